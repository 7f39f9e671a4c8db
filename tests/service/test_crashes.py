"""Every place where the process can die, singly and in pairs, times everything that a server may do."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import pytest

from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.ports import State
from sheetsync.service.dispatch import Terms, dispatch
from sheetsync.service.recovery import freeze_when_due
from tests.service.crashing import Crash, CrashingCourier, CrashingLedger, CrashingWitness, Fuse
from tests.service.places import quick_folder
from tests.service.world import START, Answer, Book, Clock, MailServer, memo

ANN, BOB = "ann@example.com", "bob@example.com"
CHAOS = os.environ.get("SHEETSYNC_CHAOS") == "1"

POINTS = """
    before noting due
    after noting due
    before freeze
    after freeze
    before regain
    after regain
    before noting believed
    after noting believed
    before noting turn
    after noting turn
    before put
    after put
    before noting told
    after noting told
    before noting lane
    after noting lane
    before planned>dialog
    after planned>dialog
    before deferred>dialog
    after deferred>dialog
    before the dialog
    connected
    body told
    before dialog>committing
    after dialog>committing
    dot sent
    taken
    after the dialog
    before dialog>deferred
    after dialog>deferred
    before dialog>refused
    after dialog>refused
    before dialog>planned
    after dialog>planned
    before committing>accepted
    after committing>accepted
    before committing>deferred
    after committing>deferred
    before committing>refused
    after committing>refused
    before committing>unknown
    after committing>unknown
    before unknown>held
    after unknown>held
"""
"""Where the process can die, after or before something that leaves a trace. None is missing: the test compares."""


@dataclass
class Life:
    """One memo from its freezing to its end, with processes that die at given steps and are started again."""

    folder: Path
    script: Sequence[Answer]
    """What the server does to Ann's messages, one after the other; all others it accepts."""
    crashes: Sequence[int] = ()
    """After how many steps each process dies; the one after them lives."""
    recipients: Sequence[str] = (ANN, BOB)
    labels: list[list[str]] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)

    def live(self) -> None:
        self.clock, self.book = Clock(), Book()
        self.script = list(self.script)
        self.server = MailServer(self._answer)
        for crash in (*self.crashes, None):
            fuse = Fuse(crash)
            self.server.at = fuse.burn
            self.ledger = SqliteLedger(self.folder, START)
            try:
                self._process(fuse)
                return
            except Crash:
                self._note_doubt()
                self.ledger.close()
            finally:
                self.labels.append(fuse.labels)

    def _process(self, fuse: Fuse) -> None:
        ledger = CrashingLedger(self.ledger, fuse)
        courier, witness = CrashingCourier(self.server, fuse), CrashingWitness(self.book, fuse)
        self.clock.move(minutes=1)
        for _ in range(20):
            freeze_when_due(ledger, memo("k", *self.recipients), self.clock(), self.clock())
            report = dispatch(ledger, courier, witness, self.clock, Terms("s@example.com"))
            if report.wake is None:
                return
            self.clock.now = report.wake
        raise AssertionError("it never ends")

    def _answer(self, recipient: str) -> Answer:
        script = list(self.script)
        if recipient != ANN or not script:
            return Answer.ACCEPT
        self.script = script[1:]
        return script[0]

    def _note_doubt(self) -> None:
        """Committing on the disk is doubt; it is there only if the dot may have been on its way."""
        for delivery in self.ledger.deliveries():
            if delivery.state in (State.COMMITTING, State.UNKNOWN):
                assert self.server.at_dot == (delivery.key, delivery.recipient) or self.server.in_doubt
                self.doubts.add(delivery.recipient)

    def check(self) -> None:
        """Nothing twice, nothing lost, and held only where there was doubt."""
        states = {delivery.recipient: delivery.state for delivery in self.ledger.deliveries()}
        self.ledger.close()
        assert set(states) == set(self.recipients)
        for recipient, state in states.items():
            copies = self.server.copies["k", recipient]
            assert copies <= 1, f"{recipient}: mailed twice"
            assert len(self.server.bytes["k", recipient]) == 1, f"{recipient}: not the same bytes"
            in_doubt = recipient in self.doubts or ("k", recipient) in self.server.in_doubt
            if in_doubt:
                assert state in (State.HELD, State.ACCEPTED, State.REFUSED), f"{recipient}: {state}"
            else:
                assert state in (State.ACCEPTED, State.REFUSED), f"{recipient}: {state} without a doubt"
            assert state is not State.ACCEPTED or copies == 1, f"{recipient}: lost"
            assert state is not State.REFUSED or ("k", recipient) in self.server.refused


def run(script: Sequence[Answer], crashes: Sequence[int], recipients: Sequence[str] = (ANN, BOB)) -> Life:
    with tempfile.TemporaryDirectory(dir=quick_folder()) as folder:
        life = Life(Path(folder), script, crashes, recipients)
        try:
            life.live()
            life.check()
        except AssertionError as error:
            raise AssertionError(f"{error}\nrun({script!r}, {crashes!r}, {recipients!r})\n{life.labels}") from error
        return life


def every_crash(
    script: Sequence[Answer], before: Sequence[int] = (), recipients: Sequence[str] = (ANN, BOB)
) -> Iterator[Life]:
    """Lives that die at their first step, at their second, … until one doesn't."""
    step = 0
    while True:
        step += 1
        life = run(script, (*before, step), recipients)
        if len(life.labels) <= len(before) + 1:
            return
        yield life


@pytest.mark.parametrize("answer", Answer)
def test_without_a_crash(answer: Answer) -> None:
    life = run([answer], [])
    assert life.labels
    assert not life.doubts


SCRIPTS = [(first, second) for first, second in product(Answer, Answer) if CHAOS or second is Answer.ACCEPT] + [
    (Answer.DEFER_MESSAGE, second) for second in Answer if second is not Answer.ACCEPT and not CHAOS
]


@pytest.mark.parametrize("script", SCRIPTS, ids=" then ".join)
def test_one_crash_anywhere(script: Sequence[Answer]) -> None:
    lives = list(every_crash(script))
    assert len(lives) > 30
    assert any(life.doubts for life in lives), "some crash fell between the dot and its record"


@pytest.mark.parametrize("answer", Answer)
def test_two_crashes_anywhere(answer: Answer) -> None:
    recipients = (ANN, BOB) if CHAOS else (ANN,)
    firsts = every_crash([answer], recipients=recipients)
    assert sum(1 for life in firsts for _ in every_crash([answer], life.crashes, recipients)) > 300


def test_the_points_are_all_there_are() -> None:
    labels = {
        label for answer in Answer for life in every_crash([answer]) for process in life.labels for label in process
    }
    assert labels == {line.strip() for line in POINTS.strip().splitlines()}
