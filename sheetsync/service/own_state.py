"""What the service tells of itself on the CEO tab."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sheetsync.core.agenda import Meeting, Rules, next_due, standing_starts
from sheetsync.core.summary import LastMemo, NextMemo, ServiceState
from sheetsync.ports import Delivery, State
from sheetsync.service.company import Company
from sheetsync.service.recovery import starts
from sheetsync.service.testimony import EARLIER, RememberingLedger

WRONG = "wrong"
"""The faults that people are to know of, as of the end of the last tick: also for the next process."""
TOLD = ("mail", "memory", "refused", "unknown")
_CHANGED = "entries changed"
_OUTCOMES = {
    State.ACCEPTED: "accepted",
    State.HELD: "held",
    State.UNKNOWN: "held",
    State.REFUSED: "refused",
    State.EXPIRED: "left_out",
    State.CANCELLED: "left_out",
}


def own_state(
    ledger: RememberingLedger,
    company: Company,
    now: dt.datetime,
    meetings: Sequence[Meeting],
    fingerprint: str,
) -> ServiceState:
    """As of this look: `meetings` and the entries' `fingerprint` are what it found."""
    rules, zone = company.rules, company.rules.zone
    due = next_due(meetings, ledger.known(), now, rules, ledger.first_start())
    return ServiceState(
        changed=_changed(ledger, fingerprint, now).astimezone(zone),
        last=_last(ledger, meetings, rules, now),
        next=NextMemo(due[0].astimezone(zone), due[1].astimezone(zone)) if due and company.recipients else None,
        wrong=tuple(ledger.noted(WRONG).split()),
        anew=_anew(ledger, zone),
    )


def _changed(ledger: RememberingLedger, fingerprint: str, now: dt.datetime) -> dt.datetime:
    """Since when the entries are as they are, as far as the service has looked."""
    known, _, since = ledger.noted(_CHANGED).partition(" ")
    if known == fingerprint:
        return dt.datetime.fromisoformat(since)
    ledger.note(_CHANGED, f"{fingerprint} {now.isoformat()}")
    return now


def _last(ledger: RememberingLedger, meetings: Sequence[Meeting], rules: Rules, now: dt.datetime) -> LastMemo | None:
    """The memo that was frozen last, and what became of its messages."""
    known = ledger.known()
    if not known:
        return None
    key = known[-1].key
    deliveries = ledger.deliveries(key)
    ended = [delivery.changed for delivery in deliveries if delivery.state in _OUTCOMES]
    begins = starts(ledger, standing_starts(meetings, known, now, rules))[key]
    return LastMemo(
        begins.astimezone(rules.zone),
        max(ended).astimezone(rules.zone) if ended else None,
        Counter(_OUTCOMES.get(delivery.state, "waiting") for delivery in deliveries),
    )


def _anew(ledger: RememberingLedger, zone: ZoneInfo) -> dt.datetime | None:
    """When a ledger that isn't the first was begun, until it has sent something itself."""
    if ledger.is_first and not ledger.noted(EARLIER):
        return None
    begun = ledger.first_start()
    return None if any(_is_sent_since(each, begun) for each in ledger.deliveries()) else begun.astimezone(zone)


def _is_sent_since(delivery: Delivery, begun: dt.datetime) -> bool:
    return delivery.state is State.ACCEPTED and delivery.attempts > 0 and delivery.changed > begun
