"""A tab's cells as a Grid by way of an XML parser: slower than on the bytes, right for every shape of markup."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import IO

import numpy as np

from sheetsync.adapters.xlsx.cell_markup import written_in
from sheetsync.adapters.xlsx.cell_values import Meaning, Written
from sheetsync.adapters.xlsx.grid_builder import FEW, GrowingColumn, finish
from sheetsync.adapters.xlsx.markup import DamagedMarkup, Element, elements, whole
from sheetsync.adapters.xlsx.sheet_marks import MarkReader
from sheetsync.adapters.xlsx.sheet_scan import MAX_COLUMNS, MAX_ROWS
from sheetsync.core.grid import Grid

_ADDRESS = re.compile("([A-Z]{1,3})([0-9]{1,7})")


def parse_sheet(stream: IO[bytes], meaning: Meaning) -> Grid:
    """All cells of a sheet's XML. Raises DamagedMarkup if it isn't one, TooWide if it spans too much."""
    columns: defaultdict[int, _ParsedColumn] = defaultdict(lambda: _ParsedColumn(meaning))
    marks = MarkReader()
    for row, column, cell in cells_in(stream, marks):
        columns[column].add(row, written_in(cell))
    for grown in columns.values():
        grown.settle()
    return finish(columns, marks.marks())


def cells_in(stream: IO[bytes], marks: MarkReader | None = None) -> Iterator[tuple[int, int, Element]]:
    """Every cell with its 0-based row and column; one without an address stands next to the one before it. What else
    there is of the sheet goes to the marks.
    """
    row = -1
    marks = marks or MarkReader()
    for line in elements(stream, "row", "col", "mergeCell"):
        if str(line.tag).rpartition("}")[2] != "row":
            marks.element(line)
            continue
        row = whole(line.get("r"), row + 2) - 1
        marks.element(line, row)
        column = -1
        for cell in line.iterchildren("{*}c"):
            address = cell.get("r")
            at, column = (row, column + 1) if address is None else place_of(address)
            if not (0 <= at < MAX_ROWS and 0 <= column < MAX_COLUMNS):
                raise DamagedMarkup(f"a cell beyond the last row or column, {address!r}")
            yield at, column, cell


def place_of(address: str) -> tuple[int, int]:
    """0-based row and column of an address: B7 is (6, 1)."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise DamagedMarkup(f"{address!r} is no address")
    return int(found[2]) - 1, _column(found[1])


@cache
def _column(name: str) -> int:
    """The 0-based place of a column by its letters."""
    place = 0
    for letter in name:
        place = place * 26 + ord(letter) - 64
    return place - 1


class _ParsedColumn(GrowingColumn):
    """A column that grows cell by cell, parsing each distinct cell once as long as there are few."""

    def __init__(self, meaning: Meaning) -> None:
        super().__init__()
        self._meaning = meaning
        self._known: dict[Written, int] = {}
        self._at, self._found = array("i"), array("i")

    def add(self, row: int, written: Written) -> None:
        """One more cell at a 0-based row."""
        code = self._known.get(written)
        if code is None:
            code = self.define_one(self._meaning.cell(written))
            if len(self._known) < FEW:
                self._known[written] = code
        self._at.append(row)
        self._found.append(code)

    def settle(self) -> None:
        """Everything added gets its place."""
        self.place(np.frombuffer(self._at, np.int32), np.frombuffer(self._found, np.int32))
