"""Counts of events that could have come at any time: the limits of observed over expected."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sheetsync.core.statistics.normal import Floats, critical


def byar(observed: npt.ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Limits of the mean of a Poisson count, element by element.

    Byar's approximation of the exact limits (Breslow and Day 1987, "Statistical methods in cancer research II",
    formula 2.13), within half a percent of them from 5 events on; with no event the upper limit is exact.
    """
    z = critical(confidence)
    count = np.asarray(observed, dtype=np.float64)
    more = count + 1
    with np.errstate(divide="ignore", invalid="ignore"):
        low = count * (1 - 1 / (9 * count) - z / (3 * np.sqrt(count))) ** 3
    high = more * (1 - 1 / (9 * more) + z / (3 * np.sqrt(more))) ** 3
    none = -np.log((1 - confidence) / 2)
    return np.where(count > 0, np.maximum(low, 0.0), 0.0), np.where(count > 0, high, none)
