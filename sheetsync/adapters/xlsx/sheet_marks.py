"""What a sheet's part says around its cells: joined cells, hidden rows and columns."""

from __future__ import annotations

import re

import numpy as np

from sheetsync.adapters.xlsx.markup import Element, is_on
from sheetsync.adapters.xlsx.sheet_scan import MAX_COLUMNS
from sheetsync.core.grid import Marks, Merge

_ADDRESS = re.compile(rb"\$?([A-Z]{1,3})\$?(\d{1,7})")
_HIDDEN = b' hidden="'
_HIDDEN_ROW = re.compile(rb'<row(?=\s)(?=[^<>]*\shidden="(?:1|true)")[^<>]*?\sr="(\d{1,7})"')
_HIDDEN_COLUMN = re.compile(rb'<col(?=\s)(?=[^<>]*\shidden="(?:1|true)")[^<>]*>')
_BOUND = re.compile(rb'\b(min|max)="(\d{1,5})"')
_MERGE = re.compile(rb'<mergeCell\s[^<>]*?\bref="([^"]*)"')


class MarkReader:
    """Collects the marks of one sheet as its pieces, or its elements, pass by."""

    def __init__(self) -> None:
        self._merges: list[Merge] = []
        self._rows: list[int] = []
        self._columns: set[int] = set()

    def marks(self) -> Marks:
        """What was found."""
        return Marks(tuple(self._merges), np.array(self._rows, dtype=np.int32), frozenset(self._columns))

    def before(self, piece: bytes) -> None:
        """The part's bytes before its rows."""
        for column in _HIDDEN_COLUMN.findall(piece):
            bounds = {name: int(number) for name, number in _BOUND.findall(column)}
            self._hide(bounds.get(b"min", 1), bounds.get(b"max", 0))

    def rows(self, piece: bytes) -> None:
        """Whole rows."""
        if _HIDDEN in piece:
            self._rows += [int(number) - 1 for number in _HIDDEN_ROW.findall(piece)]

    def after(self, piece: bytes) -> None:
        """The part's bytes behind its rows."""
        for area in _MERGE.findall(piece):
            self._merge(area)

    def element(self, element: Element, row: int = 0) -> None:
        """A `row` (at a 0-based place), a `col` or a `mergeCell`."""
        name = str(element.tag).rpartition("}")[2]
        if name == "mergeCell":
            self._merge(element.get("ref", "").encode())
        elif is_on(element.get("hidden")):
            if name == "row":
                self._rows.append(row)
            else:
                first, last = element.get("min", "1"), element.get("max", "0")
                self._hide(int(first) if first.isdecimal() else 1, int(last) if last.isdecimal() else 0)

    def _hide(self, first: int, last: int) -> None:
        # Whatever lies right of the table is often hidden up to the last column.
        self._columns.update(range(first - 1, min(last, MAX_COLUMNS)))

    def _merge(self, area: bytes) -> None:
        corners = [_place(corner) for corner in area.split(b":")]
        if len(corners) == 2 and corners[0] and corners[1]:
            (top, left), (bottom, right) = corners[0], corners[1]
            if top <= bottom and left <= right and (top, left) != (bottom, right):
                self._merges.append(Merge(top, left, bottom, right))


def _place(address: bytes) -> tuple[int, int] | None:
    """0-based row and column; None if it is no address."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + letter - 64
    return int(found[2]) - 1, column - 1
