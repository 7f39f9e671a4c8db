"""The stages of the combined funnel one after another, each with its count or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sheetsync.core.entry_tabs import Spend
from sheetsync.core.facts import Facts
from sheetsync.core.metrics.absence import missing, unjudged
from sheetsync.core.metrics.base import Cut, Ints
from sheetsync.core.metrics.chain import Link, chain
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.ledger import unnamed
from sheetsync.core.metrics.sides import one_sided, one_sided_stages
from sheetsync.core.metrics.sources import unworked
from sheetsync.core.norms import Source, Stage


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One stage and how many entered it, per slice.

    `why`: the count can't be told; `refused`: no share into it or out of it; `unplaced`: no share of leads in it.
    """

    stage: Stage
    entered: Ints
    why: str = ""
    refused: str = ""
    unplaced: str = ""
    link: Link | None = None
    """Of a lead stage: what became of those who entered."""


def steps(facts: Facts, cuts: Cuts) -> Iterator[Step]:
    """The traffic stages, then the lead stages; the verdict's is there even if nothing is judged."""
    for stage in facts.norms.stages:
        if stage.source is Source.TRAFFIC:
            yield _traffic(facts, cuts, stage)
    yield from _lead_stages(facts, cuts)


def _traffic(facts: Facts, cuts: Cuts, stage: Stage) -> Step:
    """A sum of spend rows; a blank cell adds nothing."""
    why = missing(facts, Spend.field(stage.key)) or unnamed(facts, cuts, "segment", "channel", "campaign")
    if why or cuts.spend is None:
        return Step(stage, np.zeros(len(cuts.slices), dtype=np.int64), why or "spend_has_no_manager")
    total = cuts.spend.total(facts.spend[stage.key].to_numpy(np.int64, na_value=0))
    return Step(stage, total, unplaced=_unplaced(facts, cuts, cuts.spend, stage))


def _unplaced(facts: Facts, cuts: Cuts, spend: Cut, stage: Stage) -> str:
    """Leads have a segment but some of their traffic doesn't: what share of it became leads of a segment is unknown."""
    loose = facts.spend["segment"].isna() & facts.spend[stage.key].notna()
    return "partly_filled:spend.segment" if "segment" in cuts.dimensions and spend.count(loose.to_numpy()).any() else ""


def _lead_stages(facts: Facts, cuts: Cuts) -> Iterator[Step]:
    no_criteria, no_sales = unjudged(facts), unworked(facts)
    links = {link.stage: link for link in chain(facts.norms, cuts.standing, judged=not no_criteria)}
    column, stages = one_sided(cuts), one_sided_stages(facts, cuts)
    for stage in facts.norms.lead_stages:
        if stage not in links:
            nothing = np.zeros(len(cuts.slices), dtype=np.int64)
            yield Step(stage, nothing, no_criteria, link=Link(stage, *[nothing] * 5))
            continue
        why = no_sales if stage.source in {Source.DATES, Source.WON} else ""
        refused = f"one_sided:{stage.key}" if stage.key in stages else ""
        yield Step(stage, links[stage].entered, why, column or refused, link=links[stage])
