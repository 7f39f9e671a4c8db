"""The Owen value of a gap between planned and delivered revenue: whose part is what, exactly.

Owen, G. (1977), "Values of games with a priori unions": the factors are the players, the departments the unions. A
factor's value is the average of what swapping it from plan to fact changes, over all orders of the swaps that keep each
department's factors together. The parts sum to the gap; a department's parts sum to its Shapley value in the two-player
game of the 2 x 2 table that `swapped` gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from itertools import permutations
from math import lcm
from typing import TypeAlias


class Factor(StrEnum):
    """What revenue is the product of, per stratum."""

    VOLUME = "volume"
    """Leads of all strata together."""
    MIX = "mix"
    """The stratum's share of them."""
    QUALITY = "quality"
    """Target leads per lead."""
    CONVERSION = "conversion"
    """Wins per target lead."""
    CHECK = "check"
    """Revenue per win."""


MARKETING = (Factor.VOLUME, Factor.MIX, Factor.QUALITY)
SALES = (Factor.CONVERSION, Factor.CHECK)
ORDERS = tuple(
    (*first, *then)
    for marketing in permutations(MARKETING)
    for sales in permutations(SALES)
    for first, then in ((marketing, sales), (sales, marketing))
)
"""All orders of the five factors that keep a department's together."""
_TIMES = Counter((factor, frozenset(order[:place])) for order in ORDERS for place, factor in enumerate(order))
_MOVES = tuple((factor, before, before | {factor}, times) for (factor, before), times in _TIMES.items())
"""Every swap that occurs: the factor, the factors swapped before and after it, and in how many orders."""

Rates: TypeAlias = Mapping[Factor, Fraction]
"""One stratum's five factors, exact; the check in minor units."""


def swapped(plan: Rates, fact: Rates, done: frozenset[Factor]) -> Fraction:
    """The stratum's revenue if the factors in `done` are as delivered and the others as planned."""
    revenue = Fraction(1)
    for factor in Factor:
        revenue *= (fact if factor in done else plan)[factor]
    return revenue


def owen_value(plan: Rates, fact: Rates) -> Mapping[Factor, Fraction]:
    """Each factor's part of one stratum's gap. The value is linear: parts of several strata simply add up."""
    revenue = {done: swapped(plan, fact, done) for done in {done for _, *both, _ in _MOVES for done in both}}
    # Over one common denominator the many differences are plain whole numbers.
    common = lcm(*(each.denominator for each in revenue.values()))
    whole = {done: each.numerator * (common // each.denominator) for done, each in revenue.items()}
    parts = dict.fromkeys(Factor, 0)
    for factor, before, after, times in _MOVES:
        parts[factor] += times * (whole[after] - whole[before])
    return {factor: Fraction(part, common * len(ORDERS)) for factor, part in parts.items()}
