"""Intervals and tests by drawing anew from what was seen, with a fixed seed: the same data give the same answer.

Efron, B. and Tibshirani, R. (1993), "An introduction to the bootstrap"; Good, P. (2005), "Permutation, parametric and
bootstrap tests of hypotheses".
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sheetsync.core.statistics.normal import Floats

DRAWS = 1_999
SEED = 20_260_101
_WHOLE = 2_000
"""From so many values on, the mean of a resample is normal to within its own noise, and is drawn as such."""


def resampled_means(values: npt.ArrayLike, draws: int = DRAWS, seed: int = SEED) -> Floats:
    """The means of resamples of the values (at least one)."""
    seen = np.asarray(values, dtype=np.float64)
    draw = np.random.default_rng(seed)
    if len(seen) >= _WHOLE:
        return draw.normal(seen.mean(), seen.std() / np.sqrt(len(seen)), draws)
    means: Floats = seen[draw.integers(0, len(seen), (draws, len(seen)))].mean(axis=1)
    return means


def resampled_sums(values: npt.ArrayLike, draws: int = DRAWS, seed: int = SEED) -> Floats:
    """Sums over as many events as may come in the same time again: each of those seen comes never, once, twice …
    (the Poisson bootstrap). No event: 0.
    """
    seen = np.asarray(values, dtype=np.float64)
    draw = np.random.default_rng(seed)
    if len(seen) >= _WHOLE:
        return draw.normal(seen.sum(), np.sqrt(np.square(seen).sum()), draws)
    sums: Floats = draw.poisson(1, (draws, len(seen))) @ seen
    return sums


def resampled_medians(values: npt.ArrayLike, draws: int = DRAWS, seed: int = SEED) -> Floats:
    """The medians of resamples of the values (at least one), without drawing them whole.

    The i-th smallest of n numbers drawn from 0 … 1 is Beta(i, n − i + 1); it falls on the value of that rank.
    """
    ordered = np.sort(np.asarray(values, dtype=np.float64))
    size = len(ordered)
    draw = np.random.default_rng(seed)
    rank = (size + 1) // 2
    lower = draw.beta(rank, size - rank + 1, draws)
    if size % 2:
        return _at(ordered, lower)
    upper = lower + (1 - lower) * draw.beta(1, size - rank, draws)
    return (_at(ordered, lower) + _at(ordered, upper)) / 2


def limits(drawn: Floats, confidence: float = 0.95) -> tuple[float, float]:
    """The percentile interval."""
    low, high = np.quantile(drawn, [(1 - confidence) / 2, (1 + confidence) / 2])
    return float(low), float(high)


def sign_p(differences: Floats) -> float:
    """The two-sided p-value that a difference is 0, by how many resampled ones lie beyond it; never 0 itself."""
    beyond = min(int((differences <= 0).sum()), int((differences >= 0).sum()))
    return min(1.0, 2 * (beyond + 1) / (len(differences) + 1))


def mix_p(table: npt.ArrayLike, draws: int = 999, seed: int = SEED) -> float:
    """The p-value that the rows of a table of counts have one and the same mix of columns: how often tables with the
    same sums, whose cases were shuffled among the rows, have as large a chi-square. 1 for a table of one row or column.
    """
    seen = np.asarray(table, dtype=np.int64)
    seen = seen[seen.sum(axis=1) > 0][:, seen.sum(axis=0) > 0]
    if min(seen.shape, default=0) < 2:
        return 1.0
    expected = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / seen.sum()
    shuffled = _shuffled(seen, draws, np.random.default_rng(seed))
    # Shuffled tables share the sums and so the expected counts: the squares of their own counts are all that differs.
    found, others = (np.square(each) / expected for each in (seen, shuffled))
    as_large = int((others.sum(axis=(1, 2)) >= found.sum() * (1 - 1e-12)).sum())
    return (as_large + 1) / (draws + 1)


def _shuffled(table: npt.NDArray[np.int64], draws: int, draw: np.random.Generator) -> npt.NDArray[np.int64]:
    """Random tables with the same sums of rows and columns, as shuffling the cases would give them."""
    found = np.empty((draws, *table.shape), dtype=np.int64)
    rest = np.tile(table.sum(axis=0), (draws, 1))
    for row, size in enumerate(table.sum(axis=1)[:-1].tolist()):
        found[:, row] = [draw.multivariate_hypergeometric(left, size, method="marginals") for left in rest]
        rest -= found[:, row]
    found[:, -1] = rest
    return found


def _at(ordered: Floats, place: Floats) -> Floats:
    drawn: Floats = ordered[np.minimum((place * len(ordered)).astype(np.int64), len(ordered) - 1)]
    return drawn
