"""The CEO tab: one screen. Where the plan stands, whose part is what, why leads are lost, how far to trust it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from sheetsync.core.layout import ChartKind, Sheet, Spot, Style
from sheetsync.core.metrics.base import Number, Unit, native
from sheetsync.core.norms import Source
from sheetsync.core.summary.answer import answer
from sheetsync.core.summary.blocks import spot, text, told_slices
from sheetsync.core.summary.page import TALL, Page, Row, as_total
from sheetsync.core.summary.panels import (
    FUNNEL_SPANS,
    GAP_SPANS,
    HALF,
    criteria_panel,
    funnel_panel,
    gap_panel,
    losses_panel,
    shown_gap,
    shown_stages,
    spanned,
    wide,
)
from sheetsync.core.summary.plan_fact import PARTS
from sheetsync.core.summary.report import Report
from sheetsync.core.summary.service_block import add_service
from sheetsync.core.summary.trend import add_trend
from sheetsync.core.summary.warnings import warnings

GAP = 1
WIDTH = HALF + GAP + HALF
WIDTHS = (11.0,) * HALF + (3.0,) * GAP + (11.0,) * HALF
CARD_SPANS = (2, 2, 2, 3, 2, 2, 2)
CARDS = (
    ("economics.revenue", "plan.revenue"),
    ("funnel.leads", "plan.leads"),
    ("qualification.target_share", "plan.target_share"),
    ("funnel.close_rate", ""),
    ("economics.cpql", ""),
    ("economics.cac", ""),
    ("economics.romi", ""),
)
SEGMENT_KEYS = (
    "funnel.leads",
    "funnel.target",
    "economics.won",
    "economics.revenue",
    "economics.cpl",
    "economics.cpql",
    "economics.cac",
    "economics.average_check",
    "economics.romi",
    "economics.contribution_per_lead",
)


def sheet(report: Report) -> Sheet:
    """The whole tab."""
    page = Page(report, "ceo")
    page.rows.append((Spot(report.say("ceo.title", span=report.span()), Style.TITLE, span=WIDTH),))
    page.rows.append((Spot(_status(report), Style.NOTE, span=WIDTH),))
    page.heights[len(page.rows)] = 50
    page.rows.append((Spot(answer(report), Style.ANSWER, span=WIDTH),))
    for warning in warnings(report):
        page.rows.append((Spot(warning, Style.WARNING, span=WIDTH),))
    page.rows.append(())
    _cards(page)
    first = _side_by_side(page, gap_panel(report), funnel_panel(report))
    _panel_charts(page, first + 1)
    _side_by_side(page, criteria_panel(report), losses_panel(report))
    _segments(page)
    add_trend(page)
    add_service(page, WIDTH)
    return page.sheet(WIDTHS, frozen=2, one_page=True, charts_at=(0, HALF + GAP))


def _status(report: Report) -> str:
    review = report.next_review
    said = report.say("ceo.next_review", date=report.day(review)) if review else report.say("ceo.no_review")
    return f"{report.as_of_line()} · {said}"


def _cards(page: Page) -> None:
    """The headline numbers, each with its plan or its k of n."""
    report = page.report
    labels: list[Spot | None] = []
    values: list[Spot | None] = []
    notes: list[Spot | None] = []
    for (key, plan_key), span in zip(CARDS, CARD_SPANS, strict=True):
        number = report.number(key)
        labels += wide(Spot(report.say(f"metric.{number.key}"), Style.CARD_LABEL), span)
        values += wide(_card_value(report, number), span)
        notes += wide(Spot(_card_note(report, number, plan_key), Style.CARD_NOTE), span)
    for row, height in ((labels, 15.0), (values, 27.0), (notes, 15.0)):
        page.heights[len(page.rows)] = height
        page.rows.append(tuple(row))


def _card_value(report: Report, number: Number) -> Spot:
    if number.value is None:
        return Spot("–", Style.CARD_VALUE, number.key)
    if report.is_few(number):
        return Spot(report.of(number), Style.CARD_VALUE, number.key)
    unit = number.metric.unit
    in_percent = unit is Unit.SHARE or number.metric.in_percent
    style = Style.CARD_MONEY if unit is Unit.MONEY else Style.CARD_SHARE if in_percent else Style.CARD_VALUE
    return Spot(native(number), style, number.key)


def _card_note(report: Report, number: Number, plan_key: str) -> str:
    if number.value is None:
        return report.why(number)
    parts = []
    if number.metric.unit is Unit.SHARE:
        parts.append(report.of(number))
    if plan_key and (plan := report.number(plan_key)).value is not None:
        parts.append(report.say("ceo.plan", plan=_planned(report, plan)))
    return " · ".join(parts)


def _planned(report: Report, plan: Number) -> str:
    if plan.metric.unit is Unit.MONEY:
        return report.money(plan)
    return report.ratio_percent(plan) if plan.metric.unit is Unit.SHARE else report.count(round(plan.value or 0))


def _panel_charts(page: Page, first: int) -> None:
    """The gap and the funnel drawn; `first` is the row below their headings."""
    report = page.report
    shown = [number.key for number in shown_gap(report)]
    if any(key in PARTS for key in shown):
        rows = range(first, first + len(shown))
        page.chart("gap", ChartKind.WATERFALL, rows, [GAP_SPANS[0]], totals=(0, len(shown) - 1))
    at = [place for place, (stage, _) in enumerate(shown_stages(report)) if stage.source is not Source.TRAFFIC]
    if at and report.number("funnel.leads").value:
        rows, left = range(first + at[0], first + at[-1] + 1), HALF + GAP
        page.chart("funnel", ChartKind.FUNNEL, rows, [left + FUNNEL_SPANS[0]], labels=left)


def _side_by_side(page: Page, left: Sequence[Row], right: Sequence[Row]) -> int:
    """Two blocks of half the width each; the row where they begin."""
    page.rows.append(())
    first = len(page.rows)
    for a, b in zip_longest(left, right, fillvalue=()):
        if any(cell is not None and cell.style is Style.COLUMN for cell in (*a, *b)):
            page.heights[len(page.rows)] = TALL
        page.rows.append((*_padded(a, HALF + GAP), *_padded(b, HALF)))
    return first


def _padded(row: Row, width: int) -> Row:
    return (*row, *[None] * (width - len(row)))


def _segments(page: Page) -> None:
    """Unit economics by segment on one line each."""
    report = page.report
    page.rows.append(())
    page.rows.append((Spot(report.say("ceo.segments"), Style.HEADING, span=WIDTH),))
    headers = [
        Spot(report.say("dimension.segment"), Style.COLUMN),
        *(Spot(report.say(f"metric.{key}"), Style.COLUMN) for key in SEGMENT_KEYS),
    ]
    spans = (2, 1, 1, 1, 2, 2, 1, 1, 2, 1, 1)
    page.heights[len(page.rows)] = TALL
    page.rows.append(spanned(headers, spans))
    for where in [*told_slices(report, ("segment",), SEGMENT_KEYS), ()]:
        label = report.label(where[0][1]) if where else report.say("label.total")
        cells = [text(label), *(spot(report, report.numbers.by_key[key][where]) for key in SEGMENT_KEYS)]
        row = spanned(cells, spans)
        page.rows.append(row if where else tuple(as_total(cell) for cell in row))
