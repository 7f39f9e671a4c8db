"""Which meeting a memo stands for after its row moved."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from sheetsync.core.agenda import Known, Meeting, Rules, standing_starts
from tests.core.diary import MOSCOW, RULES, instant, meetings_at, wall


def memo(review: str, starts: dt.datetime, revision: int = 1) -> Known:
    return Known(f"{review}/{revision}", review, starts, revision, open=True)


def at(*starts: str) -> tuple[Meeting, ...]:
    return meetings_at([wall(start) for start in starts])


def test_a_memo_stands_for_its_meeting_where_that_was_moved_by_little() -> None:
    known = [memo("a", instant("12 May 10:00")), memo("b", instant("19 May 10:00")), memo("c", instant("26 May 10:00"))]
    found = standing_starts(at("26 May 10:00", "19 May 22:00", "12 May 09:00"), known, instant("11 May 12:00"), RULES)
    assert found == {
        "a/1": instant("12 May 09:00"),
        "b/1": instant("19 May 22:00"),
        "c/1": instant("26 May 10:00"),
    }


def test_a_memo_whose_meeting_is_gone_or_far_away_stands_for_none() -> None:
    known = [
        memo("a", instant("12 May 10:00")),
        memo("b", instant("19 May 10:00")),
        memo("b", instant("20 May 10:00"), 2),
    ]
    assert standing_starts(at("19 May 22:01"), known, instant("11 May 12:00"), RULES) == {
        "b/2": instant("19 May 22:01")
    }
    assert standing_starts((), known, instant("11 May 12:00"), RULES) == {}
    narrow = Rules(RULES.lead, RULES.night, MOSCOW, moved_by=dt.timedelta(hours=1))
    assert standing_starts(at("19 May 22:01"), known, instant("11 May 12:00"), narrow) == {}


def test_the_order_of_the_rows_decides_nothing() -> None:
    known = [memo("a", instant("12 May 10:00")), memo("b", instant("12 May 16:00"))]
    rows = at("12 May 11:00", "12 May 17:00")
    stands = {"a/1": instant("12 May 11:00"), "b/1": instant("12 May 17:00")}
    assert standing_starts(rows, known, instant("11 May 12:00"), RULES) == stands
    assert standing_starts(rows[::-1], known[::-1], instant("11 May 12:00"), RULES) == stands


def test_a_meeting_to_come_is_meant_before_one_that_has_begun() -> None:
    """At noon the review of nine o'clock is over: the memo of three o'clock belongs to what is put off to eight."""
    known, rows = [memo("b", instant("12 May 15:00"))], at("12 May 09:00", "12 May 20:00")
    assert standing_starts(rows, known, instant("12 May 12:00"), RULES) == {"b/1": instant("12 May 20:00")}
    rows = at("12 May 09:00")
    assert standing_starts(rows, known, instant("12 May 12:00"), RULES) == {"b/1": instant("12 May 09:00")}


def test_an_hour_that_the_clock_shows_twice_is_two() -> None:
    """A memo that was frozen by Berlin's clock for the second 2:30 isn't that of the meeting at the first."""
    berlin = ZoneInfo("Europe/Berlin")
    first, second = (dt.datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold) for fold in (0, 1))
    rows = [Meeting("x", one.astimezone(dt.UTC), one.replace(tzinfo=None)) for one in (first, second)]
    now = dt.datetime(2026, 10, 24, tzinfo=berlin)
    found = standing_starts(rows, [memo("a", second), memo("b", first)], now, RULES)
    assert found == {"a/1": second.astimezone(dt.UTC), "b/1": first.astimezone(dt.UTC)}
