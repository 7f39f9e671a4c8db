"""Plan and fact of every stratum, and their sums over any part of the company."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from typing import TypeVar

from sheetsync.core.entry_tabs import Deals, Leads, Plan, Spend
from sheetsync.core.facts import Facts
from sheetsync.core.metrics.absence import missing, unjudged
from sheetsync.core.metrics.amounts import Amounts
from sheetsync.core.metrics.base import NOT_SET, Slice
from sheetsync.core.metrics.cuts import Cuts, Dimensions
from sheetsync.core.metrics.delivered import Cell, Delivered, delivered
from sheetsync.core.metrics.lives import Course, course
from sheetsync.core.metrics.owen import Factor
from sheetsync.core.metrics.planned import Planned, elapsed
from sheetsync.core.metrics.sides import one_sided
from sheetsync.core.metrics.sources import unworked
from sheetsync.core.metrics.spending import spending
from sheetsync.core.metrics.strata import Split, Stratum, split, strata
from sheetsync.core.period import month_label
from sheetsync.core.schema import Field

FACTORS = (Plan.leads, Plan.target_share, Plan.win_rate, Plan.average_check)


@dataclass(frozen=True, slots=True)
class PlanSums:
    """What was planned; `product` is the revenue that leads, shares, rates and checks make."""

    leads: Amounts
    target: Amounts
    won: Amounts
    product: Amounts
    revenue: Amounts
    spend: Amounts


@dataclass(frozen=True, slots=True)
class FactSums:
    """What was delivered; `unjudged` are leads without a verdict yet, `likely` target leads if these are target as the
    others of their stratum, `sold` wins with an amount.
    """

    leads: Amounts
    target: Amounts
    unjudged: Amounts
    likely: Amounts
    won: Amounts
    sold: Amounts
    revenue: Amounts
    spend: Amounts


@dataclass(frozen=True, slots=True)
class GapSums:
    """The parts of the gap, and revenue with either department's plan or fact."""

    volume: Amounts
    mix: Amounts
    quality: Amounts
    conversion: Amounts
    check: Amounts
    outside: Amounts
    all_planned: Amounts
    marketing_delivered: Amounts
    sales_delivered: Amounts
    all_delivered: Amounts


Sums = TypeVar("Sums", PlanSums, FactSums, GapSums)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All strata of the plan's months; the sums have one entry per stratum."""

    strata: Sequence[Stratum]
    plan: PlanSums
    fact: FactSums
    gap: GapSums
    running: Sequence[bool]
    """The stratum's month isn't over: its plan is that of the working days that have passed."""
    usual: Course
    """How leads usually go: what of a month's plan may be expected by now."""
    unplaced: str
    """Why leads can't be set against a plan by segment; "" if they can, or if the plan names none."""

    @property
    def has_segments(self) -> bool:
        """The plan names segments."""
        return any(stratum.segment is not None for stratum in self.strata)

    def slices(self, dimensions: Dimensions) -> tuple[Sequence[Slice], Sequence[int]]:
        """The slices of the plan by month or segment or both, and the place of every stratum among them."""
        where = [_place(stratum, dimensions) for stratum in self.strata]
        slices = sorted(set(where), key=lambda place: [(value == NOT_SET, value) for _, value in place])
        return slices, [slices.index(each) for each in where]

    def marked(self, slices: Sequence[Slice], places: Sequence[int]) -> tuple[frozenset[Slice], frozenset[Slice]]:
        """The slices with a running month, and those whose typed revenue isn't what the plan's factors make."""
        running = (slices[place] for place, runs in zip(places, self.running, strict=True) if runs)
        strata = zip(places, self.strata, strict=True)
        return frozenset(running), frozenset(slices[place] for place, stratum in strata if stratum.is_mismatched)


def comparison(facts: Facts, cuts: Cuts, planned: Mapping[Cell, Planned]) -> Comparison:
    """Plan and fact of the plan's months; `cuts` are those of the total."""
    months = list(strata(planned, _with_spend(delivered(facts, cuts), cuts)))
    found = [stratum for month in months for stratum in month]
    by_segment = any(segment is not None for _, segment in planned)
    unplaced = missing(facts, Leads.segment) or one_sided(replace(cuts, dimensions=("segment",)))
    splits = [each for month in months for each in split(month)]
    return Comparison(
        found,
        _plan_sums(facts, found),
        _fact_sums(facts, found),
        _gap_sums(facts, splits, unplaced if by_segment else ""),
        [elapsed(stratum.month, facts.as_of, facts.norms.holidays) < 1 for stratum in found],
        cuts.once(course),
        unplaced if by_segment else "",
    )


