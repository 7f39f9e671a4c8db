"""The Reviews tab as instants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pandas as pd

from sheetsync.core.agenda.wall_clock import first_instant, on_the_wall
from sheetsync.core.parse.emails import find_addresses


@dataclass(frozen=True, slots=True)
class Meeting:
    """One review meeting: `starts` in UTC, `local` by the clock on the wall.

    `id` is the local day; a further meeting on the same day has its time besides. `participants` are addresses in
    lower case; none means everybody in the configuration.
    """

    id: str
    starts: dt.datetime
    local: dt.datetime
    participants: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    participants: tuple[str, ...]
    note: str


def meetings(frame: pd.DataFrame, zone: ZoneInfo, usual_start: dt.time) -> tuple[Meeting, ...]:
    """The meetings of the Reviews tab as read, the earliest first; rows without a date are none.

    A time that the clock skips is the first instant after the gap, one that it shows twice the first of both. Rows of
    one instant are one meeting: of all the people and notes that they name.
    """
    rows: dict[dt.datetime, list[_Row]] = {}
    for wall, row in _rows(frame, usual_start):
        rows.setdefault(first_instant(wall, zone), []).append(row)
    days: set[dt.date] = set()
    found = []
    for starts in sorted(rows):
        local = on_the_wall(starts, zone)
        people = sorted({address for row in rows[starts] for address in row.participants})
        notes = sorted({row.note for row in rows[starts] if row.note})
        found.append(Meeting(_id(local, days), starts, local, tuple(people), "\n".join(notes)))
        days.add(local.date())
    return tuple(found)


def timed_id(local: dt.datetime) -> str:
    """The day and the time, for a meeting whose day alone names another one."""
    return local.isoformat(" ", "seconds" if local.second else "minutes")


def _id(local: dt.datetime, taken: set[dt.date]) -> str:
    return timed_id(local) if local.date() in taken else local.date().isoformat()


def _rows(frame: pd.DataFrame, usual_start: dt.time) -> Iterator[tuple[dt.datetime, _Row]]:
    """What the clock shows when each row's meeting starts, and what else the row says."""
    moments: Sequence[dt.datetime | None] = frame["date"].to_numpy().tolist()
    times: Sequence[dt.timedelta | None] = frame["time"].to_numpy().tolist()
    for moment, time, people, note in zip(
        moments, times, frame["participants"].tolist(), frame["agenda"].tolist(), strict=True
    ):
        if moment is not None:
            addresses = find_addresses(people)[0] if isinstance(people, str) else ()
            yield _wall(moment, time, usual_start), _Row(addresses, note if isinstance(note, str) else "")


def _wall(moment: dt.datetime, time: dt.timedelta | None, usual_start: dt.time) -> dt.datetime:
    """The time column counts, else a time that stands beside the date."""
    midnight = dt.datetime.combine(moment.date(), dt.time())
    if time is not None:
        return midnight + time
    return moment if moment != midnight else dt.datetime.combine(midnight, usual_start)
