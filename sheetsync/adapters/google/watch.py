"""Our clock against Google's: a key is refused when they are far apart, and nobody thinks of the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime

from sheetsync.adapters import clock

TOLERANCE = dt.timedelta(minutes=5)


class Watch:
    """Compares our time with the Date header of each answer."""

    def __init__(self, now: Callable[[], dt.datetime] = clock.now) -> None:
        self._now = now
        self.offset: dt.timedelta | None = None

    def note(self, headers: Mapping[str, str]) -> None:
        """Take the time of an answer that just came."""
        moment = moment_of(headers.get("Date", ""))
        if moment is not None:
            self.offset = self._now() - moment

    def seconds_until(self, headers: Mapping[str, str]) -> float | None:
        """Retry-After in seconds from the moment of its answer, whether it names seconds or a moment; None if none."""
        wanted = headers.get("Retry-After", "").strip()
        if wanted.isascii() and wanted.isdigit():
            return float(wanted)
        until = moment_of(wanted)
        if until is None:
            return None
        return max(0.0, (until - (moment_of(headers.get("Date", "")) or self._now())).total_seconds())

    def fault(self) -> str:
        """What is wrong with this computer's clock; "" if nothing is known to be."""
        if self.offset is None or abs(self.offset) <= TOLERANCE:
            return ""
        minutes = round(abs(self.offset).total_seconds() / 60)
        span = f"{minutes} minutes" if minutes < 120 else f"{round(minutes / 60)} hours"
        return f"this computer's clock is {span} {'fast' if self.offset > dt.timedelta() else 'slow'}"


def moment_of(header: str) -> dt.datetime | None:
    """The moment in a Date or Retry-After header; None if there is none."""
    try:
        moment = parsedate_to_datetime(header)
    except (TypeError, ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
