"""The middle and the largest deal of every slice."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from sheetsync.core.metrics.amounts import Amounts
from sheetsync.core.metrics.base import Cut, Ints


@dataclass(frozen=True, slots=True)
class DealSizes:
    """Per slice: the exact median amount (the mean of the middle two), and the largest amount as a part of all.

    Refunds (negative amounts) are left out of the second one, so that a part never exceeds the whole.
    """

    medians: Amounts
    biggest_shares: Amounts


def deal_sizes(wins: Cut, amounts: Ints) -> DealSizes:
    """`amounts[i]` is that of the win which belongs to slice `wins.codes[i]`; "no_cases" where there is none."""
    counts = wins.count()
    ordered = _ordered(wins, amounts, counts)
    ends = np.cumsum(counts)
    filled = counts > 0
    first = (ends - counts)[filled]
    lower, upper = ordered[first + (counts[filled] - 1) // 2], ordered[first + counts[filled] // 2]
    medians = [Fraction(int(a) + int(b), 2) for a, b in zip(lower, upper, strict=True)]
    biggest = np.zeros(wins.size, dtype=np.int64)
    biggest[filled] = ordered[ends[filled] - 1]
    sold = Amounts.of(wins.total(amounts, amounts > 0))
    largest = Amounts.of(np.maximum(biggest, 0))
    told = iter(medians)
    return DealSizes(Amounts.of(next(told) if some else "no_cases" for some in filled), largest / sold)


def _ordered(wins: Cut, amounts: Ints, counts: Ints) -> Ints:
    """The amounts of all slices one after the other, each slice's from small to large."""
    inside = wins.codes >= 0
    codes, amounts = wins.codes[inside].astype(np.int64), amounts[inside]
    if not len(amounts):
        return amounts
    low, span = int(amounts.min()), int(amounts.max()) - int(amounts.min()) + 1
    if span * wins.size >= 2**63:
        return amounts[np.lexsort((amounts, codes))]
    # Slice and amount as one whole number: sorting plain numbers is many times faster than sorting pairs.
    keys = np.sort(codes * span + (amounts - low))
    return keys - np.repeat(np.arange(wins.size), counts) * span + low
