"""Many questions at once: which of the answers may be called findings."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def benjamini_hochberg(p: npt.ArrayLike, rate: float = 0.1) -> npt.NDArray[np.bool_]:
    """Which of the p-values are findings if at most `rate` of the findings may be false; nan is never one.

    Benjamini, Y. and Hochberg, Y. (1995), "Controlling the false discovery rate": the largest i with
    p(i) <= rate · i / m, and all below it.
    """
    values = np.asarray(p, dtype=np.float64)
    known = np.flatnonzero(~np.isnan(values))
    found = np.zeros(len(values), dtype=np.bool_)
    if len(known):
        ordered = np.sort(values[known])
        passing = np.flatnonzero(ordered <= rate * np.arange(1, len(known) + 1) / len(known))
        if len(passing):
            found[known] = values[known] <= ordered[passing[-1]]
    return found
