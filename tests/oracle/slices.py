"""Plain rows by slice, and what the families of the oracle share."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from sheetsync.core.metrics.base import NOT_SET, Slice
from sheetsync.core.norms import Source, Stage
from sheetsync.core.period import Period
from tests.oracle.company import Company
from tests.spec.rows import LeadRow, SpendRow


@dataclass(frozen=True)
class Told:
    """What a number says, its value exactly."""

    value: Fraction | None = None
    k: int | None = None
    n: int | None = None
    why: str = ""
    note: str = ""


Line: TypeAlias = tuple[str, Slice, Told]
"""A key, what it says beyond the part's own slice, and what is told."""


@dataclass
class Part:
    """The rows of one slice: created, closed, entering a stage, spent in the period."""

    company: Company
    where: Slice
    cohort: list[LeadRow] = field(default_factory=list)
    closed: list[LeadRow] = field(default_factory=list)
    entered: Counter[str] = field(default_factory=Counter)
    spend: list[SpendRow] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.where]

    @property
    def no_deals(self) -> str:
        return "no_tab:deals" if "deals" in self.company.off else ""

    @property
    def no_criteria(self) -> str:
        return "no_criteria" if "criteria" in self.company.off else ""

    @property
    def one_sided(self) -> str:
        return next((f"one_sided:{name}" for name in self.names if is_one_sided(self.company, name)), "")


def parts(company: Company, dimensions: tuple[str, ...]) -> dict[Slice, Part]:
    """Every slice that occurs in the period; the total even if nothing does."""
    found: dict[Slice, Part] = {}

    def part(words: dict[str, str | None], day: dt.date | None) -> Part:
        words = words | {"month": None if day is None else f"{day:%Y-%m}"}
        where = tuple((name, words[name] or NOT_SET) for name in dimensions)
        return found.setdefault(where, Part(company, where))

    if not dimensions:
        part({}, None)
    for lead in company.leads:
        words = {"segment": lead["segment"], "channel": lead["channel"], "campaign": lead["campaign"]}
        words |= {"manager": lead["manager"]}
        if is_inside(lead["created"], company.period):
            part(words, lead["created"]).cohort.append(lead)
        if lead["state"] != "open" and is_inside(lead["closed"], company.period):
            part(words, lead["closed"]).closed.append(lead)
        for stage, day in lead["dates"].items():
            if is_inside(day, company.period):
                part(words, day).entered[stage] += 1
    for row in company.spend:
        if "manager" not in dimensions and is_inside(row["date"], company.period):
            words = {"segment": row["segment"], "channel": row["channel"], "campaign": row["campaign"]}
            part(words, row["date"]).spend.append(row)
    return found


def is_inside(day: dt.date | None, period: Period) -> bool:
    if day is None:
        return period.first is None and period.last is None
    return as_day(day) in period


def as_day(day: dt.date) -> dt.date:
    return dt.date(day.year, day.month, day.day)


def days_between(since: dt.date, until: dt.date) -> int:
    return (as_day(until) - as_day(since)).days


def is_one_sided(company: Company, name: str) -> bool:
    if name == "month":
        return False
    won = [lead for lead in company.leads if lead["state"] == "won"]
    others = [lead for lead in company.leads if lead["state"] != "won"]
    if not won or not others:
        return False
    fill = [Fraction(sum(lead[name] is not None for lead in some), len(some)) for some in (won, others)]  # type: ignore[literal-required]  # by name
    return fill[1] < Fraction(str(company.norms.one_sided_fill)) * fill[0]


def one_sided_stages(company: Company) -> set[str]:
    """Walk down the dated stages, comparing each with the last sound one."""
    if not any(lead["state"] == "won" for lead in company.leads):
        return set()
    found = set()
    sound = list(company.leads)
    for stage in company.norms.dated_stages:
        here = [lead for lead in company.leads if has_reached(company, lead, stage)]
        here_others, sound_others = (sum(lead["state"] != "won" for lead in some) for some in (here, sound))
        few = len(sound) < company.norms.few_for_percent
        if not few and here_others < Fraction(str(company.norms.one_sided_fill)) * sound_others:
            found.add(stage.key)
        else:
            sound = here
    return found


def has_reached(company: Company, lead: LeadRow, stage: Stage) -> bool:
    """By dates and status alone, whatever the verdict."""
    keys = [each.key for each in company.norms.lead_stages]
    return keys.index(lead["furthest"]) >= keys.index(stage.key)


def first_dated(company: Company) -> Stage | None:
    return next((stage for stage in company.norms.lead_stages if stage.source is Source.DATES), None)


def count(values: Iterable[bool], why: str = "") -> Told:
    return Told(why=why) if why else Told(Fraction(sum(values)))


def share(k: int, n: int, why: str = "", note: str = "") -> Told:
    if why:
        return Told(why=why)
    return Told(Fraction(k, n), k, n, note=note) if n else Told(None, k, 0, "no_cases")
