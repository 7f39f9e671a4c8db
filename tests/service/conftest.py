"""A ledger, a server, a spreadsheet's memory and a clock, to let one dispatch go by; the same as a whole service."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest

from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.ports import Delivery, State
from sheetsync.service.dispatch import Terms, dispatch
from sheetsync.service.outcomes import Report
from tests.service.desk import MEETING, Desk, Spreadsheet
from tests.service.world import Book, Clock, MailServer


class Service:
    """A service on one state folder. `restart` is what follows a crash: only the folder is left."""

    def __init__(self, folder: Path) -> None:
        self.clock, self.server, self.book = Clock(), MailServer(), Book()
        self.folder = folder
        self.ledger = SqliteLedger(folder, self.clock())

    def restart(self, folder: Path | None = None) -> None:
        self.ledger.close()
        self.folder = folder or self.folder
        self.ledger = SqliteLedger(self.folder, self.clock())

    def dispatch(self, unknown: Literal["hold", "resend"] = "hold", stop: Callable[[], bool] = lambda: False) -> Report:
        terms = Terms("sheetsync@example.com", unknown)
        return dispatch(self.ledger, self.server, self.book, self.clock, terms, stop=stop)

    def settle(self) -> None:
        """The first dispatch of a new ledger, so that it has its memory."""
        self.dispatch()
        assert self.ledger.memory

    def state(self, recipient: str = "ann@example.com", key: str = "") -> State:
        return self.delivery(recipient, key).state

    def delivery(self, recipient: str = "ann@example.com", key: str = "") -> Delivery:
        (found,) = [each for each in self.ledger.deliveries(key) if each.recipient == recipient]
        return found


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    made = Service(tmp_path / "state")
    yield made
    made.ledger.close()


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def make(*meetings: dt.datetime, **parts: object) -> Desk:
        made.append(Desk(tmp_path / "state", Spreadsheet(*meetings), **parts))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for desk in made:
        desk.close()


@pytest.fixture
def desk(make: Callable[..., Desk]) -> Desk:
    """A whole service, with a meeting whose memo is due in two hours."""
    return make(MEETING)
