"""How many cases have been won by an age, where a loss ends the chance and young cases have not had their time.

Aalen, O. O. and Johansen, S. (1978), "An empirical transition matrix for non-homogeneous Markov chains based on
censored observations". A loss competes with the win; it is no censoring: Kaplan–Meier with the losses censored would
tell how many were won if nobody were ever lost.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sheetsync.core.statistics.ages import LOST, WON, Ages, Ints
from sheetsync.core.statistics.normal import Floats, critical


@dataclass(frozen=True, slots=True, eq=False)
class Incidence:
    """Per group and age: `won` and `lost` shares by then, and the variance of `won`; `at_risk` cases that far."""

    won: Floats
    lost: Floats
    variance: Floats
    at_risk: Ints

    @property
    def going(self) -> Floats:
        """The share neither won nor lost by that age."""
        return 1 - self.won - self.lost

    def limits(self, confidence: float = 0.95) -> tuple[Floats, Floats]:
        """The interval of `won`, by the complementary log-log: it stays within 0 and 1.

        Where nothing (or everything) was won by then there is no spread to go by: [0, 1] is all that can be told.
        """
        z = critical(confidence)
        with np.errstate(divide="ignore", invalid="ignore"):
            factor = np.exp(z * np.sqrt(self.variance) / (self.won * np.log(self.won)))
            low, high = self.won ** (1 / factor), self.won**factor
        known = np.isfinite(factor) & (factor > 0)
        return np.where(known, low, 0.0), np.where(known, high, 1.0)

    def later(self, age: int, horizon: int) -> Floats:
        """Per group, the chance that a case going on at an age is won after it and by the horizon; nan if none is."""
        with np.errstate(divide="ignore", invalid="ignore"):
            chance: Floats = (self.won[:, horizon] - self.won[:, age]) / self.going[:, age]
        return np.asarray(np.where(self.going[:, age] > 1e-12, chance, np.nan))


def incidence(ages: Ages) -> Incidence:
    """The Aalen–Johansen estimate of every group."""
    at_risk = ages.at_risk()
    risk = np.maximum(at_risk, 1).astype(np.float64)
    won, lost = ages.counts[:, WON].astype(np.float64), ages.counts[:, LOST].astype(np.float64)
    staying = np.cumprod(1 - (won + lost) / risk, axis=1)
    before = np.concatenate([np.ones((len(staying), 1)), staying[:, :-1]], axis=1)
    by_then = np.cumsum(before * won / risk, axis=1)
    variance = _variance(by_then, before, won, won + lost, risk)
    return Incidence(by_then, np.cumsum(before * lost / risk, axis=1), variance, at_risk)


def _variance(by_then: Floats, before: Floats, won: Floats, ended: Floats, risk: Floats) -> Floats:
    """The delta-method variance (Marubini and Valsecchi 1995, "Analysing survival data", formula 10.12).

    Σ (F(t) − F(i))² d/(r(r − d)) + Σ S² w(r − w)/r³ − 2 Σ (F(t) − F(i)) S w/r², over the ages i up to t; written out in
    powers of F(t), so that running sums do. Where nobody is left after an age, F no longer moves and its term is 0.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        hazard = np.where(risk > ended, ended / (risk * (risk - ended)), 0.0)
    cross = before * won / risk**2
    own = np.cumsum(before**2 * won * (risk - won) / risk**3, axis=1)
    first = (
        by_then**2 * np.cumsum(hazard, axis=1)
        - 2 * by_then * np.cumsum(by_then * hazard, axis=1)
        + np.cumsum(by_then**2 * hazard, axis=1)
    )
    mixed = by_then * np.cumsum(cross, axis=1) - np.cumsum(by_then * cross, axis=1)
    found: Floats = np.maximum(first + own - 2 * mixed, 0.0)
    return found


def horizon(pooled: Incidence, least_at_risk: int = 10, share: float = 0.9) -> int | None:
    """The age by which nine of ten wins have come: the first at which the share won reaches `share` of that at the
    highest age that still has `least_at_risk` cases; None without such an age or without a win.

    Reading the age off the estimate and not off the wins seen so far keeps the quick ones, which are seen first, from
    shortening it. `pooled`: one group.
    """
    watched = np.flatnonzero(pooled.at_risk[0] >= least_at_risk)
    if not len(watched):
        return None
    curve = pooled.won[0, : watched[-1] + 1]
    return int(np.argmax(curve >= share * curve[-1])) if curve[-1] > 0 else None
