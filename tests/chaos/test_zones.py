"""Every change of every clock from 2026 to 2037, with daily and weekly reviews on both sides of it.

A sample of zones in every run; its seed is printed when it fails, and SHEETSYNC_SEED repeats it.

    SHEETSYNC_CHAOS=1 pytest -n 2 tests/chaos/test_zones.py    takes all zones, on all days
"""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import numpy as np
import numpy.typing as npt
import pytest

from sheetsync.core.agenda import Due, Known, Meeting, Rules, decide, due_at
from tests.core.diary import NEVER, meetings_at

CHAOS = os.environ.get("SHEETSYNC_CHAOS") == "1"
NAMES = sorted(available_timezones())
BATCHES = 50 if CHAOS else 1
SAMPLE = 6
FIRST, LAST = dt.datetime(2026, 1, 1), dt.datetime(2038, 1, 1)
ZERO = FIRST - dt.timedelta(days=3)
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
NIGHT = (dt.time(21), dt.time(8))


@dataclass(frozen=True, slots=True)
class Wall:
    """What a zone's clock shows, minute by minute of universal time from ZERO on, and the minutes at which it changes.

    It asks a zone only what its clock shows at an instant, which is never in doubt.
    """

    zone: ZoneInfo
    shown: npt.NDArray[np.int64]
    latest_yet: npt.NDArray[np.int64]
    changes: Sequence[int]

    @classmethod
    def of(cls, zone: ZoneInfo) -> Wall:
        """Look at the clock every six hours, and where it was changed in between, at every minute."""
        height = int((LAST + 3 * DAY - ZERO) / MINUTE)
        offsets = np.zeros(height, dtype=np.int64)
        changes = []
        for start, end in pairwise(range(0, height + 1, 360)):
            first, last = _offset(zone, start), _offset(zone, end)
            offsets[start:end] = first
            if first != last:
                change = next(minute for minute in range(start, end + 1) if _offset(zone, minute) != first)
                offsets[change:end] = last
                changes.append(change)
        shown = np.arange(height) + offsets
        return cls(zone, shown, np.maximum.accumulate(shown), changes)

    def first_minutes(self, walls: Sequence[dt.datetime]) -> list[int]:
        """When the clock first shows each of these times, or a later one: by looking through all minutes."""
        found: list[int] = np.searchsorted(self.latest_yet, [int((wall - ZERO) / MINUTE) for wall in walls]).tolist()
        return found

    def clock(self, instant: dt.datetime) -> dt.time:
        """What it shows at an instant."""
        return (ZERO + int(self.shown[_minute(instant)]) * MINUTE).time()

    def is_night(self, instant: dt.datetime) -> bool:
        """The first stroke is still the day's; where the clock is put back over it, the second one is the night's."""
        clock = self.clock(instant)
        if clock == NIGHT[0]:
            return self.clock(instant - MINUTE) > NIGHT[0]
        return clock > NIGHT[0] or clock < NIGHT[1]


def _offset(zone: ZoneInfo, minute: int) -> int:
    offset = (ZERO + minute * MINUTE).replace(tzinfo=dt.UTC).astimezone(zone).utcoffset()
    assert offset is not None
    assert offset % MINUTE == dt.timedelta()
    return offset // MINUTE


def _minute(instant: dt.datetime) -> int:
    return int((instant.replace(tzinfo=None) - ZERO) / MINUTE)


def zones(batch: int) -> list[str]:
    """Some of all zones, or a sample."""
    if CHAOS:
        return NAMES[batch::BATCHES]
    seed = int(os.environ.get("SHEETSYNC_SEED") or random.randrange(10**6))  # noqa: S311
    print(f"SHEETSYNC_SEED={seed}")  # noqa: T201
    return random.Random(seed).sample(NAMES, SAMPLE)  # noqa: S311


