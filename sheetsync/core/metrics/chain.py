"""The nested funnel: a lead is in a stage only if it is in every stage before, so that conversions are real shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from sheetsync.core.facts import LOST, OPEN, TARGET, WON
from sheetsync.core.metrics.base import Ints
from sheetsync.core.metrics.cuts import STATES, VERDICTS
from sheetsync.core.norms import Norms, Source, Stage
from sheetsync.errors import SheetsyncError


class BrokenChain(SheetsyncError):
    """Leads got lost or were counted twice on their way through the funnel: a fault of ours, never of the data."""


@dataclass(frozen=True, slots=True, eq=False)
class Link:
    """One stage of the chain; an array holds one count per slice. In the last stage nothing is left to advance to."""

    stage: Stage
    entered: Ints
    advanced: Ints
    lost_there: Ints
    open_there: Ints
    won_aside: Ints
    """Won without the next stage: possible only where that is the verdict."""


def chain(norms: Norms, standing: Ints, *, judged: bool) -> list[Link]:
    """The lead stages in order, out of counts by (slice, state, verdict, furthest); unjudged: without the verdict's.

    Raises BrokenChain unless `entered = advanced + lost there + open there (+ won aside before the verdict)`.
    """
    stages = [stage for stage in norms.lead_stages if judged or stage.source is not Source.VERDICT]
    belongs = _memberships(norms, stages)
    entered = [standing[:, members].sum(axis=1) for members in belongs]
    links = []
    for place, stage in enumerate(stages):
        last = place == len(stages) - 1
        stayed = np.zeros_like(belongs[place]) if last else belongs[place] & ~belongs[place + 1]
        left = [standing[:, state][:, stayed[state]].sum(axis=1) for state in (LOST, OPEN, WON)]
        advanced = np.zeros_like(entered[place]) if last else entered[place + 1]
        links.append(Link(stage, entered[place], advanced, *left))
    check(links)
    return links


def check(links: Sequence[Link]) -> None:
    """Raise BrokenChain if a stage doesn't add up."""
    for link, following in pairwise(links):
        sums = link.advanced + link.lost_there + link.open_there
        if following.stage.source is Source.VERDICT:
            sums = sums + link.won_aside
        if not np.array_equal(link.entered, sums):
            raise BrokenChain(
                f"The stage “{link.stage.key}” of the funnel doesn't add up: {int(link.entered.sum())} leads entered "
                f"it, {int(sums.sum())} advanced, were lost there or are open there. Please report this."
            )


def _memberships(norms: Norms, stages: Sequence[Stage]) -> list[npt.NDArray[np.bool_]]:
    """Per stage, which (state, verdict, furthest) belong to it and to every stage before."""
    state, verdict, furthest = np.indices((STATES, VERDICTS, len(norms.lead_stages)))
    belongs = np.ones_like(state, dtype=np.bool_)
    found = []
    for stage in stages:
        if stage.source is Source.VERDICT:
            belongs = belongs & (verdict == TARGET)
        elif stage.source is Source.DATES:
            belongs = belongs & (furthest >= norms.lead_stages.index(stage))
        elif stage.source is Source.WON:
            belongs = belongs & (state == WON)
        found.append(belongs)
    return found
