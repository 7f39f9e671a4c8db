"""Money in whole minor units."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sheetsync.core.money import round_to_sum, split, to_major, to_minor


def test_minor_units_of_what_people_write() -> None:
    assert to_minor(Decimal("1234.56")) == 123456
    assert to_minor(0.1 + 0.2) == 30
    assert to_minor(1.005) == 101
    assert to_minor(-1.005) == -101
    assert to_major(123456) == 1234.56
    assert to_major(1_000_00) == 1000


@given(total=st.integers(-(10**12), 10**12), weights=st.lists(st.integers(0, 1000), min_size=1, max_size=8))
def test_a_split_loses_nothing(total: int, weights: list[int]) -> None:
    parts = split(total, weights)
    assert sum(parts) == total
    whole = sum(weights) or len(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(total * (weight if sum(weights) else 1), whole)) < 1


@given(parts=st.lists(st.fractions(-1000, 1000), min_size=1, max_size=8))
def test_rounding_keeps_the_sum(parts: list[Fraction]) -> None:
    total = round(sum(parts, Fraction()))
    rounded = round_to_sum(parts, total)
    assert sum(rounded) == total
