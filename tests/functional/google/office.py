"""A small company in an emulated Google spreadsheet, and the folder of the person who installs sheetsync for it."""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from sheetsync.adapters.google.opening import open_spreadsheet
from sheetsync.adapters.google.quota import Quota
from sheetsync.adapters.google.transport import Transport
from sheetsync.cli.options import Call
from sheetsync.config import Config
from sheetsync.core.lang import Lang
from sheetsync.ports import Workbook
from tests.adapters.google.scripted_server import ACCOUNT, PRIVATE_KEY, Answer, ScriptedServer
from tests.functional.commands import Outcome, sheetsync
from tests.sheets_emulator import Emulator
from tests.sheets_emulator.book import Spreadsheet, Tab
from tests.sheets_emulator.emulator import ROBOT
from tests.sheets_emulator.person import Person

CANARY = "canary"
"""Stands in cells of every entry tab: no message may quote what people typed."""


def _lead(number: int, day: int) -> list[str | int | float]:
    return [f"{CANARY}-{number}", day, "Ads", "SMB", f"+7 900 000-00-0{number}"]


TABS: Mapping[str, Sequence[Sequence[str | int | float]]] = {
    "Leads": [
        ["Lead ID", "Created", "Channel", "Segment", "Phone"],
        *(_lead(n, 46300 + n) for n in range(1, 7)),
    ],
    "Deals": [
        ["Lead ID", "Manager", "Status", "Closed", "Loss reason", "Amount"],
        [f"{CANARY}-1", f"{CANARY} Olga", "Won", 46320, "", 90000],
        [f"{CANARY}-2", f"{CANARY} Olga", "Lost", 46321, "Too expensive", ""],
    ],
    "Spend": [["Date", "Channel", "Spend"], [46300, "Ads", 30000]],
}
NEW_LEAD = _lead(7, 46307)
NOWHERE = "http://127.0.0.1:9"
"""The discard port, where nobody listens."""


@dataclass(frozen=True, slots=True)
class Unhurried(Call):
    """The shared options with another way to Google: one that never waits, or not for long."""

    settings: Mapping[str, Any] = field(default_factory=dict)

    def workbook_of(self, config: Config) -> Workbook:
        section = config.workbook
        book = open_spreadsheet(
            section.spreadsheet,
            key_file=config.folder / section.credentials if section.credentials else None,
            company=section.company,
            lang=config.language,
            environ=os.environ,
            connect=functools.partial(Transport, quota=Quota(per_minute=10**9), sleep=lambda _: None, **self.settings),
        )
        click.get_current_context().call_on_close(book.close)
        return book


@dataclass
class Office:
    """What a row of a table spoils, and then calls a command in."""

    google: Emulator
    folder: Path
    spreadsheet: str
    lang: Lang = "en"
    hurried: bool = True
    settings: dict[str, Any] = field(default_factory=dict)
    environ: dict[str, str | None] = field(default_factory=dict)
    stack: ExitStack = field(default_factory=ExitStack)
    before: Mapping[str, Spreadsheet] = field(default_factory=dict)
    accepted_before: int = 0

    @property
    def key(self) -> Path:
        return self.folder / "credentials.json"

    @property
    def config(self) -> Path:
        return self.folder / "config.toml"

    @property
    def person(self) -> Person:
        """The spreadsheet's owner at work in it."""
        return self.google.person(self.spreadsheet)

    def furnish(self, email: str = ROBOT) -> None:
        """The key that Google gave, and the configuration that points to the spreadsheet."""
        self.key.unlink(missing_ok=True)
        self.google.key_file(self.key, email)
        self.configure()

    def configure(
        self, spreadsheet: str = "", *, lang: Lang = "en", company: str = "Example Ltd", more: str = "", end: str = ""
    ) -> None:
        """Write config.toml anew; `more` goes into [workbook]."""
        place = spreadsheet or f"https://docs.google.com/spreadsheets/d/{self.spreadsheet}/edit#gid=0"
        lines = [
            f'language = "{lang}"',
            "[workbook]",
            f'spreadsheet = "{place}"',
            'credentials = "credentials.json"',
            f'company = "{company}"',
            more,
            end,
        ]
        self.config.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def unhurried(self, **settings: Any) -> None:
        """From now on nothing waits; `settings` are the transport's."""
        self.hurried = False
        self.settings.update(settings)

    def rewrite_key(self, change: Callable[[dict[str, Any]], object]) -> None:
        """Change the key's JSON."""
        content = json.loads(self.key.read_bytes())
        change(content)
        self.key.write_text(json.dumps(content), encoding="utf-8")

    def answered(self, *answers: Answer) -> None:
        """In Google's place somebody who answers every request with these, the last one for ever."""
        server = self.stack.enter_context(ScriptedServer(*answers))
        self.rewrite_key(
            lambda key: key.update(private_key=PRIVATE_KEY, client_email=ACCOUNT, token_uri=f"{server.url}/token")
        )
        self.environ["SHEETSYNC_API_ENDPOINT"] = server.url

    def sheetsync(self, *words: str) -> Outcome:
        """Call a command in the folder's configuration."""
        environ = {
            "SHEETSYNC_API_ENDPOINT": self.google.base,
            "SHEETSYNC_CREDENTIALS": None,
            "GOOGLE_APPLICATION_CREDENTIALS": None,
            **self.environ,
        }
        call = None if self.hurried else Unhurried(settings=self.settings)
        return sheetsync(*words, "--config", self.config, env=environ, obj=call)

    def remember(self) -> None:
        """What Google keeps now is what a command should leave as it is."""
        self.before, self.accepted_before = self.google.snapshot(), self._accepted()

    @property
    def unchanged(self) -> bool:
        """Whether Google keeps what is remembered."""
        return self.google.snapshot() == self.before

    @property
    def spared(self) -> bool:
        """Whether the tabs that people fill are as they are remembered."""
        return self._entries(self.google.snapshot()) == self._entries(self.before)

    def _entries(self, books: Mapping[str, Spreadsheet]) -> list[Tab]:
        return [tab for tab in books[self.spreadsheet].tabs if tab.title in TABS]

    @property
    def accepted(self) -> int:
        """How many writes Google has carried out since."""
        return self._accepted() - self.accepted_before

    def _accepted(self) -> int:
        return sum(exchange.changed for exchange in self.google.log)

    def titles(self) -> list[str]:
        return [tab.title for tab in self.google.snapshot()[self.spreadsheet].tabs]

    def secrets(self) -> list[str]:
        """What no output may hold: what people typed, the key, the tokens."""
        found = [CANARY, *self.google.service.accounts.tokens, "ya29.", "PRIVATE KEY"]
        try:
            content = json.loads(self.key.read_bytes())
            found += [content["private_key_id"], *str(content["private_key"]).splitlines()[1:-1]]
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return [secret for secret in found if secret.strip()]
