"""Keeping below Google's quota by ourselves: a refused request costs as much as one that is answered."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Literal

Kind = Literal["read", "write"]

WINDOW_SECONDS = 60.0
_INSTANT = 1e-6  # nearer than this to the end of the window is past it: sums of floats never meet exactly


class Quota:
    """At most `per_minute` reads and as many writes in any minute: 80 % of what Google grants an account."""

    def __init__(
        self,
        per_minute: int = 48,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._sleep = sleep
        self._taken: dict[Kind, deque[float]] = {"read": deque(), "write": deque()}
        self._turn = threading.Lock()  # held while waiting: who came first goes first

    def take(self, kind: Kind) -> float:
        """Wait for a free place and take it; the seconds waited."""
        with self._turn:
            came = self._clock()
            while self.used(kind) >= self._per_minute:
                self._sleep(self._taken[kind][0] + WINDOW_SECONDS - self._clock())
            now = self._clock()
            self._taken[kind].append(now)
            return now - came

    def used(self, kind: Kind) -> int:
        """How many were taken in the last minute."""
        taken, now = self._taken[kind], self._clock()
        while taken and taken[0] + WINDOW_SECONDS - now < _INSTANT:
            taken.popleft()
        return len(taken)
