"""Maturity: young leads have not had their time, and what is still to come of them (metrics.md, section 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from sheetsync.core.entry_tabs import Deals
from sheetsync.core.facts import Facts
from sheetsync.core.metrics.absence import missing
from sheetsync.core.metrics.base import Cut, Floats, Ints, Metric, Number, Slice, Unit, View, untold
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.lives import LEAST_AT_RISK, Course, course
from sheetsync.core.metrics.sides import one_sided
from sheetsync.core.metrics.sources import CREATED, STAGES, STATE, unworked
from sheetsync.core.statistics.ages import WON, Ages
from sheetsync.core.statistics.incidence import Incidence, incidence
from sheetsync.core.statistics.normal import critical

LEAST_MATURITY = 0.3
"""Below this nothing is projected: too much of the answer would be hope."""
_READS = CREATED + STATE
_STAGED = _READS + STAGES

HORIZON = Metric("maturity.horizon_days", Unit.DAYS, View.COHORT, "age by which 9 of 10 wins have come", _READS)
WIN_RATE = Metric(
    "maturity.win_rate", Unit.RATIO, View.COHORT, "Aalen–Johansen share won by the horizon", _READS, 1, True
)
SHARE = Metric(
    "maturity.share", Unit.RATIO, View.COHORT, "mean of won by the lead's age / won by the horizon", _READS, 0, True
)
PROJECTED = Metric(
    "maturity.projected_won",
    Unit.COUNT,
    View.COHORT,
    "won + sum over open leads of the chance to be won by the horizon, given age and stage",
    _STAGED,
    1,
)
PROJECTED_RATE = Metric("maturity.projected_rate", Unit.RATIO, View.COHORT, "projected wins / leads", _STAGED, 1, True)
SAME_AGE = Metric(
    "maturity.same_age_days", Unit.DAYS, View.COHORT, "highest age that leads of both months have reached", _READS
)
BY_SAME_AGE = Metric(
    "maturity.won_by_same_age", Unit.RATIO, View.COHORT, "share of the month's leads won by that age", _READS, 1, True
)
BEFORE_BY_SAME_AGE = Metric(
    "maturity.before_by_same_age",
    Unit.RATIO,
    View.COHORT,
    "share of the month before's leads won by that age",
    _READS,
    1,
    True,
)
METRICS: tuple[Metric, ...] = (
    *(HORIZON, WIN_RATE, SHARE, PROJECTED, PROJECTED_RATE),
    *(SAME_AGE, BY_SAME_AGE, BEFORE_BY_SAME_AGE),
)
_SLICED = (WIN_RATE, SHARE, PROJECTED, PROJECTED_RATE)
_MONTHLY = (SAME_AGE, BY_SAME_AGE, BEFORE_BY_SAME_AGE)


def numbers(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """All of it in one cut; the horizon with the total, the months at the same age with the months."""
    usual = cuts.once(course)
    why = unworked(facts) or missing(facts, Deals.closed) or usual.why
    if not cuts.dimensions:
        yield Number(HORIZON, why=why) if why else Number(HORIZON, (), usual.horizon, n=len(usual.lives.rows))
    monthly = _MONTHLY if cuts.dimensions == ("month",) else ()
    if why := why or one_sided(cuts):
        for metric in (*_SLICED, *monthly):
            yield from untold(metric, cuts.slices, why)
        return
    cohort = _Cohort.of(cuts.cohort, usual)
    yield from _win_rates(facts, cuts.slices, cohort)
    yield from _projections(facts, cuts, cohort)
    if monthly:
        yield from _same_ages(facts, cuts.slices, cohort)


@dataclass(frozen=True, slots=True, eq=False)
class _Cohort:
    """The period's leads whose life is known, by slice."""

    usual: Course
    places: npt.NDArray[np.intp]
    """Their places among the known lives."""
    slices: npt.NDArray[np.int32]
    size: int

    @classmethod
    def of(cls, cohort: Cut, usual: Course) -> _Cohort:
        codes = cohort.codes[usual.lives.rows]
        places = np.flatnonzero(codes >= 0)
        return cls(usual, places, codes[places], cohort.size)

    def estimates(self) -> tuple[Incidence, Ints]:
        """Wins and losses by age up to the horizon, and how many leads each slice's rest on."""
        known = self.usual.lives.histories
        counted = Ages.of(
            self.slices, known.outcomes[self.places], known.ages[self.places], self.size, self.usual.horizon
        )
        return incidence(counted), counted.sizes

    def maturities(self) -> Floats:
        """The mean over a slice's leads; nan without any."""
        each = self.usual.maturity(self.usual.lives.born[self.places])
        with np.errstate(invalid="ignore"):
            mean: Floats = np.bincount(self.slices, each, self.size) / np.bincount(self.slices, minlength=self.size)
        return mean

    def awaited(self) -> tuple[Floats, Floats, Ints]:
        """Per slice the wins to come of its open leads, the variance of their sum, and how many are open.

        A sum of chances varies as its leads do; besides, every chance is an estimate. The errors of those are taken to
        go all the same way: the same past stands behind them.
        """
        chances = self.usual.chances
        histories = self.usual.lives.histories.take(self.places)
        going = np.flatnonzero(histories.outcomes == 0)
        young = going[histories.ages[going] < self.usual.horizon]
        stages, days = histories.stages()[young], histories.ages[young]
        where, chance = self.slices[young], chances.chance[stages, days]
        error = np.sqrt(chances.variance[stages, days])
        awaited, by_lead, errors = (
            np.bincount(where, each, self.size) for each in (chance, chance * (1 - chance), error)
        )
        going_on: Ints = np.bincount(self.slices[going], minlength=self.size).astype(np.int64)
        return awaited.astype(np.float64), (by_lead + errors**2).astype(np.float64), going_on


