"""What the clock on the wall shows, and the instants at which it does."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

_SECOND = dt.timedelta(seconds=1)


def first_instant(wall: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """When the clock first shows a time, in UTC. If it skips it: the first instant after the gap."""
    earlier, later = _readings(wall, zone)
    return earlier if earlier <= later else _after_gap(wall, zone, later, earlier)


def last_instant(wall: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """When the clock last shows a time: where it is put back it shows some twice."""
    earlier, later = _readings(wall, zone)
    return later if earlier <= later else _after_gap(wall, zone, later, earlier)


def on_the_wall(instant: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """What the clock shows at an instant, without a zone."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def _readings(wall: dt.datetime, zone: ZoneInfo) -> tuple[dt.datetime, dt.datetime]:
    """The instant by the offset before a change of the clock, and by that after it; in a gap the second is earlier."""
    by_fold = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    before, after = (moment.astimezone(dt.UTC) for moment in by_fold)
    return before, after


def _after_gap(wall: dt.datetime, zone: ZoneInfo, low: dt.datetime, high: dt.datetime) -> dt.datetime:
    """The first second at which the clock is past `wall`: it isn't at `low`, it is at `high`."""
    while high - low > _SECOND:
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        if middle <= low:
            middle = low + _SECOND
        if on_the_wall(middle, zone) < wall:
            low = middle
        else:
            high = middle
    return high
