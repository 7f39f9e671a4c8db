"""The panels of the CEO tab: the gap, the funnel, why leads are not target, why they are lost."""

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

GAP_SPANS = (6, 3, 4)
FUNNEL_SPANS = (4, 3, 3, 3)
CRITERIA_SPANS = (6, 3, 2, 3)
LOSSES_SPANS = (7, 2, 2, 3)
BAR_CELLS = 13
MOST_REASONS = 5
MOST_ROWS = 4
"""Criteria, and stages of losses, that a panel has room for."""


def gap_panel(report: Report) -> list[Row]:
    """Plan, the parts of the gap, fact, as rows with bars."""
    span = sum(GAP_SPANS)
    rows: list[Row] = [heading(report, report.say("ceo.gap"), "plan_fact", span)]
    plan = report.number("plan.revenue")
    if plan.value is None:
        return [*rows, (Spot(report.say("plan.none", why=report.why(plan)), Style.NOTE, span=span),)]
    for number in shown_gap(report):
        minus = (number.value or 0) < 0
        bar = Spot(_bar(bar_length(report, number)), Style.BAR_MINUS if minus else Style.BAR)
        label = text(report.say(f"metric.{number.key}"))
        rows.append(spanned([label, spot(report, number), bar], GAP_SPANS))
    if report.number("gap.marketing").value is None:
        rows.append((Spot(report.why(report.number("gap.marketing")), Style.NOTE, span=span),))
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
    span = sum(FUNNEL_SPANS)
    rows: list[Row] = [heading(report, report.say("ceo.funnel"), "funnel", span)]
    top = float(report.number("funnel.leads").value or 0) or 1.0
    for stage, reached in shown_stages(report):
        bar = "" if stage.source is Source.TRAFFIC else _bar(float(reached.value or 0) / top)
        rate = report.number("funnel.conversion", stage=stage.key)
        told = text("") if rate.why == "no_cases" else spot(report, rate)
        cells = [text(report.stage(stage.key)), spot(report, reached), told, Spot(bar, Style.BAR)]
        rows.append(spanned(cells, FUNNEL_SPANS))
    rows += [(Spot(line, Style.NOTE, span=span),) for line in _funnel_lines(report)]
    return rows


def shown_stages(report: Report) -> list[tuple[Stage, Number]]:
    """The stages whose count can be told."""
    reached = {number.slice[0][1]: number for number in report.numbers.by("funnel.reached", "stage")}
    stages = [(stage, reached[stage.key]) for stage in report.facts.norms.stages if stage.key in reached]
    return [(stage, number) for stage, number in stages if number.value is not None]


def funnel_note(report: Report) -> str:
    """What the funnel's last line doesn't hold: wins of leads that aren't target, sales of older leads."""
    return " ".join(_funnel_lines(report))


def _funnel_lines(report: Report) -> list[str]:
    aside, sold = report.number("funnel.won_aside"), report.number("economics.won")
    counts = {"aside": report.count(int(aside.value or 0)), "sold": report.count(int(sold.value or 0))}
    told = "ceo.funnel.note" if aside.value is not None else "ceo.funnel.note.all"
    rest = (
        report.say("ceo.funnel.aside", **counts) if aside.value is not None else report.say("ceo.funnel.sold", **counts)
    )
    return [report.say(told), rest]


def criteria_panel(report: Report) -> list[Row]:
    """Why leads are not target: the criteria that most of them fail."""
    span = sum(CRITERIA_SPANS)
    share = report.number("qualification.non_target_share")
    rows: list[Row] = [
        heading(report, _rated(report, "ceo.why_not_target", "ceo.non_target.untold", share), "qualification", span)
    ]
    if share.value is None:
        return [*rows, (Spot(report.why(share), Style.NOTE, span=span),)]
    parts = sorted(
        report.numbers.by("qualification.failed_part", "criterion"), key=lambda n: (-(n.value or 0), n.slice)
    )
    if parts:
        rows.append(_columns(report, ("dimension.criterion", "ceo.failed", "ceo.sole", "ceo.part"), CRITERIA_SPANS))
    total = float(report.number("qualification.non_target").value or 0) or 1.0
    for part in parts[:MOST_ROWS]:
        name = part.slice[0][1]
        failed, sole = (report.number(f"qualification.{key}", criterion=name) for key in ("failed", "failed_sole"))
        cells = [
            text(report.label(name)),
            Spot(failed.k, Style.COUNT, failed.key),
            spot(report, sole),
            Spot(float(part.value or 0) / total, Style.SHARE, part.key),
        ]
        rows.append(spanned(cells, CRITERIA_SPANS))
    return rows


def losses_panel(report: Report) -> list[Row]:
    """Why leads are lost: each stage's most frequent reason, its part of the losses there, what could come back."""
    span = sum(LOSSES_SPANS)
    substantive = report.number("losses.substantive_share")
    rows: list[Row] = [
        heading(report, _rated(report, "ceo.why_lost", "ceo.losses.untold", substantive), "losses", span)
    ]
    if not (found := main_losses(report)):
        return [*rows, (Spot(no_losses(report), Style.NOTE, span=span),)]
    rows.append(_columns(report, ("ceo.reason", "ceo.lost", "ceo.part", "ceo.recoverable"), LOSSES_SPANS))
    for where, lost in found[:MOST_ROWS]:
        (_, stage), (_, reason) = where
        share, money = (report.numbers.by_key[f"losses.{key}"][where] for key in ("reason_share", "recoverable"))
        named = text(f"{report.stage(stage)} · {report.label(reason)}")
        rows.append(spanned([named, *(spot(report, number) for number in (lost, share, money))], LOSSES_SPANS))
    return rows


def told_heading(report: Report, key: str, rate: Number) -> str:
    """A block's heading with its rate, or without one that can't be told."""
    return _rated(report, key, f"{key}.untold", rate)


def _rated(report: Report, key: str, untold: str, rate: Number) -> str:
    return report.say(untold) if rate.value is None else report.say(key, rate=report.rate(rate))


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


def _columns(report: Report, keys: Sequence[str], spans: Sequence[int]) -> Row:
    return spanned([Spot(report.say(key), Style.COLUMN) for key in keys], spans)


def heading(report: Report, words: str, role: str, span: int) -> Row:
    """A panel's name, which leads to the tab that says more."""
    return (replace(linked(report, Spot(report.say("ceo.heading", heading=words), Style.HEADING), role), span=span),)


def linked(report: Report, cell: Spot, role: str) -> Spot:
    """A cell that leads to a summary tab."""
    title = report.say(f"tab.{role}").replace("'", "''")
    return replace(cell, link=f"'{title}'!A1")


def spanned(cells: Sequence[Spot], spans: Sequence[int]) -> Row:
    """Cells side by side, each merged over so many columns."""
    row: list[Spot | None] = []
    for cell, span in zip(cells, spans, strict=True):
        row += wide(cell, span)
    return tuple(row)


def wide(cell: Spot, span: int) -> list[Spot | None]:
    """A cell merged over so many columns."""
    return [replace(cell, span=span), *[None] * (span - 1)]
