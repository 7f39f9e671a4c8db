"""Unit economics: what leads cost, what wins bring, whether it pays (metrics.md, section 7)."""

from __future__ import annotations

from collections.abc import Iterator

from sheetsync.core.entry_tabs import Criteria, Deals, Leads, Spend
from sheetsync.core.facts import Facts
from sheetsync.core.metrics import traffic
from sheetsync.core.metrics.amounts import Amounts
from sheetsync.core.metrics.base import Metric, Number, Unit, View
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.deal_sizes import deal_sizes
from sheetsync.core.metrics.ledger import Ledger, ledger, undated_wins
from sheetsync.core.metrics.payroll import sales_cost
from sheetsync.core.metrics.worth import gross_profits

_LEADS = (Leads.created,)
_TARGET = (Leads.created, Criteria.subject)
_WINS = (Deals.status, Deals.closed)
_REVENUE = (*_WINS, Deals.amount)
_PROFIT = (*_REVENUE, Deals.cost)
_SPEND = (Spend.date, Spend.spend, Spend.channel, Spend.campaign, Spend.segment)

WON = Metric("economics.won", Unit.COUNT, View.FLOW, "deals won in the period", _WINS, 1)
REVENUE = Metric("economics.revenue", Unit.MONEY, View.FLOW, "sum of the amounts of deals won", _REVENUE, 1)
SPENT = Metric("economics.spend", Unit.MONEY, View.FLOW, "sum of spend", _SPEND)
ALLOCATED = Metric("economics.allocated_spend", Unit.MONEY, View.FLOW, "spend typed without a segment", _SPEND)
CPL = Metric("economics.cpl", Unit.MONEY, View.FLOW, "spend / leads created", (*_SPEND, *_LEADS), -1)
CPQL = Metric("economics.cpql", Unit.MONEY, View.FLOW, "spend / target leads created", (*_SPEND, *_TARGET), -1)
CAC = Metric("economics.cac", Unit.MONEY, View.FLOW, "spend / won", (*_SPEND, *_WINS), -1)
FULL_CAC = Metric("economics.full_cac", Unit.MONEY, View.FLOW, "(spend + sales cost) / won", (*_SPEND, *_WINS), -1)
CAC_COHORT = Metric(
    "economics.cac_cohort",
    Unit.MONEY,
    View.COHORT,
    "spend / won among leads created in the period",
    (*_SPEND, *_LEADS, Deals.status),
    -1,
)
AVERAGE_CHECK = Metric(
    "economics.average_check", Unit.MONEY, View.FLOW, "revenue / won deals with an amount", _REVENUE, 1
)
MEDIAN_CHECK = Metric(
    "economics.median_check", Unit.MONEY, View.FLOW, "median amount of won deals with an amount", _REVENUE, 1
)
BIGGEST_DEAL = Metric(
    "economics.biggest_deal_share", Unit.SHARE, View.FLOW, "largest amount / sum of positive amounts", _REVENUE, -1
)
GROSS_PROFIT = Metric(
    "economics.gross_profit", Unit.MONEY, View.FLOW, "revenue − cost (or revenue × margin)", _PROFIT, 1
)
PROFIT_PER_LEAD = Metric(
    "economics.gross_profit_per_lead", Unit.MONEY, View.FLOW, "gross profit / leads created", (*_PROFIT, *_LEADS), 1
)
PROFIT_PER_TARGET = Metric(
    "economics.gross_profit_per_target",
    Unit.MONEY,
    View.FLOW,
    "gross profit / target leads created",
    (*_PROFIT, *_TARGET),
    1,
)
CONTRIBUTION = Metric(
    "economics.contribution_per_lead",
    Unit.MONEY,
    View.FLOW,
    "gross profit per lead − CPL",
    (*_PROFIT, *_SPEND, *_LEADS),
    1,
)
ROMI = Metric("economics.romi", Unit.RATIO, View.FLOW, "(gross profit − spend) / spend", (*_PROFIT, *_SPEND), 1, True)
BREAK_EVEN_CPL = Metric(
    "economics.break_even_cpl", Unit.MONEY, View.FLOW, "gross profit per lead", (*_PROFIT, *_LEADS), 1
)
CPL_MAX = Metric(
    "economics.cpl_max", Unit.MONEY, View.FLOW, "break-even CPL / (1 + required ROMI)", (*_PROFIT, *_LEADS), 1
)
LTV = Metric(
    "economics.ltv", Unit.MONEY, View.FLOW, "gross profit per won deal with an amount × expected purchases", _PROFIT, 1
)
LTV_CAC = Metric("economics.ltv_cac", Unit.RATIO, View.FLOW, "LTV / CAC", (*_PROFIT, *_SPEND), 1)
PAYBACK = Metric(
    "economics.payback_months",
    Unit.RATIO,
    View.FLOW,
    "0 where gross profit per won deal ≥ CAC",
    (*_PROFIT, *_SPEND),
    -1,
)
NON_TARGET_SPEND = Metric(
    "economics.non_target_spend",
    Unit.MONEY,
    View.COHORT,
    "sum over non-target leads of spend / leads of the same channel, campaign and segment",
    (*_SPEND, *_TARGET),
    -1,
)
METRICS: tuple[Metric, ...] = (
    WON,
    REVENUE,
    SPENT,
    ALLOCATED,
    *traffic.METRICS,
    CPL,
    CPQL,
    CAC,
    FULL_CAC,
    CAC_COHORT,
    AVERAGE_CHECK,
    MEDIAN_CHECK,
    BIGGEST_DEAL,
    GROSS_PROFIT,
    PROFIT_PER_LEAD,
    PROFIT_PER_TARGET,
    CONTRIBUTION,
    ROMI,
    BREAK_EVEN_CPL,
    CPL_MAX,
    LTV,
    LTV_CAC,
    PAYBACK,
    NON_TARGET_SPEND,
)


