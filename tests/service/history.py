"""Two days in the life of a service to which everything happens that can: one seed, one history."""

from __future__ import annotations

import datetime as dt
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.ports import Delivery, State
from sheetsync.service.dispatch import Terms, dispatch
from sheetsync.service.outcomes import Reason, Report
from sheetsync.service.recovery import freeze_when_due
from tests.service.crashing import Crash, CrashingCourier, CrashingLedger, CrashingWitness, Fuse
from tests.service.places import quick_folder
from tests.service.world import START, Answer, Book, MailServer, memo

Protocol = Callable[..., Report]
LEAD = dt.timedelta(hours=3)
OPEN = (State.PLANNED, State.DIALOG, State.COMMITTING, State.DEFERRED, State.UNKNOWN)
TERMS = Terms("s@example.com")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A memo that is due three hours before it."""

    key: str
    starts: dt.datetime
    recipients: tuple[str, ...]

    @property
    def due(self) -> dt.datetime:
        return self.starts - LEAD


@dataclass
class Tale:
    """What a history came to: the truth, and what the service says of it."""

    seed: int
    duplicates: list[str] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)
    lies: list[str] = field(default_factory=list)
    """What the ledger says and isn't so, and holding without a cause."""
    ends: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)

    @property
    def is_sound(self) -> bool:
        return not (self.duplicates or self.losses or self.lies)


