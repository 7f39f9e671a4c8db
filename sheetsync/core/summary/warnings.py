"""How far the numbers can be trusted: the gate, the tabs that are missing, the entries with errors."""

from __future__ import annotations

import pandas as pd

from sheetsync.core.entry_tabs import Leads
from sheetsync.core.history import can_grow
from sheetsync.core.issues import Owner, Severity
from sheetsync.core.summary.report import Report

NUMBERED_TABS = ("deals", "spend", "plan", "criteria", "loss_reasons")
"""Entry tabs without which numbers are off."""


def warnings(report: Report) -> list[str]:
    """How far the numbers can be trusted: the gate, what is off, how many errors."""
    found = []
    for owner in (Owner.MARKETING, Owner.SALES):
        if failed := report.gate.get(owner):
            names = ", ".join(f"{report.say(f'metric.{key}')} {_trust(report, key, owner)}" for key in failed)
            found.append(report.say("trust.failed", owner=report.say(f"owner.{owner.value}"), what=names))
    if missing := [report.thing(role) for role in NUMBERED_TABS if role in report.facts.off]:
        found.append(report.say("ceo.off", what=", ".join(missing)))
    if has_example(report.facts.leads):
        found.append(report.say("ceo.example", id=Leads.lead_id.example.in_(report.lang), tab=report.thing("leads")))
    if report.history is not None and not can_grow(report.history):
        found.append(report.say("history.stopped"))
    if errors := report.errors():
        cells = [
            f"{report.titles.get(issue.tab, issue.tab)}!{cell}"
            for issue in report.issues
            if issue.severity is Severity.ERROR
            for cell in issue.cells()
            if cell
        ]
        named = ", ".join(cells[:3]) + (" …" if len(cells) > 3 else "")
        found.append(report.say("ceo.errors", count=report.count(errors), cells=named))
    return found


def has_example(leads: pd.DataFrame) -> bool:
    """Whether the example row that a new Leads tab brings is still there: it is counted like any other."""
    created = pd.Timestamp(Leads.created.example.en)
    return bool(((leads["lead_id"] == Leads.lead_id.example.en) & (leads["created"] == created)).any())


def _trust(report: Report, key: str, owner: Owner) -> str:
    return report.rate(report.number(key, department=owner.value))
