"""The beat of the service: a tick every few seconds, until somebody stops it."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from types import FrameType

import schedule

DEADLINE_SECONDS = 14.0
"""After SIGTERM: what isn't done by then isn't begun, and no dot is sent."""
LAST_SECONDS = 17.0
"""What is still waited for then, Google or a mail server, is let go: it is all over within 20."""


class Overdue(BaseException):
    """Time is up. It ends whatever is being done, which leaves behind what a crash would."""


class Loop:
    """Calls `tick` every so many seconds, and `reload` before the next one after SIGHUP.

    What is due is asked anew at each tick, never remembered here: `schedule` only ticks. It goes by the wall clock and
    would be silent for as long as that steps back; the monotonic clock notices, and ticks all the same.
    """

    def __init__(
        self,
        tick: Callable[[], None],
        reload: Callable[[], None],
        seconds: float,
        monotonic: Callable[[], float] = time.monotonic,
        *,
        last_seconds: float = LAST_SECONDS,
    ) -> None:
        self._tick = tick
        self._reload = reload
        self._seconds = seconds
        self._monotonic = monotonic
        self._last_seconds = last_seconds
        self._last = monotonic()
        self._wake: SimpleQueue[None] = SimpleQueue()  # alone of all may be put into while it is being waited for
        self._hung_up = False
        self._deadline: float | None = None
        self._beat = schedule.Scheduler()

    def stop(self) -> None:
        """End after what is being done now."""
        if self._deadline is None:
            self._deadline = self._monotonic() + DEADLINE_SECONDS
        self._wake.put(None)

    def hang_up(self) -> None:
        """Reload, and tick, as soon as what is being done now is done."""
        self._hung_up = True
        self._wake.put(None)

    def pace(self, seconds: float) -> None:
        """Tick every so many seconds from now on."""
        if seconds != self._seconds:
            self._seconds = seconds
            self._set_beat()

    def is_over(self) -> bool:
        """Whether nothing new may be begun: it was stopped, and its time is up."""
        return self._deadline is not None and self._monotonic() >= self._deadline

    @property
    def is_stopping(self) -> bool:
        """It was told to stop."""
        return self._deadline is not None

    def run(self) -> None:
        """Tick at once, then on, until stopped."""
        self._set_beat()
        self._due()
        while not self.is_stopping:
            with suppress(Empty):
                self._wake.get(timeout=min(1.0, self._seconds))
            self._beat.run_pending()
            if self._hung_up or self._monotonic() - self._last > 2 * self._seconds:
                self._due()

    @contextmanager
    def signals(self) -> Iterator[None]:
        """SIGTERM and SIGINT stop it, SIGHUP reloads; as before when the block ends, which it does in time."""

        def stop(_number: int, _frame: FrameType | None) -> None:
            if not self.is_stopping:
                signal.setitimer(signal.ITIMER_REAL, self._last_seconds)
            self.stop()

        def hang_up(_number: int, _frame: FrameType | None) -> None:
            self.hang_up()

        def time_is_up(_number: int, _frame: FrameType | None) -> None:
            raise Overdue

        wanted = {
            signal.SIGTERM: stop,
            signal.SIGINT: stop,
            signal.SIGHUP: hang_up,
            signal.SIGALRM: time_is_up,
        }
        before = {number: signal.signal(number, handler) for number, handler in wanted.items()}
        try:
            yield
        except Overdue:
            return
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            for number, handler in before.items():
                signal.signal(number, handler)

    def _set_beat(self) -> None:
        self._beat.clear()
        self._beat.every(self._seconds).seconds.do(self._due)  # type: ignore[arg-type]  # fractions work, too

    def _due(self) -> None:
        self._last = self._monotonic()
        if self.is_stopping:
            return
        if self._hung_up:
            self._hung_up = False
            self._reload()
        self._tick()
