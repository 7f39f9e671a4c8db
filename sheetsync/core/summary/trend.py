"""The CEO tab's last block: the headline numbers as each review was told them, and as they are now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sheetsync.core import history
from sheetsync.core.history import Entry
from sheetsync.core.layout import ChartKind, Spot, Style
from sheetsync.core.metrics.base import Number, Unit
from sheetsync.core.metrics.catalogue import metric
from sheetsync.core.money import to_minor
from sheetsync.core.summary.blocks import spots, text
from sheetsync.core.summary.history import log
from sheetsync.core.summary.page import Page, Row
from sheetsync.core.summary.panels import spanned
from sheetsync.core.summary.report import Report

COLUMNS = (
    ("economics.revenue", (5,)),
    ("funnel.leads", (4,)),
    ("qualification.target_share", (3, 5)),
    ("funnel.close_rate", (3, 5)),
    ("economics.cpql", (4,)),
    ("economics.cac", (4,)),
    ("economics.romi", (4,)),
)
"""The keys, and how many columns of the tab each of their cells lies over."""
SPANS = (5, *(span for _, spans in COLUMNS for span in spans))
MOST_REVIEWS = 8
LEAST_REVIEWS = 2
"""Fewer points make no line."""


def add_trend(page: Page) -> None:
    """The table and its chart; nothing before the first review is recorded."""
    report = page.report
    told = log(report)
    reviews = list(history.by_review(told.entries).items())[-MOST_REVIEWS:]
    if not reviews:
        return
    page.rows += [(), (Spot(report.say("history.over"), Style.HEADING, span=sum(SPANS)),)]
    page.rows.append(_headers(report))
    rows = range(len(page.rows), len(page.rows) + len(reviews))
    page.rows += [_review(report, day, entries) for day, entries in reviews]
    now = text(report.say("history.now"), Style.STRONG)
    page.rows.append(_row(report, now, {key: report.number(key) for key, _ in COLUMNS}))
    if told.unreadable:
        unreadable = report.say("history.unreadable", count=report.count(told.unreadable))
        page.rows.append((Spot(unreadable, Style.WARNING, span=sum(SPANS)),))
    _chart(page, rows)


def _headers(report: Report) -> Row:
    names = [report.say("history.review")]
    for key, spans in COLUMNS:
        names += [report.say(f"metric.{key}"), report.say("column.k_of_n")][: len(spans)]
    return spanned([Spot(name, Style.COLUMN) for name in names], SPANS)


def _review(report: Report, day: dt.date, entries: Mapping[str, Entry]) -> Row:
    told = {key: recorded_number(key, entries.get(key)) for key, _ in COLUMNS}
    return _row(report, Spot(day, Style.DATE), told)


def recorded_number(key: str, entry: Entry | None) -> Number:
    """A recorded number as it was computed."""
    declared = metric(key)
    if entry is None or entry.value is None:
        return Number(declared)
    value = to_minor(entry.value) if declared.unit is Unit.MONEY else entry.value
    return Number(declared, (), value, entry.k, entry.n, entry.low, entry.high)


def _row(report: Report, name: Spot, told: Mapping[str, Number]) -> Row:
    return spanned([name, *(cell for key, _ in COLUMNS for cell in spots(report, told[key]))], SPANS)


def _chart(page: Page, rows: range) -> None:
    """The shares over the recorded reviews, those that could be told at two of them at least."""
    series, at = [], SPANS[0]
    for key, spans in COLUMNS:
        if metric(key).unit is Unit.SHARE and page.figures(rows, at) >= LEAST_REVIEWS:
            series.append(at)
        at += sum(spans)
    if series:
        page.chart("trend", ChartKind.TREND, rows, series)
