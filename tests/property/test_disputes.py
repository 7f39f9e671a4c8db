"""Agreement, disputes and validity against plain loops, and the laws that hold for every company."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.core.metrics import agreement, disputes, validity
from sheetsync.core.metrics.base import Numbers, Slice
from sheetsync.core.metrics.cuts import CUTS, cuts
from sheetsync.core.metrics.lives import course
from tests.oracle.company import AS_OF, Company, companies, random_company
from tests.oracle.slices import as_day, days_between, parts
from tests.spec.rows import LeadRow

FAMILIES = (agreement, disputes, validity)
careful = settings(derandomize=True, deadline=None, max_examples=25)


def labelled(company: Company, seed: int = 1) -> Company:
    """The same company, its leads called target or not by either department, or by neither."""
    draw = np.random.default_rng(seed)

    def label(lead: LeadRow) -> bool | None:
        if draw.random() < 0.3:
            return None
        return bool(draw.random() < (0.8 if lead["verdict"] == "target" else 0.3))

    leads = [lead.copy() for lead in company.leads]
    for lead in leads:
        lead["marketing_label"] = label(lead)
        lead["sales_label"] = None if "deals" in company.off else label(lead)
    return replace(company, leads=leads)


def told(company: Company) -> Numbers:
    facts = company.facts
    each = [cuts(facts, dimensions) for dimensions in CUTS]
    return Numbers.of(number for cut in each for family in FAMILIES for number in family.numbers(facts, cut))


def verdict(lead: LeadRow) -> bool | None:
    return {"target": True, "non-target": False}.get(lead["verdict"])


def is_disputed(lead: LeadRow) -> bool:
    labels = (lead.get("marketing_label"), lead.get("sales_label"))
    return verdict(lead) is not None and any(label is not None and label != verdict(lead) for label in labels)


def pairs(leads: Iterable[LeadRow], judge: str) -> Counter[tuple[bool | None, bool | None]]:
    if judge == "both":
        return Counter((lead.get("sales_label"), lead.get("marketing_label")) for lead in leads)
    if judge == "sales":
        return Counter((lead.get("sales_label"), verdict(lead)) for lead in leads)
    return Counter((lead.get("marketing_label"), verdict(lead)) for lead in leads)


def assert_counts(numbers: Numbers, where: Slice, table: Counter[tuple[bool | None, bool | None]]) -> None:
    both, only, also, neither = (table[pair] for pair in ((True, True), (True, False), (False, True), (False, False)))
    n = both + only + also + neither
    values = {key: numbers.by_key[f"agreement.{key}"][where] for key in ("labelled", "only_label", "only_verdict")}
    assert [number.value for number in values.values()] == [n, only, also]
    assert numbers.by_key["agreement.unlabelled"][where].value == table[None, True] + table[None, False]
    assert numbers.by_key["agreement.unjudged"][where].value == table[True, None] + table[False, None]
    share = numbers.by_key["agreement.share"][where]
    assert share.why.startswith("one_sided") or (share.k, share.n) == (both + neither, n)
    lean = numbers.by_key["agreement.direction_p"][where]
    assert (lean.value is None) == (n < 30 or share.why.startswith("one_sided"))
    if lean.value is not None:
        tail = sum(comb(only + also, count) for count in range(min(only, also) + 1))
        assert lean.value == pytest.approx(min(1.0, 2 * tail / 2 ** (only + also)))


@careful
@given(company=companies(), seed=st.integers(0, 1000))
def test_agreement_is_a_table_of_four(company: Company, seed: int) -> None:
    known = labelled(company, seed)
    numbers = told(known)
    for dimensions in agreement.SLICED:
        for where, part in parts(known, dimensions).items():
            for judge in agreement.JUDGES:
                at = (*where, ("judge", judge))
                if not numbers.by_key["agreement.labelled"][at].why:
                    assert_counts(numbers, at, pairs(part.cohort, judge))


def worth(company: Company, segment: str | None) -> Fraction | None:
    """A target lead's: of the segment where it has enough of them and a win, else of all."""
    target = [lead for lead in parts(company, ())[()].cohort if lead["verdict"] == "target"]
    own = [lead for lead in target if lead["segment"] == segment]
    for some in (own if len(own) >= company.norms.few_for_verdict else [], target):
        amounts = [lead["amount"] for lead in some if lead["state"] == "won" and lead["amount"] is not None]
        won = sum(lead["state"] == "won" for lead in some)
        if amounts:
            return Fraction(sum(amounts), len(amounts)) * won / len(some)
    return None


def at_stake(company: Company, lead: LeadRow) -> Fraction | None:
    if lead["state"] == "won" and lead["amount"] is not None:
        return Fraction(lead["amount"])
    return worth(company, lead["segment"])


