"""The memo on its way: rendered, remembered, handed over, witnessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum
from pathlib import Path
from typing import Literal, Protocol

from sheetsync.core.agenda import Known
from sheetsync.core.memo import Memo, RenderedMemo


class MemoRenderer(Protocol):
    """Turns the memo's facts into a subject, a text and an HTML page."""

    def render(self, memo: Memo) -> RenderedMemo:
        """Raises BadConfig with the template's name and line if a template is broken."""


class Mailer(Protocol):
    """Delivers one message to one recipient, at most once per message key."""

    def deliver(self, key: str, recipient: str, message: EmailMessage) -> Path | None:
        """Where it went; None if this key was delivered to this recipient before."""


class State(StrEnum):
    """Where a message to one recipient stands."""

    PLANNED = "planned"
    DIALOG = "dialog"
    """The server is being talked to; the message isn't handed over."""
    COMMITTING = "committing"
    """The message is told, the final dot may be on its way."""
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    """The server wants it later."""
    REFUSED = "refused"
    UNKNOWN = "unknown"
    """The dot was sent and nobody knows whether it was heard."""
    HELD = "held"
    """A person decides."""
    EXPIRED = "expired"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A memo, rendered once. `messages` are the very bytes of every attempt, by recipient."""

    key: str
    review: str
    starts: dt.datetime
    revision: int
    messages: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message to one recipient as the ledger knows it; `code`, `text` and `queue_id` are the server's last words."""

    key: str
    recipient: str
    state: State
    attempts: int
    changed: dt.datetime
    next_try: dt.datetime | None = None
    code: int = 0
    text: str = ""
    queue_id: str = ""


class Ledger(Protocol):
    """What was sent to whom. When a method returns, it is on the disk."""

    def first_start(self) -> dt.datetime:
        """When this ledger was begun."""

    def known(self) -> Sequence[Known]:
        """All memos that were frozen."""

    def freeze(self, memo: Frozen, now: dt.datetime) -> bool:
        """Keep a memo with a planned delivery per recipient; False if its key is there, and nothing changes."""

    def deliveries(self, key: str = "") -> Sequence[Delivery]:
        """Those of a memo, or all; the oldest memo first."""

    def message(self, key: str, recipient: str) -> bytes:
        """The frozen bytes. DiskFault if they aren't what was frozen."""

    def move(
        self,
        key: str,
        recipient: str,
        state: State,
        now: dt.datetime,
        *,
        code: int = 0,
        text: str = "",
        queue_id: str = "",
        next_try: dt.datetime | None = None,
    ) -> Delivery:
        """A delivery's next state. ValueError for a step that no delivery takes."""

    def note(self, name: str, value: str) -> None:
        """Remember a small fact."""

    def noted(self, name: str) -> str:
        """A small fact, "" if there is none."""

    def close(self) -> None:
        """Let go of the file."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of handing a message over.

    `untouched`: surely not handed over. `unknown`: the dot went out and no answer came. `lane_stops`: the fault isn't
    this recipient's, nobody else need be tried now.
    """

    outcome: Literal["accepted", "deferred", "refused", "untouched", "unknown"]
    code: int = 0
    text: str = ""
    queue_id: str = ""
    lane_stops: bool = False


class Courier(Protocol):
    """Hands over one message to one recipient."""

    def hand_over(self, sender: str, recipient: str, message: bytes, before_dot: Callable[[], None]) -> Receipt:
        """Calls `before_dot` when everything but the message's end is told; if that raises, the end is never sent and
        the exception goes on. Raises nothing else.
        """


class Witness(Protocol):
    """A second memory of what was sent, where the ledger isn't: in the spreadsheet itself."""

    def marks(self) -> Mapping[str, str]:
        """By name."""

    def put(self, marks: Mapping[str, str]) -> None:
        """Set some; the others stay."""
