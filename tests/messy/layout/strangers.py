"""Tabs that are none of ours: a pivot, copies that somebody hid and forgot, notes."""

from __future__ import annotations

from tests.messy.cells import Cell, Page, Place
from tests.messy.layout.taste import Book, Taste


def add_strangers(book: Book, taste: Taste) -> None:
    titles = taste.made.words.titles
    if taste.has("pivot tab"):
        book.pages.insert(1, _pivot(taste))
    if taste.has("stale copy"):
        leads = titles["leads"][0]
        named = taste.say(f"{leads} (копия)", f"{leads} (copy)"), taste.say(f"{leads} старые", f"{leads} old")
        title = taste.rng.choice((*named, taste.say(f"Копия {leads}", f"Copy of {leads}")))
        book.pages.insert(taste.rng.choice((0, len(book.pages))), _copy(book, "leads", title))
    deals = titles["deals"][0]
    if taste.has("stale copy under the clean name") and not _is_taken(book, deals):
        book.pages.insert(0, _copy(book, "deals", deals))
    if taste.has("foreign tabs"):
        notes: dict[Place, Cell] = {(0, 0): taste.say("позвонить Анне", "call Anna"), (3, 2): 42}
        book.pages += [Page(taste.say("Заметки", "Notes"), cells=notes), Page(taste.say("Лист1", "Sheet1"))]


def _is_taken(book: Book, title: str) -> bool:
    return any(page.title.casefold() == title.casefold() for page in book.pages)


def _pivot(taste: Taste) -> Page:
    page = Page(taste.say("Сводная", "Pivot"))
    for column, header in enumerate(taste.say("Канал Лиды Сделки Сумма", "Channel Leads Deals Amount").split()):
        page.cells[2, column] = header
    for row, channel in enumerate(taste.made.words.campaigns, 3):
        numbers = (taste.rng.randint(10, 99), taste.rng.randint(1, 9), taste.rng.randint(1, 9) * 1e5)
        page.cells[row, 0] = channel
        page.cells.update({(row, column): cell for column, cell in enumerate(numbers, 1)})
    page.cells[7, 0] = taste.say("Общий итог", "Grand Total")
    return page


def _copy(book: Book, role: str, title: str) -> Page:
    """The tab as it was some time ago, hidden: half of its rows."""
    source = next(page for page in book.pages if page.title == book.tabs[role].title)
    last = max(row for row, _ in source.cells) // 2
    return Page(title, hidden=True, cells={place: cell for place, cell in source.cells.items() if place[0] <= last})
