"""Money in whole minor units: sums are exact, splits lose nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import lcm

MINOR_PER_MAJOR = 100
"""Minor units (kopecks, cents) in one unit of every currency; currencies without minor units just end in 00."""


def to_minor(amount: Decimal | int | float) -> int:
    """Whole minor units of an amount in major units, halves away from zero; a float counts as its shortest text."""
    exact = Decimal(repr(amount)) if isinstance(amount, float) else Decimal(amount)
    return int((exact * MINOR_PER_MAJOR).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def to_major(minor: int | float | Fraction) -> int | float:
    """An amount in major units as other programs read it: an int where it is whole, else a float of cents."""
    cents = round(minor)
    return cents // MINOR_PER_MAJOR if cents % MINOR_PER_MAJOR == 0 else cents / MINOR_PER_MAJOR


def split(total: int, weights: Sequence[int | float | Fraction]) -> list[int]:
    """Whole parts proportional to the weights that sum to `total` exactly (largest remainder, first one wins a tie).

    All weights zero: equal shares. Weights must not be negative.
    """
    ratios = [weight.as_integer_ratio() for weight in weights]
    scale = lcm(*(under for _, under in ratios))
    whole_weights = [over * (scale // under) for over, under in ratios]
    if not any(whole_weights):
        whole_weights = [1] * len(weights)
    whole = sum(whole_weights)
    shares = [divmod(total * weight, whole) for weight in whole_weights]
    parts = [floor for floor, _ in shares]
    by_remainder = sorted(range(len(parts)), key=lambda index: -shares[index][1])
    for index in by_remainder[: total - sum(parts)]:
        parts[index] += 1
    return parts


def round_to_sum(parts: Sequence[Fraction], total: int) -> list[int]:
    """Exact parts as whole numbers that still sum to `total`; every part moves by less than one."""
    floors = [part.numerator // part.denominator for part in parts]
    missing = total - sum(floors)
    by_remainder = sorted(range(len(parts)), key=lambda i: floors[i] - parts[i])
    for index in by_remainder[:missing]:
        floors[index] += 1
    return floors
