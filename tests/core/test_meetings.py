"""The Reviews tab as instants: times, participants, rows that stand twice, clocks that are changed."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from sheetsync.core.agenda import Meeting, meetings
from sheetsync.core.grid import Cell
from sheetsync.core.issues import Issue, Severity
from sheetsync.core.parse.emails import find_addresses
from tests.core.diary import MOSCOW, USUAL_START, blank_times, meetings_at, tab, wall
from tests.core.sheets import LEADS, of_kind, read

HEADERS = ["Date", "Time", "Participants", "Note"]
DAY = dt.date(2026, 5, 12)


def typed(*rows: list[Cell]) -> tuple[tuple[Meeting, ...], tuple[Issue, ...]]:
    """What the meetings of a tab are, and what is odd about it."""
    tables = read(leads=LEADS, reviews=[HEADERS, *rows])
    return meetings(tables.frames["reviews"], MOSCOW, USUAL_START), tables.issues


def local_times(*rows: list[Cell]) -> list[str]:
    return [f"{meeting.local:%d %H:%M}" for meeting in typed(*rows)[0]]


def test_one_meeting() -> None:
    found, issues = typed([DAY, "14:30", "Anna <Anna@Example.com>, ivan@example.com", "Prices"])
    starts = dt.datetime(2026, 5, 12, 11, 30, tzinfo=dt.UTC)
    people = ("anna@example.com", "ivan@example.com")
    assert found == (Meeting("2026-05-12", starts, dt.datetime(2026, 5, 12, 14, 30), people, "Prices"),)
    assert issues == ()


def test_where_the_time_is_taken_from() -> None:
    at_three = dt.datetime(2026, 5, 12, 15)
    assert local_times([DAY, None, None, None]) == ["12 10:00"]
    assert local_times([DAY, "-", None, None]) == ["12 10:00"]
    assert local_times([DAY, "00:00", None, None]) == ["12 00:00"]
    assert local_times([DAY, 0.625, None, None]) == ["12 15:00"]
    assert local_times([at_three, None, None, None]) == ["12 15:00"]
    assert local_times(["12.05.2026 15:00", None, None, None]) == ["12 15:00"]
    assert local_times([at_three, "11:00", None, None]) == ["12 11:00"]
    assert local_times([at_three, "soon", None, None]) == ["12 15:00"]


def test_a_time_that_cannot_be_read_is_told() -> None:
    found, issues = typed([DAY, "after lunch", None, None])
    assert [meeting.local.hour for meeting in found] == [10]
    (issue,) = of_kind(issues, "time_unreadable")
    assert (issue.severity, issue.written, list(issue.cells())) == (Severity.WARNING, "after lunch", ["B2"])


def test_rows_without_a_day_are_no_meetings() -> None:
    assert local_times([None, "10:00", "a@b.co", None], [DAY, None, None, None]) == ["12 10:00"]
    assert local_times(["some day", "10:00", "a@b.co", None], [DAY, None, None, None]) == ["12 10:00"]
    assert read(leads=LEADS).frames["reviews"].empty
    assert meetings(read(leads=LEADS).frames["reviews"], MOSCOW, USUAL_START) == ()
    assert [meeting.id for meeting in meetings(blank_times([None, wall("12 May 00:00")]), MOSCOW, USUAL_START)] == [
        "2026-05-12"
    ]


def test_a_tab_without_times_and_people() -> None:
    frame = read(leads=LEADS, reviews=[["Date"], [DAY]]).frames["reviews"]
    (meeting,) = meetings(frame, MOSCOW, USUAL_START)
    assert (meeting.local.hour, meeting.participants, meeting.note) == (10, (), "")


def test_rows_that_stand_twice_are_one_meeting_of_all() -> None:
    rows: list[list[Cell]] = [
        [DAY, "10:00", "c@example.com", "Prices"],
        [DAY, "10.00", "a@example.com; c@example.com", None],
        [DAY, None, None, "Plan"],
    ]
    (meeting,), _ = typed(*rows)
    assert meeting.participants == ("a@example.com", "c@example.com")
    assert meeting.note == "Plan\nPrices"
    assert typed(*reversed(rows))[0] == (meeting,)


def test_two_meetings_on_one_day() -> None:
    found = meetings_at([wall("12 May 16:00"), wall("12 May 10:00"), wall("13 May 16:00"), wall("12 May 10:00")])
    assert [meeting.id for meeting in found] == ["2026-05-12", "2026-05-12 16:00", "2026-05-13"]
    seconds = meetings_at([wall("12 May 10:00"), wall("12 May 16:00") + dt.timedelta(seconds=5)])
    assert seconds[1].id == "2026-05-12 16:00:05"


@pytest.mark.parametrize(
    ("zone", "typed_as", "starts", "shown"),
    [
        ("Europe/Berlin", "2026-03-29 01:59", "2026-03-29 00:59", "2026-03-29 01:59"),
        ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29 01:00", "2026-03-29 03:00"),  # the clock skips it
        ("Europe/Berlin", "2026-03-29 03:00", "2026-03-29 01:00", "2026-03-29 03:00"),
        ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25 00:30", "2026-10-25 02:30"),  # the first of two
        ("Europe/Berlin", "2026-10-25 03:00", "2026-10-25 02:00", "2026-10-25 03:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03 15:30", "2026-10-04 02:30"),  # by half an hour
        ("Africa/Cairo", "2026-04-24 00:30", "2026-04-23 22:00", "2026-04-24 01:00"),  # at midnight
        ("Asia/Kathmandu", "2026-05-12 10:00", "2026-05-12 04:15", "2026-05-12 10:00"),
        ("Africa/Monrovia", "1972-01-07 00:20", "1972-01-07 00:44:30", "1972-01-07 00:44:30"),  # an odd offset ends
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30 10:00", "2011-12-31 00:00"),  # a whole day is skipped
        ("UTC", "2026-05-12 10:00", "2026-05-12 10:00", "2026-05-12 10:00"),
    ],
)
def test_where_the_clock_is_changed(zone: str, typed_as: str, starts: str, shown: str) -> None:
    (meeting,) = meetings_at([dt.datetime.fromisoformat(typed_as)], ZoneInfo(zone))
    assert meeting.starts == dt.datetime.fromisoformat(f"{starts}+00:00")
    assert meeting.starts.tzinfo is dt.UTC
    assert meeting.local == dt.datetime.fromisoformat(shown)
    assert meeting.id == meeting.local.date().isoformat()


def test_a_skipped_time_and_the_end_of_the_gap_are_one() -> None:
    assert len(meetings_at([wall("29 Mar 02:10"), wall("29 Mar 03:00")], ZoneInfo("Europe/Berlin"))) == 1


@pytest.mark.parametrize(
    ("text", "found", "ignored"),
    [
        ("a@b.co", ["a@b.co"], []),
        ("A@B.Co, c@d.ru;e@f.org\ng@h.com i@j.net", ["a@b.co", "c@d.ru", "e@f.org", "g@h.com", "i@j.net"], []),
        ("a@b.co, A@B.CO", ["a@b.co"], []),
        ("Anna Petrova <a@b.co>, Ivan <i@b.co>", ["a@b.co", "i@b.co"], []),
        ('"Petrova, Anna" <a@b.co>; Ivan<i@b.co>', ["a@b.co", "i@b.co"], []),
        ("Анна a@b.co", ["a@b.co"], []),
        ("mailto:a@b.co (CEO).", ["a@b.co"], []),
        ("директор@почта.рф", ["директор@почта.рф"], []),
        ("Anna, i@b.co", ["i@b.co"], ["Anna"]),
        ("all of us", [], ["all of us"]),
        ("a@b, i@b.co", ["i@b.co"], ["a@b"]),
        ("a@ i@b.co", ["i@b.co"], ["a@"]),
        ("a@b.co/c@d.co", [], ["a@b.co/c@d.co"]),
        (", ;\n <>", [], []),
        ("", [], []),
    ],
)
def test_addresses_in_a_cell(text: str, found: list[str], ignored: list[str]) -> None:
    assert find_addresses(text) == (tuple(found), tuple(ignored))


def test_participants_that_are_no_addresses_are_told() -> None:
    found, issues = typed([DAY, None, "Anna, i@b.co", None], [DAY, "11:00", "n/a", None])
    assert [meeting.participants for meeting in found] == [("i@b.co",), ()]
    (issue,) = issues
    assert (issue.kind, issue.severity, dict(issue.detail)) == ("address_ignored", Severity.NOTE, {"ignored": "Anna"})


def test_the_order_of_rows_and_columns_means_nothing() -> None:
    frame = tab((wall("12 May 10:00"), "b@x.co"), (wall("5 May 10:00"), "a@x.co"), (wall("12 May 09:00"), None))
    turned = frame.iloc[::-1].reset_index(drop=True)
    assert meetings(turned, MOSCOW, USUAL_START) == meetings(frame, MOSCOW, USUAL_START)
