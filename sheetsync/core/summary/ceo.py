"""The CEO tab: one screen that says where the plan stands, whose part is what, why leads are lost, how far to trust it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from sheetsync.core.issues import Owner, Severity
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.metrics.base import Number, Unit
from sheetsync.core.norms import Source
from sheetsync.core.summary.answer import answer
from sheetsync.core.summary.blocks import Page, Row, as_total, native, spot, text
from sheetsync.core.summary.plan_fact import PARTS
from sheetsync.core.summary.report import Report

WIDTH = 14
HALF = WIDTH // 2
BAR_CELLS = 16
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
    return page.sheet((11,) * WIDTH, frozen=2, one_page=True)


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
    missing = [report.thing(reason.partition(":")[2]) for reason in report.off.values() if reason.startswith("no_tab:")]
    if missing:
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
    for key, plan_key in CARDS:
        number = report.number(key)
        labels += _wide(Spot(report.say(f"metric.{number.key}"), Style.CARD_LABEL, span=2))
        values += _wide(_card_value(report, number))
        notes += _wide(Spot(_card_note(report, number, plan_key), Style.CARD_NOTE, span=2))
    for row, height in ((labels, 15.0), (values, 27.0), (notes, 15.0)):
        page.heights[len(page.rows)] = height
        page.rows.append(tuple(row))


def _wide(cell: Spot) -> list[Spot | None]:
    return [cell, *[None] * (cell.span - 1)]


def _card_value(report: Report, number: Number) -> Spot:
    styles = {Unit.MONEY: Style.CARD_MONEY, Unit.SHARE: Style.CARD_SHARE, Unit.RATIO: Style.CARD_SHARE}
    if number.value is None:
        return Spot("–", Style.CARD_VALUE, number.key, span=2)
    if report.is_few(number):
        return Spot(report.of(number), Style.CARD_VALUE, number.key, span=2)
    return Spot(native(number), styles.get(number.metric.unit, Style.CARD_VALUE), number.key, span=2)


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
        page.rows.append((*_padded(a, HALF), *_padded(b, HALF)))


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
    numbers = shown_gap(report)
    largest = max((abs(n.value or 0) for n in numbers), default=0) or 1
    for number in numbers:
        bar = Spot(_bar(float(abs(number.value or 0) / largest)), Style.BAR_MINUS if (number.value or 0) < 0 else Style.BAR, span=3)
        rows.append((*_wide(Spot(report.say(f"metric.{number.key}"), span=2)), *_wide(_amount(report, number)), *_wide(bar)))
    if report.number("gap.marketing").value is None:
        rows.append((Spot(report.why(report.number("gap.marketing")), Style.NOTE, span=HALF),))
    return rows


def shown_gap(report: Report) -> list[Number]:
    """Plan, the parts that can be told, fact; an empty rest outside the identity isn't worth a line."""
    numbers = [report.number(key) for key in ("plan.revenue", *PARTS, "fact.revenue")]
    return [n for n in numbers if n.value is not None and (n.value or n.key != "gap.outside")]


def _amount(report: Report, number: Number) -> Spot:
    cell = spot(report, number)
    return Spot(cell.value, cell.style, cell.key, span=2)


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
        traffic = stage.source is Source.TRAFFIC
        rate = report.number("funnel.conversion", stage=stage.key)
        rows.append(
            (
                *_wide(Spot(report.stage(stage.key), span=2)),
                spot(report, reached),
                spot(report, rate),
                Spot("" if traffic else _bar(float(reached.value) / top), Style.BAR, span=3),
            )
        )
    return rows


def criteria_block(report: Report) -> list[Row]:
    """Why leads are not target: the criteria that most of them fail."""
    share = report.number("qualification.non_target_share")
    rows: list[Row] = [(Spot(report.say("ceo.non_target", rate=report.rate(share)), Style.HEADING, span=HALF),)]
    if share.value is None:
        return [*rows, (Spot(report.why(share), Style.NOTE, span=HALF),)]
    headers = ("dimension.criterion", "ceo.failed", "ceo.sole", "ceo.part")
    spans = (4, 1, 1, 1)
    rows.append(_spanned([Spot(report.say(key), Style.COLUMN) for key in headers], spans))
    parts = sorted(report.numbers.by("qualification.failed_part", "criterion"), key=lambda n: (-(n.value or 0), n.slice))
    total = float(report.number("qualification.non_target").value or 0) or 1.0
    for part in parts[:MOST_REASONS]:
        name = part.slice[0][1]
        failed, sole = (report.number(f"qualification.{key}", criterion=name) for key in ("failed", "failed_sole"))
        cells = [text(name), Spot(failed.k, Style.COUNT, failed.key), spot(report, sole), Spot(float(part.value or 0) / total, Style.SHARE, part.key)]
        rows.append(_spanned(cells, spans))
    return rows


def losses_block(report: Report) -> list[Row]:
    """Why leads are lost: stage and reason, the most recoverable money first."""
    substantive = report.number("losses.substantive_share")
    rows: list[Row] = [(Spot(report.say("ceo.losses", rate=report.rate(substantive)), Style.HEADING, span=HALF),)]
    headers = ("column.stage", "dimension.reason", "ceo.lost", "metric.losses.recoverable")
    spans = (2, 3, 1, 1)
    rows.append(_spanned([Spot(report.say(key), Style.COLUMN) for key in headers], spans))
    for where, count, money in top_losses(report)[:MOST_REASONS]:
        (_, stage), (_, reason) = where
        cells = [text(report.stage(stage)), text(report.label(reason)), spot(report, count), spot(report, money)]
        rows.append(_spanned(cells, spans))
    return rows


def top_losses(report: Report) -> list[tuple[tuple[tuple[str, str], ...], Number, Number]]:
    """Pairs of stage and reason with their count and recoverable money, the largest first."""
    money = report.numbers.by_key.get("losses.recoverable", {})
    pairs = [(n.slice, n, money[n.slice]) for n in report.numbers.by("losses.by_reason", "stage", "reason") if n.value]
    return sorted(pairs, key=lambda pair: (-float(pair[2].value or 0), -int(pair[1].value or 0), pair[0]))


def _spanned(cells: Sequence[Spot], spans: Sequence[int]) -> Row:
    row: list[Spot | None] = []
    for cell, span in zip(cells, spans, strict=True):
        row += _wide(Spot(cell.value, cell.style, cell.key, cell.link, span))
    return tuple(row)


def _segments(page: Page) -> None:
    """Unit economics by segment on one line each."""
    report = page.report
    page.rows.append(())
    page.rows.append((Spot(report.say("ceo.segments"), Style.HEADING, span=WIDTH),))
    headers = [Spot(report.say("dimension.segment"), Style.COLUMN), *(Spot(report.say(f"metric.{key}"), Style.COLUMN) for key in SEGMENT_KEYS)]
    spans = (3, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1)
    page.heights[len(page.rows)] = 30
    page.rows.append(_spanned(headers, spans))
    for where in [n.slice for n in report.numbers.by("funnel.leads", "segment")] + [()]:
        label = report.label(where[0][1]) if where else report.say("label.total")
        cells = [text(label), *(spot(report, report.numbers.by_key[key][where]) for key in SEGMENT_KEYS)]
        row = _spanned(cells, spans)
        page.rows.append(row if where else tuple(as_total(cell) for cell in row))
