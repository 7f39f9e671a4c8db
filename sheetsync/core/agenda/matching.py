"""Which frozen memo is that of which meeting.

A row of the Reviews tab has no name but its date, so that a meeting that moved looks like one that went and another
that came. Of each review the newest memo counts, and memos and meetings are put together in this order:

1. A memo and a meeting that start at the same instant.
2. What is left, if it starts within `moved_by` of each other, the latest first; meetings to come before those that
   have begun. The meeting was moved by little: the memo that is there stands for it.
3. Memos and meetings that are left and lie in the future, in order. The meeting was moved by much: it needs a new memo,
   under the old name, of the next revision.

A meeting that is left is a new one; a memo that is left has lost its meeting. Two meetings that change places can be
taken for each other, which hurts nobody: that a meeting to come gets no memo of its own needs a memo within
`moved_by` that nobody else needs, and a memo is never sent for a meeting that has one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from sheetsync.core.agenda.reviews import Meeting


@dataclass(frozen=True, slots=True)
class Known:
    """A memo that was frozen; `open`: some recipient isn't finished."""

    key: str
    review: str
    starts: dt.datetime
    revision: int
    open: bool


@dataclass(slots=True)
class Matching:
    """Who belongs to whom: memos that stand for a meeting, and memos whose meeting was moved and needs a new one.

    `orphans`: memos without a meeting. `fresh`: meetings without a memo. `outdated`: memos of earlier revisions.
    """

    standing: list[tuple[Known, Meeting]] = field(default_factory=list)
    moved: list[tuple[Known, Meeting]] = field(default_factory=list)
    orphans: list[Known] = field(default_factory=list)
    fresh: list[Meeting] = field(default_factory=list)
    outdated: list[Known] = field(default_factory=list)


def newest(known: Sequence[Known]) -> list[Known]:
    """The last revision of each review, in order of their starts."""
    ordered = sorted(known, key=lambda memo: (memo.revision, memo.starts, memo.key))
    by_review = {memo.review: memo for memo in ordered}
    return sorted(by_review.values(), key=lambda memo: (memo.starts, memo.review))


def match(meetings: Sequence[Meeting], known: Sequence[Known], now: dt.datetime, moved_by: dt.timedelta) -> Matching:
    """Put memos and meetings together as they are at an instant."""
    memos = newest(known)
    current = {memo.key for memo in memos}
    found = Matching(outdated=[memo for memo in known if memo.key not in current])
    at = {meeting.starts: meeting for meeting in meetings}
    for memo in memos:
        if meeting := at.pop(memo.starts, None):
            found.standing.append((memo, meeting))
        else:
            found.orphans.append(memo)
    found.fresh = [at[starts] for starts in sorted(at)]
    for to_come in (True, False):
        there = [meeting for meeting in found.fresh if (meeting.starts > now) is to_come]
        found.standing += _take(found, _near(found.orphans, there, moved_by))
    future = [memo for memo in found.orphans if memo.starts > now]
    to_come_too = [meeting for meeting in found.fresh if meeting.starts > now]
    found.moved = _take(found, list(zip(future, to_come_too, strict=False)))
    return found


def _near(memos: Sequence[Known], meetings: Sequence[Meeting], moved_by: dt.timedelta) -> list[tuple[Known, Meeting]]:
    """As many pairs as can be of what starts within `moved_by`; both are in order of their starts.

    From the latest backwards: so future memos come before those whose meeting has begun.
    """
    pairs = []
    memo, meeting = len(memos) - 1, len(meetings) - 1
    while memo >= 0 and meeting >= 0:
        apart = meetings[meeting].starts - memos[memo].starts
        if abs(apart) <= moved_by:
            pairs.append((memos[memo], meetings[meeting]))
        memo -= apart <= moved_by
        meeting -= apart >= -moved_by
    return pairs


def _take(found: Matching, pairs: list[tuple[Known, Meeting]]) -> list[tuple[Known, Meeting]]:
    """The same pairs, no longer among those that are left."""
    memos, meetings = {memo.key for memo, _ in pairs}, {meeting.starts for _, meeting in pairs}
    found.orphans = [memo for memo in found.orphans if memo.key not in memos]
    found.fresh = [meeting for meeting in found.fresh if meeting.starts not in meetings]
    return pairs
