"""A value of a metric that is no number of its own, such as a difference or a limit, in words."""

from __future__ import annotations

from sheetsync.core.lang import figures
from sheetsync.core.metrics.base import Metric, Unit
from sheetsync.core.summary.report import Report

_FINE_BELOW = 100
"""Of counts that are no whole numbers, such as a limit, only those below this are told with a decimal."""


def amount(report: Report, metric: Metric, value: float, *, signed: bool = False) -> str:
    """A share in percent, its change in points; money from minor units; else the number. `signed`: it is a change."""
    sign = "+" if signed and value > 0 else ""
    if metric.unit is Unit.SHARE or metric.in_percent:
        if signed:
            return f"{sign}{report.say('phrase.points', points=figures.number(value * 100, report.lang, 1))}"
        return figures.share(value, report.lang, 0 if round(value * 100, 6).is_integer() else 1)
    if metric.unit is Unit.MONEY:
        return figures.short_money(value, report.currency, report.lang, signed=signed)
    whole = metric.unit is Unit.COUNT and (float(value).is_integer() or abs(value) >= _FINE_BELOW)
    return f"{sign}{figures.number(value, report.lang, 0 if whole else 1)}"


def span(report: Report, metric: Metric, low: float, high: float) -> str:
    """The limits of a change."""
    return " … ".join(amount(report, metric, end, signed=True) for end in (low, high))
