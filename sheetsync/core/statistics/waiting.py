"""How long something takes, where some are still waiting: Kaplan–Meier.

Kaplan, E. L. and Meier, P. (1958), "Nonparametric estimation from incomplete observations". Whoever still waits counts
up to the age reached; leaving them out would tell only how long the quick ones took.
"""

from __future__ import annotations

import numpy as np

from sheetsync.core.statistics.ages import WON, Ages
from sheetsync.core.statistics.normal import Floats, critical


def waiting(ages: Ages) -> Floats:
    """`waiting[group, age]`: the share for whom it hasn't come by that age; WON is its coming, other ends are
    censored.
    """
    risk = np.maximum(ages.at_risk(), 1)
    return np.asarray(np.cumprod(1 - ages.counts[:, WON] / risk, axis=1), dtype=np.float64)


def quantiles(ages: Ages, share: float) -> list[int | None]:
    """Per group, the first age by which it has come to that share; None where it can't be told yet."""
    return [_first(curve, 1 - share) for curve in waiting(ages)]


def quantile_limits(ages: Ages, share: float, confidence: float = 0.95) -> list[tuple[int | None, int | None]]:
    """Limits of `quantiles`: where the log-log interval of the curve crosses the share (Brookmeyer and Crowley 1982,
    with Greenwood's variance); None: beyond what has been watched.
    """
    curves, risk = waiting(ages), np.maximum(ages.at_risk(), 1).astype(np.float64)
    came = ages.counts[:, WON].astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.cumsum(np.where(risk > came, came / (risk * (risk - came)), 0.0), axis=1)
        factor = np.exp(critical(confidence) * np.sqrt(spread) / np.log(curves))
        low, high = curves ** (1 / factor), curves**factor
    plain = ~np.isfinite(factor) | (factor <= 0)
    low, high = np.where(plain, curves, low), np.where(plain, curves, high)
    low, high = np.minimum(low, high), np.maximum(low, high)
    return [(_first(lower, 1 - share), _first(upper, 1 - share)) for lower, upper in zip(low, high, strict=True)]


def _first(curve: Floats, share: float) -> int | None:
    below = curve <= share + 1e-12
    return int(np.argmax(below)) if below.any() else None
