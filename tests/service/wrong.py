"""Orders of mailing that look right and aren't: what the simulation must be able to find out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress

from sheetsync.ports import Courier, Ledger, State, Witness
from sheetsync.service.dispatch import Terms
from sheetsync.service.outcomes import Report
from sheetsync.service.recovery import WAITING, expire, recover

_TO_ACCEPTED = (State.DIALOG, State.COMMITTING, State.ACCEPTED)


def send_then_record(
    ledger: Ledger, courier: Courier, witness: Witness, clock: Callable[[], dt.datetime], terms: Terms
) -> Report:
    """Sends, and remembers after: a crash between them, or an answer that was lost, and it goes out again."""
    _begin(ledger, clock())
    for delivery in ledger.deliveries():
        if delivery.state in WAITING:
            message = ledger.message(delivery.key, delivery.recipient)
            receipt = courier.hand_over(terms.sender, delivery.recipient, message, lambda: None)
            if receipt.outcome in ("accepted", "refused"):
                last = State.ACCEPTED if receipt.outcome == "accepted" else State.REFUSED
                for state in (State.DIALOG, State.COMMITTING, last):
                    ledger.move(delivery.key, delivery.recipient, state, clock())
    return Report()


def record_then_send(
    ledger: Ledger, courier: Courier, witness: Witness, clock: Callable[[], dt.datetime], terms: Terms
) -> Report:
    """Remembers, and sends after: what fails in between never goes out, and nobody is told."""
    _begin(ledger, clock())
    for delivery in ledger.deliveries():
        if delivery.state in WAITING:
            message = ledger.message(delivery.key, delivery.recipient)
            for state in _TO_ACCEPTED:
                ledger.move(delivery.key, delivery.recipient, state, clock())
            courier.hand_over(terms.sender, delivery.recipient, message, lambda: None)
    return Report()


def committing_is_sent_again(
    ledger: Ledger, courier: Courier, witness: Witness, clock: Callable[[], dt.datetime], terms: Terms
) -> Report:
    """The right order, but after a crash it trusts that what has no answer wasn't taken."""
    for delivery in ledger.deliveries():
        if delivery.state is State.COMMITTING:
            ledger.move(delivery.key, delivery.recipient, State.PLANNED, clock())
    return _in_order(ledger, courier, clock, terms)


def believes_any_ledger(
    ledger: Ledger, courier: Courier, witness: Witness, clock: Callable[[], dt.datetime], terms: Terms
) -> Report:
    """The right order, and no second witness: a folder that is lost or old, and it goes out again."""
    return _in_order(ledger, courier, clock, terms)


def _in_order(ledger: Ledger, courier: Courier, clock: Callable[[], dt.datetime], terms: Terms) -> Report:
    _begin(ledger, clock())
    for delivery in ledger.deliveries():
        key, recipient = delivery.key, delivery.recipient
        if delivery.state is State.UNKNOWN:
            ledger.move(key, recipient, State.HELD, clock(), text="unanswered")
        if delivery.state not in WAITING:
            continue
        ledger.move(key, recipient, State.DIALOG, clock())

        def before_dot(key: str = key, recipient: str = recipient) -> None:
            ledger.move(key, recipient, State.COMMITTING, clock())

        receipt = courier.hand_over(terms.sender, recipient, ledger.message(key, recipient), before_dot)
        states = {"accepted": State.ACCEPTED, "deferred": State.DEFERRED, "refused": State.REFUSED}
        ledger.move(
            key,
            recipient,
            states.get(receipt.outcome, State.UNKNOWN if receipt.outcome == "unknown" else State.PLANNED),
            clock(),
        )
    return Report()


def _begin(ledger: Ledger, now: dt.datetime) -> None:
    with suppress(ValueError):
        recover(ledger, now)
    expire(ledger, now)
