"""When a sync is due."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from sheetsync.service.timetable import Timetable

MOSCOW, BERLIN = ZoneInfo("Europe/Moscow"), ZoneInfo("Europe/Berlin")
QUARTER = dt.timedelta(minutes=15)
WEEK = {1, 2, 3, 4, 5}


def table(hours: str = "08:00-20:00", days: set[int] = WEEK, zone: ZoneInfo = MOSCOW) -> Timetable:
    first, last = hours.split("-")
    return Timetable(QUARTER, (dt.time.fromisoformat(first), dt.time.fromisoformat(last)), days, zone)


def moment(text: str, zone: ZoneInfo = MOSCOW) -> dt.datetime:
    """By the clock on the wall; 2026-03-02 is a Monday."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(dt.UTC)


@pytest.mark.parametrize(
    ("hours", "when", "working"),
    [
        ("08:00-20:00", "2026-03-02 07:59:59", False),
        ("08:00-20:00", "2026-03-02 08:00", True),
        ("08:00-20:00", "2026-03-02 19:59:59", True),
        ("08:00-20:00", "2026-03-02 20:00", False),
        ("08:00-20:00", "2026-03-07 12:00", False),  # Saturday
        ("22:00-06:00", "2026-03-02 21:59", False),
        ("22:00-06:00", "2026-03-02 22:00", True),
        ("22:00-06:00", "2026-03-02 05:59", False),  # Sunday's shift
        ("22:00-06:00", "2026-03-07 05:59", True),  # Friday's shift
        ("22:00-06:00", "2026-03-07 06:00", False),
        ("22:00-06:00", "2026-03-07 22:30", False),
    ],
)
def test_working_hours_are_those_of_the_people_and_may_run_over_midnight(hours: str, when: str, working: bool) -> None:
    assert table(hours).is_working(moment(when)) is working


def test_never_synced_is_due_at_once_even_at_night() -> None:
    assert table().is_sync_due(None, moment("2026-03-02 03:00"))


def test_every_quarter_of_an_hour() -> None:
    last = moment("2026-03-02 12:00")
    assert not table().is_sync_due(last, last + QUARTER - dt.timedelta(seconds=1))
    assert table().is_sync_due(last, last + QUARTER)


def test_after_the_night_the_first_sync_comes_when_work_begins() -> None:
    last = moment("2026-03-02 19:59")
    assert not table().is_sync_due(last, moment("2026-03-03 07:59"))
    assert table().is_sync_due(last, moment("2026-03-03 08:00"))


def test_a_last_sync_in_the_future_means_that_the_clock_stepped_back() -> None:
    assert table().is_sync_due(moment("2026-03-02 12:00"), moment("2026-03-02 03:00"))


def test_hours_follow_the_clock_when_it_is_put_forward() -> None:
    days = {7}
    assert not table("02:30-04:00", days, BERLIN).is_working(dt.datetime(2026, 3, 29, 0, 59, tzinfo=dt.UTC))
    assert table("02:30-04:00", days, BERLIN).is_working(dt.datetime(2026, 3, 29, 1, 0, tzinfo=dt.UTC))  # 03:00


def test_hours_happen_twice_when_it_is_put_back() -> None:
    night = table("02:00-03:00", {7}, BERLIN)
    twice = [dt.datetime(2026, 10, 25, hour, 30, tzinfo=dt.UTC) for hour in (0, 1)]
    assert [night.is_working(instant) for instant in twice] == [True, True]
