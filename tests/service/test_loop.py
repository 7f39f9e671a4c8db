"""The beat: ticks, signals, clocks that step."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from sheetsync.service.loop import DEADLINE_SECONDS, LAST_SECONDS, Loop

SAFETY = 30.0
SELDOM = 600.0
"""A beat that doesn't come in a test."""


class Beat:
    """A loop that does what it is told at each tick, and stops when there is nothing more to do."""

    def __init__(self, *deeds: object, seconds: float = 0.01, monotonic: object = time.monotonic) -> None:
        self.deeds = list(deeds)
        self.did: list[str] = []
        self.loop = Loop(self.tick, lambda: self.did.append("reload"), seconds, monotonic)  # type: ignore[arg-type]

    def tick(self) -> None:
        self.did.append("tick")
        deed = self.deeds.pop(0) if self.deeds else self.loop.stop
        if callable(deed):
            deed()


def test_the_first_tick_comes_at_once_and_others_follow() -> None:
    beat = Beat(None, None)
    beat.loop.run()
    assert beat.did == ["tick"] * 3


def test_told_to_stop_it_ends_after_what_is_being_done() -> None:
    beat = Beat(seconds=SELDOM)
    beat.loop.run()
    assert beat.did == ["tick"]
    assert beat.loop.is_stopping


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it(number: signal.Signals) -> None:
    beat = Beat(lambda: signal.raise_signal(number), seconds=SELDOM)
    with beat.loop.signals():
        beat.loop.run()
    assert beat.did == ["tick"]


def test_a_signal_stops_it_while_it_waits() -> None:
    beat = Beat(None, seconds=SELDOM)
    waker = threading.Timer(0.05, lambda: signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM))
    with beat.loop.signals():
        waker.start()
        beat.loop.run()
    waker.join()
    assert beat.did == ["tick"]


def test_hanging_up_reloads_and_ticks_without_waiting_for_the_beat() -> None:
    beat = Beat(lambda: signal.raise_signal(signal.SIGHUP), seconds=SELDOM)
    with beat.loop.signals():
        beat.loop.run()
    assert beat.did == ["tick", "reload", "tick"]


def test_another_pace_is_kept_from_then_on() -> None:
    beat = Beat(None, None, seconds=SELDOM)
    beat.loop.hang_up()
    beat.deeds[0] = lambda: beat.loop.pace(0.01)
    beat.loop.run()
    assert beat.did == ["reload", "tick", "tick", "tick"]


def test_stopped_and_hung_up_it_reloads_nothing_more() -> None:
    beat = Beat(seconds=SELDOM)
    beat.loop.hang_up()
    beat.loop.stop()
    beat.loop.run()
    assert beat.did == []


def test_handlers_are_as_before_when_it_is_over() -> None:
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM)
    before = [signal.getsignal(number) for number in numbers]
    with Beat().loop.signals():
        assert [signal.getsignal(number) for number in numbers] != before
    assert [signal.getsignal(number) for number in numbers] == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_what_waits_for_a_server_when_time_is_up_is_let_go_and_the_end_is_a_good_one() -> None:
    answer = threading.Event()  # of a server that never answers
    loop = Loop(lambda: None, lambda: None, SELDOM, last_seconds=0.05)
    closed = []
    with loop.signals():
        try:
            signal.raise_signal(signal.SIGTERM)
            signal.raise_signal(signal.SIGTERM)  # whoever is impatient gets no longer time
            assert not answer.wait(SAFETY), "nobody let go"
        finally:
            closed.append("ledger")
    assert closed == ["ledger"]


def test_nothing_is_begun_after_the_deadline_and_all_is_over_within_twenty_seconds() -> None:
    now = 0.0
    loop = Loop(lambda: None, lambda: None, SELDOM, lambda: now)
    assert not loop.is_over()
    loop.stop()
    now = DEADLINE_SECONDS - 0.1
    assert not loop.is_over()
    loop.stop()  # again: the deadline stays
    now = DEADLINE_SECONDS
    assert loop.is_over()
    assert DEADLINE_SECONDS < LAST_SECONDS < 20


def test_a_clock_that_steps_back_doesnt_silence_the_tick() -> None:
    """`schedule` goes by the wall clock; here it never says that it is time, and the monotonic clock does."""
    moments = iter(range(0, 10_000, 500))
    beat = Beat(None, None, seconds=SELDOM / 3, monotonic=lambda: float(next(moments)))
    beat.loop.run()
    assert beat.did == ["tick"] * 3
