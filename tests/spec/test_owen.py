"""The worked example of plan against fact: whose part of the gap is what."""

from __future__ import annotations

from fractions import Fraction

from sheetsync.core.metrics.owen import MARKETING, SALES, Factor, Rates, owen_value, swapped


def rates(leads: int, target: str, win: str, check: int, mix: Fraction = Fraction(1)) -> Rates:
    return {
        Factor.VOLUME: Fraction(leads),
        Factor.MIX: mix,
        Factor.QUALITY: Fraction(target),
        Factor.CONVERSION: Fraction(win),
        Factor.CHECK: Fraction(check),
    }


PLAN = rates(500, "0.40", "0.20", 120_000)
FACT = rates(560, "0.30", "0.17", 118_000)


def in_thousands(amount: Fraction) -> int:
    return round(amount / 1000)


def test_the_four_numbers_a_ceo_reads_at_once() -> None:
    assert swapped(PLAN, FACT, frozenset()) == 4_800_000
    assert swapped(PLAN, FACT, frozenset(MARKETING)) == 4_032_000
    assert swapped(PLAN, FACT, frozenset(SALES)) == 4_012_000
    assert swapped(PLAN, FACT, frozenset(MARKETING + SALES)) == 3_370_080


def test_the_parts_of_the_gap() -> None:
    parts = owen_value(PLAN, FACT)
    assert in_thousands(parts[Factor.VOLUME]) == 463
    assert parts[Factor.MIX] == 0
    assert in_thousands(parts[Factor.QUALITY]) == -1168
    assert in_thousands(parts[Factor.CONVERSION]) == -657
    assert in_thousands(parts[Factor.CHECK]) == -68
    assert sum(parts.values()) == 3_370_080 - 4_800_000


def test_the_departments_parts() -> None:
    parts = owen_value(PLAN, FACT)
    marketing, sales = (sum((parts[each] for each in factors), Fraction(0)) for factors in (MARKETING, SALES))
    assert marketing == Fraction((4_032_000 - 4_800_000) + (3_370_080 - 4_012_000), 2)
    assert sales == Fraction((4_012_000 - 4_800_000) + (3_370_080 - 4_032_000), 2)
    assert (in_thousands(marketing), in_thousands(sales)) == (-705, -725)


def test_by_hand_where_only_two_factors_move() -> None:
    """Twice the leads at half the conversion: 100 leads x 50 % x 10 x 10 planned, 200 x 50 % x 5 x 10 delivered."""
    parts = owen_value(rates(100, "0.5", "10", 10), rates(200, "0.5", "5", 10))
    assert parts[Factor.VOLUME] == Fraction(5000 + 2500, 2)
    assert parts[Factor.CONVERSION] == Fraction(-2500 - 5000, 2)
