"""The Relation tab: how marketing and sales get on, by the numbers that tell it, from review to review."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sheetsync.core import history
from sheetsync.core.history import Entry
from sheetsync.core.layout import ChartKind, Sheet, Spot, Style
from sheetsync.core.metrics.base import Number, Slice
from sheetsync.core.relation import Spoken
from sheetsync.core.summary.blocks import spots, text, width
from sheetsync.core.summary.history import log
from sheetsync.core.summary.page import Page, Row
from sheetsync.core.summary.report import Report
from sheetsync.core.summary.trend import recorded_number

_SALES: Slice = (("judge", "sales"),)
COLUMNS: tuple[tuple[str, Slice], ...] = (
    ("index.marketing", ()),
    ("index.sales", ()),
    ("gap.marketing", ()),
    ("gap.sales", ()),
    ("agreement.ac1", _SALES),
    ("agreement.kappa", _SALES),
    ("disputes.share", ()),
    ("disputes.days_to_resolve", ()),
    ("speed.first_contact_in_norm", ()),
)
"""The numbers of the relation, with their slices."""
LEAST_REVIEWS = 2
"""Fewer points make no line."""


def sheet(report: Report) -> Sheet:
    """The whole tab; at a first review it has one line."""
    page = Page(report, "relation")
    columns = 3 + sum(width(key) for key, _ in COLUMNS)
    page.head(columns)
    page.note(report.say("relation.note"))
    spoken = {one.day: one for one in report.spoken}
    reviews = history.by_review(log(report).entries)
    page.rows.append(())
    rows = page.table(_headers(report), [_review(report, day, told, spoken.get(day)) for day, told in reviews.items()])
    page.rows.append((text(report.say("history.now"), Style.STRONG), *_now(report)))
    if not reviews:
        page.note(report.say("relation.first"))
    _charts(page, rows)
    return page.sheet((14, *[15] * (columns - 1)))


def _headers(report: Report) -> list[str]:
    names = [report.say("history.review")]
    for key, _ in COLUMNS:
        names += [report.say(f"metric.{key}"), report.say("column.k_of_n")][: width(key)]
    return [*names, report.say("relation.marketing_pulse"), report.say("relation.sales_pulse")]


def _review(report: Report, day: dt.date, told: Mapping[str, Entry], spoken: Spoken | None) -> Row:
    cells = [Spot(day, Style.DATE)]
    for key, where in COLUMNS:
        cells += spots(report, recorded_number(key, told.get(history.record_name(key, where))))
    pulses = (spoken.marketing_pulse, spoken.sales_pulse) if spoken else (None, None)
    return (*cells, *(Spot(score, Style.NUMBER) for score in pulses))


def _now(report: Report) -> list[Spot]:
    cells: list[Spot] = []
    for key, where in COLUMNS:
        cells += spots(report, _number(report, key, where))
    return cells


def _number(report: Report, key: str, where: Slice) -> Number:
    """Today's number; what gives a verdict is withheld where the entries can't be trusted."""
    number = report.numbers.by_key[key].get(where) or recorded_number(key, None)
    withheld = key in history.VERDICT_KEYS and not report.trusted(*report.gate)
    return recorded_number(key, None) if withheld else number


def _charts(page: Page, rows: range) -> None:
    """The pair of indices, and the pulse scores, over the recorded reviews."""
    at, places = 1, {}
    for key, _ in COLUMNS:
        places[key] = at
        at += width(key)
    for name, series in (("relation", [places["index.marketing"], places["index.sales"]]), ("pulse", [at, at + 1])):
        told = [column for column in series if page.figures(rows, column) >= LEAST_REVIEWS]
        if told:
            page.chart(name, ChartKind.TREND, rows, told)
