"""Real processes, really killed: at random moments, at named points, and by the server in the middle of a word.

SHEETSYNC_SEED=123 pytest tests/chaos/test_kills.py    one episode (its random moments aren't the same again)
SHEETSYNC_CHAOS=1 pytest -n 2 tests/chaos/test_kills.py    2,000 kills
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.ports import State
from tests.chaos.post_office import PostOffice
from tests.service.places import quick_folder
from tests.service.world import START

ONE = os.environ.get("SHEETSYNC_SEED")
BATCHES = 4
KILLS = (2_000 if os.environ.get("SHEETSYNC_CHAOS") == "1" else 300) // BATCHES
RECIPIENTS = ("ann@example.com", "bob@example.com", "cy@example.com")
SIGKILLED = -9


class Executioner:
    """Starts victims, one after the other, and kills them."""

    def __init__(self, office: PostOffice) -> None:
        self.office = office
        self._victims = subprocess.Popen(
            [sys.executable, "-m", "tests.chaos.victim"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )

    def run(
        self, place: Path, minute: int, recipients: Sequence[str], *, die_at: int | None, kill_after: float | None
    ) -> int:
        """How it ended."""
        job = {"place": str(place), "port": self.office.port, "minute": minute, "recipients": recipients}
        assert self._victims.stdin is not None
        assert self._victims.stdout is not None
        self._victims.stdin.write(json.dumps({**job, "die_at": die_at, "kill_after": kill_after}) + "\n")
        self._victims.stdin.flush()
        ended = int(self._victims.stdout.readline())
        if ended == SIGKILLED:
            self.office.killed()
        return ended

    def close(self) -> None:
        self._victims.communicate()


@pytest.fixture
def executioner() -> Iterator[Executioner]:
    with PostOffice() as office:
        made = Executioner(office)
        yield made
        made.close()


@pytest.mark.parametrize("batch", range(1) if ONE else range(BATCHES))
def test_killed_anywhere_nothing_is_mailed_twice_and_nothing_is_lost(
    executioner: Executioner, batch: int, tmp_path: Path
) -> None:
    kills, seed, ends = 0, int(ONE or batch * 1_000_000), Counter[str]()
    while kills < (1 if ONE else KILLS):
        # One in five waits for a real disk, if that isn't in memory too.
        with tempfile.TemporaryDirectory(dir=tmp_path if seed % 5 == 0 else quick_folder()) as place:
            try:
                died, states = episode(executioner, Path(place), seed)
            except AssertionError as error:
                raise AssertionError(f"SHEETSYNC_SEED={seed}: {error}") from error
        kills, seed, ends = kills + died, seed + 1, ends + states
        if ONE:
            break
    print(f"{kills} kills in {seed - batch * 1_000_000} episodes: duplicates 0, lost 0; {dict(ends)}")  # noqa: T201


def episode(executioner: Executioner, place: Path, seed: int) -> tuple[int, Counter[str]]:
    """One memo, processes that are killed, at last two that live; what became of it."""
    rng, office = random.Random(seed), executioner.office  # noqa: S311
    office.begin(seed, rng.choice([0.0, 0.3, 0.6]))
    longest = 0.2 if seed % 5 == 0 else 0.02
    recipients, minute, kills = RECIPIENTS[: rng.randint(1, 3)], 0, 0
    for _ in range(rng.randint(2, 5)):
        minute += 20
        named = rng.random() < 0.5
        die_at, kill_after = (rng.randint(1, 45), None) if named else (None, rng.uniform(0, longest))
        ended = executioner.run(place, minute, recipients, die_at=die_at, kill_after=kill_after)
        assert ended in (0, SIGKILLED)
        kills += ended == SIGKILLED
    office.rough = 0.0
    for _ in range(2):
        minute += 20
        assert executioner.run(place, minute, recipients, die_at=None, kill_after=None) == 0
    return kills, judge(office, place, recipients)


def judge(office: PostOffice, place: Path, recipients: Sequence[str]) -> Counter[str]:
    """Nothing twice, nothing lost, held only where there was doubt, and the ledger as it was."""
    ledger = SqliteLedger(place / "state", START)
    found = {delivery.recipient: delivery.state for delivery in ledger.deliveries()}
    assert not ledger.notices
    ledger.close()
    assert not list((place / "state").glob("*.aside*"))
    assert set(found) == set(recipients)
    for recipient, state in found.items():
        copies = office.copies[recipient]
        assert copies <= 1, f"{recipient}: {copies} copies"
        assert state in (State.ACCEPTED, State.REFUSED, State.HELD), f"{recipient}: {state}"
        assert state is not State.ACCEPTED or copies == 1, f"{recipient}: lost"
        assert state is not State.REFUSED or recipient in office.refused
        assert state is not State.HELD or recipient in office.in_doubt, f"{recipient}: held without a doubt"
    return Counter(state.value for state in found.values())
