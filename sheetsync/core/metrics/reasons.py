"""Lost leads by slice, stage and reason, and the reasons in Pareto order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sheetsync.core.facts import LOST, Facts
from sheetsync.core.grid import Codes
from sheetsync.core.metrics.base import Ints
from sheetsync.core.metrics.coded import Coded
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.norms import Norms, Source, Stage

NO_REASON = "(no reason)"
"""The slice value of losses whose reason is blank; lang translates it for display."""


def loss_stages(norms: Norms) -> tuple[Stage, ...]:
    """Where a lead can be lost: every lead stage but the verdict's and the win."""
    return tuple(stage for stage in norms.lead_stages if stage.source not in {Source.VERDICT, Source.WON})


def loss_places(norms: Norms) -> Codes:
    """Per index into `norms.lead_stages` the place in `loss_stages` where a lead that came so far stands."""
    stages = [norms.lead_stages.index(stage) for stage in loss_stages(norms)]
    places = np.searchsorted(stages, np.arange(len(norms.lead_stages)), side="right") - 1
    return np.maximum(places, 0).astype(np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Losses:
    """The lost leads of a cut: entry i stands for `counts[i]` of them, with their slice, loss stage and reason.

    `reasons` index `names`, whose last is NO_REASON.
    """

    slices: Ints
    stages: Ints
    reasons: Ints
    counts: Ints
    names: Sequence[str]

    def substantive(self, facts: Facts, size: int) -> Ints:
        """Lost leads by slice and loss stage whose reason is in the directory, says something and fits the stage."""
        stages = loss_stages(facts.norms)
        fits = np.array([[_is_substantive(facts, name, stage) for stage in stages] for name in self.names])
        told = fits[self.reasons, self.stages]
        found = np.zeros((size, len(stages)), dtype=np.int64)
        np.add.at(found, (self.slices[told], self.stages[told]), self.counts[told])
        return found


def losses_of(facts: Facts, cuts: Cuts) -> Losses:
    """The lost leads created in the period."""
    where, pairs, counts = cuts.once(_lost).occurring(cuts.cohort)
    names = _names(facts)
    stages, reasons = np.divmod(pairs, len(names))
    return Losses(where, stages, reasons, counts, names)


def _names(facts: Facts) -> list[str]:
    return [*(str(name) for name in facts.leads["loss_reason"].cat.categories), NO_REASON]


def _lost(facts: Facts) -> Coded:
    """Lost leads, coded by loss stage and reason."""
    leads = facts.leads
    rows = np.flatnonzero(leads["state"].to_numpy() == LOST)
    names = len(_names(facts))
    codes = leads["loss_reason"].cat.codes.to_numpy().take(rows).astype(np.int32)
    reasons = np.where(codes < 0, np.int32(names - 1), codes)
    stages = loss_places(facts.norms).take(leads["furthest"].to_numpy().take(rows))
    return Coded(rows, stages * np.int32(names) + reasons, len(loss_stages(facts.norms)) * names)


@dataclass(frozen=True, slots=True, eq=False)
class Pareto:
    """Reasons by group: the commonest first, equally common ones by name; `cumulative` runs within its group."""

    groups: Ints
    names: Sequence[str]
    counts: Ints
    cumulative: Ints


def pareto(losses: Losses, groups: Ints) -> Pareto:
    """The reasons that occur in each group; `groups` says to which one an entry belongs."""
    places, keys = pd.factorize(groups * len(losses.names) + losses.reasons)
    sums = np.zeros(len(keys), dtype=np.int64)
    np.add.at(sums, places, losses.counts)
    group, reason = np.divmod(keys, len(losses.names))
    rank = np.argsort(np.argsort(np.array(losses.names, dtype=object)))
    order = np.lexsort((rank[reason], -sums, group))
    group, sums = group[order], sums[order]
    running = np.cumsum(sums)
    first = np.searchsorted(group, group)
    names = [losses.names[place] for place in reason[order].tolist()]
    return Pareto(group, names, sums, running - running[first] + sums[first])


def _is_substantive(facts: Facts, name: str, stage: Stage) -> bool:
    entry = facts.reasons.get(name)
    return entry is not None and not entry.says_nothing and (not entry.stages or stage.key in entry.stages)
