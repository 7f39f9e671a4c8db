"""The memo's blocks that show how the period went."""

from __future__ import annotations

from sheetsync.core.issues import Severity
from sheetsync.core.lang import figures
from sheetsync.core.memo.brevity import clipped, sentence
from sheetsync.core.memo.parts import Block, Figure, Line, Table
from sheetsync.core.metrics.base import Number, Unit
from sheetsync.core.metrics.catalogue import metric
from sheetsync.core.norms import Source
from sheetsync.core.summary import Report
from sheetsync.core.summary.blocks import told_slices
from sheetsync.core.summary.ceo import SEGMENT_KEYS
from sheetsync.core.summary.issues import in_order, sentences
from sheetsync.core.summary.panels import (
    MOST_REASONS,
    bar_length,
    funnel_note,
    main_losses,
    no_losses,
    shown_gap,
    told_heading,
)
from sheetsync.core.summary.warnings import warnings

MOST_SEGMENTS = 4
"""More columns than these (and the total) don't fit the width of a letter."""


def figure(report: Report, number: Number, *, signed: bool = False) -> str:
    """A number as text, by its unit."""
    if number.value is None:
        return "–"
    unit = number.metric.unit
    if unit is Unit.MONEY:
        return report.money(number, signed=signed)
    if unit is Unit.SHARE:
        return report.percent(number)
    if number.metric.in_percent:
        return report.ratio_percent(number)
    if unit is Unit.COUNT:
        return report.count(float(number.value))
    return report.plain(number)


def bare(report: Report, number: Number) -> str:
    """The same where the currency stands beside."""
    if number.value is None or number.metric.unit is not Unit.MONEY:
        return figure(report, number)
    return figures.short_amount(number.value, report.lang)


def card_line(report: Report, number: Number) -> Line:
    """One headline number with what it rests on, or why it can't be told."""
    few = report.is_few(number)
    has_counts = number.metric.unit is Unit.SHARE and number.value is not None and not few
    value = report.of(number) if few else figure(report, number)
    note = report.of(number) if has_counts else report.why(number)
    return Line(report.say(f"metric.{number.key}"), value, note, key=number.key)


def gap_block(report: Report) -> Block:
    """Plan, the parts of the gap, fact."""
    plan = report.number("plan.revenue")
    if plan.value is None:
        return Block(report.say("ceo.gap"), text=sentence(report.say("plan.none", why=report.why(plan))))
    lines = tuple(
        Line(
            report.say(f"metric.{n.key}"),
            report.money(n, signed=n.key.startswith("gap.")),
            bar=_percent(bar_length(report, n)),
            minus=(n.value or 0) < 0,
            key=n.key,
        )
        for n in shown_gap(report)
    )
    return Block(report.say("ceo.gap"), lines, sentence(report.why(report.number("gap.marketing"))))


def _percent(share: float) -> int:
    """A bar's length, at least 1 for what isn't nothing."""
    return max(1, round(100 * share)) if share > 0 else 0


def funnel_block(report: Report) -> Block:
    """Every stage that can be told, with its conversion."""
    leads = float(report.number("funnel.leads").value or 0) or 1.0
    lines = []
    for stage in report.facts.norms.stages:
        if not report.numbers.has("funnel.reached", stage=stage.key):
            continue
        reached = report.number("funnel.reached", stage=stage.key)
        if reached.value is None:
            continue
        rate = report.number("funnel.conversion", stage=stage.key)
        bar = 0 if stage.source is Source.TRAFFIC else _percent(float(reached.value) / leads)
        lines.append(
            Line(
                report.stage(stage.key),
                report.count(float(reached.value)),
                _rated(report, rate),
                bar,
                key=reached.key,
                where=reached.slice,
            )
        )
    return Block(report.say("ceo.funnel"), tuple(lines), funnel_note(report))


def _rated(report: Report, rate: Number) -> str:
    if rate.value is None:
        return "" if rate.why in ("", "no_cases") else report.why(rate)
    return report.rate(rate)


