"""Which memo is due: what happens when the service was off, or when the tab changed, row by row of the manual.

The memo of the review on Tuesday, 12 May at 10:00 is due 18 hours before, on Monday at 16:00; night is from 21:00 to
8:00. What `look` says is what the service did at that hour; in between it was off.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

import pytest

from sheetsync.core import agenda
from sheetsync.core.agenda import Decision, Known, Meeting, Rules, decide, memo_key
from tests.core.diary import NEVER, RULES, Diary, instant, told


@dataclass(frozen=True, slots=True)
class Story:
    """Meetings in the tab; what is done at each hour at which the service looks; rows that move (or go) in between."""

    tab: Sequence[str]
    looks: Mapping[str, Sequence[str]]
    moves: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    first_start: str = "1 Jan 00:00"
    busy: bool = False


REVIEW = ["12 May 10:00"]
CATCH_UP: Mapping[str, Story] = {
    "before the memo's hour": Story(REVIEW, {"11 May 15:59": [], "11 May 16:00": ["12 May 10:00 sent"]}),
    "within an hour after it": Story(REVIEW, {"11 May 16:59": ["12 May 10:00 sent"], "11 May 17:10": []}),
    "later, before the meeting": Story(REVIEW, {"11 May 17:00": ["12 May 10:00 sent, late"], "12 May 09:00": []}),
    "later, at night, with time before the meeting in the morning": Story(
        REVIEW, {"11 May 21:01": [], "12 May 07:59": [], "12 May 08:00": ["12 May 10:00 sent, late"]}
    ),
    "later, at night, without": Story(["12 May 08:30"], {"12 May 03:00": ["12 May 08:30 sent, late"]}),
    "after the meeting began, nothing was sent": Story(REVIEW, {"12 May 10:00": ["2026-05-12 missed"]}),
    "after the meeting began, some recipients were left": Story(
        REVIEW, {"11 May 16:00": ["12 May 10:00 sent"], "12 May 10:00": ["12 May 10:00 expired"]}, busy=True
    ),
    "when several memos are late": Story(
        ["12 May 10:00", "12 May 14:00", "12 May 15:00"],
        {"12 May 08:00": ["12 May 15:00 sent, late", "2026-05-12 missed", "2026-05-12 14:00 missed"]},
    ),
    "for the first time, its hour has passed, the meeting is to come": Story(
        REVIEW, {"11 May 18:00": ["12 May 10:00 sent, late"]}, first_start="11 May 18:00"
    ),
    "for the first time, the meeting has begun": Story(REVIEW, {"12 May 10:00": []}, first_start="12 May 10:00"),
}
CHANGES: Mapping[str, Story] = {
    "added after its hour": Story(
        REVIEW,
        {
            "11 May 16:00": ["12 May 10:00 sent"],
            "11 May 16:30": ["12 May 09:00 sent, late"],
            "11 May 17:00": ["2026-05-12 missed"],
        },
        {"11 May 16:00": ("", "12 May 09:00"), "11 May 16:30": ("", "12 May 08:30")},
    ),
    "moved by at most 12 hours": Story(
        REVIEW,
        {"11 May 16:00": ["12 May 10:00 sent"], "12 May 21:59": [], "12 May 22:00": ["12 May 10:00 expired"]},
        {"11 May 16:00": ("12 May 10:00", "12 May 22:00")},
        busy=True,
    ),
    "moved by more, seen before the old start": Story(
        ["19 May 10:00"],
        {
            "18 May 16:00": ["19 May 10:00 sent"],
            "18 May 17:00": ["19 May 10:00 cancelled"],
            "19 May 08:00": ["19 May 22:01 sent, revision 2"],
        },
        {"18 May 16:00": ("19 May 10:00", "19 May 22:01")},
        busy=True,
    ),
    "moved by more, its new hour comes after the old start": Story(
        REVIEW,
        {
            "11 May 16:00": ["12 May 10:00 sent"],
            "11 May 17:00": ["12 May 10:00 cancelled"],
            "18 May 16:00": ["19 May 10:00 sent"],
            "19 May 10:00": ["19 May 10:00 expired"],
        },
        {"11 May 16:00": ("12 May 10:00", "19 May 10:00")},
        busy=True,
    ),
    "gone, or moved far into the past": Story(
        REVIEW,
        {"11 May 16:00": ["12 May 10:00 sent"], "11 May 17:00": ["12 May 10:00 cancelled"], "12 May 10:00": []},
        {"11 May 16:00": ("12 May 10:00", "")},
        busy=True,
    ),
}


@pytest.mark.parametrize("row", [*CATCH_UP, *CHANGES])
def test_every_row_of_the_manual(row: str) -> None:
    story = {**CATCH_UP, **CHANGES}[row]
    diary = Diary(*story.tab, first_start=instant(story.first_start), busy=story.busy)
    for now, expected in story.looks.items():
        assert diary.look(now) == expected, now
        assert diary.look(now) == [said for said in expected if said.endswith("missed")], "a second look"
        if now in story.moves:
            old, new = story.moves[now]
            diary.move(old, new)


def test_every_row_of_the_manual_has_its_story() -> None:
    rows = re.findall(r"^\| (.+?) \|", agenda.__doc__ or "", re.MULTILINE)
    headings = {"it was off, and comes back", "the row"}
    assert [row for row in rows if row not in headings] == [*CATCH_UP, *CHANGES]


def test_moved_into_the_past() -> None:
    diary = Diary("12 May 10:00", busy=True)
    diary.look("11 May 16:00")
    diary.move("12 May 10:00", "5 May 10:00")
    assert diary.look("11 May 17:00") == ["12 May 10:00 cancelled", "2026-05-05 missed"]


def test_moved_far_and_back_is_a_third_revision() -> None:
    diary = Diary("12 May 10:00", rules=replace(RULES, lead=dt.timedelta(days=7)))
    assert diary.look("5 May 10:00") == ["12 May 10:00 sent"]
    diary.move("12 May 10:00", "13 May 10:00")
    assert diary.look("6 May 10:00") == ["13 May 10:00 sent, revision 2"]
    diary.move("13 May 10:00", "12 May 10:00")
    assert diary.look("6 May 11:00") == ["12 May 10:00 sent, late, revision 3"]
    assert {memo.review for memo in diary.known.values()} == {"2026-05-12"}


def test_small_moves_add_up() -> None:
    diary = Diary("12 May 10:00", rules=replace(RULES, lead=dt.timedelta(days=3)))
    assert diary.look("9 May 10:00") == ["12 May 10:00 sent"]
    diary.move("12 May 10:00", "12 May 18:00")
    assert diary.look("9 May 18:00") == []
    diary.move("12 May 18:00", "13 May 02:00")
    assert diary.look("10 May 08:00") == ["13 May 02:00 sent, revision 2"]


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        (["2026-05-11"], "2026-05-12"),
        (["2026-05-12"], "2026-05-12 10:00"),
        (["2026-05-12", "2026-05-12 10:00"], "2026-05-12 10:00 (2)"),
        (["2026-05-12", "2026-05-12 10:00", "2026-05-12 10:00 (2)"], "2026-05-12 10:00 (3)"),
    ],
)
def test_a_meeting_on_the_day_that_others_left_has_a_name_of_its_own(taken: Sequence[str], name: str) -> None:
    diary = Diary("12 May 10:00", *(f"{day} May 10:00" for day in range(13, 13 + len(taken))))
    for day, review in enumerate(taken, 13):  # they were on the twelfth when their first memos went
        diary.known[review] = Known(review, review, instant(f"{day} May 10:00"), 2, open=False)
    due = diary.decide("11 May 16:00").send
    assert due is not None
    assert (due.review, due.revision) == (name, 1)


def test_of_two_late_memos_the_older_goes_too_if_it_has_other_readers() -> None:
    diary = Diary()
    diary.invite("12 May 10:00", "ceo@example.com, sales@example.com")
    diary.invite("12 May 16:00", "ceo@example.com")
    assert diary.look("12 May 08:00") == ["12 May 10:00 sent, late", "12 May 16:00 sent"]
    diary = Diary()
    diary.invite("12 May 10:00", "ceo@example.com, sales@example.com")
    diary.invite("12 May 14:00", "ceo@example.com")
    assert diary.look("12 May 09:00") == ["12 May 10:00 sent, late", "12 May 14:00 sent, late"]
    diary = Diary()
    diary.invite("12 May 10:00", "ceo@example.com")
    diary.invite("12 May 14:00", "ceo@example.com, sales@example.com")
    assert diary.look("12 May 09:00") == ["12 May 14:00 sent, late", "2026-05-12 missed"]
    for people in ("ceo@example.com, sales@example.com", "sales@example.com, ceo@example.com"):
        diary = Diary()
        diary.invite("12 May 10:00", "ceo@example.com, sales@example.com")
        diary.invite("12 May 14:00", people)
        assert diary.look("12 May 09:00") == ["12 May 14:00 sent, late", "2026-05-12 missed"]
    diary = Diary("12 May 10:00")  # everybody is more than the two who are named
    diary.invite("12 May 14:00", "ceo@example.com, sales@example.com")
    assert diary.look("12 May 09:00") == ["12 May 10:00 sent, late", "12 May 14:00 sent, late"]


def test_two_reviews_on_one_day_are_two_memos_at_their_hours() -> None:
    diary = Diary("12 May 13:00", "12 May 10:00")
    assert diary.look("11 May 16:00") == ["12 May 10:00 sent"]
    assert diary.look("11 May 19:00") == ["12 May 13:00 sent"]
    assert {memo.review for memo in diary.known.values()} == {"2026-05-12", "2026-05-12 13:00"}
    diary.rows["12 May 12:00"] = None  # and a third one, between both: they are still known
    assert diary.look("11 May 19:05") == ["12 May 12:00 sent, late"]


def test_memos_due_at_the_same_instant_all_go() -> None:
    diary = Diary("12 May 08:15", "12 May 08:30")
    assert diary.look("11 May 15:00") == ["12 May 08:15 sent", "12 May 08:30 sent"]


def test_the_key_tells_everything_apart() -> None:
    start = instant("12 May 10:00")
    key = memo_key("acme", "2026-05-12", start, 1)
    told_apart = json.dumps(["acme", "2026-05-12", "2026-05-12T07:00:00+00:00", 1])
    assert key == hashlib.sha256(told_apart.encode()).hexdigest()
    assert key == memo_key("acme", "2026-05-12", start.astimezone(ZoneInfo("Asia/Tokyo")), 1)
    others = [
        memo_key("acme2", "026-05-12", start, 1),
        memo_key("acme", "2026-05-12", start, 2),
        memo_key("acme", "2026-05-12", start + dt.timedelta(seconds=1), 1),
        memo_key('acme", "2026', "05-12", start, 1),
    ]
    assert len({key, *others}) == 5


def test_what_is_due_bears_the_key_of_its_client_its_review_and_its_revision() -> None:
    """The key is what keeps a memo from going twice, and one client's memo from being taken for another's."""
    diary = Diary("12 May 10:00", rules=replace(RULES, lead=dt.timedelta(days=7), client="acme"))
    due = diary.decide("5 May 10:00").send
    assert due is not None
    assert due.key == memo_key("acme", "2026-05-12", instant("12 May 10:00"), 1)
    diary.look("5 May 10:00")
    diary.move("12 May 10:00", "13 May 10:00")
    due = diary.decide("6 May 10:00").send
    assert due is not None
    assert due.key == memo_key("acme", "2026-05-12", instant("13 May 10:00"), 2)


@pytest.mark.usefixtures("server_in_tokyo")
def test_the_key_is_the_same_on_every_server() -> None:
    told_apart = json.dumps(["acme", "2026-05-12", "2026-05-12T07:00:00+00:00", 1])
    assert memo_key("acme", "2026-05-12", instant("12 May 10:00"), 1) == hashlib.sha256(told_apart.encode()).hexdigest()


def test_a_memo_due_on_the_first_stroke_of_the_night_goes_that_night() -> None:
    """Within its hour it isn't late, and only what is late waits for the morning."""
    rules = replace(RULES, lead=dt.timedelta(hours=13))
    assert Diary("12 May 10:00", rules=rules).look("11 May 21:59") == ["12 May 10:00 sent"]
    late = Diary("12 May 10:00", rules=rules)
    assert late.look("11 May 22:00") == []
    assert late.look("12 May 08:00") == ["12 May 10:00 sent, late"]


