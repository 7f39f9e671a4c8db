"""The witness heard and told: a second memory against a ledger that is lost, or older than what was sent.

Each put also sets one mark more, the turn: a word that nobody can guess. The ledger notes it before the witness gets
it, beside the one that it heard. So a witness whose turn this ledger doesn't know was told by a ledger that knew more:
by the one that was lost, by what came after a backup that was restored, by another machine. Then all that the witness
says is believed: what was accepted is not sent, what was on its way is held. (A number that grows would not do: after
two restored backups, two pasts that differ have come to the same one.)

A ledger without memory gets it when the witness has heard of it, too, and sends nothing before. So a witness that never
heard of any ledger proves that none has ever sent anything.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from itertools import groupby
from typing import Protocol

from sheetsync.errors import Busy, SheetsyncError
from sheetsync.ports import Delivery, Ledger, State, Witness
from sheetsync.service.outcomes import Reason

TURN = "ledger"
EARLIER = "earlier life"
"""Noted when the witness was told by somebody else before."""
INTENT = "intent"


class RememberingLedger(Ledger, Protocol):
    """A ledger that knows whether it remembers."""

    @property
    def memory(self) -> bool:
        """False if it was begun without knowing what had been sent before."""

    @property
    def is_first(self) -> bool:
        """Whether nothing where it is kept told of a ledger before it."""

    def regain(self) -> None:
        """What the witness knows is noted; from now on `memory` is True."""


class Testimony:
    """One dispatch's dealings with the witness. `heard`: it was asked and answered; `fault`: why not, or why it
    couldn't be told; `contended`: somebody else told it something at the same moment.
    """

    def __init__(
        self, ledger: RememberingLedger, witness: Witness, token: Callable[[], str] = lambda: uuid.uuid4().hex
    ) -> None:
        self._ledger, self._witness, self._token = ledger, witness, token
        self._turn = ""
        self._outranked = False
        self.heard = False
        self.fault = ""
        self.contended = False

    def hear(self, now: dt.datetime) -> None:
        """Ask, and settle what it knows better than the ledger."""
        try:
            marks = self._witness.marks()
        except SheetsyncError as error:
            self.fault = error.message
            marks = {}
        else:
            self.heard, self._turn = True, marks.get(TURN, "")
            self._outranked = not self._ledger.memory or not self._is_ours(marks)
            if not self._is_ours(marks):
                self._ledger.note(EARLIER, "yes")
            if self._outranked:
                self._believe(marks)
        self._settle(marks, now)

    def tell(self, intending: Collection[Delivery] = ()) -> None:
        """Put intents, and what has changed since it was last told; only to a witness that was heard, for otherwise a
        ledger that forgot would cover the traces by which it could know.
        """
        if not self.heard:
            return
        intended = {(delivery.key, delivery.recipient) for delivery in intending}
        news = dict(self._news(intended))
        if not (news or intended or self._outranked):
            return
        token = self._token()
        self._ledger.note("turn", f"{self._turn} {token}")
        told = {name: mark for marks in news.values() for name, mark in marks.items()}
        try:
            self._witness.put({**told, TURN: token})
        except SheetsyncError as error:
            self.fault, self.heard, self.contended = error.message, False, isinstance(error, Busy)
            return
        self._outranked, self._turn = False, token
        if not self._ledger.memory:
            self._ledger.regain()
        for key, marks in news.items():
            self._ledger.note(_told(key), _digest(marks))

    def has_news(self) -> bool:
        """Whether there is something that the witness wasn't told."""
        return any(self._news(set()))

    def attest(self, delivery: Delivery) -> None:
        """The server has it and the ledger can't be written: let at least the witness know."""
        with suppress(SheetsyncError):
            self._witness.put({mark_name(delivery.key, delivery.recipient): State.ACCEPTED})

    def _news(self, intended: Collection[tuple[str, str]]) -> Iterator[tuple[str, dict[str, str]]]:
        """By memo, the marks of those who were tried, if the witness hasn't got them."""
        for key, deliveries in groupby(self._ledger.deliveries(), key=lambda delivery: delivery.key):
            marks = {
                mark_name(key, delivery.recipient): _mark(delivery)
                for delivery in deliveries
                if delivery.attempts or delivery.state is State.ACCEPTED or (key, delivery.recipient) in intended
            }
            if marks and self._ledger.noted(_told(key)) != _digest(marks):
                yield key, marks

    def _is_ours(self, marks: Mapping[str, str]) -> bool:
        return not marks or marks.get(TURN) in self._ledger.noted("turn").split()

    def _believe(self, marks: Mapping[str, str]) -> None:
        believed = {**_read(self._ledger.noted("believed")), **marks}
        believed.pop(TURN, None)
        self._ledger.note("believed", json.dumps(believed))

    def _settle(self, marks: Mapping[str, str], now: dt.datetime) -> None:
        """Accepted is always believed: no delivery that waits was ever accepted as far as its ledger knew."""
        believed = _read(self._ledger.noted("believed"))
        known = set()
        for delivery in self._ledger.deliveries():
            known.add(delivery.key)
            name = mark_name(delivery.key, delivery.recipient)
            if State.ACCEPTED in (believed.get(name), marks.get(name)):
                self._accept(delivery, now)
            elif name in believed:
                self._hold(delivery, Reason.REMEMBERED, now)
        left = {name: mark for name, mark in believed.items() if name.partition("/")[0] not in known}
        if left != believed:  # what a person sends after that isn't held again
            self._ledger.note("believed", json.dumps(left))

    def _accept(self, delivery: Delivery, now: dt.datetime) -> None:
        self._hold(delivery, Reason.WITNESSED, now)
        if delivery.state in (State.PLANNED, State.DEFERRED, State.UNKNOWN, State.HELD):
            self._ledger.move(delivery.key, delivery.recipient, State.ACCEPTED, now, text=Reason.WITNESSED)

    def _hold(self, delivery: Delivery, reason: Reason, now: dt.datetime) -> None:
        if delivery.state in (State.PLANNED, State.DEFERRED):
            self._ledger.move(delivery.key, delivery.recipient, State.HELD, now, text=reason)


def mark_name(key: str, recipient: str) -> str:
    """A delivery's name at the witness: it tells nobody's address."""
    return f"{key}/{hashlib.sha256(recipient.encode()).hexdigest()[:16]}"


def _mark(delivery: Delivery) -> str:
    """Who may be sent to again is on the way, whatever was tried before."""
    return INTENT if delivery.state in (State.PLANNED, State.DEFERRED) else delivery.state.value


def _told(key: str) -> str:
    return f"told/{key}"


def _read(text: str) -> dict[str, str]:
    return dict(json.loads(text)) if text else {}


def _digest(marks: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(marks, sort_keys=True).encode()).hexdigest()[:32]
