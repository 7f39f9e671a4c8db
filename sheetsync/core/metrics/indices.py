"""Two indices, each department by its own work: what marketing's leads should have brought by the plan, and what sales
made of them (metrics.md, section 9).

They count wins and not money: the limits of a count are known, those of a sum of a few large deals are not. What the
average check adds or takes stands in the split of the gap.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sheetsync.core.entry_tabs import Criteria, Deals, Leads, Plan
from sheetsync.core.facts import Facts
from sheetsync.core.metrics.base import Metric, Number, Slice, Unit, View, untold
from sheetsync.core.metrics.comparison import Comparison
from sheetsync.core.metrics.lives import Course
from sheetsync.core.metrics.maturity import LEAST_MATURITY
from sheetsync.core.metrics.strata import Stratum
from sheetsync.core.period import month_end
from sheetsync.core.statistics.events import byar

_PLANNED = (Plan.month, Plan.segment, Plan.leads, Plan.target_share, Plan.win_rate)
_DELIVERED = (Leads.created, Leads.segment, Criteria.subject)

EXPECTED = Metric(
    "index.expected_won",
    Unit.RATIO,
    View.COHORT,
    "sum over leads of the plan's win rate (target), or target share × win rate (not qualified yet), × maturity",
    (*_PLANNED, *_DELIVERED),
    1,
)
MARKETING = Metric(
    "index.marketing",
    Unit.RATIO,
    View.COHORT,
    "wins expected of the leads / wins planned by now",
    (*_PLANNED, *_DELIVERED),
    1,
    True,
)
SALES = Metric(
    "index.sales",
    Unit.RATIO,
    View.COHORT,
    "won / wins expected of the leads",
    (*_PLANNED, *_DELIVERED, Deals.status, Deals.closed),
    1,
    True,
)
TOTAL = Metric(
    "index.total",
    Unit.RATIO,
    View.COHORT,
    "won / wins planned by now = marketing index × sales index",
    (*_PLANNED, *_DELIVERED, Deals.status, Deals.closed),
    1,
    True,
)
METRICS = (EXPECTED, MARKETING, SALES, TOTAL)


@dataclass(frozen=True, slots=True)
class _Sums:
    """One slice: wins planned for the end and by now, wins expected of its leads (and at least, and at most, for some
    verdicts are still to come), wins made, leads; `why` if one of its strata can't be told.
    """

    in_the_end: float = 0.0
    planned: float = 0.0
    expected: float = 0.0
    least: float = 0.0
    most: float = 0.0
    won: int = 0
    leads: int = 0
    why: str = ""

    def __add__(self, other: _Sums) -> _Sums:
        return _Sums(
            self.in_the_end + other.in_the_end,
            self.planned + other.planned,
            self.expected + other.expected,
            self.least + other.least,
            self.most + other.most,
            self.won + other.won,
            self.leads + other.leads,
            self.why or other.why,
        )


def indices(
    facts: Facts, table: Comparison, slices: Sequence[Slice], places: Sequence[int], *, why: str
) -> Iterator[Number]:
    """The indices of every slice; stratum i stands in slice `places[i]`. A `why` hides them all."""
    if why := why or table.usual.why:
        for metric in METRICS:
            yield from untold(metric, slices, why)
        return
    sums = [_Sums()] * len(slices)
    for place, stratum in zip(places, table.strata, strict=True):
        sums[place] += _sums(stratum, table.usual, facts.as_of)
    rows = [_told(facts, where, each) for where, each in zip(slices, sums, strict=True)]
    for column in zip(*rows, strict=True):
        yield from column


def _sums(stratum: Stratum, usual: Course, as_of: dt.date) -> _Sums:
    """Leads for which nothing was planned have no value by the plan: they and their wins stand aside."""
    plan, fact = stratum.planned, stratum.delivered
    if not plan.leads and plan.win_rate is None:
        return _Sums()
    if plan.won is None or plan.win_rate is None or plan.target_share is None:
        return _Sums(why="plan_incomplete")
    rate, share = float(plan.win_rate), float(plan.target_share)
    ripe = ripeness(stratum.month, usual, as_of)
    return _Sums(
        in_the_end=float(plan.won),
        planned=float(plan.won) * ripe,
        expected=rate * (fact.ripe_target + share * fact.ripe_unjudged),
        least=rate * fact.ripe_target,
        most=rate * (fact.ripe_target + fact.ripe_unjudged),
        won=fact.cohort_won,
        leads=fact.leads,
    )


def ripeness(month: dt.date, usual: Course, as_of: dt.date) -> float:
    """The maturity that a month's leads have by a day if they come evenly over the month, up to that day."""
    first = np.datetime64(month, "D").astype(np.int64)
    last = np.datetime64(min(month_end(month), as_of), "D").astype(np.int64)
    born = int(np.datetime64(as_of, "D").astype(np.int64)) - np.arange(int(first), int(last) + 1)
    return float(usual.maturity(born).mean())


def _told(facts: Facts, where: Slice, sums: _Sums) -> tuple[Number, ...]:
    why = sums.why or ("" if sums.in_the_end else "no_plan_months")
    why = why or ("immature" if sums.planned < LEAST_MATURITY * sums.in_the_end else "")
    if why:
        return tuple(Number(metric, where, n=sums.leads, why=why) for metric in METRICS)
    expected = Number(EXPECTED, where, sums.expected, None, sums.leads, sums.least, sums.most)
    marketing = Number(
        MARKETING,
        where,
        sums.expected / sums.planned,
        None,
        sums.leads,
        sums.least / sums.planned,
        sums.most / sums.planned,
    )
    total = Number(TOTAL, where, sums.won / sums.planned, None, sums.won)
    return (expected, marketing, _sales(facts, where, sums), total)


def _sales(facts: Facts, where: Slice, sums: _Sums) -> Number:
    """Byar's limits of the wins, over what could at most and at least be expected."""
    if not sums.expected:
        return Number(SALES, where, n=sums.won, why="no_cases")
    low, high = (float(end) for end in byar(sums.won, facts.norms.confidence))
    top = high / sums.least if sums.least else None
    return Number(SALES, where, sums.won / sums.expected, None, sums.won, low / sums.most, top)


def excludes_one(number: Number) -> int:
    """+1 if a number is above 1 for certain, −1 if below, 0 if that can't be told."""
    if number.value is None or number.low is None or number.high is None:
        return 0
    return 1 if number.low > 1 else -1 if number.high < 1 else 0
