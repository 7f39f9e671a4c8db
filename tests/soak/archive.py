"""What every ledger that there was said, also of those that were lost."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from dataclasses import dataclass, field
from email import message_from_bytes

from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.core.agenda.reviews import timed_id
from sheetsync.ports import Delivery
from tests.soak.office import Office
from tests.soak.teams import Meeting


@dataclass
class Archive:
    """By memo and recipient: the last word, and the Message-ID."""

    deliveries: dict[tuple[str, str], Delivery] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    starts: dict[str, dt.datetime] = field(default_factory=dict)
    missed: set[str] = field(default_factory=set)
    """The ids of meetings of which was told that their memo was missed."""
    standing: set[tuple[str, str]] = field(default_factory=set)
    """Those of the ledger that was filed last; the others' last word is that of a ledger that was lost."""

    def file(self, office: Office) -> None:
        """Take over what the ledger says now, before it is lost, or at the end. It is read from the disk: it says the
        same while the service is off.
        """
        if (ledger := office.ledger()) is None:
            return
        with closing(ledger):
            self.starts |= {memo.key: memo.starts for memo in ledger.known()}
            deliveries = ledger.deliveries()
            self.standing = {(delivery.key, delivery.recipient) for delivery in deliveries}
            for delivery in deliveries:
                self._enter(delivery, ledger)
            for meeting in office.teams.meetings:
                self.missed |= {name for name in names_of(meeting, office) if ledger.noted(f"missed/{name}")}

    def _enter(self, delivery: Delivery, ledger: SqliteLedger) -> None:
        place = delivery.key, delivery.recipient
        self.deliveries[place] = delivery
        if place not in self.names:
            self.names[place] = str(message_from_bytes(ledger.message(*place))["Message-ID"])

    def of(self, meeting: Meeting, recipient: str) -> list[tuple[str, str]]:
        """The memos to a recipient that were for a meeting as it is, or as it was up to twelve hours away."""
        near = [start for start in meeting.starts if abs(start - meeting.start) <= dt.timedelta(hours=12)]
        return [place for place in self.deliveries if place[1] == recipient and self.starts[place[0]] in near]


def names_of(meeting: Meeting, office: Office) -> set[str]:
    """What it may be called: by its day, or with its time if another one is on that day."""
    local = meeting.start.astimezone(office.teams.zone).replace(tzinfo=None)
    return {local.date().isoformat(), timed_id(local)}
