"""When the meetings begin that memos stand for."""

from __future__ import annotations

import datetime as dt

import pytest

from sheetsync.core.agenda import Known, standing_starts
from tests.core.diary import MOSCOW, RULES, instant, meetings_at, wall


def memo(start: str) -> Known:
    moment = instant(start)
    return Known(start, moment.astimezone(MOSCOW).date().isoformat(), moment, 1, open=True)


@pytest.mark.parametrize(
    ("tab", "begins"),
    [("12 May 10:00", "12 May 10:00"), ("12 May 21:00", "12 May 21:00"), ("12 May 02:00", "12 May 02:00")],
)
def test_a_memo_stands_for_a_meeting_that_was_moved_by_little(tab: str, begins: str) -> None:
    for now in ("11 May 17:00", "12 May 01:00"):
        found = standing_starts(meetings_at([wall(tab)]), [memo("12 May 10:00")], instant(now), RULES)
        assert found == {"12 May 10:00": instant(begins)}


def test_also_when_its_old_start_has_come() -> None:
    found = standing_starts(meetings_at([wall("12 May 21:00")]), [memo("12 May 10:00")], instant("12 May 11:00"), RULES)
    assert found == {"12 May 10:00": instant("12 May 21:00")}


def test_not_for_one_that_was_moved_by_much_or_is_gone() -> None:
    now, known = instant("11 May 17:00"), [memo("12 May 10:00")]
    assert standing_starts(meetings_at([wall("14 May 10:00")]), known, now, RULES) == {}
    assert standing_starts((), known, now.astimezone(dt.UTC), RULES) == {}