def numbers(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """Every key in one cut; what rests on spend is untold by manager, what rests on leads by a one-sided column."""
    sums = ledger(facts, cuts)
    yield from _sums(cuts, sums)
    yield from traffic.numbers(facts, cuts)
    yield from _acquisition(facts, cuts, sums)
    yield from _deals(facts, cuts, sums)
    yield from _profit(facts, cuts, sums)
    yield from _lifetime(facts, cuts, sums)


def _sums(cuts: Cuts, sums: Ledger) -> Iterator[Number]:
    yield from sums.won.told(WON, cuts.slices)
    yield from sums.revenue.told(REVENUE, cuts.slices, sums.sold.whole())
    yield from sums.spend.told(SPENT, cuts.slices)
    yield from sums.without_segment.told(ALLOCATED, cuts.slices)
    yield from sums.non_target_spend.told(NON_TARGET_SPEND, cuts.slices)


def _acquisition(facts: Facts, cuts: Cuts, sums: Ledger) -> Iterator[Number]:
    """What a lead, a target lead and a customer cost."""
    for metric, under in (
        (CPL, sums.leads),
        (CPQL, sums.target),
        (CAC, sums.won),
        (CAC_COHORT, sums.won_of_created),
    ):
        yield from (sums.cost / under).told(metric, cuts.slices, under.whole())
    full = (sums.cost + sales_cost(facts, cuts)) / sums.won
    yield from full.told(FULL_CAC, cuts.slices, sums.won.whole())


def _deals(facts: Facts, cuts: Cuts, sums: Ledger) -> Iterator[Number]:
    """How large the deals are."""
    n, wins = sums.sold.whole(), cuts.once(gross_profits)
    sizes = deal_sizes(wins.within(cuts.flow), wins.revenue)
    lacking = undated_wins(facts, cuts) or wins.why
    yield from (sums.revenue / sums.sold).told(AVERAGE_CHECK, cuts.slices, n)
    yield from sizes.medians.unless(lacking).told(MEDIAN_CHECK, cuts.slices, n)
    biggest = sizes.biggest_shares.unless(lacking)
    limit = facts.norms.big_deal_share
    notes = ["" if isinstance(share, str) or share <= limit else "big_deal" for share in biggest.entries]
    yield from biggest.told(BIGGEST_DEAL, cuts.slices, n, notes)


def _profit(facts: Facts, cuts: Cuts, sums: Ledger) -> Iterator[Number]:
    """Gross profit, and what may be spent on a lead for it."""
    per_lead, leads = sums.profit / sums.leads, sums.leads.whole()
    yield from sums.profit.told(GROSS_PROFIT, cuts.slices, sums.sold.whole())
    yield from per_lead.told(PROFIT_PER_LEAD, cuts.slices, leads)
    yield from (sums.profit / sums.target).told(PROFIT_PER_TARGET, cuts.slices, sums.target.whole())
    yield from (per_lead - sums.cost / sums.leads).told(CONTRIBUTION, cuts.slices, leads)
    yield from ((sums.profit - sums.cost) / sums.cost).told(ROMI, cuts.slices)
    yield from per_lead.told(BREAK_EVEN_CPL, cuts.slices, leads)
    yield from per_lead.times(1 / (1 + facts.norms.required_romi)).told(CPL_MAX, cuts.slices, leads)


def _lifetime(facts: Facts, cuts: Cuts, sums: Ledger) -> Iterator[Number]:
    """What a customer brings over its life against what it cost to win."""
    per_win, n = sums.profit / sums.sold, sums.sold.whole()
    purchases = facts.norms.expected_purchases
    ltv = per_win.unless("" if purchases else "no_setting:expected_purchases").times(purchases or 0)
    cac = sums.cost / sums.won
    yield from ltv.told(LTV, cuts.slices, n)
    yield from (ltv / cac).told(LTV_CAC, cuts.slices, n)
    yield from _covered_at_once(per_win - cac).told(PAYBACK, cuts.slices, n)


def _covered_at_once(left: Amounts) -> Amounts:
    """0 months where the first purchase leaves nothing of the CAC; the tabs don't say when further ones come."""
    entries = (entry if isinstance(entry, str) else 0 if entry >= 0 else "no_repeat_dates" for entry in left.entries)
    return Amounts(tuple(entries))
