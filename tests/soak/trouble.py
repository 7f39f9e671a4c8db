"""What goes wrong at Google and at the mail server, from a seed."""

from __future__ import annotations

import datetime as dt
import random

from tests.sheets_emulator import Emulator
from tests.soak.post_office import Answer

KINDS = (
    *("500", "502", "503", "html", "429", "drop before apply"),
    *("503 after apply", "truncated", "garbage", "drop after apply"),
)
ROUGH = tuple(answer for answer in Answer if answer is not Answer.ACCEPT)
SOME_TIMES = (1, 1, 1, 2, 3, 6)
"""How often a fault strikes; a request is tried five times."""


class Trouble:
    """Outages last for hours; everything else strikes once or a few times. `calm`: nothing goes wrong."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.calm = False
        self._google_down = self._post_down = dt.datetime.min.replace(tzinfo=dt.UTC)
        self.strikes = 0

    def google(self, google: Emulator, now: dt.datetime) -> bool:
        """Prepare what a tick will meet; whether there is anything."""
        roll = self._chance.random()
        if self.calm:
            return False
        if roll < 0.001:
            self._google_down = now + dt.timedelta(minutes=self._chance.choice([20, 60, 240]))
        if now < self._google_down:
            google.faults.add(self._chance.choice(("503", "html", "drop before apply")), times=10_000)
        elif roll < 0.06:
            google.faults.add(self._chance.choice(KINDS), times=self._chance.choice(SOME_TIMES), retry_after=1)
        elif roll < 0.07:
            google.faults.add("lag", path="/token", times=2, seconds=0.02)
            google.faults.add("503", path="/token", times=self._chance.choice(SOME_TIMES))
        else:
            return False
        self.strikes += 1
        return True

    def post(self, now: dt.datetime) -> Answer:
        """What becomes of the next connection to the mail server."""
        if self.calm or now >= self._post_down:
            return Answer.ACCEPT if self.calm or self._chance.random() < 0.7 else self._chance.choice(ROUGH)
        return Answer.HANG_UP_AT_GREETING

    def post_hour(self, now: dt.datetime) -> None:
        """Whether the mail server goes down for a while."""
        if not self.calm and self._chance.random() < 0.001:
            self._post_down = now + dt.timedelta(minutes=self._chance.choice([15, 60, 300]))
