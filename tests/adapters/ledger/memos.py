"""Memos in ledgers: what the tests of the ledger share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.ports import Delivery, Frozen, State

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)
ANN, BOB = "ann@example.com", "bob@example.com"

Open = Callable[..., SqliteLedger]


def memo(key: str = "k", *recipients: str, size: int = 10) -> Frozen:
    messages = {recipient: f"{key} {recipient} ".encode() + b"\0\r\n" * size for recipient in recipients or (ANN,)}
    return Frozen(key, f"review {key}", NOW + dt.timedelta(days=1), 2, messages)


def path_to(state: State) -> list[State]:
    """How a delivery gets into a state."""
    ways = {
        State.PLANNED: [],
        State.HELD: [State.HELD],
        State.EXPIRED: [State.EXPIRED],
        State.CANCELLED: [State.CANCELLED],
        State.DIALOG: [State.DIALOG],
        State.DEFERRED: [State.DIALOG, State.DEFERRED],
        State.REFUSED: [State.DIALOG, State.REFUSED],
        State.COMMITTING: [State.DIALOG, State.COMMITTING],
        State.ACCEPTED: [State.DIALOG, State.COMMITTING, State.ACCEPTED],
        State.UNKNOWN: [State.DIALOG, State.COMMITTING, State.UNKNOWN],
    }
    return ways[state]


def walk(ledger: SqliteLedger, state: State, key: str = "k", recipient: str = ANN) -> Delivery:
    for step in path_to(state):
        ledger.move(key, recipient, step, NOW)
    return next(each for each in ledger.deliveries(key) if each.recipient == recipient)
