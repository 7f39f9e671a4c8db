"""How the tabs lie on the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random

from tests.messy.cells import Page
from tests.messy.company import Company
from tests.messy.layout.around import beside, hang
from tests.messy.layout.heads import above, columns, head, headers
from tests.messy.layout.strangers import add_strangers
from tests.messy.layout.taste import BOLD, FEATURES, Book, Laid, Taste
from tests.messy.lines import Line
from tests.messy.rows import Tab

__all__ = ["BOLD", "FEATURES", "Book", "Laid", "lay"]


def lay(made: Company, tabs: Mapping[str, Tab], rng: Random, features: Iterable[str]) -> Book:
    """The workbook with these features; a feature that a tab can't bear is left out there."""
    taste = Taste(made, rng, frozenset(features))
    known = headers(taste, tabs)
    book = Book([], {})
    for role, tab in tabs.items():
        page, laid = _tab(tab, known, taste.for_tab(role))
        book.pages.append(page)
        book.tabs[role] = laid
    add_strangers(book, taste)
    return book


def _tab(tab: Tab, known: Mapping[str, str], taste: Taste) -> tuple[Page, Laid]:
    titles = taste.made.words.titles[tab.role]
    page = Page(taste.rng.choice(titles[1:] or titles) if taste.has("dirty tab names") else titles[0])
    laid = Laid(tab.role, page.title, above(page, taste), *columns(tab, taste))
    head(page, laid, known, taste)
    gap = 2 if taste.has("blank row under the header") else 1
    for row, line in enumerate(tab.lines, laid.header + gap):
        laid.lines[row] = line
        _write(page, laid, row, line, known)
        beside(page, laid, row, line, taste)
    hang(page, laid, taste)
    return page, laid


def _write(page: Page, laid: Laid, row: int, line: Line, known: Mapping[str, str]) -> None:
    first = min(laid.columns.values())
    page.cells.update({(row, first + away): cell for away, cell in line.loose.items()})
    if line.kind == "header again":
        page.cells.update({(row, place): known[f"{laid.role}.{name}"] for name, place in laid.columns.items()})
    for name, cell in line.cells.items():
        place = row, laid.columns[name]
        if cell is not None and place not in page.cells:
            is_header = (laid.role, name) == ("criteria", "subject")
            page.cells[place] = known[str(cell)] if is_header else cell
    if line.hidden:
        page.hidden_rows.add(row)
