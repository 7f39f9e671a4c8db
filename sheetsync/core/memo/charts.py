"""What the memo's two pictures show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sheetsync.core import history
from sheetsync.core.lang import figures
from sheetsync.core.memo.parts import Course, Step, Trend, Waterfall
from sheetsync.core.metrics.base import Number, native
from sheetsync.core.metrics.catalogue import metric
from sheetsync.core.summary import Report
from sheetsync.core.summary.history import log
from sheetsync.core.summary.panels import shown_gap
from sheetsync.core.summary.plan_fact import PARTS
from sheetsync.core.summary.trend import recorded_number

MOST_REVIEWS = 8
LEAST_POINTS = 2
"""Fewer points make no line."""
_COURSES = ("qualification.target_share", "funnel.close_rate", "disputes.share")


def waterfall(report: Report) -> Waterfall | None:
    """From plan to fact; None where the parts between can't be told."""
    numbers = shown_gap(report)
    if not any(number.key in PARTS for number in numbers):
        return None
    plan, fact = report.number("plan.revenue"), report.number("fact.revenue")
    alt = report.say("memo.waterfall", plan=report.money(plan), fact=report.money(fact))
    return Waterfall(alt, tuple(_step(report, number) for number in numbers))


def _step(report: Report, number: Number) -> Step:
    is_part = number.key in PARTS
    label, text = (
        report.say(f"metric.{number.key}"),
        figures.short_amount(number.value or 0, report.lang, signed=is_part),
    )
    return Step(label, float(native(number) or 0), text, total=not is_part)


def trend(report: Report) -> Trend | None:
    """The headline shares over the recorded reviews and now; None before there are two points of any."""
    reviews = list(history.by_review(log(report).entries).items())[-MOST_REVIEWS:]
    found = [_course(report, key, [entries.get(key) for _, entries in reviews]) for key in _COURSES]
    courses = tuple(one for one in found if sum(share is not None for share in one.shares) >= LEAST_POINTS)
    if not reviews or not courses:
        return None
    told = "; ".join(f"{one.label}: {_told(report, one.shares)}" for one in courses)
    days = (*(_day(report, day) for day, _ in reviews), report.say("history.now"))
    return Trend(report.say("memo.trend", told=told), days, courses)


def _course(report: Report, key: str, entries: Sequence[history.Entry | None]) -> Course:
    now = report.numbers.by_key.get(key, {}).get((), Number(metric(key)))
    shares = tuple(_share(report, number) for number in (*(recorded_number(key, one) for one in entries), now))
    return Course(report.say(f"metric.{key}"), shares, report.percent(now))


def _share(report: Report, number: Number) -> float | None:
    """None where it can't be told, or rests on few cases."""
    return None if number.value is None or report.is_few(number) else float(number.value)


def _told(report: Report, shares: Sequence[float | None]) -> str:
    return " → ".join("–" if share is None else figures.share(share, report.lang) for share in shares)


def _day(report: Report, day: dt.date) -> str:
    return figures.short_day(day, report.lang)
