"""The months that the demo company has lived through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sheetsync.adapters.demo.story import Month, Segment
from sheetsync.core.money import split
from sheetsync.core.period import month_end, month_of, next_month


@dataclass(frozen=True, slots=True)
class Span:
    """A month as far as it has gone: its first day, its last one or today, and its part of the story."""

    first: dt.date
    last: dt.date
    story: Month

    @property
    def elapsed(self) -> float:
        """The part of the month's days that have passed; 1 for a whole month."""
        return self.days / month_end(self.first).day

    @property
    def days(self) -> int:
        """How many days it has had so far."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


def months_until(as_of: dt.date, months: Sequence[Month]) -> tuple[Span, ...]:
    """The months of a story, the last one being the running one up to `as_of`."""
    first = month_of(as_of)
    firsts = [first]
    for _ in range(len(months) - 1):
        firsts.insert(0, month_of(firsts[0] - dt.timedelta(days=1)))
    return tuple(Span(day, min(month_end(day), as_of), story) for day, story in zip(firsts, months, strict=True))


def months_after(span: Span, count: int) -> Iterator[Span]:
    """A month in full, and so many after it that go like it; with none the month as it is."""
    if not count:
        yield span
        return
    first = span.first
    for _ in range(count + 1):
        yield Span(first, month_end(first), span.story)
        first = next_month(first)


def usual_leads(months: Sequence[Span], leads: int) -> float:
    """How many leads a usual month plans, if all months together bring `leads`."""
    return leads / sum(map(_weight, months))


def lived_leads(months: Sequence[Span], lived: Sequence[Span], leads: int) -> int:
    """How many leads come in all months lived, if those seen bring `leads`."""
    return round(leads * sum(map(_weight, lived)) / sum(map(_weight, months)))


def leads_by_month(months: Sequence[Span], leads: int) -> list[int]:
    """How many leads came in each month."""
    return split(leads, list(map(_weight, months)))


def _weight(span: Span) -> float:
    return span.story.planned * span.story.over * span.elapsed


def planned_leads(span: Span, segment: Segment, usual: float) -> int:
    """The plan of a month and segment, as round as people write it."""
    exact = usual * span.story.planned * segment.plan_share
    return round(exact / 5) * 5 if exact >= 40 else round(exact)


def planned_win_rate(span: Span, segment: Segment) -> float:
    """The planned wins per target lead."""
    return round(segment.win_rate * span.story.ramp, 3)
