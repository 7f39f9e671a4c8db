"""What was spent, for which segment, and on which leads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from sheetsync.core.facts import Facts
from sheetsync.core.metrics.base import Cut
from sheetsync.core.metrics.days import inside
from sheetsync.core.metrics.places import LeadPlaces, Place, lead_places, places_of
from sheetsync.core.money import split


@dataclass(frozen=True, slots=True)
class Bill:
    """Spend of one month ("2026-05"; None without a date) at one place, in minor units.

    `allocated`: it was typed without a segment, the segment follows from the leads.
    """

    month: str | None
    place: Place
    amount: int
    allocated: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Spending:
    """The spend of the period.

    `placed` has a segment wherever one can be told: where none was typed, the bill is split by the leads that it can be
    tied to, in whole minor units that sum to it. `rates[i]` is what one lead of the i-th place costs, as parts of bills
    by the number of leads that share them: {7: 100} is 100 / 7.
    """

    placed: Sequence[Bill]
    leads: LeadPlaces
    rates: Sequence[Mapping[int, int]]

    def non_target(self, cohort: Cut) -> list[Fraction]:
        """What the non-target leads of each slice cost."""
        costs: list[dict[int, int]] = [defaultdict(int) for _ in range(cohort.size)]
        found = self.leads.non_target.occurring(cohort)
        for index, place, count in zip(*(column.tolist() for column in found), strict=True):
            for sharing, amount in self.rates[place].items():
                costs[index][sharing] += amount * count
        return [_sum_of_quotients(parts) for parts in costs]


def spending(facts: Facts) -> Spending:
    """All of it; the costs of all leads of the period, target or not, sum to it exactly."""
    leads, typed = lead_places(facts), _bills(facts)
    return Spending(list(_placed(typed, leads)), leads, _rates(typed, leads))


def _bills(facts: Facts) -> list[Bill]:
    """What the rows of Spend say, summed by month and place."""
    rows = np.flatnonzero(inside(facts.spend["date"], facts.period))
    codes, places = places_of(facts.spend, rows)
    months, month_codes = np.unique(facts.spend["date"].to_numpy(dtype="datetime64[M]")[rows], return_inverse=True)
    used, found = np.unique(month_codes * len(places) + codes, return_inverse=True)
    amounts = facts.spend["spend"].to_numpy(dtype=np.int64, na_value=0)[rows]
    totals = Cut([()] * len(used), found.astype(np.int32)).total(amounts)
    names = [None if np.isnat(month) else str(month) for month in months]
    return [
        Bill(names[code // len(places)], places[code % len(places)], total)
        for code, total in zip(used.tolist(), totals.tolist(), strict=True)
    ]


def _placed(bills: Sequence[Bill], leads: LeadPlaces) -> Iterator[Bill]:
    shares: dict[Place, Mapping[str | None, int]] = {}
    for bill in bills:
        channel, campaign, segment = bill.place
        if segment is not None:
            yield bill
            continue
        wide = leads.by(bill.place)
        if wide not in shares:
            shares[wide] = leads.segments(wide) or {None: 1}
        weights = shares[wide]
        for name, amount in zip(weights, split(bill.amount, list(weights.values())), strict=True):
            yield Bill(bill.month, (channel, campaign, name), amount, allocated=True)


def _rates(bills: Sequence[Bill], leads: LeadPlaces) -> Sequence[Mapping[int, int]]:
    """A bill is shared equally by the leads that it can be tied to."""
    amounts: dict[Place, int] = defaultdict(int)
    for bill in bills:
        amounts[leads.by(bill.place)] += bill.amount
    rates: list[dict[int, int]] = [defaultdict(int) for _ in leads.places]
    for wide, amount in amounts.items():
        sharing = sum(leads.counts[index] for index in leads.among(wide))
        for index in leads.among(wide):
            rates[index][sharing] += amount
    return rates


def _sum_of_quotients(parts: Mapping[int, int]) -> Fraction:
    """The exact sum of numerators by denominator; adding them one by one is ten times slower."""
    common = lcm(*parts)
    return Fraction(sum(over * (common // under) for under, over in parts.items()), common)
