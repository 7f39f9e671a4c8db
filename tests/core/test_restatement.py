"""The past that was rewritten: which numbers and which leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest

from sheetsync.core.facts import Facts
from sheetsync.core.history import Entry, entries
from sheetsync.core.metrics.catalogue import compute
from sheetsync.core.metrics.rewound import rewound
from sheetsync.core.period import Period
from sheetsync.core.restatement import Restatement, kept, last_told, restated
from tests.spec.company import company

REVIEW = dt.date(2026, 6, 10)
LEADS = """
    lead | created | closed | state | verdict    | amount | manager
    1    | 01.05   | 20.05  | won   | target     | 1000   | Anna
    2    | 02.05   | 25.05  | lost  | target     |        | Anna
    3    | 05.05   |        | open  | non-target |        | Boris
    4    | 12.05   | 20.06  | won   | target     | 500    | Boris
    5    | 20.06   |        | open  | target     |        | Anna
    """
TODAY = company(LEADS)
THEN = rewound(TODAY, REVIEW, Period())
TOLD = tuple(entries(compute(THEN), REVIEW, REVIEW))


def look(facts: Facts, told: tuple[Entry, ...] = TOLD) -> Restatement:
    return restated(facts, told, Period(), kept(THEN))


def rewritten(act: Callable[[pd.DataFrame], pd.DataFrame]) -> Restatement:
    return look(replace(TODAY, leads=act(TODAY.leads)))


def test_what_happened_since_is_no_rewriting() -> None:
    """A win, a new lead: the past is as it was."""
    found = look(TODAY)
    assert (found.numbers, found.moved, found.why) == ((), {}, "")


def test_a_lead_dated_back_and_a_deleted_one_are_named() -> None:
    late = TODAY.leads.iloc[[2]].assign(lead_id=pd.array(["9"], dtype="str"))
    found = rewritten(lambda leads: pd.concat([leads.iloc[1:], late]))
    assert found.moved == {"added": ("9",), "deleted": ("1",)}
    assert {each.told.key for each in found.numbers} >= {"economics.revenue"}


def test_a_verdict_changed_after_the_fact_is_named() -> None:
    found = rewritten(lambda leads: leads.assign(verdict=leads["verdict"].where(leads["lead_id"] != "3", 1)))
    assert found.moved == {"verdict": ("3",)}
    share = next(each for each in found.numbers if each.told.key == "qualification.target_share")
    assert (share.told.k, share.now.k) == (3, 4)


def test_an_amount_changed_after_the_fact_is_named() -> None:
    amounts = TODAY.leads["amount"].where(TODAY.leads["lead_id"] != "1", 70_000)
    found = rewritten(lambda leads: leads.assign(amount=amounts))
    assert found.moved == {"amount": ("1",)}
    assert {each.told.key for each in found.numbers} >= {"economics.revenue"}


@pytest.mark.parametrize(
    ("day", "moved"), [("2026-06-12", ("state", "furthest", "closed")), ("2026-05-21", ("closed",))]
)
def test_a_win_moved_to_another_day_is_named(day: str, moved: tuple[str, ...]) -> None:
    closed = TODAY.leads["closed"].where(TODAY.leads["lead_id"] != "1", pd.Timestamp(day))
    found = rewritten(lambda leads: leads.assign(closed=closed))
    assert found.moved == dict.fromkeys(moved, ("1",))


def test_a_label_set_after_the_loss_is_late_and_one_of_a_lead_at_work_is_not() -> None:
    """Lead 2 was lost by the review, lead 3 is still open."""
    labels = pd.array([None, False, False, None, None], dtype="boolean")
    assert rewritten(lambda leads: leads.assign(sales_label=labels)).moved == {"sales_label": ("2",)}


def test_without_the_kept_leads_the_numbers_still_tell() -> None:
    facts = replace(TODAY, leads=TODAY.leads.iloc[1:])
    found = restated(facts, TOLD, Period(), None)
    assert (found.why, found.moved) == ("not_kept", {})
    assert found.numbers


def test_ids_are_compared_by_their_keys() -> None:
    spelled = TODAY.leads.assign(lead_id=pd.array([" 1 ", "2", "3", "4.0", "5"], dtype="str"))
    assert look(replace(TODAY, leads=spelled)).moved == {}


def test_on_its_own_day_a_review_is_compared_with_the_one_before() -> None:
    day = dt.timedelta(1)
    both = [*TOLD, *(replace(entry, review=REVIEW + 7 * day, recorded=REVIEW + 7 * day) for entry in TOLD)]
    assert {entry.review for entry in last_told(both, REVIEW + 7 * day)} == {REVIEW}
    assert {entry.review for entry in last_told(both, REVIEW + 8 * day)} == {REVIEW + 7 * day}
    assert last_told(both, REVIEW) == []
