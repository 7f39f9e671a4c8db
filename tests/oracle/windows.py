"""The company as it stood on a day, by plain loops: what a window of days is counted from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from sheetsync.core.norms import Source
from sheetsync.core.period import Period
from tests.oracle.company import Company
from tests.oracle.slices import as_day, has_reached
from tests.spec.rows import LeadRow

Counted = tuple[int, int]
"""k of n."""


def stood(company: Company, day: dt.date, period: Period) -> Company:
    """Only what has a date is known to have come, and only what came by then."""
    leads = [_stood(lead, day, company) for lead in company.leads if not lead["created"] or _by(lead["created"], day)]
    spend = [row for row in company.spend if row["date"] is None or _by(row["date"], day)]
    return replace(company, leads=leads, spend=spend, period=period)


def _stood(lead: LeadRow, day: dt.date, company: Company) -> LeadRow:
    dates = {stage: date for stage, date in lead["dates"].items() if _by(date, day)}
    ended = lead["closed"] is not None and _by(lead["closed"], day)
    then = lead.copy()
    then["dates"] = dates
    then["closed"] = lead["closed"] if ended else None
    then["state"] = lead["state"] if ended else "open"
    then["loss_reason"] = lead["loss_reason"] if ended and lead["state"] == "lost" else None
    reached = [stage.key for stage in company.norms.lead_stages if stage.key in dates]
    is_won = then["state"] == "won"
    then["furthest"] = company.norms.lead_stages[-1].key if is_won else [company.norms.lead_stages[0].key, *reached][-1]
    return then


def _by(date: dt.date, day: dt.date) -> bool:
    return as_day(date) <= day


def ends_are_dated(company: Company) -> bool:
    """Of ten ends at most one has no date."""
    ended = [lead for lead in company.leads if lead["state"] != "open"]
    return sum(lead["closed"] is None for lead in ended) <= 0.1 * len(ended)


def shares(company: Company, among: Sequence[LeadRow] | None = None) -> dict[str, Counted]:
    """The shares that changes and hypotheses count, of the leads created in the company's period."""
    cohort = company.leads if among is None else among
    cohort = [lead for lead in cohort if lead["created"] is not None and as_day(lead["created"]) in company.period]
    target = [lead for lead in cohort if lead["verdict"] == "target"]
    judged = [lead for lead in cohort if lead["verdict"] != "unknown"]
    ended = [lead for lead in cohort if lead["state"] != "open"]
    return {
        "qualification.non_target_share": _of(judged, lambda lead: lead["verdict"] == "non-target"),
        "qualification.coverage": _of(cohort, lambda lead: lead["verdict"] != "unknown"),
        "funnel.target_win_rate": _of(target, lambda lead: lead["state"] == "won"),
        "funnel.close_rate": _of(ended, lambda lead: lead["state"] == "won"),
        "losses.never_contacted_share": _of(target, lambda lead: not _is_contacted(lead, company)),
    }


def _of(leads: Sequence[LeadRow], holds: Callable[[LeadRow], bool]) -> Counted:
    return sum(map(holds, leads)), len(leads)


def _is_contacted(lead: LeadRow, company: Company) -> bool:
    first = next(stage for stage in company.norms.lead_stages if stage.source is Source.DATES)
    return has_reached(company, lead, first)
