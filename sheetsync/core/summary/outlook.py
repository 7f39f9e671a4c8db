"""The CEO tab's look ahead and at each department by its own work: the forecast, and the two indices."""

from __future__ import annotations

from sheetsync.core.lang import figures as fig
from sheetsync.core.layout import Spot, Style
from sheetsync.core.metrics.base import Number
from sheetsync.core.metrics.indices import excludes_one
from sheetsync.core.summary.blocks import spot, text
from sheetsync.core.summary.page import Row
from sheetsync.core.summary.panels import heading, spanned
from sheetsync.core.summary.report import Report

SPANS = (6, 3, 5)
_INDICES = ("index.marketing", "index.sales")
_VERDICTS = {-1: "ceo.outlook.below", 0: "ceo.outlook.open", 1: "ceo.outlook.above"}


def outlook_panel(report: Report) -> list[Row]:
    """The forecast and both indices with their limits; what can't be told is told once, with its reason."""
    span = sum(SPANS)
    rows: list[Row] = [heading(report, report.say("ceo.outlook"), "plan_fact", span)]
    revenue, completion = (report.number(f"forecast.{key}") for key in ("revenue", "completion"))
    forecast = [number for number in (revenue, completion) if number.value is not None]
    rows += [_line(report, number, _range(report, number)) for number in forecast]
    told = [report.number(key) for key in _INDICES]
    trusted = report.trusted(*report.gate)
    if trusted:
        rows += [_line(report, index, _verdict(report, index)) for index in told if index.value is not None]
    reasons = [] if forecast else [(revenue, report.why(revenue))]
    reasons += [(index, report.why(index)) for index in told if trusted and index.value is None]
    for why in dict.fromkeys(why for _, why in reasons if why):
        what = ", ".join(report.say(f"metric.{number.key}") for number, own in reasons if own == why)
        rows.append((Spot(report.say("phrase.untold", what=what, why=why), Style.NOTE, span=span),))
    if not trusted:
        rows.append((Spot(report.say("trust.withheld"), Style.WARNING, span=span),))
    return rows


def _line(report: Report, number: Number, note: str) -> Row:
    sure = number.key in _INDICES and excludes_one(number) < 0
    cells = [text(report.say(f"metric.{number.key}")), spot(report, number)]
    return spanned([*cells, Spot(note, Style.MISSED if sure else Style.OF_N)], SPANS)


def _range(report: Report, number: Number) -> str:
    if number.low is None or number.high is None:
        return ""
    low, high = (
        fig.share(end, report.lang) if number.metric.in_percent else fig.short_money(end, report.currency, report.lang)
        for end in (number.low, number.high)
    )
    return report.say("ceo.outlook.range", low=low, high=high)


def _verdict(report: Report, index: Number) -> str:
    return report.say(_VERDICTS[excludes_one(index)], interval=report.interval(index))
