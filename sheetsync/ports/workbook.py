"""The shared spreadsheet, wherever it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from sheetsync.core.grid import Grid
from sheetsync.core.lang.words import Lang
from sheetsync.core.layout import Sheet
from sheetsync.core.norms import Conventions, Stage
from sheetsync.core.schema import EntryTab
from sheetsync.errors import SheetsyncError


@dataclass(frozen=True, slots=True)
class TabInfo:
    """A tab of the workbook. `role` is that of a summary tab of ours, "" for everybody else's; `known_as` the role of
    the entry tab that it was when we wrote last, whatever it was called then; `url` its web address with its id, to
    which a range can be added; "" if it has none.
    """

    title: str
    role: str = ""
    hidden: bool = False
    known_as: str = ""
    url: str = ""


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


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that `doctor` looked at. `key` names the phrases: doctor.KEY says what was found, doctor.KEY.do what to
    do about it, where there is something to do. An `error` brings its own words.
    """

    level: Literal["ok", "hint", "warning", "fault"]
    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    error: SheetsyncError | None = None


class Button(Protocol):
    """Something that people press to have the summary tabs brought up to date at once."""

    def is_pressed(self) -> bool | None:
        """Whether somebody pressed it; None if there is no button."""

    def release(self) -> None:
        """Make it ready to be pressed; a button that isn't there is made."""


class Workbook(Protocol):
    """The shared spreadsheet. Nothing here can name an entry tab to write to, or delete a tab."""

    def name(self) -> str:
        """What readers call it: the file's name, or the spreadsheet's title."""

    def conventions(self) -> Conventions:
        """How its dates and numbers are to be read, and the time zone of its people."""

    def tabs(self) -> Sequence[TabInfo]:
        """All tabs in order, as they are now (or were a moment ago, when the conventions were asked for)."""

    def read(self, titles: Sequence[str]) -> Mapping[str, Grid]:
        """The cells of tabs by title, from one snapshot; of a tab of ours only what we own."""

    def fingerprint(self, titles: Sequence[str]) -> str:
        """A digest of these tabs' content, as last read, that changes when it does."""

    def write(self, sheets: Sequence[Sheet], entry_tabs: Mapping[str, str] | None = None) -> None:
        """Make the owned tabs look like this, all of them or none; other owned tabs and everybody else's stay, and
        what people typed on a tab of ours is kept beside its table or in a list of its own.

        `entry_tabs` are the titles of the entry tabs by role; a workbook that can, knows these tabs from now on by more
        than their titles. Raises Busy if it can't be done just now without losing what somebody wrote since it was
        read; DiskFault, Unavailable or NotPermitted if it can't be written. Then it is as it was.
        """

    def add_entry_tabs(self, tabs: Sequence[NewEntryTab]) -> None:
        """Add entry tabs that are not there yet; same promises as `write`."""

    def lost_tabs(self) -> Sequence[str]:
        """The roles of entry tabs that were there when we wrote last and are gone, as of the last `tabs()`."""

    def mark_stale(self, banner: str) -> None:
        """Say on the CEO tab that its numbers are old, unless it says so already; the next `write` takes that away."""

    def take_over(self) -> None:
        """Keep the workbook for itself from now on, whatever it says whose copy it is."""

    def checkup(self) -> Sequence[Finding]:
        """Whether it can be reached, read and written, and what stands in the way. Raises nothing."""

    def close(self) -> None:
        """Let go of connections, if it holds any."""

    def requests(self) -> Mapping[str, int]:
        """How many requests were sent so far: read, write, and how many of them were retries. Empty for a file."""
