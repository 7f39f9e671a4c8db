"""The half-width panels of the CEO tab: the gap, the funnel, why leads are not target, why they are lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sheetsync.core.layout import Spot, Style
from sheetsync.core.metrics.base import Number, Slice
from sheetsync.core.norms import Source, Stage
from sheetsync.core.summary.blocks import spot, text
from sheetsync.core.summary.page import Row
from sheetsync.core.summary.plan_fact import PARTS
from sheetsync.core.summary.report import Report

HALF = 7
GAP_SPANS = (3, 1, 3)
FUNNEL_SPANS = (2, 1, 1, 3)
BAR_CELLS = 22
MOST_REASONS = 5


def gap_panel(report: Report) -> list[Row]:
    """Plan, the parts of the gap, fact, as rows with bars."""
    rows: list[Row] = [(Spot(report.say("ceo.gap"), Style.HEADING, span=HALF),)]
    plan = report.number("plan.revenue")
    if plan.value is None:
        return [*rows, (Spot(report.say("plan.none", why=report.why(plan)), Style.NOTE, span=HALF),)]
    for number in shown_gap(report):
        minus = (number.value or 0) < 0
        bar = Spot(_bar(bar_length(report, number)), Style.BAR_MINUS if minus else Style.BAR)
        label = text(report.say(f"metric.{number.key}"))
        rows.append(spanned([label, spot(report, number), bar], GAP_SPANS))
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


def funnel_panel(report: Report) -> list[Row]:
    """Every stage with its count, its conversion and a bar from the leads on."""
    rows: list[Row] = [(Spot(report.say("ceo.funnel"), Style.HEADING, span=HALF),)]
    top = float(report.number("funnel.leads").value or 0) or 1.0
    for stage, reached in shown_stages(report):
        bar = "" if stage.source is Source.TRAFFIC else _bar(float(reached.value or 0) / top)
        rate = report.number("funnel.conversion", stage=stage.key)
        told = text("") if rate.why == "no_cases" else spot(report, rate)
        cells = [text(report.stage(stage.key)), spot(report, reached), told, Spot(bar, Style.BAR)]
        rows.append(spanned(cells, FUNNEL_SPANS))
    rows.append((Spot(funnel_note(report), Style.NOTE, span=HALF),))
    return rows


def shown_stages(report: Report) -> list[tuple[Stage, Number]]:
    """The stages whose count can be told."""
    reached = {number.slice[0][1]: number for number in report.numbers.by("funnel.reached", "stage")}
    stages = [(stage, reached[stage.key]) for stage in report.facts.norms.stages if stage.key in reached]
    return [(stage, number) for stage, number in stages if number.value is not None]


def funnel_note(report: Report) -> str:
    """What the funnel's last line doesn't hold: wins of leads that aren't target, sales of older leads."""
    aside, sold = report.number("funnel.won_aside"), report.number("economics.won")
    counts = {"aside": report.count(int(aside.value or 0)), "sold": report.count(int(sold.value or 0))}
    return report.say("ceo.funnel.note" if aside.value is not None else "ceo.funnel.note.all", **counts)


def criteria_panel(report: Report) -> list[Row]:
    """Why leads are not target: the criteria that most of them fail."""
    share = report.number("qualification.non_target_share")
    rows: list[Row] = [(Spot(told_heading(report, "ceo.non_target", share), Style.HEADING, span=HALF),)]
    if share.value is None:
        return [*rows, (Spot(report.why(share), Style.NOTE, span=HALF),)]
    headers = ("dimension.criterion", "ceo.failed", "ceo.sole", "ceo.part")
    spans = (4, 1, 1, 1)
    rows.append(spanned([Spot(report.say(key), Style.COLUMN) for key in headers], spans))
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
        rows.append(spanned(cells, spans))
    return rows


def losses_panel(report: Report) -> list[Row]:
    """Why leads are lost: each stage's most frequent reason, its part of the losses there, what could come back."""
    substantive = report.number("losses.substantive_share")
    rows: list[Row] = [(Spot(told_heading(report, "ceo.losses", substantive), Style.HEADING, span=HALF),)]
    if not (found := main_losses(report)):
        return [*rows, (Spot(no_losses(report), Style.NOTE, span=HALF),)]
    headers = ("column.stage", "ceo.reason", "ceo.lost", "ceo.part", "metric.losses.recoverable")
    spans = (1, 3, 1, 1, 1)
    rows.append(spanned([Spot(report.say(key), Style.COLUMN) for key in headers], spans))
    for where, lost in found:
        (_, stage), (_, reason) = where
        share, money = (report.numbers.by_key[f"losses.{key}"][where] for key in ("reason_share", "recoverable"))
        named = [text(report.stage(stage)), text(report.label(reason))]
        rows.append(spanned([*named, *(spot(report, number) for number in (lost, share, money))], spans))
    return rows


def told_heading(report: Report, key: str, rate: Number) -> str:
    """A panel's heading with its rate, or without one that can't be told."""
    return report.say(f"{key}.untold") if rate.value is None else report.say(key, rate=report.rate(rate))


def no_losses(report: Report) -> str:
    """Why there are no reasons to show: nothing was lost, or nobody can say why."""
    substantive = report.number("losses.substantive_share")
    return report.why(substantive) if report.number("funnel.lost").value else report.say("losses.none")


def main_losses(report: Report) -> list[tuple[Slice, Number]]:
    """The most frequent reason of each stage's losses, in stage order."""
    largest: dict[str, tuple[Slice, Number]] = {}
    for number in report.numbers.by("losses.by_reason", "stage", "reason"):
        stage = number.slice[0][1]
        if number.value and (stage not in largest or number.value > (largest[stage][1].value or 0)):
            largest[stage] = (number.slice, number)
    order = [stage.key for stage in report.facts.norms.stages]
    return [largest[stage] for stage in sorted(largest, key=order.index)]


def _bar(share: float) -> str:
    """A bar of block characters, at least a sliver for what isn't nothing."""
    eighths = round(min(max(share, 0.0), 1.0) * BAR_CELLS * 8) or (1 if share > 0 else 0)
    return "█" * (eighths // 8) + ("▏▎▍▌▋▊▉"[eighths % 8 - 1] if eighths % 8 else "")


def spanned(cells: Sequence[Spot], spans: Sequence[int]) -> Row:
    """Cells side by side, each merged over so many columns."""
    row: list[Spot | None] = []
    for cell, span in zip(cells, spans, strict=True):
        row += wide(cell, span)
    return tuple(row)


def wide(cell: Spot, span: int) -> list[Spot | None]:
    """A cell merged over so many columns."""
    return [replace(cell, span=span), *[None] * (span - 1)]
