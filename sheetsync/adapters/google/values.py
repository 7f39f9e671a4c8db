"""The cells of tabs as Google sends them, column by column, made into Grids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from sheetsync.core.grid import Cell, Codes, Column, Grid

_KINDS: Sequence[tuple[type, ...]] = ((str,), (float, int), (bool,))
"""What a cell can be on the wire; anything else is a blank."""
SAMPLE, MOSTLY = 1000, 0.9
"""So many values tell whether a column's are mostly distinct."""
EXACT = 2**53
"""Whole floats below this are whole numbers for sure."""


def grid(columns: Iterable[Sequence[Any]]) -> Grid:
    """A grid of columns, each without its trailing blanks; "" is a blank. One column is looked at at a time."""
    found = [column(cells) for cells in columns]
    height = max(map(len, found), default=0)
    return Grid(tuple(Column(one.distinct, _padded(one.codes, height)) for one in found), height)


def column(cells: Sequence[Any]) -> Column:
    """One column, each distinct value held once; text, numbers and yes/no are encoded apart."""
    kinds = set(map(type, cells))
    groups = [group for group in _KINDS if not kinds.isdisjoint(group)]
    if len(groups) == 1 and kinds <= set(groups[0]):
        distinct, codes = _encode(groups[0][0], cells)
        return Column([None, *distinct], codes)
    codes = np.zeros(len(cells), dtype=np.int32)
    found: list[Cell] = [None]
    types = np.fromiter(map(id, map(type, cells)), np.int64, len(cells))
    for group in groups:
        chosen = np.isin(types, list(map(id, group)))
        distinct, own = _encode(group[0], list(compress(cells, chosen.tolist())))
        own[own > 0] += len(found) - 1
        codes[chosen] = own
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
    codes, distinct = pd.factorize(np.asarray(cells, dtype=np.float64))
    return [_number(value) for value in distinct.tolist()], codes.astype(np.int32) + 1


def _encode_texts(cells: Sequence[str]) -> tuple[list[Cell], Codes]:
    sample = cells[:SAMPLE]
    if len(cells) > SAMPLE and len(set(sample)) > MOSTLY * SAMPLE and "" not in cells:
        # Ids, phones: as good as no value repeats, so that looking for those that do would only cost time.
        return list(cells), np.arange(1, len(cells) + 1, dtype=np.int32)
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
