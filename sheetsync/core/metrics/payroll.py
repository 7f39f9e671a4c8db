"""What the sales department costs over a period, day by day."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pandas as pd

from sheetsync.core.facts import Facts
from sheetsync.core.metrics.amounts import Amounts
from sheetsync.core.metrics.base import NOT_SET
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.period import month_end, month_of, next_month


def sales_cost(facts: Facts, cuts: Cuts) -> Amounts:
    """The monthly cost for the days of the period up to `as_of`, by calendar days.

    It is set for the whole company, so only the total and the months have it ("company_cost" elsewhere). A period that
    is open at its beginning starts with the first date in the tabs.
    """
    monthly = facts.norms.sales_cost_per_month
    if monthly is None:
        return Amounts(("no_setting:sales_cost_per_month",) * len(cuts.slices))
    if not set(cuts.dimensions) <= {"month"}:
        return Amounts(("company_cost",) * len(cuts.slices))
    span = days_spanned(facts)
    months = months_spanned(*span) if span else {}
    if not cuts.dimensions:
        return Amounts((monthly * sum(months.values()) if months else "no_cases",))
    names = [dict(where)["month"] for where in cuts.slices]
    return Amounts(tuple("no_cases" if name == NOT_SET else monthly * months.get(name, Fraction(0)) for name in names))


def days_spanned(facts: Facts) -> tuple[dt.date, dt.date] | None:
    """The first and last day of the period that have passed; None if nothing is dated or all of it lies ahead."""
    first = facts.period.first or _first_date(facts)
    last = min(facts.period.last or facts.as_of, facts.as_of)
    return None if first is None or first > last else (first, last)


def _first_date(facts: Facts) -> dt.date | None:
    dates = [facts.leads["created"].min(), facts.leads["closed"].min(), facts.spend["date"].min()]
    return min((date.date() for date in dates if not pd.isna(date)), default=None)


def months_spanned(first: dt.date, last: dt.date) -> dict[str, Fraction]:
    """Which part of each month lies between two days, both included: {"2026-05": 1/2}."""
    shares = {}
    month = month_of(first)
    while month <= last:
        days = (min(month_end(month), last) - max(month, first)).days + 1
        shares[f"{month:%Y-%m}"] = Fraction(days, month_end(month).day)
        month = next_month(month)
    return shares
