"""Text that somebody types over a summary tab's cell is moved beside the table, not lost."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.core.grid import Cell
from sheetsync.core.layout import Sheet, Spot


def sheet(*rows: list[Cell]) -> Sheet:
    return Sheet("ceo", "CEO", tuple(tuple(Spot(cell) for cell in row) for row in rows))


def written(path: Path, *rows: list[Cell]) -> None:
    workbook = XlsxWorkbook(path)
    workbook.read([])
    workbook.write([sheet(*rows)])


def company(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.save(path)
    written(path, ["Revenue", 100], ["Leads", 7])
    return path


def typed(path: Path, address: str, value: str | int) -> None:
    book = openpyxl.load_workbook(path)
    book["CEO"][address] = value
    book.save(path)


def cells(path: Path) -> dict[str, object]:
    tab = openpyxl.load_workbook(path)["CEO"]
    return {cell.coordinate: cell.value for row in tab.iter_rows() for cell in row if cell.value is not None}


def test_typed_text_moves_beside_the_table(tmp_path: Path) -> None:
    path = company(tmp_path / "book.xlsx")
    typed(path, "B1", "ask Boris")
    typed(path, "A2", "Leads?")
    written(path, ["Revenue", 120], ["Leads", 9])
    assert cells(path) == {"A1": "Revenue", "B1": 120, "C1": "ask Boris", "A2": "Leads", "B2": 9, "C2": "Leads?"}


def test_it_stays_there(tmp_path: Path) -> None:
    path = company(tmp_path / "book.xlsx")
    typed(path, "B1", "ask Boris")
    for revenue in (120, 130):
        written(path, ["Revenue", revenue], ["Leads", 9])
    assert cells(path) == {"A1": "Revenue", "B1": 130, "C1": "ask Boris", "A2": "Leads", "B2": 9}


def test_it_goes_beyond_the_notes_that_are_there(tmp_path: Path) -> None:
    path = company(tmp_path / "book.xlsx")
    typed(path, "D2", "a note beside it")
    typed(path, "B2", "I doubt this")
    written(path, ["Revenue", 120], ["Leads", 9])
    assert cells(path)["D2"] == "a note beside it"
    assert cells(path)["E2"] == "I doubt this"


def test_our_own_texts_change_without_a_trace(tmp_path: Path) -> None:
    path = company(tmp_path / "book.xlsx")
    written(path, ["Revenue of October", 120], ["Leads", 9])
    assert cells(path) == {"A1": "Revenue of October", "B1": 120, "A2": "Leads", "B2": 9}
