"""The value of a cell: what was entered, or what its formula gives."""

from __future__ import annotations

from .areas import Position
from .book import Spreadsheet, Tab
from .cells import FAILURES, Formula, Value
from .formulas import evaluate
from .locales import locale_of
from .wire import Json


def value_at(book: Spreadsheet, tab: Tab, position: Position) -> Value | None:
    """The effective value; a formula is worked out once for each state of the spreadsheet."""
    entered = tab.cell(position).entered
    if not isinstance(entered, Formula):
        return entered
    if entered.given is not None:
        return entered.given
    key = (tab.sheet_id, *position)
    if key not in book.results:
        book.results[key] = FAILURES["#REF!"]  # what a formula that needs itself shows
        book.results[key] = worked_out(book, tab, entered.text)
    return book.results[key]


def worked_out(book: Spreadsheet, tab: Tab, text: str) -> Value:
    def lookup(title: str | None, edges: Json) -> list[list[Value | None]]:
        there = tab if title is None else book.titled(title)
        if there is None:
            return [[FAILURES["#REF!"]]]
        area = there.area(edges)
        columns = range(area.left, area.right)
        return [[value_at(book, there, (row, c)) for c in columns] for row in range(area.top, area.bottom)] or [[None]]

    return evaluate(text, lookup, locale_of(book.properties["locale"]))