def non_target_block(report: Report) -> Block:
    """The non-target share and the criteria that leads fail, by their part of it."""
    share = report.number("qualification.non_target_share")
    heading = told_heading(report, "ceo.non_target", share)
    if share.value is None:
        return Block(heading, text=sentence(report.why(share)))
    parts = sorted(
        report.numbers.by("qualification.failed_part", "criterion"), key=lambda n: (-(n.value or 0), n.slice)
    )
    total = float(report.number("qualification.non_target").value or 0) or 1.0
    lines = []
    for part in parts[:MOST_REASONS]:
        name = part.slice[0][1]
        failed = report.number("qualification.failed", criterion=name)
        sole = report.number("qualification.failed_sole", criterion=name)
        note = report.say("memo.sole", count=report.count(int(sole.value or 0)))
        bar = _percent(float(part.value or 0) / total)
        lines.append(Line(report.label(name), report.rate(failed), note, bar, key=failed.key, where=failed.slice))
    if report.is_few(share):
        return Block(heading, tuple(lines))
    low, high = report.number("qualification.non_target_min"), report.number("qualification.non_target_max")
    bounds = report.say(
        "memo.bounds",
        interval=report.interval(share) or "–",
        low=report.percent(low),
        high=report.percent(high),
        coverage=report.rate(report.number("qualification.coverage")),
    )
    return Block(heading, tuple(lines), bounds)


def losses_block(report: Report) -> Block:
    """The most frequent reason of every stage, with what it may bring back."""
    lines = []
    for where, _ in main_losses(report):
        (_, stage), (_, reason) = where
        share, money = (report.numbers.by_key[f"losses.{key}"][where] for key in ("reason_share", "recoverable"))
        recoverable = report.say("memo.recoverable", money=report.money(money)) if money.value is not None else ""
        bar = _percent(float(share.value or 0))
        label = f"{report.stage(stage)} · {report.label(reason)}"
        lines.append(Line(label, report.rate(share), recoverable, bar, key=share.key, where=where))
    heading = told_heading(report, "ceo.losses", report.number("losses.substantive_share"))
    if not lines:
        return Block(heading, text=sentence(no_losses(report)))
    notes = ["memo.losses.note", *(["memo.losses.recoverable"] if any(line.note for line in lines) else [])]
    return Block(heading, tuple(lines), " ".join(map(report.say, notes)))


def segments_table(report: Report) -> Table:
    """Unit economics, a column per segment."""
    columns = (report.say("dimension.segment"), *(_column(report, key) for key in SEGMENT_KEYS))
    slices = told_slices(report, ("segment",), SEGMENT_KEYS)
    text = ""
    if len(slices) > MOST_SEGMENTS:
        revenue = report.numbers.by_key["economics.revenue"]
        slices = sorted(slices, key=lambda where: -float(revenue[where].value or 0))[:MOST_SEGMENTS]
        text = report.say("memo.segments", count=MOST_SEGMENTS)
    rows = [
        (
            Figure(report.label(where[0][1]) if where else report.say("label.total")),
            *(Figure(bare(report, report.numbers.by_key[key][where]), key, where=where) for key in SEGMENT_KEYS),
        )
        for where in [*slices, ()]
    ]
    return Table(report.say("ceo.segments"), columns, tuple(rows), SEGMENT_KEYS, text)


def _column(report: Report, key: str) -> str:
    """A metric's name, with the currency where it is money."""
    name = report.say(f"metric.{key}")
    return f"{name}, {figures.symbol(report.currency, report.lang)}" if metric(key).unit is Unit.MONEY else name


def data_block(report: Report) -> Block:
    """What is known to be wrong: the gate, what is off, and the largest errors."""
    lines = [Line(warning, "") for warning in warnings(report)]
    errors = [issue for issue in in_order(report.issues) if issue.severity is Severity.ERROR]
    for issue in errors[:MOST_REASONS]:
        cell = next(issue.cells())
        place = f"{report.titles.get(issue.tab, issue.tab)}!{cell}"
        lines.append(Line(clipped(" ".join(sentences(issue, report.lang))), place, row=(issue.tab, cell)))
    counts = report.say(
        "memo.rows",
        rows=report.count(sum(t.rows for t in report.tallies)),
        used=report.count(sum(t.used for t in report.tallies)),
        left_out=report.count(sum(t.left_out for t in report.tallies)),
        blank=report.count(sum(t.blank for t in report.tallies)),
    )
    return Block(report.say("memo.data"), tuple(lines), counts)
