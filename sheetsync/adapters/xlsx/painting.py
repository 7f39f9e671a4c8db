"""Summary tabs painted into a workbook of their own, from which their parts are grafted into the user's."""

from __future__ import annotations

import datetime as dt
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr  # nosec B406 # it writes XML and reads none

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from sheetsync.adapters.styles import ACCENT, DATES, MOMENTS, Look, look
from sheetsync.adapters.text_fit import heads_figures, row_heights, wraps
from sheetsync.adapters.xlsx.charts import add_charts
from sheetsync.adapters.xlsx.kept_notes import Note
from sheetsync.core.grid import Cell, a1
from sheetsync.core.lang.words import Lang
from sheetsync.core.layout import Highlight, Sheet, Spot, Style

OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""Constant memory makes XlsxWriter write texts into the cells, not into a shared table."""
A4 = 9
MAX_LINKS = 65_530


@dataclass(frozen=True, slots=True)
class Painting:
    """One tab to paint: how it should look, under which title, and what a person typed beside it."""

    sheet: Sheet
    title: str
    notes: Sequence[Note] = ()


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A cell that leads to a place in the same workbook."""

    cell: str
    place: str


class Exact(float):
    """A float that is written with all its digits: XlsxWriter's own 16 lose the last bit of every other share."""

    def __format__(self, _spec: str) -> str:
        return repr(float(self))


def paint(paintings: Sequence[Painting]) -> bytes:
    """An .xlsx file of exactly these tabs, in order."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        palette = Palette(book)
        for painting in paintings:
            page = book.add_worksheet(painting.title)
            _paint_sheet(page, painting, palette)
            add_charts(book, page, painting.sheet)
    return out.getvalue()


class Palette:
    """The formats of a workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, str | int | float | bool], ...], Format] = {}

    def format(self, wanted: Look) -> Format:
        """The format with these properties."""
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(wanted)
        return self._made[key]


def put(page: Worksheet, row: int, column: int, value: Cell, form: Format) -> None:
    """Write a value as what it is: text is always text."""
    if value is None or value == "":
        page.write_blank(row, column, None, form)
    elif isinstance(value, bool):
        page.write_boolean(row, column, value, form)
    elif isinstance(value, str):
        page.write_string(row, column, value, form)
    elif isinstance(value, (dt.date, dt.datetime)):
        page.write_datetime(row, column, value, form)
    else:
        page.write_number(row, column, Exact(value) if isinstance(value, float) else value, form)


def hyperlinks(sheet: Sheet, titles: Mapping[str, str]) -> list[Hyperlink]:
    """The links of a sheet; `titles` says what tabs are really called that go by another title here."""
    return [
        Hyperlink(a1(row, column), _place(spot.link, titles))
        for row, spots in enumerate(sheet.rows)
        for column, spot in enumerate(spots)
        if spot is not None and spot.link
    ]


def with_hyperlinks(sheet: bytes, links: Sequence[Hyperlink]) -> bytes:
    """A painted sheet's XML with links; what is beyond Excel's limit stays without."""
    if not links:
        return sheet
    made = "".join(
        f"<hyperlink ref={quoteattr(link.cell)} location={quoteattr(link.place)}/>" for link in links[:MAX_LINKS]
    )
    return sheet.replace(b"<pageMargins ", f"<hyperlinks>{made}</hyperlinks><pageMargins ".encode(), 1)


def _place(link: str, titles: Mapping[str, str]) -> str:
    title, _, cell = link.rpartition("!")
    plain = title[1:-1].replace("''", "'") if title.startswith("'") else title
    quoted = titles.get(plain, plain).replace("'", "''")
    return f"'{quoted}'!{cell}"


def _paint_sheet(page: Worksheet, painting: Painting, palette: Palette) -> None:
    sheet = painting.sheet
    _set_up(page, sheet)
    heights = row_heights(sheet)
    notes: defaultdict[int, list[Note]] = defaultdict(list)
    for note in painting.notes:
        notes[note.row].append(note)
    for row in range(max(len(sheet.rows), 1 + max(notes, default=-1))):
        if row in heights:
            page.set_row(row, heights[row])
        for column, spot in enumerate(sheet.rows[row] if row < len(sheet.rows) else ()):
            if spot is not None:
                _paint_spot(page, row, column, spot, palette.format(_spot_look(sheet, row, column, spot)))
        for note in notes[row]:
            _paint_note(page, note, sheet.lang, palette)
    for rule in sheet.highlights:
        _paint_rule(page, rule, sheet.lang, palette)


def _set_up(page: Worksheet, sheet: Sheet) -> None:
    """What belongs to the tab as a whole: widths, frozen rows, print view."""
    page.hide_gridlines(2)
    page.set_tab_color(ACCENT)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    if sheet.frozen:
        page.freeze_panes(sheet.frozen, 0)
        page.repeat_rows(0, sheet.frozen - 1)
    if sheet.filter_row is not None and sheet.rows[sheet.filter_row]:
        page.autofilter(sheet.filter_row, 0, len(sheet.rows) - 1, len(sheet.rows[sheet.filter_row]) - 1)
    if sheet.landscape:
        page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 1 if sheet.one_page else 0)
    if sheet.one_page and sheet.charts:
        page.print_area(0, 0, *_last_cell(sheet))
    page.set_footer("&L&9&A&R&9&P / &N")


def _last_cell(sheet: Sheet) -> tuple[int, int]:
    """The charts below don't shrink the printed page."""
    width = max(column + spot.span for row in sheet.rows for column, spot in enumerate(row) if spot)
    return len(sheet.rows) - 1, width - 1


def _paint_spot(page: Worksheet, row: int, column: int, spot: Spot, form: Format) -> None:
    if spot.span > 1:
        page.merge_range(row, column, row, column + spot.span - 1, "", form)
    put(page, row, column, spot.value, form)


def _paint_note(page: Worksheet, note: Note, lang: Lang, palette: Palette) -> None:
    form = palette.format(_dated({}, note.value, lang))
    if note.formula:
        page.write_formula(note.row, note.column, f"={note.formula}", form, "" if note.value is None else note.value)
    else:
        put(page, note.row, note.column, note.value, form)


def _paint_rule(page: Worksheet, rule: Highlight, lang: Lang, palette: Palette) -> None:
    """What stays with the tab when people sort it; of a look a rule holds only the color and the weight."""
    shown = {name: value for name, value in look(rule.style, lang).items() if name in ("bold", "font_color")}
    text = rule.text.replace('"', '""')
    options = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": palette.format(shown)}
    page.conditional_format(rule.first, rule.column, rule.last, rule.column, options)


def _spot_look(sheet: Sheet, row: int, column: int, spot: Spot) -> Look:
    found = _dated(look(spot.style, sheet.lang), spot.value, sheet.lang)
    if spot.style is Style.COLUMN and heads_figures(sheet, row, column):
        found |= {"align": "right", "indent": 0}
    if wraps(sheet, row, column, spot):
        found["text_wrap"] = True
    return found


def _dated(found: Look, value: Cell, lang: Lang) -> Look:
    """A date is shown as one whatever the style."""
    if isinstance(value, dt.datetime):
        return {**found, "num_format": MOMENTS[lang]}
    if isinstance(value, dt.date):
        return {"num_format": DATES[lang], **found}
    return found
