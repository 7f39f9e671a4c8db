"""Columns of a Grid as they grow while a sheet is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from sheetsync.core.grid import UNMARKED, Cell, Codes, Column, Grid, Marks

MAX_CODES = 100_000_000
"""Ten times the ten million cells of the biggest spreadsheet that Google allows."""
FEW = 65_536
"""Distinct values of a column up to which each is surely held once."""


class TooWide(Exception):
    """A few cells far from each other span more than fits in memory."""


class GrowingColumn:
    """One column so far: its distinct values, and where each of its non-blank cells stands."""

    def __init__(self) -> None:
        self.distinct: list[Cell] = [None]
        self._rows: list[Codes] = []
        self._codes: list[Codes] = []

    def define(self, cells: Sequence[Cell]) -> Codes:
        """Codes for further values, 0 for blank ones; a value may have been defined before."""
        filled = np.ones(len(cells), np.bool_)
        if None in cells:
            filled = np.fromiter((cell is not None for cell in cells), np.bool_, len(cells))
            cells = [cell for cell in cells if cell is not None]
        codes = np.where(filled, np.cumsum(filled) + len(self.distinct) - 1, 0).astype(np.int32)
        self.distinct += cells
        return codes

    def define_one(self, cell: Cell) -> int:
        """The code for one further value."""
        if cell is None:
            return 0
        self.distinct.append(cell)
        return len(self.distinct) - 1

    def place(self, rows: Codes, codes: Codes) -> None:
        """Values by code at 0-based rows."""
        filled = codes > 0
        if not filled.all():
            rows, codes = rows[filled], codes[filled]
        if len(rows):
            self._rows.append(rows)
            self._codes.append(codes)

    @property
    def height(self) -> int:
        """One more than its last row that isn't blank."""
        return 1 + max((int(rows.max()) for rows in self._rows), default=-1)

    def finish(self, height: int) -> Column:
        """The column with every row; it can't grow any more."""
        codes = np.zeros(height, dtype=np.int32)
        for rows, values in zip(self._rows, self._codes, strict=True):
            codes[rows] = values
        self._rows, self._codes = [], []
        return Column(self.distinct, codes)


def finish(columns: Mapping[int, GrowingColumn], marks: Marks = UNMARKED) -> Grid:
    """The grid of columns by 0-based place, up to the last row and column that aren't blank. Raises TooWide."""
    heights = {place: column.height for place, column in columns.items()}
    height = max(heights.values(), default=0)
    filled = {place for place, own in heights.items() if own}
    if height * len(filled) > MAX_CODES:
        raise TooWide(f"{height} rows and {len(filled)} columns")
    blank = Column([None], np.zeros(height, dtype=np.int32))
    return Grid(
        tuple(
            columns[place].finish(height) if place in filled else blank for place in range(max(filled, default=-1) + 1)
        ),
        height,
        marks,
    )
