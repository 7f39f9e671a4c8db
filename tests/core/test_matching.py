"""Which memo is that of which meeting, where rows moved, went and came."""

from __future__ import annotations

import pytest

from sheetsync.core.agenda import Known
from tests.core.diary import Diary, instant


def memo(review: str, starts: str, revision: int = 1, *, is_open: bool = True) -> Known:
    return Known(f"{review}/{revision}", review, instant(starts), revision, is_open)


def diary(*rows: str, known: list[Known]) -> Diary:
    """The tab as it is now, and what was frozen."""
    found = Diary(*rows)
    found.known = {one.key: one for one in known}
    return found


def test_what_is_still_open_of_an_earlier_revision_is_cancelled() -> None:
    own = diary("14 May 10:00", known=[memo("a", "12 May 10:00"), memo("a", "14 May 10:00", 2)])
    assert own.decide("11 May 12:00").cancel == ("a/1",)
    assert own.decide("12 May 12:00").cancel == ("a/1",)


def test_a_meeting_without_a_memo_that_has_begun_takes_none_from_one_to_come() -> None:
    """The review at nine was missed; the one at three was put off to eight."""
    own = diary("12 May 09:00", "12 May 20:00", known=[memo("2026-05-12 15:00", "12 May 15:00")])
    decision = own.decide("12 May 12:00")
    assert decision.send is None
    assert decision.cancel == decision.expire == ()
    assert decision.missed == ("2026-05-12",)


def test_a_memo_whose_meeting_has_begun_takes_none_from_one_to_come() -> None:
    """The row of the review at nine was deleted after it; the one at three was put off to eight."""
    own = diary("12 May 20:00", known=[memo("a", "12 May 09:00", is_open=False), memo("b", "12 May 15:00")])
    assert own.decide("12 May 12:00").cancel == ()
    assert own.decide("12 May 12:00").send is None


def test_a_meeting_put_off_after_it_should_have_begun() -> None:
    """By little: whoever got the memo has it. It may be sent to the others until the new start."""
    own = diary("12 May 15:00", known=[memo("2026-05-12", "12 May 10:00")])
    decision = own.decide("12 May 11:00")
    assert decision.send is None
    assert decision.expire == decision.cancel == ()
    assert decision.wake == instant("12 May 15:00")
    assert own.decide("12 May 15:00").expire == ("2026-05-12/1",)


def test_the_same_row_with_the_date_of_the_next_review() -> None:
    """Some keep one row, and write the next date into it: that is a review of its own."""
    own = diary("19 May 10:00", known=[memo("2026-05-12", "12 May 10:00", is_open=False)])
    due = own.decide("18 May 16:00").send
    assert due is not None
    assert (due.review, due.revision) == ("2026-05-19", 1)


def test_several_that_moved_far_are_taken_in_order() -> None:
    known = [memo("a", "14 May 10:00", is_open=False), memo("b", "15 May 10:00", is_open=False)]
    own = diary("13 May 09:00", "13 May 11:00", known=known)
    assert own.look("12 May 17:00") == ["13 May 09:00 sent, late, revision 2", "13 May 11:00 sent, revision 2"]
    assert [(one.review, one.starts) for one in own.known.values() if one.revision == 2] == [
        ("a", instant("13 May 09:00")),
        ("b", instant("13 May 11:00")),
    ]


def test_twelve_hours_later_is_moved_by_little_and_one_memo_stands_for_one_meeting() -> None:
    """Of two meetings within twelve hours of it the later has the memo, the other gets its own."""
    own = diary("12 May 20:00", "12 May 22:00", known=[memo("a", "12 May 10:00", is_open=False)])
    due = own.decide("12 May 08:00").send
    assert due is not None
    assert (due.starts, due.revision) == (instant("12 May 20:00"), 1)


@pytest.mark.parametrize(("first", "second"), [("12 May 11:00", "12 May 22:00"), ("12 May 09:00", "12 May 08:00")])
def test_one_meeting_keeps_one_memo_and_the_other_is_cancelled(first: str, second: str) -> None:
    """Two reviews were put together: the later memo stays, twelve hours before or after is near enough."""
    own = diary("12 May 10:00", known=[memo("a", first), memo("b", second)])
    earlier = "a/1" if first.endswith("11:00") else "b/1"
    assert own.decide("11 May 12:00").cancel == (earlier,)
    assert own.decide("11 May 12:00").send is None


def test_a_meeting_that_begins_this_instant_takes_no_memo_of_one_to_come() -> None:
    """A week apart: the memo is that of a meeting that is gone, and the other was missed."""
    own = diary("12 May 10:00", known=[memo("a", "19 May 10:00")])
    decision = own.decide("12 May 10:00")
    assert decision.cancel == ("a/1",)
    assert decision.missed == ("2026-05-12",)


def test_the_next_of_a_series_takes_the_place_of_one_that_was_struck_out() -> None:
    """It gets its memo at its hour, once, under whatever name."""
    own = Diary("12 May 10:00", "12 May 23:30", "13 May 23:30")
    assert own.look("11 May 16:00") == ["12 May 10:00 sent"]
    own.move("12 May 10:00", "")
    assert own.look("12 May 08:00") == ["12 May 23:30 sent, revision 2"]
    assert own.look("13 May 08:00") == ["13 May 23:30 sent"]


def test_the_earliest_meeting_comes_first() -> None:
    own = Diary("12 May 08:30", "12 May 08:15")
    due = own.decide("11 May 14:45").send
    assert due is not None
    assert due.starts == instant("12 May 08:15")


def test_it_wakes_when_a_memo_that_was_frozen_says_something_else() -> None:
    """When the old start of what moved has passed; when the memo of a later meeting is an hour old."""
    moved = diary("13 May 02:00", known=[memo("2026-05-12", "12 May 10:00", is_open=False)])
    assert moved.decide("12 May 09:00").wake == instant("12 May 10:00")
    added = diary("12 May 09:00", "12 May 12:00", known=[memo("a", "12 May 12:00", is_open=False)])
    assert added.decide("11 May 18:10").send is not None
    assert added.decide("11 May 18:10").wake == instant("11 May 19:00")
    assert added.decide("11 May 19:00").missed == ("2026-05-12",)
