"""The hour at which a memo is due: so long before its meeting, never at night, also where the clock is changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from sheetsync.core.agenda import due_at
from tests.core.diary import RULES, instant, told


@pytest.mark.parametrize(
    ("starts", "lead_hours", "expected"),
    [
        ("12 May 10:00", 18, "11 May 16:00"),
        ("12 May 10:00", 13, "11 May 21:00"),  # on the stroke of nine it isn't night yet
        ("12 May 10:00", 12, "12 May 08:00"),
        ("12 May 10:00", 2, "12 May 08:00"),  # nor is it on the stroke of eight
        ("12 May 10:00", 4, "12 May 08:00"),
        ("12 May 09:00", 2, "12 May 08:00"),  # an hour is left
        ("12 May 08:59", 2, "11 May 21:00"),
        ("12 May 07:00", 1, "11 May 21:00"),
        ("12 May 00:30", 1, "11 May 21:00"),
        ("12 May 23:00", 1, "12 May 21:00"),
    ],
)
def test_the_hour_of_a_memo(starts: str, lead_hours: int, expected: str) -> None:
    rules = replace(RULES, lead=dt.timedelta(hours=lead_hours))
    assert told(due_at(instant(starts), rules)) == expected


def test_a_night_after_midnight_and_none_at_all() -> None:
    small_hours = replace(RULES, night=(dt.time(0), dt.time(6)), lead=dt.timedelta(hours=8))
    assert told(due_at(instant("12 May 10:00"), small_hours)) == "12 May 06:00"
    assert told(due_at(instant("12 May 06:30"), small_hours)) == "11 May 22:30"
    assert told(due_at(instant("12 May 10:00"), replace(small_hours, night=(dt.time(9), dt.time(9))))) == "12 May 02:00"


@pytest.mark.parametrize(
    ("night", "starts", "expected"),
    [
        # On 29 March Berlin's clock goes from 2:00 to 3:00: the night ends with the gap.
        (("23:00", "02:30"), "29 Mar 05:00", "29 Mar 03:00"),
        (("02:30", "08:00"), "29 Mar 08:30", "29 Mar 03:00"),
        # On 25 October it shows 2:00 to 3:00 twice: the night ends with the second 2:30, and begins with the first.
        (("23:00", "02:30"), "25 Oct 06:00", "25 Oct 02:30 again"),
        (("02:30", "08:00"), "25 Oct 08:30", "25 Oct 02:30"),
    ],
)
def test_the_night_where_the_clock_is_changed(night: tuple[str, str], starts: str, expected: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    begin, end = map(dt.time.fromisoformat, night)
    rules = replace(RULES, zone=berlin, night=(begin, end), lead=dt.timedelta(hours=4))
    due = due_at(instant(starts, berlin), rules)
    assert told(due, berlin) + " again" * due.astimezone(berlin).fold == expected
