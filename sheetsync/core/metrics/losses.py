"""Losses: where leads are lost, for which reasons, what that costs, and who is left waiting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain

import numpy as np
import numpy.typing as npt

from sheetsync.core.entry_tabs import Deals, LossReasons
from sheetsync.core.facts import LOST, OPEN, TARGET, WON, Facts
from sheetsync.core.metrics.absence import missing, unjudged
from sheetsync.core.metrics.base import Ints, Metric, Number, Slice, Unit, View, counts, shares, untold, within
from sheetsync.core.metrics.coded import Coded
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.days import DAY_SECONDS, NO_DAY, seconds_of
from sheetsync.core.metrics.loss_mix import EXCESS, MIX_P, managers_compared
from sheetsync.core.metrics.reasons import NO_REASON, Losses, Pareto, loss_places, loss_stages, losses_of, pareto
from sheetsync.core.metrics.sides import one_sided, one_sided_stages
from sheetsync.core.metrics.sources import CREATED, STAGES, STATE, VERDICT, unworked
from sheetsync.core.metrics.worth import gross_profits

_STANDING = CREATED + STATE + STAGES
_REASON = (*_STANDING, Deals.loss_reason)
_DIRECTORY = (LossReasons.reason, LossReasons.says_nothing, LossReasons.stages)

LOST_THERE = Metric("losses.lost", Unit.COUNT, View.COHORT, "lost with this stage as the furthest", _STANDING, -1)
RATE = Metric("losses.rate", Unit.SHARE, View.COHORT, "lost there / reached the stage", _STANDING, -1)
SUBSTANTIVE = Metric(
    "losses.substantive_share",
    Unit.SHARE,
    View.COHORT,
    "lost with a reason that is in the directory, says something and fits the stage / lost",
    _REASON + _DIRECTORY,
    1,
)
STUCK = Metric(
    "losses.stuck", Unit.COUNT, View.COHORT, "open, last movement older than the norm of its stage", _STANDING, -1
)
BY_REASON = Metric("losses.by_reason", Unit.COUNT, View.COHORT, "lost with this reason", _REASON, -1)
REASON_SHARE = Metric("losses.reason_share", Unit.SHARE, View.COHORT, "lost with this reason / lost", _REASON)
CUMULATIVE = Metric(
    "losses.reason_cumulative", Unit.SHARE, View.COHORT, "lost with this or a commoner reason / lost", _REASON
)
RECOVERABLE = Metric(
    "losses.recoverable",
    Unit.MONEY,
    View.COHORT,
    "lost with this reason × won / reached the stage × average gross profit",
    (*_REASON, Deals.amount, Deals.cost),
    -1,
)
NEVER_CONTACTED = Metric(
    "losses.never_contacted",
    Unit.COUNT,
    View.COHORT,
    "target leads that never reached the first dated stage",
    _STANDING + VERDICT,
    -1,
)
NEVER_CONTACTED_SHARE = Metric(
    "losses.never_contacted_share",
    Unit.SHARE,
    View.COHORT,
    "target leads that never reached the first dated stage / target leads",
    _STANDING + VERDICT,
    -1,
)

METRICS: tuple[Metric, ...] = (
    *(LOST_THERE, RATE, SUBSTANTIVE, STUCK, BY_REASON, REASON_SHARE, CUMULATIVE, RECOVERABLE),
    *(NEVER_CONTACTED, NEVER_CONTACTED_SHARE, MIX_P, EXCESS),
)


def numbers(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """All losses in one cut."""
    losses = losses_of(facts, cuts)
    lost = _by_stage(facts, cuts.standing[:, LOST].sum(axis=1))
    yield from _stages(facts, cuts, losses, lost)
    yield from _reasons(facts, cuts, pareto(losses, losses.slices), cuts.slices, lost.sum(axis=1))
    if not cuts.dimensions:
        by_stage = pareto(losses, losses.stages)
        where = [(("stage", stage.key),) for stage in loss_stages(facts.norms)]
        yield from _reasons(facts, cuts, by_stage, where, lost.sum(axis=0))
        yield from _recoverable(facts, cuts, by_stage, where)
    if cuts.dimensions == ("manager",):
        yield from managers_compared(facts, cuts, losses)
    yield from _never_contacted(facts, cuts)


def _stages(facts: Facts, cuts: Cuts, losses: Losses, lost: Ints) -> Iterator[Number]:
    """What is told per loss stage: slice by slice, the stages in order; and the total's substantive share."""
    unknown, column, stages = unworked(facts), one_sided(cuts), one_sided_stages(facts, cuts)
    no_reasons = unknown or missing(facts, Deals.loss_reason, LossReasons.reason) or column
    substantive, confidence = losses.substantive(facts, len(cuts.slices)), facts.norms.confidence
    reached = _by_stage(facts, cuts.standing.sum(axis=(1, 2)))[:, ::-1].cumsum(axis=1)[:, ::-1]
    stuck = cuts.once(_stuck).count(cuts.cohort)
    yield from shares(SUBSTANTIVE, cuts.slices, substantive.sum(axis=1), lost.sum(axis=1), confidence, why=no_reasons)
    columns: list[dict[Metric, list[Number]]] = []
    for place, stage in enumerate(loss_stages(facts.norms)):
        where = within(cuts.slices, "stage", stage.key)
        refused = unknown or column or (f"one_sided:{stage.key}" if stage.key in stages else "")
        no_norm = unknown or ("no_setting:norm_days" if stage.norm_days is None else "")
        columns.append(
            {
                LOST_THERE: counts(LOST_THERE, where, lost[:, place], unknown),
                RATE: shares(RATE, where, lost[:, place], reached[:, place], confidence, why=refused),
                SUBSTANTIVE: shares(
                    SUBSTANTIVE, where, substantive[:, place], lost[:, place], confidence, why=no_reasons
                ),
                STUCK: counts(STUCK, where, stuck[:, place], no_norm),
            }
        )
    for metric in (LOST_THERE, RATE, SUBSTANTIVE, STUCK):
        yield from chain.from_iterable(zip(*(told[metric] for told in columns), strict=True))


