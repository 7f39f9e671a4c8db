"""What people type on our tabs beside our table is never lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.adapters.xlsx.kept_notes import Area, Note, place_notes
from sheetsync.core.grid import Cell, a1
from sheetsync.core.layout import Sheet, Spot
from tests.adapters.soundness import faults
from tests.adapters.xlsx_files import write_rows


def table(rows: int, columns: int) -> Sheet:
    cells = tuple(tuple(Spot(f"{row}/{column}") for column in range(columns)) for row in range(rows))
    return Sheet("ceo", "CEO", cells)


def typed(path: Path, cells: Mapping[str, Cell]) -> None:
    book = openpyxl.load_workbook(path)
    for address, value in cells.items():
        book["CEO"][address] = value
    book.save(path)


def sync(path: Path, sheet: Sheet) -> dict[str, object]:
    """Everything on the tab that isn't the table, after another sync."""
    workbook = XlsxWorkbook(path)
    workbook.write([sheet])
    assert faults(path) == []
    cells = {cell.coordinate: cell.value for row in openpyxl.load_workbook(path)["CEO"].iter_rows() for cell in row}
    ours = {a1(row, column) for row, column, _ in sheet.cells()}
    return {place: value for place, value in cells.items() if value is not None and place not in ours}


def start(tmp_path: Path) -> Path:
    path = write_rows(tmp_path / "b.xlsx", {"Leads": [["x"]]})
    XlsxWorkbook(path).write([table(3, 2)])
    return path


def test_notes_stay_where_they_are_while_there_is_room(tmp_path: Path) -> None:
    path = start(tmp_path)
    notes: dict[str, Cell] = {
        "D1": "call Anna",
        "F2": 3.5,
        "A9": dt.datetime(2026, 10, 5),
        "B9": True,
        "D12": "=1+1 said Boris",
    }
    typed(path, {**notes, "G1": "=SUM(F1:F9)"})
    for rows in (3, 4, 2):
        assert sync(path, table(rows, 3)) == {**notes, "G1": "=SUM(F1:F9)"}


def test_notes_move_aside_together_where_the_table_grows_over_them(tmp_path: Path) -> None:
    path = start(tmp_path)
    typed(path, {"C1": "right", "D3": "right too", "A5": "below", "B6": "below too"})
    assert sync(path, table(5, 4)) == {"E1": "right", "F3": "right too", "A6": "below", "B7": "below too"}
    assert sync(path, table(5, 4)) == {"E1": "right", "F3": "right too", "A6": "below", "B7": "below too"}


def test_a_row_inserted_above_our_table_goes_below_it(tmp_path: Path) -> None:
    path = start(tmp_path)
    book = openpyxl.load_workbook(path)
    book["CEO"].insert_rows(1)
    book["CEO"]["A1"] = "my headline"
    for name in book.defined_names.values():
        name.attr_text = "'CEO'!$A$2:$B$4"
    book.save(path)
    assert XlsxWorkbook(path).read(["CEO"])["CEO"].row(0) == ["0/0", "0/1"]
    assert sync(path, table(3, 2)) == {"A5": "my headline"}


AREAS = st.builds(lambda height, width: Area(0, 0, height, width), st.integers(0, 6), st.integers(0, 6))
PLACES = st.sets(st.tuples(st.integers(0, 12), st.integers(0, 12)))


@given(AREAS, AREAS, PLACES)
def test_no_note_is_lost_none_covers_another_and_none_stands_on_the_table(
    old: Area, new: Area, places: set[tuple[int, int]]
) -> None:
    notes = [Note(row, column, f"{row}/{column}") for row, column in places if (row, column) not in old]
    placed = place_notes(notes, old, new)
    assert sorted(str(note.value) for note in placed) == sorted(str(note.value) for note in notes)
    taken = [(note.row, note.column) for note in placed]
    assert len(set(taken)) == len(taken)
    assert not any(place in new for place in taken)
    assert set(place_notes(placed, new, new)) == set(placed)


@given(AREAS, AREAS, PLACES, st.integers(1, 4), st.integers(0, 4))
def test_the_same_holds_where_rows_and_columns_were_inserted_before_the_table(
    size: Area, new: Area, places: set[tuple[int, int]], down: int, aside: int
) -> None:
    old = Area(down, aside, size.bottom + down, size.right + aside)
    notes = [Note(row, column, f"{row}/{column}") for row, column in places if (row, column) not in old]
    taken = [(note.row, note.column) for note in place_notes(notes, old, new)]
    assert len(set(taken)) == len(taken) == len(notes)
    assert not any(place in new for place in taken)
