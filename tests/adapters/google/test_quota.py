"""The limiter: never over the quota in any minute, never waiting longer than it must, in either kind by itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sheetsync.adapters.google.quota import WINDOW_SECONDS, Kind, Quota
from tests.adapters.google.scripted_server import Time

KINDS = st.sampled_from(["read", "write"])
PAUSES = st.floats(0, 90, allow_nan=False)


def quota(per_minute: int = 48) -> tuple[Quota, Time]:
    time = Time()
    return Quota(per_minute, clock=time.clock, sleep=time.sleep), time


def test_the_first_ones_go_at_once() -> None:
    limiter, time = quota()
    assert [limiter.take("read") for _ in range(48)] == [0.0] * 48
    assert limiter.used("read") == 48
    assert time.slept == []


def test_one_more_waits_for_the_minute_to_pass() -> None:
    limiter, time = quota()
    for _ in range(48):
        limiter.take("write")
    time.now += 20
    assert limiter.take("write") == 40.0
    assert limiter.used("write") == 1


def test_reads_and_writes_have_a_quota_each() -> None:
    limiter, time = quota(1)
    limiter.take("read")
    assert limiter.take("write") == 0.0
    assert (limiter.used("read"), limiter.used("write"), time.slept) == (1, 1, [])


def test_what_is_older_than_a_minute_counts_no_more() -> None:
    limiter, time = quota()
    limiter.take("read")
    time.now += WINDOW_SECONDS
    assert limiter.used("read") == 0


@given(st.integers(1, 5), st.lists(st.tuples(KINDS, PAUSES), max_size=60))
def test_never_over_it_and_never_later_than_needed(per_minute: int, steps: list[tuple[Kind, float]]) -> None:
    limiter, time = quota(per_minute)
    taken: dict[Kind, list[float]] = {"read": [], "write": []}
    for kind, pause in steps:
        time.now += pause
        came = time.now
        waited = limiter.take(kind)
        assert waited == time.now - came
        before = taken[kind][-per_minute:]
        if len(before) == per_minute:
            assert time.now - before[0] >= WINDOW_SECONDS - 1e-5
            assert waited <= max(0.0, before[0] + WINDOW_SECONDS - came) + 1e-5
        else:
            assert waited == 0.0
        taken[kind].append(time.now)
