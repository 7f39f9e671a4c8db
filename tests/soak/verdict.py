"""Whether everything held: every due memo once or accounted for, tabs fresh, memory flat, operators told but not too
often.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from itertools import groupby, pairwise

from sheetsync.ports import State
from sheetsync.service.outcomes import Reason
from tests.soak.archive import Archive, names_of
from tests.soak.office import LEAD, Office
from tests.soak.post_office import Books
from tests.soak.teams import Meeting

QUIET = dt.timedelta(hours=4)


@dataclass
class History:
    """What happened that explains what became of memos: spans in which the service was off, or its clock was."""

    off: list[tuple[dt.datetime, dt.datetime]] = field(default_factory=list)
    clock: list[tuple[dt.datetime, dt.datetime]] = field(default_factory=list)
    folder_lost: list[dt.datetime] = field(default_factory=list)
    crashed_over: set[str] = field(default_factory=set)
    """Message-IDs whose dot was the last one before a crash."""

    def touches(self, spans: list[tuple[dt.datetime, dt.datetime]], first: dt.datetime, last: dt.datetime) -> bool:
        return any(begin <= last and first <= end for begin, end in spans)


@dataclass
class Verdict:
    """`due` counts messages, one for each recipient of each meeting that took place."""

    due: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    @property
    def duplicates(self) -> int:
        return self.ends["accepted twice"]

    @property
    def lost(self) -> int:
        return self.ends["lost"]


def judge(office: Office, archive: Archive, history: History, end: dt.datetime) -> Verdict:
    """Everything about mail."""
    verdict = Verdict()
    books = office.post.books
    for meeting in office.teams.meetings:
        if not meeting.cancelled and meeting.start <= end:
            for recipient in meeting.recipients:
                verdict.due += 1
                how = _became(meeting, recipient, office, archive, history)
                verdict.ends[how] += 1
                if how in ("lost", "accepted twice"):
                    verdict.faults.append(f"the meeting of {meeting.start:%d %b %H:%M}, {recipient}: {how}")
    _no_message_twice(books, verdict)
    _nothing_is_unheard_of(archive, books, verdict)
    _ledger_tells_the_truth(archive, books, history, verdict)
    _alerts_are_rare(books, history, verdict)
    return verdict


def _became(meeting: Meeting, recipient: str, office: Office, archive: Archive, history: History) -> str:
    """What became of the memo of a meeting, by the server's books first."""
    places = archive.of(meeting, recipient)
    copies = sum(office.post.books.copies[archive.names[place]] for place in places)
    if copies > 1:
        return "accepted twice"
    states = {archive.deliveries[place].state for place in places}
    if copies:
        return "accepted once, the answer was lost: held" if State.HELD in states else "accepted once"
    for state in (State.REFUSED, State.HELD, State.EXPIRED, State.CANCELLED):
        if state in states:
            return state.value
    if names_of(meeting, office) & archive.missed:
        return "missed, and told so"
    if history.touches([(lost, lost) for lost in history.folder_lost], meeting.start - LEAD, meeting.start):
        return "forgotten with the state folder"
    return "lost"


def _no_message_twice(books: Books, verdict: Verdict) -> None:
    for name, copies in books.copies.items():
        if copies > 1 and name not in _alert_names(books):
            verdict.faults.append(f"{name} was accepted {copies} times")
        if len(books.digests[name]) > 1:
            verdict.faults.append(f"{name} went out as different bytes")


def _nothing_is_unheard_of(archive: Archive, books: Books, verdict: Verdict) -> None:
    """Every memo that the server took is one of a ledger that was filed: the judge overlooked none."""
    unheard_of = set(books.copies) - set(archive.names.values()) - _alert_names(books)
    verdict.faults += [f"{name} was accepted, and no ledger knows it" for name in sorted(unheard_of)]


def _alert_names(books: Books) -> set[str]:
    return {name for _, _, _, name in books.alerts}


def _ledger_tells_the_truth(archive: Archive, books: Books, history: History, verdict: Verdict) -> None:
    """What the last ledger says against what the server knows. A ledger that was lost could finish nothing."""
    for place, delivery in archive.deliveries.items():
        name, state = archive.names[place], delivery.state
        doubtful = name in books.in_doubt or name in history.crashed_over
        lies = {
            State.ACCEPTED: not books.copies[name],
            State.REFUSED: name not in books.refused and place[1] not in books.refused,
            State.HELD: not doubtful and not history.folder_lost,
            State.EXPIRED: bool(books.copies[name]),
            State.CANCELLED: bool(books.copies[name]),
        }.get(state, place in archive.standing)
        forgot = delivery.text in (Reason.REMEMBERED, Reason.OVERDUE, Reason.WITNESSED)
        if lies and not (forgot and history.folder_lost):
            words = f"{delivery.text!r}, {books.copies[name]} copies"
            verdict.faults.append(f"memo {place[0][:12]} to {place[1]}: {state}, they say ({words})")


def _alerts_are_rare(books: Books, history: History, verdict: Verdict) -> None:
    """One per cause in four hours; a clock that stepped and a folder that was lost excuse."""
    told = sorted((recipient, subject, parsedate_to_datetime(date)) for subject, date, recipient, _ in books.alerts)
    for (recipient, subject), alerts in groupby(told, key=lambda one: one[:2]):
        moments = [moment for _, _, moment in alerts]
        for before, after in pairwise(moments):
            lost = any(before <= moment <= after for moment in history.folder_lost)
            stepped = history.touches(history.clock, before - QUIET, after + QUIET)
            if after - before < QUIET and not lost and not stepped and "missed" not in subject:
                verdict.faults.append(f"{recipient} was told twice in {after - before}: {subject}")
