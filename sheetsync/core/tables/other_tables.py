"""Tables below the table: a heading of their own after an empty row, and what follows it."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np

from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.grid import Cell
from sheetsync.core.norms import Norms
from sheetsync.core.parse.text import is_blank
from sheetsync.core.schema import Kind
from sheetsync.core.tables.binding import BoundTab
from sheetsync.core.tables.codes import Flags, Rows
from sheetsync.core.tables.fitting import TELLING, fit
from sheetsync.core.tables.header_names import key_of

_MOST_BLOCKS = 1_000
"""So many runs of rows, the last ones, are looked at."""
_LONGEST = 60


def other_tables(bound: BoundTab, rows: Rows, out: Flags, norms: Norms) -> Flags:
    """Which rows belong to another table. `out`: rows that are none of the table's already.

    Another table begins after a gap, with a row of words where the table has dates or numbers; it ends where rows after
    a gap are again records of this one.
    """
    found = np.zeros(len(rows), dtype=np.bool_)
    left = np.flatnonzero(~out)
    if len(left) < 2:
        return found
    starts = left[1:][np.diff(rows[left]) > 1].tolist()
    inside = False
    for start, end in list(pairwise([*starts, len(rows)]))[-_MOST_BLOCKS:]:
        cells = _cells(bound, int(rows[start]))
        below = _cells(bound, int(rows[start + 1])) if end - start > 1 else {}
        if _is_heading(bound, cells) and not _is_record(bound, below, norms):
            inside = bool(below) or inside
        elif inside and _is_record(bound, cells, norms):
            inside = False
        if inside:
            found[start:end] = True
    return found


def _cells(bound: BoundTab, row: int) -> dict[int, Cell]:
    """The filled cells of a row."""
    return {place: cell for place, cell in enumerate(bound.grid.row(row)) if not is_blank(cell)}


def _is_heading(bound: BoundTab, cells: dict[int, Cell]) -> bool:
    """At least two short texts without digits and nothing else, some of them no value of their columns."""
    if len(cells) < 2 or not all(_is_wording(cell) for cell in cells.values()):
        return False
    own = {binding.column: key_of(binding.header) for binding in bound.columns.values()}
    typed = {bound.columns[name].column for name in bound.columns if bound.fields[name].kind in TELLING}
    keys = {place: key_of(str(cell)) for place, cell in cells.items()}
    strangers = [place for place, key in keys.items() if key in _headers() and own.get(place) != key]
    return len(strangers) > 1 or bool(typed & cells.keys())


def _is_wording(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) <= _LONGEST and not any(map(str.isdigit, cell))


@cache
def _headers() -> frozenset[str]:
    """Every header of every entry tab."""
    fields = [field for tab in ENTRY_TABS for field in tab.fields()]
    return frozenset(key_of(header) for field in fields for header in (*field.en, *field.ru))


def _is_record(bound: BoundTab, cells: dict[int, Cell], norms: Norms) -> bool:
    """Whether the key is there, and all that is in columns of dates and numbers are such; an ID alone has a digit."""
    name = next(name for name, field in bound.fields.items() if field.required)
    key = bound.columns[name].column
    typed = [
        fit(bound.fields[other].kind, [cells[binding.column]], norms)[0]
        for other, binding in bound.columns.items()
        if bound.fields[other].kind in TELLING - {Kind.PHONE, Kind.EMAIL} and binding.column in cells
    ]
    alone = bound.fields[name].kind is Kind.ID and any(map(str.isdigit, str(cells.get(key, ""))))
    return key in cells and (bool(typed) or alone) and all(typed)
