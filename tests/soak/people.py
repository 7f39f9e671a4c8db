"""A day at the office, from a seed: who types what, when."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable

from tests.soak.teams import RECIPIENTS, Meeting, Teams

APART = dt.timedelta(hours=14)
"""Meetings keep away from each other, so that it is certain which memo is whose."""
SOON = dt.timedelta(hours=4)
MOVES = tuple(dt.timedelta(hours=hours) for hours in (-3, -1, 1, 2, 5, 24, 49, 72))


class People:
    """They work from nine to six; a header that they broke is mended within hours."""

    def __init__(self, teams: Teams, chance: random.Random, end: dt.datetime) -> None:
        self._teams, self._chance, self._end = teams, chance, end
        self._mend_at: dt.datetime | None = None
        self.deeds = 0

    def plan_month(self, now: dt.datetime) -> None:
        """Every working day; some are only for two."""
        day = now.astimezone(self._teams.zone).date()
        while (day := day + dt.timedelta(days=1)) < self._end.date():
            if day.isoweekday() < 6:
                clock = dt.time(15, 30) if day.isoweekday() == 3 else dt.time(10)
                starts = dt.datetime.combine(day, clock, self._teams.zone).astimezone(dt.UTC)
                self._teams.meet(starts, now, self._some())

    def work(self, now: dt.datetime) -> None:
        """What they do in five minutes."""
        local = now.astimezone(self._teams.zone)
        roll = self._chance.random()
        if not (local.isoweekday() < 6 and 9 <= local.hour < 18):
            return
        if self._mend_at is not None and now >= self._mend_at:
            self._teams.mend_header()
            self._mend_at = None
        for chance, deed in (
            (0.02, self._add_lead),
            (0.004, self._scribble),
            (0.004, self._rename),
            (0.004, self._press),
            (0.006, self._move),
            (0.004, self._add),
            (0.0015, self._cancel),
            (0.0015, self._break_header),
        ):
            if roll < chance:
                self.deeds += 1
                deed(now)
                return
            roll -= chance

    def in_between(self, now: dt.datetime) -> Callable[[], None] | None:
        """What somebody does between two requests of the service."""
        return (lambda: self._add_lead(now)) if self._chance.random() < 0.003 else None

    def is_broken(self) -> bool:
        return self._mend_at is not None

    def _add_lead(self, now: dt.datetime) -> None:
        self._teams.add_lead(now)

    def _scribble(self, _now: dt.datetime) -> None:
        self._teams.scribble(self._chance)

    def _press(self, _now: dt.datetime) -> None:
        self._teams.press()

    def _rename(self, now: dt.datetime) -> None:
        tab = self._chance.choice(("Leads", "Deals", "Reviews", "Spend"))
        self._teams.rename(tab, f"{tab} {now:%d %H %M}")

    def _break_header(self, now: dt.datetime) -> None:
        if self._mend_at is None:
            self._teams.break_header()
            self._mend_at = now + dt.timedelta(minutes=self._chance.choice([20, 90, 240]))

    def _move(self, now: dt.datetime) -> None:
        if (meeting := self._one_to_come(now)) is None:
            return
        starts = meeting.start + self._chance.choice(MOVES) + dt.timedelta(minutes=self._chance.randint(1, 25))
        if self._is_free(starts, now, meeting):
            self._teams.move(meeting, starts, now)

    def _add(self, now: dt.datetime) -> None:
        starts = now + dt.timedelta(minutes=self._chance.randint(5 * 60, 100 * 60))
        if self._is_free(starts, now):
            self._teams.meet(starts.replace(second=0), now, self._some())

    def _cancel(self, now: dt.datetime) -> None:
        if meeting := self._one_to_come(now):
            self._teams.cancel(meeting, now)

    def _one_to_come(self, now: dt.datetime) -> Meeting | None:
        """One of the next three."""
        to_come = [one for one in self._teams.meetings if not one.cancelled and one.start > now + SOON]
        return self._chance.choice(sorted(to_come, key=lambda one: one.start)[:3]) if to_come else None

    def _is_free(self, starts: dt.datetime, now: dt.datetime, own: Meeting | None = None) -> bool:
        taken = [start for one in self._teams.meetings if one is not own for start in one.starts]
        again = own is not None and starts in own.starts
        far = all(abs(start - starts) >= APART for start in taken)
        return now + SOON < starts < self._end and far and not again

    def _some(self) -> tuple[str, ...]:
        return RECIPIENTS[:2] if self._chance.random() < 0.25 else ()
