"""Mailing what is open: each message to each recipient once, or a person is shown who isn't certain.

The order is all: `dialog` is on the disk before the server hears of a message, `committing` before the dot that
ends it, the server's word after. A crash before `committing` sent nothing, and it is sent again; a crash after the
word changes nothing; between them nobody knows, and it is held. `send, then record` mails twice, `record, then send`
loses mail (tests/service/test_simulation.py measures both).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from sheetsync.errors import DiskFault, SheetsyncError
from sheetsync.ports import Courier, Delivery, Receipt, State, Witness
from sheetsync.service.outcomes import Reason, Report, mask, outcomes
from sheetsync.service.recovery import AGAIN, NOWHERE, WAITING, expire, hold_overdue, recover, settle_unknown, starts
from sheetsync.service.testimony import RememberingLedger, Testimony

BACK_OFF = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 15))
_LONGEST_TEXT = 500
_NO_WORD = Receipt("untouched")


class Stopped(Exception):
    """The service is being stopped: no dot goes out any more."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How to mail. `unknown`: what becomes of a message of which nobody knows whether the server has it."""

    sender: str
    unknown: Literal["hold", "resend"] = "hold"


def dispatch(
    ledger: RememberingLedger,
    courier: Courier,
    witness: Witness,
    clock: Callable[[], dt.datetime],
    terms: Terms,
    *,
    moved: Mapping[str, dt.datetime] = NOWHERE,
    stop: Callable[[], bool] = lambda: False,
) -> Report:
    """Settle what was left open, then send what may go now. Call it for one process at a time. `moved`: when the
    meetings of memos begin by now, by key, if that isn't when they were frozen for.

    Once `stop` is true no dialog is begun and no dot sent. A ledger that can't be written raises DiskFault or Busy;
    nothing is sent that it can't note before.
    """
    now = clock()
    before = {(delivery.key, delivery.recipient): delivery.state for delivery in ledger.deliveries()}
    recover(ledger, now)
    testimony = Testimony(ledger, witness)
    if not ledger.memory or _ready(ledger, now) or _is_any_unknown(ledger) or testimony.has_news():
        testimony.hear(now)
    settle_unknown(ledger, terms.unknown, now, moved)
    hold_overdue(ledger, now)
    expire(ledger, now, moved)  # only now: what was accepted by the witness's word didn't expire
    if not ledger.memory:
        testimony.tell()
    lane = ""
    if ready := _ready(ledger, now) if ledger.memory else ():
        testimony.tell(ready)
        if not testimony.contended:  # else another machine may be about to send the same: the next dispatch listens
            lane = _Lane(ledger, courier, testimony, clock, terms, moved, stop).send(ready)
    testimony.tell()
    return Report(
        outcomes(before, ledger.deliveries()),
        lane=mask(lane),
        witness=mask(testimony.fault),
        waits=not ledger.memory,
        wake=_wake(ledger, clock(), moved),
    )


