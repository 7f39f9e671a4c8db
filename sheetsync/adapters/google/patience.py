"""How long one request is tried again."""

from __future__ import annotations

import random
from collections.abc import Callable

import tenacity

from sheetsync.adapters.google.answers import Passing
from sheetsync.errors import Busy

TRIES = 5
BUDGET_SECONDS = 240.0
FIRST_WAIT_SECONDS = 2.0
FIRST_QUOTA_WAIT_SECONDS = 8.0  # a quota is full again after a minute, which the waits should reach


class Patience:
    """Five tries or four minutes for one request, with full jitter in between; what Google asks for wins."""

    def __init__(self, clock: Callable[[], float], chance: random.Random) -> None:
        self._clock = clock
        self._chance = chance
        self._until = clock() + BUDGET_SECONDS

    def left(self) -> float:
        """The seconds that remain."""
        return max(0.0, self._until - self._clock())

    def stop(self, state: tenacity.RetryCallState) -> bool:
        """Whether this was the last try."""
        return state.attempt_number >= TRIES or not self.left()

    def wait(self, state: tenacity.RetryCallState) -> float:
        """The seconds until the next try."""
        fault = state.outcome.exception() if state.outcome else None
        asked = fault.retry_after if isinstance(fault, Passing) else None
        if asked is None:
            quota = isinstance(fault, Passing) and isinstance(fault.error, Busy)
            first = FIRST_QUOTA_WAIT_SECONDS if quota else FIRST_WAIT_SECONDS
            asked = self._chance.uniform(0, first * 2 ** (state.attempt_number - 1))
        return min(asked, self.left())
