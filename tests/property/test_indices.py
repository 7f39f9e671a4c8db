"""The indices against plain loops, and what holds of them always."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.core.facts import Facts
from sheetsync.core.metrics import plan_fact
from sheetsync.core.metrics.base import Number, Slice
from sheetsync.core.metrics.cuts import Dimensions, cuts
from sheetsync.core.period import Period
from tests.oracle.company import Company, companies
from tests.oracle.indices import lines
from tests.oracle.maturity import Answer
from tests.oracle.slices import is_one_sided
from tests.property.test_maturity import company
from tests.spec.rows import PlanRow, facts_of

careful = settings(derandomize=True, deadline=None, max_examples=25)
KEYS = ("index.expected_won", "index.marketing", "index.sales", "index.total")


@dataclass(frozen=True)
class Planned:
    """A company and its plan."""

    company: Company
    plan: Sequence[PlanRow]

    @property
    def facts(self) -> Facts:
        return replace(self.company.facts, plan=facts_of([], plan=self.plan).plan)


def planned(seed: int, size: int) -> Planned:
    """All is judged and worked, the period is open, every month and segment has one plan at most."""
    drawn = company(seed, size, 20)
    criteria = drawn.criteria or ("phone",)
    kept = replace(drawn, off={}, period=Period(), criteria=criteria)
    draw = np.random.default_rng(seed)
    rows = [
        PlanRow(
            month=dt.date(2026, month, 1),
            segment=f"segment {segment}",
            leads=int(draw.integers(0, 30)),
            target_share=int(draw.integers(0, 11)) / 10,
            win_rate=int(draw.integers(0, 11)) / 10,
            average_check=100_00,
            revenue=None,
            spend=None,
        )
        for month in range(1, 7)
        for segment in range(3)
        if draw.random() < 0.7
    ]
    return Planned(kept, rows)


def companies_with_plans() -> st.SearchStrategy[Planned]:
    return st.builds(planned, st.integers(0, 2**32 - 1), st.integers(0, 150))


def indices(facts: Facts) -> list[Number]:
    return [number for number in plan_fact.numbers(facts, cuts(facts, ())) if number.key in KEYS]


def told(facts: Facts, dimensions: Dimensions) -> dict[str, dict[Slice, Answer]]:
    found: dict[str, dict[Slice, Answer]] = {key: {} for key in KEYS}
    for number in indices(facts):
        if tuple(name for name, _ in number.slice) == dimensions:
            found[number.key][number.slice] = number.why if number.value is None else float(number.value)
    return found


@pytest.mark.parametrize("dimensions", [(), ("month",), ("segment",), ("month", "segment")], ids=" × ".join)
@careful
@given(about=companies_with_plans())
def test_what_is_told_agrees_with_plain_loops(about: Planned, dimensions: Dimensions) -> None:
    if "segment" in dimensions and is_one_sided(about.company, "segment"):
        return
    found = told(about.facts, dimensions)
    for key, slices in lines(about.company, about.plan, dimensions).items():
        assert {where: found[key][where] for where in slices} == {
            where: answer if isinstance(answer, str) else pytest.approx(answer, abs=1e-9)
            for where, answer in slices.items()
        }, key


def test_the_oracle_has_something_to_say() -> None:
    answers = [
        lines(each.company, each.plan, ())["index.sales"].get(()) for each in map(planned, range(20), [120] * 20)
    ]
    assert sum(isinstance(answer, float) for answer in answers) > 8


@careful
@given(about=companies_with_plans())
def test_the_total_is_the_product_of_the_departments(about: Planned) -> None:
    by_slice: dict[Slice, dict[str, Number]] = {}
    for number in indices(about.facts):
        by_slice.setdefault(number.slice, {})[number.key] = number
    for each in by_slice.values():
        marketing, sales, total = (each[key].value for key in KEYS[1:])
        if marketing is not None and sales is not None and total is not None:
            assert float(total) == pytest.approx(float(marketing) * float(sales))
            for number in each.values():
                assert number.low is None or number.low <= float(number.value or 0) + 1e-9
                assert number.high is None or number.high >= float(number.value or 0) - 1e-9


@careful
@given(about=companies_with_plans())
def test_the_order_of_rows_never_matters(about: Planned) -> None:
    turned = Planned(replace(about.company, leads=[*reversed(about.company.leads)]), [*reversed(about.plan)])
    for number, other in zip(indices(about.facts), indices(turned.facts), strict=True):
        assert (number.key, number.slice, number.why) == (other.key, other.slice, other.why)
        assert number.value == pytest.approx(other.value)


@careful
@given(about=companies(80))
def test_without_a_plan_nothing_is_told(about: Company) -> None:
    assert {number.why for number in indices(about.facts)} == {"no_plan_months"}
