"""How the service is: as a value, as JSON, as numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sheetsync.service.health import MISSED_TICKS, Health
from tests.service.world import START

HEALTH = Health(
    "1.2.3",
    4711,
    START,
    20,
    last_cycle=START + dt.timedelta(minutes=5),
    last_sync=START + dt.timedelta(minutes=4),
    next_memo=START + dt.timedelta(hours=3),
    cycles=15,
    failed_cycles=2,
    requests={"read": 30, "write": 1},
    memos={"accepted": 3, "held": 1},
    faults={"mail": "535 5.7.8 wrong password"},
)


def test_it_is_the_same_after_a_way_through_json() -> None:
    assert Health.from_json(HEALTH.to_json()) == HEALTH


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"version": 1}', HEALTH.to_json()[:-9]])
def test_what_isnt_ours_is_none(text: str) -> None:
    assert Health.from_json(text) is None


def test_it_is_stuck_when_so_many_ticks_have_gone_by_without_a_cycle() -> None:
    ended = HEALTH.last_cycle
    assert ended is not None
    longest = dt.timedelta(seconds=20 * MISSED_TICKS)
    assert HEALTH.stuck_since(ended + longest) is None
    assert HEALTH.stuck_since(ended + longest + dt.timedelta(seconds=1)) == ended


def test_a_first_cycle_that_doesnt_end_is_stuck_since_the_start() -> None:
    begun = replace(HEALTH, last_cycle=None)
    assert begun.stuck_since(START + dt.timedelta(hours=1)) == START


def test_a_clock_that_stepped_back_is_no_reason_to_be_stuck() -> None:
    assert HEALTH.stuck_since(START - dt.timedelta(days=1)) is None


def test_cycles_that_cron_calls_are_never_stuck() -> None:
    assert replace(HEALTH, tick_seconds=0).stuck_since(START + dt.timedelta(days=9)) is None


def test_metrics_are_prometheus_text() -> None:
    lines = list(HEALTH.metrics())
    values = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    assert values["sheetsync_cycles_total"] == "15"
    assert values["sheetsync_failed_cycles_total"] == "2"
    assert values["sheetsync_faults"] == "1"
    assert values['sheetsync_requests_total{kind="read"}'] == "30"
    assert values['sheetsync_deliveries{state="held"}'] == "1"
    assert float(values["sheetsync_last_sync_timestamp_seconds"]) == (START + dt.timedelta(minutes=4)).timestamp()
    assert "sheetsync_last_write_timestamp_seconds" not in values
    named = {line.split()[2] for line in lines if line.startswith("# TYPE")}
    assert {name.partition("{")[0] for name in values} <= named
    assert "password" not in "\n".join(lines)
