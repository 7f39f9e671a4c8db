"""The world around a dispatch: a mail server and a spreadsheet's memory, with state, that fail as they are told to."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from enum import StrEnum

from sheetsync.errors import Unavailable
from sheetsync.ports import Frozen, Receipt

START = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)


class Answer(StrEnum):
    """What a server may do to one message."""

    ACCEPT = "accepts it"
    NO_CONNECTION = "can't be reached"
    LOGIN_REFUSED = "refuses the login"
    DEFER_RECIPIENT = "wants the recipient later"
    REFUSE_RECIPIENT = "refuses the recipient"
    DROP_BEFORE_DOT = "drops the line before the dot"
    DEFER_MESSAGE = "wants the message later, after the dot"
    REFUSE_MESSAGE = "refuses the message, after the dot"
    DROP_AT_DOT = "drops the line at the dot and doesn't take it"
    ACCEPT_AND_DROP = "takes it and drops the line before it says so"


_BEFORE = {
    Answer.NO_CONNECTION: Receipt("untouched", text="connection refused"),
    Answer.LOGIN_REFUSED: Receipt("untouched", 535, "5.7.8 bad credentials", lane_stops=True),
    Answer.DEFER_RECIPIENT: Receipt("deferred", 450, "4.2.0 greylisted"),
    Answer.REFUSE_RECIPIENT: Receipt("refused", 550, "5.1.1 no such user"),
}
_AFTER = {
    Answer.DEFER_MESSAGE: Receipt("deferred", 451, "4.3.0 try later"),
    Answer.REFUSE_MESSAGE: Receipt("refused", 554, "5.7.1 policy"),
    Answer.DROP_AT_DOT: Receipt("unknown", text="connection lost"),
    Answer.ACCEPT_AND_DROP: Receipt("unknown", text="connection lost"),
    Answer.ACCEPT: Receipt("accepted", 250, "2.0.0 queued", "Q1"),
}


class MailServer:
    """A Courier and the server behind it. `copies` is the truth: how many it took for whom.

    `answer` is asked once per message; `at` is told of each moment of a dialog.
    """

    def __init__(self, answer: Callable[[str], Answer] = lambda _recipient: Answer.ACCEPT) -> None:
        self.answer = answer
        self.at: Callable[[str], None] = lambda _moment: None
        self.copies: Counter[tuple[str, str]] = Counter()
        self.dialogs: list[str] = []
        self.at_dot: tuple[str, str] | None = None
        """Whose dot may be on its way: from the last moment before it until the next dialog."""
        self.in_doubt: set[tuple[str, str]] = set()
        """Of whom a sender can't know whether it was taken."""
        self.refused: set[tuple[str, str]] = set()
        self.bytes: dict[tuple[str, str], set[bytes]] = {}

    def hand_over(self, sender: str, recipient: str, message: bytes, before_dot: Callable[[], None]) -> Receipt:
        whose = (message.partition(b"\r\n")[0].decode(), recipient)
        self.dialogs.append(recipient)
        self.at_dot = None
        self.bytes.setdefault(whose, set()).add(message)
        self.at("connected")
        answer = self.answer(recipient)
        if answer in _BEFORE:
            if answer is Answer.REFUSE_RECIPIENT:
                self.refused.add(whose)
            return _BEFORE[answer]
        self.at("body told")
        if answer is Answer.DROP_BEFORE_DOT:
            return Receipt("untouched", text="connection lost")
        self.at_dot = whose
        before_dot()
        self.at("dot sent")
        if answer in (Answer.ACCEPT, Answer.ACCEPT_AND_DROP):
            self.copies[whose] += 1
        if answer is Answer.REFUSE_MESSAGE:
            self.refused.add(whose)
        self.at("taken")
        if answer in (Answer.DROP_AT_DOT, Answer.ACCEPT_AND_DROP):
            self.in_doubt.add(whose)
        return _AFTER[answer]


class Book:
    """A Witness. `falls` is asked before each call: "" or None for an answer, else how it fails."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self.puts: list[dict[str, str]] = []
        self.reads = 0
        self.falls: Callable[[str], str | None] = lambda _call: None

    def marks(self) -> Mapping[str, str]:
        self.reads += 1
        if self.falls("marks"):
            raise Unavailable("the spreadsheet doesn't answer")
        return dict(self.said)

    def put(self, marks: Mapping[str, str]) -> None:
        how = self.falls("put")
        if how != "before":
            self.said |= marks
            self.puts.append(dict(marks))
        if how:
            raise Unavailable("the spreadsheet doesn't answer")


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, now: dt.datetime = START) -> None:
        self.now = now

    def __call__(self) -> dt.datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += dt.timedelta(**by)


def memo(key: str, *recipients: str, starts: dt.datetime = START + dt.timedelta(hours=18), salt: str = "") -> Frozen:
    """A memo whose messages begin with its key."""
    messages = {recipient: f"{key}\r\n{recipient}\r\n{salt}\r\n".encode() for recipient in recipients}
    return Frozen(key, f"review {key}", starts, 1, messages)
