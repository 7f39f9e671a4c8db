"""Which memo is due next, for those who ask beforehand."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from sheetsync.core.agenda import Known, Meeting, Rules, next_due
from tests.core.diary import NEVER, RULES, Diary, instant, meetings_at, wall


def following(diary: Diary, now: str) -> tuple[dt.datetime, dt.datetime] | None:
    rows = meetings_at(wall(start) for start in diary.rows)
    return next_due(rows[::-1], list(diary.known.values()), instant(now), RULES, diary.first_start)


def test_the_next_memo_and_its_hour() -> None:
    diary = Diary("19 May 10:00", "12 May 10:00")
    first = (instant("12 May 10:00"), instant("11 May 16:00"))
    assert following(diary, "1 May 10:00") == first
    assert following(diary, "11 May 18:00") == first, "its hour has passed, but it is to come"
    diary.look("11 May 18:00")
    assert following(diary, "11 May 18:00") == (instant("19 May 10:00"), instant("18 May 16:00"))
    diary.look("18 May 18:00")
    assert following(diary, "18 May 18:00") is None


def test_what_has_begun_and_what_isn_t_there_is_never_next() -> None:
    assert following(Diary(), "12 May 10:00") is None
    assert following(Diary("12 May 10:00"), "12 May 09:59") is not None
    assert following(Diary("12 May 10:00"), "12 May 10:00") is None


def test_a_late_memo_that_a_later_one_overtakes_is_not_next() -> None:
    diary = Diary("12 May 10:00", "12 May 14:00")
    assert following(diary, "11 May 18:00") == (instant("12 May 10:00"), instant("11 May 16:00"))
    assert following(diary, "12 May 09:00") == (instant("12 May 14:00"), instant("11 May 20:00"))


def test_a_meeting_that_moved_far_has_its_new_hour() -> None:
    diary = Diary("19 May 10:00", busy=True)
    diary.look("18 May 16:00")
    diary.move("19 May 10:00", "20 May 10:00")
    assert following(diary, "18 May 17:00") == (instant("20 May 10:00"), instant("19 May 16:00"))


def test_an_hour_that_the_clock_shows_twice_is_two() -> None:
    """The memo of the second 2:30 in Berlin's night of 25 October isn't that of a meeting at the first."""
    berlin = ZoneInfo("Europe/Berlin")
    first, second = (dt.datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold) for fold in (0, 1))
    rules = Rules(dt.timedelta(hours=1), (dt.time(), dt.time()), berlin, moved_by=dt.timedelta())
    meeting = Meeting("x", first.astimezone(dt.UTC), dt.datetime(2026, 10, 25, 2, 30))
    memo = Known("k", "x", second, 1, open=True)
    due = meeting.starts - dt.timedelta(hours=1)
    assert next_due([meeting], [memo], due.astimezone(berlin), rules, NEVER) == (meeting.starts, due)
