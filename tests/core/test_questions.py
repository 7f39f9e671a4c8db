"""What is asked of the heads, rule by rule, and how it is said."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

import pytest

from sheetsync.core.hypotheses import Verdict
from sheetsync.core.issues import Owner
from sheetsync.core.lang import LANGS, Lang, all_phrases
from sheetsync.core.questions import MOST, Case, ask
from sheetsync.core.questions.asking import codes
from sheetsync.core.summary.questions import age, sentence
from tests.core.cases import (
    COMPANY,
    by_channel,
    case,
    leads_of,
    less_money,
    moved,
    plain,
    raised,
    rewritten,
    share,
    standing,
    tried,
)
from tests.core.reports import report

ADS, EVEN = {"ads": (80, 100), "email": (60, 300)}, {"ads": (22, 100), "email": (60, 300)}
LEADS = leads_of({"ads": 100, "email": 300})
OF_LOSSES = {"ads": (30, 60), "email": (30, 200)}
NON_TARGET, REASON = "qualification.non_target_share", "losses.reason_share"
MANAGERS = [
    share("losses.substantive_share", 20, 60, manager="Max"),
    share("losses.substantive_share", 220, 240, manager="Ann"),
]
SHORT = plain("index.marketing", 0.8, 0.75, 0.9)
DOWN, SAME = ((40, 200), (90, 200)), ((70, 200), (90, 200))


@dataclass(frozen=True)
class Rule:
    """A case in which a rule asks, of whom, and cases in which it must not, by the reason why."""

    rule: str
    asked: Case
    whose: Owner
    silent: dict[str, Case]

    def __str__(self) -> str:
        return self.rule


RULES = (
    Rule(
        "gap_marketing",
        case(SHORT, plain("fact.target", 320)),
        Owner.MARKETING,
        {
            "the limits hold the plan": case(plain("index.marketing", 0.8, 0.6, 1.01), plain("fact.target", 320)),
            "few": case(SHORT, plain("fact.target", 16), plain("plan.target", 20)),
            "no money is missing": case(SHORT, plain("fact.target", 320), plain("gap.marketing", 1_00)),
            "untold": case(plain("index.marketing", None), plain("fact.target", 320)),
        },
    ),
    Rule(
        "gap_sales",
        case(plain("index.sales", 0.7, 0.5, 0.97)),
        Owner.SALES,
        {
            "the limits hold the plan": case(plain("index.sales", 0.7, 0.5, 1.02)),
            "no money is missing": case(plain("index.sales", 0.7, 0.5, 0.97), plain("gap.sales", 0)),
        },
    ),
    Rule(
        "channel_non_target",
        case(*by_channel(NON_TARGET, ADS)),
        Owner.MARKETING,
        {
            "the limits hold the others": case(*by_channel(NON_TARGET, EVEN)),
            "few": case(*by_channel(NON_TARGET, {"ads": (27, 29), "email": (60, 300)})),
            "few others": case(*by_channel(NON_TARGET, {"ads": (270, 300), "email": (1, 29)})),
            "nobody knows the channel": case(
                *by_channel(NON_TARGET, {"(not set)": (80, 100), "ads": (24, 100), "email": (60, 200)})
            ),
        },
    ),
    Rule(
        "channel_reason",
        case(*LEADS, *by_channel(REASON, OF_LOSSES, reason="wrong number")),
        Owner.MARKETING,
        {
            "the limits hold the others": case(
                *LEADS, *by_channel(REASON, {"ads": (12, 60), "email": (30, 200)}, reason="wrong number")
            ),
            "few": case(*LEADS, *by_channel(REASON, {"ads": (20, 29), "email": (30, 200)}, reason="wrong number")),
            "of its leads no more are lost so": case(
                *leads_of({"ads": 300, "email": 300}), *by_channel(REASON, OF_LOSSES, reason="wrong number")
            ),
            "the reason is sales'": case(*LEADS, *by_channel(REASON, OF_LOSSES, reason="price")),
            "the reason says nothing": case(*LEADS, *by_channel(REASON, OF_LOSSES, reason="other")),
            "nobody agreed on the reason": case(*LEADS, *by_channel(REASON, OF_LOSSES, reason="aliens")),
            "no reason": case(*LEADS, *by_channel(REASON, OF_LOSSES, reason="(no reason)")),
        },
    ),
    Rule(
        "substantive",
        case(share("losses.substantive_share", 150, 300)),
        Owner.SALES,
        {
            "the limits hold the norm": case(share("losses.substantive_share", 200, 300)),
            "few": case(share("losses.substantive_share", 3, 29)),
        },
    ),
    Rule(
        "substantive_of",
        case(*MANAGERS),
        Owner.SALES,
        {
            "all are like that": case(share("losses.substantive_share", 150, 300), *MANAGERS),
            "the limits hold the norm": case(share("losses.substantive_share", 38, 60, manager="Max"), MANAGERS[1]),
            "few": case(share("losses.substantive_share", 3, 29, manager="Max"), MANAGERS[1]),
            "nobody's deals": case(replace(MANAGERS[0], slice=(("manager", "(not set)"),)), MANAGERS[1]),
        },
    ),
    Rule(
        "contact_late",
        case(share("speed.first_contact_in_norm", 400, 1000)),
        Owner.SALES,
        {
            "the limits hold the norm": case(share("speed.first_contact_in_norm", 780, 1000)),
            "few": case(share("speed.first_contact_in_norm", 1, 29)),
        },
    ),
    Rule(
        "never_contacted",
        case(share("losses.never_contacted_share", 60, 400)),
        Owner.SALES,
        {
            "the limits hold the norm": case(share("losses.never_contacted_share", 26, 400)),
            "few": case(share("losses.never_contacted_share", 20, 29)),
        },
    ),
    Rule(
        "stuck",
        case(plain("losses.stuck", 70, stage="contacted")),
        Owner.SALES,
        {
            "the limits hold the norm": case(plain("losses.stuck", 35, stage="contacted")),
            "few": case(plain("losses.stuck", 29, stage="contacted"), facts=standing(29)),
        },
    ),
    Rule(
        "reason_dominates",
        case(
            share(REASON, 70, 100, stage="meeting", reason="price"),
            plain("losses.recoverable", 50_000_00, stage="meeting", reason="price"),
        ),
        Owner.SALES,
        {
            "the limits hold the norm": case(share(REASON, 55, 100, stage="meeting", reason="price")),
            "few": case(share(REASON, 29, 29, stage="meeting", reason="price")),
            "it says nothing": case(share(REASON, 70, 100, stage="meeting", reason="other")),
            "nobody agreed on it": case(share(REASON, 70, 100, stage="meeting", reason="aliens")),
            "no reason": case(share(REASON, 70, 100, stage="meeting", reason="(no reason)")),
        },
    ),
    Rule(
        "worse",
        case(changes=moved("funnel.target_win_rate", *DOWN)),
        Owner.SALES,
        {
            "it got better": case(changes=moved("funnel.target_win_rate", *reversed(DOWN))),
            "better or worse is all the same": case(changes=moved("losses.reason_cumulative", *DOWN)),
            "one of so many moves by chance": case(changes=moved("funnel.target_win_rate", *SAME, chance=60)),
            "no time before": case(changes=None),
        },
    ),
    Rule(
        "disputed",
        case(share("disputes.share", 100, 1000)),
        Owner.BOTH,
        {
            "the limits hold the norm": case(share("disputes.share", 60, 1000)),
            "few": case(share("disputes.share", 20, 29)),
            "untold": case(plain("disputes.share", None)),
        },
    ),
    Rule(
        "hypothesis_due",
        case(results=(tried(Verdict.INCONCLUSIVE),)),
        Owner.MARKETING,
        {each.value: case(results=(tried(each),)) for each in Verdict if each is not Verdict.INCONCLUSIVE},
    ),
    Rule(
        "restated",
        case(restatement=rewritten(closed=("L-1", "L-2"), amount=("L-2",))),
        Owner.SALES,
        {"nothing was": case(restatement=rewritten())},
    ),
    Rule("entries", case(gate=[Owner.MARKETING]), Owner.MARKETING, {"all are trusted": case()}),
)
OF_ENTRIES = {"hypothesis_due", "restated", "entries"}
"""What is asked whether the entries can be trusted or not."""
MONEY = {
    "gap_marketing": 5_000_00,
    "gap_sales": 5_000_00,
    "channel_non_target": 9_000_00,
    "channel_reason": (30 - 60 * 30 / 200) * 4_000_00,
    "substantive": (150 - 0.3 * 300) * 4_000_00,
    "substantive_of": (40 - 0.3 * 60) * 4_000_00,
    "contact_late": (600 - 0.2 * 1000) * 4_000_00,
    "never_contacted": (60 - 0.05 * 400) * 10_000_00,
    "stuck": (70 - 0.3 * 100) * 40_000_00,
    "reason_dominates": 50_000_00,
    "worse": (0.45 - 0.2) * 200 * 4_000_00,
    "disputed": 70_000_00,
    "hypothesis_due": 0,
    "restated": 0,
    "entries": 0,
}
"""A lead brings 4,000 on average (40 wins at 100,000 from 1000 leads), a target one 10,000, each of a hundred that came
so far 40,000."""


def told(about: Case, lang: Lang) -> list[str]:
    facts = replace(report(about.facts, lang=lang), numbers=about.numbers)
    return [sentence(facts, question) for question in raised(about).values()]


def test_nobody_is_asked_about_a_company_that_keeps_its_norms() -> None:
    assert raised(case()) == {}


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_what_is_asked_of_whom_and_for_how_much(rule: Rule) -> None:
    question = raised(rule.asked)[rule.rule]
    assert question.owner is rule.whose
    assert question.money == pytest.approx(MONEY[rule.rule])


@pytest.mark.parametrize(("rule", "why"), [(rule, why) for rule in RULES for why in rule.silent], ids=str)
def test_what_is_not_asked(rule: Rule, why: str) -> None:
    assert rule.rule not in raised(rule.silent[why])


@pytest.mark.parametrize("rule", RULES, ids=str)
@pytest.mark.parametrize("gate", [Owner.MARKETING, Owner.SALES], ids=lambda owner: owner.value)
def test_nothing_is_asked_that_rests_on_entries_nobody_can_trust(rule: Rule, gate: Owner) -> None:
    found = ask(replace(rule.asked, gate={gate: ("trust.fill",)}), {}, ())
    rules = {question.rule for questions in found.to.values() for question in questions}
    assert rules - {"entries"} == {rule.rule} & (OF_ENTRIES - {"entries"})


@pytest.mark.parametrize(
    ("key", "whose"),
    [
        ("qualification.target_share", Owner.MARKETING),
        ("losses.substantive_share", Owner.SALES),
        ("speed.first_contact_in_norm", Owner.SALES),
        ("funnel.close_rate", Owner.SALES),
    ],
)
def test_whose_question_a_worse_number_is(key: str, whose: Owner) -> None:
    assert raised(case(changes=moved(key, *DOWN)))["worse"].owner is whose


def test_a_conversion_is_asked_of_whose_stage_it_is() -> None:
    ways = {"target": Owner.MARKETING, "meeting": Owner.SALES}
    found = {
        stage: raised(case(changes=moved("funnel.conversion", *DOWN, stage=stage)))["worse"].owner for stage in ways
    }
    assert found == ways


def test_less_revenue_is_asked_of_both_for_both_bring_it() -> None:
    question = raised(case(changes=less_money([1_000_00] * 60, [2_000_00] * 100)))["worse"]
    assert question.owner is Owner.BOTH
    assert question.money == pytest.approx(140_000_00)


def test_who_rewrote_the_past_is_told_by_the_column() -> None:
    question = raised(case(restatement=rewritten(added=("L-7",), verdict=("L-7", "L-8"))))["restated"]
    assert (question.owner, question.values["count"]) == (Owner.MARKETING, 2)


def test_a_code_is_the_same_at_every_review() -> None:
    """Whatever the numbers are by then; and these stand in people's decisions."""
    again = case(*by_channel(NON_TARGET, {"ads": (190, 200), "email": (10, 300)}))
    assert raised(again)["channel_non_target"].code == raised(RULES[2].asked)["channel_non_target"].code == "Q-4140"
    assert raised(RULES[0].asked)["gap_marketing"].code == "Q-7565"


