"""What is tried again and for how long: reads freely, writes only if they surely weren't applied."""

from __future__ import annotations

import datetime as dt
import random
import socket

import pytest
import tenacity
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.adapters.google.answers import Passing, over_quota, unanswered
from sheetsync.adapters.google.patience import (
    BUDGET_SECONDS,
    FIRST_QUOTA_WAIT_SECONDS,
    FIRST_WAIT_SECONDS,
    TRIES,
    Patience,
)
from sheetsync.adapters.google.quota import Quota
from sheetsync.adapters.google.transport import Timeouts, Unsettled
from sheetsync.errors import Busy, Unavailable
from tests.adapters.google.requests_made import CANARY, GOOD, Call, read, write
from tests.adapters.google.scripted_server import ACCOUNT, Answer, Time, error, failure, talking

PAGE = b"<!DOCTYPE html><title>Error 502 (Server Error)!!1</title>"
UNSETTLING = {
    "500": error(500, "Internal error encountered.", "INTERNAL"),
    "an HTML 502": Answer(502, PAGE, {"Content-Type": "text/html"}),
    "503": error(503, "The service is currently unavailable.", "UNAVAILABLE"),
    "an empty 504": Answer(504, b""),
    "408": Answer(408, b""),
    "409": error(409, "The operation was aborted.", "ABORTED"),
    "a redirect": Answer(302, b"", {"Location": "https://example.com/login"}),
    "half a 503": Answer(503, b'{"error":{"code":5', promised=400),
    "a hang-up": Answer(drop=True),
    "a page": Answer(200, PAGE),
    "an array": Answer(200, b"[]"),
    "nothing": Answer(200, b""),
    "half of it": Answer(200, b'{"title":"Fu'),
    "less than promised": Answer(200, b'{"title":"Funnel"}', promised=400),
    "the last chunk missing": Answer(200, b'{"title":"Funnel"}', chunked=True, promised=1),
}
QUOTA = {
    "429": error(429, "Quota exceeded for quota metric 'Read requests'", "RESOURCE_EXHAUSTED"),
    "an HTML 429": Answer(429, PAGE),
    "a 403 for the rate": error(403, "Rate Limit Exceeded", errors=[{"reason": "rateLimitExceeded"}]),
    "a new 403 for the rate": error(403, "", "PERMISSION_DENIED", details=[{"reason": "RATE_LIMIT_EXCEEDED"}]),
}


@pytest.mark.parametrize("name", [*UNSETTLING, *QUOTA])
def test_a_read_is_tried_again(name: str) -> None:
    fault = {**UNSETTLING, **QUOTA}[name]
    with talking(fault, fault, GOOD) as talk:
        assert read(talk)() == GOOD.body
        assert talk.sent == (3, 0, 2)
        assert len(talk.time.slept) == 2


@pytest.mark.parametrize("name", UNSETTLING)
def test_a_read_gives_up_after_five_tries(name: str) -> None:
    with talking(UNSETTLING[name]) as talk:
        message = str(failure(read(talk), Unavailable))
        assert talk.sent == (TRIES, 0, TRIES - 1)
        assert len(talk.server.received) == TRIES
        assert sum(talk.time.slept) <= 2 + 4 + 8 + 16
    assert "127.0.0.1" in message
    assert "run the same command again" in message
    assert "DOCTYPE" not in message


@pytest.mark.parametrize("name", UNSETTLING)
def test_a_write_that_may_have_been_applied_is_never_repeated(name: str) -> None:
    with talking(UNSETTLING[name], GOOD) as talk:
        message = str(failure(write(talk), Unsettled, CANARY))
        assert talk.sent == (0, 1, 0)
        assert len(talk.server.received) == 1
        assert talk.time.slept == []
    assert "updateCells" in message


@pytest.mark.parametrize("call", [read, write])
@pytest.mark.parametrize("name", QUOTA)
def test_a_quota_that_stays_used_up(name: str, call: Call) -> None:
    with talking(QUOTA[name]) as talk:
        message = str(failure(call(talk), Busy, CANARY))
        assert sum(talk.sent) == TRIES + TRIES - 1
    assert ACCOUNT in message
    assert "wait a minute" in message


@pytest.mark.parametrize("name", QUOTA)
def test_a_write_over_the_quota_was_not_applied_and_is_repeated(name: str) -> None:
    with talking(QUOTA[name], GOOD) as talk:
        assert write(talk)() == GOOD.body
        assert talk.sent == (0, 2, 1)


def test_silence_ends(caplog: pytest.LogCaptureFixture) -> None:
    short = Timeouts(connect=5, read=0.05, write=0.1)
    with talking(Answer(silent=True), timeouts=short) as talk:
        failure(write(talk), Unsettled, CANARY)
        failure(read(talk), Unavailable)
        assert talk.sent == (TRIES, 1, TRIES - 1)
    assert CANARY not in caplog.text


