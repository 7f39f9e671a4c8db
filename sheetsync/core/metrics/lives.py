"""Every lead's life as far as it is known: how old it got, through which stages, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sheetsync.core.facts import OPEN, WON, Facts
from sheetsync.core.metrics.base import Floats, Ints
from sheetsync.core.metrics.days import DAY_SECONDS, NO_DAY, seconds_of
from sheetsync.core.statistics import ages
from sheetsync.core.statistics.incidence import Incidence, horizon, incidence
from sheetsync.core.statistics.landmarks import NEVER, Chances, Histories, chances

LONGEST = 730
"""Days: what comes later than two years after creation isn't looked at."""
MOST_UNDATED = 0.1
"""If more of the won and lost leads have no usable close date, no time can be told."""
LEAST_AT_RISK = 10
NO_CHANCES = Chances(np.zeros((1, 0)), np.zeros((1, 0)), np.zeros((1, 0), dtype=np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class Lives:
    """The leads whose life is known: created by today, and if closed, on a day that is known and not before.

    `rows` are their positions in `facts.leads`; `histories` goes in the same order, in days. `born` is the age at which
    each would be today, whatever became of it.
    """

    rows: npt.NDArray[np.intp]
    histories: Histories
    born: Ints
    why: str
    """Why no time can be told: too many ends without a date."""


def lives(facts: Facts) -> Lives:
    """The lives of all leads of the table, whatever the period."""
    leads, state = facts.leads, facts.leads["state"].to_numpy()
    today = _today(facts)
    created, closed = (_days(seconds_of(leads[name])) for name in ("created", "closed"))
    begun = (created > NO_DAY) & (created <= today)
    ended = state != OPEN
    dated = ended & (closed >= created) & (closed <= today)
    undated = int(np.count_nonzero(begun & ended & ~dated))
    rows = np.flatnonzero(begun & (dated | ~ended))
    last = np.where(ended, closed, today).take(rows) - created.take(rows)
    outcomes = np.where(state == OPEN, ages.GOING, np.where(state == WON, ages.WON, ages.LOST)).astype(np.int8)
    histories = Histories(_entered(facts, created, rows, last), last, outcomes.take(rows))
    too_many = undated > MOST_UNDATED * int(np.count_nonzero(begun & ended))
    return Lives(rows, histories, today - created.take(rows), "ends_undated" if too_many else "")


def born(facts: Facts) -> Ints:
    """The age in days at which every lead would be today; negative where that isn't known, or it is yet to come."""
    created = _days(seconds_of(facts.leads["created"]))
    return np.where(created > NO_DAY, _today(facts) - created, -1)


def _today(facts: Facts) -> int:
    return int(np.datetime64(facts.as_of, "D").astype(np.int64))


def _days(seconds: Ints) -> Ints:
    return np.where(seconds > NO_DAY, seconds // DAY_SECONDS, NO_DAY)


def _entered(facts: Facts, created: Ints, rows: npt.NDArray[np.intp], last: Ints) -> npt.NDArray[np.int32]:
    """The age at which each dated stage, or a later one, was entered; stage 0 is being a lead."""
    stages = facts.norms.dated_stages
    entered = np.full((len(rows), len(stages) + 1), NEVER, dtype=np.int32)
    reached = np.full(len(rows), NEVER, dtype=np.int64)
    for place in range(len(stages), 0, -1):
        days = _days(seconds_of(facts.leads[f"date_{stages[place - 1].key}"])).take(rows)
        since = np.where(days > NO_DAY, np.maximum(days - created.take(rows), 0), NEVER)
        reached = np.minimum(reached, np.where(since <= last, since, NEVER))
        entered[:, place] = reached
    entered[:, 0] = 0
    return entered


def _estimate(known: Lives) -> Incidence:
    everybody = np.zeros(len(known.rows), dtype=np.int8)
    last = min(int(known.histories.ages.max(initial=0)), LONGEST)
    return incidence(ages.Ages.of(everybody, known.histories.outcomes, known.histories.ages, 1, last))


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """How leads of this company usually go: the estimate over all leads, the last age that is watched well enough, the
    horizon in days, and the chances of those that are still going to be won by it. `why` tells why there is no such
    thing; then the rest is empty.
    """

    lives: Lives
    estimate: Incidence
    watched: int
    horizon: int
    chances: Chances
    why: str = ""

    @property
    def won(self) -> Floats:
        """The share won by each age."""
        curve: Floats = self.estimate.won[0]
        return curve

    @property
    def relative_error(self) -> float:
        """The standard error of the share won by the last watched age, as a part of it."""
        return float(np.sqrt(self.estimate.variance[0, self.watched]) / self.won[self.watched])

    def maturity(self, born: Ints) -> Floats:
        """The part of their wins by the horizon that leads of these ages have had time for, on the whole."""
        share: Floats = self.won[np.minimum(born, self.horizon)] / self.won[self.horizon]
        return share


def course(facts: Facts) -> Course:
    """The usual course of a lead; to be used through `Once`."""
    known = lives(facts)
    estimate = _estimate(known)
    watched = int(np.count_nonzero(estimate.at_risk[0] >= LEAST_AT_RISK)) - 1
    days = min(facts.norms.horizon_days or horizon(estimate, LEAST_AT_RISK) or 0, estimate.won.shape[1] - 1)
    why = known.why or ("too_young" if not 0 < days <= watched else "no_wins" if not estimate.won[0, days] else "")
    found = NO_CHANCES if why else chances(known.histories, days, least=facts.norms.few_for_verdict)
    return Course(known, estimate, watched, days, found, why)
