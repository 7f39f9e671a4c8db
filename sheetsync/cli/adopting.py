"""What `adopt` works on: the workbook's cells, and config.toml as it is and as it would be."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from os.path import relpath
from pathlib import Path
from typing import Any

from sheetsync.bootstrap import settings as run_settings
from sheetsync.cli.options import USUAL_CONFIG, Call
from sheetsync.config import Config, load, parse
from sheetsync.config.amending import amended
from sheetsync.config.starting import replace_text, starting_text, text_of
from sheetsync.core.adoption.proposal import Proposal, settings
from sheetsync.core.adoption.seen import Unseen
from sheetsync.core.adoption.trial import try_out
from sheetsync.core.grid import Grid
from sheetsync.core.issues import Issue, Tally
from sheetsync.core.lang import Lang
from sheetsync.core.norms import Conventions, Norms
from sheetsync.core.parse.currencies import CURRENCIES
from sheetsync.ports import TabInfo, Workbook

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """config.toml: its text, `old` as it stands on the disk (None: there is none yet)."""

    path: Path
    old: str | None
    text: str

    @classmethod
    def of(cls, call: Call) -> SettingsFile:
        """The file that a call means; one that isn't there is begun."""
        path = call.config_path or USUAL_CONFIG
        old = text_of(path)
        return cls(path, old, starting_text("en", "RUB", _workbook_line(call, path)) if old is None else old)

    @property
    def is_new(self) -> bool:
        """Whether it isn't there yet."""
        return self.old is None

    def config(self, call: Call, text: str | None = None) -> Config:
        """What it says, or would say with another text."""
        if text is None and not self.is_new:
            config = load(self.path)
        else:
            config = parse(tomllib.loads(self.text if text is None else text), self.path)
        return config if call.workbook is None else config.with_workbook(call.workbook)

    def begun_for(self, call: Call, proposal: Proposal) -> SettingsFile:
        """A new file in the language and the currency of the workbook."""
        if not self.is_new:
            return self
        text = starting_text(language_of(proposal), currency_of(proposal), _workbook_line(call, self.path))
        return replace(self, text=text)


def _workbook_line(call: Call, path: Path) -> str:
    workbook = call.workbook or "funnel.xlsx"
    if workbook.startswith(("https://", "http://")):
        return f'spreadsheet = "{workbook}"\n# credentials = "credentials.json"  # docs/setup-google.md'
    place = Path(workbook).resolve()
    return f'path = "{Path(relpath(place, path.resolve().parent)).as_posix()}"'


def language_of(proposal: Proposal) -> Lang:
    """The language in which most headers are written."""
    headers = [column.header for one in proposal.seen for column in one.columns]
    return "ru" if sum(_CYRILLIC.search(header) is not None for header in headers) * 2 > len(headers) else "en"


def currency_of(proposal: Proposal) -> str:
    """The currency that the headers of money name, if it is but one; else the usual one."""
    named = [
        codes
        for match in proposal.usable().values()
        for one in match.columns.values()
        if one.column is not None and one.is_sure
        for word in re.findall(r"[^\W\d_]+|[₽$€£¥₸₴₺₹₾֏]", one.column.header.lower())
        if (codes := CURRENCIES.get(word)) and len(word) != 2
    ]
    common = frozenset.intersection(*named) if named else frozenset()
    return next((code for code in ("RUB", "USD", "EUR", *sorted(common)) if code in common), "RUB")


@dataclass(frozen=True, eq=False)
class Look:
    """A workbook read once, and the configuration that it was read by."""

    call: Call
    file: SettingsFile
    name: str
    tabs: Sequence[TabInfo]
    grids: Mapping[str, Grid]
    conventions: Conventions

    @classmethod
    def at(cls, call: Call, file: SettingsFile, book: Workbook) -> Look:
        """Read every tab that isn't sheetsync's own. Nothing is written."""
        conventions = book.conventions()
        tabs = [tab for tab in book.tabs() if not tab.role]
        return cls(call, file, book.name(), tabs, book.read([tab.title for tab in tabs]), conventions)

    def norms(self, config: Config) -> Norms:
        """What a run would compute with."""
        return run_settings(config, self.conventions, self.call.as_of).norms

    def unseen(self) -> list[Unseen]:
        """The tabs to look at."""
        return [Unseen(tab.title, tab.hidden, self.grids[tab.title], tab.known_as) for tab in self.tabs]

    def outcome(self, proposal: Proposal) -> Outcome:
        """What the file would say, and how the workbook is read by it."""
        file = self.file.begun_for(self.call, proposal)
        names = [tab.title for tab in sorted(self.tabs, key=lambda tab: tab.hidden)]
        said = settings(proposal, names)
        text = amended(file.text, said, str(file.path))
        known = {tab.known_as: tab.title for tab in self.tabs if tab.known_as}
        config = file.config(self.call, text)
        faults, tallies = try_out(self.grids, names, known, self.norms(config))
        return Outcome(file, text, said, config, faults, tallies)


@dataclass(frozen=True, eq=False)
class Outcome:
    """config.toml as it would be, and what reading by it gives."""

    file: SettingsFile
    text: str
    said: Mapping[str, Any]
    config: Config
    faults: Sequence[Issue]
    tallies: Sequence[Tally]

    @property
    def differs(self) -> bool:
        """Whether there is anything to write."""
        return self.text != self.file.old

    def write(self) -> None:
        """Put it on the disk, as a whole or not at all."""
        replace_text(self.file.path, self.file.old, self.text)
