"""What the CEO tab tells of the service."""

from __future__ import annotations

from itertools import takewhile

from tests.fakes import FakeWorkbook
from tests.service.desk import Desk
from tests.service.world import Answer


def service_block(desk: Desk) -> list[str]:
    """What the CEO tab says of the service."""
    (title,) = [tab.title for tab in desk.book.tabs() if tab.role == "ceo"]
    grid = FakeWorkbook.read(desk.book, [title])[title]  # which the count of reads doesn't hear of
    columns = [[grid.cell(row, column) for row in range(grid.height)] for column in range(len(grid.columns))]
    ((column, first),) = [
        (column, row)
        for column in columns
        for row, cell in enumerate(column)
        if isinstance(cell, str) and cell.startswith("Entries as they are since")
    ]
    return [str(cell) for cell in takewhile(lambda cell: cell is not None, column[first:])]


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
