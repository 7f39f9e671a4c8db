"""Days that can't be: in the future, long before all others, before the lead; and what they are the other way round."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sheetsync.core.issues import Issue
from sheetsync.core.judging.telling import Flags, SourceRows, issue_at, issues_each
from sheetsync.core.tables import BoundTab

Days = npt.NDArray[np.datetime64]
FEWEST_DAYS = 20
"""So many dates must be there to tell where they begin."""
_FIRST_SHARE = 0.05
_GAP_DAYS, _GAP_TIMES = 60, 10
"""What stands apart from the bulk by so many days, and so many times the usual gap, isn't part of it."""
_NEVER = np.datetime64("NaT", "D")


def first_day(days: Days) -> np.datetime64:
    """The day on which the bulk of the dates begins; a few far before it don't count. NaT if there are too few."""
    known = np.sort(days[~np.isnat(days)])
    if len(known) < FEWEST_DAYS:
        return _NEVER
    gaps = np.diff(known).astype(np.int64)
    few = max(int(len(known) * _FIRST_SHARE), 1)
    wide = np.flatnonzero(gaps[:few] > max(_GAP_DAYS, _GAP_TIMES * float(np.percentile(gaps, 95))))
    first: np.datetime64 = known[wide[-1] + 1] if len(wide) else known[0]
    return first


def swapped(days: Days) -> Days:
    """The same days with day and month the other way round; NaT where there is no such day, or it is the same."""
    months = days.astype("datetime64[M]")
    day = (days - months).astype(np.int64)
    month = months.astype(np.int64) % 12
    other = (months - month + day).astype("datetime64[D]") + month
    return np.where((day < 12) & (day != month) & ~np.isnat(days), other, _NEVER)


class Calendar:
    """What the days of one column are held against: today, and the day on which the business begins."""

    def __init__(self, today: np.datetime64, start: np.datetime64) -> None:
        self.today = today
        self.start = start

    def issues(
        self, source: BoundTab, name: str, days: Days, rows: SourceRows, *, early: str = "", since: Days | None = None
    ) -> list[Issue]:
        """Those of a column's days in these grid rows. `early`: the kind of issue of a day before `since`."""
        future, ancient = days > self.today, days < self.start
        before = days < since if since is not None else np.zeros(len(days), dtype=np.bool_)
        likely = self._swapped(days, future | ancient | before, since)
        other = [{"swapped": str(day)} for day in swapped(days[likely])]
        found = issues_each(source, name, "date_swapped", rows[likely], other)
        found += issue_at(source, name, "date_in_future", rows[future & ~likely])
        ancient &= ~likely
        detail = {"start": str(self.start)}
        found += issues_each(source, name, "date_before_start", rows[ancient], [detail] * int(ancient.sum()))
        return found + (issue_at(source, name, early, rows[before & ~ancient & ~likely]) if early else [])

    def _swapped(self, days: Days, doubtful: Flags, since: Days | None) -> Flags:
        """Which of the doubtful days would be plausible the other way round."""
        places = np.flatnonzero(doubtful)
        other = swapped(days[places])
        likely = other <= self.today
        if not np.isnat(self.start):
            likely &= other >= self.start
        if since is not None:
            likely &= ~(other < since[places])
        found = np.zeros(len(days), dtype=np.bool_)
        found[places[likely]] = True
        return found
