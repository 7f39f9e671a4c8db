"""A company whose cells, keys and passwords are canaries; the service beside it as processes, and all they say."""

from __future__ import annotations

import base64
import datetime as dt
import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.adapters.smtp.mailbox import Mailbox
from tests.deploy.hostile_mail import Hostile
from tests.service.process import Serve
from tests.sheets_emulator import ROBOT, Emulator

ROOT = Path(__file__).parents[2]
PASSWORD = "cAnaRy-пароль-77f1"  # noqa: S105 - nobody's
OPERATOR = "operator@firm.example"
RECIPIENTS = ("olga.canary@firm.example", "boris.canary@firm.example")
LEAD = ("Clarissa Canarova", "+7 916 909-09-77", "clarissa@canary-lead.example", 7654321)
CANARIES = (
    *("Clarissa", "Canarova", "clarissa@", "canary-lead", "909-09-77", "9169090977"),
    *("7654321", "7 654 321", "7,654,321", "7 654 321", "7\N{NO-BREAK SPACE}654\N{NO-BREAK SPACE}321"),
    *(PASSWORD, base64.b64encode(PASSWORD.encode()).decode(), "cAnaRy"),
    *RECIPIENTS,
)
LEADS = (
    ("Lead ID", "Created", "Channel", "Segment", "Phone", "Name", "E-mail"),
    ("L-1", "2026-11-02", "Search ads", "Enterprise", LEAD[1], LEAD[0], LEAD[2]),
    ("L-2", LEAD[0], LEAD[2], LEAD[1], "not a phone: " + LEAD[0], LEAD[3], LEAD[2]),
)
DEALS = (
    ("Lead ID", "Manager", "Status", "Closed", "Loss reason", "Amount"),
    ("L-1", LEAD[0], "won", "2026-11-20", "", LEAD[3]),
    ("L-2", LEAD[0], LEAD[0], LEAD[2], LEAD[0], f"{LEAD[3]} or {LEAD[0]}"),
)


@dataclass
class Watched:
    """The company's folder. `said` is all that was heard of its service, piece by piece."""

    google: Emulator
    mail: Mailbox
    manners: Hostile
    folder: Path
    authority: Path
    spreadsheet: str = ""
    said: list[str] = field(default_factory=list)

    def found(self) -> None:
        """A spreadsheet with canaries where they hurt, a key, a password."""
        self.google.key_file(self.folder / "key.json")
        self.spreadsheet = self.google.add_spreadsheet(
            "Funnel", time_zone="Europe/Moscow", tabs={"Leads": LEADS, "Deals": DEALS}, share={ROBOT: "writer"}
        )
        secret = self.folder / "password"
        secret.touch(mode=0o600)
        secret.write_text(PASSWORD, encoding="utf-8")
        self.configure()

    def configure(self, place: str = "", *, lead_hours: float = 1.0, health_port: int = 0, state: str = "state") -> str:
        """config.toml, for the spreadsheet or for another `place`; its text."""
        people = ", ".join(f'"{recipient}"' for recipient in RECIPIENTS)
        google = f'spreadsheet = "{self.spreadsheet}"\ncredentials = "key.json"'
        text = f"""
[workbook]
{place or google}
[memo]
via = "smtp"
sender = "sheetsync@firm.example"
recipients = [{people}]
night = "00:00-00:00"
lead_hours = {lead_hours!r}
[smtp]
host = "localhost"
port = {self.mail.port}
username = "sheetsync"
password_file = "password"
ca_file = "{self.authority}"
[service]
operators = ["{OPERATOR}"]
state = "{state}"
tick_seconds = 0.2
health_port = {health_port}
"""
        (self.folder / "config.toml").write_text(text, encoding="utf-8")
        return text

    def call(self, *words: str, module: str = "sheetsync") -> int:
        """A command as a process of its own; what it says is kept, and how it ends."""
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            cwd=self.folder,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        self.said += [done.stdout, done.stderr]
        return done.returncode

    def cycle(self, module: str = "sheetsync", state: str = "state") -> int:
        """One `sheetsync run`, and what is known about it afterwards."""
        code = self.call("run", module=module)
        self.said.append((self.folder / state / "health.json").read_text(encoding="utf-8"))
        self.call("status")
        return code

    @contextmanager
    def serving(self, port: int) -> Iterator[Serve]:
        """`sheetsync serve`, stopped by SIGTERM at the end."""
        service = Serve([sys.executable, "-m", "sheetsync", "serve"], self.folder, self._environment())
        try:
            yield service
            self.said += [_page(port, "metrics"), _page(port, "healthz")]
            assert service.stop() == 0
        finally:
            service.close()
            self.said += service.said

    def alerts(self) -> list[str]:
        return [mail.content.decode() for mail in self.mail.messages if mail.recipients == (OPERATOR,)]

    def all_said(self) -> str:
        return "\n".join([*self.said, *self.alerts()])

    def meet(self) -> None:
        """A meeting in Reviews, and a lead time by which its memo is due just now."""
        now = dt.datetime.now(dt.UTC)
        starts = (now + dt.timedelta(hours=3)).replace(second=0, microsecond=0)
        self.configure(lead_hours=(starts - now).total_seconds() / 3600)
        local = starts.astimezone(ZoneInfo("Europe/Moscow"))
        person = self.google.person(self.spreadsheet)
        person.type_in("Reviews", 1, 0, f"{local:%Y-%m-%d}")
        person.type_in("Reviews", 1, 1, f"{local:%H:%M}")

    def secrets_of_google(self) -> list[str]:
        """The key's id, and its lines."""
        key = json.loads((self.folder / "key.json").read_text(encoding="utf-8"))
        lines = [line for line in key["private_key"].splitlines() if line and not line.startswith("-----")]
        return [key["private_key_id"], *lines]

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "SHEETSYNC_API_ENDPOINT": self.google.base, "PYTHONPATH": str(ROOT)}


def _page(port: int, name: str) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{name}", timeout=30) as answer:
        text: str = answer.read().decode()
        return text
