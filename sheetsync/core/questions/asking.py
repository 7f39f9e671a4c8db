"""Which questions are asked: all that the numbers raise, the unanswered first, at most five per head."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sheetsync.core.issues import Owner
from sheetsync.core.questions.leads import about_leads
from sheetsync.core.questions.moves import (
    about_changes,
    about_disputes,
    about_entries,
    about_hypotheses,
    about_the_past,
)
from sheetsync.core.questions.plan import about_the_plan
from sheetsync.core.questions.question import Case, Question
from sheetsync.core.questions.work import about_work

MOST = 5
"""Questions per head and review."""
RULES = (
    about_the_plan,
    about_leads,
    about_work,
    about_changes,
    about_disputes,
    about_hypotheses,
    about_the_past,
    about_entries,
)
_OF_VERDICTS = (about_entries, about_hypotheses, about_the_past)
"""What may be asked of a department whose entries can't be trusted: nothing that rests on them."""
_CODE = re.compile(r"(?<!\w)(?:[q№#]\s*[-–—]?\s*|в[-–—]\s?)(\d{4})(?!\d)", re.IGNORECASE)
"""The Russian letter needs its dash: "в 2026" is a year."""
HEADS = (Owner.MARKETING, Owner.SALES)


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of a review: per head those asked, and how many more there are; those answered since."""

    to: Mapping[Owner, tuple[Question, ...]]
    more: Mapping[Owner, int]
    answered: tuple[Question, ...] = ()


NOBODY = Asked({}, {})
"""No question to anybody."""


def ask(case: Case, first_asked: Mapping[str, dt.date], decisions: Iterable[tuple[dt.date, str]]) -> Asked:
    """The questions as of the day of the facts.

    `first_asked`: the day by code of what was asked before; `decisions`: what each review decided. A question whose
    code stands in the decisions of a review since it was asked is answered; if it comes anew later, it is asked anew.
    """
    named = ((day, code) for day, decision in decisions for code in codes(decision))
    answered = frozenset(code for day, code in named if code in first_asked and day >= first_asked[code])
    raised = [replace(each, asked=first_asked.get(each.code)) for each in _raised(case)]
    open_now = [each for each in raised if each.code not in answered]
    to, more = {}, {}
    for head in HEADS:
        own = sorted((each for each in open_now if each.owner in {head, Owner.BOTH}), key=_order)
        to[head], more[head] = tuple(own[:MOST]), max(len(own) - MOST, 0)
    return Asked(to, more, tuple(each for each in raised if each.code in answered))


def codes(decision: str) -> Iterator[str]:
    """The codes that a text names: Q-1234, Q1234, №1234, В-1234."""
    return (f"Q-{found}" for found in _CODE.findall(decision))


def _raised(case: Case) -> Iterator[Question]:
    """Questions that rest on a department's entries only where these can be trusted."""
    closed = {owner for owner, failed in case.gate.items() if failed}
    for rule in RULES:
        if closed and rule not in _OF_VERDICTS:
            continue
        yield from rule(case)


def _order(question: Question) -> tuple[bool, dt.date, float, str]:
    """Unanswered ones first, the oldest on top; then by money."""
    return (question.asked is None, question.asked or dt.date.max, -question.money, question.code)
