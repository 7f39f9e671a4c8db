"""One metric over a window of days, as it stood at the window's end: what before and since are counted by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sheetsync.core.facts import Facts
from sheetsync.core.hypotheses.hypothesis import Hypothesis
from sheetsync.core.metrics.base import Metric, Number, Unit, View
from sheetsync.core.metrics.catalogue import FAMILIES
from sheetsync.core.metrics.cuts import cuts
from sheetsync.core.metrics.days import bounds, inside, seconds_of
from sheetsync.core.metrics.rewound import dated, rewound, why_undated
from sheetsync.core.period import Period
from sheetsync.core.statistics.differences import Difference, of_costs, of_rates, of_shares

_CUT = ("segment", "channel", "campaign", "manager")


@dataclass(frozen=True, slots=True)
class Tally:
    """A metric's counts: `hits` of `cases` of a share; events (`cases` too) of a count over `days`; money (`hits`, in
    minor units) per `cases` of a cost. `why`: it can't be told.
    """

    metric: Metric
    hits: float
    cases: int
    days: int
    why: str = ""

    @property
    def rate(self) -> float:
        """The share, the events per day, or the cost of one."""
        under = self.days if self.metric.unit is Unit.COUNT else self.cases
        return self.hits / under if under else 0.0

    def less(self, before: Tally, confidence: float) -> Difference:
        """The difference of the two rates."""
        if self.metric.unit is Unit.SHARE:
            return of_shares(int(self.hits), self.cases, int(before.hits), before.cases, confidence)
        if self.metric.unit is Unit.COUNT:
            return of_rates(self.cases, self.days, before.cases, before.days, confidence)
        return of_costs(self.hits, self.cases, before.hits, before.cases, confidence)

    def without(self, part: Tally) -> Tally:
        """All that isn't in a part."""
        why = self.why or part.why
        return Tally(self.metric, self.hits - part.hits, self.cases - part.cases, self.days, why)

    @classmethod
    def together(cls, tallies: Sequence[Tally]) -> Tally:
        """Several windows as one; the first reason hides them all."""
        return cls(
            tallies[0].metric,
            sum(each.hits for each in tallies),
            sum(each.cases for each in tallies),
            sum(each.days for each in tallies),
            next((each.why for each in tallies if each.why), ""),
        )


class Windows:
    """The company over any window; each is looked at once per metric and way of slicing."""

    def __init__(self, facts: Facts) -> None:
        self._facts = dated(facts)
        self._whole = facts
        self._known_since = _first_day(facts)
        self._seen: dict[tuple[Period, bool], Facts] = {}
        self._told: dict[tuple[Period, object, tuple[str, ...]], dict[tuple[str, object], Number]] = {}

    def of_all(self, hypothesis: Hypothesis) -> Hypothesis:
        """The same hypothesis about all leads: its stage or criterion stays."""
        kept = tuple(place for place in hypothesis.scope if place[0] not in _CUT)
        return replace(hypothesis, scope=kept)

    def tally(self, hypothesis: Hypothesis, first: dt.date, days: int) -> Tally:
        """The metric in its slice over so many days from the first."""
        metric, period = hypothesis.metric, Period(first, first + dt.timedelta(days - 1))
        is_before = metric.unit is Unit.COUNT and first < self._known_since
        if why := "no_earlier_window" if is_before else why_undated(self._whole, metric):
            return Tally(metric, 0, 0, days, why)
        number = self._number(metric, hypothesis, period)
        if number is None:
            return Tally(metric, 0, 0, days)
        if number.value is None and number.why != "no_cases":
            return Tally(metric, 0, 0, days, number.why)
        if metric.unit is Unit.SHARE:
            return Tally(metric, number.k or 0, number.n or 0, days)
        value = float(number.value or 0)
        if metric.unit is Unit.COUNT:
            return Tally(metric, value, int(value), days)
        return Tally(metric, value * (number.n or 0), number.n or 0, days)

    def _number(self, metric: Metric, hypothesis: Hypothesis, period: Period) -> Number | None:
        family = next(family for family in FAMILIES if metric in family.METRICS)
        way = tuple(name for name, _ in hypothesis.scope if name in _CUT)
        key = (period, family, way)
        if key not in self._told:
            facts = self._window(period, metric.view is View.COHORT)
            numbers = family.numbers(facts, cuts(facts, way))
            self._told[key] = {(number.key, number.slice): number for number in numbers}
        return self._told[key].get((metric.key, hypothesis.scope))

    def _window(self, period: Period, created_only: bool) -> Facts:
        """The company at the window's end. What counts leads by their creation needs no others."""
        key = (period, created_only)
        if key not in self._seen and period.last is not None:
            facts = self._facts
            if created_only:
                facts = replace(facts, leads=facts.leads[inside(facts.leads["created"], period)])
            self._seen[key] = rewound(facts, period.last, period)
        return self._seen[key]


def _first_day(facts: Facts) -> dt.date:
    """The day of the earliest lead; today without one."""
    known = bounds(seconds_of(facts.leads["created"]))
    return facts.as_of if known is None else dt.date(1970, 1, 1) + dt.timedelta(known[0])
