"""The vectorised numbers against plain loops, and the laws that hold for every company."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import given, settings

from sheetsync.core.facts import Facts
from sheetsync.core.lang import phrases
from sheetsync.core.lang.words import LANGS, Lang, Words
from sheetsync.core.metrics import funnel, losses, qualification, speed
from sheetsync.core.metrics.base import Number, Numbers, Slice, Unit
from sheetsync.core.metrics.cuts import CUTS, Dimensions, cuts
from sheetsync.core.metrics.once import Once
from sheetsync.core.norms import Source
from tests.oracle.company import Company, companies, random_company
from tests.oracle.metrics import expected
from tests.oracle.slices import Told

FAMILIES = (funnel, qualification, losses, speed)
PHRASES: dict[str, Words] = {}
for area in ("funnel", "losses", "qualification", "speed", "why"):
    PHRASES |= import_module(f"{phrases.__name__}.{area}").PHRASES
careful = settings(derandomize=True, deadline=None, max_examples=40)
brief = settings(derandomize=True, deadline=None, max_examples=12)


def numbers_of(facts: Facts, dimensions: Dimensions) -> Numbers:
    cut = cuts(facts, dimensions)
    return Numbers.of(number for family in FAMILIES for number in family.numbers(facts, cut))


def all_numbers(facts: Facts) -> Numbers:
    once = Once(facts)
    each_cut = [cuts(facts, dimensions, once) for dimensions in CUTS]
    return Numbers.of(number for cut in each_cut for family in FAMILIES for number in family.numbers(facts, cut))


def as_told(number: Number) -> Told:
    value = number.value
    if isinstance(value, float) and number.metric.unit is Unit.SHARE:
        assert number.k is not None
        assert number.n is not None
        assert value == number.k / number.n
        value = Fraction(number.k, number.n)
    return Told(None if value is None else Fraction(value), number.k, number.n, number.why, number.note)


def assert_agrees(company: Company, dimensions: Dimensions) -> None:
    told = numbers_of(company.facts, dimensions).by_key
    found = {key: {where: as_told(number) for where, number in slices.items()} for key, slices in told.items()}
    wanted = expected(company, dimensions)
    for key in found | wanted:
        assert found.get(key, {}) == wanted.get(key, {}), key


@pytest.mark.parametrize("dimensions", [*CUTS, ("month", "segment")], ids=" × ".join)
@careful
@given(company=companies())
def test_every_number_agrees_with_plain_loops(dimensions: Dimensions, company: Company) -> None:
    assert_agrees(company, dimensions)


@pytest.mark.parametrize("dimensions", CUTS, ids=" × ".join)
def test_a_bigger_company_agrees_too(dimensions: Dimensions) -> None:
    assert_agrees(random_company(20260701, 700), dimensions)


@pytest.mark.parametrize("dimensions", [("segment",), ("month",)], ids=" × ".join)
@brief
@given(company=companies(30))
def test_the_order_of_rows_never_matters(dimensions: Dimensions, company: Company) -> None:
    turned = replace(company, leads=[*reversed(company.leads)], spend=[*reversed(company.spend)])
    assert list(numbers_of(turned.facts, dimensions)) == list(numbers_of(company.facts, dimensions))


@pytest.mark.parametrize("dimensions", CUTS[1:], ids=" × ".join)
@brief
@given(company=companies(30))
def test_slices_sum_to_the_total(dimensions: Dimensions, company: Company) -> None:
    total, slices = numbers_of(company.facts, ()).by_key, numbers_of(company.facts, dimensions).by_key
    for key, wholes in total.items():
        for more, whole in wholes.items():
            parts = [number.value for where, number in slices.get(key, {}).items() if where[len(dimensions) :] == more]
            told = [Fraction(part) for part in parts if part is not None]
            additive = whole.metric.unit in {Unit.COUNT, Unit.RATIO} and whole.value is not None
            # By stage and reason a number is told for the total only; so is traffic in a cut by manager.
            if additive and parts and len(told) == len(parts):
                assert sum(told) == whole.value, (key, more)


@brief
@given(company=companies(30))
def test_shares_lie_within_their_interval_between_nothing_and_all(company: Company) -> None:
    for number in all_numbers(company.facts):
        if number.metric.unit is Unit.SHARE and number.value is not None:
            assert number.low is not None
            assert number.high is not None
            assert 0 <= number.low <= number.value <= number.high <= 1
        assert bool(number.why) == (number.value is None)
        assert not (number.why and number.note)


@brief
@given(company=companies(30))
def test_fewer_and_fewer_leads_reach_the_stages(company: Company) -> None:
    told = numbers_of(company.facts, ("channel",))
    for where in {number.slice[:1] for number in told.by("funnel.leads", "channel")}:
        keys = [stage.key for stage in company.norms.lead_stages]
        reached = [told.by_key["funnel.reached"][(*where, ("stage", key))].value for key in keys]
        counted = [value for value in reached if value is not None]
        assert counted == sorted(counted, reverse=True)


@brief
@given(company=companies(30))
def test_whoever_entered_a_stage_is_somewhere(company: Company) -> None:
    told = numbers_of(company.facts, ())
    stages = [
        stage for stage in company.norms.lead_stages if told.get("funnel.reached", stage=stage.key).value is not None
    ]
    for stage, following in pairwise(stages):
        parts = [told.get(f"funnel.{part}", stage=stage.key).value for part in ("advanced", "lost_there", "open_there")]
        if following.source is Source.VERDICT:
            parts.append(told.get("funnel.won_aside").value)
        if None not in parts:
            assert told.get("funnel.reached", stage=stage.key).value == sum(Fraction(part or 0) for part in parts)


@brief
@given(company=companies(30))
def test_the_parts_of_the_criteria_are_all_non_target_leads(company: Company) -> None:
    told = all_numbers(company.facts)
    parts: dict[Slice, Fraction] = defaultdict(Fraction)
    for where, number in told.by_key.get("qualification.failed_part", {}).items():
        parts[where[:-1]] += Fraction(number.value or 0)
    for where, total in parts.items():
        assert told.by_key["qualification.non_target"][where].value == total


@brief
@given(company=companies(30))
def test_every_number_is_declared_and_every_declared_number_is_told(company: Company) -> None:
    told = {number.metric for number in all_numbers(company.facts)}
    declared = {metric for family in FAMILIES for metric in family.METRICS}
    assert told <= declared
    rarely = {
        metric
        for metric in declared
        if metric.key.startswith(("losses.reason", "losses.by_reason", "losses.recover", "speed.stage"))
    }
    by_criterion = {metric for metric in qualification.METRICS if "failed" in metric.key or "field" in metric.key}
    assert declared - told <= rarely | by_criterion | {funnel.OUTSIDE_TARGET, funnel.EVENTS}


@pytest.mark.parametrize("lang", LANGS)
def test_every_number_has_a_label_and_a_definition(lang: Lang) -> None:
    for family in FAMILIES:
        for metric in family.METRICS:
            assert PHRASES[f"metric.{metric.key}"].in_(lang)
            assert PHRASES[f"about.{metric.key}"].in_(lang).endswith(".")
            assert metric.formula
            assert metric.reads


@brief
@given(company=companies(30))
def test_every_reason_and_note_has_its_words(company: Company) -> None:
    for number in all_numbers(company.facts):
        part = number.why.partition(":")[0]
        assert not part or f"why.{part}" in PHRASES
        assert not number.note or f"note.{number.note}" in PHRASES
