"""What changed since the time before: the same numbers over two equally long windows (metrics.md, section 8).

The later window ends today; the earlier one ends the day before it begins, and the company is looked at as it stood at
that end, so that the leads of both have had the same time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain

import numpy as np

from sheetsync.core.facts import Facts
from sheetsync.core.metrics import economics, funnel, losses, qualification, speed
from sheetsync.core.metrics.base import Floats, Metric, Number, Numbers, Slice, Unit
from sheetsync.core.metrics.cuts import Cuts, Dimensions, cuts
from sheetsync.core.metrics.once import Once
from sheetsync.core.metrics.rewound import dated, rewound, why_undated
from sheetsync.core.metrics.worth import gross_profits
from sheetsync.core.period import Period
from sheetsync.core.statistics.differences import Difference, of_costs, of_counts, of_means, of_shares, of_sums
from sheetsync.core.statistics.mix_rate import MixRate, mix_rate
from sheetsync.core.statistics.multiplicity import benjamini_hochberg

SHORTEST = 28
"""Days of a window at least: four weeks of everything."""
FALSE_FINDINGS = 0.1
"""Of what is called a change within one family, at most this part may be chance."""
_FAMILIES = (funnel, qualification, losses, speed, economics)
_WAYS: tuple[Dimensions, ...] = ((), ("segment",), ("channel",), ("manager",))
_COSTS = {economics.CPL, economics.CPQL, economics.CAC}
_RESAMPLED: dict[Metric, Callable[[Floats, Floats, float], Difference]] = {
    economics.REVENUE: of_sums,
    economics.AVERAGE_CHECK: of_means,
}
TRACKED: dict[str, tuple[tuple[Metric, Dimensions], ...]] = {
    "headline": (
        (funnel.LEADS, ()),
        (qualification.NON_TARGET_SHARE, ()),
        (qualification.COVERAGE, ()),
        (funnel.TARGET_WIN_RATE, ()),
        (economics.WON, ()),
        (economics.REVENUE, ()),
        (economics.AVERAGE_CHECK, ()),
        (economics.CPL, ()),
        (economics.CPQL, ()),
        (economics.CAC, ()),
        (losses.SUBSTANTIVE, ()),
        (losses.NEVER_CONTACTED_SHARE, ()),
        (speed.FIRST_CONTACT_IN_NORM, ()),
    ),
    "stages": ((funnel.CONVERSION, ("stage",)), (funnel.CONVERSION, ("segment", "stage"))),
    "criteria": ((qualification.FAILED, ("criterion",)),),
    "channels": ((qualification.NON_TARGET_SHARE, ("channel",)), (economics.CPQL, ("channel",))),
    "managers": (
        (funnel.TARGET_WIN_RATE, ("manager",)),
        (speed.FIRST_CONTACT_IN_NORM, ("manager",)),
        (losses.SUBSTANTIVE, ("manager",)),
    ),
}
"""What is compared, family by family; within a family chance findings are held down together."""
_MIXED: tuple[tuple[Metric, str], ...] = (
    (qualification.TARGET_SHARE, "channel"),
    (qualification.TARGET_SHARE, "segment"),
    (funnel.TARGET_WIN_RATE, "segment"),
    (funnel.CLOSE_RATE, "manager"),
)
"""Shares whose change may come from another mix of their parts."""


@dataclass(frozen=True, slots=True)
class Change:
    """One number at both times. `difference` is None if it can't be told, and then `why` says so; `is_finding`: it may
    be called a change.
    """

    family: str
    now: Number
    then: Number
    difference: Difference | None = None
    why: str = ""
    is_finding: bool = False

    @property
    def direction(self) -> int:
        """+1 up, −1 down, 0 no provable change."""
        return self.difference.sign if self.difference and self.is_finding else 0


@dataclass(frozen=True, slots=True)
class Mix:
    """Why a share moved: the mix of its parts along a dimension, or the parts' own shares."""

    metric: Metric
    dimension: str
    parts: MixRate


@dataclass(frozen=True, slots=True)
class Changes:
    """All comparisons of two windows; `why` if there is no earlier one, and then nothing else."""

    now: Period
    then: Period
    changes: tuple[Change, ...] = ()
    mixes: tuple[Mix, ...] = ()
    why: str = ""

    @property
    def findings(self) -> list[Change]:
        """What may be called a change."""
        return [change for change in self.changes if change.direction]


def windows(as_of: dt.date, reviews: Sequence[dt.date]) -> tuple[Period, Period]:
    """The later and the earlier window: as long as it is since the last review before today, four weeks at least."""
    since = [(as_of - day).days for day in reviews if day < as_of]
    days = max(SHORTEST, min(since, default=SHORTEST))
    first = as_of - dt.timedelta(days - 1)
    return Period(first, as_of), Period(first - dt.timedelta(days), first - dt.timedelta(1))


