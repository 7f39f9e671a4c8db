"""A tab as it was read: cells in columns, each distinct value held once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Cell: TypeAlias = str | int | float | bool | dt.date | dt.datetime | None
Codes: TypeAlias = npt.NDArray[np.int32]

ERROR_TEXTS = frozenset(
    {
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#ERROR!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
    }
)
"""What a spreadsheet shows instead of a value; the cell's information is lost."""
UNCALCULATED = "#UNCALCULATED!"
"""Stands for a formula whose result the file doesn't hold."""


EPOCH = dt.datetime(1899, 12, 30)
"""Day 0 of the serial numbers by which spreadsheets hold dates."""


def same_cell(a: Cell, b: Cell) -> bool:
    """Equality by kind: 1 and True differ, 1 and 1.0 don't, a date and its serial number don't."""
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    return _held(a) == _held(b)


def _held(cell: Cell) -> Cell:
    return serial(cell) if isinstance(cell, dt.date) else cell


def serial(day: dt.date) -> float:
    """The number by which a spreadsheet holds a day or a moment, exact to the second."""
    moment = day if isinstance(day, dt.datetime) else dt.datetime(day.year, day.month, day.day)
    since = moment.replace(tzinfo=None) - EPOCH
    return since.days + since.seconds / 86_400


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column of a tab, dictionary-encoded: row i holds `distinct[codes[i]]`.

    `distinct[0]` is None, the blank cell. A column of ids may repeat a value in `distinct`: telling that two
    cells are equal is the reader's right, not its duty.
    """

    distinct: Sequence[Cell]
    codes: Codes

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Column:
        """Encode plain cells; "" is a blank."""
        seen: dict[tuple[type, Cell], int] = {(type(None), None): 0, (str, ""): 0}
        codes = [seen.setdefault((type(cell), cell), len(seen) - 1) for cell in cells]
        return cls([None, *(cell for _, cell in list(seen)[2:])], np.asarray(codes, dtype=np.int32))

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> Cell:
        cell: Cell = self.distinct[int(self.codes[row])]
        return cell

    def take(self, rows: npt.NDArray[np.integer]) -> Column:
        """The same column at the given rows only."""
        return Column(self.distinct, self.codes[rows])


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells joined into one, all bounds 0-based and included; the value stands in the first of them."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What a tab shows besides its values, as far as the source tells: joined cells, hidden rows and columns."""

    merges: tuple[Merge, ...] = ()
    hidden_rows: npt.NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    hidden_columns: frozenset[int] = frozenset()


UNMARKED = Marks()


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """A tab's cells: row 0 is the spreadsheet's row 1, column 0 its column A; all columns are equally long."""

    columns: tuple[Column, ...]
    height: int
    marks: Marks = UNMARKED

    @classmethod
    def of_rows(cls, rows: Sequence[Sequence[Cell]]) -> Grid:
        """A grid of plain rows of any lengths."""
        width = max((len(row) for row in rows), default=0)
        padded = [[*row, *[None] * (width - len(row))] for row in rows]
        return cls(tuple(Column.of(list(cells)) for cells in zip(*padded, strict=True)), len(rows))

    def row(self, index: int) -> list[Cell]:
        """One row's cells, left to right."""
        return [column[index] for column in self.columns]

    def cell(self, row: int, column: int) -> Cell:
        """A cell, None outside the grid."""
        inside = 0 <= row < self.height and 0 <= column < len(self.columns)
        return self.columns[column][row] if inside else None


def letters(column: int) -> str:
    """The name of a 0-based column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def a1(row: int, column: int) -> str:
    """The address of a 0-based row and column: (0, 1) is B1."""
    return f"{letters(column)}{row + 1}"
