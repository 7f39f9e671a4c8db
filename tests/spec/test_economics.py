"""What the numbers of unit economics mean, example by example."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from sheetsync.core.metrics import economics
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period
from tests.spec.expectations import Spec, check

_DEALS = """
    lead | created | closed | channel | segment | state | verdict    | amount | cost
    1    | 04.05   | 10.05  | email   | small   | won   | target     | 1000   | 400
    2    | 04.05   | 20.05  | email   | small   | won   | target     | 3000   | 900
    3    | 05.05   | 12.05  | email   | big     | lost  | non-target |        |
    4    | 05.05   |        | search  | big     | open  | target     |        |
    """
_SPEND = """
    date  | channel | campaign | segment | spend | impressions | clicks | visits
    01.05 | email   |          |         | 300   | 10000       | 100    | 80
    01.05 | search  |          | big     | 200   |             | 20     | 20
    """
_MAY = Period(dt.date(2026, 5, 1), dt.date(2026, 5, 31))

SPECS = (
    Spec(
        "What a lead, a target lead and a customer cost and bring.",
        _DEALS,
        """
        economics.won = 2
        economics.revenue = 1000 + 3000
        economics.spend = 300 + 200
        economics.cpl = 500 / 4
        economics.cpql = 500 / 3
        economics.cac = 500 / 2
        economics.cac_cohort = 500 / 2
        economics.average_check = (1000 + 3000) / 2
        economics.gross_profit = (1000 - 400) + (3000 - 900)
        economics.gross_profit_per_lead = 2700 / 4
        economics.gross_profit_per_target = 2700 / 3
        economics.contribution_per_lead = 2700 / 4 - 500 / 4
        economics.romi = (2700 - 500) / 500
        economics.break_even_cpl = 2700 / 4
        economics.cpl_max = 2700 / 4 / (1 + 1)
        """,
        spend=_SPEND,
    ),
    Spec(
        "Spend typed without a segment is split by the leads of the same channel, to the last kopeck: 300 in e-mail "
        "over two small leads and one big one. The allocated part is shown.",
        _DEALS,
        """
        economics.allocated_spend = 300
        economics.spend [segment: small] = 300 * 2 / 3
        economics.spend [segment: big] = 300 / 3 + 200
        economics.allocated_spend [segment: small] = 200
        economics.allocated_spend [segment: big] = 100
        economics.spend [segment: small, channel: email] = 200
        economics.spend [segment: big, channel: email] = 100
        economics.spend [segment: big, channel: search] = 200
        economics.cpl [segment: big] = 300 / 2
        """,
        spend=_SPEND,
    ),
    Spec(
        "The same channel and campaign come first; a campaign without leads goes by its channel, a channel without "
        "leads by all leads. By segment and channel it stays without a segment: nothing is known of it there.",
        """
        lead | created | channel | campaign | segment
        1    | 04.05   | email   | spring   | small
        2    | 04.05   | email   | autumn   | big
        3    | 04.05   | email   | autumn   | big
        4    | 04.05   | search  | brand    | big
        """,
        """
        economics.spend [segment: small] = 10 + 30 / 3 + 40 / 4
        economics.spend [segment: big] = 30 * 2 / 3 + 40 * 3 / 4
        economics.spend [segment: small, channel: email] = 10 + 30 / 3
        economics.spend [segment: (not set), channel: radio] = 40
        economics.spend [channel: radio] = 40
        economics.cpl [channel: radio] = untold (no_cases)
        """,
        spend="""
        date  | channel | campaign | spend
        01.05 | email   | spring   | 10
        01.05 | email   | winter   | 30
        01.05 | radio   | jingle   | 40
        """,
    ),
    Spec(
        "A split that doesn't come out even still sums to the total: 100.00 over three equal segments.",
        """
        lead | created | channel | segment
        1    | 04.05   | email   | a
        2    | 04.05   | email   | b
        3    | 04.05   | email   | c
        """,
        """
        economics.spend [segment: a] = 33.34
        economics.spend [segment: b] = 33.33
        economics.spend [segment: c] = 33.33
        """,
        spend="""
        date  | channel | spend
        01.05 | email   | 100
        """,
    ),
    Spec(
        "Traffic: quotients count only the rows that fill both sides; zero clicks give no CPC.",
        _DEALS,
        """
        economics.impressions = 10000
        economics.clicks = 100 + 20
        economics.visits = 80 + 20
        economics.cpm = 300 / 10000 * 1000
        economics.ctr = 100 / 10000
        economics.cpc = 500 / 120
        economics.visit_to_lead = 4 / 100
        economics.cpm [channel: search] = untold (no_cases)
        economics.visit_to_lead [channel: email] = 3 / 80
        economics.visit_to_lead [segment: small] = untold (partly_filled:spend.segment)
        """,
        spend=_SPEND,
    ),
    Spec(
        "No clicks, no CPC; more clicks than impressions are no rate.",
        _DEALS,
        """
        economics.cpc = untold (no_cases)
        economics.cpc [channel: email] = untold (no_cases)
        economics.ctr [channel: email] = 0 / 10
        economics.visit_to_lead [channel: email] = untold (above_whole)
        """,
        spend="""
        date  | channel | spend | impressions | clicks | visits
        01.05 | email   | 300   | 10          | 0      | 2
        """,
    ),
    Spec(
        "Without the Spend tab, or without its column, what needs it is off and says why.",
        _DEALS,
        """
        economics.spend = untold (no_tab:spend)
        economics.cpl = untold (no_tab:spend)
        economics.romi [segment: small] = untold (no_tab:spend)
        economics.non_target_spend = untold (no_tab:spend)
        economics.gross_profit_per_lead = 2700 / 4
        """,
    ),
    Spec(
        "A missing column of impressions takes CPM and CTR with it, nothing else.",
        _DEALS,
        """
        economics.impressions = untold (no_column:spend.impressions)
        economics.cpm = untold (no_column:spend.impressions)
        economics.ctr = untold (no_column:spend.impressions)
        economics.cpc = 300 / 10
        economics.clicks [segment: small] = untold (no_column:spend.segment)
        economics.cpl [campaign: (not set)] = untold (no_column:spend.campaign)
        """,
        spend="""
        date  | channel | spend | clicks
        01.05 | email   | 300   | 10
        """,
    ),
    Spec(
        "Spend isn't kept by manager; what needs none of it is told.",
        """
        lead | created | closed | manager | state | amount | cost
        1    | 04.05   | 10.05  | Anna    | won   | 1000   | 400
        2    | 04.05   |        | Anna    | open  |        |
        """,
        """
        economics.spend [manager: Anna] = untold (spend_has_no_manager)
        economics.cac [manager: Anna] = untold (spend_has_no_manager)
        economics.ctr [manager: Anna] = untold (spend_has_no_manager)
        economics.revenue [manager: Anna] = 1000
        economics.gross_profit_per_lead [manager: Anna] = 600 / 2
        economics.cpl_max [manager: Anna] = 600 / 2 / 2
        """,
        spend=_SPEND,
    ),
    Spec(
        "Flow: wins and money count by their own date, leads by their creation. A month in which nobody typed any "
        "spend isn't free of charge: its quotients can't be told.",
        """
        lead | created | closed | channel | state | amount
        1    | 28.04   | 10.05  | email   | won   | 1000
        2    | 04.05   | 02.06  | email   | won   | 5000
        3    | 04.05   |        | email   | open  |
        """,
        """
        economics.won = 1
        economics.revenue = 1000
        economics.cpl = 100 / 2
        economics.cac = 100 / 1
        economics.cac_cohort = 100 / 1
        """,
        spend="""
        date  | channel | spend
        15.04 | email   | 70
        15.05 | email   | 100
        """,
        period=_MAY,
    ),
    Spec(
        "By month each month has its own leads, wins and spend.",
        """
        lead | created | closed | channel | state | amount
        1    | 28.04   | 10.05  | email   | won   | 1000
        2    | 04.05   | 02.06  | email   | won   | 5000
        3    | 04.05   |        | email   | open  |
        """,
        """
        economics.revenue [month: 2026-05] = 1000
        economics.cpl [month: 2026-04] = 70 / 1
        economics.cac [month: 2026-04] = untold (no_cases)
        economics.cac_cohort [month: 2026-04] = 70 / 1
        economics.cac [month: 2026-05] = 100 / 1
        economics.spend [month: 2026-06] = 0
        economics.cac [month: 2026-06] = untold (no_cases)
        """,
        spend="""
        date  | channel | spend
        15.04 | email   | 70
        15.05 | email   | 100
        """,
    ),
    Spec(
        "A win without an amount is unknown, not free: the check is that of the others. Half above, half below.",
        """
        lead | created | closed | state | amount
        1    | 04.05   | 10.05  | won   | 1000
        2    | 04.05   | 10.05  | won   | 2000
        3    | 04.05   | 10.05  | won   | 4000
        4    | 04.05   | 10.05  | won   | 9000
        5    | 04.05   | 10.05  | won   |
        """,
        """
        economics.won = 5
        economics.average_check = 16000 / 4
        economics.median_check = (2000 + 4000) / 2
        economics.biggest_deal_share = 9000 / (1000 + 2000 + 4000 + 9000), big_deal
        """,
    ),
    Spec(
        "A refund lowers the revenue, and is no part of a whole.",
        """
        lead | created | closed | segment | state | amount
        1    | 04.05   | 10.05  | small   | won   | 1000
        2    | 04.05   | 10.05  | small   | won   | -400
        3    | 04.05   | 10.05  | big     | won   | -400
        4    | 04.05   | 10.05  | none    | lost  |
        """,
        """
        economics.revenue = 1000 - 400 - 400
        economics.biggest_deal_share = 1, big_deal
        economics.biggest_deal_share [segment: big] = untold (no_cases)
        economics.median_check [segment: big] = -400
        economics.average_check [segment: none] = untold (no_cases)
        """,
    ),
    Spec(
        "A quarter of the revenue in one deal is not yet worth a note.",
        """
        lead | created | closed | state | amount
        1    | 04.05   | 10.05  | won   | 1000
        2    | 04.05   | 10.05  | won   | 1000
        3    | 04.05   | 10.05  | won   | 1000
        4    | 04.05   | 10.05  | won   | 1000
        """,
        "economics.biggest_deal_share = 1000 / (4 * 1000)",
    ),
    Spec(
        "Gross profit goes by the deal's cost; where that is blank, by the margin.",
        """
        lead | created | closed | state | amount | cost
        1    | 04.05   | 10.05  | won   | 1000   | 400
        2    | 04.05   | 10.05  | won   | 2000   |
        """,
        """
        economics.gross_profit = (1000 - 400) + 2000 * 3 / 10
        economics.gross_profit_per_lead = (600 + 600) / 2
        """,
        norms=Norms(margin=Fraction(3, 10)),
    ),
    Spec(
        "With neither, one win is enough to leave the profit unknown; where all wins have a cost it is told.",
        """
        lead | created | closed | segment | state | amount | cost
        1    | 04.05   | 10.05  | small   | won   | 1000   | 400
        2    | 04.05   | 10.05  | big     | won   | 2000   |
        """,
        """
        economics.gross_profit = untold (no_cost)
        economics.romi = untold (no_cost)
        economics.break_even_cpl [segment: big] = untold (no_cost)
        economics.gross_profit [segment: small] = 600
        economics.revenue = 3000
        """,
        spend=_SPEND,
    ),
    Spec(
        "Full CAC adds the sales department: its monthly cost for the days of the period that have passed, 15 of the "
        "30 days of June. It is set for the whole company, not for its parts.",
        """
        lead | created | closed | channel | state | amount
        1    | 04.06   | 10.06  | email   | won   | 1000
        2    | 04.06   | 10.06  | email   | won   | 1000
        """,
        """
        economics.full_cac = (100 + 3000 * 15 / 30) / 2
        economics.full_cac [month: 2026-06] = (100 + 3000 * 15 / 30) / 2
        economics.full_cac [channel: email] = untold (company_cost)
        economics.cac = 100 / 2
        """,
        spend="""
        date  | channel | spend
        01.06 | email   | 100
        """,
        norms=Norms(sales_cost_per_month=3000_00),
        period=Period(dt.date(2026, 6, 1), dt.date(2026, 6, 30)),
        as_of="15.06.2026",
    ),
    Spec(
        "An open period starts with the first date anywhere: May less its first ten days, and all of June.",
        """
        lead | created | closed | channel | state | amount
        1    | 11.05   | 10.06  | email   | won   | 1000
        """,
        """
        economics.full_cac = 100 + 3100 * 21 / 31 + 3100
        economics.full_cac [month: 2026-05] = untold (no_cases)
        """,
        spend="""
        date  | channel | spend
        01.06 | email   | 100
        """,
        norms=Norms(sales_cost_per_month=3100_00),
    ),
    Spec(
        "LTV needs the expected purchases. Payback is at once where the first purchase covers the CAC; when further "
        "purchases come the tabs don't say.",
        """
        lead | created | closed | channel | state | amount | cost
        1    | 04.05   | 10.05  | email   | won   | 1000   | 400
        2    | 04.05   | 10.05  | search  | won   | 1000   | 900
        """,
        """
        economics.ltv = (600 + 100) / 2 * 3 / 2
        economics.ltv_cac = ((600 + 100) / 2 * 3 / 2) / (500 / 2)
        economics.payback_months = 0
        economics.payback_months [channel: search] = untold (no_repeat_dates)
        """,
        spend="""
        date  | channel | spend
        01.05 | email   | 300
        01.05 | search  | 200
        """,
        norms=Norms(expected_purchases=Fraction(3, 2)),
    ),
    Spec(
        "A first purchase that brings exactly the CAC has paid it back.",
        """
        lead | created | closed | channel | state | amount | cost
        1    | 04.05   | 10.05  | email   | won   | 1000   | 700
        """,
        "economics.payback_months = 0",
        spend="""
        date  | channel | spend
        01.05 | email   | 300
        """,
    ),
    Spec(
        "Without that setting there is no LTV; full CAC likewise.",
        _DEALS,
        """
        economics.ltv = untold (no_setting:expected_purchases)
        economics.ltv_cac = untold (no_setting:expected_purchases)
        economics.full_cac = untold (no_setting:sales_cost_per_month)
        """,
        spend=_SPEND,
    ),
    Spec(
        "A non-target lead costs what every lead of its channel, campaign and segment costs: one of three in e-mail. "
        "Spend of a campaign without leads is carried by its channel's leads, of a channel without leads by all.",
        """
        lead | created | channel | campaign | segment | verdict
        1    | 04.05   | email   | spring   | small   | non-target
        2    | 04.05   | email   | spring   | small   | target
        3    | 04.05   | email   | autumn   | big     | unknown
        4    | 04.05   | search  |          | big     | non-target
        """,
        """
        economics.non_target_spend = (60 / 2 + 30 / 3 + 8 / 4) + (100 + 8 / 4)
        economics.non_target_spend [channel: email] = 60 / 2 + 30 / 3 + 8 / 4
        economics.non_target_spend [channel: search] = 100 + 8 / 4
        economics.non_target_spend [channel: radio] = 0
        economics.non_target_spend [segment: small] = 60 / 2 + 30 / 3 + 8 / 4
        economics.non_target_spend [month: 2026-05] = (60 / 2 + 30 / 3 + 8 / 4) + (100 + 8 / 4)
        """,
        spend="""
        date  | channel | campaign | segment | spend
        01.05 | email   | spring   |         | 60
        01.05 | email   | winter   | big     | 30
        01.05 | search  |          | big     | 100
        01.05 | radio   |          |         | 8
        """,
    ),
    Spec(
        "Without criteria nobody is target or non-target.",
        """
        lead | created | closed | channel | state | amount
        1    | 04.05   | 10.05  | email   | won   | 1000
        """,
        """
        economics.cpql = untold (no_criteria)
        economics.non_target_spend = untold (no_criteria)
        economics.gross_profit_per_target = untold (no_cost)
        economics.cpl = 500 / 1
        """,
        spend=_SPEND,
    ),
    Spec(
        "A segment that only won leads have says nothing about what a lead costs; sums still stand.",
        """
        lead | created | closed | channel | segment | state | amount | cost
        1    | 04.05   | 10.05  | email   | small   | won   | 1000   | 400
        2    | 04.05   |        | email   |         | open  |        |
        3    | 04.05   |        | email   |         | open  |        |
        """,
        """
        economics.cpl [segment: small] = untold (one_sided:segment)
        economics.cac [segment: small] = untold (one_sided:segment)
        economics.gross_profit_per_lead [segment: small] = untold (one_sided:segment)
        economics.non_target_spend [segment: small] = untold (no_criteria)
        economics.revenue [segment: small] = 1000
        economics.gross_profit [segment: small] = 600
        economics.spend [segment: small] = 100
        economics.cpl = 300 / 3
        """,
        spend="""
        date  | channel | spend
        01.05 | email   | 300
        """,
    ),
    Spec(
        "Without an amount there is no revenue, without a closing date no win of a period.",
        """
        lead | created | channel | state
        1    | 04.05   | email   | won
        """,
        """
        economics.won = untold (no_column:deals.closed)
        economics.revenue = untold (no_column:deals.closed)
        economics.cac = untold (no_column:deals.closed)
        economics.cac_cohort = 500 / 1
        economics.average_check = untold (no_column:deals.closed)
        """,
        spend=_SPEND,
        period=_MAY,
    ),
    Spec(
        "Without the Deals tab nobody knows what was won.",
        """
        lead | created | channel
        1    | 04.05   | email
        """,
        """
        economics.won = untold (no_tab:deals)
        economics.gross_profit = untold (no_tab:deals)
        economics.cac_cohort = untold (no_tab:deals)
        economics.cpl = 500 / 1
        """,
        spend=_SPEND,
    ),
)


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_economics(spec: Spec) -> None:
    check(spec, economics.numbers)
