"""Questions about random companies: whole sentences, no order of rows, at most five a head."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.core.facts import Facts
from sheetsync.core.hypotheses import judge_all
from sheetsync.core.issues import Owner
from sheetsync.core.lang import LANGS, Lang
from sheetsync.core.metrics.catalogue import compute
from sheetsync.core.metrics.change import changes
from sheetsync.core.questions import HEADS, MOST, Asked, Case, ask
from sheetsync.core.summary.questions import sentence
from tests.core.reports import report
from tests.oracle.company import AS_OF, Company, companies, random_company
from tests.property.test_windows import REVIEWS, hypothesis

careful = settings(derandomize=True, deadline=None, max_examples=5)
TRIED = [
    replace(hypothesis(key, AS_OF - dt.timedelta(40)), decision=AS_OF)
    for key in ("funnel.close_rate", "qualification.non_target_share")
]


def eager(company: Company) -> Facts:
    """The company with norms so strict, and told from so few cases, that much is asked."""
    strict = replace(
        company.norms,
        few_for_verdict=2,
        few_for_percent=1,
        least_substantive=0.99,
        least_contacted_in_time=0.99,
        most_never_contacted=0.0,
        most_stuck=0.0,
        dominating_reason=0.05,
    )
    return replace(company, norms=strict).facts


def case(facts: Facts) -> Case:
    return Case(facts, compute(facts), changes(facts, REVIEWS), judge_all(facts, TRIED), {})


def asked(facts: Facts) -> Asked:
    return ask(case(facts), {}, ())


@pytest.mark.parametrize("lang", LANGS)
@careful
@given(company=companies(60))
def test_every_question_is_a_whole_sentence(company: Company, lang: Lang) -> None:
    facts = eager(company)
    told = replace(report(facts, lang=lang), reviews=tuple(REVIEWS))
    for head in HEADS:
        for question in asked(facts).to[head]:
            words = sentence(told, question)
            assert words.endswith("?")
            assert not re.search(r"[{}]|\bnan\b|\binf\b|None|  |\(\)|“”|«»", words, re.IGNORECASE), words
            assert math.isfinite(question.money)
            assert question.money >= 0
            assert question.owner in {head, Owner.BOTH}


@careful
@given(company=companies(60))
def test_the_order_of_rows_never_matters(company: Company) -> None:
    turned = replace(company, leads=[*reversed(company.leads)], spend=[*reversed(company.spend)])
    codes = [
        [question.code for head in HEADS for question in asked(eager(each)).to[head]] for each in (company, turned)
    ]
    assert codes[0] == codes[1]


@careful
@given(company=companies(60), before=st.sets(st.integers(0, 20)))
def test_at_most_five_a_head_and_the_asked_ones_first(company: Company, before: set[int]) -> None:
    about = case(eager(company))
    every = sorted({question.code for head in HEADS for question in ask(about, {}, ()).to[head]})
    day = dt.date(2026, 5, 1)
    since = {code: day for place, code in enumerate(every) if place in before}
    found = ask(about, since, ())
    for head in HEADS:
        ages = [question.asked is None for question in found.to[head]]
        assert len(ages) <= MOST
        assert ages == sorted(ages)
    answered = ask(about, dict.fromkeys(every, day), [(day, ", ".join(every))])
    assert not {question.code for head in HEADS for question in answered.to[head]} & set(every)


def test_much_is_asked_of_drawn_companies() -> None:
    """Else these tests would say little."""
    rules = {
        question.rule
        for seed in range(4)
        for head in HEADS
        for question in asked(eager(random_company(seed, 150))).to[head]
    }
    assert len(rules) >= 6, rules
