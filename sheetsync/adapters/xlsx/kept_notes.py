"""What a person typed on a tab of ours, outside of what we own: kept, and moved aside where the table grows over it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import IO

from sheetsync.adapters.xlsx.cell_markup import written_in
from sheetsync.adapters.xlsx.cell_values import Meaning
from sheetsync.adapters.xlsx.sheet_parsing import cells_in
from sheetsync.core.grid import UNCALCULATED, Cell


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, all bounds 0-based and included."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, place: tuple[int, int]) -> bool:
        row, column = place
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class Note:
    """One cell that isn't ours; `formula` is without its =, "" for a plain value."""

    row: int
    column: int
    value: Cell
    formula: str = ""


def read_notes(stream: IO[bytes], owned: Area, meaning: Meaning) -> list[Note]:
    """Every filled cell of a sheet outside the owned area."""
    return list(_found(stream, owned, meaning))


def _found(stream: IO[bytes], owned: Area, meaning: Meaning) -> Iterator[Note]:
    for row, column, cell in cells_in(stream):
        if (row, column) in owned:
            continue
        value = meaning.cell(written_in(cell))
        formula = cell.find("{*}f")
        # Shared and array formulas belong to several cells: their values stay, the formula doesn't.
        text = formula.text or "" if formula is not None and formula.get("t", "normal") == "normal" else ""
        if value is not None or text:
            yield Note(row, column, None if value == UNCALCULATED else value, text)


def place_notes(notes: Sequence[Note], old: Area, new: Area) -> list[Note]:
    """The notes beside the new area: as they were where that is free, else all on a side moved by as much as it takes.

    Notes right of the old area move right, notes below move down, in one block each, so that what stood together still
    does; what stood above or left of it (rows or columns were inserted there) goes below everything.
    """
    right = [note for note in notes if note.column > old.right]
    below = [note for note in notes if note.column <= old.right and note.row > old.bottom]
    before = [note for note in notes if note.column <= old.right and note.row <= old.bottom]
    aside = new.right + 1 - min(note.column for note in right) if _any_in(right, new) else 0
    down = new.bottom + 1 - min(note.row for note in below) if _any_in(below, new) else 0
    placed = [replace(note, column=note.column + aside) for note in right]
    placed += [replace(note, row=note.row + down) for note in below]
    last = max([new.bottom, *(note.row for note in placed)])
    first = min((note.row for note in before), default=0)
    return [*placed, *(replace(note, row=note.row - first + last + 2) for note in before)]


def _any_in(notes: Sequence[Note], area: Area) -> bool:
    return any((note.row, note.column) in area for note in notes)
