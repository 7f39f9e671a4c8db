"""Reports of small companies typed as text tables: what the tests of summary tabs stand on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sheetsync.core.facts import Facts
from sheetsync.core.grid import Cell, Grid
from sheetsync.core.issues import Issue, Owner
from sheetsync.core.lang import Lang
from sheetsync.core.layout import Chart, Sheet
from sheetsync.core.metrics.catalogue import compute
from sheetsync.core.summary import Report, sheets
from tests.spec.company import company

LEADS = """
    lead|created|closed|channel|segment|manager|state|furthest |verdict   |contacted|loss_reason|amount|cost
    1   |01.05  |20.05 |email  |small  |Ann    |won  |won      |target    |01.05    |           |1 200 |200
    2   |02.05  |21.05 |email  |small  |Ann    |won  |won      |target    |02.05    |           |800   |100
    3   |03.05  |12.05 |ads    |small  |Bob    |lost |contacted|target    |05.05    |price      |      |
    4   |04.05  |13.05 |ads    |big    |Bob    |lost |contacted|non-target|05.05    |price      |      |
    5   |05.05  |14.05 |ads    |big    |Bob    |lost |lead     |non-target|         |no answer  |      |
"""
SPEND = """
    date  | channel | spend | impressions | clicks
    01.05 | ads     | 600   | 90 000      | 700
    01.05 | email   | 100   | 4 000       | 200
"""
PLAN = """
    month   | segment | leads | target_share | win_rate | average_check
    05.2026 | small   | 4     | 50 %         | 50 %     | 2 000
    05.2026 | big     | 4     | 50 %         | 25 %     | 4 000
"""
REASONS = """
    reason    | says_nothing
    price     |
    no answer | yes
"""


def small_company(leads: str = LEADS, spend: str = SPEND, plan: str = PLAN, as_of: str = "31.05.2026") -> Facts:
    return company(leads, spend=spend, plan=plan, reasons=REASONS, as_of=as_of)


def many_leads(times: int = 4) -> str:
    """The same leads several times over, so that shares are of enough cases."""
    head, *rows = LEADS.strip().splitlines()
    copies = [f"{number}-{row.strip()}" for number in range(times) for row in rows]
    return "\n".join([head, *copies])


def report(
    facts: Facts | None = None,
    *,
    lang: Lang = "en",
    reviews: Sequence[dt.date] = (),
    history: Grid | None = None,
    issues: Sequence[Issue] = (),
    untrusted: Sequence[Owner] = (),
) -> Report:
    known = facts or small_company()
    return Report(
        lang=lang,
        facts=known,
        numbers=compute(known),
        issues=issues,
        tallies=(),
        gate=dict.fromkeys(untrusted, ("trust.fill",)),
        titles={},
        reviews=tuple(reviews),
        history=history,
    )


def tab(told: Report, role: str) -> Sheet:
    return next(sheet for sheet in sheets(told) if sheet.role == role)


def roles(told: Report) -> list[str]:
    return [sheet.role for sheet in sheets(told)]


def charts(sheet: Sheet) -> dict[str, Chart]:
    return {chart.name: chart for chart in sheet.charts}


def cells(sheet: Sheet) -> list[list[Cell]]:
    return [[None if cell is None else cell.value for cell in row] for row in sheet.rows]


def grid_of(sheet: Sheet) -> Grid:
    """The tab as it will be read back."""
    return Grid.of_rows(cells(sheet))