class History:
    """Everything that happens comes from the seed.

    Three things can't be told apart by anybody and are left out: that the state is set back to before a message that
    the witness was never told of, for it didn't answer; that it doesn't answer after that either; and that the
    folder is lost, the witness doesn't answer and the clock was ahead, all three.
    """

    def __init__(self, seed: int, protocol: Protocol = dispatch) -> None:
        self.tale = Tale(seed)
        self._rng = random.Random(seed)  # noqa: S311  # a seed is meant
        self._protocol = protocol
        self._time, self._ahead = START, dt.timedelta()
        self._server, self._book = MailServer(self._answer), Book()
        self._book.falls = self._falls
        self._rough = self._rng.uniform(0, 0.7)
        self._crashing = self._rng.choice([0.0, 0.3, 0.8])
        self._deaf, self._lossy, self._clocks = self._rng.choice(
            [(0.0, 0.0, 0.0), (0.3, 0.0, 0.05), (0.3, 0.03, 0.0), (0.0, 0.03, 0.05), (0.0, 0.0, 0.1), (0.0, 0.25, 0.0)]
        )
        self._meetings = [self._meeting(number) for number in range(self._rng.randint(1, 5))]
        self._snapshots: list[Path] = []
        self._forgot = False
        self._missed: set[str] = set()
        self._calm = False

    def tell(self) -> Tale:
        with tempfile.TemporaryDirectory(dir=quick_folder()) as place:
            self._place = Path(place)
            self._folder = self._place / "state"
            end = max(meeting.starts for meeting in self._meetings)
            while self._time < end:
                self._live(self._rng.randint(1, 10))
                self._between_processes()
            self._calm, self._ahead = True, dt.timedelta()
            self._live(3)
            self._judge()
        return self.tale

    def _live(self, ticks: int) -> None:
        """A process: so many ticks, unless it dies."""
        deadly = not self._calm and self._rng.random() < self._crashing
        fuse = Fuse(self._rng.randint(1, 60) if deadly else None)
        self._server.at = fuse.burn
        bare = SqliteLedger(self._folder, self._now())
        self._doubt(bare)
        ledger = CrashingLedger(bare, fuse)
        courier, witness = CrashingCourier(self._server, fuse), CrashingWitness(self._book, fuse)
        idle = False
        try:
            for _ in range(ticks):
                self._pass_time(idle)
                self._freeze(ledger)
                report = self._protocol(ledger, courier, witness, self._now, TERMS)
                idle = report.wake is None and not any(each.open for each in ledger.known())
        except Crash:
            self.tale.events["crash"] += 1
        finally:
            bare.close()

    def _freeze(self, ledger: CrashingLedger) -> None:
        """What is due, and what is too late to be frozen: that, the agenda tells people."""
        known = {each.key for each in ledger.known()}
        for meeting in self._meetings:
            if meeting.key in known:
                continue
            if meeting.starts <= self._now():
                self._missed.add(meeting.key)
            elif meeting.due <= self._now():
                freeze_when_due(
                    ledger, memo(meeting.key, *meeting.recipients, starts=meeting.starts), meeting.due, self._now()
                )

    def _pass_time(self, idle: bool) -> None:
        self._time += dt.timedelta(minutes=self._rng.choice([20, 60, 150] if idle else [1, 2, 5, 10, 20]))
        if not self._calm and self._rng.random() < self._clocks:
            self._ahead = dt.timedelta(minutes=self._rng.choice([0, 0, -600, -90, 30, 150, 900]))
            self.tale.events["clock step"] += 1

    def _between_processes(self) -> None:
        """What happens to the folder while nobody runs."""
        chance = self._rng.random
        if chance() < 3 * self._lossy and self._folder.exists():
            self._snapshots.append(self._place / f"snapshot at {self._time:%d %H-%M}")
            shutil.copytree(self._folder, self._snapshots[-1])
        if chance() < self._lossy:
            self.tale.events["folder lost"] += 1
            shutil.rmtree(self._folder)
            self._forgot = True
        elif chance() < self._lossy and self._snapshots:
            self.tale.events["folder of an earlier day"] += 1
            shutil.rmtree(self._folder)
            shutil.copytree(self._rng.choice(self._snapshots), self._folder)
            self._forgot = True
            self._deaf = 0.0
        elif chance() < self._lossy:
            self.tale.events["ledger damaged"] += 1
            (self._folder / "ledger.sqlite3").write_bytes(self._rng.randbytes(9000))
            self._forgot = True

    def _falls(self, call: str) -> str | None:
        if self._calm or self._rng.random() >= self._deaf:
            return None
        self.tale.events["witness failed"] += 1
        self._snapshots.clear()
        return "after" if call == "put" and self._rng.random() < 0.5 else "before"

    def _answer(self, _recipient: str) -> Answer:
        if self._calm or self._rng.random() >= self._rough:
            return Answer.ACCEPT
        return self._rng.choice(list(Answer))

    def _meeting(self, number: int) -> Meeting:
        starts = START + LEAD + dt.timedelta(minutes=self._rng.randint(1, 36 * 60))
        return Meeting(f"key{number}", starts, ("ann@example.com", "bob@example.com")[: self._rng.randint(1, 2)])

    def _now(self) -> dt.datetime:
        return self._time + self._ahead

    def _doubt(self, ledger: SqliteLedger) -> None:
        """Committing on the disk is doubt, and it is there only if that dot may have been on its way."""
        for delivery in ledger.deliveries():
            whose = (delivery.key, delivery.recipient)
            if delivery.state is State.COMMITTING:
                if whose not in (self._server.at_dot, *self._server.in_doubt) and not self._forgot:
                    self.tale.lies.append(f"{whose} is committing, and its dot never came near")
                self._server.in_doubt.add(whose)

    def _judge(self) -> None:
        ledger = SqliteLedger(self._folder, self._now())
        found = {(each.key, each.recipient): each for each in ledger.deliveries()}
        ledger.close()
        for meeting in self._meetings:
            for recipient in meeting.recipients:
                self._judge_one((meeting.key, recipient), found.get((meeting.key, recipient)))

    def _judge_one(self, whose: tuple[str, str], delivery: Delivery | None) -> None:
        copies = self._server.copies[whose]
        if copies > 1:
            self.tale.duplicates.append(f"{whose}: {copies} copies")
        if len(self._server.bytes.get(whose, ())) > 1:
            self.tale.lies.append(f"{whose}: not the same bytes")
        if delivery is None:
            self._judge_unknown(whose, copies)
        else:
            self._judge_state(whose, delivery, copies)

    def _judge_unknown(self, whose: tuple[str, str], copies: int) -> None:
        """The last ledger doesn't know it: an earlier one did, or the agenda told that it was missed."""
        self.tale.ends["accepted, forgotten" if copies else "missed"] += 1
        if not copies and whose[0] not in self._missed:
            self.tale.losses.append(f"{whose}: not sent, not known, not missed")
        if not copies and not self._forgot and not self.tale.events["clock step"]:
            self.tale.lies.append(f"{whose}: missed, and nothing had happened")

    def _judge_state(self, whose: tuple[str, str], delivery: Delivery, copies: int) -> None:
        tale, state = self.tale, delivery.state
        tale.ends[state.value] += 1
        if state in OPEN:
            tale.losses.append(f"{whose}: still {state}")
        elif state is State.ACCEPTED and not copies:
            tale.losses.append(f"{whose}: accepted, they say, and nobody has it")
        elif state in (State.REFUSED, State.EXPIRED, State.CANCELLED) and copies:
            tale.lies.append(f"{whose}: {state}, they say, and the server took it")
        elif state is State.REFUSED and whose not in self._server.refused:
            tale.lies.append(f"{whose}: refused, they say")
        elif state is State.HELD and not self._is_held_for_a_cause(whose, delivery):
            tale.lies.append(f"{whose}: held ({delivery.text}) without a cause")

    def _is_held_for_a_cause(self, whose: tuple[str, str], delivery: Delivery) -> bool:
        if delivery.text == Reason.UNANSWERED:
            return whose in self._server.in_doubt
        return self._forgot and delivery.text in (Reason.REMEMBERED, Reason.OVERDUE, Reason.WITNESSED)
