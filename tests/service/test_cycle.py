"""One tick's work, rule by rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sheetsync.errors import BadConfig, Busy, DiskFault, NotPermitted, Unavailable
from sheetsync.ports import State
from sheetsync.service.health import Health
from tests.fakes import FakeWorkbook
from tests.service.desk import BOSS, FRIDAY, LEAD, MARKETING, OPERATOR, Desk, Spreadsheet
from tests.service.world import Answer

DUE = FRIDAY + dt.timedelta(hours=2)
MEETING = DUE + LEAD
DOWN = Unavailable("Google doesn't answer")


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def make(*meetings: dt.datetime, **parts: object) -> Desk:
        made.append(Desk(tmp_path / "state", Spreadsheet(*meetings), **parts))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for desk in made:
        desk.close()


@pytest.fixture
def desk(make: Callable[..., Desk]) -> Desk:
    """With a meeting whose memo is due in two hours."""
    return make(MEETING)


def test_the_first_tick_writes_the_tabs_and_unchanged_data_are_read_and_not_written(desk: Desk) -> None:
    assert desk.tick().last_write == FRIDAY
    health = desk.tick(minutes=15)
    assert (desk.book.reads, desk.book.writes) == (2, 1)
    assert (health.last_sync, health.last_write) == (FRIDAY + dt.timedelta(minutes=15), FRIDAY)


def service_block(desk: Desk) -> list[str]:
    """What the CEO tab says of the service."""
    (title,) = [tab.title for tab in desk.book.tabs() if tab.role == "ceo"]
    grid = FakeWorkbook.read(desk.book, [title])[title]  # which the count of reads doesn't hear of
    cells = [grid.cell(row, 0) for row in range(grid.height)]
    return [str(cell) for cell in cells[cells.index("Service") + 1 :] if cell is not None]


def test_the_ceo_tab_tells_of_memos_when_something_happens_to_them_and_of_nothing_else(desk: Desk) -> None:
    desk.tick()
    since = "Entries as they are since 20 Nov 2026 08:00"
    to_come = "Next memo: 20 Nov 2026 10:00, for the review of 21 Nov 2026 04:00"
    assert service_block(desk) == [since, "Last memo: none yet", to_come]
    for _ in range(4):
        desk.tick(minutes=15)
    assert desk.book.writes == 1
    desk.tick(hours=1)
    desk.tick(minutes=15)
    sent = "Last memo: for the review of 21 Nov 2026 04:00, 20 Nov 2026 10:00: accepted 1"
    assert service_block(desk) == [since, sent, "Next memo: none is planned"]
    writes = desk.book.writes
    desk.restart()
    for _ in range(4):
        desk.tick(minutes=15)
    assert desk.book.writes == writes
    desk.book.type_in("Leads", 1, 3, "Somebody else")
    desk.tick(minutes=15)
    assert service_block(desk)[0] == "Entries as they are since 20 Nov 2026 11:30"


def test_the_ceo_tab_tells_what_is_wrong_with_the_mail_also_where_each_cycle_is_a_process(desk: Desk) -> None:
    desk.server.answer = lambda _: Answer.LOGIN_REFUSED
    desk.tick()
    desk.tick(hours=2)
    desk.restart()
    desk.tick(minutes=15)
    waits = "Last memo: for the review of 21 Nov 2026 04:00, on its way: accepted 0, waiting 1"
    assert service_block(desk)[1:] == [waits, "Next memo: none is planned", "Wrong now: memos can't be handed over"]
    desk.server.answer = lambda _: Answer.ACCEPT
    desk.tick(minutes=15)
    desk.tick(minutes=15)
    assert not [line for line in service_block(desk) if line.startswith("Wrong")]


def test_the_ceo_tab_tells_of_a_ledger_begun_anew_until_it_has_sent_something(desk: Desk) -> None:
    desk.tick()
    desk.close()
    (desk.folder / "ledger.sqlite3").write_bytes(b"no ledger" * 1000)
    desk.restart()
    desk.tick(minutes=15)
    assert service_block(desk)[-1].startswith(
        "The service's memory was lost and begun anew or restored, 20 Nov 2026 08:"
    )
    desk.tick(hours=2)
    desk.tick(minutes=15)
    assert service_block(desk)[-1] == "Next memo: none is planned"


def test_between_two_syncs_the_spreadsheet_is_left_alone(desk: Desk) -> None:
    desk.tick()
    desk.tick(minutes=14)
    assert desk.book.reads == 1


def test_after_work_and_at_the_weekend_there_are_no_syncs(make: Callable[..., Desk]) -> None:
    desk = make()
    desk.tick(hours=11.9)
    for _ in range(60):
        desk.tick(hours=1)
    assert desk.book.reads == 1
    desk.tick(hours=1)
    assert desk.clock().isoweekday() == 1
    assert desk.book.reads == 2


def test_the_memo_goes_out_at_its_hour_and_not_before_and_once(desk: Desk) -> None:
    desk.tick()
    desk.tick(minutes=119)
    assert desk.memos() == []
    desk.tick(minutes=1)
    desk.tick(minutes=1)
    desk.restart()
    desk.tick(minutes=20)
    assert desk.memos() == [BOSS]
    assert desk.published[-1].memos == {"accepted": 1}


def test_numbers_older_than_ten_minutes_are_read_anew_before_a_memo_is_made(desk: Desk) -> None:
    desk.tick(hours=1, minutes=49)
    desk.tick(minutes=11)
    assert desk.book.reads == 2
    assert "OLD NUMBERS" not in desk.memo()


def test_numbers_of_ten_minutes_ago_are_good_enough(desk: Desk) -> None:
    desk.tick(hours=1, minutes=50)
    desk.tick(minutes=10)
    assert desk.book.reads == 1
    assert desk.memos() == [BOSS]


def test_a_workbook_that_cant_be_reached_at_the_hour_gives_old_numbers_and_the_memo_says_why(desk: Desk) -> None:
    desk.tick()
    desk.book.fault = DOWN
    desk.tick(hours=2)
    assert desk.memos() == [BOSS]
    assert "OLD NUMBERS" in desk.memo()
    assert "Google doesn't answer" in " ".join(desk.memo().replace("=\r\n", "").split())


def test_entries_that_cant_be_used_leave_the_last_good_numbers_and_mark_the_tab(desk: Desk) -> None:
    desk.tick()
    desk.book.type_in("Leads", 0, 0, "???")
    health = desk.tick(minutes=15)
    assert "data" in health.faults
    assert desk.book.banner
    assert desk.alerts() == 1
    desk.tick(minutes=105)
    assert "OLD NUMBERS" in desk.memo()
    desk.book.type_in("Leads", 0, 0, "Lead ID")
    assert desk.tick(minutes=15).faults == {}


def test_the_memo_says_so_too_when_the_last_good_numbers_are_only_minutes_old(desk: Desk) -> None:
    desk.tick(hours=1, minutes=44)
    desk.book.type_in("Leads", 0, 0, "???")
    desk.tick(minutes=15)
    desk.tick(minutes=1)
    assert "OLD NUMBERS" in desk.memo()


def test_a_workbook_that_cant_be_reached_is_tried_every_two_minutes(desk: Desk) -> None:
    desk.book.fault = DOWN
    for _ in range(12):
        desk.tick(seconds=20)
    assert len(desk.events("sync.later")) == 2


@pytest.mark.parametrize("fault", [DOWN, Busy("the workbook is open")])
def test_a_workbook_that_cant_be_reached_for_half_an_hour_is_told_to_the_operator(
    make: Callable[..., Desk], fault: Exception
) -> None:
    desk = make()
    desk.book.fault = fault
    desk.tick()
    assert "google" in desk.tick(minutes=28).faults
    assert desk.alerts() == 0
    desk.tick(minutes=2)
    assert desk.alerts() == 1


def test_half_an_hour_is_half_an_hour_for_cron_too_where_each_cycle_is_a_process(make: Callable[..., Desk]) -> None:
    desk = make()
    desk.book.fault = DOWN
    for _ in range(4):
        desk.tick(minutes=10)
        desk.restart()
    assert desk.alerts() == 1


def test_refused_access_is_told_at_once(make: Callable[..., Desk]) -> None:
    desk = make()
    desk.book.fault = NotPermitted("it isn't shared with you")
    assert "access" in desk.tick().faults
    assert desk.alerts() == 1


def test_only_those_whom_a_meeting_names_get_its_memo_and_nobody_who_isnt_configured(make: Callable[..., Desk]) -> None:
    desk = make(MEETING, recipients=(BOSS, MARKETING))
    desk.book.type_in("Reviews", 1, 2, "Marketing@Example.com, stranger@example.org")
    desk.tick()
    desk.tick(hours=2)
    assert desk.memos() == [MARKETING]


def test_a_meeting_that_names_only_strangers_is_for_all(make: Callable[..., Desk]) -> None:
    desk = make(MEETING, recipients=(BOSS, MARKETING))
    desk.book.type_in("Reviews", 1, 2, "stranger@example.org")
    desk.tick()
    desk.tick(hours=2)
    assert desk.memos() == [BOSS, MARKETING]


def test_nobody_to_send_to_is_no_fault(make: Callable[..., Desk]) -> None:
    desk = make(MEETING, recipients=())
    desk.tick()
    assert desk.tick(hours=2).faults == {}
    assert desk.ledger.known() == []


def test_a_memo_later_than_an_hour_says_so(desk: Desk) -> None:
    desk.tick()
    desk.tick(hours=3)
    assert "This memo comes late" in desk.memo()


def test_a_meeting_whose_memo_was_missed_is_told_once(desk: Desk) -> None:
    desk.tick()
    desk.tick(days=1)
    desk.tick(days=1)
    desk.restart()
    desk.tick(days=1)
    assert desk.memos() == []
    assert [event["review"] for event in desk.events("memo.missed")] == [f"{MEETING:%Y-%m-%d}"]
    assert desk.alerts() == 1


def test_two_missed_memos_are_told_both_though_it_is_one_cause(make: Callable[..., Desk]) -> None:
    desk = make(MEETING, MEETING + dt.timedelta(hours=24))
    desk.tick()
    desk.tick(days=4)
    assert desk.alerts() == 2


def test_a_meeting_that_goes_takes_its_unsent_memo_along(desk: Desk) -> None:
    desk.server.answer = lambda _: Answer.NO_CONNECTION
    desk.tick()
    desk.tick(hours=2)
    desk.book.type_in("Reviews", 1, 0, None)
    desk.tick(minutes=15)
    desk.server.answer = lambda _: Answer.ACCEPT
    desk.tick(minutes=15)
    assert desk.published[-1].memos == {"cancelled": 1}
    assert not desk.server.copies


@pytest.mark.parametrize(("hours", "sent"), [(6, [BOSS]), (-6, [])])
def test_a_meeting_moved_by_a_few_hours_takes_its_unsent_memo_along(desk: Desk, hours: int, sent: list[str]) -> None:
    """It is tried until the new start, be it later or earlier than the old one."""
    desk.server.answer = lambda _: Answer.NO_CONNECTION
    desk.tick()
    desk.tick(hours=2)
    moved = MEETING + dt.timedelta(hours=hours)
    desk.book.type_in("Reviews", 1, 0, moved.date())
    desk.book.type_in("Reviews", 1, 1, f"{moved:%H:%M}")
    desk.tick(minutes=15)
    desk.server.dialogs.clear()
    desk.server.answer = lambda _: Answer.ACCEPT
    desk.tick(hours=18 if hours > 0 else 13)
    assert desk.memos() == sent
    assert desk.tick(hours=6).memos == ({"accepted": 1} if sent else {"expired": 1})
    assert len(desk.ledger.known()) == 1


def test_a_meeting_put_off_is_over_for_its_memo_when_the_new_start_has_come(desk: Desk) -> None:
    desk.server.answer = lambda _: Answer.NO_CONNECTION
    desk.tick()
    desk.tick(hours=2)
    desk.book.type_in("Reviews", 1, 1, f"{MEETING + dt.timedelta(hours=6):%H:%M}")
    desk.tick(minutes=15)
    assert desk.tick(hours=23, minutes=44).memos == {"planned": 1}
    assert desk.tick(minutes=1).memos == {"expired": 1}


def test_a_reviews_tab_that_was_never_read_cancels_nothing(desk: Desk) -> None:
    """As from a backup: the memo is there and waits, and what the tab said isn't known."""
    desk.server.answer = lambda _: Answer.NO_CONNECTION
    desk.tick()
    desk.tick(hours=2)
    desk.ledger.note("last good", "")
    desk.restart()
    desk.book.fault = DOWN
    assert desk.tick(minutes=15).memos == {"planned": 1}
    desk.server.answer = lambda _: Answer.ACCEPT
    assert desk.tick(minutes=15).memos == {"accepted": 1}


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


def test_another_configuration_syncs_at_once(desk: Desk) -> None:
    desk.tick()
    desk.service.adopt(desk.company())
    desk.tick(seconds=20)
    assert desk.book.reads == 2


def test_a_clock_that_steps_back_doesnt_silence_the_syncs(make: Callable[..., Desk]) -> None:
    desk = make()
    desk.tick()
    desk.tick(hours=-5)
    assert desk.book.reads == 2


def test_cycles_and_those_that_couldnt_do_all_are_counted(make: Callable[..., Desk]) -> None:
    desk = make()
    desk.tick()
    desk.book.fault = DOWN
    health = desk.tick(minutes=15)
    assert (health.cycles, health.failed_cycles) == (2, 1)
    assert health.last_cycle == desk.clock()
