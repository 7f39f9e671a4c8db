"""What we wrote to a tab last, as short marks: they tell a cell that a person changed from one of ours."""

from __future__ import annotations

import base64
import hashlib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from sheetsync.adapters.google.wire import plain
from sheetsync.core.grid import Cell

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
            height, width, run, marks = text.split(" ")
            return cls(
                int(height), int(width), int(run), tuple(marks[at : at + MARK] for at in range(0, len(marks), MARK))
            )
        except ValueError:
            return None

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


def typed(standing: Places, known: Imprint, wanted: Places) -> dict[tuple[int, int], Cell]:
    """The cells of the table that a person changed: not blank, not as we wrote them, not as we would write them now."""
    inside = {place: cell for place, cell in standing.items() if known.holds(*place)}
    marks = _marks(inside, known.height, known.width, known.run)
    odd = {number for number, mark in enumerate(marks) if number >= len(known.marks) or mark != known.marks[number]}
    if not odd:
        return {}
    changed = {
        place: cell
        for place, cell in inside.items()
        if (place[0] * known.width + place[1]) // known.run in odd and plain(cell) != plain(wanted.get(place))
    }
    if known.run == 1 and len(odd) <= max(3, FEW * known.height * known.width):
        return changed
    ours = set(known.marks) if known.run == 1 else set()
    told = {plain(cell) for cell in wanted.values()}
    return {place: cell for place, cell in changed.items() if _mark([cell]) not in ours and plain(cell) not in told}


def _marks(cells: Places, height: int, width: int, run: int) -> Iterator[str]:
    places = [(row, column) for row in range(height) for column in range(width)]
    for start in range(0, len(places), run):
        yield _mark([cells.get(place) for place in places[start : start + run]])


def _mark(cells: list[Cell]) -> str:
    told = "\x1f".join(
        f"{type(value).__name__[0]}{value}" if (value := plain(cell)) is not None else "" for cell in cells
    )
    return base64.urlsafe_b64encode(hashlib.sha256(told.encode()).digest()[:3]).decode()
