"""Random workbooks by different writers are read as openpyxl and calamine read them, and as they were meant."""

from __future__ import annotations

import datetime as dt
import math
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.core.grid import Cell, same_cell
from tests.adapters.xlsx_files import cells_of

Rows = Sequence[Sequence[Cell]]
Places = Mapping[tuple[int, int], Cell]

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters=OVERRIDES)
    | st.sampled_from("\n\t&<>\"' =+@"),
    max_size=12,
).filter(lambda text: not text.startswith("="))
NUMBERS = (
    st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False, width=32)
    | st.sampled_from([0.1, 1e-7, 1.5e300, 79991234567, 1e15, -0.5])
)
DAYS = st.dates(dt.date(1901, 1, 1), dt.date(9998, 12, 31))
MOMENTS = st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2150, 1, 1)).map(lambda m: m.replace(microsecond=0))
WORDS = st.sampled_from(["yes", "no", "Search ads", "VK", "Контекст", "a & b", " padded ", "<b>"])
CELLS: st.SearchStrategy[Cell] = st.none() | TEXT | NUMBERS | st.booleans() | DAYS | MOMENTS | WORDS
ROWS = st.lists(st.lists(CELLS, max_size=6), max_size=8)


def by_xlsxwriter(path: Path, rows: Rows, *, inline: bool) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": inline}) as book:
        page = book.add_worksheet("Tab")
        day, moment = (book.add_format({"num_format": code}) for code in ("dd.mm.yyyy", "yyyy-mm-dd hh:mm:ss"))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, bool):
                    page.write_boolean(row, column, cell)
                elif isinstance(cell, str):
                    page.write_string(row, column, cell)
                elif isinstance(cell, dt.date):
                    page.write_datetime(row, column, cell, moment if isinstance(cell, dt.datetime) else day)
                elif cell is not None:
                    page.write_number(row, column, cell)


def by_xlsxwriter_shared(path: Path, rows: Rows) -> None:
    by_xlsxwriter(path, rows, inline=False)


def by_xlsxwriter_inline(path: Path, rows: Rows) -> None:
    by_xlsxwriter(path, rows, inline=True)


def by_openpyxl(path: Path, rows: Rows) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "Tab"
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            page.cell(row, column, cell)
    book.save(path)


def by_openpyxl_streaming(path: Path, rows: Rows) -> None:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("Tab")
    for cells in rows:
        page.append(cells)
    book.save(path)


WRITERS = [by_xlsxwriter_shared, by_xlsxwriter_inline, by_openpyxl, by_openpyxl_streaming]
Writer = Callable[[Path, Rows], None]


@pytest.mark.parametrize("writer", WRITERS)
@given(rows=ROWS)
@settings(max_examples=60, deadline=None)
def test_random_workbooks_are_read_as_meant_and_as_others_read_them(writer: Writer, rows: Rows) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        writer(path, rows)
        ours = dict(cells_of(XlsxWorkbook(path).read(["Tab"])["Tab"]))
        assert_same(ours, meant(rows))
        assert_same(ours, by_openpyxl_reading(path))
        assert_same(ours, by_calamine(path))


def meant(rows: Rows) -> Places:
    return {
        (row, column): plain(cell)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell is not None and cell != ""
    }


def by_openpyxl_reading(path: Path) -> Places:
    book = openpyxl.load_workbook(path, data_only=True)
    found: dict[tuple[int, int], Cell] = {}
    for row, line in enumerate(book["Tab"].iter_rows(values_only=True)):
        for column, value in enumerate(line):
            assert value is None or isinstance(value, (str, int, float, bool, dt.date))
            if value is not None and value != "":
                found[row, column] = plain(value)
    book.close()
    return found


def by_calamine(path: Path) -> Places:
    sheet = python_calamine.load_workbook(path).get_sheet_by_name("Tab")
    top, left = sheet.start or (0, 0)
    return {
        (row + top, column + left): plain(cell)
        for row, cells in enumerate(sheet.to_python(skip_empty_area=True))
        for column, cell in enumerate(cells)
        if cell != "" and isinstance(cell, (str, int, float, bool, dt.date))
    }


def plain(cell: Cell) -> Cell:
    """Line ends as one character; a midnight as the day; a whole float as the number it is."""
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date()
    return cell


def assert_same(ours: Places, theirs: Places) -> None:
    assert ours.keys() == theirs.keys()
    for place, cell in ours.items():
        other = theirs[place]
        if isinstance(cell, float) and isinstance(other, (int, float)):
            # XlsxWriter and openpyxl write 16 digits.
            assert math.isclose(cell, other, rel_tol=1e-15)
        else:
            assert same_cell(cell, other), f"{place}: {cell!r} is not {other!r}"
