"""A company with a spreadsheet, a mail server, and `sheetsync serve` as a process of its own."""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.adapters.smtp.authority import Authority
from tests.service.places import free_port
from tests.service.process import PATIENCE, Serve
from tests.sheets_emulator import Emulator
from tests.soak.post_office import PASSWORD, USERNAME, PostOffice
from tests.soak.teams import RECIPIENTS, ROBOT, Teams

ROOT = Path(__file__).parents[2]
OPERATOR, SENDER = "operator@example.com", "sheetsync@example.com"
CONFIG = """\
[workbook]
spreadsheet = "{spreadsheet}"
credentials = "credentials.json"

[memo]
via = "smtp"
recipients = [{recipients}]
sender = "{sender}"
lead_hours = {lead_hours!r}
night = "00:00-00:00"

[smtp]
host = "localhost"
port = {port}
username = "{username}"
password_file = "password"
ca_file = "{ca_file}"

[service]
sync_minutes = 1
working_days = [1, 2, 3, 4, 5, 6, 7]
working_hours = "00:00-23:59"
operators = ["{operator}"]
tick_seconds = {tick_seconds}
health_port = {health_port}
log = "json"
"""


@dataclass
class Premises:
    """`lead` is how long before the meeting the memo is due; `write_config` puts it into force."""

    google: Emulator
    post: PostOffice
    teams: Teams
    folder: Path
    authority: Authority
    health_port: int
    lead: dt.timedelta = dt.timedelta(hours=1)
    tick_seconds: float = 2
    processes: list[Serve] = field(default_factory=list)

    @classmethod
    def found(cls, google: Emulator, post: PostOffice, authority: Authority, folder: Path) -> Premises:
        """The service isn't there yet."""
        teams = Teams.found(google, ZoneInfo("Europe/Berlin"), 40, _now())
        google.key_file(folder / "credentials.json", ROBOT)
        password = folder / "password"
        password.touch(0o600)
        password.write_text(PASSWORD, encoding="utf-8")
        made = cls(google, post, teams, folder, authority, free_port())
        made.write_config()
        return made

    def meet(self, participants: Sequence[str] = ()) -> None:
        """A meeting in twenty hours, whose memo is due an hour before it."""
        starts = (_now() + dt.timedelta(hours=20)).replace(second=0, microsecond=0)
        self.teams.meet(starts, _now(), participants)

    def make_due(self) -> None:
        """By the configuration the memo of the first meeting is due now."""
        self.lead = self.teams.meetings[0].start - _now()
        self.write_config()

    def write_config(self, extra: str = "") -> None:
        text = CONFIG.format(
            spreadsheet=self.teams.spreadsheet,
            recipients=", ".join(f'"{recipient}"' for recipient in RECIPIENTS),
            sender=SENDER,
            lead_hours=self.lead / dt.timedelta(hours=1),
            port=self.post.port,
            username=USERNAME,
            ca_file=self.authority.file,
            operator=OPERATOR,
            tick_seconds=self.tick_seconds,
            health_port=self.health_port,
        )
        (self.folder / "config.toml").write_text(extra + text, encoding="utf-8")

    def serve(self, **environment: str) -> Serve:
        """Start it. Wait for what it says before anything is expected of it."""
        process = Serve(self._command("serve"), self.folder, {**self._environment(), **environment})
        self.processes.append(process)
        return process

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Another command beside it."""
        return subprocess.run(
            self._command(*words),
            cwd=self.folder,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )

    def sent(self) -> list[dict[str, Any]]:
        """What `memo list` says."""
        told = self.run("memo", "list", "--json")
        assert told.returncode == 0, told.stderr
        return list(json.loads(told.stdout))

    def ask(self, path: str) -> tuple[int, str]:
        """The answer of the health port."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.health_port}{path}", timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def live_a_cycle(self, *, deadly: bool = False) -> None:
        """Until a cycle of the last process has ended, or it has; `deadly`: it is killed now."""
        process = self.processes[-1]
        if deadly:
            process.process.kill()
        with suppress(OSError):  # it ended while it was asked
            while process.process.poll() is None and "sheetsync_cycles_total 0" in self.ask("/metrics")[1]:
                pass
        if deadly or process.process.poll() is not None:
            process.ended()

    def mailed(self, to: str) -> list[str]:
        """The Message-IDs of the memos that the server took for somebody."""
        return [str(one["Message-ID"]) for one in self.post.books.letters if one["To"] == to]

    def wait_for_mail(self, is_there: Callable[[], bool]) -> None:
        """Until what is expected was taken; each message that comes is looked at."""
        while not is_there():
            self.post.came.clear()
            assert is_there() or self.post.came.wait(PATIENCE), "no mail came"

    def is_locked(self) -> bool:
        """Whether a process holds the state folder."""
        with (self.folder / "state" / "lock").open("r+", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def _command(self, *words: str) -> list[str]:
        return [sys.executable, "-W", "error", "-m", "sheetsync", *words, "--config", "config.toml"]

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "SHEETSYNC_API_ENDPOINT": self.google.base, "PYTHONPATH": str(ROOT)}


@contextmanager
def premises(authority: Authority, folder: Path) -> Iterator[Premises]:
    """All of it; the mail server isn't open yet."""
    certificate = authority.server("serve", ["localhost", "127.0.0.1"])
    with Emulator() as google, PostOffice(certificate, keep=True) as post:
        made = Premises.found(google, post, authority, folder)
        try:
            yield made
        finally:
            google.faults.clear()
            for process in made.processes:
                process.close()
        assert google.faults_of_its_own == []


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
