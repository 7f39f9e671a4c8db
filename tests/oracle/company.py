"""Random companies: plain rows with everything that may be odd about them, and the Facts that say the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

import numpy as np
from hypothesis import strategies as st

from sheetsync.core.facts import Facts, LossReason
from sheetsync.core.issues import Owner
from sheetsync.core.lang.words import Words
from sheetsync.core.norms import DEFAULT_STAGES, Norms, Source, Stage
from sheetsync.core.period import Period
from tests.spec.rows import LeadRow, SpendRow, facts_of

T = TypeVar("T")

START, AS_OF = dt.date(2026, 1, 1), dt.date(2026, 6, 30)
CRITERIA = ("phone", "budget", "region")
REASONS = {
    "price": LossReason("price"),
    "wrong number": LossReason("wrong number", stages=frozenset({"lead", "contacted"})),
    "other": LossReason("other", says_nothing=True),
}
_LEAD, _TARGET, _CONTACTED = DEFAULT_STAGES[3:6]
_WON = DEFAULT_STAGES[-1]
_FUNNELS = (
    DEFAULT_STAGES,
    (_LEAD, _TARGET, _CONTACTED, _WON),
    (DEFAULT_STAGES[2], _LEAD, _CONTACTED, _TARGET, DEFAULT_STAGES[6], _WON),
    (_LEAD, replace(_CONTACTED, norm_days=None), _WON),
    (_LEAD, _TARGET, _WON),
    (_LEAD, Stage("demo", Words("Demo", "Демо"), Owner.SALES, Source.DATES, 2), _WON),
)
_PERIODS = (
    Period(),
    Period(dt.date(2026, 2, 1), dt.date(2026, 3, 31)),
    Period(first=dt.date(2026, 3, 15)),
    Period(last=dt.date(2026, 2, 10)),
    Period(dt.date(2030, 1, 1), dt.date(2030, 1, 31)),
)
_OFF: tuple[Mapping[str, str], ...] = (
    {},
    {"deals": "no_tab", "stage_log": "no_tab"},
    {"spend": "no_tab", "loss_reasons": "no_tab"},
    {"spend.visits": "no_column", "deals.closed": "no_column", "deals.amount": "no_column"},
    {"deals.loss_reason": "no_column", "spend.segment": "no_column"},
)


@dataclass(frozen=True)
class Company:
    """The same company twice: as rows and settings for plain loops, and as Facts."""

    leads: Sequence[LeadRow]
    spend: Sequence[SpendRow]
    criteria: tuple[str, ...]
    norms: Norms
    period: Period
    off: Mapping[str, str]

    @property
    def facts(self) -> Facts:
        return facts_of(
            self.leads,
            self.spend,
            criteria=self.criteria,
            reasons=REASONS,
            norms=self.norms,
            period=self.period,
            as_of=AS_OF,
            off=self.off,
        )


def companies(most: int = 60) -> st.SearchStrategy[Company]:
    return st.builds(random_company, st.integers(0, 2**32 - 1), st.integers(0, most))


def random_company(seed: int, size: int) -> Company:
    return _Dice(seed).company(size)


def _without(lead: LeadRow, off: Mapping[str, str]) -> LeadRow:
    """What is off can't stand in a row."""
    kept = lead.copy()
    if "deals" in off:
        kept |= {"state": "open", "furthest": "lead", "dates": {}, "manager": None}
    if {"deals", "deals.closed"} & off.keys():
        kept["closed"] = None
    if {"deals", "deals.amount"} & off.keys():
        kept["amount"] = None
    if {"deals", "deals.loss_reason"} & off.keys():
        kept["loss_reason"] = None
    return kept


