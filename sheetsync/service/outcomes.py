"""What became of everybody: for logs, alerts and the Status tab, without contents and without whole addresses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sheetsync.ports import Delivery, State

_ADDRESS = re.compile(r"([^\s@<>()\[\],;:\"'])[^\s@<>()\[\],;:\"']*@([^\s@<>()\[\],;:\"']+)")
_LONGEST = 200


class Reason(StrEnum):
    """Why a delivery stands where it stands, if it is no server's word: what its `text` is then."""

    UNANSWERED = "unanswered"
    """The end of the message went out and no answer came: the server may have it."""
    REMEMBERED = "remembered"
    """The ledger forgot it, the witness remembers that it was on its way."""
    WITNESSED = "witnessed"
    """The ledger doesn't know, the witness knows that it was accepted."""
    OVERDUE = "overdue"
    """It was due before the ledger was begun: an earlier ledger may have sent it."""
    DAMAGED = "damaged"
    """Its bytes aren't those that were frozen."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a delivery stood before a dispatch, and where it stands now; `recipient` is masked."""

    key: str
    recipient: str
    before: State | None
    state: State
    attempts: int
    code: int
    text: str
    next_try: dt.datetime | None

    @property
    def is_news(self) -> bool:
        """Whether this dispatch changed it."""
        return self.before is not self.state


@dataclass(frozen=True, slots=True)
class Report:
    """A dispatch: those it changed and those who aren't finished.

    `lane`: why nobody else was tried; `witness`: why it wasn't heard or told; `waits`: nothing is sent until it is
    heard, for the ledger has no memory; `wake`: when there is something to do next.
    """

    outcomes: Sequence[Outcome] = ()
    lane: str = ""
    witness: str = ""
    waits: bool = False
    wake: dt.datetime | None = None

    def count(self, state: State) -> int:
        """How many came into a state."""
        return sum(outcome.state is state and outcome.is_news for outcome in self.outcomes)


def outcomes(before: Mapping[tuple[str, str], State], now: Sequence[Delivery]) -> tuple[Outcome, ...]:
    """Those that changed and those that aren't finished."""
    finished = (State.ACCEPTED, State.REFUSED, State.EXPIRED, State.CANCELLED)
    found = (
        Outcome(
            key=delivery.key,
            recipient=mask(delivery.recipient),
            before=before.get((delivery.key, delivery.recipient)),
            state=delivery.state,
            attempts=delivery.attempts,
            code=delivery.code,
            text=mask(delivery.text),
            next_try=delivery.next_try,
        )
        for delivery in now
    )
    return tuple(outcome for outcome in found if outcome.is_news or outcome.state not in finished)


def mask(text: str) -> str:
    """The text on one short line, every address in it as a***@example.com."""
    return _ADDRESS.sub(r"\1***@\2", " ".join(text.split()))[:_LONGEST]
