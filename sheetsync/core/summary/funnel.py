"""The Funnel tab: how far leads have come, stage by stage and slice by slice."""

from __future__ import annotations

from sheetsync.core.layout import ChartKind, Sheet, Spot, Style
from sheetsync.core.metrics.base import Number
from sheetsync.core.norms import Source, Stage
from sheetsync.core.summary import maturity
from sheetsync.core.summary.blocks import column_names, place, reasons, slice_block, spot, spots, text, width
from sheetsync.core.summary.page import Page, Row
from sheetsync.core.summary.report import Report

STAGE_KEYS = (
    "funnel.reached",
    "funnel.conversion",
    "funnel.through",
    "funnel.advanced",
    "funnel.lost_there",
    "funnel.open_there",
    "funnel.outside_target",
    "funnel.events",
)
SLICE_KEYS = (
    "funnel.leads",
    "funnel.target",
    "funnel.won",
    "funnel.won_aside",
    "funnel.lost",
    "funnel.open",
    "funnel.close_rate",
    "funnel.created_win_rate",
    "funnel.target_win_rate",
)
SPEED_KEYS = (
    "speed.won_cycle_days",
    "speed.lost_cycle_days",
    "speed.first_contact_days",
    "speed.first_contact_p90",
    "speed.first_contact_in_norm",
)


def sheet(report: Report) -> Sheet:
    """The whole tab."""
    page = Page(report, "funnel")
    page.head(12)
    page.heading("funnel.stages")
    _stages(page)
    for dimension in ("segment", "channel", "campaign", "manager", "month"):
        slice_block(page, "funnel.by", (dimension,), SLICE_KEYS)
    maturity.block(page)
    for dimension in ("segment", "channel", "manager", "month"):
        page.heading("funnel.conversions_by", by=report.say(f"dimension.{dimension}.by"))
        _conversions(page, dimension)
    slice_block(page, "funnel.pairs", ("segment", "channel"), SLICE_KEYS)
    slice_block(page, "speed.block", ("manager",), SPEED_KEYS)
    return page.sheet((26, 14, *[13] * 18))


def _stages(page: Page) -> None:
    """The combined funnel: every stage, zeros too."""
    report = page.report
    page.note(report.say("funnel.stages.note"))
    headers = [report.say("column.stage"), report.say("column.owner"), *column_names(report, STAGE_KEYS)]
    headers.insert(5, report.say("column.interval"))
    stages = report.facts.norms.stages
    rows = page.table(headers, [_stage_row(report, stage) for stage in stages])
    if report.number("funnel.leads").value:
        # Traffic would dwarf all that follows.
        first = stages.index(report.facts.norms.lead_stages[0])
        page.chart("funnel", ChartKind.FUNNEL, rows[first:], [place("funnel.reached", STAGE_KEYS, 2)])
    numbers = [n for key in STAGE_KEYS for n in report.numbers.by(key, "stage")]
    reasons(page, numbers)


def _stage_row(report: Report, stage: Stage) -> Row:
    cells: list[Spot | None] = [
        text(report.stage(stage.key)),
        text(report.say(f"owner.{stage.owner.value}"), Style.OF_N),
    ]
    for key in STAGE_KEYS:
        number = report.numbers.by_key[key].get((("stage", stage.key),))
        cells.extend(spots(report, number) if number else [None] * width(key))
        if key == "funnel.conversion":
            cells.append(text(report.interval(number) if number else "", Style.OF_N))
    return tuple(cells)


def _conversions(page: Page, dimension: str) -> None:
    """Counts that reached each stage, and the conversion from the stage before."""
    report = page.report
    stages = [stage for stage in report.facts.norms.stages if stage.source is not Source.TRAFFIC]
    headers = [report.say(f"dimension.{dimension}")]
    for index, stage in enumerate(stages):
        headers += [report.stage(stage.key)] + ([report.say("column.from_previous")] if index else [])
    slices = list(dict.fromkeys(n.slice[0][1] for n in report.numbers.by("funnel.reached", dimension, "stage")))
    rows = []
    shown: list[Number] = []
    for value in slices:
        row: list[Spot | None] = [text(report.label(value))]
        for index, stage in enumerate(stages):
            where = {dimension: value, "stage": stage.key}
            row.append(spot(report, report.number("funnel.reached", **where)))
            if index:
                number = report.number("funnel.conversion", **where)
                row.append(spot(report, number))
                shown.append(number)
        rows.append(tuple(row))
    page.table(headers, rows)
    reasons(page, shown)
