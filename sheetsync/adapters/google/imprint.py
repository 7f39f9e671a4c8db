"""What we wrote to a tab last, as short marks: they tell a cell that a person changed from one of ours."""

from __future__ import annotations

import base64
import hashlib
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from sheetsync.adapters.google.structure import Box, Tab
from sheetsync.adapters.google.wire import plain
from sheetsync.core.grid import Cell, Column, Grid

Places: TypeAlias = Mapping[tuple[int, int], Cell]
"""Cells that aren't blank by 0-based row and column."""

MARK = 4
"""Letters of base64 a mark: one in 16 million wrong ones passes."""
MOST_MARKS = 6_000
"""Google keeps 30,000 characters of metadata for a tab."""
FEW = 0.2
"""Up to this part of a tab's cells being other than written, each was typed; beyond it the table was moved or sorted,
and what we once wrote is ours wherever it stands."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Marks of a table that covers `height` rows and `width` columns from A1 on, each of `run` cells in reading
    order.
    """

    height: int
    width: int
    run: int
    marks: tuple[str, ...]

    @classmethod
    def of(cls, cells: Places, height: int, width: int) -> Imprint:
        """The imprint of a table as it is written."""
        run = max(1, math.ceil(height * width / MOST_MARKS))
        return cls(height, width, run, tuple(_marks(cells, height, width, run)))

    @classmethod
    def parse(cls, text: str) -> Imprint | None:
        """From developer metadata; None if it isn't there or was damaged."""
        try:
            *numbers, told = text.split(" ")
            height, width, run = map(int, numbers)
        except ValueError:
            return None
        marks = tuple(told[at : at + MARK] for at in range(0, len(told), MARK))
        whole = min(height, width, run) > 0 and len(marks) == math.ceil(height * width / run)
        return cls(height, width, run, marks) if whole else None

    def text(self) -> str:
        """As developer metadata keeps it."""
        return f"{self.height} {self.width} {self.run} {''.join(self.marks)}"

    def with_cell(self, row: int, column: int, cell: Cell) -> Imprint | None:
        """The same with one cell written anew; None where cells have no mark of their own."""
        place = row * self.width + column
        if self.run != 1 or not self.holds(row, column):
            return None
        return replace(self, marks=(*self.marks[:place], _mark([cell]), *self.marks[place + 1 :]))

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell is of the table."""
        return row < self.height and column < self.width


def places(grid: Grid) -> Places:
    """The filled cells of a grid."""
    found = {}
    for column, cells in enumerate(grid.columns):
        for row in cells.codes.nonzero()[0].tolist():
            found[row, column] = cells[row]
    return found


def cropped(grid: Grid, tab: Tab) -> Grid:
    """Of a table of ours what we own; a log, and everybody else's tab, whole."""
    if not tab.role or tab.said.get("log"):
        return grid
    height, width = min(tab.area.bottom, grid.height), tab.area.right
    return Grid(tuple(Column(column.distinct, column.codes[:height]) for column in grid.columns[:width]), height)


def typed(standing: Places, known: Imprint, wanted: Places, area: Box | None = None) -> dict[tuple[int, int], Cell]:
    """The cells of the table that a person changed: not blank, not as we wrote them, not as we would write them now.

    `area` is where the table is by now, if people inserted or deleted rows or columns.
    """
    box = area or Box(0, 0, known.height, known.width)
    inside = {
        (row - box.top, column - box.left): cell for (row, column), cell in standing.items() if box.holds(row, column)
    }
    here = {
        (row - box.top, column - box.left): cell for (row, column), cell in wanted.items() if box.holds(row, column)
    }
    if (box.bottom - box.top, box.right - box.left) != (known.height, known.width):
        found = _strange(inside, here, list(known.marks) if known.run == 1 else _single(wanted))
    else:
        found = _changed(inside, here, known, wanted)
    return {(row + box.top, column + box.left): cell for (row, column), cell in found.items()}


def _changed(inside: Places, here: Places, known: Imprint, wanted: Places) -> Places:
    """The changed cells of a table that has the size it was written in."""
    marks = _marks(inside, known.height, known.width, known.run)
    odd = {number for number, mark in enumerate(marks) if number >= len(known.marks) or mark != known.marks[number]}
    at_odds = {place: cell for place, cell in inside.items() if (place[0] * known.width + place[1]) // known.run in odd}
    if len(odd) <= max(3, FEW * len(known.marks)):
        return {place: cell for place, cell in at_odds.items() if not same(cell, here.get(place))}
    if known.run > 1:
        return _strange(at_odds, here, _single(wanted))
    return _strange(at_odds, here, [mark for number, mark in enumerate(known.marks) if number in odd])


def _strange(cells: Places, here: Places, ours: Sequence[str]) -> Places:
    """The cells of a table that was moved or sorted that aren't ours: each of our values is found once, wherever."""
    left = Counter(ours)
    found = {}
    for place, cell in sorted(cells.items()):
        mark = _mark([cell])
        if left[mark]:
            left[mark] -= 1
        elif not same(cell, here.get(place)):
            found[place] = cell
    return found


def same(one: Cell, other: Cell) -> bool:
    """Whether two cells are the same as Google tells them; 1 and yes aren't."""
    first, second = plain(one), plain(other)
    return type(first) is type(second) and first == second


def _single(cells: Places) -> list[str]:
    return [_mark([cell]) for cell in cells.values()]


def _marks(cells: Places, height: int, width: int, run: int) -> Iterator[str]:
    places = [(row, column) for row in range(height) for column in range(width)]
    for start in range(0, len(places), run):
        yield _mark([cells.get(place) for place in places[start : start + run]])


def _mark(cells: list[Cell]) -> str:
    told = "\x1f".join(
        f"{type(value).__name__[0]}{value}" if (value := plain(cell)) is not None else "" for cell in cells
    )
    return base64.urlsafe_b64encode(hashlib.sha256(told.encode()).digest()[:3]).decode()