def _place(stratum: Stratum, dimensions: Dimensions) -> Slice:
    labels = {"month": month_label(stratum.month), "segment": stratum.segment or NOT_SET}
    return tuple((name, labels[name]) for name in dimensions)


def added_up(sums: Sums, places: Sequence[int], size: int, why: str = "") -> Sums:
    """The same sums over fewer slices; a `why` hides them."""
    columns = {field.name: getattr(sums, field.name) for field in fields(sums)}
    return replace(sums, **{name: column.gathered(places, size).unless(why) for name, column in columns.items()})


def _with_spend(found: Mapping[Cell, Delivered], cuts: Cuts) -> Mapping[Cell, Delivered]:
    """The same with each month's and segment's spend."""
    spent: dict[Cell, int] = defaultdict(int)
    for bill in cuts.once(spending).placed:
        if bill.month is not None:
            spent[dt.date.fromisoformat(f"{bill.month}-01"), bill.place[2]] += bill.amount
    return {cell: replace(found.get(cell, Delivered()), spend=spent[cell]) for cell in dict.fromkeys([*found, *spent])}


def _plan_sums(facts: Facts, strata: Sequence[Stratum]) -> PlanSums:
    def column(values: Iterable[Fraction | int | None], *factors: Field) -> Amounts:
        entries = ("plan_incomplete" if value is None else value for value in values)
        return Amounts.of(entries, missing(facts, *factors))

    plans = [stratum.planned for stratum in strata]
    return PlanSums(
        leads=column((plan.leads for plan in plans), *FACTORS[:1]),
        target=column((plan.target for plan in plans), *FACTORS[:2]),
        won=column((plan.won for plan in plans), *FACTORS[:3]),
        product=column((plan.product for plan in plans), *FACTORS),
        revenue=column(stratum.plan_revenue for stratum in strata),
        spend=column((plan.spend for plan in plans), Plan.spend),
    )


def _fact_sums(facts: Facts, strata: Sequence[Stratum]) -> FactSums:
    delivered = [stratum.delivered for stratum in strata]
    likely = [stratum.delivered.likely_target(stratum.planned.target_share) for stratum in strata]
    no_wins = unworked(facts) or missing(facts, Deals.closed)
    no_money = no_wins or missing(facts, Deals.amount)
    return FactSums(
        leads=Amounts.of(row.leads for row in delivered),
        target=Amounts.of(row.target for row in delivered).unless(unjudged(facts)),
        unjudged=Amounts.of(row.unjudged for row in delivered).unless(unjudged(facts)),
        likely=Amounts.of(likely).unless(unjudged(facts)),
        won=Amounts.of(row.won for row in delivered).unless(no_wins),
        sold=Amounts.of(row.sold for row in delivered).unless(no_money),
        revenue=Amounts.of(row.revenue for row in delivered).unless(no_money),
        spend=Amounts.of(row.spend for row in delivered).unless(missing(facts, Spend.spend)),
    )


def _gap_sums(facts: Facts, splits: Sequence[Split | None], unplaced: str) -> GapSums:
    """Without one of the factors nothing can be said of the others either: their parts depend on it."""
    unknown = unworked(facts) or missing(facts, Deals.closed, Deals.amount) or unjudged(facts) or unplaced
    unknown = unknown or missing(facts, *FACTORS)

    def column(part: Callable[[Split], int]) -> Amounts:
        return Amounts.of(("plan_incomplete" if each is None else part(each) for each in splits), unknown)

    return GapSums(
        volume=column(lambda each: each.parts[Factor.VOLUME]),
        mix=column(lambda each: each.parts[Factor.MIX]),
        quality=column(lambda each: each.parts[Factor.QUALITY]),
        conversion=column(lambda each: each.parts[Factor.CONVERSION]),
        check=column(lambda each: each.parts[Factor.CHECK]),
        outside=column(lambda each: each.outside),
        all_planned=column(lambda each: each.all_planned),
        marketing_delivered=column(lambda each: each.marketing_delivered),
        sales_delivered=column(lambda each: each.sales_delivered),
        all_delivered=column(lambda each: each.all_delivered),
    )
