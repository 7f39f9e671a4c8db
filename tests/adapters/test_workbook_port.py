"""What every Workbook promises: one suite over the fake, the .xlsx file and the Google spreadsheet."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import openpyxl
import pytest

from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.core.entry_tabs import Deals, Leads
from sheetsync.core.grid import Cell, Grid, same_cell, serial
from sheetsync.core.issues import Tally
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.norms import DEFAULT_STAGES, Norms, Source
from sheetsync.core.tables import read_tables, titles
from sheetsync.core.tables.tabs import elect
from sheetsync.errors import BadSheetData, Busy
from sheetsync.ports import NewEntryTab, Workbook
from tests.adapters.google.office import GoogleOffice
from tests.adapters.xlsx_files import cells_of, write_rows
from tests.fakes import FakeWorkbook, Rows


class Person(Protocol):
    """What a person does to the workbook in another program."""

    def type_in(self, title: str, row: int, column: int, cell: Cell) -> None: ...
    def rename(self, title: str, new: str) -> None: ...
    def delete(self, title: str) -> None: ...
    def merge(self, title: str, top: int, left: int, bottom: int, right: int) -> None: ...


class PersonWithFile:
    """A person who opens the file, changes it and saves it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def type_in(self, title: str, row: int, column: int, cell: Cell) -> None:
        self._change(lambda book: book[title].cell(row + 1, column + 1, cell))

    def rename(self, title: str, new: str) -> None:
        def change(book: openpyxl.Workbook) -> None:
            book[title].title = new
            for name in book.defined_names.values():
                quoted = new.replace("'", "''")
                name.attr_text = name.attr_text.replace(f"'{title}'!", f"'{quoted}'!")

        self._change(change)

    def delete(self, title: str) -> None:
        def change(book: openpyxl.Workbook) -> None:
            del book[title]
            for name in book.defined_names.values():
                name.attr_text = name.attr_text.replace(f"'{title}'!", "#REF!")

        self._change(change)

    def merge(self, title: str, top: int, left: int, bottom: int, right: int) -> None:
        self._change(lambda book: book[title].merge_cells(None, top + 1, left + 1, bottom + 1, right + 1))

    def _change(self, change: Callable[[openpyxl.Workbook], object]) -> None:
        book = openpyxl.load_workbook(self._path)
        change(book)
        book.save(self._path)


Office = Callable[[Mapping[str, Rows]], tuple[Workbook, Person]]


@pytest.fixture(params=["fake", "xlsx", "google"])
def office(request: pytest.FixtureRequest, tmp_path: Path, google: GoogleOffice) -> Office:
    def fake(tabs: Mapping[str, Rows]) -> tuple[Workbook, Person]:
        workbook = FakeWorkbook(tabs)
        return workbook, workbook

    def xlsx(tabs: Mapping[str, Rows]) -> tuple[Workbook, Person]:
        path = write_rows(tmp_path / "book.xlsx", tabs)
        return XlsxWorkbook(path), PersonWithFile(path)

    def shared(tabs: Mapping[str, Rows]) -> tuple[Workbook, Person]:
        spreadsheet = google.spreadsheet("book", tabs)
        return google.workbook(spreadsheet), google.emulator.person(spreadsheet)

    offices: Mapping[str, Office] = {"fake": fake, "xlsx": xlsx, "google": shared}
    return offices[request.param]


LEADS: Rows = [["Lead ID", "Created", "Amount"], ["L-1", dt.date(2026, 10, 5), 1200.5], ["L-2", None, 7]]
TABS: Mapping[str, Rows] = {"Leads": LEADS, "Notes": [["mine"]]}


def summary(role: str = "ceo", title: str = "CEO", *, rows: int = 2) -> Sheet:
    head = (Spot("Review", Style.TITLE, span=3),)
    body = [
        (Spot(f"=row {n}"), Spot(n, Style.COUNT), Spot(n / 8, Style.SHARE), Spot(dt.date(2026, 10, 1), Style.DATE))
        for n in range(1, rows + 1)
    ]
    return Sheet(role, title, (head, *body), widths=(20, 10, 10, 12), frozen=1)


def content(grid: Grid) -> dict[tuple[int, int], Cell]:
    return {place: held(cell) for place, cell in cells_of(grid)}


def wanted(sheet: Sheet) -> dict[tuple[int, int], Cell]:
    return {(row, column): held(cell) for row, column, cell in sheet.cells()}


def held(cell: Cell) -> Cell:
    """A date as a spreadsheet may tell it: its serial number."""
    return serial(cell) if isinstance(cell, dt.date) else cell


def test_tabs_stand_in_order_and_are_nobodys(office: Office) -> None:
    workbook, _ = office(TABS)
    assert [(tab.title, tab.role, tab.hidden) for tab in workbook.tabs()] == [
        ("Leads", "", False),
        ("Notes", "", False),
    ]


def test_cells_are_read_as_what_they_are(office: Office) -> None:
    workbook, _ = office(TABS)
    grid = workbook.read(["Leads"])["Leads"]
    assert grid.height == len(LEADS)
    for row, cells in enumerate(LEADS):
        assert all(same_cell(found, cell) for found, cell in zip(grid.row(row), cells, strict=True))


