"""The tabs of an opened workbook as Grids."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from sheetsync.adapters.xlsx.cell_values import Meaning
from sheetsync.adapters.xlsx.grid_builder import TooWide
from sheetsync.adapters.xlsx.kept_notes import Area, Note, read_notes
from sheetsync.adapters.xlsx.number_formats import date_styles
from sheetsync.adapters.xlsx.ownership import Owned, owned_tabs
from sheetsync.adapters.xlsx.package import Package, Tab
from sheetsync.adapters.xlsx.shared_strings import SharedStrings
from sheetsync.adapters.xlsx.sheet_reading import read_sheet
from sheetsync.core.grid import Column, Grid
from sheetsync.errors import BadSheetData


class TabReader:
    """Reads the cells of a workbook's tabs; what all tabs refer to is read once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.tabs: Mapping[str, Tab] = {tab.title: tab for tab in package.tabs}
        self.owned: Mapping[str, Owned] = {t: o for t, o in owned_tabs(package.workbook).items() if t in self.tabs}

    def grid(self, title: str) -> Grid:
        """A tab's cells, of a tab of ours only what we own. Raises BadSheetData if there is no such tab."""
        if title not in self.tabs:
            there = ", ".join(self.tabs)
            raise BadSheetData(f"{self._package.archive.path}: there is no tab {title!r}; there are {there}")
        whole = self._whole(self.tabs[title])
        return crop(whole, self.owned[title].area) if title in self.owned else whole

    def notes(self, owned: Owned) -> list[Note]:
        """What a person typed on a tab of ours outside of what we own."""
        tab = self.tabs[owned.title]
        if not spills(self._whole(tab), owned.area):
            return []
        with self._package.archive.stream(tab.part) as stream:
            return read_notes(stream, owned.area, self._meaning)

    @cached_property
    def _meaning(self) -> Meaning:
        archive, package = self._package.archive, self._package
        styles = package.linked("styles")
        return Meaning(
            SharedStrings(archive, package.linked("sharedStrings")),
            frozenset(date_styles(archive.tree(styles))) if styles else frozenset(),
            package.counts_from_1904,
        )

    def _whole(self, tab: Tab) -> Grid:
        if not tab.part:
            return Grid((), 0)
        try:
            return read_sheet(self._package.archive, tab.part, self._meaning)
        except TooWide as error:
            raise BadSheetData(
                f"{self._package.archive.path}: the tab {tab.title!r} spans {error}; "
                "delete what stands far below or far right of its table"
            ) from error


def crop(grid: Grid, area: Area) -> Grid:
    """The part of a grid inside an area, from the area's own first cell on."""
    bottom = min(area.bottom + 1, grid.height)
    height = max(0, bottom - area.top)
    columns = grid.columns[area.left : area.right + 1]
    return Grid(tuple(Column(column.distinct, column.codes[area.top : bottom]) for column in columns), height)


def spills(grid: Grid, area: Area) -> bool:
    """Whether anything stands outside an area."""
    for place, column in enumerate(grid.columns):
        outside = column.codes.copy()
        if area.left <= place <= area.right:
            outside[area.top : area.bottom + 1] = 0
        if np.any(outside):
            return True
    return False
