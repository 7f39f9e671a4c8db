"""Deliveries that end, or begin again, without the server: after a crash, a meeting that began, a lost memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Literal

from sheetsync.ports import Frozen, Ledger, State
from sheetsync.service.outcomes import Reason
from sheetsync.service.testimony import EARLIER, RememberingLedger, mark_name

NOWHERE: Mapping[str, dt.datetime] = {}
"""No meeting was moved."""
AGAIN = dt.timedelta(minutes=1)
WAITING = (State.PLANNED, State.DEFERRED)
"""Where a message surely isn't at the server, and may go."""


def freeze_when_due(ledger: Ledger, memo: Frozen, due_at: dt.datetime, now: dt.datetime) -> bool:
    """Keep a memo, and when it was due; False if it is kept already."""
    if ledger.deliveries(memo.key):
        return False
    ledger.note(_due(memo.key), due_at.isoformat())  # first: a memo without it could be an old one
    return ledger.freeze(memo, now)


def recover(ledger: Ledger, now: dt.datetime) -> None:
    """What a crash left: before the dot nothing was handed over; after it, nobody knows."""
    for delivery in ledger.deliveries():
        if delivery.state is State.DIALOG:
            ledger.move(delivery.key, delivery.recipient, State.PLANNED, now)
        elif delivery.state is State.COMMITTING:
            ledger.move(delivery.key, delivery.recipient, State.UNKNOWN, now)


def starts(ledger: Ledger, moved: Mapping[str, dt.datetime] = NOWHERE) -> dict[str, dt.datetime]:
    """When the meetings of all memos begin: as was frozen, or when they were moved to."""
    return {memo.key: moved.get(memo.key, memo.starts) for memo in ledger.known()}


def expire(ledger: Ledger, now: dt.datetime, moved: Mapping[str, dt.datetime] = NOWHERE) -> None:
    """End what wasn't sent before its meeting began."""
    begins = starts(ledger, moved)
    over = [memo.key for memo in ledger.known() if memo.open and begins[memo.key] <= now]
    withdraw(ledger, over, State.EXPIRED, now)


def withdraw(
    ledger: Ledger, keys: Collection[str], state: Literal[State.EXPIRED, State.CANCELLED], now: dt.datetime
) -> None:
    """End what of these memos isn't sent. What may have been sent stays for a person to see."""
    for key in keys:
        for delivery in ledger.deliveries(key):
            if delivery.state in WAITING:
                ledger.move(key, delivery.recipient, state, now)


def settle_unknown(
    ledger: Ledger,
    policy: Literal["hold", "resend"],
    now: dt.datetime,
    moved: Mapping[str, dt.datetime] = NOWHERE,
) -> None:
    """Nobody knows whether the server has it: a person decides; or, if that is wished, the same bytes go once more."""
    begins = starts(ledger, moved)
    for delivery in ledger.deliveries():
        if delivery.state is not State.UNKNOWN:
            continue
        name = f"resent/{mark_name(delivery.key, delivery.recipient)}"
        if policy == "resend" and not ledger.noted(name) and now < begins[delivery.key]:
            ledger.note(name, now.isoformat())  # first: a second repetition could be a third copy
            ledger.move(delivery.key, delivery.recipient, State.PLANNED, now, next_try=now + AGAIN)
        else:
            ledger.move(delivery.key, delivery.recipient, State.HELD, now, text=Reason.UNANSWERED)


def hold_overdue(ledger: RememberingLedger, now: dt.datetime) -> None:
    """What was due before this ledger was begun may have been sent by an earlier one: a person decides. Unless there
    was none: neither the folder nor the witness tells of it, and without the witness nothing is sent by this one.
    """
    if ledger.is_first and not ledger.noted(EARLIER):
        return
    for memo in ledger.known():
        due = ledger.noted(_due(memo.key))
        if not due or dt.datetime.fromisoformat(due) > ledger.first_start():
            continue
        for delivery in ledger.deliveries(memo.key):
            if delivery.state in WAITING:
                ledger.move(memo.key, delivery.recipient, State.HELD, now, text=Reason.OVERDUE)
        ledger.note(_due(memo.key), "")  # what a person sends after that isn't held again


def _due(key: str) -> str:
    return f"due/{key}"
