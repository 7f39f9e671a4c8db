"""Traffic: what is shown, clicked and visited, and what that costs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from sheetsync.core.entry_tabs import Leads, Spend
from sheetsync.core.facts import Facts
from sheetsync.core.metrics.absence import missing
from sheetsync.core.metrics.amounts import Amounts
from sheetsync.core.metrics.base import Cut, Ints, Metric, Number, Unit, View, shares
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.ledger import unnamed
from sheetsync.core.metrics.sides import one_sided
from sheetsync.core.schema import Field

IMPRESSIONS = Metric(
    "economics.impressions", Unit.COUNT, View.FLOW, "sum of impressions", (Spend.date, Spend.impressions), 1
)
CLICKS = Metric("economics.clicks", Unit.COUNT, View.FLOW, "sum of clicks", (Spend.date, Spend.clicks), 1)
VISITS = Metric("economics.visits", Unit.COUNT, View.FLOW, "sum of visits", (Spend.date, Spend.visits), 1)
CPM = Metric(
    "economics.cpm",
    Unit.MONEY,
    View.FLOW,
    "spend / impressions × 1000, over the rows with both",
    (Spend.date, Spend.spend, Spend.impressions),
    -1,
)
CTR = Metric(
    "economics.ctr",
    Unit.SHARE,
    View.FLOW,
    "clicks / impressions, over the rows with both",
    (Spend.date, Spend.clicks, Spend.impressions),
    1,
)
CPC = Metric(
    "economics.cpc",
    Unit.MONEY,
    View.FLOW,
    "spend / clicks, over the rows with both",
    (Spend.date, Spend.spend, Spend.clicks),
    -1,
)
VISIT_TO_LEAD = Metric(
    "economics.visit_to_lead",
    Unit.SHARE,
    View.FLOW,
    "leads created / visits",
    (Leads.created, Spend.date, Spend.visits),
    1,
)
METRICS: tuple[Metric, ...] = (IMPRESSIONS, CLICKS, VISITS, CPM, CTR, CPC, VISIT_TO_LEAD)


def numbers(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """All of the traffic in one cut. Rows without a segment stay under the blank one: traffic is not allocated."""
    for metric, field in ((IMPRESSIONS, Spend.impressions), (CLICKS, Spend.clicks), (VISITS, Spend.visits)):
        total, _ = _sums(facts, cuts, field, field)
        yield from Amounts.of(total).unless(_why(facts, cuts, field)).told(metric, cuts.slices)
    for metric, field, factor in ((CPM, Spend.impressions, 1000), (CPC, Spend.clicks, 1)):
        spend, traffic = _sums(facts, cuts, Spend.spend, field)
        cost = (Amounts.of(spend).times(factor) / Amounts.of(traffic)).unless(_why(facts, cuts, Spend.spend, field))
        yield from cost.told(metric, cuts.slices, traffic.tolist())
    clicks, impressions = _sums(facts, cuts, Spend.clicks, Spend.impressions)
    yield from _shares(facts, cuts, CTR, clicks, impressions, why=_why(facts, cuts, Spend.impressions, Spend.clicks))
    visits, _ = _sums(facts, cuts, Spend.visits, Spend.visits)
    leads = cuts.standing.sum(axis=(1, 2, 3))
    lacking = _why(facts, cuts, Spend.visits) or one_sided(cuts) or _unplaced(facts, cuts)
    yield from _shares(facts, cuts, VISIT_TO_LEAD, leads, visits, why=lacking)


def _sums(facts: Facts, cuts: Cuts, over: Field, under: Field) -> tuple[Ints, Ints]:
    """Sums of two columns of Spend over the rows that fill both: what is unknown on one side isn't nothing."""
    cut = cuts.spend or Cut(cuts.slices, np.full(len(facts.spend), -1, dtype=np.int32))
    columns = [facts.spend[field.name] for field in (over, under)]
    both = ~(columns[0].isna() | columns[1].isna()).to_numpy()
    top, bottom = (cut.total(column.to_numpy(dtype=np.int64, na_value=0), both) for column in columns)
    return top, bottom


def _why(facts: Facts, cuts: Cuts, *fields: Field) -> str:
    lacking = missing(facts, *fields)
    if not lacking and cuts.spend is None:
        return "spend_has_no_manager"
    return lacking or unnamed(facts, cuts, "segment", "channel", "campaign")


def _unplaced(facts: Facts, cuts: Cuts) -> str:
    """Why visits can't be set against leads by segment: leads have one, but not all visits; "" if they can."""
    if cuts.spend is None or "segment" not in cuts.dimensions:
        return ""
    blank = facts.spend["segment"].isna() & facts.spend["visits"].notna()
    return "partly_filled:spend.segment" if cuts.spend.count(blank.to_numpy()).any() else ""


def _shares(facts: Facts, cuts: Cuts, metric: Metric, k: Ints, n: Ints, *, why: str) -> Iterator[Number]:
    """Shares of n; "above_whole" where k is larger, because then the two don't count the same thing."""
    told = shares(metric, cuts.slices, k, n, facts.norms.confidence, why=why)
    for number, part, whole in zip(told, k.tolist(), n.tolist(), strict=True):
        excess = not why and 0 < whole < part
        yield Number(metric, number.slice, k=part, n=whole, why="above_whole") if excess else number
