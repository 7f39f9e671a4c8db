"""A span of whole days, and the months in it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included; None leaves that end open."""

    first: dt.date | None = None
    last: dt.date | None = None

    @property
    def is_open(self) -> bool:
        """No end is set: everything belongs to it, rows without a date too."""
        return self.first is None and self.last is None

    def __contains__(self, day: dt.date) -> bool:
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def month_of(day: dt.date) -> dt.date:
    """The first day of the day's month."""
    return day.replace(day=1)


def next_month(month: dt.date) -> dt.date:
    """The first day of the month after."""
    return (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1)


def month_end(month: dt.date) -> dt.date:
    """The last day of the month."""
    return next_month(month) - dt.timedelta(days=1)


def month_label(month: dt.date) -> str:
    """2026-10: how slices and keys name a month."""
    return f"{month:%Y-%m}"


_SPAN = re.compile(r"(\d{4}-\d{2}(?:-\d{2})?)\.\.(\d{4}-\d{2}(?:-\d{2})?)")
_LAST_MONTHS = re.compile(r"last_(\d{1,2})_months")


def period_named(name: str, as_of: dt.date) -> Period:
    """The days a period's name means on a day.

    Names: all, this_month, last_month, last_6_months (whole months before this one), 2026-10, 2026-05..2026-10,
    2026-05-04..2026-10-31. ValueError for anything else and for a span that ends before it begins.
    """
    this = month_of(as_of)
    if name == "all":
        return Period()
    if name == "this_month":
        return Period(this, month_end(this))
    if match := _LAST_MONTHS.fullmatch("last_1_months" if name == "last_month" else name):
        first = this
        for _ in range(int(match[1])):
            first = month_of(first - dt.timedelta(days=1))
        return Period(first, this - dt.timedelta(days=1))
    match = _SPAN.fullmatch(name if ".." in name else f"{name}..{name}")
    if not match:
        raise ValueError(f"{name!r} is no period; write all, last_month, last_6_months or 2026-05..2026-10")
    first, last = (_day(text) for text in match.groups())
    if len(match[2]) == 7:
        last = month_end(last)
    if last < first:
        raise ValueError(f"the period {name!r} ends before it begins")
    return Period(first, last)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text if len(text) == 10 else f"{text}-01")
