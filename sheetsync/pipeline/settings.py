"""What a run computes with, apart from the workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sheetsync.core.agenda import Meeting
from sheetsync.core.lang import Lang
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period
from sheetsync.core.summary import ServiceState
from sheetsync.ports import Archive

UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run computes with, apart from the workbook."""

    lang: Lang
    norms: Norms
    period: Period
    as_of: dt.date
    verdict_rows: int = 5000
    issue_rows: int = 1000
    zone: ZoneInfo = UTC
    usual_start: dt.time = dt.time(10)
    now: dt.datetime | None = None
    """The instant, where one is meant: a meeting that has begun today isn't the next one."""

    archive: Archive | None = None
    """Where the leads of each review are kept; None: nowhere."""
    period_on: Callable[[dt.date], Period] | None = None
    """The reporting period as it is on another day; None: always the same."""
    service: Callable[[Sequence[Meeting], str], ServiceState] | None = None
    """What the service says of itself, to the meetings and the entries' fingerprint of a reading; None: no service."""

    def is_ahead(self, meeting: Meeting) -> bool:
        """Whether a meeting is still to come; by the day, where no instant is meant."""
        return meeting.starts > self.now if self.now else meeting.local.date() >= self.as_of
