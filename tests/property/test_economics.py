"""Unit economics against plain loops, and the laws that hold for every company."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from statistics import median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.core.lang import LANGS, Lang, say
from sheetsync.core.metrics import economics, plan_fact, trust
from sheetsync.core.metrics.base import Cut, Number, Numbers, Unit
from sheetsync.core.metrics.cuts import CUTS, Dimensions, cuts
from sheetsync.core.metrics.deal_sizes import deal_sizes
from sheetsync.core.metrics.spending import spending
from sheetsync.core.period import Period
from tests.oracle.company import Company, companies, random_company
from tests.oracle.economics import expected
from tests.oracle.slices import Told

careful = settings(derandomize=True, deadline=None, max_examples=30)
ADDITIVE = ("won", "revenue", "spend", "allocated_spend", "gross_profit", "non_target_spend")


@st.composite
def settled(draw: st.DrawFn, most: int = 25) -> Company:
    """A company with settings of its own."""
    company = draw(companies(most))
    norms = replace(
        company.norms,
        sales_cost_per_month=draw(st.sampled_from((None, 0, 100_000_01))),
        required_romi=draw(st.sampled_from((Fraction(1), Fraction(3, 7)))),
        expected_purchases=draw(st.sampled_from((None, Fraction(5, 2)))),
        big_deal_share=draw(st.sampled_from((0.25, 0.75))),
    )
    return replace(company, norms=norms)


def numbers_of(company: Company, dimensions: Dimensions) -> Numbers:
    facts = company.facts
    return Numbers.of(economics.numbers(facts, cuts(facts, dimensions)))


def as_told(number: Number) -> Told:
    value = number.value
    if isinstance(value, float):
        assert number.k is not None
        assert number.n is not None
        assert value == number.k / number.n
        value = Fraction(number.k, number.n)
    return Told(None if value is None else Fraction(value), number.k, number.n, number.why, number.note)


def assert_agrees(company: Company, dimensions: Dimensions) -> None:
    told = numbers_of(company, dimensions).by_key
    wanted = expected(company, dimensions)
    assert told.keys() == wanted.keys()
    assert told.keys() in ({metric.key for metric in economics.METRICS}, set())
    for key, slices in told.items():
        assert {where: as_told(number) for where, number in slices.items()} == wanted[key], key


@pytest.mark.parametrize("dimensions", CUTS, ids=" × ".join)
@careful
@given(company=settled())
def test_every_number_agrees_with_plain_loops(dimensions: Dimensions, company: Company) -> None:
    assert_agrees(company, dimensions)


@pytest.mark.parametrize("dimensions", CUTS, ids=" × ".join)
def test_a_bigger_company_agrees_too(dimensions: Dimensions) -> None:
    company = random_company(20260702, 150)
    assert_agrees(replace(company, period=Period()), dimensions)
    assert numbers_of(replace(company, period=Period()), dimensions).by_key


@pytest.mark.parametrize("dimensions", CUTS[1:], ids=" × ".join)
@careful
@given(company=settled())
def test_slices_sum_to_the_total_to_the_minor_unit(dimensions: Dimensions, company: Company) -> None:
    total, slices = numbers_of(company, ()), numbers_of(company, dimensions)
    for name in ADDITIVE:
        whole = total.get(f"economics.{name}").value
        parts = [number.value for number in slices.by(f"economics.{name}", *dimensions)]
        if whole is not None and parts and None not in parts:
            assert sum(Fraction(part or 0) for part in parts) == whole


@careful
@given(company=settled())
def test_what_all_leads_cost_is_what_was_spent(company: Company) -> None:
    """Call every lead non-target: then all spend is spent on non-target leads."""
    everyone = replace(company, leads=[{**lead, "verdict": "non-target"} for lead in company.leads])
    numbers = numbers_of(everyone, ())
    spent, leads = numbers.get("economics.spend").value, len(spending(everyone.facts).leads.places)
    wasted = numbers.get("economics.non_target_spend").value
    assert None in (spent, wasted) or wasted == (spent if leads else 0)


@careful
@given(
    deals=st.lists(st.tuples(st.integers(-1, 39), st.integers(-10_000, 10_000)), max_size=60),
    scale=st.sampled_from((1, 2**46)),
)
def test_middle_and_largest_deals_of_any_size(deals: list[tuple[int, int]], scale: int) -> None:
    codes = np.array([code for code, _ in deals], dtype=np.int32)
    amounts = np.array([amount * scale for _, amount in deals], dtype=np.int64)
    sizes = deal_sizes(Cut([()] * 40, codes), amounts)
    for code in range(40):
        mine = [Fraction(amount * scale) for where, amount in deals if where == code]
        positive = [amount for amount in mine if amount > 0]
        assert sizes.medians.entries[code] == (median(mine) if mine else "no_cases")
        assert sizes.biggest_shares.entries[code] == (max(positive) / sum(positive) if positive else "no_cases")


@careful
@given(company=settled())
def test_shares_lie_between_nothing_and_all(company: Company) -> None:
    for dimensions in CUTS:
        for number in numbers_of(company, dimensions):
            if number.metric.unit is Unit.SHARE and number.value is not None:
                assert 0 <= number.value <= 1
            assert (number.value is None) == bool(number.why)


@pytest.mark.parametrize("dimensions", [("segment",), ("month",)], ids=" × ".join)
@careful
@given(company=settled())
def test_the_order_of_rows_never_matters(dimensions: Dimensions, company: Company) -> None:
    turned = replace(company, leads=[*reversed(company.leads)], spend=[*reversed(company.spend)])
    assert list(numbers_of(turned, dimensions)) == list(numbers_of(company, dimensions))


@pytest.mark.parametrize("lang", LANGS)
def test_every_number_has_a_label_and_a_definition(lang: Lang) -> None:
    for family in (economics, plan_fact, trust):
        for metric in family.METRICS:
            assert say(lang, f"metric.{metric.key}")
            assert say(lang, f"about.{metric.key}").endswith(".")
            assert metric.formula


@careful
@given(company=settled())
def test_every_reason_and_note_has_its_words(company: Company) -> None:
    for dimensions in CUTS:
        for number in numbers_of(company, dimensions):
            part, _, what = number.why.partition(":")
            assert not part or say("ru", f"why.{part}", what=what)
            assert not number.note or say("ru", f"note.{number.note}")
