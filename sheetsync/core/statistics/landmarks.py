"""What becomes of the cases that are still going: the chance to be won by a horizon, given age and stage.

The landmark Aalen–Johansen estimate (Putter, H. and Spitoni, C. 2018, "Non-parametric estimation of transition
probabilities in non-Markov multi-state models"): of the cases that stood in the same stage at the same age, and were
going on, what share was won between then and the horizon. It needs no assumption on how long a stage takes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sheetsync.core.statistics.ages import OUTCOMES, Ages, Ints
from sheetsync.core.statistics.incidence import incidence
from sheetsync.core.statistics.normal import Floats

NEVER = np.iinfo(np.int32).max
"""The age at which a case entered a stage that it hasn't entered."""


@dataclass(frozen=True, slots=True, eq=False)
class Histories:
    """Cases with `entered[case, stage]`, the age at which each stage was entered (NEVER: not yet; stage 0 at 0, and no
    stage before the one before it), the age of their end or of today, and the outcome.
    """

    entered: npt.NDArray[np.int32]
    ages: Ints
    outcomes: npt.NDArray[np.int8]

    def take(self, rows: npt.NDArray[np.integer]) -> Histories:
        """Some of the cases."""
        return Histories(self.entered[rows], self.ages[rows], self.outcomes[rows])

    def stages(self) -> npt.NDArray[np.intp]:
        """The stage in which every case is at its age."""
        return np.asarray((self.entered <= self.ages[:, None]).sum(axis=1) - 1)


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """`chance[stage, age]` to be won by the horizon, the variance of that estimate, and of how many cases it is; nan
    where there are none.
    """

    chance: Floats
    variance: Floats
    cases: Ints

    def among(self, least: int) -> Chances:
        """Where a stage has fewer cases than `least` at an age, the chance of all stages at that age (the last row)
        stands in.
        """
        few = self.cases[:-1] < least
        return Chances(*(np.where(few, values[-1], values[:-1]) for values in (self.chance, self.variance, self.cases)))


def chances(histories: Histories, horizon: int, within: int | None = None) -> Chances:
    """Per stage, and in a last row for all stages together, at every age from 0 to horizon − 1: to be won by the
    horizon, or, if `within` is given, so many units of time after that age, and by the horizon at the latest.
    """
    counts = _standing(histories, horizon)
    together = np.concatenate([counts, counts.sum(axis=0, keepdims=True)])
    stages = len(together)
    found = incidence(Ages(together.reshape(stages * horizon, OUTCOMES, horizon + 1)))
    cases = together.sum(axis=(2, 3))
    ends = np.minimum(np.arange(horizon) + (horizon if within is None else within), horizon)
    rows = np.arange(stages * horizon)
    chance, variance = (
        values[rows, np.tile(ends, stages)].reshape(cases.shape) for values in (found.won, found.variance)
    )
    return Chances(np.where(cases > 0, chance, np.nan), np.where(cases > 0, variance, np.nan), cases)


def _standing(histories: Histories, horizon: int) -> Ints:
    """`counts[stage, landmark, outcome, end]`: the cases that stood in the stage at the landmark and ended later.

    A case stands in a stage from its entry until the next entry or its end: one is added at the first landmark, and
    taken away after the last, so that running sums over the landmarks count them all.
    """
    ends = np.minimum(histories.ages, horizon)
    outcomes = np.where(histories.ages > horizon, 0, histories.outcomes).astype(np.int64)
    stages = histories.entered.shape[1]
    steps = np.zeros((stages, horizon + 1, OUTCOMES, horizon + 1), dtype=np.int64)
    rest = outcomes * (horizon + 1) + ends
    block = OUTCOMES * (horizon + 1)
    for stage in range(stages):
        begin = np.minimum(histories.entered[:, stage], ends)
        until = np.minimum(histories.entered[:, stage + 1], ends) if stage + 1 < stages else ends
        for landmark, sign in ((begin, 1), (until, -1)):
            counted = np.bincount(landmark * block + rest, minlength=(horizon + 1) * block)
            steps[stage] += sign * counted.reshape(steps.shape[1:])
    counts: Ints = steps.cumsum(axis=1)[:, :horizon]
    return counts
