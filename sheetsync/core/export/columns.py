"""Frame columns as Arrow columns, each of the type of what it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from sheetsync.core.schema import Kind

MONEY = pa.decimal128(19, 2)
"""Currency units; 19 digits hold every count of minor units that a frame can."""


def column(kind: Kind, values: pd.Series) -> pa.Array:
    """A frame's column; blanks are null."""
    return _BY_KIND.get(kind, texts)(values)


def texts(values: pd.Series) -> pa.StringArray:
    """A column of text."""
    found = pa.array(values.array, from_pandas=True)
    if isinstance(found, pa.ChunkedArray):
        found = found.combine_chunks()
    return found.cast(pa.string())


def words(values: pd.Series) -> pa.StringArray:
    """A column of categories, spelled out."""
    return picked(list(map(str, values.cat.categories)), values.cat.codes.to_numpy())


def picked(choices: list[str], codes: Any) -> pa.StringArray:
    """The word at each code, null where a code is negative."""
    return pa.array(choices, pa.string()).take(pa.array(codes, pa.int64(), mask=codes < 0))


def days(values: pd.Series) -> pa.Date32Array:
    """A column of moments as their days."""
    found = pa.array(values.to_numpy(dtype="datetime64[s]"), pa.timestamp("s"), from_pandas=True)
    return found.cast(pa.date32(), safe=False)


def counts(values: pd.Series) -> pa.Int64Array:
    """A column of whole numbers."""
    return pa.array(values.to_numpy(dtype=np.int64, na_value=0), mask=values.isna().to_numpy())


def money(values: pd.Series) -> pa.Decimal128Array:
    """Minor units as currency units, exactly: the same whole number with the point two digits further left."""
    minor = counts(values)
    whole = np.empty((len(minor), 2), dtype="<i8")
    whole[:, 0] = minor.fill_null(0).to_numpy()
    whole[:, 1] = whole[:, 0] >> 63  # the sign fills the upper half of 128 bits
    return pa.Array.from_buffers(MONEY, len(minor), [minor.buffers()[0], pa.py_buffer(whole)])


def flags(values: pd.Series) -> pa.BooleanArray:
    """A column of yes and no."""
    return pa.array(values.to_numpy(dtype=np.bool_, na_value=False), mask=values.isna().to_numpy())


_BY_KIND: Mapping[Kind, Callable[[pd.Series], pa.Array]] = {
    Kind.WORD: words,
    Kind.DATE: days,
    Kind.MONEY: money,
    Kind.COUNT: counts,
    Kind.YES_NO: flags,
}
