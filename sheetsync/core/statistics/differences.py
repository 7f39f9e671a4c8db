"""Whether something changed: the difference of two estimates with its interval and p-value."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isinf, log, sqrt

import numpy as np
import numpy.typing as npt

from sheetsync.core.statistics.events import byar
from sheetsync.core.statistics.normal import two_sided
from sheetsync.core.statistics.proportions import difference_p, newcombe
from sheetsync.core.statistics.resampling import limits, resampled_means, resampled_medians, resampled_sums, sign_p

_OTHER = 20_260_102
"""The seed of the earlier side: two samples must not be drawn alike."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Now less then, its limits, and the probability of so large a one if nothing had changed."""

    value: float
    low: float
    high: float
    p: float

    @property
    def sign(self) -> int:
        """+1 or −1 where the limits exclude 0, else 0."""
        return 1 if self.low > 0 else -1 if self.high < 0 else 0


def of_shares(k: int, n: int, k0: int, n0: int, confidence: float = 0.95) -> Difference:
    """Of k of n and k0 of n0, both with cases."""
    low, high = newcombe(k, n, k0, n0, confidence)
    return Difference(k / n - k0 / n0, float(low), float(high), float(difference_p(k, n, k0, n0)))


def of_counts(count: int, count0: int, confidence: float = 0.95) -> Difference:
    """Of two counts of events over equally long times."""
    return of_rates(count, 1, count0, 1, confidence)


def of_rates(count: int, time: float, count0: int, time0: float, confidence: float = 0.95) -> Difference:
    """Of events per unit of time.

    The limits of both are squared and added as in `recovered`; the p-value is that of the square roots, whose variance
    doesn't hang on the count (Huffman 1984).
    """
    sides = [
        (many / long, tuple(end / long for end in _limits(many, confidence)))
        for many, long in ((count, time), (count0, time0))
    ]
    (rate, (below, above)), (rate0, (below0, above0)) = sides
    low, high = recovered(rate, (below, above), rate0, (below0, above0))
    z = 2 * (sqrt((count + 3 / 8) / time) - sqrt((count0 + 3 / 8) / time0)) / sqrt(1 / time + 1 / time0)
    return Difference(rate - rate0, low, high, float(two_sided(z)))


def of_costs(cost: float, count: int, cost0: float, count0: int, confidence: float = 0.95) -> Difference:
    """Of cost per event: the costs are known, the events (at least one each) come by chance."""
    both = [_per_event(cost, count, confidence), _per_event(cost0, count0, confidence)]
    low, high = recovered(cost / count, both[0], cost0 / count0, both[1])
    z = log((cost / count) / (cost0 / count0)) / sqrt(1 / count + 1 / count0) if cost > 0 < cost0 else 0.0
    return Difference(cost / count - cost0 / count0, low, high, float(two_sided(z)))


def of_means(values: npt.ArrayLike, values0: npt.ArrayLike, confidence: float = 0.95) -> Difference:
    """Of the means of two samples, by resampling."""
    now, then = np.mean(np.asarray(values)), np.mean(np.asarray(values0))
    return _drawn(float(now - then), resampled_means(values) - resampled_means(values0, seed=_OTHER), confidence)


def of_sums(values: npt.ArrayLike, values0: npt.ArrayLike, confidence: float = 0.95) -> Difference:
    """Of the sums of amounts that came over equally long times, by resampling."""
    now, then = np.sum(np.asarray(values)), np.sum(np.asarray(values0))
    return _drawn(float(now - then), resampled_sums(values) - resampled_sums(values0, seed=_OTHER), confidence)


def of_medians(values: npt.ArrayLike, values0: npt.ArrayLike, confidence: float = 0.95) -> Difference:
    """Of the medians of two samples, by resampling."""
    now, then = np.median(np.asarray(values)), np.median(np.asarray(values0))
    return _drawn(float(now - then), resampled_medians(values) - resampled_medians(values0, seed=_OTHER), confidence)


def recovered(
    value: float, ends: tuple[float, float], value0: float, ends0: tuple[float, float]
) -> tuple[float, float]:
    """The limits of a difference out of those of its two sides (Zou and Donner 2008, "MOVER")."""
    low = value - value0 - sqrt((value - ends[0]) ** 2 + (ends0[1] - value0) ** 2)
    high = value - value0 + sqrt((ends[1] - value) ** 2 + (value0 - ends0[0]) ** 2)
    return low, high


def _drawn(value: float, differences: npt.NDArray[np.float64], confidence: float) -> Difference:
    return Difference(value, *limits(differences, confidence), sign_p(differences))


def _limits(count: int, confidence: float) -> tuple[float, float]:
    low, high = byar(count, confidence)
    return float(low), float(high)


def _per_event(cost: float, count: int, confidence: float) -> tuple[float, float]:
    low, high = _limits(count, confidence)
    ends = cost / high, cost / low if low else inf
    return (ends[0], ends[0] if isinf(ends[1]) and not cost else ends[1])
