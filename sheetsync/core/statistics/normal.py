"""The normal distribution: limits of intervals and two-sided p-values."""

from __future__ import annotations

from math import erfc, sqrt
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_erfc = np.vectorize(erfc, otypes=[np.float64])


def critical(confidence: float) -> float:
    """How many standard errors a two-sided interval reaches out: 1.96 for 0.95."""
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def two_sided(z: npt.ArrayLike) -> Floats:
    """The probability of a standard normal value at least so far from 0, element by element; nan stays nan."""
    found: Floats = _erfc(np.abs(np.asarray(z, dtype=np.float64)) / sqrt(2))
    return found
