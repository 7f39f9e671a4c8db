"""A service for the tests of the agenda: it looks at the tab when it is told to, and remembers what it sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from sheetsync.core.agenda import Decision, Known, Meeting, Rules, decide, meetings

MOSCOW = ZoneInfo("Europe/Moscow")
"""Three hours before Greenwich, all year."""
RULES = Rules(dt.timedelta(hours=18), (dt.time(21), dt.time(8)), MOSCOW, "acme")
"""The memo is due 18 hours before; night is from nine to eight."""
USUAL_START = dt.time(10)
NEVER = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def wall(text: str) -> dt.datetime:
    """`12 May 10:00`, of 2026, as the clock on the wall shows it."""
    return dt.datetime.strptime(f"2026 {text}", "%Y %d %b %H:%M")  # noqa: DTZ007


def instant(text: str, zone: ZoneInfo = MOSCOW) -> dt.datetime:
    """The same in UTC."""
    return wall(text).replace(tzinfo=zone).astimezone(dt.UTC)


def told(moment: dt.datetime, zone: ZoneInfo = MOSCOW) -> str:
    """The opposite of `instant`."""
    local = moment.astimezone(zone)
    return f"{local.day} {local:%b %H:%M}"


def tab(*rows: tuple[dt.datetime, str | None]) -> pd.DataFrame:
    """The Reviews tab as read: starts and participants."""
    moments = pd.Series([start for start, _ in rows], dtype="datetime64[s]")
    return pd.DataFrame(
        {
            "date": moments.dt.normalize(),
            "time": moments - moments.dt.normalize(),
            "participants": pd.Series([people for _, people in rows], dtype="str"),
            "agenda": pd.Series([None] * len(rows), dtype="str"),
        }
    )


def meetings_at(walls: Iterable[dt.datetime], zone: ZoneInfo = MOSCOW) -> tuple[Meeting, ...]:
    """Meetings that start when the clock shows these times."""
    return meetings(tab(*((one, None) for one in walls)), zone, USUAL_START)


def blank_times(dates: Sequence[dt.datetime | None]) -> pd.DataFrame:
    """A tab whose time column is empty."""
    frame = tab(*((date or dt.datetime(2026, 1, 1), None) for date in dates))
    frame["date"] = np.array(dates, dtype="datetime64[s]")
    frame["time"] = np.full(len(dates), np.timedelta64("NaT"), dtype="timedelta64[s]")
    return frame


class Diary:
    """What the service knows. `busy`: the mail server takes nothing, every memo stays open."""

    def __init__(
        self, *starts: str, first_start: dt.datetime = NEVER, rules: Rules = RULES, busy: bool = False
    ) -> None:
        self.rows: dict[str, str | None] = dict.fromkeys(starts)
        self.known: dict[str, Known] = {}
        self.first_start = first_start
        self.rules = rules
        self.busy = busy

    def invite(self, start: str, people: str) -> None:
        """Name the participants of a meeting, a new one or not."""
        self.rows[start] = people

    def move(self, old: str, new: str) -> None:
        """Give a row another date; "" is no row."""
        people = self.rows.pop(old, None)
        if new:
            self.rows[new] = people

    def decide(self, now: str) -> Decision:
        """What is to do at an hour."""
        frame = tab(*((wall(start), people) for start, people in self.rows.items()))
        meant = meetings(frame, self.rules.zone, USUAL_START)
        return decide(meant, list(self.known.values()), instant(now), self.rules, self.first_start)

    def look(self, now: str) -> list[str]:
        """Do all there is to do at an hour; what was done, in words, in the order of the meetings."""
        done: dict[tuple[dt.datetime, str], str] = {}
        while True:
            decision = self.decide(now)
            ended = [(key, "expired") for key in decision.expire] + [(key, "cancelled") for key in decision.cancel]
            for key, what in ended:
                memo = self.known[key] = replace(self.known[key], open=False)
                done[memo.starts, what] = f"{told(memo.starts)} {what}"
            missed = [f"{review} missed" for review in decision.missed]
            if decision.send is None:
                return [*(done[one] for one in sorted(done)), *missed]
            due = decision.send
            assert due.key not in self.known, "sent twice"
            self.known[due.key] = Known(due.key, due.review, due.starts, due.revision, self.busy)
            again = f", revision {due.revision}" if due.revision > 1 else ""
            done[due.starts, "sent"] = f"{told(due.starts)} sent{', late' if due.late else ''}{again}"
