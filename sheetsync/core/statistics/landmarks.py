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


def chances(histories: Histories, horizon: int, within: int | None = None, least: int = 1) -> Chances:
    """Per stage, at every age from 0 to horizon − 1: to be won by the horizon, or, if `within` is given, so many units
    of time after that age, and by the horizon at the latest.

    At an age the stages with fewer cases than `least` stand together, with the smallest other stage if they are still
    too few. So the chances of all cases still sum to what came of them; a chance of all stages in the place of a few
    would be too low for late stages while the early ones keep their own.
    """
    counts = _standing(histories, horizon)
    cases = counts.sum(axis=(2, 3))
    grouped = _grouped(cases, least)
    group = (counts * grouped[:, :, None, None]).sum(axis=0, keepdims=True)
    together = np.concatenate([counts, group])
    stages = len(together)
    found = incidence(Ages(together.reshape(stages * horizon, OUTCOMES, horizon + 1)))
    ends = np.minimum(np.arange(horizon) + (horizon if within is None else within), horizon)
    rows, all_cases = np.arange(stages * horizon), together.sum(axis=(2, 3))
    chance, variance = (
        np.where(all_cases > 0, values[rows, np.tile(ends, stages)].reshape(all_cases.shape), np.nan)
        for values in (found.won, found.variance)
    )
    return Chances(*(np.where(grouped, each[-1], each[:-1]) for each in (chance, variance, all_cases)))


def _grouped(cases: Ints, least: int) -> npt.NDArray[np.bool_]:
    """Which stages stand together at which age."""
    few = cases < least
    others = np.where(few, np.iinfo(np.int64).max, cases)
    is_smallest = np.arange(len(cases))[:, None] == others.argmin(axis=0)
    lacking = (cases * few).sum(axis=0) < least
    grouped: npt.NDArray[np.bool_] = few | (is_smallest & lacking & few.any(axis=0) & ~few)
    return grouped


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
