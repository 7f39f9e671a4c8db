"""The only place that asks what time it is, and where."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def now(time_zone: str = "") -> dt.datetime:
    """The moment on the clocks of an IANA time zone; of this machine if there is no such zone."""
    return dt.datetime.now(zone(time_zone)).astimezone(zone(time_zone))


def utc() -> dt.datetime:
    """The moment in UTC."""
    return dt.datetime.now(dt.UTC)


def today(time_zone: str = "") -> dt.date:
    """Today's date in a time zone."""
    return now(time_zone).date()


def zone(name: str) -> ZoneInfo | None:
    """A time zone by its IANA name, None if there is none."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def local_name() -> str:
    """The IANA name of this machine's time zone, "" if it doesn't say."""
    if named := os.environ.get("TZ", "").lstrip(":"):
        return named
    target = Path("/etc/localtime").resolve().as_posix()
    return target.rpartition("/zoneinfo/")[2] if "/zoneinfo/" in target else ""
