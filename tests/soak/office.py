"""Everything around the service: Google, a mail server, a folder with its configuration, a clock; and the service."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from sheetsync.adapters.google import GoogleWorkbook
from sheetsync.adapters.google.access import access
from sheetsync.adapters.google.quota import Quota
from sheetsync.adapters.google.transport import Transport
from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.adapters.ledger.opening import FILE
from sheetsync.config import Config, load
from sheetsync.errors import SheetsyncError
from sheetsync.service.cycle import Service
from sheetsync.service.opening import opened
from tests.adapters.smtp.authority import found as authority
from tests.sheets_emulator import Emulator
from tests.soak.post_office import PASSWORD, USERNAME, PostOffice
from tests.soak.teams import RECIPIENTS, ROBOT, Teams

SENDER, OPERATOR = "sheetsync@example.com", "operator@example.com"
LEAD = dt.timedelta(hours=18)
SYNC = dt.timedelta(minutes=30)
CONFIG = """\
currency = "RUB"

[workbook]
spreadsheet = "{spreadsheet}"
credentials = "credentials.json"
company = "Example Ltd"

[memo]
via = "smtp"
recipients = [{recipients}]
sender = "{sender}"
lead_hours = {lead_hours}

[smtp]
host = "localhost"
port = {port}
username = "{username}"
password_file = "password"
ca_file = "authority.pem"

[service]
sync_minutes = {sync_minutes}
operators = ["{operator}"]
log = "json"
"""


class Crash(BaseException):
    """The process is gone; no handler of errors gets to see it."""


@dataclass
class Clock:
    """The world's time, and how far the service's clock is ahead of it. The service asks it wherever it does something
    that counts, which makes it the place to die at: when `fuse` has burnt down.
    """

    now: dt.datetime
    ahead: dt.timedelta = dt.timedelta()
    fuse: int = 0

    def __call__(self) -> dt.datetime:
        if self.fuse:
            self.fuse -= 1
            if not self.fuse:
                raise Crash
        return self.now + self.ahead


@dataclass
class Office:
    """`running` is the service, None while there is none."""

    google: Emulator
    post: PostOffice
    teams: Teams
    folder: Path
    clock: Clock
    running: Service | None = None
    _process: ExitStack = field(default_factory=ExitStack)

    @property
    def state(self) -> Path:
        return self.folder / "state"

    def start(self) -> Service | None:
        """The service if it runs or comes up; whether Google answers decides at the very first start."""
        if self.running is None:
            process = ExitStack()
            try:
                service = process.enter_context(
                    opened(self._config(), lambda: False, now=self.clock, workbook=self._workbook)
                )
            except (SheetsyncError, Crash):
                return None
            self.running, self._process = service, process
        return self.running

    def crash(self) -> None:
        """What a kill leaves behind: what is on the disk. The ledger's file is let go, as the system would."""
        self.clock.fuse = 0
        if self.running is not None:
            self.running = None
            self._process.close()

    def ledger(self) -> SqliteLedger | None:
        """As it stands on the disk, whether the service runs or not; None if there is none."""
        if not (self.state / FILE).exists():
            return None
        return SqliteLedger(self.state, self.clock.now, alone=False)

    def lose_folder(self) -> None:
        self.crash()
        shutil.rmtree(self.state, ignore_errors=True)

    def _config(self) -> Config:
        return load(self.folder / "config.toml")

    def _workbook(self, config: Config) -> GoogleWorkbook:
        """As it is opened, but that nobody waits for real."""
        transport = Transport(
            access(self.folder / "credentials.json", {}),
            endpoint=self.google.base,
            quota=Quota(per_minute=10**9),
            sleep=lambda _: None,
        )
        return GoogleWorkbook(
            transport, self.teams.spreadsheet, company=config.workbook.company, lang="en", now=self.clock
        )


@contextmanager
def office(folder: Path, begin: dt.datetime, zone: ZoneInfo, leads: int) -> Iterator[Office]:
    """All of it, with its log in a file of the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder / "state", ignore_errors=True)  # of an earlier run
    certificate = authority(folder).server("localhost", ["localhost", "127.0.0.1"])
    with (
        (folder / "log").open("w", encoding="utf-8") as log,
        redirect_stderr(log),
        Emulator() as google,
        PostOffice(certificate) as post,
    ):
        teams = Teams.found(google, zone, leads, begin)
        google.key_file(folder / "credentials.json", ROBOT)
        write_config(folder, teams.spreadsheet, post.open().port)
        made = Office(google, post, teams, folder, Clock(begin))
        try:
            yield made
        finally:
            made.crash()


def write_config(folder: Path, spreadsheet: str, port: int) -> None:
    """config.toml, and the password in a file of its own."""
    password = folder / "password"
    password.touch(0o600)
    password.write_text(PASSWORD, encoding="utf-8")
    text = CONFIG.format(
        spreadsheet=spreadsheet,
        recipients=", ".join(f'"{recipient}"' for recipient in RECIPIENTS),
        sender=SENDER,
        lead_hours=LEAD / dt.timedelta(hours=1),
        port=port,
        username=USERNAME,
        sync_minutes=SYNC // dt.timedelta(minutes=1),
        operator=OPERATOR,
    )
    (folder / "config.toml").write_text(text, encoding="utf-8")
