"""What a sheet shows besides its values: the same by both ways of reading it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import IO

import openpyxl
import pytest

from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.adapters.xlsx.cell_values import Meaning
from sheetsync.adapters.xlsx.sheet_parsing import parse_sheet
from sheetsync.adapters.xlsx.sheet_reading import scan_sheet
from sheetsync.core.grid import Grid, Merge
from tests.adapters.xlsx_files import MAIN

Way = Callable[[IO[bytes], Meaning], Grid]
WAYS: dict[str, Way] = {"scan": scan_sheet, "parse": parse_sheet}
MEANING = Meaning([], frozenset(), False)


def sheet(rows: str, before: str = "", after: str = "") -> io.BytesIO:
    return io.BytesIO(f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'.encode())


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> Way:
    return WAYS[request.param]


def test_joined_cells(way: Way) -> None:
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in ("A2:A4", "B1:AA1", "nonsense"))
    after = f'<mergeCells count="3">{merges}</mergeCells>'
    grid = way(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', after=after), MEANING)
    assert grid.marks.merges == (Merge(1, 0, 3, 0), Merge(0, 1, 0, 26))


def test_hidden_rows(way: Way) -> None:
    hidden = ("", 'hidden="1"', 'hidden="0"', 'hidden="true"', 'hidden="false"')
    rows = "".join(
        f'<row r="{n}" spans="1:1" {on} ht="15"><c r="A{n}"><v>{n}</v></c></row>' for n, on in enumerate(hidden, 1)
    )
    text = '<row r="9"><c r="A9" t="inlineStr"><is><t>row r="7" hidden="1"</t></is></c></row>'
    assert way(sheet(rows + text), MEANING).marks.hidden_rows.tolist() == [1, 3]


def test_hidden_columns(way: Way) -> None:
    columns = (
        '<cols><col min="1" max="1" width="9"/><col min="2" max="3" hidden="1" width="0"/>'
        '<col hidden="true" min="16384" max="16384"/></cols>'
    )
    grid = way(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', before=columns), MEANING)
    assert grid.marks.hidden_columns == {1, 2, 16383}


def test_nothing_is_marked(way: Way) -> None:
    marks = way(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'), MEANING).marks
    assert (marks.merges, marks.hidden_rows.tolist(), marks.hidden_columns) == ((), [], frozenset())


def test_a_file_of_another_program(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in range(1, 6):
        page.append([row, "x"])
    page.merge_cells("A2:B3")
    page.row_dimensions[4].hidden = True
    page.column_dimensions["B"].hidden = True
    page.auto_filter.ref = "A1:B5"
    book.save(tmp_path / "book.xlsx")
    marks = XlsxWorkbook(tmp_path / "book.xlsx").read([page.title])[page.title].marks
    assert marks.merges == (Merge(1, 0, 2, 1),)
    assert marks.hidden_rows.tolist() == [3]
    assert marks.hidden_columns == {1}
