"""The simulated month: people, faults, crashes and the service, tick by tick."""

from __future__ import annotations

import datetime as dt
import random
import resource
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.soak.archive import Archive
from tests.soak.office import SYNC, Crash, Office, office
from tests.soak.people import People
from tests.soak.post_office import Answer
from tests.soak.trouble import Trouble
from tests.soak.verdict import History, Verdict, judge

ZONE = ZoneInfo("Europe/Berlin")
BEGIN = dt.datetime(2026, 3, 16, 7, tzinfo=dt.UTC)
"""A Monday; the clock is put forward on 29 March."""
TICK = dt.timedelta(minutes=5)
CALM = dt.timedelta(days=1)
"""At the end nothing goes wrong any more, so that what is open can be settled."""
CYCLE = SYNC + 2 * TICK
"""Numbers may be as old as a cycle; a sync is begun with a tick."""


@dataclass
class Figures:
    """What is printed at the end."""

    seed: int
    days: float
    verdict: Verdict = field(default_factory=Verdict)
    ticks: int = 0
    syncs: int = 0
    calm_syncs: int = 0
    calm_requests: int = 0
    requests: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    tabs_looked_at: int = 0
    memory: list[float] = field(default_factory=list)
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


def live(folder: Path, *, days: int, seed: int, leads: int, begin: dt.datetime = BEGIN) -> Figures:
    """So many days; everything that happens comes from the seed."""
    figures = Figures(seed, days)
    began = time.monotonic()
    with office(folder, begin, ZONE, leads) as made:
        _Month(made, figures, days, seed).run()
    figures.seconds = time.monotonic() - began
    return figures


class _Month:
    def __init__(self, made: Office, figures: Figures, days: int, seed: int) -> None:
        self.office, self.figures = made, figures
        begin = made.clock.now
        self.end = begin + dt.timedelta(days=days)
        dice = random.Random(seed)  # noqa: S311  # a seed is meant
        people, trouble, self.chance, self.letters = (random.Random(dice.random()) for _ in range(4))  # noqa: S311
        self.people = People(made.teams, people, self.end - CALM)
        self.trouble = Trouble(trouble)
        self.history, self.archive = History(), Archive()
        self.off_until = self.clock_until = begin
        self.good_since: dt.datetime | None = None
        self.seen_sync: dt.datetime | None = None
        self.folder_goes_at = begin + dt.timedelta(days=days) * self.chance.uniform(0.3, 0.7)
        made.post.answer = lambda: self.trouble.post(made.clock.now)
        made.post.taken = self._perhaps_die_after_the_dot

    def run(self) -> None:
        clock, figures = self.office.clock, self.figures
        self.people.plan_month(clock.now)
        samples = [clock.now + (self.end - clock.now) * part for part in (0.1, 0.5, 1)]
        while clock.now < self.end:
            clock.now += TICK
            figures.ticks += 1
            self.trouble.calm = clock.now >= self.end - CALM
            self.people.work(clock.now)
            self._happen(clock.now)
            if clock.now >= self.off_until:
                self._tick(clock.now)
            if samples and clock.now >= samples[0]:
                figures.memory.append(_megabytes())
                samples.pop(0)
        self.archive.file(self.office)
        self._close_the_books()

    def _happen(self, now: dt.datetime) -> None:
        """What befalls the machine."""
        clock, events, roll = self.office.clock, self.figures.events, self.chance.random()
        self.trouble.post_hour(now)
        if clock.ahead and now >= self.clock_until:
            clock.ahead = dt.timedelta()
        if self.trouble.calm:
            clock.ahead = dt.timedelta()
        elif now >= self.folder_goes_at and not self.history.folder_lost:
            events["state folder lost"] += 1
            self.archive.file(self.office)
            self.office.lose_folder()
            self.history.folder_lost.append(now)
        elif roll < 0.0006:
            events["hours off"] += 1
            self.office.crash()
            self.off_until = now + dt.timedelta(minutes=self.chance.choice([30, 180, 600]))
            self.history.off.append((now, self.off_until))
        elif roll < 0.0012:
            events["clock steps"] += 1
            clock.ahead = dt.timedelta(minutes=self.chance.choice([-90, -20, 10, 45]))
            self.clock_until = now + dt.timedelta(minutes=self.chance.choice([30, 120]))
            self.history.clock.append((now - dt.timedelta(hours=2), self.clock_until + dt.timedelta(hours=2)))
        elif roll < 0.008:
            clock.fuse = self.chance.randint(1, 25)

    def _perhaps_die_after_the_dot(self) -> None:
        """In the server's thread: the next thing that the service does is to die."""
        if not self.trouble.calm and self.letters.random() < 0.1:
            self.office.clock.fuse = 1
            self.figures.events["crashes between the dot and the note of it"] += 1

    def _tick(self, now: dt.datetime) -> None:
        google = self.office.google
        troubled = self.trouble.google(google, now)
        if between := self.people.in_between(now):
            google.between(between, path=":batchUpdate")
        crashed = False
        try:
            if (service := self.office.start()) is not None:
                service.tick()
        except Crash:
            crashed = True
        if crashed or service is None:
            self.figures.events["crashes"] += crashed
            self.history.crashed_over.add(self.office.post.books.last)
            self.office.crash()
        google.faults.clear()
        self._count(troubled)
        self._look_at_tabs(now, good=not (troubled or crashed) and self.office.running is not None)

    def _count(self, troubled: bool) -> None:
        """Requests of this tick; in calm ones with a sync, how many it took."""
        log, figures = self.office.google.log, self.figures
        kinds = Counter("write" if one.path.endswith(":batchUpdate") else "read" for one in log if "v4" in one.path)
        log.clear()
        figures.requests.update(kinds)
        service = self.office.running
        if service is not None and service.health.last_sync != self.seen_sync:
            self.seen_sync = service.health.last_sync
            figures.syncs += 1
            figures.calm_syncs += not troubled
            figures.calm_requests += 0 if troubled else kinds.total()

    def _look_at_tabs(self, now: dt.datetime, *, good: bool) -> None:
        """When Google has answered for a cycle, in working hours, what the tabs say was so within a cycle."""
        local = now.astimezone(ZONE)
        working = local.isoweekday() < 6 and 8 <= local.hour < 20
        if not good or not working or self.people.is_broken() or self.office.clock.ahead:
            self.good_since = None
            return
        self.good_since = self.good_since or now
        if now - self.good_since < CYCLE:
            return
        shown = self.office.teams.leads_shown()
        self.figures.tabs_looked_at += 1
        if shown is not None and shown not in self.office.teams.leads_between(now - CYCLE, now):
            self.figures.faults.append(f"{now:%d %b %H:%M}: the tabs say {shown} leads, older than a cycle")

    def _close_the_books(self) -> None:
        figures, made = self.figures, self.office
        figures.events["people's deeds"] = self.people.deeds
        figures.events["faults of Google"] = self.trouble.strikes
        answers = made.post.books.answers
        figures.events["faults of the mail server"] = answers.total() - answers[Answer.ACCEPT]
        figures.verdict = judge(made, self.archive, self.history, self.end)
        figures.faults += figures.verdict.faults
        figures.faults += made.google.faults_of_its_own
        kept = made.teams.kept()
        figures.faults += [f"{text!r} is gone" for text in made.teams.scribbles if not any(text in one for one in kept)]


def _megabytes() -> float:
    """What the process holds now; at its most where the system doesn't say."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 2**20
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
