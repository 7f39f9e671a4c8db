"""The CEO tab: one screen. Where the plan stands, whose part is what, why leads are lost, how far to trust it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from sheetsync.core.issues import Owner, Severity
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.metrics.base import Number, Slice, Unit
from sheetsync.core.norms import Source
from sheetsync.core.summary.answer import answer
from sheetsync.core.summary.blocks import TALL, Page, Row, as_total, native, spot, text, told_slices
from sheetsync.core.summary.plan_fact import PARTS
from sheetsync.core.summary.report import Report

HALF = 7
GAP = 1
WIDTH = HALF + GAP + HALF
WIDTHS = (11.0,) * HALF + (3.0,) * GAP + (11.0,) * HALF
CARD_SPANS = (2, 2, 2, 3, 2, 2, 2)
BAR_CELLS = 22
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
MOST_REASONS = 5
NUMBERED_TABS = ("deals", "spend", "plan", "criteria", "loss_reasons")
"""Entry tabs without which numbers are off."""


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
    _side_by_side(page, gap_block(report), funnel_block(report))
    _side_by_side(page, criteria_block(report), losses_block(report))
    _segments(page)
    return page.sheet(WIDTHS, frozen=2, one_page=True)


def _status(report: Report) -> str:
    review = report.next_review
    said = report.say("ceo.next_review", date=report.day(review)) if review else report.say("ceo.no_review")
    return f"{report.as_of_line()} · {said}"


def warnings(report: Report) -> list[str]:
    """How far the numbers can be trusted: the gate, what is off, how many errors."""
    found = []
    for owner in (Owner.MARKETING, Owner.SALES):
        if failed := report.gate.get(owner):
            names = ", ".join(f"{report.say(f'metric.{key}')} {_trust(report, key, owner)}" for key in failed)
            found.append(report.say("trust.failed", owner=report.say(f"owner.{owner.value}"), what=names))
    if missing := [report.thing(role) for role in NUMBERED_TABS if role in report.facts.off]:
        found.append(report.say("ceo.off", what=", ".join(missing)))
    if errors := report.errors():
        cells = [
            f"{report.titles.get(issue.tab, issue.tab)}!{cell}"
            for issue in report.issues
            if issue.severity is Severity.ERROR
            for cell in issue.cells()
            if cell
        ]
        named = ", ".join(cells[:3]) + (" …" if len(cells) > 3 else "")
        found.append(report.say("ceo.errors", count=report.count(errors), cells=named))
    return found


def _trust(report: Report, key: str, owner: Owner) -> str:
    return report.rate(report.number(key, department=owner.value))


def _cards(page: Page) -> None:
    """The headline numbers, each with its plan or its k of n."""
    report = page.report
    labels: list[Spot | None] = []
    values: list[Spot | None] = []
    notes: list[Spot | None] = []
    for (key, plan_key), span in zip(CARDS, CARD_SPANS, strict=True):
        number = report.number(key)
        labels += _wide(Spot(report.say(f"metric.{number.key}"), Style.CARD_LABEL), span)
        values += _wide(_card_value(report, number), span)
        notes += _wide(Spot(_card_note(report, number, plan_key), Style.CARD_NOTE), span)
    for row, height in ((labels, 15.0), (values, 27.0), (notes, 15.0)):
        page.heights[len(page.rows)] = height
        page.rows.append(tuple(row))


def _wide(cell: Spot, span: int) -> list[Spot | None]:
    """A cell merged over so many columns."""
    return [replace(cell, span=span), *[None] * (span - 1)]


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


def _side_by_side(page: Page, left: Sequence[Row], right: Sequence[Row]) -> None:
    """Two blocks of half the width each."""
    page.rows.append(())
    for a, b in zip_longest(left, right, fillvalue=()):
        if any(cell is not None and cell.style is Style.COLUMN for cell in (*a, *b)):
            page.heights[len(page.rows)] = TALL
        page.rows.append((*_padded(a, HALF + GAP), *_padded(b, HALF)))


def _padded(row: Row, width: int) -> Row:
    return (*row, *[None] * (width - len(row)))


def _bar(share: float) -> str:
    """A bar of block characters, at least a sliver for what isn't nothing."""
    eighths = round(min(max(share, 0.0), 1.0) * BAR_CELLS * 8) or (1 if share > 0 else 0)
    return "█" * (eighths // 8) + ("▏▎▍▌▋▊▉"[eighths % 8 - 1] if eighths % 8 else "")


def gap_block(report: Report) -> list[Row]:
    """Plan, the parts of the gap, fact, as rows with bars."""
    rows: list[Row] = [(Spot(report.say("ceo.gap"), Style.HEADING, span=HALF),)]
    plan = report.number("plan.revenue")
    if plan.value is None:
        return [*rows, (Spot(report.say("plan.none", why=report.why(plan)), Style.NOTE, span=HALF),)]
    for number in shown_gap(report):
        minus = (number.value or 0) < 0
        bar = Spot(_bar(bar_length(report, number)), Style.BAR_MINUS if minus else Style.BAR)
        label = text(report.say(f"metric.{number.key}"))
        rows.append(_spanned([label, spot(report, number), bar], (3, 1, 3)))
    if report.number("gap.marketing").value is None:
        rows.append((Spot(report.why(report.number("gap.marketing")), Style.NOTE, span=HALF),))
    return rows


def shown_gap(report: Report) -> list[Number]:
    """Plan, the parts that can be told, fact; an empty rest outside the identity isn't worth a line."""
    numbers = [report.number(key) for key in ("plan.revenue", *PARTS, "fact.revenue")]
    return [n for n in numbers if n.value is not None and (n.value or n.key != "gap.outside")]


def bar_length(report: Report, number: Number) -> float:
    """A bar's part of the longest of its kind: parts of the gap among themselves, plan and fact likewise."""
    is_part = number.key in PARTS
    longest = max(abs(float(n.value or 0)) for n in shown_gap(report) if (n.key in PARTS) == is_part)
    return abs(float(number.value or 0)) / longest if longest else 0.0


def funnel_block(report: Report) -> list[Row]:
    """Every stage with its count, its conversion and a bar from the leads on."""
    rows: list[Row] = [(Spot(report.say("ceo.funnel"), Style.HEADING, span=HALF),)]
    top = float(report.number("funnel.leads").value or 0) or 1.0
    for stage in report.facts.norms.stages:
        if not report.numbers.has("funnel.reached", stage=stage.key):
            continue
        reached = report.number("funnel.reached", stage=stage.key)
        if reached.value is None:
            continue
        bar = "" if stage.source is Source.TRAFFIC else _bar(float(reached.value) / top)
        rate = report.number("funnel.conversion", stage=stage.key)
        told = text("") if rate.why == "no_cases" else spot(report, rate)
        cells = [text(report.stage(stage.key)), spot(report, reached), told, Spot(bar, Style.BAR)]
        rows.append(_spanned(cells, (2, 1, 1, 3)))
    rows.append((Spot(funnel_note(report), Style.NOTE, span=HALF),))
    return rows


def funnel_note(report: Report) -> str:
    """What the funnel's last line doesn't hold: wins of leads that aren't target, sales of older leads."""
    aside, sold = report.number("funnel.won_aside"), report.number("economics.won")
    counts = {"aside": report.count(int(aside.value or 0)), "sold": report.count(int(sold.value or 0))}
    return report.say("ceo.funnel.note" if aside.value is not None else "ceo.funnel.note.all", **counts)


def criteria_block(report: Report) -> list[Row]:
    """Why leads are not target: the criteria that most of them fail."""
    share = report.number("qualification.non_target_share")
    rows: list[Row] = [(Spot(report.say("ceo.non_target", rate=report.rate(share)), Style.HEADING, span=HALF),)]
    if share.value is None:
        return [*rows, (Spot(report.why(share), Style.NOTE, span=HALF),)]
    headers = ("dimension.criterion", "ceo.failed", "ceo.sole", "ceo.part")
    spans = (4, 1, 1, 1)
    rows.append(_spanned([Spot(report.say(key), Style.COLUMN) for key in headers], spans))
    parts = sorted(
        report.numbers.by("qualification.failed_part", "criterion"), key=lambda n: (-(n.value or 0), n.slice)
    )
    total = float(report.number("qualification.non_target").value or 0) or 1.0
    for part in parts[:MOST_REASONS]:
        name = part.slice[0][1]
        failed, sole = (report.number(f"qualification.{key}", criterion=name) for key in ("failed", "failed_sole"))
        cells = [
            text(name),
            Spot(failed.k, Style.COUNT, failed.key),
            spot(report, sole),
            Spot(float(part.value or 0) / total, Style.SHARE, part.key),
        ]
        rows.append(_spanned(cells, spans))
    return rows


def losses_block(report: Report) -> list[Row]:
    """Why leads are lost: each stage's most frequent reason, its part of the losses there, what could come back."""
    substantive = report.number("losses.substantive_share")
    rows: list[Row] = [(Spot(report.say("ceo.losses", rate=report.rate(substantive)), Style.HEADING, span=HALF),)]
    headers = ("column.stage", "ceo.reason", "ceo.lost", "ceo.part", "metric.losses.recoverable")
    spans = (1, 3, 1, 1, 1)
    rows.append(_spanned([Spot(report.say(key), Style.COLUMN) for key in headers], spans))
    for where, lost in main_losses(report):
        (_, stage), (_, reason) = where
        share, money = (report.numbers.by_key[f"losses.{key}"][where] for key in ("reason_share", "recoverable"))
        named = [text(report.stage(stage)), text(report.label(reason))]
        rows.append(_spanned([*named, *(spot(report, number) for number in (lost, share, money))], spans))
    if len(rows) == 2:
        rows.append((Spot(report.say("losses.none"), Style.NOTE, span=HALF),))
    return rows


def main_losses(report: Report) -> list[tuple[Slice, Number]]:
    """The most frequent reason of each stage's losses, in stage order."""
    largest: dict[str, tuple[Slice, Number]] = {}
    for number in report.numbers.by("losses.by_reason", "stage", "reason"):
        stage = number.slice[0][1]
        if number.value and (stage not in largest or number.value > (largest[stage][1].value or 0)):
            largest[stage] = (number.slice, number)
    order = [stage.key for stage in report.facts.norms.stages]
    return [largest[stage] for stage in sorted(largest, key=order.index)]


def _spanned(cells: Sequence[Spot], spans: Sequence[int]) -> Row:
    row: list[Spot | None] = []
    for cell, span in zip(cells, spans, strict=True):
        row += _wide(cell, span)
    return tuple(row)


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
    page.rows.append(_spanned(headers, spans))
    for where in [*told_slices(report, ("segment",), SEGMENT_KEYS), ()]:
        label = report.label(where[0][1]) if where else report.say("label.total")
        cells = [text(label), *(spot(report, report.numbers.by_key[key][where]) for key in SEGMENT_KEYS)]
        row = _spanned(cells, spans)
        page.rows.append(row if where else tuple(as_total(cell) for cell in row))
