"""Plan and fact side by side, stratum by stratum, and whose part of the gap is what (metrics.md, section 9)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sheetsync.core.metrics.delivered import Cell, Delivered
from sheetsync.core.metrics.owen import MARKETING, SALES, Factor, Rates, owen_value, swapped
from sheetsync.core.metrics.planned import NOTHING, Planned
from sheetsync.core.money import MINOR_PER_MAJOR, round_to_sum


@dataclass(frozen=True, slots=True)
class Stratum:
    """One month's segment; None: the whole company, or everything that has no segment in the plan."""

    month: dt.date
    segment: str | None
    planned: Planned
    delivered: Delivered

    @property
    def plan_revenue(self) -> int | None:
        """The revenue to be reached, as typed, else the product of the four factors; None if neither is there."""
        exact = self.planned.product if self.planned.revenue is None else self.planned.revenue
        return None if exact is None else _rounded(exact)

    @property
    def is_complete(self) -> bool:
        """All that a split of the gap needs was planned."""
        return self.planned.leads is not None and self.planned.product is not None

    @property
    def mismatch(self) -> Fraction:
        """What the product of the four factors has more than the revenue that was typed."""
        product, typed = self.planned.product, self.planned.revenue
        return Fraction(0) if product is None or typed is None else product - typed

    @property
    def is_mismatched(self) -> bool:
        """They differ by at least one unit of the currency."""
        return abs(self.mismatch) >= MINOR_PER_MAJOR


@dataclass(frozen=True, slots=True)
class Split:
    """A stratum's gap in whole minor units: `parts` and `outside` sum to it exactly.

    `outside` is nobody's: revenue that the product of the factors can't hold (wins in a month without target leads,
    wins without an amount), and the difference between a typed plan revenue and the plan's own product.
    """

    parts: Mapping[Factor, int]
    outside: int
    all_planned: int
    marketing_delivered: int
    sales_delivered: int
    all_delivered: int


def strata(planned: Mapping[Cell, Planned], delivered: Mapping[Cell, Delivered]) -> Iterator[Sequence[Stratum]]:
    """The strata of every month of the plan.

    A segment is a stratum. Segments without a plan of their own share the month's plan row that names no segment; if
    there is none, nothing was planned for them.
    """
    for month in sorted({month for month, _ in planned}):
        plan = {segment: row for (when, segment), row in planned.items() if when == month}
        fact = dict.fromkeys(plan, Delivered())
        for (when, segment), row in delivered.items():
            if when == month:
                home = segment if segment in plan or None not in plan else None
                fact[home] = fact.get(home, Delivered()) + row
        order = sorted(fact, key=lambda segment: (segment is None, segment or ""))
        yield [Stratum(month, segment, plan.get(segment, NOTHING), fact[segment]) for segment in order]


def split(month: Sequence[Stratum]) -> Sequence[Split | None]:
    """The split of every stratum of a month; None for all if the plan of one of them is incomplete."""
    if not all(stratum.is_complete for stratum in month):
        return [None] * len(month)
    planned = sum((stratum.planned.leads or Fraction(0) for stratum in month), Fraction(0))
    delivered = Fraction(sum(stratum.delivered.leads for stratum in month))
    return [_split(stratum, *_rates(stratum, planned, delivered)) for stratum in month]


def _rates(stratum: Stratum, planned: Fraction, delivered: Fraction) -> tuple[Rates, Rates]:
    """Planned and delivered factors. Where a rate has no cases the other side's stands in, and so has no effect.

    Without target leads that holds for the check too: whatever was sold then stands outside the split. Leads without a
    verdict yet are taken to be target like the others.
    """
    plan, fact = stratum.planned, stratum.delivered
    target = fact.likely_target(plan.target_share)
    checked = fact.sold if target else 0
    sides = {
        Factor.VOLUME: (planned, delivered),
        Factor.MIX: (_quotient(plan.leads, planned), _quotient(fact.leads, delivered)),
        Factor.QUALITY: (plan.target_share, fact.target_share),
        Factor.CONVERSION: (plan.win_rate, _quotient(fact.won, target)),
        Factor.CHECK: (plan.average_check, _quotient(fact.revenue, checked)),
    }
    return (
        {factor: _first(ours, theirs) for factor, (ours, theirs) in sides.items()},
        {factor: _first(theirs, ours) for factor, (ours, theirs) in sides.items()},
    )


def _split(stratum: Stratum, plan: Rates, fact: Rates) -> Split:
    parts = owen_value(plan, fact)
    corners = [swapped(plan, fact, frozenset(done)) for done in ((), MARKETING, SALES, MARKETING + SALES)]
    outside = stratum.delivered.revenue - corners[-1] + stratum.mismatch
    gap = stratum.delivered.revenue - (stratum.plan_revenue or 0)
    *whole, rest = round_to_sum([*parts.values(), outside], gap)
    return Split(dict(zip(parts, whole, strict=True)), rest, *(_rounded(corner) for corner in corners))


def _quotient(over: Fraction | int | None, under: Fraction | int) -> Fraction | None:
    return Fraction(over) / under if over is not None and under else None


def _first(*values: Fraction | None) -> Fraction:
    return next((value for value in values if value is not None), Fraction(0))


def _rounded(exact: Fraction) -> int:
    """The nearest whole number, halves up."""
    return (exact + Fraction(1, 2)).__floor__()
