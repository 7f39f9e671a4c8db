"""A meeting that goes or moves, and the memo that waits for it."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.service.desk import BOSS, DOWN, MEETING, Desk
from tests.service.world import Answer


def test_a_meeting_that_goes_takes_its_unsent_memo_along(desk: Desk) -> None:
    desk.server.answer = lambda _: Answer.NO_CONNECTION
    desk.tick()
    desk.tick(hours=2)
    desk.book.type_in("Reviews", 1, 0, None)
    desk.tick(minutes=15)
    desk.server.answer = lambda _: Answer.ACCEPT
    desk.tick(minutes=15)
    assert desk.published[-1].memos == {"cancelled": 1}
    assert not desk.server.copies


@pytest.mark.parametrize(("hours", "sent"), [(6, [BOSS]), (-6, [])])
def test_a_meeting_moved_by_a_few_hours_takes_its_unsent_memo_along(desk: Desk, hours: int, sent: list[str]) -> None:
    """It is tried until the new start, be it later or earlier than the old one."""
    desk.server.answer = lambda _: Answer.NO_CONNECTION
    desk.tick()
    desk.tick(hours=2)
    moved = MEETING + dt.timedelta(hours=hours)
    desk.book.type_in("Reviews", 1, 0, moved.date())
    desk.book.type_in("Reviews", 1, 1, f"{moved:%H:%M}")
    desk.tick(minutes=15)
    desk.server.dialogs.clear()
    desk.server.answer = lambda _: Answer.ACCEPT
    desk.tick(hours=18 if hours > 0 else 13)
    assert desk.memos() == sent
    assert desk.tick(hours=6).memos == ({"accepted": 1} if sent else {"expired": 1})
    assert len(desk.ledger.known()) == 1


def test_a_meeting_put_off_is_over_for_its_memo_when_the_new_start_has_come(desk: Desk) -> None:
    desk.server.answer = lambda _: Answer.NO_CONNECTION
    desk.tick()
    desk.tick(hours=2)
    desk.book.type_in("Reviews", 1, 1, f"{MEETING + dt.timedelta(hours=6):%H:%M}")
    desk.tick(minutes=15)
    assert desk.tick(hours=23, minutes=44).memos == {"planned": 1}
    assert desk.tick(minutes=1).memos == {"expired": 1}


def test_a_reviews_tab_that_was_never_read_cancels_nothing(desk: Desk) -> None:
    """As from a backup: the memo is there and waits, and what the tab said isn't known."""
    desk.server.answer = lambda _: Answer.NO_CONNECTION
    desk.tick()
    desk.tick(hours=2)
    desk.ledger.note("last good", "")
    desk.restart()
    desk.book.fault = DOWN
    assert desk.tick(minutes=15).memos == {"planned": 1}
    desk.server.answer = lambda _: Answer.ACCEPT
    assert desk.tick(minutes=15).memos == {"accepted": 1}
