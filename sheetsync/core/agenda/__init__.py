"""Which memo is due: a pure function of the Reviews tab, of what was sent, and of the hour."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Meeting:
    """One row of the Reviews tab as an instant: `starts` in UTC, `local` by the clock on the wall."""

    id: str
    starts: dt.datetime
    local: dt.datetime
    participants: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """When memos go out: so long before the meeting, never at night; a meeting that moves by more gets a new memo."""

    lead: dt.timedelta
    night: tuple[dt.time, dt.time]
    zone: ZoneInfo
    client: str = ""
    moved_by: dt.timedelta = dt.timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Known:
    """A memo that was frozen; `open`: some recipient isn't finished."""

    key: str
    review: str
    starts: dt.datetime
    revision: int
    open: bool


@dataclass(frozen=True, slots=True)
class Due:
    """The memo to send now; `late`: its hour has passed, its meeting hasn't begun."""

    key: str
    review: str
    starts: dt.datetime
    revision: int
    due_at: dt.datetime
    late: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do at this moment: send one memo, end others (by key), tell of reviews whose memo was missed; `wake` is
    when there is something to do next.
    """

    send: Due | None = None
    expire: tuple[str, ...] = ()
    cancel: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    wake: dt.datetime | None = None