def assert_disputes(company: Company) -> None:
    numbers = told(company)
    for dimensions in CUTS:
        for where, part in parts(company, dimensions).items():
            count, share, money = (numbers.by_key[f"disputes.{key}"][where] for key in ("count", "share", "money"))
            if count.why:
                assert count.why == share.why == money.why
                continue
            found = [lead for lead in part.cohort if is_disputed(lead)]
            labels = ("marketing_label", "sales_label")
            could = [lead for lead in part.cohort if any(lead.get(name) is not None for name in labels)]
            assert count.value == len(found)
            assert share.why.startswith("one_sided") or (share.k, share.n) == (
                len(found),
                sum(verdict(lead) is not None for lead in could),
            )
            amounts = [at_stake(company, lead) for lead in found]
            known = [amount for amount in amounts if amount is not None]
            if len(known) == len(amounts) and "deals.amount" not in company.off and "deals" not in company.off:
                assert money.value == sum(known)


@careful
@given(company=companies(), seed=st.integers(0, 1000))
def test_what_is_disputed_and_at_stake(company: Company, seed: int) -> None:
    assert_disputes(labelled(company, seed))


def test_a_bigger_company_is_disputed_too() -> None:
    company = labelled(random_company(3, 700))
    assert_disputes(company)
    assert (told(company).get("disputes.count").value or 0) > 50


def ripe(company: Company, name: str) -> dict[bool, list[LeadRow]]:
    """The period's leads old enough, by whether they met the criterion."""
    horizon = course(company.facts).horizon
    old = [
        lead
        for lead in parts(company, ())[()].cohort
        if lead["created"] and days_between(as_day(lead["created"]), AS_OF) >= horizon
    ]
    known = [lead for lead in old if name in lead["judged"] and name not in lead["unknown"]]
    return {met: [lead for lead in known if (name not in lead["failed"]) == met] for met in (True, False)}


def dated(company: Company) -> Company:
    """The same company, every end with a day."""
    leads = [lead.copy() for lead in company.leads]
    for lead in leads:
        if lead["created"] and lead["state"] != "open":
            lead["closed"] = as_day(lead["created"]) + dt.timedelta(len(lead["lead"]) * 7)
    return replace(company, leads=leads)


@pytest.mark.parametrize("seed", [3, 8, 21])
def test_what_a_criterion_separates(seed: int) -> None:
    company = dated(random_company(seed, 700))
    numbers = told(company)
    for name in company.criteria:
        rates = [numbers.get(f"validity.{side}_win_rate", criterion=name) for side in ("met", "failed")]
        for rate, leads in zip(rates, ripe(company, name).values(), strict=True):
            assert (rate.k, rate.n) == (sum(lead["state"] == "won" for lead in leads), len(leads))
        difference = numbers.get("validity.difference", criterion=name)
        assert difference.value == pytest.approx(float(rates[0].value or 0) - float(rates[1].value or 0))


@careful
@given(company=companies(), seed=st.integers(0, 1000))
def test_order_never_matters_and_nothing_is_nan(company: Company, seed: int) -> None:
    known = labelled(company, seed)
    turned = replace(known, leads=[*reversed(known.leads)])
    numbers = told(known)
    assert dict(numbers.by_key) == dict(told(turned).by_key)
    for number in numbers:
        assert bool(number.why) == (number.value is None)
        assert all(one is None or one == one for one in (number.value, number.low, number.high))  # noqa: PLR0124


@careful
@given(company=companies(), seed=st.integers(0, 1000))
def test_parts_add_up(company: Company, seed: int) -> None:
    numbers = told(labelled(company, seed))
    for key in ("disputes.count", "disputes.money"):
        total = numbers.get(key)
        for dimensions in CUTS[1:]:
            told_parts = [number.value for number in numbers.by(key, *dimensions)]
            if total.value is not None and told_parts and None not in told_parts:
                assert sum(Fraction(part or 0) for part in told_parts) == total.value


@careful
@given(company=companies(), seed=st.integers(0, 1000))
def test_departments_are_treated_alike(company: Company, seed: int) -> None:
    known = labelled(company, seed)
    if "deals" in company.off:
        return
    leads = [lead.copy() for lead in known.leads]
    for lead in leads:
        lead["marketing_label"], lead["sales_label"] = lead.get("sales_label"), lead.get("marketing_label")
    numbers, swapped = told(known), told(replace(known, leads=leads))
    for key in ("agreement.share", "agreement.ac1", "agreement.kappa", "agreement.direction_p"):
        assert numbers.get(key, judge="sales").value == swapped.get(key, judge="marketing").value
        one, other = numbers.get(key, judge="both").value, swapped.get(key, judge="both").value
        assert one == other or one == pytest.approx(other)
    assert numbers.get("disputes.count") == swapped.get("disputes.count")
