"""Pages as an .xlsx file, as Excel would save it, and as a Google spreadsheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.messy.cells import Cell, Formula, Link, Page, Place, Rich
from tests.sheets_emulator import Emulator
from tests.sheets_emulator.cells import Typed
from tests.sheets_emulator.person import Person


class Nothing(str):
    """An empty text that a formula gave; for xlsxwriter a plain one means that there is no result yet."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


def write_xlsx(pages: Sequence[Page], path: Path) -> Path:
    """The file; texts stay texts, formulas keep the results that are known."""
    options = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        looks = {
            "day": book.add_format({"num_format": "dd.mm.yyyy"}),
            "moment": book.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
            "bold": book.add_format({"bold": True}),
            "grey": book.add_format({"bg_color": "#EEEEEE"}),
        }
        for page in pages:
            _sheet(book.add_worksheet(page.title), page, looks)
        next(sheet for sheet, page in zip(book.worksheets(), pages, strict=True) if not page.hidden).activate()
    return path


def _sheet(sheet: Any, page: Page, looks: dict[str, Any]) -> None:
    for top, left, bottom, right in page.merges:
        sheet.merge_range(top, left, bottom, right, "")
    for place, cell in page.cells.items():
        _cell(sheet, place, cell, looks)
    for (row, column), text in page.notes.items():
        sheet.write_comment(row, column, text)
    taken = {row for row, _ in page.cells}
    for row in range(page.formatted_to):
        if row not in taken:
            sheet.write_blank(row, 0, None, looks["grey"])
            sheet.write_blank(row, 6, None, looks["grey"])
    for row in page.hidden_rows:
        sheet.set_row(row, None, None, {"hidden": True})
    for column in page.hidden_columns:
        sheet.set_column(column, column, None, None, {"hidden": True})
    if page.filter:
        sheet.autofilter(*page.filter)
    if page.hidden:
        sheet.hide()


def _cell(sheet: Any, place: Place, cell: Cell, looks: dict[str, Any]) -> None:
    if isinstance(cell, Formula):
        result, look = cell.result, None
        if isinstance(result, dt.date):
            result, look = (result - dt.date(1899, 12, 30)).days, looks["day"]
        shown = "" if result is None else Nothing() if result == "" else result
        sheet.write_formula(*place, cell.text, look, shown)
    elif isinstance(cell, Rich):
        sheet.write_rich_string(*place, looks["bold"], cell.text[:1], cell.text[1:])
    elif isinstance(cell, Link):
        sheet.write_url(*place, cell.target, string=cell.text)
    elif isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, dt.datetime):
        sheet.write_datetime(*place, cell, looks["moment"])
    elif isinstance(cell, dt.date):
        sheet.write_datetime(*place, cell, looks["day"])
    elif isinstance(cell, int | float):
        sheet.write_number(*place, cell)
    elif cell:
        sheet.write_string(*place, cell.removeprefix("'") if cell.startswith("'=") else cell)


def write_google(pages: Sequence[Page], google: Emulator, robot: str) -> str:
    """A spreadsheet with the same cells; its id."""
    tabs = {page.title: _typed_rows(page) for page in pages}
    key = google.add_spreadsheet("Messy", "ru_RU", "Europe/Moscow", tabs, {robot: "writer"})
    person = google.person(key)
    for page in pages:
        _decorate(person, page)
    return key


def _typed_rows(page: Page) -> list[list[Typed]]:
    height = 1 + max((row for row, _ in page.cells), default=0)
    width = 1 + max((column for _, column in page.cells), default=0)
    return [[_typed(page.cells.get((row, column))) for column in range(width)] for row in range(height)]


def _typed(cell: Cell) -> Typed:
    """Texts are entered behind an apostrophe, so that nothing is made of them; formulas come later."""
    if isinstance(cell, Link | Rich):
        return f"'{cell.text}"
    if isinstance(cell, Formula):
        return None
    if isinstance(cell, str):
        return cell if cell.startswith("'=") else f"'{cell}" if cell else None
    return cell


def _decorate(person: Person, page: Page) -> None:
    for (row, column), cell in page.cells.items():
        if isinstance(cell, Formula):
            person.type_in(page.title, row, column, cell.text, value=cell.result)
    for top, left, bottom, right in page.merges:
        person.merge(page.title, top, left, bottom, right)
    for (row, column), text in page.notes.items():
        person.note(page.title, row, column, text)
    for dimension, places in (("ROWS", page.hidden_rows), ("COLUMNS", page.hidden_columns)):
        for place in places:
            lines = person.lines(page.title, dimension, place, 1)
            person.ask(
                "updateDimensionProperties",
                {"range": lines, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"},
            )
    if page.hidden:
        person.hide(page.title)
