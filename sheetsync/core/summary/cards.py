"""The headline numbers of the CEO tab: each with its k of n, its plan, and an arrow where a change is proved."""

from __future__ import annotations

from sheetsync.core.layout import Spot, Style
from sheetsync.core.metrics.base import Number, Unit, native
from sheetsync.core.metrics.change import Change
from sheetsync.core.summary.blocks import text
from sheetsync.core.summary.changes import days
from sheetsync.core.summary.page import Page
from sheetsync.core.summary.panels import linked, wide
from sheetsync.core.summary.report import Report

CARDS = (
    ("economics.revenue", "plan.revenue"),
    ("funnel.leads", "plan.leads"),
    ("qualification.target_share", "plan.target_share"),
    ("funnel.close_rate", ""),
    ("economics.cpql", ""),
    ("economics.cac", ""),
    ("economics.romi", ""),
)
SPAN = 6
"""Columns of each."""
_TABS = {"economics": "economics", "funnel": "funnel", "qualification": "qualification"}
_FOLLOWED = {
    "qualification.target_share": "qualification.non_target_share",
    "funnel.close_rate": "funnel.target_win_rate",
}
"""What is followed from time to time in place of a headline number that isn't."""
_LESS_IS_BETTER = frozenset({"qualification.non_target_share", "economics.cpql", "economics.cac", "economics.cpl"})
_HEIGHTS = (15.0, 27.0, 14.0)


def add_cards(page: Page) -> None:
    """Label, value, what it rests on; below them the moves, if any is proved, and what the arrows mean."""
    report = page.report
    labels: list[Spot | None] = []
    values: list[Spot | None] = []
    notes: list[Spot | None] = []
    for key, plan_key in CARDS:
        number = report.number(key)
        label = Spot(report.say(f"metric.{number.key}"), Style.CARD_LABEL)
        labels += wide(linked(report, label, _TABS[key.partition(".")[0]]), SPAN)
        values += wide(_value(report, number), SPAN)
        notes += wide(_note(report, number, plan_key), SPAN)
    for row, height in zip((labels, values, notes), _HEIGHTS, strict=True):
        page.heights[len(page.rows)] = height
        page.rows.append(tuple(row))
    _add_moves(page)


def _value(report: Report, number: Number) -> Spot:
    if number.value is None:
        return Spot("–", Style.CARD_VALUE, number.key)
    if report.is_few(number):
        return Spot(report.of(number), Style.CARD_VALUE, number.key)
    unit = number.metric.unit
    in_percent = unit is Unit.SHARE or number.metric.in_percent
    style = Style.CARD_MONEY if unit is Unit.MONEY else Style.CARD_SHARE if in_percent else Style.CARD_VALUE
    return Spot(native(number), style, number.key)


def _note(report: Report, number: Number, plan_key: str) -> Spot:
    """The k of n, and the plan: in colour where the interval excludes it."""
    if number.value is None:
        return Spot(report.why(number), Style.CARD_NOTE)
    parts = [report.of(number)] if number.metric.unit is Unit.SHARE and not report.is_few(number) else []
    plan = report.number(plan_key) if plan_key else None
    if plan is None or plan.value is None:
        return Spot(" · ".join(parts), Style.CARD_NOTE)
    parts.append(report.say("ceo.plan", plan=_planned(report, plan)))
    missed = number.high is not None and number.high < plan.value and not report.is_few(number)
    return Spot(" · ".join(parts), Style.WORSE if missed else Style.CARD_NOTE)


def _planned(report: Report, plan: Number) -> str:
    if plan.metric.unit is Unit.MONEY:
        return report.money(plan)
    return report.ratio_percent(plan) if plan.metric.unit is Unit.SHARE else report.count(round(plan.value or 0))


def _add_moves(page: Page) -> None:
    """One row of proved moves, none if there is none; nothing at all without an earlier window."""
    report, changes = page.report, page.report.changes
    if changes is None or changes.why:
        return
    moves = [_move(report, key) for key, _ in CARDS]
    if any(moves):
        page.heights[len(page.rows)] = _HEIGHTS[-1]
        page.rows.append(tuple(cell for move in moves for cell in wide(move or text(""), SPAN)))
    said = report.say(
        "ceo.moves" if any(moves) else "ceo.moves.none",
        now=days(report, changes.now),
        then=days(report, changes.then),
    )
    page.rows.append(tuple(wide(linked(report, Spot(said, Style.NOTE), "changes"), SPAN * len(CARDS))))


def _move(report: Report, key: str) -> Spot | None:
    """The arrow of a headline number, with the value then and now."""
    followed = _FOLLOWED.get(key, key)
    change = _change(report, followed)
    if change is None or not change.direction:
        return None
    values = {
        "arrow": "▲" if change.direction > 0 else "▼",
        "then": _said(report, change.then),
        "now": _said(report, change.now),
    }
    better = (change.direction > 0) != (followed in _LESS_IS_BETTER)
    phrase = "ceo.moved" if followed == key else "ceo.moved.other"
    said = (
        report.say(phrase, **values)
        if followed == key
        else report.say(phrase, metric=report.say(f"metric.{followed}"), **values)
    )
    return Spot(said, Style.BETTER if better else Style.WORSE)


def _change(report: Report, key: str) -> Change | None:
    changes = report.changes.changes if report.changes else ()
    return next((change for change in changes if change.now.key == key and not change.now.slice), None)


def _said(report: Report, number: Number) -> str:
    if number.metric.unit is Unit.MONEY:
        return report.money(number)
    return report.percent(number) if number.metric.unit is Unit.SHARE else report.count(float(number.value or 0))
