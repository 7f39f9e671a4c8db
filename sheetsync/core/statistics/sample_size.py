"""How many cases a trial needs before its answer can be relied on."""

from __future__ import annotations

from math import ceil, inf, sqrt
from statistics import NormalDist


def needed(base: float, effect: float, confidence: float = 0.95, power: float = 0.8, ratio: float = inf) -> int | None:
    """Cases needed since the change so that a share of `base` that moves by `effect` is found with that power.

    `ratio` is how many cases stand in the baseline per case since (infinite: the baseline is known). The normal
    approximation of the two-sample test (Fleiss, Levin and Paik 2003, "Statistical methods for rates and proportions",
    section 4.2, without the continuity correction). None where the effect is 0 or leads out of 0 … 1.
    """
    moved = base + effect
    if not effect or not 0 <= base <= 1 or not 0 <= moved <= 1:
        return None
    inverse = 0.0 if ratio == inf else 1 / ratio
    pooled = (moved + base / inverse) / (1 + 1 / inverse) if inverse else base
    under_none = NormalDist().inv_cdf(0.5 + confidence / 2) * sqrt((1 + inverse) * pooled * (1 - pooled))
    under_effect = NormalDist().inv_cdf(power) * sqrt(moved * (1 - moved) + inverse * base * (1 - base))
    return ceil(((under_none + under_effect) / effect) ** 2)
