"""The memo's blocks that look ahead: where the period will end, what to ask, what moved, what was tried."""

from __future__ import annotations

from sheetsync.core.hypotheses import Result, Verdict
from sheetsync.core.issues import Owner
from sheetsync.core.lang import figures
from sheetsync.core.memo.brevity import clipped
from sheetsync.core.memo.parts import Block, Line
from sheetsync.core.metrics.base import Number, Slice, Unit
from sheetsync.core.metrics.change import Change
from sheetsync.core.metrics.forecast import span as forecast_span
from sheetsync.core.questions import Question
from sheetsync.core.summary import Report
from sheetsync.core.summary.amounts import amount, span
from sheetsync.core.summary.changes import days, where
from sheetsync.core.summary.questions import age, sentence
from sheetsync.core.summary.trials import difference_words, interval_words, next_words, scope_words

MOST_CHANGES = 6
MOST_TRIALS = 6
_RELATION: tuple[tuple[str, Slice], ...] = (
    ("index.marketing", ()),
    ("index.sales", ()),
    ("agreement.share", (("judge", "sales"),)),
    ("disputes.share", ()),
    ("speed.first_contact_in_norm", ()),
)


def forecast_line(report: Report) -> str:
    """Where the running period will end; "" if that can't be told."""
    revenue, completion = report.number("forecast.revenue"), report.number("forecast.completion")
    last = forecast_span(report.facts).last
    if revenue.value is None or revenue.low is None or revenue.high is None or last is None:
        return ""
    ends = {
        name: figures.short_money(round(end), report.currency, report.lang)
        for name, end in (("low", revenue.low), ("high", revenue.high))
    }
    key = "memo.forecast" if completion.value is None else "memo.forecast.plan"
    done = report.ratio_percent(completion)
    return report.say(key, date=report.day(last), revenue=report.money(revenue), done=done, **ends)


def question_block(report: Report, head: Owner) -> Block:
    """What to ask a head."""
    lines = tuple(_question(report, question) for question in report.asked.to.get(head, ()))
    text = "" if lines else report.say("questions.none")
    if more := report.asked.more.get(head):
        text = report.say("questions.more", count=report.count(more))
    return Block(report.say(f"questions.{head.value}"), lines, text)


def _question(report: Report, question: Question) -> Line:
    money = ""
    if question.money:
        amount_at_stake = figures.short_money(round(question.money), report.currency, report.lang)
        money = report.say("memo.at_stake", money=amount_at_stake)
    note = " · ".join(filter(None, (question.code, age(report, question))))
    key = question.number.key if question.number else ""
    return Line(sentence(report, question), money, note, key=key, row=("questions", question.code))


def changes_block(report: Report) -> Block:
    """What may be called a change, the surest first."""
    heading, changes = report.say("memo.changes"), report.changes
    if changes is None or changes.why:
        return Block(heading, text=report.say("why.no_earlier_window"))
    found = sorted(changes.findings, key=lambda change: change.difference.p if change.difference else 1.0)
    text = report.say("change.windows", then=days(report, changes.then), now=days(report, changes.now))
    if not found:
        text = f"{text} {report.say('memo.no_change')}"
    return Block(heading, tuple(_change(report, change) for change in found[:MOST_CHANGES]), text)


def _change(report: Report, change: Change) -> Line:
    metric, difference = change.now.metric, change.difference
    name, place = report.say(f"metric.{metric.key}"), where(report, change.now)
    label = f"{name}, {place}" if change.now.slice else name
    value = amount(report, metric, difference.value, signed=True) if difference else "–"
    then, now = (_counted(report, number) for number in (change.then, change.now))
    limits = span(report, metric, difference.low, difference.high) if difference else "–"
    note = report.say("memo.moved", then=then, now=now, limits=limits)
    return Line(label, value, note, key=metric.key, row=("changes", name, place))


def _counted(report: Report, number: Number) -> str:
    """A share with its k of n, else the value alone."""
    if number.value is None or number.metric.unit is Unit.SHARE:
        return report.rate(number)
    return amount(report, number.metric, float(number.value))


def hypotheses_block(report: Report) -> Block:
    """What is decided or due, then what runs."""
    order = [*Verdict]
    results = sorted(report.results, key=lambda result: order.index(result.verdict))
    text = "" if results else report.say("trial.none")
    if (more := len(results) - MOST_TRIALS) > 0:
        text = report.say("memo.more", count=report.count(more), tab=report.say("tab.hypothesis_results"))
    lines = tuple(_result(report, result) for result in results[:MOST_TRIALS])
    return Block(report.say("memo.hypotheses"), lines, text)


def _result(report: Report, result: Result) -> Line:
    hypothesis = result.hypothesis
    measured = report.say(f"metric.{hypothesis.metric.key}")
    if hypothesis.scope:
        measured = f"{measured} ({scope_words(report, result)})"
    limits = interval_words(report, result)
    moved = difference_words(report, result) + (f" ({limits})" if limits else "")
    label = f"{report.label(hypothesis.name)}. {clipped(hypothesis.statement) or measured}"
    note = " · ".join(filter(None, (measured, moved, next_words(report, result))))
    return Line(label, report.say(f"verdict.{result.verdict.value}"), note, row=("hypothesis_results", hypothesis.name))


def relation_block(report: Report) -> Block:
    """The numbers of the relation as they are now; the tab shows them from review to review."""
    lines = []
    for key, place in _RELATION:
        number = report.numbers.by_key.get(key, {}).get(place)
        if number is None or number.value is None:
            continue
        value = report.ratio_percent(number) if number.metric.in_percent else report.rate(number)
        limits = report.interval(number)
        note = report.say("memo.interval", limits=limits) if limits else ""
        lines.append(Line(report.say(f"metric.{key}"), value, note, key=key, where=place))
    text = "" if lines else report.say("relation.first")
    return Block(report.say("memo.relation"), tuple(lines), text)
