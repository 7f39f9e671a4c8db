"""The Questions tab: what the CEO may ask each head, with the number, the money and since when; and the wording."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from sheetsync.core.grid import Grid
from sheetsync.core.issues import Owner
from sheetsync.core.lang import figures
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.metrics.base import Number, Unit
from sheetsync.core.money import to_major
from sheetsync.core.questions import HEADS, Question
from sheetsync.core.summary.amounts import amount, span
from sheetsync.core.summary.blocks import text
from sheetsync.core.summary.page import Page, Row
from sheetsync.core.summary.report import Report
from sheetsync.core.summary.trials import difference_words, scope_words
from sheetsync.core.tables.standing import day_of, standing_rows

FIELDS = ("code", "asked")
_COLUMNS = ("questions.code", "questions.question", "questions.money", "questions.asked", "questions.see")
_WIDTHS = (10, 110, 18, 16, 22)
_SPACES = re.compile(" +")
_IF_TOLD = ("spent", "criterion")
"""What has a sentence of its own, left out where nobody knows it."""


def first_asked(grid: Grid) -> Mapping[str, dt.date]:
    """Since when each question stands in the tab, by code: read back from the tab as it stands."""
    found: dict[str, dt.date] = {}
    for cells in standing_rows(grid, "questions", FIELDS):
        day = day_of(cells["asked"])
        if day is not None and isinstance(cells["code"], str):
            found.setdefault(cells["code"].strip(), day)
    return found


def sheet(report: Report) -> Sheet:
    """The whole tab; the as-of line is left out, for it would move every day."""
    page = Page(report, "questions")
    page.rows.append((Spot(report.say("tab.questions"), Style.TITLE, span=len(_COLUMNS)),))
    page.rows.append((Spot(report.say("tab.questions.answers"), Style.SUBTITLE, span=len(_COLUMNS)),))
    page.rows.append((Spot(report.say("questions.note"), Style.NOTE, span=len(_COLUMNS)),))
    for head in HEADS:
        page.heading(f"questions.{head.value}")
        asked = report.asked.to.get(head, ())
        if not asked:
            page.note(report.say("questions.none"))
            continue
        page.table([report.say(name) for name in _COLUMNS], [_row(report, question) for question in asked])
        if more := report.asked.more.get(head):
            page.note(report.say("questions.more", count=report.count(more)))
    if report.asked.answered:
        page.heading("questions.answered")
        page.table([report.say(name) for name in _COLUMNS], [_row(report, each) for each in report.asked.answered])
    return page.sheet(_WIDTHS, frozen=2)


def _row(report: Report, question: Question) -> Row:
    money = Spot(to_major(round(question.money)), Style.MONEY) if question.money else Spot("–", Style.UNTOLD)
    role = question.role
    title = report.say(f"tab.{role}") if role else ""
    return (
        text(question.code),
        text(sentence(report, question)),
        money,
        Spot(question.asked or report.facts.as_of, Style.DATE),
        Spot(title, Style.LINK, link=f"'{title}'!A1") if title else None,
    )


def sentence(report: Report, question: Question) -> str:
    """The question in words: a number with its k of n and interval, what it is measured by, and what is asked."""
    values = _measured(report, question) | _own(report, question)
    return _SPACES.sub(" ", report.say(f"question.{question.rule}", **values))


def age(report: Report, question: Question) -> str:
    """Since when it has been asked; "" if it is new."""
    if question.asked is None or question.asked >= report.facts.as_of:
        return ""
    return report.say("questions.since", date=report.day(question.asked))


def _measured(report: Report, question: Question) -> dict[str, str]:
    """The number, its interval, what it is measured by."""
    number, against = question.number, question.against
    values = {"money": report.say("questions.untold") if not question.money else _money(report, question.money)}
    if number is not None:
        is_share = number.metric.unit is Unit.SHARE
        values["rate"] = report.rate(number) if is_share else _plain(report, number)
        values["interval"] = report.interval(number)
        if is_share:
            values["share"], values["cases"] = _share_and_cases(report, number)
        values["metric"] = report.say(f"metric.{number.key}")
    if isinstance(against, float):
        values["norm"] = amount(report, number.metric, against) if number and _is_rate(number) else ""
        values["elsewhere"] = values["norm"]
    return values


def _share_and_cases(report: Report, number: Number) -> tuple[str, str]:
    """34 %, and 840 of 2 483, 32–36 %; of few cases 3 of 7, and that they are few."""
    if report.is_few(number):
        return report.of(number), report.percent(number)
    return report.percent(number), ", ".join(filter(None, (report.of(number), report.interval(number))))


def _is_rate(number: Number) -> bool:
    return number.metric.unit is Unit.SHARE or number.metric.in_percent


def _plain(report: Report, number: Number) -> str:
    return "–" if number.value is None else amount(report, number.metric, float(number.value))


def _money(report: Report, minor: float) -> str:
    return figures.short_money(round(minor), report.currency, report.lang)


def _own(report: Report, question: Question) -> dict[str, str]:
    """What only questions of this rule speak of, in words."""
    values: dict[str, str] = {}
    for name, value in question.values.items():
        values[name] = _word(report, name, value)
        if name in _IF_TOLD:
            known = values[name] not in {"", "–"}
            values[name] = report.say(f"questions.{name}", **{name: values[name]}) if known else ""
    if isinstance(days := question.values.get("days"), int | float):
        values["within"] = figures.days(days, report.lang)
    if "part" in question.values and isinstance(part := question.values["part"], Number):
        values["part"], values["part_money"] = report.say(f"metric.{part.key}"), report.money(part, signed=True)
    if question.change and question.change.difference:
        change = question.change
        metric, difference = change.now.metric, question.change.difference
        name = report.say(f"metric.{metric.key}")
        values["metric"] = f"{name}, {_where(report, change.now)}" if change.now.slice else name
        values["then"], values["now"] = (_counted(report, number) for number in (change.then, change.now))
        values["difference"] = amount(report, metric, difference.value, signed=True)
        values["interval"] = span(report, metric, difference.low, difference.high)
    if result := question.result:
        values["statement"] = values["statement"] or report.say(f"metric.{result.hypothesis.metric.key}")
        values["where"], values["difference"] = scope_words(report, result), difference_words(report, result)
    return values


def _word(report: Report, name: str, value: object) -> str:
    if isinstance(value, Number):
        return report.money(value, signed=name == "gap") if value.metric.unit is Unit.MONEY else _lowest(report, value)
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return report.day(value)
    if name == "stage":
        return report.stage(str(value))
    return report.count(value) if isinstance(value, int) else report.label(str(value))


def _lowest(report: Report, number: Number) -> str:
    """The slice with the lowest value, and that value."""
    return report.say("questions.lowest", where=_where(report, number), rate=report.rate(number))


def _counted(report: Report, number: Number) -> str:
    return report.rate(number) if number.metric.unit is Unit.SHARE else _plain(report, number)


def _where(report: Report, number: Number) -> str:
    places = [report.stage(value) if name == "stage" else report.label(value) for name, value in number.slice]
    return " · ".join(places) or report.say("trial.everything")


def whose(report: Report, owner: Owner) -> str:
    """The head who is asked."""
    return report.say(f"questions.{owner.value}")
