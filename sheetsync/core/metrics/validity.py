"""Validity: whether a criterion separates leads that are won from leads that aren't (metrics.md, section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import numpy as np
import numpy.typing as npt

from sheetsync.core.facts import WON, Facts
from sheetsync.core.metrics.absence import unjudged
from sheetsync.core.metrics.base import Ints, Metric, Number, Slice, Unit, View, shares, untold, within
from sheetsync.core.metrics.coded import Coded
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.days import DAY_SECONDS, NO_DAY, seconds_of
from sheetsync.core.metrics.lives import course
from sheetsync.core.metrics.qualification import by_criterion
from sheetsync.core.metrics.sides import one_sided
from sheetsync.core.metrics.sources import CREATED, STATE, VERDICT, unworked
from sheetsync.core.statistics.proportions import newcombe

SLICED = ((), ("segment",), ("channel",))
_READS = (*CREATED, *VERDICT, *STATE)

MET = Metric("validity.met_win_rate", Unit.SHARE, View.COHORT, "won / ripe leads that met it", _READS)
FAILED = Metric("validity.failed_win_rate", Unit.SHARE, View.COHORT, "won / ripe leads that failed it", _READS)
DIFFERENCE = Metric(
    "validity.difference",
    Unit.RATIO,
    View.COHORT,
    "win rate of those that met it - of those that failed it",
    _READS,
    1,
    True,
)
METRICS: tuple[Metric, ...] = (MET, FAILED, DIFFERENCE)


def numbers(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """Criterion by criterion, in the total and by segment and channel."""
    if cuts.dimensions not in SLICED or unjudged(facts) or not facts.criteria:
        return
    named = [within(cuts.slices, "criterion", name) for name in facts.criteria]
    if why := unworked(facts) or cuts.once(course).why or one_sided(cuts):
        columns = [{metric: untold(metric, where, why) for metric in METRICS} for where in named]
    else:
        ripe, won = _sides(facts, cuts)
        columns = [_told(facts, where, won[:, place], ripe[:, place]) for place, where in enumerate(named)]
    for metric in METRICS:
        yield from chain.from_iterable(zip(*(column[metric] for column in columns), strict=True))


def _told(facts: Facts, where: list[Slice], won: Ints, ripe: Ints) -> dict[Metric, list[Number]]:
    """Column 0: the leads that met it, column 1: those that failed it."""
    norms = facts.norms
    sides = {
        metric: shares(metric, where, won[:, side], ripe[:, side], norms.confidence)
        for side, metric in enumerate((MET, FAILED))
    }
    low, high = newcombe(won[:, 0], ripe[:, 0], won[:, 1], ripe[:, 1], norms.confidence)
    differences = []
    for at, met, failed, below, above in zip(where, sides[MET], sides[FAILED], low, high, strict=True):
        sizes = (met.n or 0, failed.n or 0)
        if min(sizes) < norms.few_for_percent or sum(sizes) < norms.few_for_verdict:
            differences.append(Number(DIFFERENCE, at, n=sum(sizes), why="few_leads"))
        else:
            value = float(met.value or 0) - float(failed.value or 0)
            differences.append(Number(DIFFERENCE, at, value, n=sum(sizes), low=float(below), high=float(above)))
    return {**sides, DIFFERENCE: differences}


def _sides(facts: Facts, cuts: Cuts) -> tuple[Ints, Ints]:
    """`[slice, criterion, side]`: the ripe leads that met (0) and failed (1) each criterion, and those of them won."""
    ripe = _is_ripe(facts, cuts.once(course).horizon)
    every = _ripe(facts, ripe).count(cuts.cohort)
    shape = (cuts.cohort.size, len(facts.criteria), 2, 2)
    others = _not_met(facts, ripe).count(cuts.cohort).reshape(shape)
    met = every[:, None, :] - others.sum(axis=2)
    both = np.stack([met, others[:, :, 1]], axis=2)
    return both.sum(axis=3), both[..., 1]


def _is_ripe(facts: Facts, horizon: int) -> npt.NDArray[np.bool_]:
    """Leads that have had their time by the horizon, whatever became of them.

    The closed ones alone would be the quick ones: what takes its time to be won would be missing.
    """
    created = seconds_of(facts.leads["created"])
    today = int(np.datetime64(facts.as_of, "D").astype(np.int64))
    return (created > NO_DAY) & (created // DAY_SECONDS <= today - horizon)


def _ripe(facts: Facts, ripe: npt.NDArray[np.bool_]) -> Coded:
    """Ripe leads, coded by whether they are won."""
    rows = np.flatnonzero(ripe)
    return Coded(rows, (facts.leads["state"].to_numpy()[rows] == WON).astype(np.int32), 2)


def _not_met(facts: Facts, ripe: npt.NDArray[np.bool_]) -> Coded:
    """Every criterion that a ripe lead didn't meet, coded by criterion, whether it failed it, and whether it is won.

    What a lead doesn't meet and doesn't fail is unknown, or wasn't in force for it. These are few; the rest met it.
    """
    leads = facts.leads
    every = (1 << len(facts.criteria)) - 1
    failed = by_criterion(facts, np.where(ripe, leads["failed"].to_numpy(), 0))
    unasked = leads["unmet"].to_numpy() | (~leads["judged"].to_numpy() & every)
    neither = by_criterion(facts, np.where(ripe, unasked, 0))
    rows = np.concatenate([failed.rows, neither.rows])
    codes = np.concatenate([failed.codes * 2 + 1, neither.codes * 2]) * 2
    codes += leads["state"].to_numpy()[rows] == WON
    return Coded(rows, codes.astype(np.int32), 4 * len(facts.criteria))
