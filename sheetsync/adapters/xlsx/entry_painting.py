"""Entry tabs as they are when new: headers that explain themselves, one example row, dropdowns, formats."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from sheetsync.adapters.new_columns import new_columns, phrase
from sheetsync.adapters.styles import ENTRY_WIDTH, ENTRY_WIDTHS, EXAMPLE, HEADER, OPTIONAL_HEADER, entry_format
from sheetsync.adapters.xlsx.painting import A4, OPTIONS, Palette, put
from sheetsync.core.lang.words import Lang
from sheetsync.ports import NewEntryTab

LAST_ROW = 1_048_575
LIST_ROOM = 255
"""Characters that Excel allows a list that stands in the cell's own rule."""
HEADER_HEIGHT = 30


def paint_entry_tabs(tabs: Sequence[NewEntryTab]) -> bytes:
    """An .xlsx file of exactly these tabs, in order."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        palette = Palette(book)
        for tab in tabs:
            _paint_tab(book.add_worksheet(tab.title), tab, palette)
    return out.getvalue()


def list_source(words: Sequence[str]) -> Sequence[str] | str:
    """The words of a dropdown as Excel takes them: a range as it is, else as many of the first words as fit."""
    if len(words) == 1 and words[0].startswith("="):
        return words[0]
    fitting: list[str] = []
    for word in words:
        if "," not in word and len(",".join([*fitting, word])) <= LIST_ROOM:
            fitting.append(word)
    return fitting


def _paint_tab(page: Worksheet, tab: NewEntryTab, palette: Palette) -> None:
    columns = new_columns(tab)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_row(0, HEADER_HEIGHT)
    for place, column in enumerate(columns):
        code = entry_format(column.kind, tab.lang)
        plain = palette.format({"num_format": code}) if code else None
        width = max(ENTRY_WIDTHS.get(column.kind, ENTRY_WIDTH), len(column.header) + 2)
        page.set_column(place, place, width, plain)
        page.write_string(0, place, column.header, palette.format(HEADER if column.required else OPTIONAL_HEADER))
        page.write_comment(0, place, column.note, {"author": "sheetsync", "x_scale": 2, "font_size": 9})
        if column.words:
            page.data_validation(1, place, LAST_ROW, place, _dropdown(column.words, tab.lang))
    for place, column in enumerate(columns):
        code = entry_format(column.kind, tab.lang)
        put(page, 1, place, column.example, palette.format({**EXAMPLE, **({"num_format": code} if code else {})}))
    page.write_comment(1, 0, phrase("entry.example", tab.lang), {"author": "sheetsync"})


def _dropdown(words: Sequence[str], lang: Lang) -> dict[str, object]:
    """A list that proposes and forbids nothing."""
    return {
        "validate": "list",
        "source": list_source(words),
        "error_type": "information",
        "error_title": phrase("entry.other", lang),
        "error_message": phrase("entry.other.keep", lang),
    }
