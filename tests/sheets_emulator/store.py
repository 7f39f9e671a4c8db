"""All spreadsheets there are. A change is made on a copy, which then takes the old one's place."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256

from .book import Spreadsheet, new_tab
from .wire import Json, forbidden, missing

ROLES = ("reader", "commenter", "writer", "owner")


class Store:
    """The files by id. Books in it never change, so that a snapshot is a list of them."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.now = now
        self.lock = threading.RLock()
        self.books: dict[str, Spreadsheet] = {}
        self.made = 0

    def create(self, title: str, owner: str, locale: str = "en_US", time_zone: str = "Etc/GMT") -> Spreadsheet:
        """A new spreadsheet with one empty tab."""
        with self.lock:
            properties: Json = {"title": title, "locale": locale, "timeZone": time_zone}
            book = Spreadsheet(self.new_id(), properties, [new_tab(0, "Sheet1")], shares={owner: "owner"})
            book.created = book.modified = self.now()
            self.books[book.id] = book
            return book

    def new_id(self) -> str:
        self.made += 1
        return "1" + sha256(f"spreadsheet {self.made}".encode()).hexdigest()[:43]

    def copy(self, book_id: str, title: str, shares: dict[str, str]) -> Spreadsheet:
        """Another file with the same content, developer metadata and named ranges included."""
        with self.lock:
            book = self.known(book_id).copy()
            book.id = self.new_id()
            book.properties["title"] = title
            book.shares = shares
            book.created = book.modified = self.now()
            self.books[book.id] = book
            return book

    def known(self, book_id: str) -> Spreadsheet:
        book = self.books.get(book_id)
        if book is None or book.trashed:
            raise missing()
        return book

    def opened(self, book_id: str, account: str, *, write: bool = False) -> Spreadsheet:
        """The spreadsheet, if the account may read it, or write to it."""
        book = self.known(book_id)
        role = book.shares.get(account)
        if role is None or (write and role not in {"writer", "owner"}):
            raise forbidden()
        return book

    @contextmanager
    def changing(self, book_id: str, account: str | None = None) -> Iterator[Spreadsheet]:
        """A copy to change; it takes the place of the old one unless an exception says no."""
        with self.lock:
            old = self.known(book_id) if account is None else self.opened(book_id, account, write=True)
            book = old.copy()
            yield book
            if content(book) != content(old):
                book.modified = self.now()
                self.books[book_id] = book

    def timestamp(self, seconds: float) -> str:
        moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def content(book: Spreadsheet) -> tuple[object, ...]:
    """What makes two states of a spreadsheet different."""
    return book.properties, book.tabs, book.named_ranges, book.metadata, book.shares, book.trashed