def test_it_wakes_for_the_next_thing_to_do() -> None:
    diary = Diary("12 May 10:00", busy=True)
    wakes = []
    now = "10 May 12:00"
    while (wake := diary.decide(now).wake) is not None:
        now = told(wake)
        wakes.append((now, diary.look(now)))
    assert wakes == [("11 May 16:00", ["12 May 10:00 sent"]), ("12 May 10:00", ["12 May 10:00 expired"])]
    assert Diary().decide("10 May 12:00") == Decision()
    assert Diary("12 May 10:00").decide("11 May 16:00").wake == instant("11 May 17:00")  # from then on it is late
    assert Diary("12 May 10:00").decide("11 May 20:00").wake == instant("11 May 21:00")  # then the night forbids it
    small_hours = Diary("12 May 10:00", rules=replace(RULES, night=(dt.time(0), dt.time(6))))
    assert small_hours.decide("11 May 20:00").wake == instant("12 May 00:00")  # also one that begins tomorrow


def test_a_ledger_from_the_future_and_a_clock_that_stepped_back() -> None:
    diary = Diary("12 May 10:00", first_start=instant("1 Dec 00:00"))
    assert diary.look("11 May 16:30") == ["12 May 10:00 sent"]
    assert diary.look("1 Jan 00:00") == []
    assert diary.look("31 Dec 00:00") == []
    assert diary.look("12 May 09:00") == []


def test_times_of_one_zone_are_compared_as_instants() -> None:
    """In the night of 25 October Berlin's clock shows 2:30 twice."""
    berlin = ZoneInfo("Europe/Berlin")
    first, second = (dt.datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=fold) for fold in (0, 1))
    rules = Rules(dt.timedelta(hours=1), (dt.time(), dt.time()), berlin)
    meeting = Meeting("x", second.astimezone(dt.UTC), dt.datetime(2026, 10, 25, 2, 30))
    memo = Known("k", "x", first, 1, open=True)
    decision = decide([meeting], [replace(memo, starts=second)], first, rules, NEVER)
    assert decision == Decision(wake=meeting.starts)
    assert decide([meeting], [memo], first, rules, NEVER).expire == ()
    ended = decide([], [memo], first, rules, NEVER)
    assert (ended.expire, ended.cancel) == (("k",), ())
    assert decide([], [replace(memo, starts=second)], first, rules, NEVER).cancel == ("k",)
