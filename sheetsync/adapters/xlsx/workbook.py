"""The shared spreadsheet as a local .xlsx or .xlsm file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from sheetsync.adapters.xlsx.archive import Archive, Stamp, faults_named
from sheetsync.adapters.xlsx.entry_painting import paint_entry_tabs
from sheetsync.adapters.xlsx.fingerprints import fingerprint
from sheetsync.adapters.xlsx.grafting import graft_new
from sheetsync.adapters.xlsx.ownership import owned_tabs
from sheetsync.adapters.xlsx.package import Package
from sheetsync.adapters.xlsx.saving import refuse_open, replacing
from sheetsync.adapters.xlsx.summary_grafting import graft_sheets
from sheetsync.adapters.xlsx.tab_reading import TabReader
from sheetsync.adapters.xlsx.zip_writing import rewrite
from sheetsync.core.grid import Grid
from sheetsync.core.lang.telling import error_of
from sheetsync.core.layout import Sheet
from sheetsync.core.norms import Conventions
from sheetsync.errors import Busy, SheetsyncError
from sheetsync.ports import Finding, NewEntryTab, TabInfo


class XlsxWorkbook:
    """A workbook file. Tabs of ours are grafted into it; every other part of it keeps its bytes.

    All methods raise BadSheetData if the file is no usable workbook, NotPermitted or DiskFault if it can't be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: Stamp | None = None

    def name(self) -> str:
        """The file's name."""
        return self._path.name

    def conventions(self) -> Conventions:
        """A file doesn't say."""
        return Conventions()

    def tabs(self) -> Sequence[TabInfo]:
        """All tabs in order; none if there is no file yet."""
        if not self._path.exists():
            return ()
        with self._opened() as package:
            owned = owned_tabs(package.workbook)
            return [TabInfo(t.title, owned[t.title].role if t.title in owned else "", t.hidden) for t in package.tabs]

    def read(self, titles: Sequence[str]) -> Mapping[str, Grid]:
        """The cells of tabs by title, of a tab of ours only what we own. A later `write` stands on this state."""
        with self._opened() as package:
            self._seen = package.archive.stamp
            reader = TabReader(package)
            return {title: reader.grid(title) for title in titles}

    def fingerprint(self, titles: Sequence[str]) -> str:
        """A digest of these tabs as they are packed, of the strings they share and of the styles that make dates;
        what we write to our own tabs doesn't change it.
        """
        with self._opened() as package:
            return fingerprint(package, titles)

    def write(
        self,
        sheets: Sequence[Sheet],
        entry_tabs: Mapping[str, str] | None = None,  # noqa: ARG002 - the port's; a file has no ids to know tabs by
    ) -> None:
        """Make the owned tabs look like this. Raises Busy if the file is open elsewhere or changed since it was read,
        BadSheetData if somebody else's tab has a title that we need; then the file is as it was.
        """
        self._replace(lambda package: graft_sheets(package, sheets))

    def add_entry_tabs(self, tabs: Sequence[NewEntryTab]) -> None:
        """Add those of the tabs whose title no tab has; a workbook that isn't there is made. Raises like `write`."""
        there = {tab.title.casefold() for tab in self.tabs()}
        new = [tab for tab in tabs if tab.title.casefold() not in there]
        if not new:
            return
        if self._path.exists():
            self._replace(lambda package: graft_new(package, paint_entry_tabs(new), [tab.title for tab in new]))
            return
        with replacing(self._path, None) as out:
            out.write(paint_entry_tabs(new))
        self._seen = Stamp.of(self._path.stat())

    def lost_tabs(self) -> Sequence[str]:
        """A file doesn't know."""
        return ()

    def mark_stale(self, banner: str) -> None:
        """Whoever runs a command on a file sees its error: the file stays as it is."""

    def take_over(self) -> None:
        """A file is nobody's copy."""

    def checkup(self) -> Sequence[Finding]:
        """Whether the file is there, is a workbook, and can be written."""
        where = {"where": self._path}
        if not self._path.exists():
            return [Finding("fault", "file_missing", where)]
        try:
            self.tabs()
            refuse_open(self._path)
        except Busy as busy:
            return [Finding("warning", "file", where), Finding("warning", "error", error=busy)]
        except SheetsyncError as error:
            return [Finding("fault", "error", error=error)]
        return [
            Finding("ok", "file", where) if os.access(self._path, os.W_OK) else Finding("fault", "file_kept", where)
        ]

    def close(self) -> None:
        """It holds nothing."""

    def requests(self) -> Mapping[str, int]:
        """None: it is a file."""
        return {}

    @contextmanager
    def _opened(self) -> Iterator[Package]:
        with faults_named(self._path), Archive(self._path) as archive:
            yield Package(archive)

    def _replace(self, changes: Callable[[Package], Mapping[str, bytes | None]]) -> None:
        """Write the file anew with some parts changed."""
        refuse_open(self._path)
        with faults_named(self._path):
            known = self._seen or Stamp.of(self._path.stat())
        # The old file is closed before the new one takes its place: Windows wants it so.
        with replacing(self._path, known) as out, self._opened() as package:
            if package.archive.stamp != known:
                raise error_of(Busy, "refused.changed", path=self._path)
            rewrite(package.archive, changes(package), out)
        self._seen = Stamp.of(self._path.stat())