def _by_stage(facts: Facts, by_furthest: Ints) -> Ints:
    """Counts by (slice, furthest) as counts by (slice, loss stage)."""
    found = np.zeros((len(by_furthest), len(loss_stages(facts.norms))), dtype=np.int64)
    for furthest, place in enumerate(loss_places(facts.norms)):
        found[:, place] += by_furthest[:, furthest]
    return found


def _stuck(facts: Facts) -> Coded:
    """Open leads whose last movement is longer ago than the norm of their loss stage allows, coded by that stage.

    A movement is the creation or a stage date. A lead without any date can't be told to be stuck.
    """
    leads, stages = facts.leads, loss_stages(facts.norms)
    rows = np.flatnonzero(leads["state"].to_numpy() == OPEN)
    moved = np.full(len(rows), NO_DAY)
    for date in ("created", *(f"date_{stage.key}" for stage in facts.norms.dated_stages)):
        np.maximum(moved, seconds_of(leads[date]).take(rows), out=moved)
    places = loss_places(facts.norms).take(leads["furthest"].to_numpy().take(rows))
    never = np.iinfo(np.int64).max
    norms = np.array([never if stage.norm_days is None else stage.norm_days for stage in stages])
    today = np.datetime64(facts.as_of, "D").astype(np.int64)
    late = np.flatnonzero((moved > NO_DAY) & (today - moved // DAY_SECONDS > norms[places]))
    return Coded(rows.take(late), places.take(late), len(stages))


def _reasons(facts: Facts, cuts: Cuts, reasons: Pareto, groups: Sequence[Slice], lost: Ints) -> Iterator[Number]:
    """The reasons of every group in Pareto order, as counts and shares of all lost there."""
    why = unworked(facts) or missing(facts, Deals.loss_reason)
    if why:
        for metric in (BY_REASON, REASON_SHARE, CUMULATIVE):
            yield from untold(metric, within(groups, "reason", NO_REASON), why)
        return
    where = _named(reasons, groups)
    confidence, column = facts.norms.confidence, one_sided(cuts)
    whole = lost[reasons.groups]
    yield from counts(BY_REASON, where, reasons.counts)
    yield from shares(REASON_SHARE, where, reasons.counts, whole, confidence, why=column)
    yield from shares(CUMULATIVE, where, reasons.cumulative, whole, confidence, why=column)


def _named(reasons: Pareto, groups: Sequence[Slice]) -> list[Slice]:
    pairs = zip(reasons.groups.tolist(), reasons.names, strict=True)
    return [(*groups[group], ("reason", name)) for group, name in pairs]


def _recoverable(facts: Facts, cuts: Cuts, reasons: Pareto, groups: Sequence[Slice]) -> Iterator[Number]:
    """What the losses would have brought at the usual conversions: the product of those downstream is won / reached."""
    why = unworked(facts) or missing(facts, Deals.loss_reason)
    if why:
        yield from untold(RECOVERABLE, within(groups, "reason", NO_REASON), why)
        return
    worth = cuts.once(gross_profits).averages(cuts.cohort).entries[0]
    reached = _by_stage(facts, cuts.standing.sum(axis=(1, 2))).sum(axis=0)[::-1].cumsum()[::-1].tolist()
    won = int(cuts.standing[:, WON].sum())
    refused = one_sided_stages(facts, cuts)
    for where, group, count in zip(
        _named(reasons, groups), reasons.groups.tolist(), reasons.counts.tolist(), strict=True
    ):
        stage = dict(where)["stage"]
        if stage in refused:
            yield Number(RECOVERABLE, where, why=f"one_sided:{stage}")
        elif isinstance(worth, str):
            yield Number(RECOVERABLE, where, why=worth)
        else:
            yield Number(RECOVERABLE, where, Fraction(count * won, reached[group]) * worth, n=count)


def _never_contacted(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """Target leads (all leads if nothing is judged) short of the first dated stage; a won lead is past it."""
    contact = next(iter(facts.norms.dated_stages), None)
    if contact is None:
        for metric in (NEVER_CONTACTED, NEVER_CONTACTED_SHARE):
            yield from untold(metric, cuts.slices, "no_setting:stages")
        return
    meant: npt.NDArray[np.int64] = cuts.standing if unjudged(facts) else cuts.standing[:, :, [TARGET]]
    waiting = meant[..., : facts.norms.lead_stages.index(contact)].sum(axis=(1, 2, 3))
    why, column = unworked(facts), one_sided(cuts)
    refused = f"one_sided:{contact.key}" if contact.key in one_sided_stages(facts, cuts) else ""
    yield from counts(NEVER_CONTACTED, cuts.slices, waiting, why)
    yield from shares(
        NEVER_CONTACTED_SHARE,
        cuts.slices,
        waiting,
        meant.sum(axis=(1, 2, 3)),
        facts.norms.confidence,
        why=why or column or refused,
    )
