"""Whether cells are what a column of some kind holds: what stands in a column tells as much as its header."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import numpy as np

from sheetsync.core.grid import Cell, Column
from sheetsync.core.issues import Severity
from sheetsync.core.norms import Norms
from sheetsync.core.parse.faults import SEVERITIES
from sheetsync.core.parse.text import is_blank
from sheetsync.core.schema import Field, Kind
from sheetsync.core.tables.columns import TYPERS

SAMPLE = 200
"""So many filled cells tell what a column holds."""
_MOSTLY = 0.8
_PHONE = re.compile(r"\W*(?:\+?\d[\d\s().-]{5,}\d)\D*")
TELLING = frozenset({*TYPERS, Kind.PHONE, Kind.EMAIL})
"""Kinds that not every cell is of."""


def fit(kind: Kind, cells: Sequence[Cell], norms: Norms) -> list[bool]:
    """Cell by cell, whether it can be read as this kind; a kind that takes anything takes what isn't a date."""
    if kind in TYPERS:
        read = TYPERS[kind](cells, norms)
        return [not blank for blank in read.blank.tolist()]
    if kind is Kind.EMAIL:
        return [isinstance(cell, str) and "@" in cell for cell in cells]
    if kind is Kind.PHONE:
        return [_PHONE.fullmatch(str(cell)) is not None for cell in cells]
    if kind is Kind.ID:
        return [isinstance(cell, str | int) and not isinstance(cell, bool) for cell in cells]
    return [isinstance(cell, str) for cell in cells]


def sample(column: Column, first: int) -> list[Cell]:
    """Some of the filled cells of a column from a row on, each different one once."""
    codes = column.codes[first:]
    filled = codes[np.flatnonzero(codes)[:SAMPLE]]
    cells = [column.distinct[code] for code in dict.fromkeys(filled.tolist())]
    return [cell for cell in cells if not is_blank(cell)]


def holds(field: Field, column: Column, first: int, norms: Norms) -> bool:
    """Whether what stands in a column from a row on is mostly what a declared one holds."""
    cells = sample(column, first)
    fitting = fit(field.kind, cells, norms)
    return bool(cells) and sum(fitting) >= _MOSTLY * len(cells)


def names_rows(column: Column, first: int) -> bool:
    """Whether a column could be the key of its rows: as good as no value stands twice, and none is a day."""
    codes = column.codes[first:]
    filled = np.flatnonzero(codes)[:SAMPLE]
    cells = {column.distinct[code] for code in codes[filled].tolist()}
    told = [cell for cell in cells if isinstance(cell, str | int) and not isinstance(cell, bool | dt.date)]
    return len(told) >= _MOSTLY * max(1, len(filled)) and any(any(map(str.isdigit, str(cell))) for cell in told)


def is_misfit(kind: str) -> bool:
    """Whether an oddity of a value says that it is none of its column's kind."""
    return SEVERITIES[kind] is Severity.ERROR
