"""The cells of tabs as Google sends them, column by column, made into Grids."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from sheetsync.core.grid import Cell, Codes, Column, Grid

EXACT = 2**53
"""Whole floats below this are whole numbers for sure."""


def grid(columns: Sequence[Sequence[Any]]) -> Grid:
    """A grid of columns, each without its trailing blanks; "" is a blank."""
    height = max(map(len, columns), default=0)
    return Grid(tuple(column(cells, height) for cells in columns), height)


def column(cells: Sequence[Any], height: int) -> Column:
    """One column, each distinct value held once; text, numbers and yes/no are encoded apart."""
    kinds = set(map(type, cells))
    if len(kinds) == 1:
        distinct, codes = _encode(kinds.pop(), cells)
        return Column([None, *distinct], _padded(codes, height))
    codes = np.zeros(height, dtype=np.int32)
    found: list[Cell] = [None]
    types = np.fromiter(map(id, map(type, cells)), np.int64, len(cells))
    for kind in sorted(kinds, key=lambda kind: kind.__name__):
        places = np.flatnonzero(types == id(kind))
        distinct, own = _encode(kind, [cells[place] for place in places.tolist()])
        codes[places] = np.where(own > 0, own + len(found) - 1, 0)
        found += distinct
    return Column(found, codes)


def digest(tab: Grid) -> str:
    """Tells a tab's content from what it was at another time."""
    told = hashlib.sha256()
    for one in tab.columns:
        told.update(repr(one.distinct).encode())
        told.update(one.codes.tobytes())
    return told.hexdigest()


def _encode(kind: type, cells: Sequence[Any]) -> tuple[list[Cell], Codes]:
    """The distinct values of cells of one type, and which of them stands where, counted from 1; 0 is a blank."""
    if kind is str:
        return _encode_texts(cells)
    if kind is bool:
        return [False, True], np.asarray(cells, dtype=np.int32) + 1
    if kind in (int, float):
        codes, distinct = pd.factorize(np.asarray(cells, dtype=np.float64))
        return [_number(value) for value in distinct.tolist()], codes.astype(np.int32) + 1
    return [], np.zeros(len(cells), dtype=np.int32)


def _encode_texts(cells: Sequence[str]) -> tuple[list[Cell], Codes]:
    encoded = pa.array(cells, pa.string()).dictionary_encode()
    distinct = encoded.dictionary.to_pylist()
    codes: npt.NDArray[np.int32] = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int32) + 1
    if "" in distinct:
        blank = distinct.index("")
        codes = np.where(codes == blank + 1, 0, codes - (codes > blank + 1)).astype(np.int32)
        del distinct[blank]
    return distinct, codes


def _number(value: float) -> int | float:
    return int(value) if value.is_integer() and abs(value) < EXACT else value


def _padded(codes: Codes, height: int) -> Codes:
    return np.pad(codes, (0, height - len(codes))) if len(codes) < height else codes
