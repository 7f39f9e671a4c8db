"""Rows whose values stand some columns beside their headers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sheetsync.core.grid import Cell, Column
from sheetsync.core.issues import Issue
from sheetsync.core.norms import Norms
from sheetsync.core.parse.text import is_blank
from sheetsync.core.schema import Field, Kind
from sheetsync.core.tables.codes import Flags, codes_at
from sheetsync.core.tables.columns import Understood
from sheetsync.core.tables.fitting import TELLING, fit, is_misfit
from sheetsync.core.tables.read_tab import ReadTab

_MOST = 2_000
"""So many rows with a value that doesn't fit are looked at."""
_BY = (1, -1, 2, -2)


def shifted_rows(tab: ReadTab, norms: Norms) -> tuple[Flags, list[Issue]]:
    """Which of a tab's rows are shifted, and what is said of them."""
    found = np.zeros(len(tab.rows), dtype=np.bool_)
    by: dict[int, list[int]] = {}
    for index in np.flatnonzero(_doubtful(tab))[:_MOST].tolist():
        row = int(tab.rows[index])
        if columns := _shift(tab, row, norms):
            found[index] = True
            by.setdefault(columns, []).append(row)
    issues = [tab.bound.place().issue("row_shifted", rows, detail={"columns": f"{n:+d}"}) for n, rows in by.items()]
    return found, issues


def _doubtful(tab: ReadTab) -> Flags:
    """Rows without a key, or in which a column of dates or numbers holds something else."""
    doubtful = tab.blank(next(name for name, field in tab.bound.fields.items() if field.required))
    for name, understood in tab.understood.items():
        if tab.bound.fields[name].kind in TELLING:
            doubtful |= misfits(tab.column(name), understood)[codes_at(tab.column(name), tab.rows)]
    return doubtful


def misfits(column: Column, understood: Understood) -> Flags:
    """Which distinct values of a column are none of its kind."""
    flags = np.zeros(len(column.distinct), dtype=np.bool_)
    flags[[code for code, oddity in understood.odd.items() if is_misfit(oddity.kind)]] = True
    return flags


def _shift(tab: ReadTab, row: int, norms: Norms) -> int:
    """By how many columns a row is shifted to the right (or, negative, to the left); 0 if it isn't."""
    bound = tab.bound
    cells = {place: cell for place, cell in enumerate(bound.grid.row(row)) if not is_blank(cell)}
    telling = {name: field for name, field in bound.fields.items() if name in bound.columns and field.kind in TELLING}
    key = next(bound.columns[name].column for name, field in bound.fields.items() if field.required)
    own = _fitting(telling, {name: cells.get(bound.columns[name].column) for name in telling}, norms)
    for by in _BY:
        moved = _fitting(telling, {name: cells.get(bound.columns[name].column + by) for name in telling}, norms)
        if not moved or not all(moved) or sum(moved) <= sum(own):
            continue
        first = min(cells)
        if by > 0 and first == key + by:
            return by
        if by < 0 and len(moved) > 1 and key in cells and fit(Kind.DATE, [cells[key]], norms)[0]:
            return by
    return 0


def _fitting(telling: Mapping[str, Field], cells: Mapping[str, Cell], norms: Norms) -> list[bool]:
    """For each cell that is filled, whether it is what its column holds."""
    return [fit(telling[name].kind, [cell], norms)[0] for name, cell in cells.items() if cell is not None]
