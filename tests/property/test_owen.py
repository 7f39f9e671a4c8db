"""The laws of the split of a gap, for any rates and any company."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from fractions import Fraction
from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.core.facts import Facts
from sheetsync.core.metrics import plan_fact
from sheetsync.core.metrics.base import Numbers, Slice
from sheetsync.core.metrics.cuts import cuts
from sheetsync.core.metrics.owen import MARKETING, SALES, Factor, Rates, owen_value, swapped
from tests.oracle.company import AS_OF, Company, companies
from tests.spec.rows import PlanRow, facts_of

careful = settings(derandomize=True, deadline=None, max_examples=60)

amounts = st.fractions(-10, 1000, max_denominator=60)
rates = st.fixed_dictionaries(dict.fromkeys(Factor, amounts))
PARTS = ("gap.volume", "gap.mix", "gap.quality", "gap.conversion", "gap.check", "gap.outside")
SWAPS = ("swap.plan", "swap.marketing_fact", "swap.sales_fact", "swap.fact")
ADDITIVE = ("plan.revenue", "fact.revenue", "fact.leads", "gap.revenue", "gap.marketing", "gap.sales", *PARTS)


@careful
@given(plan=rates, fact=rates)
def test_the_parts_sum_to_the_gap(plan: Rates, fact: Rates) -> None:
    everything = frozenset(Factor)
    assert sum(owen_value(plan, fact).values()) == swapped(plan, fact, everything) - swapped(plan, fact, frozenset())


@careful
@given(plan=rates, fact=rates, same=st.sampled_from(list(Factor)))
def test_what_is_as_planned_has_no_part(plan: Rates, fact: Rates, same: Factor) -> None:
    assert owen_value(plan, {**fact, same: plan[same]})[same] == 0


@careful
@given(plan=rates, fact=rates)
def test_going_back_from_fact_to_plan_turns_every_sign(plan: Rates, fact: Rates) -> None:
    back = owen_value(fact, plan)
    assert all(part == -back[factor] for factor, part in owen_value(plan, fact).items())


@careful
@given(plan=rates, fact=rates)
def test_factors_of_one_department_that_move_alike_have_like_parts(plan: Rates, fact: Rates) -> None:
    for one, other in ((Factor.VOLUME, Factor.QUALITY), (Factor.CONVERSION, Factor.CHECK)):
        parts = owen_value({**plan, other: plan[one]}, {**fact, other: fact[one]})
        assert parts[one] == parts[other]


@careful
@given(plan=rates, fact=rates)
def test_a_departments_part_is_its_shapley_value_in_the_table_of_four(plan: Rates, fact: Rates) -> None:
    parts = owen_value(plan, fact)
    none, marketing, sales, both = (
        swapped(plan, fact, frozenset(done)) for done in ((), MARKETING, SALES, MARKETING + SALES)
    )
    assert sum(parts[factor] for factor in MARKETING) == ((marketing - none) + (both - sales)) / 2
    assert sum(parts[factor] for factor in SALES) == ((sales - none) + (both - marketing)) / 2


@careful
@given(plan=rates, fact=rates)
def test_it_is_the_average_over_all_orders_that_keep_departments_together(plan: Rates, fact: Rates) -> None:
    """Once more by brute force: of all 120 orders those in which no department is interrupted by the other."""
    together = [
        order for order in permutations(Factor) if set(order[:3]) == set(MARKETING) or set(order[2:]) == set(MARKETING)
    ]
    assert len(together) == 24
    sums = dict.fromkeys(Factor, Fraction(0))
    for order in together:
        state, before = dict(plan), _revenue(plan)
        for factor in order:
            state[factor] = fact[factor]
            sums[factor] += _revenue(state) - before
            before = _revenue(state)
    assert owen_value(plan, fact) == {factor: total / 24 for factor, total in sums.items()}


def _revenue(state: Rates) -> Fraction:
    product = Fraction(1)
    for value in state.values():
        product *= value
    return product


def planned(company: Company, seed: int) -> Facts:
    """The company with a random plan: some months, some segments, some cells left out."""
    rng = np.random.default_rng(seed)
    styles: list[list[str | None]] = [[None], ["segment 0", "segment 1"], ["segment 0", None]]
    segments = styles[int(rng.integers(3))]
    rows = [_row(rng, month, segment) for month in range(1, 8) for segment in segments if rng.random() < 0.8]
    return facts_of(
        company.leads,
        company.spend,
        rows,
        criteria=company.criteria,
        norms=company.norms,
        period=company.period,
        as_of=dt.date(2026, 4, 14) if rng.random() < 0.5 else AS_OF,
        off=company.off,
    )


def _row(rng: np.random.Generator, month: int, segment: str | None) -> PlanRow:
    complete = rng.random() < 0.9
    return PlanRow(
        month=dt.date(2026, month, 1),
        segment=segment,
        leads=int(rng.integers(20)),
        target_share=float(rng.integers(101)) / 100 if complete else None,
        win_rate=float(rng.integers(101)) / 100,
        average_check=int(rng.integers(10**8)),
        revenue=int(rng.integers(10**9)) if rng.random() < 0.3 else None,
        spend=int(rng.integers(10**6)),
    )


def told(facts: Facts) -> Numbers:
    return Numbers.of(plan_fact.numbers(facts, cuts(facts, ())))


@careful
@given(company=companies(), seed=st.integers(0, 2**32 - 1))
def test_in_every_slice_the_whole_minor_units_of_the_parts_sum_to_the_gap(company: Company, seed: int) -> None:
    by_key = told(planned(company, seed)).by_key
    for where, gap in by_key["gap.revenue"].items():
        parts = [by_key[key][where].value for key in PARTS]
        if None not in parts:
            assert all(isinstance(part, int) for part in parts)
            assert sum(Fraction(part or 0) for part in parts) == gap.value
            volume, mix, quality, conversion, check, _ = (Fraction(part or 0) for part in parts)
            assert by_key["gap.marketing"][where].value == volume + mix + quality
            assert by_key["gap.sales"][where].value == conversion + check


@careful
@given(company=companies(), seed=st.integers(0, 2**32 - 1))
def test_months_and_segments_sum_to_the_whole_company(company: Company, seed: int) -> None:
    numbers = told(planned(company, seed))
    for key in ADDITIVE:
        for dimensions in (("month",), ("segment",), ("month", "segment")):
            parts = [number.value for number in numbers.by(key, *dimensions)]
            if parts and None not in parts:
                assert sum(Fraction(part or 0) for part in parts) == numbers.get(key).value
    pairs: dict[Slice, Fraction] = defaultdict(Fraction)
    for number in numbers.by("fact.spend", "month", "segment"):
        pairs[number.slice[:1]] += Fraction(number.value or 0)
    for month in numbers.by("fact.spend", "month"):
        assert not pairs or month.value is None or pairs[month.slice] == month.value


@careful
@given(company=companies(), seed=st.integers(0, 2**32 - 1))
def test_the_table_of_four_gives_the_departments_parts_but_for_rounding(company: Company, seed: int) -> None:
    by_key = told(planned(company, seed)).by_key
    for where, marketing in by_key["gap.marketing"].items():
        if marketing.value is not None:
            corners = [by_key[key][where].value for key in SWAPS]
            none, one, other, both = (Fraction(corner or 0) for corner in corners)
            rounding = Fraction(4 * 7 * 4)
            assert abs(((one - none) + (both - other)) / 2 - Fraction(marketing.value)) < rounding
            sales = by_key["gap.sales"][where].value
            assert abs(((other - none) + (both - one)) / 2 - Fraction(sales or 0)) < rounding
