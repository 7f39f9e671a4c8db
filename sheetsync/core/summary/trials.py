"""The Hypotheses results tab: what was tried, what is known of it by now, and the one verdict on its decision date."""

from __future__ import annotations

from sheetsync.core.hypotheses import Result, Verdict
from sheetsync.core.hypotheses.windows import Tally
from sheetsync.core.lang import figures
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.metrics.base import Unit
from sheetsync.core.summary.amounts import amount, span
from sheetsync.core.summary.blocks import text
from sheetsync.core.summary.page import Page, Row
from sheetsync.core.summary.report import Report

_COLUMNS = (
    *("trial.id", "trial.owner", "trial.statement", "trial.metric", "trial.scope", "trial.start", "trial.decision"),
    *("trial.before", "trial.since", "trial.difference", "trial.interval", "trial.worthwhile", "trial.beyond"),
    *("trial.verdict", "trial.next"),
)
_WIDTHS = (8, 12, 34, 20, 16, 12, 12, 16, 16, 12, 18, 12, 18, 16, 36)
_SURE = frozenset({Verdict.CONFIRMED, Verdict.REFUTED})


def sheet(report: Report) -> Sheet:
    """The whole tab."""
    page = Page(report, "hypothesis_results")
    page.head(len(_COLUMNS))
    if not report.results:
        page.note(report.say("trial.none"))
        return page.sheet(_WIDTHS)
    page.note(report.say("trial.note"))
    rows = page.table([report.say(name) for name in _COLUMNS], [_row(report, result) for result in report.results])
    page.highlight(rows, _COLUMNS.index("trial.verdict"), report.say("verdict.inconclusive"))
    return page.sheet(_WIDTHS)


def _row(report: Report, result: Result) -> Row:
    hypothesis = result.hypothesis
    title = report.titles.get("hypotheses", "")
    link = f"'{title.replace(chr(39), chr(39) * 2)}'!A{hypothesis.row + 1}" if title else ""
    return (
        Spot(hypothesis.name, Style.LINK if link else Style.TEXT, link=link),
        text(report.say(f"owner.{hypothesis.owner.value}")),
        text(hypothesis.statement),
        text(report.say(f"metric.{hypothesis.metric.key}")),
        text(scope_words(report, result)),
        Spot(hypothesis.start, Style.DATE),
        Spot(hypothesis.decision, Style.DATE),
        text(tally_words(report, result.before)),
        text(tally_words(report, result.since)),
        text(difference_words(report, result)),
        text(interval_words(report, result)),
        text(_effect(report, result)),
        text(_beyond(report, result)),
        text(report.say(f"verdict.{result.verdict.value}"), Style.STRONG if result.verdict in _SURE else Style.TEXT),
        text(next_words(report, result)),
    )


def scope_words(report: Report, result: Result) -> str:
    """The slice in words; everything without one."""
    places = [
        report.stage(value) if name == "stage" else report.label(value) for name, value in result.hypothesis.scope
    ]
    return " · ".join(places) or report.say("trial.everything")


def tally_words(report: Report, tally: Tally | None) -> str:
    """34 % (120 of 352); 4.2 a day (118 in 28 days); 1 200 ₽ (of 40)."""
    if tally is None or tally.why:
        return "–"
    unit = tally.metric.unit
    if unit is Unit.SHARE:
        of = report.say("phrase.k_of_n", k=report.count(tally.hits), n=report.count(tally.cases))
        few = tally.cases < report.facts.norms.few_for_percent
        return of if few else f"{amount(report, tally.metric, tally.rate)} ({of})"
    if unit is Unit.COUNT:
        return report.say("trial.per_day", rate=amount(report, tally.metric, tally.rate), days=tally.days)
    if not tally.cases:
        return "–"
    return report.say("trial.per_case", cost=amount(report, tally.metric, tally.rate), n=report.count(tally.cases))


def difference_words(report: Report, result: Result) -> str:
    """By how much it moved, with its sign; why that can't be told."""
    if result.difference is None:
        return _why(report, result)
    return amount(report, result.hypothesis.metric, result.difference.value, signed=True)


def interval_words(report: Report, result: Result) -> str:
    """The limits of the difference."""
    if result.difference is None:
        return ""
    return span(report, result.hypothesis.metric, result.difference.low, result.difference.high)


def next_words(report: Report, result: Result) -> str:
    """What is to be done or waited for."""
    if result.verdict is Verdict.INCONCLUSIVE:
        return report.say("trial.decide")
    if result.verdict in _SURE:
        return ""
    if result.hypothesis.effect is None and result.hypothesis.metric.unit is Unit.SHARE:
        return report.say("trial.no_effect")
    if result.hypothesis.decision is None and result.verdict is Verdict.RUNNING:
        return report.say("trial.no_decision")
    if result.cases_needed is None:
        return ""
    weeks = "–" if result.weeks is None else figures.number(result.weeks, report.lang)
    return report.say("trial.needs", cases=report.count(result.cases_needed), weeks=weeks)


def _why(report: Report, result: Result) -> str:
    part, _, what = result.why.partition(":")
    return report.say(f"why.{part}", what=report.thing(what)) if part else ""


def _effect(report: Report, result: Result) -> str:
    hypothesis = result.hypothesis
    if hypothesis.effect is None:
        return "–"
    return amount(report, hypothesis.metric, hypothesis.direction * hypothesis.effect, signed=True)


def _beyond(report: Report, result: Result) -> str:
    """By how much more it moved than the others."""
    if result.beyond is None:
        return "–"
    value, low, high = result.beyond
    metric = result.hypothesis.metric
    return f"{amount(report, metric, value, signed=True)} ({span(report, metric, low, high)})"
