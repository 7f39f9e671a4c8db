"""What the pipeline needs from the world; adapters and fakes implement it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from sheetsync.core.grid import Grid
from sheetsync.core.lang.words import Lang
from sheetsync.core.layout import Sheet
from sheetsync.core.memo import Memo, RenderedMemo
from sheetsync.core.norms import Stage
from sheetsync.core.schema import EntryTab


@dataclass(frozen=True, slots=True)
class TabInfo:
    """A tab of the workbook. `role` is that of a summary tab of ours, "" for everybody else's."""

    title: str
    role: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class NewEntryTab:
    """An entry tab that `init` adds: its declaration, title, stage-date columns and the words for its dropdowns by
    declared column name; a single word that begins with = is a range of another tab.
    """

    tab: type[EntryTab]
    title: str
    lang: Lang
    stages: Sequence[Stage] = ()
    choices: Mapping[str, Sequence[str]] | None = None


class Workbook(Protocol):
    """The shared spreadsheet. Nothing here can name an entry tab to write to, or delete a tab."""

    def name(self) -> str:
        """What readers call it: the file's name, or the spreadsheet's title."""

    def tabs(self) -> Sequence[TabInfo]:
        """All tabs in order."""

    def read(self, titles: Sequence[str]) -> Mapping[str, Grid]:
        """The cells of tabs by title, from one snapshot."""

    def fingerprint(self, titles: Sequence[str]) -> str:
        """A digest of these tabs' content that changes when it does."""

    def write(self, sheets: Sequence[Sheet]) -> None:
        """Make the owned tabs look like this, all of them or none; other owned tabs and everybody else's stay.

        Raises Busy if the workbook is open elsewhere or changed since it was read, DiskFault or NotPermitted if it
        can't be written; then it is as it was.
        """

    def add_entry_tabs(self, tabs: Sequence[NewEntryTab]) -> None:
        """Add entry tabs that are not there yet; same promises as `write`."""


class MemoRenderer(Protocol):
    """Turns the memo's facts into a subject, a text and an HTML page."""

    def render(self, memo: Memo) -> RenderedMemo:
        """Raises BadConfig with the template's name and line if a template is broken."""


class Mailer(Protocol):
    """Delivers one message to one recipient, at most once per message key."""

    def deliver(self, key: str, recipient: str, message: EmailMessage) -> Path | None:
        """Where it went; None if this key was delivered to this recipient before."""
