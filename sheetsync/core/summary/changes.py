"""The Changes tab: every tracked number over two equally long windows, and which of them may be called a change."""

from __future__ import annotations

from sheetsync.core.lang import figures
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.metrics.base import Number, Unit
from sheetsync.core.metrics.change import TRACKED, Change, Changes, Mix
from sheetsync.core.period import Period
from sheetsync.core.restatement import Restated
from sheetsync.core.summary.amounts import amount, span
from sheetsync.core.summary.blocks import spots, text
from sheetsync.core.summary.history import recorded_label
from sheetsync.core.summary.page import Page, Row
from sheetsync.core.summary.report import Report
from sheetsync.core.summary.trend import recorded_number

_COLUMNS = (
    "change.number",
    "change.where",
    "change.then",
    "",
    "change.now",
    "",
    "change.difference",
    "change.interval",
)
_WIDTHS = (34, 26, 14, 16, 14, 16, 18, 26, 22)
MOST_IDS = 50
"""So many ids of a kind are named."""
_DIRECTIONS = {1: "change.up", -1: "change.down", 0: "change.none"}


def sheet(report: Report) -> Sheet:
    """The whole tab."""
    page = Page(report, "changes")
    page.head(len(_WIDTHS))
    _restated(page)
    changes = report.changes
    if changes is None or changes.why:
        page.note(report.say("why.no_earlier_window"), Style.WARNING)
        return page.sheet(_WIDTHS)
    page.note(report.say("change.windows", then=days(report, changes.then), now=days(report, changes.now)))
    page.note(report.say("change.note"))
    for family in TRACKED:
        found = [change for change in changes.changes if change.family == family]
        if found:
            page.heading(f"change.{family}")
            headers = [report.say(name) if name else "" for name in (*_COLUMNS, "change.verdict")]
            page.table(headers, [_row(report, change) for change in found])
    _mixes(page, changes)
    return page.sheet(_WIDTHS)


def _restated(page: Page) -> None:
    """As told then, and as of today: only where the past was rewritten."""
    report, found = page.report, page.report.restatement
    if found is None or not (found.numbers or found.moved):
        return
    page.heading("change.restated", date=report.day(found.recorded))
    page.note(report.say("change.restated.note"), Style.WARNING)
    if found.numbers:
        headers = [report.say(name) for name in ("change.number", "change.told", "change.today")]
        page.table(headers, [_restated_row(report, one) for one in found.numbers])
    if found.why:
        page.note(report.say("why.not_kept"))
    if found.moved:
        rows = [
            (text(report.say(f"restated.{kind}")), Spot(len(ids), Style.COUNT), text(", ".join(ids[:MOST_IDS])))
            for kind, ids in found.moved.items()
        ]
        page.table([report.say(name) for name in ("restated.what", "metric.funnel.leads", "restated.ids")], rows)


def _restated_row(report: Report, one: Restated) -> Row:
    told = recorded_number(one.now.key, one.told)
    return (text(recorded_label(report, one.told.key)), *(spots(report, number)[0] for number in (told, one.now)))


def days(report: Report, window: Period) -> str:
    """A window in words."""
    ends = [day for day in (window.first, window.last) if day is not None]
    return " – ".join(figures.day(day, report.lang) for day in ends)


def where(report: Report, number: Number) -> str:
    """The slice in words; everything without one."""
    places = [report.stage(value) if name == "stage" else report.label(value) for name, value in number.slice]
    return " · ".join(places) or report.say("trial.everything")


def _row(report: Report, change: Change) -> Row:
    metric, difference = change.now.metric, change.difference
    sure = change.direction != 0
    told = report.say(_DIRECTIONS[change.direction]) if difference else _why(report, change)
    return (
        text(report.say(f"metric.{metric.key}")),
        text(where(report, change.now)),
        *_counted(report, change.then),
        *_counted(report, change.now),
        text(amount(report, metric, difference.value, signed=True) if difference else "–"),
        text(span(report, metric, difference.low, difference.high) if difference else ""),
        text(told, Style.STRONG if sure else Style.OF_N),
    )


def _counted(report: Report, number: Number) -> list[Spot]:
    """A value, and the k of n (or n) that it rests on."""
    cells = spots(report, number)
    if number.metric.unit is Unit.SHARE:
        return cells
    return [*cells, Spot("" if number.n is None else report.say("change.of", n=report.count(number.n)), Style.OF_N)]


def _why(report: Report, change: Change) -> str:
    part, _, what = change.why.partition(":")
    return report.say(f"why.{part}", what=report.thing(what))


def _mixes(page: Page, changes: Changes) -> None:
    """Where a share moved since its parts weigh otherwise now."""
    report = page.report
    if not changes.mixes:
        return
    page.heading("change.mixes")
    page.note(report.say("change.mixes.note"))
    headers = ("change.number", "change.dimension", "change.difference", "change.mix", "change.rate", "change.remark")
    page.table([report.say(name) for name in headers], [_mix_row(report, mix) for mix in changes.mixes])


def _mix_row(report: Report, mix: Mix) -> Row:
    parts = mix.parts
    remark = report.say("change.against_all") if parts.against_all else ""
    moved = (
        amount(report, mix.metric, float(part), signed=True) for part in (parts.mix + parts.rate, parts.mix, parts.rate)
    )
    return (
        text(report.say(f"metric.{mix.metric.key}")),
        text(report.say(f"dimension.{mix.dimension}")),
        *(text(words) for words in moved),
        text(remark, Style.WARNING if remark else Style.TEXT),
    )