def test_a_tab_that_is_not_there_is_named(office: Office) -> None:
    workbook, _ = office(TABS)
    with pytest.raises(BadSheetData, match="Spend"):
        workbook.read(["Spend"])


def test_summary_tabs_come_last_and_read_back_cell_for_cell(office: Office) -> None:
    workbook, _ = office(TABS)
    sheets = [summary(), summary("funnel", "Funnel", rows=5)]
    workbook.write(sheets)
    assert [(tab.title, tab.role) for tab in workbook.tabs()] == [
        ("Leads", ""),
        ("Notes", ""),
        ("CEO", "ceo"),
        ("Funnel", "funnel"),
    ]
    grids = workbook.read(["CEO", "Funnel"])
    assert [content(grids[sheet.title]) for sheet in sheets] == [wanted(sheet) for sheet in sheets]


def test_writing_twice_is_the_same_as_once(office: Office) -> None:
    workbook, _ = office(TABS)
    workbook.write([summary()])
    once = workbook.tabs(), content(workbook.read(["CEO"])["CEO"])
    workbook.write([summary()])
    assert (workbook.tabs(), content(workbook.read(["CEO"])["CEO"])) == once


def test_a_shorter_table_leaves_no_stale_rows(office: Office) -> None:
    workbook, _ = office(TABS)
    workbook.write([summary(rows=9)])
    workbook.write([summary(rows=2)])
    assert content(workbook.read(["CEO"])["CEO"]) == wanted(summary(rows=2))


def test_owned_tabs_that_are_not_written_stay(office: Office) -> None:
    workbook, _ = office(TABS)
    workbook.write([summary(), summary("funnel", "Funnel")])
    workbook.write([summary(rows=4)])
    assert content(workbook.read(["Funnel"])["Funnel"]) == wanted(summary("funnel", "Funnel"))


def test_people_s_tabs_are_the_same_before_and_after(office: Office) -> None:
    workbook, _ = office(TABS)
    before = {title: content(grid) for title, grid in workbook.read(list(TABS)).items()}
    workbook.write([summary()])
    assert {title: content(grid) for title, grid in workbook.read(list(TABS)).items()} == before


def test_somebody_else_s_tab_of_that_title_is_not_touched(office: Office) -> None:
    workbook, _ = office({**TABS, "ceo": [["my own CEO page"]]})
    with pytest.raises(BadSheetData, match="CEO"):
        workbook.write([summary("funnel", "Funnel"), summary()])
    assert [tab.title for tab in workbook.tabs()] == ["Leads", "Notes", "ceo"]
    assert content(workbook.read(["ceo"])["ceo"]) == {(0, 0): "my own CEO page"}


def test_a_renamed_summary_tab_is_followed(office: Office) -> None:
    workbook, person = office(TABS)
    workbook.write([summary()])
    person.rename("CEO", "Boss's page")
    workbook.read(["Leads"])
    workbook.write([summary(rows=6)])
    assert [(tab.title, tab.role) for tab in workbook.tabs()][2:] == [("Boss's page", "ceo")]
    assert content(workbook.read(["Boss's page"])["Boss's page"]) == wanted(summary(rows=6))


def test_a_deleted_summary_tab_is_made_anew(office: Office) -> None:
    workbook, person = office(TABS)
    workbook.write([summary()])
    person.delete("CEO")
    assert [tab.title for tab in workbook.tabs()] == ["Leads", "Notes"]
    workbook.read(["Leads"])
    workbook.write([summary()])
    assert [(tab.title, tab.role) for tab in workbook.tabs()][2:] == [("CEO", "ceo")]


def test_what_people_type_beside_the_table_is_not_ours_and_stays(office: Office) -> None:
    workbook, person = office(TABS)
    workbook.write([summary()])
    person.type_in("CEO", 1, 6, "call Anna")
    person.type_in("CEO", 9, 0, 42)
    assert content(workbook.read(["CEO"])["CEO"]) == wanted(summary())
    workbook.write([summary(rows=3)])
    person.rename("CEO", "Seen")  # what isn't ours shows on a tab that isn't ours
    assert content(workbook.read(["Seen"])["Seen"]) == wanted(summary(rows=3))


def test_typed_since_it_was_read_is_kept(office: Office) -> None:
    workbook, person = office(TABS)
    workbook.read(["Leads"])
    person.type_in("Leads", 3, 0, "L-3")
    with suppress(Busy):  # a file is replaced as a whole: not before it is read again
        workbook.write([summary()])
    workbook.read(["Leads"])
    workbook.write([summary()])
    assert content(workbook.read(["Leads"])["Leads"])[3, 0] == "L-3"
    assert [tab.role for tab in workbook.tabs()] == ["", "", "ceo"]


def test_the_fingerprint_tells_a_typed_cell_and_ignores_our_own_writing(office: Office) -> None:
    workbook, person = office(TABS)
    first = workbook.fingerprint(["Leads", "Notes"])
    workbook.write([summary(), summary("funnel", "Funnel")])
    workbook.write([summary(rows=7)])
    assert workbook.fingerprint(["Leads", "Notes"]) == first
    person.type_in("Leads", 2, 2, 8)
    workbook.read(["Leads", "Notes"])
    assert workbook.fingerprint(["Leads", "Notes"]) != first


