"""Speed by plain loops."""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias

from sheetsync.core.norms import Stage
from tests.oracle.company import AS_OF
from tests.oracle.slices import (
    Line,
    Part,
    Told,
    as_day,
    days_between,
    first_dated,
    has_reached,
    one_sided_stages,
    share,
)

Span: TypeAlias = tuple[int, bool]
"""Days waited, and whether it came then."""


def lines(part: Part) -> Iterator[Line]:
    why = part.no_deals or ("no_column:deals.closed" if "deals.closed" in part.company.off else "")
    for key, state in (("speed.won_cycle_days", "won"), ("speed.lost_cycle_days", "lost")):
        days = [
            days_between(lead["created"], lead["closed"])
            for lead in part.cohort
            if lead["state"] == state and lead["created"] and lead["closed"]
        ]
        yield key, (), _median([span for span in days if span >= 0], why)
    yield from _first_contact(part)
    if len(part.names) < 2 and "campaign" not in part.names:
        for stage in part.company.norms.dated_stages:
            yield from _stay(part, stage)


def _first_contact(part: Part) -> Iterator[Line]:
    company, contact = part.company, first_dated(part.company)
    keys = ("speed.first_contact_days", "speed.first_contact_p90", "speed.first_contact_in_norm")
    if contact is None:
        yield from ((key, (), Told(why="no_setting:stages")) for key in keys)
        return
    spans: list[Span] = []
    kept = due = 0
    norm = company.norms.first_contact_norm_days
    for lead in part.cohort:
        span = _span(lead["created"], lead["dates"].get(contact.key), still=not has_reached(company, lead, contact))
        if span is None or lead["created"] is None:
            continue
        spans.append(span)
        if days_between(lead["created"], AS_OF) > norm:
            due += 1
            kept += span[1] and span[0] <= norm
    yield keys[0], (), _quantile(spans, Fraction(1, 2), part.no_deals)
    yield keys[1], (), _quantile(spans, Fraction(9, 10), part.no_deals)
    sick = f"one_sided:{contact.key}" if contact.key in one_sided_stages(company) else ""
    yield keys[2], (), share(kept, due, part.no_deals or part.one_sided or sick)


def _stay(part: Part, stage: Stage) -> Iterator[Line]:
    stages = part.company.norms.dated_stages
    spans = []
    for lead in part.cohort:
        ends = [lead["dates"].get(later.key) for later in stages[stages.index(stage) + 1 :]]
        ends += [lead["closed"]] if lead["state"] != "open" else []
        known = [as_day(day) for day in ends if day]
        still = not known and lead["state"] == "open" and lead["furthest"] == stage.key
        span = _span(lead["dates"].get(stage.key), min(known, default=None), still=still)
        spans += [] if span is None else [span]
    where = (("stage", stage.key),)
    yield "speed.stage_days", where, _quantile(spans, Fraction(1, 2), part.no_deals)
    yield "speed.stage_p90", where, _quantile(spans, Fraction(9, 10), part.no_deals)


def _span(since: dt.date | None, until: dt.date | None, *, still: bool) -> Span | None:
    """None where it isn't known; what is dated later than today hasn't come."""
    if since is None or days_between(since, AS_OF) < 0:
        return None
    if until is not None and days_between(until, AS_OF) >= 0:
        return (days_between(since, until), True) if days_between(since, until) >= 0 else None
    return (days_between(since, AS_OF), False) if still else None


def _quantile(spans: list[Span], part: Fraction, why: str) -> Told:
    """Kaplan–Meier: day by day, who has waited so long, and for how many of them it comes."""
    if why or not spans:
        return Told(why=why) if why else Told(n=0, why="no_cases")
    waiting = Fraction(1)
    for day in sorted({days for days, came in spans if came}):
        watched = [came for days, came in spans if days >= day]
        waiting *= 1 - Fraction(spans.count((day, True)), len(watched))
        if waiting <= 1 - part:
            return Told(Fraction(day), n=len(spans))
    return Told(n=len(spans), why="still_waiting")


def _median(days: list[int], why: str) -> Told:
    if why or not days:
        return Told(why=why) if why else Told(n=0, why="no_cases")
    return Told(Fraction(statistics.median(days)), n=len(days))
