"""Cases for the rules of questions: numbers as they may come out, and a company in which nothing is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sheetsync.core.facts import Facts, LossReason
from sheetsync.core.hypotheses import Hypothesis, Result, Verdict
from sheetsync.core.issues import Owner
from sheetsync.core.metrics import economics, qualification
from sheetsync.core.metrics.base import Number, Numbers
from sheetsync.core.metrics.catalogue import metric
from sheetsync.core.metrics.change import Change, Changes
from sheetsync.core.period import Period
from sheetsync.core.questions import Case, Question
from sheetsync.core.questions.asking import RULES
from sheetsync.core.restatement import Restatement
from sheetsync.core.statistics.differences import of_shares, of_sums
from sheetsync.core.statistics.proportions import wilson
from tests.core.test_change import lead
from tests.spec.rows import facts_of

TODAY = dt.date(2026, 6, 30)
NO_CHANGES = Changes(Period(), Period())
REASONS = {
    "wrong number": LossReason("wrong number", owner="marketing"),
    "no budget": LossReason("no budget", means_non_target=True),
    "price": LossReason("price", owner="sales"),
    "other": LossReason("other", owner="marketing", says_nothing=True),
}


def standing(count: int) -> Facts:
    """So many open leads that were contacted and went no further."""
    rows = [lead(place, dt.date(2026, 6, 1), furthest="contacted") for place in range(count)]
    return facts_of(rows, criteria=("Budget",), reasons=REASONS, as_of=TODAY)


COMPANY = standing(100)


def share(key: str, k: int, n: int, **where: str) -> Number:
    low, high = wilson(k, n)
    return Number(metric(key), tuple(where.items()), k / n, k, n, float(low), float(high))


def plain(key: str, value: float | None, low: float | None = None, high: float | None = None, **where: str) -> Number:
    return Number(
        metric(key), tuple(where.items()), value, None, None, low, high, "" if value is not None else "no_cases"
    )


def by_channel(key: str, counts: Mapping[str, tuple[int, int]], **more: str) -> list[Number]:
    return [share(key, k, n, channel=channel, **more) for channel, (k, n) in counts.items()]


def leads_of(counts: Mapping[str, int]) -> list[Number]:
    return [plain("funnel.leads", count, channel=channel) for channel, count in counts.items()]


GAPS = ("marketing", "volume", "mix", "quality", "sales", "conversion", "check")
QUIET: Sequence[Number] = (
    *(plain("funnel.reached", count, stage=stage) for stage, count in (("lead", 1000), ("target", 400), ("won", 40))),
    plain("economics.average_check", 100_000_00),
    plain("index.marketing", 0.99, 0.97, 1.01),
    plain("index.sales", 0.98, 0.8, 1.2),
    *(plain(f"gap.{part}", -5_000_00) for part in GAPS),
    plain("fact.target", 400),
    plain("plan.target", 410),
    *by_channel("qualification.non_target_share", {"ads": (60, 100), "email": (180, 300)}),
    plain("economics.non_target_spend", 9_000_00, channel="ads"),
    *leads_of({"ads": 100, "email": 300}),
    share("losses.substantive_share", 240, 300),
    *by_channel("losses.substantive_share", {"ads": (60, 75), "email": (180, 225)}),
    share("speed.first_contact_in_norm", 820, 1000),
    share("losses.never_contacted_share", 20, 400),
    plain("losses.stuck", 30, stage="contacted"),
    share("disputes.share", 30, 1000),
    plain("disputes.money", 70_000_00),
)
"""Everything keeps its norm, or nobody can tell that it doesn't."""


def case(*numbers: Number, facts: Facts = COMPANY, gate: Iterable[Owner] = (), **more: Any) -> Case:
    """The quiet company but for these numbers."""
    told = {(number.key, number.slice): number for number in (*QUIET, *numbers)}
    closed = dict.fromkeys(gate, ("trust.fill",))
    told |= {("trust.fill", number.slice): number for number in _fills()}
    return Case(
        facts, Numbers.of(told.values()), more.pop("changes", NO_CHANGES), more.pop("results", ()), closed, **more
    )


def _fills() -> list[Number]:
    return [share("trust.fill", 40, 100, department=owner.value) for owner in (Owner.MARKETING, Owner.SALES)]


def raised(about: Case) -> dict[str, Question]:
    """What the rules find, by rule; of several the last."""
    return {question.rule: question for rule in RULES for question in rule(about)}


def moved(key: str, now: tuple[int, int], then: tuple[int, int], *, chance: int = 0, **where: str) -> Changes:
    """A share that moved, among so many others that didn't."""
    changes = [Change("headline", *_shares(key, now, then, where), of_shares(*now, *then), is_finding=True)]
    still = {"stage": "contacted"}
    changes += [Change("stages", *_shares("funnel.conversion", now, now, still), of_shares(*now, *now))] * chance
    return replace(NO_CHANGES, changes=tuple(changes))


def _shares(key: str, now: tuple[int, int], then: tuple[int, int], where: dict[str, str]) -> tuple[Number, Number]:
    return share(key, now[0], now[1], **where), share(key, then[0], then[1], **where)


def less_money(now: Sequence[int], then: Sequence[int]) -> Changes:
    """Revenue from one amount after another, in minor units."""
    sides = [Number(economics.REVENUE, (), sum(some), n=len(some)) for some in (now, then)]
    change = Change("headline", sides[0], sides[1], of_sums(now, then), is_finding=True)
    return replace(NO_CHANGES, changes=(change,))


def tried(verdict: Verdict, owner: Owner = Owner.MARKETING) -> Result:
    about = Hypothesis("H1", owner, "A code by text", qualification.TARGET_SHARE, (), 1, 0.1, TODAY, TODAY)
    return Result(about, verdict, why="few_leads")


def rewritten(**moved: tuple[str, ...]) -> Restatement:
    day = dt.date(2026, 6, 10)
    return Restatement(day, day, moved=moved)
