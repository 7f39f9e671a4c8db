"""What to do now: which memo to send, which to end, which were missed."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sheetsync.core.agenda.hours import PUNCTUAL, Rules, due_at, leaves_time, night_at, nights_around
from sheetsync.core.agenda.matching import Known, Matching, match, newest
from sheetsync.core.agenda.reviews import Meeting, timed_id


@dataclass(frozen=True, slots=True)
class Due:
    """The memo to send now; `late`: its hour has passed, its meeting hasn't begun.

    Its meeting is the one that starts at `starts`. `review` is its id, or that under which an earlier revision went.
    """

    key: str
    review: str
    starts: dt.datetime
    revision: int
    due_at: dt.datetime
    late: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do at this moment: send one memo, end others (by key), tell of reviews whose memo was missed (by the id
    of the meeting); `wake` is when there is something else to do, if nothing changes till then.

    Once the memo is frozen, decide again: there may be another one. What was missed is told as long as its row stands.
    """

    send: Due | None = None
    expire: tuple[str, ...] = ()
    cancel: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    wake: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A meeting to come whose memo isn't frozen. `before`: the revision that was, if it was moved."""

    meeting: Meeting
    due_at: dt.datetime
    before: Known | None = None

    def is_late(self, now: dt.datetime) -> bool:
        return now - self.due_at >= PUNCTUAL


def memo_key(client: str, review: str, starts: dt.datetime, revision: int) -> str:
    """Names a memo: a hash of whose it is, of which review, of the instant of its start, and of the revision."""
    told = json.dumps([client, review, starts.astimezone(dt.UTC).isoformat(), revision])
    return hashlib.sha256(told.encode()).hexdigest()


def decide(
    meetings: Sequence[Meeting], known: Sequence[Known], now: dt.datetime, rules: Rules, first_start: dt.datetime
) -> Decision:
    """What is due, from what the Reviews tab says, from what was frozen, and from the hour."""
    agenda, now = _agenda(meetings, known, rules, first_start), now.astimezone(dt.UTC)
    decision = agenda.at(now)
    return replace(decision, wake=next((then for then in agenda.events(now) if agenda.at(then) != decision), None))


def next_due(
    meetings: Sequence[Meeting], known: Sequence[Known], now: dt.datetime, rules: Rules, first_start: dt.datetime
) -> tuple[dt.datetime, dt.datetime] | None:
    """The start of the meeting whose memo is due next, and when that is or was; None if none is to be frozen."""
    agenda, now = _agenda(meetings, known, rules, first_start), now.astimezone(dt.UTC)
    to_come = agenda.to_come(match(agenda.meetings, agenda.known, now, rules.moved_by), now)
    following = min(to_come, key=lambda one: one.due_at, default=None)
    return (following.meeting.starts, following.due_at) if following else None


def standing_starts(
    meetings: Sequence[Meeting], known: Sequence[Known], now: dt.datetime, rules: Rules
) -> dict[str, dt.datetime]:
    """When the meetings begin, in UTC, for which memos stand, by the memo's key: later or earlier than they were
    frozen for, if they were moved by little. What has no meeting any more isn't there.
    """
    frozen = [replace(memo, starts=memo.starts.astimezone(dt.UTC)) for memo in known]
    found = match(sorted(meetings, key=lambda one: one.starts), frozen, now.astimezone(dt.UTC), rules.moved_by)
    return {memo.key: meeting.starts for memo, meeting in found.standing}


def _agenda(meetings: Sequence[Meeting], known: Sequence[Known], rules: Rules, first_start: dt.datetime) -> _Agenda:
    """All in UTC: moments of one zone are compared by its wall clock, which shows an hour twice a year."""
    return _Agenda(
        sorted(meetings, key=lambda meeting: meeting.starts),
        [replace(memo, starts=memo.starts.astimezone(dt.UTC)) for memo in known],
        rules,
        first_start.astimezone(dt.UTC),
    )