def test_rules_have_different_codes() -> None:
    found = [raised(rule.asked)[rule.rule].code for rule in RULES]
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"Q-[1-9]\d{3}", code) for code in found)


@pytest.mark.parametrize(
    ("decision", "named"),
    [
        ("Q-1234: done", ["Q-1234"]),
        ("q1234, Q 2345", ["Q-1234", "Q-2345"]),
        ("вопрос №1234 закрыт", ["Q-1234"]),
        ("В-1234 решили", ["Q-1234"]),
        ("в 2026 году", []),
        ("Q-12345", []),
        ("FAQ-1234", []),
        ("raise it to 1234", []),
    ],
)
def test_how_a_decision_names_a_question(decision: str, named: list[str]) -> None:
    assert list(codes(decision)) == named


EVERYTHING = case(
    SHORT,
    plain("fact.target", 320),
    *by_channel(NON_TARGET, ADS),
    *LEADS,
    *by_channel(REASON, OF_LOSSES, reason="wrong number"),
    share("losses.substantive_share", 150, 300),
    share("speed.first_contact_in_norm", 400, 1000),
    share("losses.never_contacted_share", 60, 400),
    plain("losses.stuck", 70, stage="contacted"),
    share("disputes.share", 100, 1000),
    plain("index.sales", 0.7, 0.5, 0.97),
    results=(tried(Verdict.INCONCLUSIVE), tried(Verdict.INCONCLUSIVE, Owner.SALES)),
)