@pytest.mark.parametrize("call", [read, write])
def test_a_connection_that_cannot_be_opened_is_tried_again(call: Call) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, but nobody listens
        with talking(endpoint=f"http://127.0.0.1:{taken.getsockname()[1]}") as talk:
            assert "no connection can be opened" in str(failure(call(talk), Unavailable, CANARY))
            assert talk.transport.requests["retry"] == TRIES - 1


def asking(status: int, seconds: str, **headers: str) -> Answer:
    return Answer(status, b"", {"Retry-After": seconds, **headers})


@pytest.mark.parametrize(
    ("wanted", "waited"),
    [
        (asking(503, "7"), 7),
        (asking(429, " 0 "), 0),
        (asking(429, "Thu, 26 Nov 2026 10:00:30 GMT", Date="Thu, 26 Nov 2026 10:00:00 GMT"), 30),
        (asking(503, "Thu, 26 Nov 2026 09:00:00 GMT", Date="Thu, 26 Nov 2026 10:00:00 GMT"), 0),
        (asking(503, "Thu, 26 Nov 2026 10:00:09 GMT", Date="once"), 9),
    ],
)
def test_what_google_asks_for_wins(wanted: Answer, waited: float) -> None:
    moment = dt.datetime(2026, 11, 26, 10, tzinfo=dt.UTC)
    with talking(wanted, GOOD, now=lambda: moment) as talk:
        read(talk)()
        assert talk.time.slept == [waited]


@pytest.mark.parametrize("wanted", ["soon", "-3", "1e9", "٣"])
def test_a_wish_that_makes_no_sense_is_as_none(wanted: str) -> None:
    with talking(Answer(503, b"", {"Retry-After": wanted.encode().decode("latin-1")}), GOOD) as talk:
        read(talk)()
        assert 0 <= talk.time.slept[0] <= FIRST_WAIT_SECONDS


def test_four_minutes_are_the_end() -> None:
    with talking(asking(503, "100")) as talk:
        failure(read(talk), Unavailable)
        assert talk.time.slept == [100, 100, 40]
    with talking(asking(429, "86400")) as talk:
        failure(write(talk), Busy)
        assert talk.time.slept == [BUDGET_SECONDS]


@given(st.integers(), st.integers(1, TRIES - 1), st.floats(0, BUDGET_SECONDS), st.sampled_from(["lost", "quota"]))
def test_the_jitter_is_full_and_within_its_bounds(seed: int, tried: int, spent: float, kind: str) -> None:
    time = Time()
    patience = Patience(time.clock, random.Random(seed))  # noqa: S311  # jitter
    time.now += spent
    fault = unanswered("HTTP 503", "host", applied=False) if kind == "lost" else over_quota("", None)
    first = FIRST_WAIT_SECONDS if kind == "lost" else FIRST_QUOTA_WAIT_SECONDS
    drawn = random.Random(seed).uniform(0, first * 2 ** (tried - 1))  # noqa: S311
    wait = patience.wait(after(tried, fault))
    assert wait == pytest.approx(min(drawn, max(0.0, BUDGET_SECONDS - spent)))
    assert 0 <= wait <= min(first * 2 ** (tried - 1), patience.left())
    assert patience.stop(after(tried, fault)) == (patience.left() == 0)
    assert patience.stop(after(TRIES, fault))


def after(tried: int, fault: Passing) -> tenacity.RetryCallState:
    state = tenacity.RetryCallState(tenacity.Retrying(), None, (), {})
    state.attempt_number = tried
    state.set_exception((Passing, fault, None))
    return state


def test_every_request_waits_for_the_quota_repeated_ones_too() -> None:
    time = Time()
    quota = Quota(2, clock=time.clock, sleep=time.sleep)
    with talking(UNSETTLING["503"], error(401), GOOD, quota=quota) as talk:
        read(talk)()
        assert quota.used("read") == 1
        assert sum(time.slept) == 60
        assert talk.sent == (3, 0, 1)
        write(talk)()
        assert quota.used("write") == 1


def test_the_pause_before_a_write_is_sent_again_grows() -> None:
    with talking() as talk:
        for attempt in range(4):
            talk.transport.pause(attempt)
        assert all(0 <= slept <= FIRST_WAIT_SECONDS * 2**n for n, slept in enumerate(talk.time.slept))
        assert len(set(talk.time.slept)) == 4


def test_without_a_test_the_waits_are_drawn_by_the_system() -> None:
    with talking(error(503), GOOD, random=None) as talk:
        read(talk)()
        assert 0 <= talk.time.slept[0] <= FIRST_WAIT_SECONDS
