"""Changes and hypotheses against plain loops: the same counts in every window, and what holds of them always."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.core.hypotheses import Hypothesis, Result, judge_all
from sheetsync.core.issues import Owner
from sheetsync.core.metrics.base import Number
from sheetsync.core.metrics.catalogue import compute, metric
from sheetsync.core.metrics.change import Change, changes, windows
from sheetsync.core.norms import DEFAULT_STAGES
from sheetsync.core.period import Period
from tests.oracle.company import AS_OF, CRITERIA, Company, companies, random_company
from tests.oracle.windows import Counted, ends_are_dated, shares, stood

careful = settings(derandomize=True, deadline=None, max_examples=25)
brief = settings(derandomize=True, deadline=None, max_examples=8)
DAY = dt.timedelta(1)
REVIEWS = [AS_OF - 60 * DAY]
"""The windows are two months long, so that most of a drawn company lies in them."""
OF_ENDS = {"funnel.target_win_rate", "funnel.close_rate", "losses.never_contacted_share"}


def judged_and_worked(seed: int, size: int) -> Company:
    """A company in which nothing is refused but for its dates: all columns are there, the usual funnel."""
    drawn = random_company(seed, size)
    norms = replace(drawn.norms, stages=DEFAULT_STAGES, few_for_verdict=1, one_sided_fill=0.0)
    known = {stage.key for stage in norms.lead_stages}
    leads = [
        lead.copy() | {"dates": {key: day for key, day in lead["dates"].items() if key in known}}
        for lead in drawn.leads
    ]
    for lead in leads:
        lead["furthest"] = lead["furthest"] if lead["furthest"] in known else "lead"
    company = replace(drawn, leads=leads, norms=norms, off={}, criteria=drawn.criteria or CRITERIA, period=Period())
    if seed % 4:
        company = replace(company, leads=[lead for lead in leads if lead["state"] == "open" or lead["closed"]])
    return company


def known_companies() -> st.SearchStrategy[Company]:
    return st.builds(judged_and_worked, st.integers(0, 2**32 - 1), st.integers(0, 120))


def counted(number: Number) -> Counted:
    return number.k or 0, number.n or 0


@careful
@given(company=known_companies())
def test_both_sides_of_a_change_are_counted_as_plain_loops_do(company: Company) -> None:
    found = {
        change.now.key: change for change in changes(company.facts, REVIEWS).changes if change.family == "headline"
    }
    later, earlier = windows(AS_OF, REVIEWS)
    assert later.last is not None
    assert earlier.last is not None
    now, then = (shares(stood(company, period.last or AS_OF, period)) for period in (later, earlier))
    for key in now.keys() & found.keys():
        if key in OF_ENDS and not ends_are_dated(company):
            assert found[key].why == "ends_undated"
        else:
            assert (counted(found[key].now), counted(found[key].then)) == (now[key], then[key]), key


def hypothesis(key: str, start: dt.date, channel: str = "") -> Hypothesis:
    scope = (("channel", channel),) if channel else ()
    return Hypothesis("H", Owner.SALES, "", metric(key), scope, 1, 0.05, start, None)


@pytest.mark.parametrize("channel", ["", "channel 1"])
@careful
@given(company=known_companies(), days=st.integers(20, 60))
def test_a_hypothesis_is_counted_as_plain_loops_do(company: Company, days: int, channel: str) -> None:
    """Since the start, and in the three windows of the same length before it, each as it stood at its own end."""
    start = AS_OF - (days - 1) * DAY
    keys = list(shares(company))
    results = judge_all(company.facts, [hypothesis(key, start, channel) for key in keys])
    ends = [AS_OF - back * days * DAY for back in range(4)]
    told = [_tallies(company, end, days, channel) for end in ends]
    for key, result in zip(keys, results, strict=True):
        assert result.since is not None
        assert result.before is not None
        if key in OF_ENDS and not ends_are_dated(company):
            assert result.why == "ends_undated"
            continue
        assert (result.since.hits, result.since.cases) == told[0][key], key
        sums = [sum(each[key][side] for each in told[1:]) for side in (0, 1)]
        assert [result.before.hits, result.before.cases] == sums, key


def _tallies(company: Company, end: dt.date, days: int, channel: str) -> dict[str, Counted]:
    then = stood(company, end, Period(end - (days - 1) * DAY, end))
    return shares(then, [lead for lead in then.leads if not channel or lead["channel"] == channel])


@brief
@given(company=known_companies(), days=st.integers(20, 60))
def test_the_order_of_rows_never_matters(company: Company, days: int) -> None:
    turned = replace(company, leads=[*reversed(company.leads)], spend=[*reversed(company.spend)])
    tried = [hypothesis("funnel.close_rate", AS_OF - days * DAY, "channel 1")]
    assert judge_all(company.facts, tried) == judge_all(turned.facts, tried)
    pairs = zip(changes(company.facts, REVIEWS).changes, changes(turned.facts, REVIEWS).changes, strict=True)
    for one, other in pairs:
        assert (one.now, one.then, one.why, one.is_finding) == (other.now, other.then, other.why, other.is_finding)


@brief
@given(company=companies(120), days=st.integers(0, 90))
def test_nothing_that_is_told_is_no_number(company: Company, days: int) -> None:
    """Neither in any number nor in any change or trial, however low the norms are."""
    facts = replace(company, norms=replace(company.norms, few_for_verdict=1, few_for_percent=1)).facts
    for number in compute(facts):
        assert_finite([number.value, number.low, number.high])
        assert (number.value is None) == bool(number.why), number
    for change in changes(facts, REVIEWS).changes:
        assert_finite(_values_of(change))
    for result in judge_all(facts, [hypothesis(key, AS_OF - days * DAY) for key in (*OF_ENDS, "economics.cpl")]):
        assert_finite(_values_in(result))


def _values_of(change: Change) -> Iterator[object]:
    yield from (change.now.value, change.then.value)
    if change.difference:
        yield from (change.difference.value, change.difference.low, change.difference.high, change.difference.p)


def _values_in(result: Result) -> Iterator[object]:
    yield from (result.weeks, result.cases_needed, *(result.beyond or ()))
    if result.difference:
        yield from (result.difference.value, result.difference.low, result.difference.high)


def assert_finite(values: Sequence[object] | Iterator[object]) -> None:
    for value in values:
        assert value is None or math.isfinite(float(value)), value  # type: ignore[arg-type]  # numbers of all kinds


@careful
@given(company=known_companies())
def test_the_projection_lies_between_what_is_won_and_all_that_may_be(company: Company) -> None:
    for number in compute(company.facts, ways=((), ("month",))).by_key["maturity.projected_won"].values():
        if number.value is not None:
            leads = [
                lead for lead in company.leads if not number.slice or _month(lead["created"]) == number.slice[0][1]
            ]
            won = sum(lead["state"] == "won" for lead in leads)
            still = sum(lead["state"] == "open" for lead in leads)
            assert won - 1e-9 <= float(number.value) <= won + still + 1e-9
            assert number.low is not None
            assert number.high is not None
            assert won <= number.low <= float(number.value) + 1e-9
            assert float(number.value) - 1e-9 <= number.high <= won + still


def _month(day: dt.date | None) -> str:
    return f"{day:%Y-%m}" if day else "(not set)"


@careful
@given(company=known_companies())
def test_one_more_lost_lead_never_raises_a_win_rate(company: Company) -> None:
    if not company.leads:
        return
    born = AS_OF - 40 * DAY
    lost = company.leads[0].copy() | {"lead": "lost", "created": born, "closed": born + 3 * DAY, "state": "lost"}
    lost |= {"dates": {}, "furthest": "lead", "verdict": "target", "amount": None, "failed": [], "unknown": []}
    fixed = replace(company, norms=replace(company.norms, horizon_days=20))
    more = replace(fixed, leads=[*fixed.leads, lost])
    before, after = (compute(each.facts, ways=((),)) for each in (fixed, more))
    for key in ("funnel.close_rate", "funnel.created_win_rate", "funnel.target_win_rate", "maturity.win_rate"):
        one, other = before.get(key).value, after.get(key).value
        if one is not None and other is not None:
            assert float(other) <= float(one) + 1e-12, key
