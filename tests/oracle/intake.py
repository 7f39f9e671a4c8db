"""Intake once more, as plain loops over rows whose meaning is known: what each lead's facts must be.

It shares no code with the package. Rows come as meanings; how they are dressed up as cells is the business of
`dressing.py`, so that reading a cell and judging a row are both checked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Outcome = Literal["won", "lost", "open"]
STAGES = ("lead", "target", "contacted", "meeting", "proposal", "won")
DATED = ("contacted", "meeting", "proposal")


@dataclass(frozen=True)
class LeadRow:
    """One row of Leads; no id: a half-typed row."""

    lead: str | None
    created: dt.date | None = None
    channel: str | None = None
    budget: Decimal | None = None


@dataclass(frozen=True)
class DealRow:
    """One row of Deals; `status` is an outcome, a stage key, "?" for a word nobody knows, or None."""

    lead: str | None
    status: str | None = None
    dates: tuple[tuple[str, dt.date], ...] = ()
    """By stage key, won and lost included."""
    closed: dt.date | None = None
    reason: str | None = None
    amount: Decimal | None = None


@dataclass(frozen=True)
class LogRow:
    """One row of the stage log; `stage` "?": nobody knows it."""

    lead: str | None
    stage: str
    date: dt.date | None


@dataclass(frozen=True)
class Rule:
    """One required criterion, or an optional version of it that retires it."""

    name: str
    asks: Literal["channel is filled", "budget at least 100", "contacted within 3 days"]
    since: dt.date | None = None
    required: bool = True


@dataclass(frozen=True)
class Company:
    """Everything that was typed."""

    leads: Sequence[LeadRow]
    deals: Sequence[DealRow] = ()
    log: Sequence[LogRow] = ()
    rules: Sequence[Rule] = ()


@dataclass
class Lead:
    """What must be known of one lead."""

    row: LeadRow
    has_deal: bool = False
    state: Outcome = "open"
    furthest: str = "lead"
    dates: dict[str, dt.date] = field(default_factory=dict)
    closed: dt.date | None = None
    amount: Decimal | None = None
    failed: set[str] = field(default_factory=set)
    unmet: set[str] = field(default_factory=set)
    judged: set[str] = field(default_factory=set)

    @property
    def verdict(self) -> str:
        if self.failed:
            return "non-target"
        return "target" if self.judged and not self.unmet else "unknown"


@dataclass
class Expected:
    """The used leads in order, and how many rows of each tab are used."""

    leads: list[Lead]
    used: dict[str, int]


def expect(company: Company, as_of: dt.date) -> Expected:
    """What intake must make of the company."""
    leads: dict[str, Lead] = {}
    for row in company.leads:
        if row.lead is not None and row.lead not in leads:
            leads[row.lead] = Lead(row)
    deals: dict[str, DealRow] = {}
    for deal in company.deals:
        if deal.lead is not None and deal.lead in leads and deal.lead not in deals:
            deals[deal.lead] = deal
    events = [one for one in company.log if one.lead in leads and one.stage != "?" and one.date is not None]
    for name, lead in leads.items():
        own = [(one.stage, one.date) for one in events if one.lead == name and one.date is not None]
        _join(lead, deals.get(name), own)
        _judge(lead, company.rules, as_of)
    return Expected(list(leads.values()), {"leads": len(leads), "deals": len(deals), "log": len(events)})


def _join(lead: Lead, deal: DealRow | None, events: Sequence[tuple[str, dt.date]]) -> None:
    lead.has_deal = deal is not None
    deal = deal or DealRow(None)
    for stage, day in (*deal.dates, *events):
        if stage not in lead.dates or day < lead.dates[stage]:
            lead.dates[stage] = day
    if deal.status in {"won", "lost", "open"}:
        lead.state = deal.status  # type: ignore[assignment]  # a word of three
    elif "won" in lead.dates:
        lead.state = "won"
    elif "lost" in lead.dates or deal.reason is not None:
        lead.state = "lost"
    reached = [stage for stage in DATED if stage in lead.dates or stage == deal.status]
    if reached:
        lead.furthest = reached[-1]
    if lead.state == "won":
        lead.furthest = "won"
    if lead.state != "open":
        lead.closed = deal.closed or lead.dates.get(lead.state)
    lead.amount = deal.amount


def _judge(lead: Lead, rules: Sequence[Rule], as_of: dt.date) -> None:
    for name in dict.fromkeys(rule.name for rule in rules):
        versions = sorted((rule for rule in rules if rule.name == name), key=lambda rule: rule.since or dt.date.min)
        day = lead.row.created or as_of
        in_force = [rule for rule in versions if rule.since is None or rule.since <= day]
        if in_force and in_force[-1].required:
            lead.judged.add(name)
            answer = _answer(lead, in_force[-1], as_of)
            if answer is not True:
                (lead.unmet if answer is None else lead.failed).add(name)


def _answer(lead: Lead, rule: Rule, as_of: dt.date) -> bool | None:
    if rule.asks == "channel is filled":
        return lead.row.channel is not None
    if rule.asks == "budget at least 100":
        return None if lead.row.budget is None else lead.row.budget >= 100
    if lead.row.created is None:
        return None
    last = lead.row.created + dt.timedelta(days=3)
    if "contacted" in lead.dates:
        return lead.dates["contacted"] <= last
    return False if last < as_of else None
