"""Shares k of n: their intervals, and the interval of the difference of two."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sheetsync.core.statistics.normal import Floats, critical, two_sided


def wilson(k: npt.ArrayLike, n: npt.ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Wilson's score interval (1927) of k of n, element by element; (nan, nan) where n is 0."""
    z = critical(confidence)
    hits, trials = np.asarray(k, dtype=np.float64), np.asarray(n, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = hits / trials
        centre = (share + z * z / (2 * trials)) / (1 + z * z / trials)
        half = z / (1 + z * z / trials) * np.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    low = np.where(hits == 0, np.where(trials > 0, 0.0, np.nan), np.maximum(centre - half, 0.0))
    high = np.where((hits == trials) & (trials > 0), 1.0, np.minimum(centre + half, 1.0))
    return low, high


def newcombe(
    k: npt.ArrayLike, n: npt.ArrayLike, k0: npt.ArrayLike, n0: npt.ArrayLike, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """The interval of k/n − k0/n0, element by element; (nan, nan) where either n is 0.

    Newcombe, R. G. (1998), "Interval estimation for the difference between independent proportions", method 10:
    the Wilson limits of both shares, squared and added.
    """
    low, high = wilson(k, n, confidence)
    low0, high0 = wilson(k0, n0, confidence)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.asarray(k, dtype=np.float64) / np.asarray(n, dtype=np.float64)
        share0 = np.asarray(k0, dtype=np.float64) / np.asarray(n0, dtype=np.float64)
    difference = share - share0
    below = np.sqrt((share - low) ** 2 + (high0 - share0) ** 2)
    above = np.sqrt((high - share) ** 2 + (share0 - low0) ** 2)
    return np.maximum(difference - below, -1.0), np.minimum(difference + above, 1.0)


def difference_p(k: npt.ArrayLike, n: npt.ArrayLike, k0: npt.ArrayLike, n0: npt.ArrayLike) -> Floats:
    """Two-sided p-values of k/n = k0/n0 by the pooled z-test; 1 where both shares are 0 or 1, nan without cases."""
    hits, trials, hits0, trials0 = (np.asarray(each, dtype=np.float64) for each in (k, n, k0, n0))
    with np.errstate(divide="ignore", invalid="ignore"):
        pooled = (hits + hits0) / (trials + trials0)
        error = np.sqrt(pooled * (1 - pooled) * (1 / trials + 1 / trials0))
        z = (hits / trials - hits0 / trials0) / error
    p = two_sided(z)
    return np.where((trials > 0) & (trials0 > 0), np.where(error > 0, p, 1.0), np.nan)


def exact_p(k: int, n: int, k0: int, n0: int) -> float:
    """The two-sided p-value of k/n = k0/n0 by Fisher's exact test (1935): how likely splits of the hits that are no
    likelier than this one are. It needs no large counts. 1 without cases on either side.
    """
    hits, total = k + k0, n + n0
    first = max(0, hits - n0)
    splits = np.arange(first, min(n, hits), dtype=np.float64)
    # Each probability is the one before times this ratio; as logarithms they hold for any counts.
    ratios = (hits - splits) * (n - splits) / ((splits + 1) * (total - hits - n + splits + 1))
    logs = np.append(0.0, np.cumsum(np.log(ratios)))
    likelihoods = np.exp(logs - logs.max())
    no_likelier = likelihoods <= likelihoods[k - first] * (1 + 1e-9)
    return min(1.0, float(likelihoods[no_likelier].sum() / likelihoods.sum()))