def _win_rates(facts: Facts, slices: Sequence[Slice], cohort: _Cohort) -> Iterator[Number]:
    estimates, sizes = cohort.estimates()
    low, high = estimates.limits(facts.norms.confidence)
    rows = zip(
        slices, estimates.won[:, -1], low[:, -1], high[:, -1], estimates.at_risk[:, -1], sizes.tolist(), strict=True
    )
    for where, won, below, above, left, leads in rows:
        if leads < facts.norms.few_for_verdict:
            yield Number(WIN_RATE, where, n=leads, why="few_leads")
        elif not left:
            yield Number(WIN_RATE, where, n=leads, why="immature")
        else:
            yield Number(WIN_RATE, where, float(won), n=leads, low=float(below), high=float(above))


def _projections(facts: Facts, cuts: Cuts, cohort: _Cohort) -> Iterator[Number]:
    """Maturity and what is projected from it: at least what is won by now, at most that and all that is open."""
    standing = cuts.standing.sum(axis=(2, 3))
    won, leads = standing[:, WON], standing.sum(axis=1)
    awaited, variance, going = cohort.awaited()
    half = critical(facts.norms.confidence) * np.sqrt(variance)
    low, high = np.maximum(awaited - half, 0), np.minimum(awaited + half, going)
    rows = zip(cuts.slices, cohort.maturities().tolist(), leads.tolist(), strict=True)
    for place, (where, maturity, n) in enumerate(rows):
        known = not np.isnan(maturity)
        yield Number(SHARE, where, maturity, n=n) if known else Number(SHARE, where, n=n, why="no_cases")
        told = [int(won[place]) + float(each[place]) for each in (awaited, low, high)]
        why = "no_cases" if not known else "immature" if maturity < LEAST_MATURITY else ""
        why = why or ("few_leads" if n < facts.norms.few_for_verdict else "")
        for metric, over in ((PROJECTED, 1), (PROJECTED_RATE, max(n, 1))):
            value, below, above = (each / over for each in told)
            yield Number(metric, where, n=n, why=why) if why else Number(metric, where, value, None, n, below, above)


def _same_ages(facts: Facts, slices: Sequence[Slice], cohort: _Cohort) -> Iterator[Number]:
    """Every month against the month before, both at the highest age that enough leads of either have reached."""
    estimates, sizes = cohort.estimates()
    low, high = estimates.limits(facts.norms.confidence)
    reached = (estimates.at_risk >= LEAST_AT_RISK).sum(axis=1) - 1
    months = [dict(where)["month"] for where in slices]
    found: list[tuple[Number, ...]] = []
    for place, where in enumerate(slices):
        before = place - 1
        follows = place > 0 and _follows(months[before], months[place])
        age = int(min(reached[place], reached[before]))
        if not follows or age <= 0 or min(sizes[place], sizes[before]) < facts.norms.few_for_verdict:
            why = "few_leads" if follows else "no_month_before"
            found.append(tuple(Number(metric, where, why=why) for metric in _MONTHLY))
            continue
        shares = [
            Number(metric, where, float(estimates.won[row, age]), None, int(sizes[row]), *_ends(low, high, row, age))
            for metric, row in ((BY_SAME_AGE, place), (BEFORE_BY_SAME_AGE, before))
        ]
        found.append((Number(SAME_AGE, where, age), *shares))
    yield from chain.from_iterable(zip(*found, strict=True))


def _ends(low: Floats, high: Floats, row: int, age: int) -> tuple[float, float]:
    return float(low[row, age]), float(high[row, age])


def _follows(month: str, after: str) -> bool:
    """Whether two labels are two months in a row; "(not set)" follows none."""
    try:
        return bool(np.datetime64(month, "M") + 1 == np.datetime64(after, "M"))
    except ValueError:
        return False
