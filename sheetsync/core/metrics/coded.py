"""Some of the leads, each with a small code: the one thing that most metrics count by slice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from sheetsync.core.grid import Codes
from sheetsync.core.metrics.base import Cut, Ints

_Whole: TypeAlias = npt.NDArray[np.int32] | npt.NDArray[np.int64]

_DENSE = 1_000_000
"""Up to so many pairs a table of all of them costs less than looking for those that occur."""


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """Positions in `facts.leads`, and for each a code from 0 to `size` - 1."""

    rows: npt.NDArray[np.intp]
    codes: Codes
    size: int

    @classmethod
    def among(cls, chosen: npt.NDArray[np.bool_]) -> Coded:
        """The leads where `chosen` holds, all with code 0."""
        rows = np.flatnonzero(chosen)
        return cls(rows, np.zeros(len(rows), dtype=np.int32), 1)

    def count(self, cut: Cut) -> Ints:
        """How many there are, by slice and code."""
        shape = (cut.size + 1, self.size)
        counted = np.bincount(self._places(cut), minlength=shape[0] * shape[1]).reshape(shape)
        return counted[1:].astype(np.int64, copy=False)

    def occurring(self, cut: Cut) -> tuple[Ints, Ints, Ints]:
        """The same as slices, codes and counts of the pairs that occur: the codes may be many."""
        if (cut.size + 1) * self.size <= _DENSE:
            counted = self.count(cut)
            dense_slices, dense_codes = np.nonzero(counted)
            return dense_slices, dense_codes, counted[dense_slices, dense_codes]
        found, distinct = pd.factorize(self._places(cut).astype(np.int64, copy=False))
        slices, codes = np.divmod(distinct, self.size)
        counts = np.bincount(found, minlength=len(distinct))
        known = slices > 0
        return slices[known] - 1, codes[known], counts[known].astype(np.int64, copy=False)

    def _places(self, cut: Cut) -> _Whole:
        """One number per row; those outside the cut come first. Half the width is half the time."""
        narrow = (cut.size + 1) * self.size < 2**31
        places: _Whole = cut.codes.take(self.rows)
        if not narrow:
            places = places.astype(np.int64)
        places += 1
        places *= self.size
        places += self.codes
        return places
