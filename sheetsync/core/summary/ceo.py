"""The CEO tab: one screen. Where the plan stands, whose part is what, why leads are lost, how far to trust it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from sheetsync.core.issues import Owner
from sheetsync.core.layout import ChartKind, Sheet, Spot, Style
from sheetsync.core.metrics.base import Slice
from sheetsync.core.money import to_major
from sheetsync.core.norms import Source
from sheetsync.core.questions import HEADS
from sheetsync.core.summary.answer import answer
from sheetsync.core.summary.blocks import spot, text, told_slices
from sheetsync.core.summary.cards import CARDS, add_cards
from sheetsync.core.summary.outlook import outlook_panel
from sheetsync.core.summary.page import Page, Row, as_total
from sheetsync.core.summary.panels import (
    FUNNEL_SPANS,
    GAP_SPANS,
    criteria_panel,
    funnel_panel,
    gap_panel,
    heading,
    linked,
    losses_panel,
    shown_gap,
    shown_stages,
    spanned,
    wide,
)
from sheetsync.core.summary.plan_fact import PARTS
from sheetsync.core.summary.questions import sentence
from sheetsync.core.summary.report import Report
from sheetsync.core.summary.state_panel import state_panel
from sheetsync.core.summary.trend import add_trend
from sheetsync.core.summary.warnings import warnings

__all__ = ["CARDS", "SEGMENT_KEYS", "WIDTH", "sheet"]

WIDTH, COLUMN_WIDTH = 42, 3.5
"""Narrow columns, so that every panel merges as many of them as it needs."""
THIRDS = (14, 14, 14)
HALVES = (21, 21)
SEGMENTS, STATE = 31, 11
SPACE = 6.0
"""Points between two bands."""
MOST_ASKED = 3
MOST_SEGMENTS = 6
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
SEGMENT_SPANS = (5, 2, 2, 2, 3, 2, 3, 3, 3, 2, 3)
TABS = ("changes", "disputes", "hypothesis_results", "relation", "verdicts", "data_issues", "guide")
"""The tabs to which no panel leads."""


def sheet(report: Report) -> Sheet:
    """The whole tab."""
    page = Page(report, "ceo")
    page.rows.append((Spot(report.say("ceo.title", span=report.span()), Style.TITLE, span=WIDTH),))
    page.rows.append((Spot(_status(report), Style.NOTE, span=WIDTH),))
    page.rows.append((Spot(answer(report), Style.ANSWER, span=WIDTH),))
    page.rows += [(Spot(warning, Style.WARNING, span=WIDTH),) for warning in warnings(report)]
    _space(page)
    add_cards(page)
    _space(page)
    first = _beside(page, [[*gap_panel(report), *outlook_panel(report)], funnel_panel(report), _why(report)], THIRDS)
    _panel_charts(page, first + 1)
    _space(page)
    _beside(page, [_asked(report, head) for head in HEADS], HALVES)
    _space(page)
    _beside(page, [_segments(report), state_panel(report, STATE)], (SEGMENTS, STATE))
    _space(page)
    page.rows.append(_tabs(report))
    add_trend(page)
    return page.sheet([COLUMN_WIDTH] * WIDTH, frozen=2, one_page=True, charts_at=(0, WIDTH // 2))


def _status(report: Report) -> str:
    review = report.next_review
    said = report.say("ceo.next_review", date=report.day(review)) if review else report.say("ceo.no_review")
    return f"{report.as_of_line()} · {said} · {report.currency_line()}"


def _space(page: Page) -> None:
    page.heights[len(page.rows)] = SPACE
    page.rows.append(())


def _beside(page: Page, panels: Sequence[Sequence[Row]], widths: Sequence[int]) -> int:
    """Panels side by side, each so many columns wide; the row where they begin."""
    first = len(page.rows)
    for parts in zip_longest(*panels, fillvalue=()):
        row: list[Spot | None] = []
        for part, width in zip(parts, widths, strict=True):
            row += [*part, *[None] * (width - len(part))]
        page.rows.append(tuple(row))
    return first


def _why(report: Report) -> list[Row]:
    """Why leads are not target, and below it why they are lost."""
    return [*criteria_panel(report), *losses_panel(report)]


def _panel_charts(page: Page, first: int) -> None:
    """The gap and the funnel drawn; `first` is the row below their headings."""
    report = page.report
    shown = [number.key for number in shown_gap(report)]
    if any(key in PARTS for key in shown):
        rows = range(first, first + len(shown))
        page.chart("gap", ChartKind.WATERFALL, rows, [GAP_SPANS[0]], totals=(0, len(shown) - 1))
    at = [place for place, (stage, _) in enumerate(shown_stages(report)) if stage.source is not Source.TRAFFIC]
    if at and report.number("funnel.leads").value:
        rows, left = range(first + at[0], first + at[-1] + 1), THIRDS[0]
        page.chart("funnel", ChartKind.FUNNEL, rows, [left + FUNNEL_SPANS[0]], labels=left)


def _asked(report: Report, head: Owner) -> list[Row]:
    """The first questions to a head, each with the money at stake."""
    span, money_span = HALVES[0] - 1, 3
    rows: list[Row] = [heading(report, report.say(f"questions.{head.value}"), "questions", span)]
    asked = report.asked.to.get(head, ())
    for question in asked[:MOST_ASKED]:
        money = Spot(to_major(round(question.money)), Style.MONEY) if question.money else Spot("–", Style.UNTOLD)
        # The sentence itself leads nowhere: LibreOffice doesn't wrap a cell that does.
        rows.append(spanned([text(sentence(report, question)), money], (span - money_span, money_span)))
    if not asked:
        rows.append((Spot(report.say("questions.none"), Style.NOTE, span=span),))
    return rows


def _segments(report: Report) -> list[Row]:
    """Unit economics by segment on one line each: those with the most revenue, and the total."""
    span = sum(SEGMENT_SPANS)
    slices = told_slices(report, ("segment",), SEGMENT_KEYS)
    shown = _largest(report, slices)
    rows: list[Row] = [heading(report, report.say("ceo.segments"), "economics", span)]
    names = [report.say("dimension.segment"), *(report.say(f"metric.{key}") for key in SEGMENT_KEYS)]
    rows.append(spanned([Spot(name, Style.COLUMN) for name in names], SEGMENT_SPANS))
    for where in [*shown, ()]:
        label = report.label(where[0][1]) if where else report.say("label.total")
        cells = [text(label), *(spot(report, report.numbers.by_key[key][where]) for key in SEGMENT_KEYS)]
        row = spanned(cells, SEGMENT_SPANS)
        rows.append(row if where else tuple(as_total(cell) for cell in row))
    if len(slices) > len(shown):
        more = report.say("ceo.segments.more", shown=len(shown), total=len(slices), tab=report.say("tab.economics"))
        rows.append((Spot(more, Style.NOTE, span=span),))
    return rows


def _largest(report: Report, slices: Sequence[Slice]) -> Sequence[Slice]:
    """The slices with the most revenue, in their own order."""
    revenue = report.numbers.by_key["economics.revenue"]
    kept = sorted(slices, key=lambda where: -float(revenue[where].value or 0))[:MOST_SEGMENTS]
    return [where for where in slices if where in kept]


def _tabs(report: Report) -> Row:
    """What leads to the other tabs."""
    cells = [linked(report, Spot(report.say(f"tab.{role}"), Style.LINK), role) for role in TABS]
    return tuple(cell for link in cells for cell in wide(link, WIDTH // len(TABS)))
