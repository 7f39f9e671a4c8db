"""A tick that can't do all of its work: each fault ends its own step, is told, and is mended."""

from __future__ import annotations

from collections.abc import Callable

from sheetsync.errors import BadConfig, DiskFault
from sheetsync.ports import State
from sheetsync.service.health import Health
from tests.service.desk import BOSS, DOWN, OPERATOR, Desk
from tests.service.world import Answer


def test_a_mail_server_that_is_down_is_a_fault_until_it_is_back_and_the_memo_goes_out_then(desk: Desk) -> None:
    desk.tick()
    desk.server.answer = lambda _: Answer.LOGIN_REFUSED
    assert desk.tick(hours=2).faults["mail"].startswith("535")
    desk.server.answer = lambda _: Answer.ACCEPT
    health = desk.tick(minutes=15)
    assert health.faults == {}
    assert health.memos == {"accepted": 1}
    assert desk.server.dialogs[-1] == OPERATOR


def test_a_refused_recipient_is_a_fault_until_the_meeting_begins(desk: Desk) -> None:
    desk.server.answer = lambda recipient: Answer.REFUSE_RECIPIENT if recipient == BOSS else Answer.ACCEPT
    desk.tick()
    told = desk.tick(hours=2).faults["refused"]
    assert told == "b***@example.com: 550 5.1.1 no such user"
    assert "refused" in desk.tick(hours=17).faults
    assert desk.tick(hours=1).faults == {}


def test_a_held_message_is_a_fault_until_a_person_decides(desk: Desk) -> None:
    desk.server.answer = lambda recipient: Answer.DROP_AT_DOT if recipient == BOSS else Answer.ACCEPT
    desk.tick()
    assert desk.tick(hours=2).faults["unknown"] == "b***@example.com"
    (held,) = desk.ledger.deliveries()
    desk.ledger.move(held.key, held.recipient, State.ACCEPTED, desk.clock())
    assert desk.tick(minutes=1).faults == {}


def test_a_fault_of_ours_in_one_step_ends_that_step_alone_and_tells_nothing_of_a_cell(desk: Desk) -> None:
    desk.tick()
    desk.book.fault = RuntimeError("secret of a cell")
    health = desk.tick(hours=2)
    assert desk.memos() == [BOSS]
    assert health.faults["bug"].startswith("RuntimeError in desk.py:")
    assert "secret" not in str(desk.log) + str(health)
    assert desk.tick(minutes=1).faults.keys() == {"bug"}  # that mail goes out doesn't mend it
    assert desk.alerts() == 1
    desk.book.fault = None
    assert desk.tick(minutes=15).faults == {}


def test_a_fault_is_logged_when_it_comes_and_when_it_goes(make: Callable[..., Desk]) -> None:
    desk = make()
    desk.book.fault = DOWN
    for _ in range(5):
        desk.tick(minutes=2)
    desk.book.fault = None
    desk.tick(minutes=2)
    assert desk.events("fault") == [{"cause": "google"}]
    assert desk.events("mended") == [{"cause": "google"}]


def test_a_disk_that_takes_no_health_stops_nothing(desk: Desk) -> None:
    def full(health: Health) -> None:
        desk.published.append(health)
        raise DiskFault("no room")

    desk.service._publish = full
    desk.tick()
    desk.tick(hours=2)
    assert desk.memos() == [BOSS]
    assert "disk" in desk.published[-1].faults


def test_a_ledger_that_cant_be_copied_is_told_once_and_copied_as_soon_as_it_can_be(desk: Desk) -> None:
    in_the_way = desk.folder / "ledger.part.sqlite3"
    in_the_way.mkdir()
    desk.tick()
    assert desk.tick(hours=2).faults["backup"].startswith("no backup of the ledger")
    assert desk.memos() == [BOSS]
    for _ in range(10):
        desk.tick(seconds=20)
    assert desk.events("fault") == [{"cause": "backup"}]
    assert desk.alerts() == 1
    desk.restart()
    health = desk.tick(minutes=10)
    assert "backup" in health.faults
    assert health.failed_backups == 1
    in_the_way.rmdir()
    assert desk.tick(minutes=10).faults == {}
    assert (desk.folder / "ledger.backup.sqlite3").exists()


def test_a_broken_template_gives_the_built_in_memo_and_a_fault(desk: Desk) -> None:
    class Broken:
        def render(self, memo: object) -> object:
            raise BadConfig("memo.html.j2, line 3")

    desk.renderer._own = Broken()  # type: ignore[assignment]
    desk.tick()
    health = desk.tick(hours=2)
    assert health.faults == {"template": "memo.html.j2, line 3"}
    memo = " ".join(desk.memo().replace("=\r\n", "").split())
    assert "Leads 3" in memo
    assert "built-in form: memo.html.j2, line 3" in memo, "the memo says it, too"


def test_cycles_and_those_that_couldnt_do_all_are_counted(make: Callable[..., Desk]) -> None:
    desk = make()
    desk.tick()
    desk.book.fault = DOWN
    health = desk.tick(minutes=15)
    assert (health.cycles, health.failed_cycles) == (2, 1)
    assert health.last_cycle == desk.clock()
