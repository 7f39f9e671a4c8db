"""The two indices by plain loops over leads: what each was worth by its month's and segment's plan."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheetsync.core.metrics.base import NOT_SET, Slice
from tests.oracle.company import AS_OF, Company
from tests.oracle.maturity import Answer, Usual, usual
from tests.oracle.slices import as_day, days_between
from tests.spec.rows import LeadRow, PlanRow


@dataclass
class Sums:
    """One slice."""

    in_the_end: float = 0.0
    planned: float = 0.0
    expected: float = 0.0
    won: int = 0


def lines(company: Company, plan: Sequence[PlanRow], dimensions: tuple[str, ...]) -> Mapping[str, dict[Slice, Answer]]:
    """Expected wins and the indices in every slice of the plan; every row has a month of its own and a segment."""
    everybody = usual(company)
    sums: dict[Slice, Sums] = defaultdict(Sums)
    for row in plan:
        labels = {"month": f"{_month(row):%Y-%m}", "segment": row["segment"] or NOT_SET}
        _add(sums[tuple((name, labels[name]) for name in dimensions)], row, company, everybody)
    found: dict[str, dict[Slice, Answer]] = defaultdict(dict)
    for where, each in sums.items():
        why = everybody.why or ("" if each.in_the_end else "no_plan_months")
        why = why or ("immature" if each.planned < 0.3 * each.in_the_end else "")
        found["index.expected_won"][where] = why or each.expected
        found["index.marketing"][where] = why or each.expected / each.planned
        found["index.total"][where] = why or each.won / each.planned
        found["index.sales"][where] = why or (each.won / each.expected if each.expected else "no_cases")
    return found


def _add(sums: Sums, row: PlanRow, company: Company, everybody: Usual) -> None:
    rate, share = row["win_rate"] or 0.0, row["target_share"] or 0.0
    wins = (row["leads"] or 0) * share * rate
    sums.in_the_end += wins
    if everybody.why:
        return
    sums.planned += wins * _ripe(_month(row), everybody)
    for lead in company.leads:
        if lead["segment"] == row["segment"] and _is_of(lead, _month(row)):
            sums.won += lead["state"] == "won"
            worth = {"target": 1.0, "unknown": share, "non-target": 0.0}[lead["verdict"]]
            sums.expected += rate * worth * everybody.maturity(days_between(as_day(_created(lead)), AS_OF))


def _ripe(month: dt.date, everybody: Usual) -> float:
    """The mean maturity of leads that come one on each day of the month, up to today."""
    days = [month.replace(day=day) for day in range(1, calendar.monthrange(month.year, month.month)[1] + 1)]
    ages = [days_between(day, AS_OF) for day in days if day <= AS_OF]
    return sum(map(everybody.maturity, ages)) / len(ages)


def _month(row: PlanRow) -> dt.date:
    assert row["month"] is not None
    return row["month"]


def _created(lead: LeadRow) -> dt.date:
    assert lead["created"] is not None
    return lead["created"]


def _is_of(lead: LeadRow, month: dt.date) -> bool:
    return lead["created"] is not None and as_day(lead["created"]).replace(day=1) == month
