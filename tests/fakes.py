"""Ports implemented in memory, with state; what tests of the pipeline stand on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sheetsync.adapters.new_columns import new_columns
from sheetsync.core.grid import Cell, Grid, Marks, Merge
from sheetsync.core.layout import Sheet
from sheetsync.core.norms import Conventions
from sheetsync.errors import BadSheetData, Busy
from sheetsync.ports import Finding, NewEntryTab, TabInfo

Rows = Sequence[Sequence[Cell]]
Places = dict[tuple[int, int], Cell]


@dataclass
class FakeTab:
    """A tab of the fake: its filled cells, and, if it is ours, its role and how many rows and columns we own."""

    title: str
    cells: Places = field(default_factory=dict)
    role: str = ""
    known_as: str = ""
    height: int = 0
    width: int = 0
    merges: tuple[Merge, ...] = ()

    def shown(self) -> Places:
        """The cells that `read` tells of."""
        return {
            (row, column): cell
            for (row, column), cell in self.cells.items()
            if not self.role or (row < self.height and column < self.width)
        }


class FakeWorkbook:
    """The Workbook port without a file. `tabs` of people are given by title; the other methods below the port's are
    what people do to it.
    """

    def __init__(self, tabs: Mapping[str, Rows]) -> None:
        self._tabs = [FakeTab(title, _filled(rows)) for title, rows in tabs.items()]
        self._version = 0
        self._read_version = 0
        self._known: set[str] = set()
        self.banner = ""

    def name(self) -> str:
        return "the fake workbook"

    def conventions(self) -> Conventions:
        return Conventions()

    def lost_tabs(self) -> Sequence[str]:
        there = {tab.known_as for tab in self._tabs}
        return sorted(self._known - there)

    def mark_stale(self, banner: str) -> None:
        self.banner = self.banner or banner

    def take_over(self) -> None:
        pass

    def checkup(self) -> Sequence[Finding]:
        return [Finding("ok", "file", {"where": self.name()})]

    def close(self) -> None:
        pass

    def requests(self) -> Mapping[str, int]:
        return {}

    def tabs(self) -> Sequence[TabInfo]:
        return [TabInfo(tab.title, tab.role, known_as=tab.known_as) for tab in self._tabs]

    def read(self, titles: Sequence[str]) -> Mapping[str, Grid]:
        self._read_version = self._version
        return {title: _grid(self._tab(title).shown(), self._tab(title).merges) for title in titles}

    def fingerprint(self, titles: Sequence[str]) -> str:
        content = [(title, sorted(self._tab(title).cells.items())) for title in titles]
        return hashlib.sha256(repr(content).encode()).hexdigest()

    def write(self, sheets: Sequence[Sheet], entry_tabs: Mapping[str, str] | None = None) -> None:
        self._refuse_changed()
        ours = {tab.role: tab for tab in self._tabs if tab.role}
        there = {tab.title.casefold() for tab in self._tabs}
        taken = [sheet.title for sheet in sheets if sheet.role not in ours and sheet.title.casefold() in there]
        if taken:
            raise BadSheetData("these titles belong to other tabs", *taken)
        for sheet in sheets:
            tab = ours.get(sheet.role) or self._add(FakeTab(sheet.title, role=sheet.role))
            height = len(sheet.rows)
            width = max((at + spot.span for row in sheet.rows for at, spot in enumerate(row) if spot), default=1)
            notes = {place: cell for place, cell in tab.cells.items() if place not in tab.shown()}
            tab.cells = _aside(notes, tab, height, width) | {(r, c): cell for r, c, cell in sheet.cells()}
            tab.height, tab.width = height, width
        for role, title in (entry_tabs or {}).items():
            self._tab(title).known_as = role
            self._known.add(role)
        self.banner = ""
        self._touch()

    def add_entry_tabs(self, tabs: Sequence[NewEntryTab]) -> None:
        self._refuse_changed()
        there = {tab.title.casefold() for tab in self._tabs}
        for new in tabs:
            if new.title.casefold() not in there:
                columns = new_columns(new)
                rows: Rows = [[column.header for column in columns], [column.example for column in columns]]
                self._add(FakeTab(new.title, _filled(rows)))
        self._touch()

    def type_in(self, title: str, row: int, column: int, cell: Cell) -> None:
        """A person fills a cell and saves."""
        self._tab(title).cells[row, column] = cell
        self._version += 1

    def rename(self, title: str, new: str) -> None:
        """A person renames a tab and saves."""
        self._tab(title).title = new
        self._version += 1

    def delete(self, title: str) -> None:
        """A person deletes a tab and saves."""
        self._tabs.remove(self._tab(title))
        self._version += 1

    def merge(self, title: str, top: int, left: int, bottom: int, right: int) -> None:
        """A person joins cells, the edges included, and saves."""
        tab = self._tab(title)
        inside = [place for place in tab.cells if top <= place[0] <= bottom and left <= place[1] <= right]
        tab.cells = {place: cell for place, cell in tab.cells.items() if place == (top, left) or place not in inside}
        tab.merges = (*tab.merges, Merge(top, left, bottom, right))
        self._version += 1

    def _refuse_changed(self) -> None:
        if self._version != self._read_version:
            raise Busy("the workbook was changed")

    def _touch(self) -> None:
        self._version += 1
        self._read_version = self._version

    def _add(self, tab: FakeTab) -> FakeTab:
        self._tabs.append(tab)
        return tab

    def _tab(self, title: str) -> FakeTab:
        for tab in self._tabs:
            if tab.title == title:
                return tab
        raise BadSheetData(f"there is no tab {title!r}")


def _aside(notes: Places, tab: FakeTab, height: int, width: int) -> Places:
    """People's cells, moved right or down as a block where the table grew over one of the block."""
    right = {place: cell for place, cell in notes.items() if place[1] >= tab.width}
    below = {place: cell for place, cell in notes.items() if place[1] < tab.width}
    hit_right = any(row < height and column < width for row, column in right)
    hit_below = any(row < height and column < width for row, column in below)
    aside = width - min(column for _, column in right) if hit_right else 0
    down = height - min(row for row, _ in below) if hit_below else 0
    return {(row, column + aside): cell for (row, column), cell in right.items()} | {
        (row + down, column): cell for (row, column), cell in below.items()
    }


def _filled(rows: Rows) -> Places:
    return {
        (row, column): cell
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell is not None and cell != ""
    }


def _grid(cells: Places, merges: tuple[Merge, ...] = ()) -> Grid:
    height = 1 + max((row for row, _ in cells), default=-1)
    width = 1 + max((column for _, column in cells), default=-1)
    grid = Grid.of_rows([[cells.get((row, column)) for column in range(width)] for row in range(height)])
    return replace(grid, marks=Marks(merges))
