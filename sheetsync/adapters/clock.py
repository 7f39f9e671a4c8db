"""The only place that asks what time it is."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def now(time_zone: str = "") -> dt.datetime:
    """The moment on the clocks of an IANA time zone; of this machine if there is no such zone."""
    try:
        return dt.datetime.now(ZoneInfo(time_zone)) if time_zone else dt.datetime.now().astimezone()
    except (ZoneInfoNotFoundError, ValueError):
        return dt.datetime.now().astimezone()


def today(time_zone: str = "") -> dt.date:
    """Today's date in a time zone."""
    return now(time_zone).date()