@dataclass(frozen=True, slots=True)
class _Lane:
    """One after the other, each in a transaction of its own."""

    ledger: RememberingLedger
    courier: Courier
    testimony: Testimony
    clock: Callable[[], dt.datetime]
    terms: Terms
    moved: Mapping[str, dt.datetime]
    stop: Callable[[], bool]

    def send(self, ready: Sequence[Delivery]) -> str:
        """Why the lane stopped, "" if everybody was tried."""
        begins = starts(self.ledger, self.moved)
        for delivery in ready:
            if self.stop():
                return ""
            if begins[delivery.key] <= self.clock():
                expire(self.ledger, self.clock(), self.moved)
                continue
            receipt = self._try(delivery)
            if receipt is not None and receipt.lane_stops:
                return f"{receipt.code} {receipt.text}"
        return ""

    def _try(self, delivery: Delivery) -> Receipt | None:
        """None if the server wasn't talked to, or the dot was stopped."""
        try:
            message = self.ledger.message(delivery.key, delivery.recipient)
        except DiskFault:
            self._move(delivery, State.HELD, text=Reason.DAMAGED)
            return None
        delivery = self._move(delivery, State.DIALOG)
        dot = _Dot(lambda: self._move(delivery, State.COMMITTING), self.stop)
        try:
            receipt = self.courier.hand_over(self.terms.sender, delivery.recipient, message, dot)
        except Stopped:
            self._move(delivery, State.PLANNED)
            return None
        except Exception as error:  # a courier that breaks its word must not keep the others waiting
            if dot.fault is not None:
                with suppress(SheetsyncError, ValueError):  # the next start does it otherwise
                    self._move(delivery, State.PLANNED)
                raise dot.fault from error
            receipt = Receipt("unknown" if dot.is_due else "untouched", text=type(error).__name__)
        if receipt.outcome in ("accepted", "unknown") and not dot.is_due:
            self._move(delivery, State.COMMITTING)  # it didn't ask before the dot; what it says counts all the same
        self._record(delivery, receipt)
        return receipt

    def _record(self, delivery: Delivery, receipt: Receipt) -> None:
        """The server's word, on the disk."""
        later = self.clock() + BACK_OFF[min(delivery.attempts, len(BACK_OFF)) - 1]
        state, next_try = {
            "accepted": (State.ACCEPTED, None),
            "deferred": (State.DEFERRED, later),
            "refused": (State.PLANNED, later) if receipt.lane_stops else (State.REFUSED, None),
            "untouched": (State.PLANNED, later),
            "unknown": (State.UNKNOWN, None),
        }[receipt.outcome]
        try:
            self._move(delivery, state, receipt, next_try=next_try)
        except SheetsyncError:
            if state is State.ACCEPTED:
                self.testimony.attest(delivery)
            raise
        if receipt.lane_stops:
            self.ledger.note("lane", (next_try or self.clock() + AGAIN).isoformat())
        if state is State.UNKNOWN:
            settle_unknown(self.ledger, self.terms.unknown, self.clock(), self.moved)

    def _move(
        self,
        delivery: Delivery,
        state: State,
        receipt: Receipt = _NO_WORD,
        *,
        text: str = "",
        next_try: dt.datetime | None = None,
    ) -> Delivery:
        return self.ledger.move(
            delivery.key,
            delivery.recipient,
            state,
            self.clock(),
            code=receipt.code,
            text=(text or receipt.text)[:_LONGEST_TEXT],
            queue_id=receipt.queue_id,
            next_try=next_try,
        )


class _Dot:
    """Called when everything but the dot is told. `is_due`: it may be on its way from now on."""

    def __init__(self, commit: Callable[[], object], stop: Callable[[], bool]) -> None:
        self._commit, self._stop = commit, stop
        self.is_due = False
        self.fault: SheetsyncError | None = None

    def __call__(self) -> None:
        if self._stop():
            raise Stopped
        try:
            self._commit()
        except SheetsyncError as error:
            self.fault = error
            raise
        self.is_due = True


def _ready(ledger: RememberingLedger, now: dt.datetime) -> Sequence[Delivery]:
    """Those who may be tried now, the oldest memo first."""
    if not _has_come(_lane_opens(ledger), now):
        return ()
    return [each for each in ledger.deliveries() if each.state in WAITING and _has_come(each.next_try, now)]


def _is_any_unknown(ledger: RememberingLedger) -> bool:
    return any(delivery.state is State.UNKNOWN for delivery in ledger.deliveries())


def _has_come(moment: dt.datetime | None, now: dt.datetime) -> bool:
    """A moment further off than any we set: the clock stepped back, and nobody shall wait for it."""
    return moment is None or moment <= now or moment > now + BACK_OFF[-1]


def _lane_opens(ledger: RememberingLedger) -> dt.datetime | None:
    told = ledger.noted("lane")
    return dt.datetime.fromisoformat(told) if told else None


def _wake(ledger: RememberingLedger, now: dt.datetime, moved: Mapping[str, dt.datetime]) -> dt.datetime | None:
    """The next attempt, or the next meeting whose memo isn't out."""
    waiting = [each for each in ledger.deliveries() if each.state in WAITING]
    begins = starts(ledger, moved)
    lane = _lane_opens(ledger)
    moments = [
        moment
        for each in waiting
        for moment in (
            begins[each.key],
            max((at for at in (each.next_try, lane) if at), default=now),
        )
    ]
    return max(min(moments), now + AGAIN) if moments else None