def test_at_most_five_are_asked_of_a_head_the_most_money_first() -> None:
    found = ask(EVERYTHING, {}, ())
    assert [question.rule for question in found.to[Owner.SALES]] == [
        "contact_late",
        "stuck",
        "never_contacted",
        "substantive",
        "disputed",
    ]
    assert (len(found.to[Owner.SALES]), found.more) == (MOST, {Owner.MARKETING: 0, Owner.SALES: 2})
    assert {question.owner for question in found.to[Owner.MARKETING]} == {Owner.MARKETING, Owner.BOTH}


def test_what_was_asked_before_comes_first_the_oldest_on_top() -> None:
    found = raised(EVERYTHING)
    before = {found["gap_sales"].code: dt.date(2026, 5, 1), found["hypothesis_due"].code: dt.date(2026, 4, 1)}
    asked = ask(EVERYTHING, before, ()).to[Owner.SALES]
    assert [question.rule for question in asked][:3] == ["hypothesis_due", "gap_sales", "contact_late"]
    assert [question.asked for question in asked][:3] == [dt.date(2026, 4, 1), dt.date(2026, 5, 1), None]


def test_its_age_is_told() -> None:
    question = replace(raised(EVERYTHING)["gap_sales"], asked=dt.date(2026, 5, 1))
    assert age(report(COMPANY), question) == "asked since 1 May 2026"
    assert age(report(COMPANY, lang="ru"), question) == "задан впервые 1 мая 2026"
    assert not age(report(COMPANY), replace(question, asked=None))


