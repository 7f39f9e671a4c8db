"""Rows whose values stand some columns beside their headers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from sheetsync.core.grid import Cell, Column
from sheetsync.core.issues import Issue
from sheetsync.core.norms import Norms
from sheetsync.core.parse.text import is_blank
from sheetsync.core.schema import Kind
from sheetsync.core.tables.codes import Flags, Rows, codes_at
from sheetsync.core.tables.columns import Understood
from sheetsync.core.tables.fitting import TELLING, fit, is_misfit
from sheetsync.core.tables.read_tab import ReadTab

_BY = (1, -1, 2, -2)
"""By how many columns to the right a row may be shifted, the likeliest first."""


def shifted_rows(tab: ReadTab, norms: Norms) -> tuple[Flags, list[Issue]]:
    """Which of a tab's rows are shifted, and what is said of them."""
    doubtful = np.flatnonzero(_doubtful(tab))
    found = np.zeros(len(tab.rows), dtype=np.bool_)
    issues = []
    look = _Look(tab, tab.rows[doubtful], norms)
    for by in _BY if len(doubtful) else ():
        fresh = look.is_shifted(by) & ~found[doubtful]
        if fresh.any():
            found[doubtful[fresh]] = True
            detail = {"columns": f"{by:+d}"}
            issues.append(tab.bound.place().issue("row_shifted", tab.rows[doubtful[fresh]], detail=detail))
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


class _Look:
    """Some rows of a tab, looked at under the assumption that they are shifted: each distinct cell once."""

    def __init__(self, tab: ReadTab, rows: Rows, norms: Norms) -> None:
        bound = tab.bound
        self.grid, self.rows, self.norms = bound.grid, rows, norms
        self.telling = [
            (place.column, bound.fields[name].kind)
            for name, place in bound.columns.items()
            if bound.fields[name].kind in TELLING
        ]
        self.key = next(bound.columns[name].column for name, field in bound.fields.items() if field.required)
        self.own = self._fitting(0)[1]

    def is_shifted(self, by: int) -> Flags:
        """Every cell that should be telling is so in the column beside, and more of them than in its own."""
        filled, fitting = self._fitting(by)
        likely: Flags = (filled > 0) & (fitting == filled) & (fitting > self.own)
        if by > 0:
            return np.asarray(likely & (self._first_filled() == self.key + by))
        in_key = self._told(self.key, _is_filled) & self._told(self.key, partial(self._fit, Kind.DATE))
        return np.asarray(likely & (filled > 1) & in_key)

    def _fitting(self, by: int) -> tuple[Rows, Rows]:
        """Row by row: how many of the telling columns' neighbours are filled, and how many of these fit."""
        filled, fitting = (np.zeros(len(self.rows), dtype=np.int32) for _ in range(2))
        for column, kind in self.telling:
            is_filled = self._told(column + by, _is_filled)
            filled += is_filled
            fitting += is_filled & self._told(column + by, partial(self._fit, kind))
        return filled, fitting

    def _first_filled(self) -> Rows:
        """The first filled column of every row."""
        first = np.full(len(self.rows), len(self.grid.columns), dtype=np.int32)
        for place in reversed(range(len(self.grid.columns))):
            first[self._told(place, _is_filled)] = place
        return first

    def _fit(self, kind: Kind, cells: list[Cell]) -> list[bool]:
        return fit(kind, cells, self.norms)

    def _told(self, place: int, tell: Callable[[list[Cell]], list[bool]]) -> Flags:
        """What is told of the rows' cells in a column; of one outside the grid nothing."""
        if not 0 <= place < len(self.grid.columns):
            return np.zeros(len(self.rows), dtype=np.bool_)
        column = self.grid.columns[place]
        codes, places = np.unique(codes_at(column, self.rows), return_inverse=True)
        return np.array(tell([column.distinct[code] for code in codes.tolist()]), dtype=np.bool_)[places]


def _is_filled(cells: list[Cell]) -> list[bool]:
    return [not is_blank(cell) for cell in cells]