class _Dice:
    """Throws everything about one company from one seed."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)

    def company(self, size: int) -> Company:
        norms = Norms(stages=self.one_of(_FUNNELS), margin=self.one_of((None, None, Fraction(1, 3))))
        off = dict(self.one_of(_OFF)) if self.chance(0.5) else {}
        judged = any(stage.source is Source.VERDICT for stage in norms.stages) and self.chance(0.8)
        criteria = CRITERIA[: self.below(4)] if judged else ()
        if not criteria:
            off["criteria"] = "no_tab"
        one_sided = {name for name in ("segment", "channel", "campaign", "manager") if self.chance(0.1)}
        shy = self.chance(0.2)
        leads = [self.lead(str(number), norms, criteria, one_sided, shy=shy) for number in range(size)]
        return Company(
            leads=[_without(lead, off) for lead in leads],
            spend=[] if "spend" in off else [self.spend(off) for _ in range(self.below(12))],
            criteria=criteria,
            norms=norms,
            period=self.one_of(_PERIODS) if self.chance(0.5) else Period(),
            off=off,
        )

    def lead(self, lead: str, norms: Norms, criteria: Sequence[str], one_sided: set[str], *, shy: bool) -> LeadRow:
        state = self.one_of(("open", "won", "lost", "lost"))
        created = self.moment() if self.chance(0.95) else None
        furthest, dates = self.progress(norms, state, created, shy=shy)
        judged = [name for name in criteria if self.chance(0.9)]
        failed = [name for name in judged if self.chance(0.2)]
        unknown = [name for name in judged if name not in failed and self.chance(0.15)]
        verdict = "non-target" if failed else "unknown" if unknown or not criteria else "target"
        words = {
            name: None if name in one_sided and state != "won" else self.word(name)
            for name in ("channel", "campaign", "segment", "manager")
        }
        return LeadRow(
            lead=lead,
            created=created,
            closed=self.later(created) if state != "open" and self.chance(0.9) else None,
            channel=words["channel"],
            campaign=words["campaign"],
            segment=words["segment"],
            manager=words["manager"],
            loss_reason=self.one_of((None, "price", "wrong number", "other", "aliens")) if state == "lost" else None,
            has_deal=True,
            state=state,
            furthest=furthest,
            dates=dates,
            amount=self.below(10**9) if state == "won" and self.chance(0.9) else None,
            cost=self.below(10**8) if self.chance(0.9) else None,
            verdict=verdict,
            failed=failed,
            unknown=unknown,
            judged=judged,
        )

    def progress(
        self, norms: Norms, state: str, created: dt.date | None, *, shy: bool
    ) -> tuple[str, dict[str, dt.date]]:
        """The furthest stage, and dates for most stages up to it; in a shy company only the won ones go on."""
        stages = norms.lead_stages
        ways = [place for place, stage in enumerate(stages) if stage.source in {Source.LEADS, Source.DATES}]
        place = len(stages) - 1 if state == "won" else 0 if shy else self.one_of(ways)
        passed = [stage for stage in stages[: place + 1] if stage.source is Source.DATES]
        return stages[place].key, {stage.key: self.later(created) for stage in passed if self.chance(0.9)}

    def spend(self, off: Mapping[str, str]) -> SpendRow:
        return SpendRow(
            date=self.moment() if self.chance(0.9) else None,
            channel=self.word("channel"),
            campaign=self.word("campaign"),
            segment=None if "spend.segment" in off else self.word("segment"),
            spend=self.below(10**7),
            impressions=self.below(2000) if self.chance(0.8) else None,
            clicks=self.below(200) if self.chance(0.8) else None,
            visits=self.below(60) if self.chance(0.8) and "spend.visits" not in off else None,
        )

    def word(self, name: str) -> str | None:
        return f"{name} {self.below(3)}" if self.chance(0.85) else None

    def moment(self) -> dt.date:
        day = START + dt.timedelta(days=self.below(120))
        return dt.datetime(day.year, day.month, day.day, self.below(24)) if self.chance(0.5) else day

    def later(self, since: dt.date | None) -> dt.date:
        """Up to a month later, seldom a little before."""
        day = since or START
        return dt.date(day.year, day.month, day.day) + dt.timedelta(days=self.below(33) - 2)

    def below(self, bound: int) -> int:
        return int(self.rng.integers(bound))

    def chance(self, share: float) -> bool:
        return bool(self.rng.random() < share)

    def one_of(self, choices: Sequence[T]) -> T:
        return choices[self.below(len(choices))]
