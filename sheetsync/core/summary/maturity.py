"""The block of the Funnel tab on young leads: how ripe they are, what is still to come, months at the same age."""

from __future__ import annotations

from collections.abc import Sequence

from sheetsync.core.lang import figures
from sheetsync.core.layout import Spot, Style
from sheetsync.core.metrics.base import Number, Slice
from sheetsync.core.summary.blocks import reasons, spot, text, told_slices
from sheetsync.core.summary.page import Page, Row
from sheetsync.core.summary.report import Report

COUNTED = ("funnel.leads", "funnel.won")
PROJECTED = ("maturity.share", "maturity.projected_won", "maturity.projected_rate")
SAME_AGE = ("maturity.same_age_days", "maturity.won_by_same_age", "maturity.before_by_same_age")
_RANGED = frozenset({"maturity.projected_won", *SAME_AGE[1:]})
"""What has a cell of its own for its limits."""


def block(page: Page) -> None:
    """By month, with the month before at the same age; by segment, channel and manager without it."""
    report = page.report
    horizon = report.number("maturity.horizon_days")
    for dimension in ("month", "segment", "channel", "manager"):
        keys = (*COUNTED, *PROJECTED, *(SAME_AGE if dimension == "month" else ()))
        slices = told_slices(report, (dimension,), COUNTED)
        if not slices:
            continue
        page.heading("maturity.block", by=report.say(f"dimension.{dimension}.by"))
        if horizon.value is not None and dimension == "month":
            page.note(report.say("maturity.note", days=report.count(float(horizon.value))))
        page.table(_headers(report, dimension, keys), [_row(report, where, keys) for where in slices])
        reasons(page, [report.numbers.by_key[key][where] for key in keys for where in slices])


def _headers(report: Report, dimension: str, keys: Sequence[str]) -> list[str]:
    names = [report.say(f"dimension.{dimension}")]
    for key in keys:
        names += [report.say(f"metric.{key}"), *([report.say("column.interval")] if key in _RANGED else [])]
    return names


def _row(report: Report, where: Slice, keys: Sequence[str]) -> Row:
    cells: list[Spot | None] = [text(report.label(value)) for _, value in where]
    for key in keys:
        number = report.numbers.by_key[key][where]
        cells.append(spot(report, number))
        if key in _RANGED:
            cells.append(text(_limits(report, number), Style.OF_N))
    return tuple(cells)


def _limits(report: Report, number: Number) -> str:
    """From … to: a share in percent, else whole numbers."""
    if number.value is None or number.low is None or number.high is None:
        return ""
    if number.metric.in_percent:
        return report.interval(number)
    return "–".join(figures.number(end, report.lang) for end in (number.low, number.high))
