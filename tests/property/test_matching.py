"""Which memo is that of which meeting: as many memos stand as can, and nobody is counted twice."""

from __future__ import annotations

import datetime as dt
from itertools import combinations, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.core.agenda import Known, Meeting
from sheetsync.core.agenda.matching import match

FIRST = dt.datetime(2026, 3, 26)
BIG_MOVE = dt.timedelta(hours=12)


@settings(deadline=None)
@given(memos=st.sets(st.integers(0, 120), max_size=4), starts=st.sets(st.integers(0, 120), max_size=4), now=st.just(60))
def test_no_meeting_to_come_gets_a_new_memo_if_an_old_one_can_stand_for_it(
    memos: set[int], starts: set[int], now: int
) -> None:
    """By trying every way to put them together, hours apart."""
    zero = FIRST.replace(tzinfo=dt.UTC)
    meant = [Meeting(str(hour), zero + dt.timedelta(hours=hour), FIRST) for hour in starts]
    known = [Known(str(hour), str(hour), zero + dt.timedelta(hours=hour), 1, open=True) for hour in memos]
    found = match(meant, known, zero + dt.timedelta(hours=now), BIG_MOVE)
    left, others = sorted(memos - starts), sorted(hour for hour in starts - memos if hour > now)
    most = max(
        size
        for size in range(min(len(left), len(others)) + 1)
        for some in combinations(others, size)
        for which in permutations(left, size)
        if all(abs(a - b) <= 12 for a, b in zip(some, which, strict=True))
    )
    standing = [meeting for memo, meeting in found.standing if memo.starts != meeting.starts and int(meeting.id) > now]
    assert len(standing) == most
    paired = [*found.standing, *found.moved]
    assert len({memo.key for memo, _ in paired} | {memo.key for memo in found.orphans}) == len(memos)
    assert len({meeting.id for _, meeting in paired} | {meeting.id for meeting in found.fresh}) == len(starts)
    assert len(paired) + len(found.orphans) == len(memos)
    for memo, meeting in found.moved:
        assert memo.starts > zero + dt.timedelta(hours=now) < meeting.starts
        assert abs(memo.starts - meeting.starts) > BIG_MOVE
    to_come = zero + dt.timedelta(hours=now)
    assert not (any(m.starts > to_come for m in found.orphans) and any(m.starts > to_come for m in found.fresh))