def new_tabs() -> list[NewEntryTab]:
    dated = [stage for stage in DEFAULT_STAGES if stage.source is Source.DATES]
    return [NewEntryTab(Leads, "Leads", "en"), NewEntryTab(Deals, "Deals", "en", dated, {"status": ("open", "won")})]


def test_missing_entry_tabs_are_added_with_headers_and_an_example(office: Office) -> None:
    workbook, _ = office({"Notes": [["mine"]]})
    workbook.add_entry_tabs(new_tabs())
    grid = workbook.read(["Deals"])["Deals"]
    assert [tab.title for tab in workbook.tabs()] == ["Notes", "Leads", "Deals"]
    assert grid.row(0) == [
        "Lead ID",
        "Manager",
        "Status",
        "Contacted",
        "Meeting",
        "Proposal",
        "Closed",
        "Loss reason",
        "Target (sales)",
        "Amount",
        "Cost",
    ]
    assert grid.row(1)[:3] == ["L-0001", "Anna", "open"]
    assert same_cell(workbook.read(["Leads"])["Leads"].row(1)[1], dt.date(2026, 10, 5))


def test_entry_tabs_that_are_there_are_not_touched_and_twice_is_once(office: Office) -> None:
    workbook, _ = office(TABS)
    workbook.add_entry_tabs(new_tabs())
    assert content(workbook.read(["Leads"])["Leads"])[1, 0] == "L-1"
    once = workbook.tabs(), content(workbook.read(["Deals"])["Deals"])
    workbook.add_entry_tabs(new_tabs())
    assert (workbook.tabs(), content(workbook.read(["Deals"])["Deals"])) == once


MESSY: Rows = [
    ["Наши лиды — рабочая таблица"],
    [],
    ["ID лида*", "Дата", None, "Контакты", None, None, "Канал", "Лидов"],
    [None, "создания\n", "Кaнал:", "Тел.", "Тел.", None, None, None],
    ["L-1", dt.date(2026, 10, 1), "Search", "+7 916 123-45-67", None, None, "Search", 2],
    ["L-2", "02.10.2026", "E-mail", "+7 916 123-45-68", "+7 916 123-45-69", None, "E-mail", 1],
    ["--- октябрь ---"],
    ["L-3", dt.date(2026, 10, 3), "Search", None, None, False],
    [None, "L-4", dt.date(2026, 10, 4), "Search"],
    ["L-5", dt.date(2026, 10, 5), "Search"],
    ["L-6", dt.date(2026, 10, 6), None],
    ["Итого", 5],
    [None, None, None, None, None, False],
    ["Канал", "Лидов"],
    ["Search", 3],
]
SAID = {
    "header_rows": ["3", "4"],
    "header_twice": ["E4"],
    "columns_differ": ["E6"],
    "beside_table": ["G5", "G6", "H5", "H6"],
    "row_remark": ["7"],
    "row_shifted": ["9"],
    "row_total": ["12"],
    "row_other_table": ["14", "15"],
    "cells_merged": ["C10", "C11"],
}


def test_a_messy_tab_is_understood_the_same_wherever_it_lies(office: Office) -> None:
    workbook, person = office({"Лиды 2026 ": MESSY, "Копия листа Лиды": MESSY})
    person.merge("Лиды 2026 ", 9, 2, 10, 2)
    person.merge("Лиды 2026 ", 2, 3, 2, 4)
    names = [tab.title for tab in workbook.tabs()]
    found = titles.candidates(names, Norms())
    cells = workbook.read(titles.rivals(found["leads"]))
    bound, rivals = elect(found, cells, Norms())
    assert bound == {"leads": "Лиды 2026 "}
    assert [(issue.kind, issue.written) for issue in rivals] == [("tab_copy", "Копия листа Лиды")]
    tables = read_tables({"leads": (bound["leads"], cells[bound["leads"]])}, Norms())
    assert not tables.faults
    columns = {name: binding.column for name, binding in tables.bindings["leads"].items()}
    assert columns == {"lead_id": 0, "created": 1, "channel": 2, "phone": 3}
    frame = tables.frames["leads"]
    assert frame["lead_id"].tolist() == ["L-1", "L-2", "L-3", "L-5", "L-6"]
    assert frame["created"].dt.day.tolist() == [1, 2, 3, 5, 6]
    assert frame["channel"].isna().tolist() == [False, False, False, False, True]
    assert tables.tallies == (Tally("Лиды 2026 ", rows=11, used=5, left_out=5, blank=1),)
    said = {kind: sorted(c for one in tables.issues if one.kind == kind for c in one.cells()) for kind in SAID}
    assert said == {kind: sorted(cells) for kind, cells in SAID.items()}


def test_it_says_what_it_is(office: Office) -> None:
    workbook, _ = office(TABS)
    assert os.fspath(workbook.name()).endswith(("the fake workbook", "book.xlsx", "book"))
