"""The emulator as tests hold it: accounts, spreadsheets, people, faults, a record of what was asked."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .book import Spreadsheet, new_tab
from .calculation import value_at
from .cells import Failure, Typed
from .exchange import Exchange
from .faults import Faults, Hook
from .person import OWNER, Person, fill
from .prepared import Plain, Prepared
from .resource import resource
from .server import Server
from .service import Service
from .wire import Json, deep_copy

ROBOT = "robot@sheetsync-demo.iam.gserviceaccount.com"
Clock = Callable[[], float] | Callable[[], dt.datetime]


def seconds_of(clock: Clock) -> Callable[[], float]:
    def now() -> float:
        moment = clock()
        return moment.timestamp() if isinstance(moment, dt.datetime) else float(moment)

    return now


class Emulator:
    """Google Sheets on a loopback port, from `with` to its end."""

    def __init__(
        self, port: int = 0, *, quotas: bool = False, now: Clock = time.time, check_schema: bool = True
    ) -> None:
        self.service = Service(seconds_of(now), quotas=quotas, check_schema=check_schema)
        self.store = self.service.store
        self.port = port
        self.server: Server | None = None

    def __enter__(self) -> Emulator:
        self.server = Server(self.port, self.service.reply)
        self.port = self.server.server_address[1]
        return self

    def __exit__(self, *_: object) -> None:
        self.faults.close()
        if self.server is not None:
            self.server.close()
            self.server = None

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def faults(self) -> Faults:
        return self.service.faults

    @property
    def log(self) -> list[Exchange]:
        """Every exchange, token requests among them, in the order in which the answers were ready."""
        return self.service.log

    @property
    def faults_of_its_own(self) -> list[str]:
        """Answers of the emulator that Google's schema doesn't allow."""
        return self.service.faults_of_its_own

    def key_file(self, path: Path | str, email: str = ROBOT) -> Path:
        """Write a service account's key that this emulator accepts."""
        return self.service.accounts.write_key(Path(path), email, f"{self.base}/token")

    def token(self, email: str = ROBOT, *scopes: str) -> str:
        """An access token without the exchange, for tests of something else: keys are slow to read."""
        return self.service.accounts.issue(email, frozenset(scopes or ("spreadsheets", "drive")), "by hand")

    def revoke(self, email: str = ROBOT, *, tokens: bool = False) -> None:
        """The account's key is no longer accepted; what tokens it has live on, as Google's do, unless `tokens`."""
        self.service.accounts.revoke(email, tokens=tokens)

    def add_spreadsheet(
        self,
        title: str,
        locale: str = "en_US",
        time_zone: str = "Etc/GMT",
        tabs: Mapping[str, Sequence[Sequence[Typed]]] | None = None,
        share: Mapping[str, str] | None = None,
    ) -> str:
        """A spreadsheet of a person's; its id."""
        created = self.store.create(title, OWNER, locale, time_zone)
        with self.store.changing(created.id) as book:
            book.shares.update(share or {})
            if tabs:
                book.tabs.clear()
            for name, rows in (tabs or {}).items():
                tab = new_tab(book.free_id(name) if book.tabs else 0, name)
                book.tabs.append(tab)
                fill(tab, rows)
            book.check_size()
        return created.id

    def prepare(self, spreadsheet_id: str, title: str, columns: Sequence[Sequence[Plain]]) -> None:
        """Make a tab, or fill one anew, with columns of unformatted values; its bytes are made now."""
        with self.store.changing(spreadsheet_id) as book:
            tab = book.titled(title)
            if tab is None:
                tab = new_tab(book.free_id(title), title, 1, 1)
                book.tabs.append(tab)
            tab.cells = {}
            tab.resize(max([1, *map(len, columns)]), max(1, len(columns)))
            tab.prepared = Prepared(tuple(columns))
            book.check_size()
            tab.prepared.chunk()

    def share(self, spreadsheet_id: str, email: str, role: str | None) -> None:
        """Share with an account as reader, writer or owner; None takes the access away."""
        with self.store.changing(spreadsheet_id) as book:
            if role is None:
                book.shares.pop(email, None)
            else:
                book.shares[email] = role

    def copy(self, spreadsheet_id: str) -> str:
        """A copy as a person makes one, shared with the same people; its id."""
        book = self.store.known(spreadsheet_id)
        return self.store.copy(book.id, f"Copy of {book.properties['title']}", dict(book.shares)).id

    def trash(self, spreadsheet_id: str) -> None:
        with self.store.changing(spreadsheet_id) as book:
            book.trashed = True

    def person(self, spreadsheet_id: str, email: str = OWNER) -> Person:
        return Person(self.store, spreadsheet_id, email)

    def cells(self, spreadsheet_id: str, title: str) -> dict[tuple[int, int], str | int | float | bool]:
        """The effective values of a tab by (row, column), unformatted; blanks left out."""
        with self.store.lock:
            book = self.store.known(spreadsheet_id)
            tab = Person(self.store, spreadsheet_id).tab(title)
            found = ((position, value_at(book, tab, position)) for position, _ in tab.filled(tab.whole))
            return {p: v.text if isinstance(v, Failure) else v for p, v in found if v is not None and v != ""}

    def state(self, spreadsheet_id: str) -> Json:
        """The whole Spreadsheet resource with its cells, as the API tells its owner."""
        with self.store.lock:
            return deep_copy(resource(self.store.known(spreadsheet_id), OWNER, {}, None, data=True))

    def between(self, callback: Callable[[], object], path: str = "", method: str = "") -> None:
        """Call back just before the next matching request is handled."""
        self.faults.add_hook(Hook(callback, method, path))

    def snapshot(self) -> dict[str, Spreadsheet]:
        """Every spreadsheet as it is now."""
        with self.store.lock:
            return {book_id: book.copy() for book_id, book in self.store.books.items()}

    def restore(self, snapshot: Mapping[str, Spreadsheet]) -> None:
        with self.store.lock:
            self.store.books = {book_id: book.copy() for book_id, book in snapshot.items()}