class _Agenda:
    """The tab and the ledger as they are, to be asked about any instant."""

    def __init__(
        self, meetings: Sequence[Meeting], known: Sequence[Known], rules: Rules, first_start: dt.datetime
    ) -> None:
        self.meetings = meetings
        self.known = known
        self.rules = rules
        self.first_start = first_start
        self.names = {memo.review for memo in known}
        self.due = {meeting.starts: due_at(meeting.starts, rules) for meeting in meetings}

    def at(self, now: dt.datetime) -> Decision:
        """The decision at an instant, without `wake`."""
        found = match(self.meetings, self.known, now, self.rules.moved_by)
        ready = [one for one in self._candidates(found) if one.meeting.starts > now and one.due_at <= now]
        overtaken = [one for one in ready if one.is_late(now) and self._is_overtaken(one.meeting, now)]
        sendable = [one for one in ready if one not in overtaken and not self._waits_for_morning(one, now)]
        begun = [one for one in found.fresh if self.first_start < one.starts <= now]
        missed = sorted((*begun, *(one.meeting for one in overtaken)), key=lambda meeting: meeting.starts)
        expire, cancel = _endings(found, now)
        return Decision(
            self._due(min(sendable, key=lambda one: one.meeting.starts), now) if sendable else None,
            expire,
            cancel,
            tuple(meeting.id for meeting in missed),
        )

    def events(self, now: dt.datetime) -> Iterator[dt.datetime]:
        """Every instant to come at which a decision can change, the next one first.

        A meeting with a memo of its own start keeps it, and a finished memo asks for nothing more.
        """
        memos = newest(self.known)
        settled = {memo.starts for memo in memos}
        to_come = [meeting.starts for meeting in self.meetings if meeting.starts > now]
        moments = [memo.starts for memo in memos if memo.open or memo.starts not in self.due]
        if loose := [starts for starts in to_come if starts not in settled]:
            moments += [*loose, *(self.due[starts] for starts in loose)]
            moments += [self.due[starts] + PUNCTUAL for starts in to_come]
            moments += [edge for night in nights_around(now, self.rules) for edge in night]
        yield from sorted({one for one in moments if one > now})

    def to_come(self, found: Matching, now: dt.datetime) -> list[_Candidate]:
        """Meetings to come whose memo is still to be frozen."""
        ahead = [one for one in self._candidates(found) if one.meeting.starts > now]
        return [one for one in ahead if not (one.is_late(now) and self._is_overtaken(one.meeting, now))]

    def _candidates(self, found: Matching) -> Iterator[_Candidate]:
        for meeting in found.fresh:
            yield _Candidate(meeting, self.due[meeting.starts])
        for memo, meeting in found.moved:
            yield _Candidate(meeting, self.due[meeting.starts], memo)

    def _is_overtaken(self, meeting: Meeting, now: dt.datetime) -> bool:
        """Whether the memo of a later meeting should have gone, too, to everybody for whom this one is."""
        return any(
            later.starts > meeting.starts and now - self.due[later.starts] >= PUNCTUAL and _covers(later, meeting)
            for later in self.meetings
        )

    def _waits_for_morning(self, one: _Candidate, now: dt.datetime) -> bool:
        """A late memo isn't sent at night either, if it can wait."""
        night = night_at(now, self.rules) if one.is_late(now) else None
        return night is not None and leaves_time(night[1], one.meeting.starts)

    def _due(self, one: _Candidate, now: dt.datetime) -> Due:
        review = one.before.review if one.before else self._name(one.meeting)
        revision = one.before.revision + 1 if one.before else 1
        starts = one.meeting.starts
        key = memo_key(self.rules.client, review, starts, revision)
        return Due(key, review, starts, revision, one.due_at, one.is_late(now))

    def _name(self, meeting: Meeting) -> str:
        """The meeting's id, unless the memo of another meeting bears it: one that was on this day and was moved."""
        names = (meeting.id, timed_id(meeting.local))
        free = [name for name in names if name not in self.names]
        if free:
            return free[0]
        number = 2
        while (name := f"{names[-1]} ({number})") in self.names:
            number += 1
        return name


def _covers(later: Meeting, earlier: Meeting) -> bool:
    """Whether everybody who is invited to the earlier meeting is to the later one; nobody named is everybody."""
    return not later.participants or (
        bool(earlier.participants) and set(earlier.participants) <= set(later.participants)
    )


def _endings(found: Matching, now: dt.datetime) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of open memos to expire, their meeting having begun, and to cancel, there being none any more."""
    begins = [(memo, meeting.starts) for memo, meeting in found.standing]
    begins += [(memo, memo.starts) for memo in found.orphans]
    expire = sorted(memo.key for memo, starts in begins if memo.open and starts <= now)
    gone = [memo for memo in found.orphans if memo.starts > now]
    gone += [memo for memo, _ in found.moved] + found.outdated
    return tuple(expire), tuple(sorted(memo.key for memo in gone if memo.open))
