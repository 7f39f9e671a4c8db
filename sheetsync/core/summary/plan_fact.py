"""The Plan and fact tab: the gap, and whose part of it is what."""

from __future__ import annotations

from sheetsync.core.issues import Owner
from sheetsync.core.lang import figures
from sheetsync.core.layout import ChartKind, Sheet, Spot, Style
from sheetsync.core.metrics.base import Number, Unit
from sheetsync.core.metrics.indices import excludes_one
from sheetsync.core.summary.blocks import reasons, slice_block, spot, text
from sheetsync.core.summary.page import Page
from sheetsync.core.summary.report import Report

MEASURES = (
    ("plan.leads", "fact.leads"),
    ("plan.target_share", "fact.target_share"),
    ("plan.target", "fact.target"),
    ("plan.win_rate", "fact.win_rate"),
    ("plan.won", "fact.won"),
    ("plan.average_check", "fact.average_check"),
    ("plan.revenue", "fact.revenue"),
    ("plan.spend", "fact.spend"),
)
PARTS = ("gap.volume", "gap.mix", "gap.quality", "gap.conversion", "gap.check", "gap.outside")
SLICE_KEYS = (
    "plan.revenue",
    "fact.revenue",
    "plan.completion",
    "gap.revenue",
    *PARTS,
)
_DEPARTMENTS = ("gap.marketing", "gap.sales")
"""Whose part is what: told only where the entries can be trusted."""


def sheet(report: Report) -> Sheet:
    """The whole tab."""
    page = Page(report, "plan_fact")
    page.head(10)
    if report.number("plan.revenue").value is None:
        page.note(report.say("plan.none", why=report.why(report.number("plan.revenue"))), Style.WARNING)
        return page.sheet((34, *[16] * 12))
    _measures(page)
    _gap(page)
    _swap(page)
    _indices(page)
    keys = (*SLICE_KEYS, *_DEPARTMENTS) if report.trusted(Owner.MARKETING, Owner.SALES) else SLICE_KEYS
    for dimension in ("month", "segment"):
        slice_block(page, "plan.by", (dimension,), keys)
    slice_block(page, "plan.pairs", ("month", "segment"), keys)
    return page.sheet((34, *[16] * 13))


def _measures(page: Page) -> None:
    report = page.report
    page.heading("plan.measures")
    rows = []
    for plan_key, fact_key in MEASURES:
        plan, fact = report.number(plan_key), report.number(fact_key)
        rows.append(
            (
                text(report.say(f"metric.{fact_key}")),
                plain_spot(report, plan),
                spot(report, fact),
                _completed(plan, fact),
            )
        )
    page.table([report.say(key) for key in ("column.measure", "column.plan", "column.fact", "column.completed")], rows)
    reasons(page, [report.number(key) for pair in MEASURES for key in pair])


def plain_spot(report: Report, number: Number) -> Spot:
    """A planned number: it was typed, so no count of cases limits it."""
    if number.value is not None and number.metric.unit is Unit.SHARE:
        return Spot(float(number.value), Style.SHARE, number.key)
    return spot(report, number)


def _completed(plan: Number, fact: Number) -> Spot | None:
    if not plan.value or fact.value is None:
        return None
    return Spot(float(fact.value / plan.value), Style.SHARE)


def _gap(page: Page) -> None:
    """Plan, the parts of the gap, fact; whose part it is only where the entries can be trusted."""
    report = page.report
    page.heading("plan.gap")
    page.note(report.say("plan.gap.note"))
    rows = [_step(report, "plan.revenue", "owner.ceo")]
    owners = ["owner.marketing"] * 3 + ["owner.sales"] * 2 + ["owner.nobody"]
    rows += [_step(report, key, owner) for key, owner in zip(PARTS, owners, strict=True)]
    rows.append(_step(report, "fact.revenue", ""))
    last = len(rows) - 1
    if report.trusted(Owner.MARKETING, Owner.SALES):
        rows += [_step(report, "gap.marketing", "owner.marketing"), _step(report, "gap.sales", "owner.sales")]
    placed = page.table([report.say(key) for key in ("column.part", "column.amount", "column.whose")], rows)
    if page.figures(placed[1:last], 1):
        page.chart("gap", ChartKind.WATERFALL, placed[: last + 1], [1], totals=(0, last))
    reasons(page, [report.number(key) for key in (*PARTS, "gap.marketing", "gap.sales")])
    if not report.trusted(Owner.MARKETING, Owner.SALES):
        page.note(report.say("trust.withheld"), Style.WARNING)


def _step(report: Report, key: str, owner: str) -> tuple[Spot, ...]:
    whose = report.say(owner) if owner and report.trusted(Owner.MARKETING, Owner.SALES) else ""
    return (text(report.say(f"metric.{key}")), spot(report, report.number(key)), text(whose, Style.OF_N))


def _indices(page: Page) -> None:
    """Each department by its own work, and whether that can be told from chance."""
    report = page.report
    page.heading("plan.indices")
    page.note(report.say("plan.indices.note"))
    headers = ("column.measure", "column.value", "column.limits", "column.rests_on", "column.told")
    rows = [_index(report, key) for key in ("index.expected_won", "index.marketing", "index.sales", "index.total")]
    page.table([report.say(name) for name in headers], rows)
    reasons(page, [report.number(key) for key in ("index.marketing", "index.sales")])


def _index(report: Report, key: str) -> tuple[Spot, ...]:
    number = report.number(key)
    ends = [figures.share(end, report.lang) for end in (number.low, number.high) if end is not None]
    is_index = key in {"index.marketing", "index.sales"} and number.value is not None
    told = report.say(f"index.told.{excludes_one(number)}") if is_index else ""
    return (
        text(report.say(f"metric.{key}")),
        spot(report, number),
        text(" – ".join(ends) if number.metric.in_percent else "", Style.OF_N),
        Spot(number.n, Style.COUNT) if number.value is not None else Spot(None),
        text(told, Style.STRONG if is_index and excludes_one(number) else Style.OF_N),
    )


def _swap(page: Page) -> None:
    """Four revenues: whose plan and whose fact."""
    report = page.report
    page.heading("plan.swap")
    page.note(report.say("plan.swap.note"))
    table = [
        ("swap.sales_plan", "swap.plan", "swap.marketing_fact"),
        ("swap.sales_fact.row", "swap.sales_fact", "swap.fact"),
    ]
    rows = [(text(report.say(label)), *(spot(report, report.number(key)) for key in keys)) for label, *keys in table]
    page.table(["", report.say("swap.marketing_plan"), report.say("swap.marketing_fact.column")], rows)
    reasons(page, [report.number(key) for _, *keys in table for key in keys])
