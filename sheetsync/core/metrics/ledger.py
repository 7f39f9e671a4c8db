"""The sums that unit economics is made of, per slice, each with its reason where it can't be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from sheetsync.core.entry_tabs import Deals, Spend
from sheetsync.core.facts import TARGET, WON, Facts
from sheetsync.core.metrics.absence import missing, unjudged
from sheetsync.core.metrics.amounts import Amounts
from sheetsync.core.metrics.base import NOT_SET, Cut
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.places import PLACE, Place
from sheetsync.core.metrics.sides import one_sided
from sheetsync.core.metrics.sources import unworked
from sheetsync.core.metrics.spending import Bill, spending
from sheetsync.core.metrics.worth import gross_profits


@dataclass(frozen=True, slots=True)
class Ledger:
    """Amounts per slice: leads created in the period, wins and money dated in the period."""

    leads: Amounts
    target: Amounts
    won: Amounts
    won_of_created: Amounts
    revenue: Amounts
    sold: Amounts
    """Wins that have an amount."""
    profit: Amounts
    spend: Amounts
    without_segment: Amounts
    """The part of the spend that was typed without a segment."""
    cost: Amounts
    """The spend where a quotient may be told from it: a month in which nobody typed any spend isn't free."""
    non_target_spend: Amounts


def ledger(facts: Facts, cuts: Cuts) -> Ledger:
    """All sums of one cut."""
    wins, no_wins, no_leads = cuts.once(gross_profits), undated_wins(facts, cuts), one_sided(cuts)
    spend, without_segment, non_target = (amounts.unless(unspent(facts, cuts)) for amounts in _spend(facts, cuts))
    return Ledger(
        leads=Amounts.of(cuts.standing.sum(axis=(1, 2, 3))).unless(no_leads),
        target=Amounts.of(cuts.standing[:, :, TARGET].sum(axis=(1, 2))).unless(unjudged(facts) or no_leads),
        won=Amounts.of(Cut(cuts.slices, cuts.flow.codes[wins.won]).count()).unless(no_wins),
        won_of_created=Amounts.of(cuts.standing[:, WON].sum(axis=(1, 2))).unless(unworked(facts)),
        revenue=wins.revenues(cuts.flow).unless(no_wins),
        sold=Amounts.of(wins.counts(cuts.flow)).unless(no_wins),
        profit=wins.totals(cuts.flow).unless(no_wins),
        spend=spend,
        without_segment=without_segment,
        cost=_where_typed(cuts, spend).unless(_misplaced(cuts, without_segment)),
        non_target_spend=non_target.unless(unjudged(facts) or no_leads),
    )


def undated_wins(facts: Facts, cuts: Cuts) -> str:
    """Why wins can't be told by when they were won; "" if they can."""
    by_date = not facts.period.is_open or "month" in cuts.dimensions
    return unworked(facts) or missing(facts, *([Deals.closed] if by_date else []))


def unspent(facts: Facts, cuts: Cuts) -> str:
    """Why spend can't be told in this cut; "" if it can. A blank segment is no reason: it is allocated."""
    lacking = missing(facts, Spend.spend)
    if not lacking and cuts.spend is None:
        return "spend_has_no_manager"
    return lacking or unnamed(facts, cuts, "channel", "campaign")


def unnamed(facts: Facts, cuts: Cuts, *dimensions: str) -> str:
    """Which of these dimensions of the cut no spend row of the period fills, as a reason; "" if none."""
    rows = np.zeros(0, dtype=np.intp) if cuts.spend is None else np.flatnonzero(cuts.spend.codes >= 0)
    for name in [name for name in dimensions if name in cuts.dimensions]:
        filled = len(rows) == 0 or (facts.spend[name].cat.codes.to_numpy()[rows] >= 0).any()
        if lacking := missing(facts, Spend.field(name)) or ("" if filled else f"no_column:spend.{name}"):
            return lacking
    return ""


def _misplaced(cuts: Cuts, without_segment: Amounts) -> str:
    """Why spend means nothing by segment: it was allocated by leads that are one-sided; "" if it does."""
    return one_sided(cuts) if "segment" in cuts.dimensions and any(without_segment.whole()) else ""


def _spend(facts: Facts, cuts: Cuts) -> tuple[Amounts, Amounts, Amounts]:
    """Spend, the part typed without a segment, and what the non-target leads cost."""
    if cuts.spend is None:
        nothing = Amounts((0,) * len(cuts.slices))
        return nothing, nothing, nothing
    spent = cuts.once(spending)
    if "segment" in cuts.dimensions:
        spend = _by_slice(cuts, spent.placed)
        without_segment = _by_slice(cuts, [bill for bill in spent.placed if bill.allocated])
    else:
        amounts = facts.spend["spend"].to_numpy(dtype=np.int64, na_value=0)
        blank = facts.spend["segment"].cat.codes.to_numpy() < 0
        spend, without_segment = cuts.spend.total(amounts).tolist(), cuts.spend.total(amounts, blank).tolist()
    return Amounts.of(spend), Amounts.of(without_segment), Amounts.of(spent.non_target(cuts.cohort))


def _by_slice(cuts: Cuts, bills: Iterable[Bill]) -> Sequence[int]:
    """Spend per slice. A part whose slice holds nothing else stays under the blank segment, where it was typed."""
    at: dict[Place, int] = defaultdict(int)
    for bill in bills:
        at[bill.place] += bill.amount
    parts = [PLACE.index(name) for name in cuts.dimensions]
    sums: dict[tuple[str, ...], int] = {tuple(value for _, value in where): 0 for where in cuts.slices}
    for place, amount in at.items():
        where = tuple(place[part] or NOT_SET for part in parts)
        blank = tuple(NOT_SET if PLACE[part] == "segment" else place[part] or NOT_SET for part in parts)
        sums[where if where in sums else blank] += amount
    return list(sums.values())


def _where_typed(cuts: Cuts, spend: Amounts) -> Amounts:
    """The spend, "no_cases" in a month (or a period) for which there is no row of it."""
    if cuts.spend is None or spend.why:
        return spend
    rows = cuts.spend.count()
    typed = rows > 0 if set(cuts.dimensions) <= {"month"} else np.full(len(rows), rows.any())
    return Amounts(tuple(entry if some else "no_cases" for entry, some in zip(spend.entries, typed, strict=True)))
