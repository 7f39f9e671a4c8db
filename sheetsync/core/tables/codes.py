"""Rows of dictionary-encoded columns."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sheetsync.core.grid import Codes, Column

Rows = npt.NDArray[np.int32]
"""0-based grid rows, ascending."""
Flags = npt.NDArray[np.bool_]


def codes_at(column: Column, rows: Rows) -> Codes:
    """The column's codes in the given rows; no copy where the rows follow each other."""
    if len(rows) and int(rows[-1]) - int(rows[0]) + 1 == len(rows):
        return column.codes[rows[0] : int(rows[-1]) + 1]
    return column.codes[rows]
