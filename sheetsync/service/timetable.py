"""When a sync is due: every so many minutes in working hours, by the clock of the spreadsheet's people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Set
from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Timetable:
    """`hours` are the first and the last of the working day; `days` are ISO weekdays, Monday being 1."""

    every: dt.timedelta
    hours: tuple[dt.time, dt.time]
    days: Set[int]
    zone: ZoneInfo

    def is_working(self, now: dt.datetime) -> bool:
        """Whether people are at work at an instant; hours that end before they begin run over midnight."""
        local = now.astimezone(self.zone)
        first, last = self.hours
        clock = local.time()
        if first <= last:
            return local.isoweekday() in self.days and first <= clock < last
        today, yesterday = local.isoweekday(), (local - dt.timedelta(days=1)).isoweekday()
        return (clock >= first and today in self.days) or (clock < last and yesterday in self.days)

    def is_sync_due(self, last: dt.datetime | None, now: dt.datetime) -> bool:
        """Whether to sync now; never synced: at once. A last time in the future means that the clock stepped back."""
        if last is None or last > now:
            return True
        return self.is_working(now) and now - last >= self.every