def daily(first: dt.datetime, count: int, clock: dt.time, every: int = 1) -> list[dt.datetime]:
    """Reviews at the same time by the clock on the wall."""
    return [dt.datetime.combine(first.date() + day * DAY, clock) for day in range(0, count, every)]


def typed_times(wall: Wall, chance: random.Random) -> Iterator[list[dt.datetime]]:
    """Daily and weekly reviews of all years at some times of day; all quarters of an hour around each change."""
    days = int((LAST - FIRST) / DAY)
    for clock in (dt.time(10), dt.time(chance.randrange(24), chance.randrange(60))):
        yield daily(FIRST, days, clock, 1 if CHAOS else 7)
    for change in wall.changes:
        shown = ZERO + int(wall.shown[change]) * MINUTE
        noon = dt.datetime.combine(shown.date(), dt.time(12))
        yield [noon + quarter * 15 * MINUTE for quarter in range(-120, 60)]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_time_on_the_wall_is_the_right_instant(batch: int) -> None:
    for name in zones(batch):
        wall = Wall.of(ZoneInfo(name))
        for times in typed_times(wall, random.Random(name)):  # noqa: S311
            expected = sorted(set(wall.first_minutes(times)))
            assert [_minute(meeting.starts) for meeting in meetings_at(times, wall.zone)] == expected, name


@pytest.mark.parametrize("batch", range(BATCHES))
def test_memos_go_once_by_day_and_before_the_meeting(batch: int) -> None:
    for name in zones(batch):
        wall = Wall.of(ZoneInfo(name))
        chance = random.Random(name)  # noqa: S311
        for change in wall.changes if CHAOS else chance.sample(wall.changes, min(6, len(wall.changes))):
            lead = chance.randrange(1, 48) * dt.timedelta(minutes=30)
            rules = Rules(lead, NIGHT, wall.zone, "acme")
            shown = ZERO + int(wall.shown[change]) * MINUTE
            clock = dt.time(chance.randrange(24), chance.choice((0, 15, 30, 45)))
            for days, every in ((4, 1), (15, 7)):
                look_at_all(wall, rules, daily(shown - days // 2 * DAY, days, clock, every), name)


def look_at_all(wall: Wall, rules: Rules, times: Sequence[dt.datetime], name: str) -> None:
    """Let a service send the memos of these meetings, and judge by the clock on the wall what it did."""
    meant = meetings_at(times, wall.zone)
    sent = list(send_all(meant, rules))
    assert sorted(due.starts for _, due in sent) == [meeting.starts for meeting in meant], name
    for now, due in sent:
        wanted = due.starts - rules.lead
        assert now == due.due_at == due_at(due.starts, rules) < due.starts
        assert not due.late
        assert not wall.is_night(now), name
        if not wall.is_night(wanted):
            assert now == wanted, name
        elif now > wanted:
            assert wall.clock(now) == NIGHT[1], name
            assert due.starts - now >= dt.timedelta(hours=1), name
            assert now - wanted < dt.timedelta(hours=13), name
        else:
            assert wall.clock(now) == NIGHT[0], name
            assert wanted - now < dt.timedelta(hours=13), name
            morning = next(minute for minute in minutes_from(wanted) if not wall.is_night(minute))
            assert due.starts - morning < dt.timedelta(hours=1), name


def minutes_from(instant: dt.datetime) -> Iterable[dt.datetime]:
    return (instant + minute * MINUTE for minute in range(24 * 60))


def send_all(meant: Sequence[Meeting], rules: Rules) -> Iterator[tuple[dt.datetime, Due]]:
    """What a service sends that looks whenever there is something to do."""
    known: list[Known] = []
    now: dt.datetime | None = meant[0].starts - 3 * DAY
    while now is not None:
        decision = decide(meant, known, now, rules, NEVER)
        assert decision.missed == decision.expire == decision.cancel == ()
        if due := decision.send:
            yield now, due
            known.append(Known(due.key, due.review, due.starts, due.revision, open=False))
        else:
            now = decision.wake
