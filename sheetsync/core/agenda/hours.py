"""The hour at which a memo is due: so long before its meeting, and never at night."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sheetsync.core.agenda.wall_clock import first_instant, last_instant, on_the_wall

LEFT_TO_READ = dt.timedelta(hours=1)
"""A memo that waits for the morning must leave its readers so much time before the meeting."""
PUNCTUAL = dt.timedelta(hours=1)
"""A memo that goes out within so much of its hour isn't late: the service looks every few minutes, cron every hour."""
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rules:
    """When memos go out: so long before the meeting, never at night; a meeting that moves by more gets a new memo.

    `night` is its begin and its end on the wall of `zone`; equal: there is no night.
    """

    lead: dt.timedelta
    night: tuple[dt.time, dt.time]
    zone: ZoneInfo
    client: str = ""
    moved_by: dt.timedelta = dt.timedelta(hours=12)


def due_at(starts: dt.datetime, rules: Rules) -> dt.datetime:
    """When the memo of a meeting is due, in UTC: at start − lead.

    If that is at night, and not on its first stroke: at the night's end, when that leaves an hour before the start;
    else at the night's beginning.
    """
    due = starts - rules.lead
    night = night_at(due, rules)
    if night is None or due == night[0]:
        return due
    begins, ends = night
    return ends if leaves_time(ends, starts) else begins


def leaves_time(instant: dt.datetime, starts: dt.datetime) -> bool:
    """Whether a memo sent then can still be read before the start."""
    return instant + LEFT_TO_READ <= starts


def night_at(instant: dt.datetime, rules: Rules) -> tuple[dt.datetime, dt.datetime] | None:
    """The night in which an instant lies, None by day; when it ends it is day."""
    return next(((begins, ends) for begins, ends in nights_around(instant, rules) if begins <= instant < ends), None)


def nights_around(instant: dt.datetime, rules: Rules) -> list[tuple[dt.datetime, dt.datetime]]:
    """The nights that begin yesterday, today and tomorrow. Where the clock is put back they are as long as can be."""
    begin, end = rules.night
    if begin == end:
        return []
    today = on_the_wall(instant, rules.zone).date()
    over = _DAY if end < begin else dt.timedelta()
    return [
        (
            first_instant(dt.datetime.combine(day, begin), rules.zone),
            last_instant(dt.datetime.combine(day + over, end), rules.zone),
        )
        for day in (today - _DAY, today, today + _DAY)
    ]