def changes(facts: Facts, reviews: Sequence[dt.date]) -> Changes:
    """Every tracked number over both windows."""
    later, earlier = windows(facts.as_of, reviews)
    if earlier.last is None:
        raise ValueError("a window has two ends")
    known = dated(facts)
    now, then = _Window(rewound(known, facts.as_of, later)), _Window(rewound(known, earlier.last, earlier))
    if not then.has_leads:
        return Changes(later, earlier, why="no_earlier_window")
    refused = {metric: why_undated(facts, metric) for metric, _ in chain.from_iterable(TRACKED.values())}
    found = [change for family in TRACKED for change in _family(family, now, then, refused)]
    return Changes(later, earlier, tuple(found), tuple(_mixes(now.numbers, then.numbers)))


class _Window:
    """A company over one window: its numbers, and the amounts of its wins."""

    def __init__(self, facts: Facts) -> None:
        once = Once(facts)
        ways = [cuts(facts, way, once) for way in _WAYS]
        self.facts = facts
        told = (number for way in ways for family in _FAMILIES for number in family.numbers(facts, way))
        self.numbers = Numbers.of(told)
        self.amounts = _amounts(ways[0])

    @property
    def has_leads(self) -> bool:
        """Whether anything was created in it."""
        return bool(self.numbers.get("funnel.leads").value)


def _amounts(total: Cuts) -> Floats:
    wins = total.once(gross_profits)
    inside = total.flow.codes[wins.rows] >= 0
    return np.asarray(wins.revenue[inside], dtype=np.float64)


def _family(family: str, now: _Window, then: _Window, refused: Mapping[Metric, str]) -> Iterator[Change]:
    compared = [
        _compared(family, number, now, then, refused[metric])
        for metric, dimensions in TRACKED[family]
        for number in now.numbers.by(metric.key, *dimensions)
        if _is_tracked(number, now.facts)
    ]
    compared = [
        change
        for change in compared
        if refused[change.now.metric] or change.now.value is not None or change.then.value is not None
    ]
    p = [change.difference.p if change.difference else np.nan for change in compared]
    for change, is_finding in zip(compared, benjamini_hochberg(p, FALSE_FINDINGS).tolist(), strict=True):
        yield replace(change, is_finding=is_finding)


def _is_tracked(number: Number, facts: Facts) -> bool:
    """Of stages only those between leads: visitors aren't followed one by one, so nothing is proved about them."""
    stage = dict(number.slice).get("stage")
    return stage is None or stage in {each.key for each in facts.norms.lead_stages[1:]}


def _compared(family: str, number: Number, now: _Window, then: _Window, refused: str) -> Change:
    if refused:
        untold = Number(number.metric, number.slice, why=refused)
        return Change(family, untold, untold, why=refused)
    before = then.numbers.by_key.get(number.key, {}).get(number.slice)
    if before is None:
        return Change(family, number, Number(number.metric, number.slice, why="no_cases"), why="no_cases")
    why = number.why or before.why or _too_few(number, before, now.facts.norms.few_for_verdict)
    if why:
        return Change(family, number, before, why=why)
    return Change(family, number, before, _difference(number, before, now, then))


def _too_few(number: Number, before: Number, least: int) -> str:
    """Shares need cases on both sides; of counts there is nothing to divide by, and their limits say it all."""
    if number.metric.unit is Unit.COUNT or number.metric is economics.REVENUE:
        return ""
    return "few_leads" if min(number.n or 0, before.n or 0) < least else ""


def _difference(number: Number, before: Number, now: _Window, then: _Window) -> Difference:
    metric, confidence = number.metric, now.facts.norms.confidence
    if metric in _RESAMPLED:
        return _RESAMPLED[metric](now.amounts, then.amounts, confidence)
    if metric.unit is Unit.SHARE:
        return of_shares(number.k or 0, number.n or 0, before.k or 0, before.n or 0, confidence)
    if metric in _COSTS:
        n, n0 = number.n or 1, before.n or 1
        return of_costs(float(number.value or 0) * n, n, float(before.value or 0) * n0, n0, confidence)
    return of_counts(int(number.value or 0), int(before.value or 0), confidence)


def _mixes(now: Numbers, then: Numbers) -> Iterator[Mix]:
    for metric, dimension in _MIXED:
        tables = [_table(numbers, metric, dimension) for numbers in (now, then)]
        order = sorted(tables[0].keys() | tables[1].keys())
        found = mix_rate(*([table.get(part, (0, 0)) for part in order] for table in tables))
        if found is not None and len(order) > 1 and found.mix + found.rate != Fraction(0):
            yield Mix(metric, dimension, found)


def _table(numbers: Numbers, metric: Metric, dimension: str) -> dict[Slice, tuple[int, int]]:
    """Counts k of n by part; empty if a part can't be told."""
    parts = numbers.by(metric.key, dimension)
    if any(part.n is None for part in parts):
        return {}
    return {part.slice: (part.k or 0, part.n or 0) for part in parts}
