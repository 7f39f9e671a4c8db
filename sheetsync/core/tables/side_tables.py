"""What stands right of a table without belonging to it: little tables of their own, notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from sheetsync.core.grid import Cell, Column, Grid
from sheetsync.core.parse.text import fold, is_blank, spell
from sheetsync.core.tables.header_rows import HeaderRows

_SAMPLE = 200
_FEW = 20


@dataclass(frozen=True, slots=True)
class Sides:
    """Columns apart from the table: `others` are those of another table, `detached` have headers nobody declared."""

    others: frozenset[int]
    detached: frozenset[int]


def is_filled(grid: Grid, column: int, first: int) -> bool:
    """Whether a column holds anything from a row on; unticked boxes and dashes alone are nothing."""
    codes, cells = grid.columns[column].codes[first:], grid.columns[column].distinct
    if not codes.any() or len(cells) > _FEW:
        return bool(codes.any())
    return any(cells[code] is not False and not is_blank(cells[code]) for code in np.unique(codes).tolist())


def find_sides(grid: Grid, header: HeaderRows, field_of: Callable[[str], str]) -> Sides:
    """Tell the table from what stands beside it, behind an empty column.

    A block that brings a declared column that the table lacks belongs to it, unless it also repeats one of the table's
    with other values.
    """
    blocks = _blocks(grid, header)
    meant = [{field_of(header.texts[place]): place for place in block[::-1]} for block in blocks]
    for names in meant:
        names.pop("", None)
    if not blocks:
        return Sides(frozenset(), frozenset())
    main = max(range(len(blocks)), key=lambda at: len(meant[at]))
    joined = dict(meant[main])
    others: set[int] = set()
    detached: set[int] = set()
    for at, block in enumerate(blocks):
        if at == main:
            continue
        again = meant[at].keys() & joined.keys()
        new = meant[at].keys() - joined.keys()
        pairs = [(joined[name], meant[at][name]) for name in again]
        if again and not (new and all(_agree(grid, one, other, header.bottom + 1) for one, other in pairs)):
            others.update(block)
        elif not new:
            detached.update(block)
        joined = {**meant[at], **joined} if new else joined
    return Sides(frozenset(others), frozenset(detached))


def _blocks(grid: Grid, header: HeaderRows) -> Sequence[list[int]]:
    """Runs of columns that have a header or a value."""
    blocks: list[list[int]] = [[]]
    for place, text in enumerate(header.texts):
        if text or is_filled(grid, place, header.bottom + 1):
            blocks[-1].append(place)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _agree(grid: Grid, one: int, other: int, first: int) -> bool:
    """Whether two columns mostly say the same where both say anything."""
    some, others = grid.columns[one], grid.columns[other]
    both = np.flatnonzero((some.codes[first:] != 0) & (others.codes[first:] != 0))[:_SAMPLE] + first
    same = sum(_said(some, row) == _said(others, row) for row in both.tolist())
    return 2 * same >= len(both)


def _said(column: Column, row: int) -> Cell:
    return fold(spell(column[row]))
