"""The Qualification tab: how many leads are non-target, by which criterion, and from where."""

from __future__ import annotations

from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.metrics.base import Number
from sheetsync.core.summary.blocks import column_names, reasons, slice_block, spots, text
from sheetsync.core.summary.page import Page
from sheetsync.core.summary.report import Report

SLICE_KEYS = (
    "qualification.target",
    "qualification.non_target",
    "qualification.unknown",
    "qualification.non_target_share",
    "qualification.coverage",
    "qualification.non_target_min",
    "qualification.non_target_max",
)
CRITERION_KEYS = (
    "qualification.failed",
    "qualification.failed_sole",
    "qualification.failed_part",
    "qualification.field_unknown",
)
VALIDITY_KEYS = ("validity.met_win_rate", "validity.failed_win_rate", "validity.difference")


def sheet(report: Report) -> Sheet:
    """The whole tab."""
    page = Page(report, "qualification")
    page.head(12)
    share = report.number("qualification.non_target_share")
    if share.value is None:
        page.note(report.why(share) or report.say("why.no_cases", what=""), Style.WARNING)
    else:
        page.note(_sentence(report), Style.STRONG)
    page.heading("qualification.criteria")
    page.note(report.say("qualification.criteria.note"))
    _criteria(page)
    _validity(page)
    for dimension in ("channel", "campaign", "segment", "manager", "month"):
        slice_block(page, "qualification.by", (dimension,), SLICE_KEYS)
    slice_block(page, "qualification.criteria_by_channel", ("channel", "criterion"), CRITERION_KEYS)
    return page.sheet((28, *[13] * 11))


def _sentence(report: Report) -> str:
    share = report.number("qualification.non_target_share")
    return report.say(
        "qualification.sentence",
        rate=report.rate(share),
        interval=report.interval(share),
        low=report.percent(report.number("qualification.non_target_min")),
        high=report.percent(report.number("qualification.non_target_max")),
        coverage=report.rate(report.number("qualification.coverage")),
    )


def _criteria(page: Page) -> None:
    """Criterion by criterion, the one that most leads fail first."""
    report = page.report
    parts = sorted(
        report.numbers.by("qualification.failed_part", "criterion"), key=lambda n: (-(n.value or 0), n.slice[0][1])
    )
    rows = []
    for part in parts:
        name = part.slice[0][1]
        numbers = [report.number(key, criterion=name) for key in CRITERION_KEYS]
        rows.append((text(name), *(cell for number in numbers for cell in spots(report, number))))
    page.table([report.say("dimension.criterion"), *(column_names(report, CRITERION_KEYS) if parts else [])], rows)
    reasons(page, parts)


def _validity(page: Page) -> None:
    """Criterion by criterion, the one that separates most first."""
    report = page.report
    differences = report.numbers.by("validity.difference", "criterion")
    if not differences:
        return
    page.heading("validity.heading")
    horizon = report.number("maturity.horizon_days")
    if horizon.value is not None:
        page.note(report.say("validity.note", days=report.plain(horizon, 0)))
    rows = []
    for number in sorted(differences, key=lambda one: (one.value is None, -(one.value or 0), one.slice[0][1])):
        name = number.slice[0][1]
        numbers = [report.number(key, criterion=name) for key in VALIDITY_KEYS]
        finding = text(report.say(f"validity.{_finding(number)}") if number.value is not None else None)
        limits = Spot(report.interval(number), Style.OF_N)
        rows.append((text(name), *(cell for each in numbers for cell in spots(report, each)), limits, finding))
    names = (*column_names(report, VALIDITY_KEYS), report.say("column.interval"), report.say("column.finding"))
    page.table([report.say("dimension.criterion"), *names], rows)
    reasons(page, differences)


def _finding(number: Number) -> str:
    """What the interval of a difference says."""
    if number.low is None or number.high is None or number.low <= 0 <= number.high:
        return "nothing"
    return "separates" if number.low > 0 else "against"
