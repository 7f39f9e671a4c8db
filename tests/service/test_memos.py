"""When a memo goes out, to whom, and what it says of its own age."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from tests.service.desk import BOSS, DOWN, MARKETING, MEETING, Desk


def test_the_memo_goes_out_at_its_hour_and_not_before_and_once(desk: Desk) -> None:
    desk.tick()
    desk.tick(minutes=119)
    assert desk.memos() == []
    desk.tick(minutes=1)
    desk.tick(minutes=1)
    desk.restart()
    desk.tick(minutes=20)
    assert desk.memos() == [BOSS]
    assert desk.published[-1].memos == {"accepted": 1}


def test_numbers_older_than_ten_minutes_are_read_anew_before_a_memo_is_made(desk: Desk) -> None:
    desk.tick(hours=1, minutes=49)
    desk.tick(minutes=11)
    assert desk.book.reads == 2
    assert "OLD NUMBERS" not in desk.memo()


def test_numbers_of_ten_minutes_ago_are_good_enough(desk: Desk) -> None:
    desk.tick(hours=1, minutes=50)
    desk.tick(minutes=10)
    assert desk.book.reads == 1
    assert desk.memos() == [BOSS]


def test_a_workbook_that_cant_be_reached_at_the_hour_gives_old_numbers_and_the_memo_says_why(desk: Desk) -> None:
    desk.tick()
    desk.book.fault = DOWN
    desk.tick(hours=2)
    assert desk.memos() == [BOSS]
    assert "OLD NUMBERS" in desk.memo()
    assert "Google doesn't answer" in " ".join(desk.memo().replace("=\r\n", "").split())


def test_the_memo_says_so_too_when_the_last_good_numbers_are_only_minutes_old(desk: Desk) -> None:
    desk.tick(hours=1, minutes=44)
    desk.book.type_in("Leads", 0, 0, "???")
    desk.tick(minutes=15)
    desk.tick(minutes=1)
    assert "OLD NUMBERS" in desk.memo()


def test_only_those_whom_a_meeting_names_get_its_memo_and_nobody_who_isnt_configured(make: Callable[..., Desk]) -> None:
    desk = make(MEETING, recipients=(BOSS, MARKETING))
    desk.book.type_in("Reviews", 1, 2, "Marketing@Example.com, stranger@example.org")
    desk.tick()
    desk.tick(hours=2)
    assert desk.memos() == [MARKETING]


def test_a_meeting_that_names_only_strangers_is_for_all(make: Callable[..., Desk]) -> None:
    desk = make(MEETING, recipients=(BOSS, MARKETING))
    desk.book.type_in("Reviews", 1, 2, "stranger@example.org")
    desk.tick()
    desk.tick(hours=2)
    assert desk.memos() == [BOSS, MARKETING]


def test_nobody_to_send_to_is_no_fault(make: Callable[..., Desk]) -> None:
    desk = make(MEETING, recipients=())
    desk.tick()
    assert desk.tick(hours=2).faults == {}
    assert desk.ledger.known() == []


def test_a_memo_later_than_an_hour_says_so(desk: Desk) -> None:
    desk.tick()
    desk.tick(hours=3)
    assert "This memo comes late" in desk.memo()


def test_a_meeting_whose_memo_was_missed_is_told_once(desk: Desk) -> None:
    desk.tick()
    desk.tick(days=1)
    desk.tick(days=1)
    desk.restart()
    desk.tick(days=1)
    assert desk.memos() == []
    assert [event["review"] for event in desk.events("memo.missed")] == [f"{MEETING:%Y-%m-%d}"]
    assert desk.alerts() == 1


def test_two_missed_memos_are_told_both_though_it_is_one_cause(make: Callable[..., Desk]) -> None:
    desk = make(MEETING, MEETING + dt.timedelta(hours=24))
    desk.tick()
    desk.tick(days=4)
    assert desk.alerts() == 2
