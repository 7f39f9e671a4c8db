"""Plan against fact: how large the gap is, and whose part of it is what (metrics.md, section 9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sheetsync.core.entry_tabs import Criteria, Deals, Leads, Plan, Spend
from sheetsync.core.facts import Facts
from sheetsync.core.metrics.absence import missing
from sheetsync.core.metrics.base import Metric, Number, Slice, Unit, View, shares, untold
from sheetsync.core.metrics.comparison import Comparison, FactSums, GapSums, PlanSums, added_up, comparison
from sheetsync.core.metrics.cuts import Cuts, Dimensions
from sheetsync.core.metrics.indices import METRICS as INDICES
from sheetsync.core.metrics.indices import indices
from sheetsync.core.metrics.planned import plans
from sheetsync.core.metrics.sides import noted

_PLANNED = (Plan.month, Plan.segment, Plan.leads, Plan.target_share, Plan.win_rate, Plan.average_check)
_LEADS = (Leads.created, Leads.segment)
_TARGET = (*_LEADS, Criteria.subject)
_WINS = (Deals.status, Deals.closed, Leads.segment)
_REVENUE = (*_WINS, Deals.amount)
_ALL = (*_PLANNED, *_TARGET, Deals.status, Deals.closed, Deals.amount)

PLAN_LEADS = Metric("plan.leads", Unit.COUNT, View.FLOW, "sum of planned leads", _PLANNED[:3], 1)
PLAN_TARGET = Metric("plan.target", Unit.COUNT, View.FLOW, "leads × target share", _PLANNED[:4], 1)
PLAN_WON = Metric("plan.won", Unit.COUNT, View.FLOW, "leads × target share × win rate", _PLANNED[:5], 1)
PLAN_TARGET_SHARE = Metric("plan.target_share", Unit.SHARE, View.FLOW, "target leads / leads", _PLANNED[:4], 1)
PLAN_WIN_RATE = Metric("plan.win_rate", Unit.RATIO, View.FLOW, "won / target leads", _PLANNED[:5], 1, True)
PLAN_CHECK = Metric("plan.average_check", Unit.MONEY, View.FLOW, "product of the four / won", _PLANNED, 1)
PLAN_REVENUE = Metric(
    "plan.revenue",
    Unit.MONEY,
    View.FLOW,
    "as typed, else leads × target share × win rate × average check",
    (*_PLANNED, Plan.revenue),
    1,
)
PLAN_SPEND = Metric("plan.spend", Unit.MONEY, View.FLOW, "sum of planned spend", (Plan.month, Plan.segment, Plan.spend))
FACT_LEADS = Metric("fact.leads", Unit.COUNT, View.FLOW, "leads created in the plan's months", _LEADS, 1)
FACT_TARGET = Metric("fact.target", Unit.COUNT, View.FLOW, "target leads among them", _TARGET, 1)
FACT_WON = Metric("fact.won", Unit.COUNT, View.FLOW, "deals won in the plan's months", _WINS, 1)
FACT_TARGET_SHARE = Metric(
    "fact.target_share", Unit.SHARE, View.FLOW, "target leads / leads with a verdict", _TARGET, 1
)
FACT_WIN_RATE = Metric(
    "fact.win_rate", Unit.RATIO, View.FLOW, "won / (leads × target share)", (*_TARGET, *_WINS), 1, True
)
FACT_CHECK = Metric("fact.average_check", Unit.MONEY, View.FLOW, "revenue / won deals with an amount", _REVENUE, 1)
FACT_REVENUE = Metric("fact.revenue", Unit.MONEY, View.FLOW, "sum of the amounts of deals won", _REVENUE, 1)
FACT_SPEND = Metric(
    "fact.spend",
    Unit.MONEY,
    View.FLOW,
    "sum of spend",
    (Spend.date, Spend.spend, Spend.channel, Spend.campaign, Spend.segment),
)
COMPLETION = Metric(
    "plan.completion",
    Unit.RATIO,
    View.FLOW,
    "fact revenue / plan revenue",
    (*_PLANNED, Plan.revenue, *_REVENUE),
    1,
    True,
)
GAP = Metric(
    "gap.revenue", Unit.MONEY, View.FLOW, "fact revenue − plan revenue", (*_PLANNED, Plan.revenue, *_REVENUE), 1
)
VOLUME = Metric("gap.volume", Unit.MONEY, View.FLOW, "Owen value of the number of leads", _ALL, 1)
MIX = Metric("gap.mix", Unit.MONEY, View.FLOW, "Owen value of the segments' shares of the leads", _ALL, 1)
QUALITY = Metric("gap.quality", Unit.MONEY, View.FLOW, "Owen value of the target share", _ALL, 1)
CONVERSION = Metric("gap.conversion", Unit.MONEY, View.FLOW, "Owen value of wins per target lead", _ALL, 1)
CHECK = Metric("gap.check", Unit.MONEY, View.FLOW, "Owen value of the average check", _ALL, 1)
OUTSIDE = Metric("gap.outside", Unit.MONEY, View.FLOW, "gap − its five parts", (*_ALL, Plan.revenue))
GAP_MARKETING = Metric("gap.marketing", Unit.MONEY, View.FLOW, "volume + mix + quality", _ALL, 1)
GAP_SALES = Metric("gap.sales", Unit.MONEY, View.FLOW, "conversion + check", _ALL, 1)
SWAP_PLAN = Metric("swap.plan", Unit.MONEY, View.FLOW, "revenue if all is as planned", _PLANNED)
SWAP_MARKETING = Metric(
    "swap.marketing_fact", Unit.MONEY, View.FLOW, "revenue with marketing's fact and sales' plan", _ALL
)
SWAP_SALES = Metric("swap.sales_fact", Unit.MONEY, View.FLOW, "revenue with marketing's plan and sales' fact", _ALL)
SWAP_FACT = Metric("swap.fact", Unit.MONEY, View.FLOW, "revenue if all is as delivered", _ALL)
METRICS: tuple[Metric, ...] = (
    PLAN_LEADS,
    PLAN_TARGET,
    PLAN_WON,
    PLAN_TARGET_SHARE,
    PLAN_WIN_RATE,
    PLAN_CHECK,
    PLAN_REVENUE,
    PLAN_SPEND,
    FACT_LEADS,
    FACT_TARGET,
    FACT_WON,
    FACT_TARGET_SHARE,
    FACT_WIN_RATE,
    FACT_CHECK,
    FACT_REVENUE,
    FACT_SPEND,
    COMPLETION,
    GAP,
    VOLUME,
    MIX,
    QUALITY,
    CONVERSION,
    CHECK,
    OUTSIDE,
    GAP_MARKETING,
    GAP_SALES,
    SWAP_PLAN,
    SWAP_MARKETING,
    SWAP_SALES,
    SWAP_FACT,
    *INDICES,
)
WAYS: tuple[Dimensions, ...] = ((), ("segment",), ("month",), ("month", "segment"))
"""How the plan is sliced: it knows months and segments only."""


def numbers(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """Every key in all four ways, told with the total; nothing more in any other cut.

    By segment only if the plan names one. Facts count in the plan's months alone. Without a plan only the total is
    there, and says why.
    """
    if cuts.dimensions:
        return
    planned = {} if missing(facts, Plan.month) else plans(facts)
    if not planned:
        why = missing(facts, Plan.month) or "no_plan_months"
        yield from (number for metric in METRICS for number in untold(metric, [()], why))
        return
    table = comparison(facts, cuts, planned)
    for dimensions in WAYS:
        if table.has_segments or "segment" not in dimensions:
            yield from _sliced(facts, table, dimensions)


def _sliced(facts: Facts, table: Comparison, dimensions: Dimensions) -> Iterator[Number]:
    slices, places = table.slices(dimensions)
    plan = added_up(table.plan, places, len(slices))
    fact = added_up(table.fact, places, len(slices), table.unplaced if "segment" in dimensions else "")
    gap = added_up(table.gap, places, len(slices))
    running, mismatched = table.marked(slices, places)
    hinging = _hinging(slices, plan, fact)
    yield from _planned_rates(slices, plan)
    yield from noted(_planned_sums(slices, plan, gap), "prorated", running)
    yield from noted(_gap(slices, plan, fact), "prorated", running)
    yield from _delivered(slices, fact)
    yield from noted(_target_share(facts, slices, fact), "unjudged", hinging)
    yield from _parts_by_amount(slices, gap)
    yield from noted(_parts_by_verdict(slices, gap), "unjudged", hinging)
    yield from noted(gap.outside.told(OUTSIDE, slices), "plan_mismatch", mismatched)
    why = fact.won.why or fact.target.why or plan.won.why
    yield from noted(indices(facts, table, slices, places, why=why), "prorated", running)


def _planned_sums(slices: Sequence[Slice], plan: PlanSums, gap: GapSums) -> Iterator[Number]:
    yield from plan.leads.told(PLAN_LEADS, slices)
    yield from plan.target.told(PLAN_TARGET, slices)
    yield from plan.won.told(PLAN_WON, slices)
    yield from plan.revenue.told(PLAN_REVENUE, slices)
    yield from plan.spend.told(PLAN_SPEND, slices)
    yield from gap.all_planned.told(SWAP_PLAN, slices)


def _planned_rates(slices: Sequence[Slice], plan: PlanSums) -> Iterator[Number]:
    yield from (plan.target / plan.leads).told(PLAN_TARGET_SHARE, slices)
    yield from (plan.won / plan.target).told(PLAN_WIN_RATE, slices)
    yield from (plan.product / plan.won).told(PLAN_CHECK, slices)


def _gap(slices: Sequence[Slice], plan: PlanSums, fact: FactSums) -> Iterator[Number]:
    yield from (fact.revenue - plan.revenue).told(GAP, slices)
    yield from (fact.revenue / plan.revenue).told(COMPLETION, slices)


def _delivered(slices: Sequence[Slice], fact: FactSums) -> Iterator[Number]:
    yield from fact.leads.told(FACT_LEADS, slices)
    yield from fact.target.told(FACT_TARGET, slices)
    yield from fact.won.told(FACT_WON, slices)
    yield from (fact.won / fact.likely).told(FACT_WIN_RATE, slices, fact.target.whole())
    yield from (fact.revenue / fact.sold).told(FACT_CHECK, slices, fact.sold.whole())
    yield from fact.revenue.told(FACT_REVENUE, slices, fact.sold.whole())
    yield from fact.spend.told(FACT_SPEND, slices)


def _target_share(facts: Facts, slices: Sequence[Slice], fact: FactSums) -> Iterator[Number]:
    k, n = (np.array(each.whole(), dtype=np.int64) for each in (fact.target, fact.leads - fact.unjudged))
    yield from shares(FACT_TARGET_SHARE, slices, k, n, facts.norms.confidence, why=fact.target.why)


def _parts_by_amount(slices: Sequence[Slice], gap: GapSums) -> Iterator[Number]:
    """What doesn't hang on verdicts that are still to come."""
    yield from gap.volume.told(VOLUME, slices)
    yield from gap.mix.told(MIX, slices)
    yield from gap.check.told(CHECK, slices)


def _parts_by_verdict(slices: Sequence[Slice], gap: GapSums) -> Iterator[Number]:
    """What does, and so whose part is whose."""
    yield from gap.quality.told(QUALITY, slices)
    yield from gap.conversion.told(CONVERSION, slices)
    yield from (gap.volume + gap.mix + gap.quality).told(GAP_MARKETING, slices)
    yield from (gap.conversion + gap.check).told(GAP_SALES, slices)
    yield from gap.marketing_delivered.told(SWAP_MARKETING, slices)
    yield from gap.sales_delivered.told(SWAP_SALES, slices)
    yield from gap.all_delivered.told(SWAP_FACT, slices)


def _hinging(slices: Sequence[Slice], plan: PlanSums, fact: FactSums) -> frozenset[Slice]:
    """Where leads without a verdict yet decide whether the target share is below the plan's or not."""
    found = set()
    planned = plan.target / plan.leads
    rows = zip(slices, planned.entries, fact.target.whole(), fact.unjudged.whole(), fact.leads.whole(), strict=True)
    for where, share, target, unjudged, leads in rows:
        if not isinstance(share, str) and target < share * leads <= target + unjudged:
            found.add(where)
    return frozenset(found)
