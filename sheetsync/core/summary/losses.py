"""The Losses tab: where leads are lost, for which reasons, and how much of that could come back."""

from __future__ import annotations

from sheetsync.core.layout import ChartKind, Sheet, Spot, Style
from sheetsync.core.summary.blocks import column_names, place, reasons, slice_block, spot, spots, text
from sheetsync.core.summary.page import Page
from sheetsync.core.summary.report import Report

STAGE_KEYS = ("losses.lost", "losses.rate", "losses.substantive_share", "losses.stuck")
REASON_KEYS = ("losses.by_reason", "losses.reason_share", "losses.reason_cumulative")
PAIR_KEYS = ("losses.by_reason", "losses.reason_share", "losses.recoverable")
WAITING_KEYS = (
    *("speed.first_contact_days", "speed.first_contact_p90", "speed.first_contact_in_norm"),
    *("losses.never_contacted", "losses.never_contacted_share"),
)
STAYING_KEYS = ("speed.stage_days", "speed.stage_p90")
SIGNIFICANT = 0.05
MANAGER_KEYS = ("losses.substantive_share", "losses.never_contacted", "losses.never_contacted_share")


def sheet(report: Report) -> Sheet:
    """The whole tab."""
    page = Page(report, "losses")
    page.head(10)
    page.heading("losses.stages")
    _stages(page)
    reasons_at = slice_block(page, "losses.reasons", ("reason",), REASON_KEYS)
    shown = [place(key, REASON_KEYS) for key in ("losses.by_reason", "losses.reason_cumulative")]
    page.chart("losses", ChartKind.PARETO, reasons_at, shown)
    page.heading("losses.pairs")
    page.note(report.say("losses.pairs.note"))
    _pairs(page)
    for dimension in ("manager", "segment", "channel", "month"):
        slice_block(page, "losses.substance_by", (dimension,), MANAGER_KEYS)
    slice_block(page, "losses.manager_reasons", ("manager", "reason"), REASON_KEYS)
    _mixes(page)
    _pairs_that_stand_out(page)
    slice_block(page, "losses.waiting", ("manager",), WAITING_KEYS)
    slice_block(page, "losses.waiting", ("channel",), WAITING_KEYS)
    slice_block(page, "losses.staying", ("stage",), STAYING_KEYS)
    slice_block(page, "losses.staying_by", ("manager", "stage"), STAYING_KEYS)
    slice_block(page, "losses.manager_stuck", ("manager", "stage"), ("losses.stuck",))
    return page.sheet((28, 28, *[15] * 8))


def _stages(page: Page) -> None:
    report = page.report
    stages = [number.slice[0][1] for number in report.numbers.by("losses.lost", "stage")]
    rows = []
    for stage in stages:
        numbers = [report.number(key, stage=stage) for key in STAGE_KEYS]
        rows.append((text(report.stage(stage)), *(cell for number in numbers for cell in spots(report, number))))
    page.table([report.say("column.stage"), *column_names(report, STAGE_KEYS)], rows)
    reasons(page, [n for key in STAGE_KEYS for n in report.numbers.by(key, "stage")])


def _pairs(page: Page) -> None:
    """Stage and reason, the most recoverable money first; where money can't be told, the most frequent."""
    report = page.report
    pairs = [number.slice for number in report.numbers.by("losses.by_reason", "stage", "reason")]
    by_key = report.numbers.by_key

    def weight(where: tuple[tuple[str, str], ...]) -> tuple[float, float]:
        money = by_key["losses.recoverable"][where].value
        return (-float(money or 0), -float(by_key["losses.by_reason"][where].value or 0))

    rows = []
    for where in sorted(pairs, key=weight):
        (_, stage), (_, reason) = where
        numbers = [by_key[key][where] for key in PAIR_KEYS]
        cells = [cell for number in numbers for cell in spots(report, number)]
        rows.append((text(report.stage(stage)), text(report.label(reason)), *cells))
    headers = [
        report.say("column.stage"),
        report.say("dimension.reason"),
        *(column_names(report, PAIR_KEYS) if pairs else []),
    ]
    page.table(headers, rows)
    reasons(page, report.numbers.by("losses.recoverable", "stage", "reason"))
    if not pairs:
        page.note(report.say("losses.none"), Style.NOTE)


def _mixes(page: Page) -> None:
    """The test of one mix for all managers: over all losses, then stage by stage."""
    report = page.report
    told = [*report.numbers.by("losses.mix_p"), *report.numbers.by("losses.mix_p", "stage")]
    if not told:
        return
    page.heading("losses.mix")
    page.note(report.say("losses.mix.note"))
    rows = []
    for number in told:
        name = report.stage(number.slice[0][1]) if number.slice else report.say("label.total")
        differs = number.value is not None and number.value < SIGNIFICANT
        finding = None if number.value is None else report.say(f"losses.mix.{'differs' if differs else 'same'}")
        rows.append((text(name), spot(report, number), Spot(number.n, Style.COUNT), text(finding)))
    names = [report.say("metric.losses.mix_p"), report.say("losses.compared"), report.say("column.finding")]
    page.table([report.say("column.stage"), *names], rows)
    reasons(page, told)


def _pairs_that_stand_out(page: Page) -> None:
    """The pairs that are found, the largest difference first."""
    report = page.report
    told = report.numbers.by("losses.reason_excess", "manager", "reason")
    if not told:
        return
    page.heading("losses.mix.pairs")
    found = sorted((one for one in told if one.note), key=lambda one: (-abs(float(one.value or 0)), one.slice))
    if not found:
        page.note(report.say("losses.mix.none"))
        return
    rows = []
    for number in found:
        (_, manager), (_, reason) = number.slice
        share = report.number("losses.reason_share", manager=manager, reason=reason)
        cells = [*spots(report, share), spot(report, number), Spot(report.interval(number), Style.OF_N)]
        rows.append((text(manager), text(report.label(reason)), *cells))
    keys = ("losses.reason_share", "losses.reason_excess")
    names = (*column_names(report, keys), report.say("column.interval"))
    page.table([*(report.say(f"dimension.{name}") for name in ("manager", "reason")), *names], rows)
    page.note(report.say("note.stands_out"))
