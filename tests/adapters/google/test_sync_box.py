"""The "Sync now" box on the CEO tab."""

from __future__ import annotations

import pytest

from sheetsync.adapters.google.sync_box import SyncBox
from sheetsync.core.layout import Sheet, Spot, Style
from tests.adapters.google.office import GoogleOffice


def ceo(rows: int = 2) -> Sheet:
    body = tuple((Spot(f"row {number}"), Spot(number)) for number in range(rows))
    return Sheet("ceo", "CEO", ((Spot("Review", Style.TITLE, span=2),), *body))


@pytest.fixture
def spreadsheet(google: GoogleOffice) -> str:
    return google.spreadsheet("book", {"Leads": [["Lead ID"]]})


def box(google: GoogleOffice, spreadsheet: str) -> SyncBox:
    return SyncBox(google.workbook(spreadsheet).transport, spreadsheet, "en")


def place(google: GoogleOffice, spreadsheet: str) -> tuple[int, int]:
    cells = google.emulator.cells(spreadsheet, "CEO")
    row, column = next(at for at, cell in cells.items() if cell == "Sync now:")
    return row, column + 1


def test_it_is_put_beside_the_table_once_and_can_be_ticked(google: GoogleOffice, spreadsheet: str) -> None:
    workbook, button = google.workbook(spreadsheet), box(google, spreadsheet)
    assert button.is_pressed() is None
    button.release()
    assert button.is_pressed() is None, "without a CEO tab there is nowhere to put it"
    workbook.write([ceo()])
    button.release()
    assert button.is_pressed() is False
    at = place(google, spreadsheet)
    assert at == (0, 4)
    sheet = next(s for s in google.emulator.state(spreadsheet)["sheets"] if s["properties"]["title"] == "CEO")
    rule = sheet["data"][0]["rowData"][0]["values"][4]["dataValidation"]
    assert rule["condition"]["type"] == "BOOLEAN"
    google.emulator.person(spreadsheet).type_in("CEO", *at, True)
    assert button.is_pressed() is True
    button.release()
    assert button.is_pressed() is False
    assert place(google, spreadsheet) == at


def test_it_is_followed_where_people_move_it(google: GoogleOffice, spreadsheet: str) -> None:
    workbook, button = google.workbook(spreadsheet), box(google, spreadsheet)
    workbook.write([ceo()])
    button.release()
    person = google.emulator.person(spreadsheet)
    person.insert_columns("CEO", 3)
    person.insert_rows("CEO", 0)
    at = place(google, spreadsheet)
    person.type_in("CEO", *at, True)
    assert button.is_pressed() is True
    button.release()
    assert google.emulator.cells(spreadsheet, "CEO")[at] is False


def test_it_takes_nobody_s_cells(google: GoogleOffice, spreadsheet: str) -> None:
    workbook, button = google.workbook(spreadsheet), box(google, spreadsheet)
    workbook.write([ceo()])
    person = google.emulator.person(spreadsheet)
    for column in range(3, 11):
        person.type_in("CEO", 0, column, f"mine {column}")
    before = google.emulator.cells(spreadsheet, "CEO")
    button.release()
    assert google.emulator.cells(spreadsheet, "CEO") == before
    assert button.is_pressed() is None


def test_a_deleted_box_is_made_anew_and_a_sync_leaves_it_alone(google: GoogleOffice, spreadsheet: str) -> None:
    workbook, button = google.workbook(spreadsheet), box(google, spreadsheet)
    workbook.write([ceo()])
    button.release()
    google.emulator.person(spreadsheet).delete_columns("CEO", 3, 2)
    assert not button.is_pressed()
    button.release()
    at = place(google, spreadsheet)
    google.emulator.person(spreadsheet).type_in("CEO", *at, True)
    workbook.tabs()
    workbook.write([ceo(5)])
    assert button.is_pressed() is True
    assert "Sync now:" not in google.emulator.cells(spreadsheet, "Status").values()