def test_a_decision_that_names_it_answers_it() -> None:
    code = raised(EVERYTHING)["contact_late"].code
    asked, review = dt.date(2026, 5, 1), dt.date(2026, 5, 8)
    found = ask(EVERYTHING, {code: asked}, [(asked, "Raise the budget"), (review, f"{code}: a second shift")])
    assert [question.rule for question in found.answered] == ["contact_late"]
    assert "contact_late" not in {question.rule for question in found.to[Owner.SALES]}
    assert "gap_sales" in {question.rule for question in found.to[Owner.SALES]}


def test_a_decision_of_long_ago_answers_nothing_that_is_asked_anew() -> None:
    code = raised(EVERYTHING)["contact_late"].code
    decision = (dt.date(2026, 5, 8), f"{code}: a second shift")
    for before in ({}, {code: dt.date(2026, 6, 1)}):
        assert not ask(EVERYTHING, before, [decision]).answered


BLAME = {
    "en": r"fault|blame|guilt|caus|due to|thanks to|owing|careless|lazy|waste|should have|poor|bad\b|fail(?!s? “)",
    "ru": r"вин(а|ы|ой|оват)|из-за|потому|вследств|благодаря|халат|лен(ь|ив)|зря|плох|провал|должны были",
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("key", [key for key in all_phrases() if key.startswith("question")])
def test_no_phrase_blames_or_explains(key: str, lang: Lang) -> None:
    assert not re.search(BLAME[lang], all_phrases()[key].in_(lang), re.IGNORECASE)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("rule", RULES, ids=str)
def test_a_question_is_a_whole_sentence(rule: Rule, lang: Lang) -> None:
    for words in told(rule.asked, lang):
        assert words.endswith("?")
        assert not re.search(r"[{}]|\bnan\b|\binf\b|None|  |\(\)|“”|«»", words, re.IGNORECASE), words


@pytest.mark.parametrize("lang", LANGS)
def test_a_share_is_told_with_its_counts_and_limits(lang: Lang) -> None:
    (words,) = told(case(share("losses.never_contacted_share", 60, 400)), lang)
    assert "60" in words
    assert "400" in words
    assert "12–19" in words
