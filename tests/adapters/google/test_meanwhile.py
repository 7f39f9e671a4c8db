"""What is typed between our reading and our writing, table by table: kept once, and nothing lost when grids change."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sheetsync.adapters.google import GoogleWorkbook
from sheetsync.core.grid import Grid
from sheetsync.core.layout import Sheet
from tests.adapters.google.company import WRITE
from tests.adapters.google.office import GoogleOffice
from tests.adapters.google.our_tables import Wanted, log, shown
from tests.sheets_emulator.person import Person


def table(height: int = 3, width: int = 3, day: int = 1) -> Sheet:
    return Wanted("ceo", height, width, day, chart=False, highlights=0).sheet()


@pytest.fixture
def spreadsheet(google: GoogleOffice) -> str:
    return google.spreadsheet("book", {"Notes": [["mine"]]})


@pytest.fixture
def workbook(google: GoogleOffice, spreadsheet: str) -> GoogleWorkbook:
    written = google.workbook(spreadsheet)
    written.write([table()])
    return written


@pytest.fixture
def person(google: GoogleOffice, spreadsheet: str) -> Person:
    return google.emulator.person(spreadsheet)


def run(workbook: GoogleWorkbook, sheets: Sequence[Sheet], entries: Sequence[str] = ()) -> None:
    """A run as the pipeline does it; `entries` make a log beside the tables."""
    owned = {tab.role: tab.title for tab in workbook.tabs() if tab.role}
    grids = workbook.read(list(owned.values()))
    standing: Grid | None = grids.get(owned.get("history", ""))
    workbook.write([*sheets, *([log(standing, entries)] if entries else [])])


def kept(google: GoogleOffice, spreadsheet: str) -> list[object]:
    cells = google.emulator.cells(spreadsheet, "Status")
    return [cell for (row, column), cell in sorted(cells.items()) if row > 3 and column == 3]


def write_while_typed(google: GoogleOffice, workbook: GoogleWorkbook, person: Person, text: str | int) -> None:
    google.emulator.between(lambda: person.type_in("CEO", 2, 1, text), WRITE)
    run(workbook, [table(day=2)])


def test_a_run_without_anything_new_shows_what_was_typed_before_it(
    google: GoogleOffice, spreadsheet: str, workbook: GoogleWorkbook, person: Person
) -> None:
    write_while_typed(google, workbook, person, "call Anna")
    assert kept(google, spreadsheet) == []
    run(workbook, [table(day=2)])
    assert kept(google, spreadsheet) == ["call Anna"]
    google.emulator.log.clear()
    run(workbook, [table(day=2)])
    assert not any(exchange.changed for exchange in google.emulator.log)


def test_it_is_shown_once_though_only_the_log_is_written_again_and_again(
    google: GoogleOffice, spreadsheet: str, workbook: GoogleWorkbook, person: Person
) -> None:
    write_while_typed(google, workbook, person, "call Anna")
    entries = ["one", "two", "three"]
    for number in (1, 2, 3):
        run(workbook, [table(day=2)], entries[:number])
    assert kept(google, spreadsheet) == ["call Anna"]


def test_of_a_formula_typed_just_then_its_result_is_kept(
    google: GoogleOffice, spreadsheet: str, workbook: GoogleWorkbook, person: Person
) -> None:
    write_while_typed(google, workbook, person, "=6*700")
    run(workbook, [table(day=2)])
    assert kept(google, spreadsheet) == [4200]


def test_yes_over_a_one_is_another_thing(
    google: GoogleOffice, spreadsheet: str, workbook: GoogleWorkbook, person: Person
) -> None:
    assert google.emulator.cells(spreadsheet, "CEO")[2, 1] == 1
    for cell in (None, True):
        person.type_in("CEO", 2, 1, cell)
    run(workbook, [table()])
    assert kept(google, spreadsheet) == [True]
    assert google.emulator.cells(spreadsheet, "CEO")[2, 1] is not True


def test_a_table_that_grows_to_the_right_leaves_rows_alone_that_people_add_just_then(
    google: GoogleOffice, spreadsheet: str, workbook: GoogleWorkbook, person: Person
) -> None:
    rows = google.emulator.store.known(spreadsheet).titled("CEO").rows  # type: ignore[union-attr]
    google.emulator.between(lambda: person.type_in("CEO", rows + 40, 0, "far below"), WRITE)
    run(workbook, [table(width=5)])
    assert google.emulator.cells(spreadsheet, "CEO")[rows + 40, 0] == "far below"


def test_a_table_that_grows_down_leaves_columns_alone_that_people_add_just_then(
    google: GoogleOffice, spreadsheet: str, workbook: GoogleWorkbook, person: Person
) -> None:
    google.emulator.between(lambda: person.type_in("CEO", 0, 40, "far right"), WRITE)
    run(workbook, [table(height=60)])
    assert google.emulator.cells(spreadsheet, "CEO")[0, 40] == "far right"


def test_a_log_whose_columns_people_deleted_gets_its_lines_in_full(
    google: GoogleOffice, spreadsheet: str, workbook: GoogleWorkbook, person: Person
) -> None:
    run(workbook, [table()], ["one"])
    person.delete_columns("History", 1, 1)
    run(workbook, [table()], ["one", "two"])
    cells = google.emulator.cells(spreadsheet, "History")
    last = max(row for row, _ in cells)
    assert [cells[last, 0], cells[last, 1]] == ["two", 1]


def test_without_its_frame_a_table_is_still_written_into_a_grid_that_was_cut(
    google: GoogleOffice, spreadsheet: str, workbook: GoogleWorkbook, person: Person
) -> None:
    for named in list(google.emulator.store.known(spreadsheet).named_ranges):
        person.ask("deleteNamedRange", {"namedRangeId": named["namedRangeId"]})
    person.delete_rows("CEO", 3, 22)
    assert google.emulator.store.known(spreadsheet).titled("CEO").rows == 3  # type: ignore[union-attr]
    run(workbook, [table(height=1)])
    assert google.emulator.cells(spreadsheet, "CEO") == shown(table(height=1))


def test_a_table_that_grows_down_leaves_rows_alone_that_people_add_just_then(
    google: GoogleOffice, spreadsheet: str, workbook: GoogleWorkbook, person: Person
) -> None:
    google.emulator.between(lambda: person.type_in("CEO", 90, 0, "far below"), WRITE)
    run(workbook, [table(height=60)])
    assert google.emulator.cells(spreadsheet, "CEO")[90, 0] == "far below"


@pytest.mark.xfail(reason="rules have no ids: a place in the list is all that Google takes")
def test_a_rule_that_people_add_while_one_of_ours_goes_stays(google: GoogleOffice, spreadsheet: str) -> None:
    person, workbook = google.emulator.person(spreadsheet), google.workbook(spreadsheet)
    workbook.write([Wanted("ceo", 3, 3, 1, chart=False, highlights=1).sheet()])
    condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": "Anna"}]}
    rule = {"booleanRule": {"condition": condition, "format": {"textFormat": {"bold": True}}}}
    google.emulator.between(lambda: person.add_conditional_format("CEO", rule), WRITE)
    run(workbook, [table()])
    tab = google.emulator.store.known(spreadsheet).titled("CEO")
    assert [there["booleanRule"]["condition"] for there in tab.objects["conditionalFormats"]] == [condition]  # type: ignore[union-attr]


@pytest.mark.xfail(reason="the frame is laid anew in the same second in which it was moved")
def test_rows_inserted_while_a_table_gets_shorter_leave_nothing_of_it_below(
    google: GoogleOffice, spreadsheet: str, workbook: GoogleWorkbook, person: Person
) -> None:
    google.emulator.between(lambda: person.insert_rows("CEO", 2, 2), WRITE)
    for _ in range(2):
        run(workbook, [table(height=1)])
    assert google.emulator.cells(spreadsheet, "CEO") == shown(table(height=1))
