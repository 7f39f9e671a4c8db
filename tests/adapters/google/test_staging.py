"""A table too big for one request: people see the old one or the new one, never half of it."""

from __future__ import annotations

import pytest

from sheetsync.adapters.google.staging import MOST_BYTES, weight
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.errors import Unavailable
from tests.adapters.google.office import GoogleOffice

ROWS = 8_000


def verdicts(word: str, rows: int = ROWS) -> Sheet:
    head = (Spot("Lead verdicts", Style.TITLE),)
    body = [
        (Spot(f"L-{number}", Style.LINK, link="'Leads'!A1"), Spot(number, Style.COUNT), Spot(f"{word} {number:0300d}"))
        for number in range(rows)
    ]
    return Sheet("verdicts", "Lead verdicts", (head, *body))


def ceo(word: str) -> Sheet:
    return Sheet("ceo", "CEO", ((Spot("Review", Style.TITLE),), (Spot(word),)))


@pytest.fixture
def spreadsheet(google: GoogleOffice) -> str:
    return google.spreadsheet("book", {"Leads": [["Lead ID"]]})


def shown(google: GoogleOffice, spreadsheet: str) -> tuple[object, object, object]:
    """A word of the CEO tab, the first and the last one of the big table."""
    big = google.emulator.cells(spreadsheet, "Lead verdicts")
    last = max(big)
    return google.emulator.cells(spreadsheet, "CEO")[1, 0], str(big[1, 2]).split()[0], str(big[last]).split()[0]


def titles(google: GoogleOffice, spreadsheet: str) -> list[str]:
    return [sheet["properties"]["title"] for sheet in google.emulator.state(spreadsheet)["sheets"]]


def test_the_old_or_the_new_table_never_half(google: GoogleOffice, spreadsheet: str) -> None:
    assert weight(verdicts("old")) > MOST_BYTES / 2
    workbook = google.workbook(spreadsheet)
    workbook.write([ceo("old"), verdicts("old", 10)])
    seen = []
    google.emulator.log.clear()
    for _ in range(6):
        google.emulator.between(lambda: seen.append(shown(google, spreadsheet)), path=":batchUpdate")
    workbook.write([ceo("new"), verdicts("new", 2 * ROWS)])
    batches = [exchange for exchange in google.emulator.log if exchange.path.endswith(":batchUpdate")]
    assert len(batches) > 3
    assert set(seen) == {("old", "old", "old")}
    assert shown(google, spreadsheet) == ("new", "new", "new")
    cells = google.emulator.cells(spreadsheet, "Lead verdicts")
    assert cells == {(row, column): cell for row, column, cell in verdicts("new", 2 * ROWS).cells()}
    assert not [title for title in titles(google, spreadsheet) if "being written" in title]


def test_a_run_that_ends_in_between_leaves_the_old_table_and_is_tidied_up(
    google: GoogleOffice, spreadsheet: str
) -> None:
    workbook = google.workbook(spreadsheet)
    workbook.write([ceo("old"), verdicts("old", 10)])
    google.emulator.between(
        lambda: google.emulator.faults.add("drop after apply", path=":batchUpdate"), path=":batchUpdate"
    )
    with pytest.raises(Unavailable, match="Lead verdicts"):
        workbook.write([ceo("new"), verdicts("new", 2 * ROWS)])
    assert shown(google, spreadsheet) == ("old", "old", "old")
    google.emulator.faults.clear()
    google.workbook(spreadsheet).write([ceo("new"), verdicts("new", 20)])
    assert shown(google, spreadsheet) == ("new", "new", "new")
    assert not [title for title in titles(google, spreadsheet) if "being written" in title]
