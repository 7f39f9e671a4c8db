"""The demo company's workbook, looking like one that people have kept for half a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from sheetsync.adapters.demo.company import found
from sheetsync.adapters.demo.entries import choices, tables
from sheetsync.adapters.demo.plot import PLANTED, Plot
from sheetsync.adapters.demo.table import DemoCell, Formula, Table
from sheetsync.core.entry_tabs import Deals, LossReasons, Plan
from sheetsync.core.issues import Owner
from sheetsync.core.lang.words import Lang
from sheetsync.core.schema import Field, Kind

MARK = "sheetsync demo"
"""The category in the file's properties, by which a demo is known."""
FILLS = {Owner.MARKETING: "#D9E7F5", Owner.SALES: "#DDEFD9", Owner.CEO: "#E8E3F1", Owner.BOTH: "#F5ECD7"}
"""The colour of the headers, by whose tab it is."""
DATE_FORMATS = {"en": "yyyy-mm-dd", "ru": "dd.mm.yyyy"}
MONTH_FORMATS = {"en": "mmmm yyyy", "ru": "[$-419]mmmm yyyy"}
LOOKS = {
    Kind.MONEY: "money",
    Kind.COUNT: "money",
    Kind.SHARE: "share",
    Kind.DATE: "date",
    Kind.MONTH: "month",
}
WIDTHS = {"money": 13.0, "share": 13.0, "date": 12.0, "month": 17.0, "word": 18.0, "text": 20.0}
LONG = 46.0
"""The width of a column with sentences."""


def workbook(lang: Lang, leads: int, as_of: dt.date, seed: int, plot: Plot = PLANTED) -> bytes:
    """The .xlsx file of a demo company with so many leads; the same bytes for the same arguments."""
    company = found(leads, as_of, seed, plot)
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": dt.datetime.combine(as_of, dt.time(9)), "category": MARK})
        looks = _formats(book, lang)
        words = choices(lang)
        for table in tables(company, lang, seed):
            _write_tab(book, table, looks, words)
    return file.getvalue()


def _formats(book: Workbook, lang: Lang) -> dict[str, Format]:
    plain = {"valign": "top"}
    return {
        "money": book.add_format({**plain, "num_format": "#,##0"}),
        "share": book.add_format({**plain, "num_format": "0.0%"}),
        "date": book.add_format({**plain, "num_format": DATE_FORMATS[lang], "align": "left"}),
        "month": book.add_format({**plain, "num_format": MONTH_FORMATS[lang], "align": "left"}),
        "word": book.add_format(plain),
        "text": book.add_format(plain),
        "long": book.add_format({**plain, "text_wrap": True}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "won": book.add_format({"font_color": "#2E6B34"}),
        "strong": book.add_format({"bold": True, "num_format": "#,##0", "top": 1}),
    }


def _write_tab(book: Workbook, table: Table, looks: Mapping[str, Format], words: Mapping[Field, list[str]]) -> None:
    sheet = book.add_worksheet(table.title)
    for row, cells in enumerate(table.above):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, looks["title"])
    top = table.header_row
    fill = {"bold": True, "bg_color": FILLS[table.tab.owner], "bottom": 1, "valign": "vcenter", "text_wrap": True}
    header = book.add_format(fill)
    sheet.set_row(top, 32)
    shapes = [_shape(table, column) for column in range(len(table.columns))]
    for column, ((name, kind), (look, width)) in enumerate(zip(table.columns, shapes, strict=True)):
        sheet.write_string(top, column, name, header)
        sheet.set_column(column, column, width, looks[look])
        if isinstance(kind, Field) and kind.required:
            sheet.write_comment(top, column, kind.help.in_(table.lang), {"author": "", "x_scale": 1.4})
    for row, line in enumerate(table.rows, top + 1):
        is_subtotal = isinstance(line[0], str) and any(isinstance(cell, Formula) for cell in line[1:])
        for column, demo_cell in enumerate(line):
            _write_cell(sheet, row, column, demo_cell, looks["strong" if is_subtotal else shapes[column][0]])
    _finish(sheet, table, words, looks)


def _shape(table: Table, column: int) -> tuple[str, float]:
    """How a column looks, and how wide it is."""
    kind = table.columns[column][1]
    look = LOOKS.get(kind.kind, "word") if isinstance(kind, Field) else kind
    longest = max((len(cell) for row in table.rows[:200] if isinstance(cell := row[column], str)), default=0)
    return ("long", LONG) if longest > 30 else (look, max(WIDTHS[look], longest + 2.0))


def _write_cell(sheet: Worksheet, row: int, column: int, cell: DemoCell, look: Format) -> None:
    """Text stays text, whatever it looks like."""
    if isinstance(cell, Formula):
        sheet.write_formula(row, column, cell.text, look, cell.result)
    elif isinstance(cell, dt.date):
        sheet.write_datetime(row, column, cell, look)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell, look)
    elif cell is not None:
        sheet.write_number(row, column, cell, look)


def _finish(sheet: Worksheet, table: Table, words: Mapping[Field, list[str]], looks: Mapping[str, Format]) -> None:
    """Frozen header, filter, dropdowns, and the one colour rule that sales likes."""
    top, bottom = table.header_row, table.header_row + len(table.rows)
    sheet.freeze_panes(top + 1, 1)
    if table.tab is not Plan:
        sheet.autofilter(top, 0, bottom, len(table.columns) - 1)
    for column, (_, kind) in enumerate(table.columns):
        if isinstance(kind, Field) and kind in words:
            rule: dict[str, Any] = {
                "validate": "list",
                "source": _source(kind, words[kind], table.lang),
                "error_type": "warning",
            }
            sheet.data_validation(top + 1, column, bottom + 200, column, rule)
    if table.tab is Deals:
        won = {"type": "cell", "criteria": "==", "value": f'"{words[Deals.status][0]}"', "format": looks["won"]}
        sheet.conditional_format(top + 1, table.place(Deals.status), bottom, table.place(Deals.status), won)


def _source(column: Field, words: list[str], lang: Lang) -> list[str] | str:
    """What a dropdown offers: the words, or the cells of the loss-reason directory."""
    if column is not Deals.loss_reason:
        return words
    return f"='{LossReasons.title.in_(lang)}'!$A$2:$A${len(words) + 1}"
