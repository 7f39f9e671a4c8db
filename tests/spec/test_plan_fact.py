"""What plan against fact means, example by example."""

from __future__ import annotations

import datetime as dt

import pytest

from sheetsync.core.metrics import plan_fact
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period
from tests.spec.expectations import Spec, check

_EIGHT = """
    lead | created | closed | state | verdict    | amount
    1    | 04.05   | 10.05  | won   | target     | 1000
    2    | 04.05   | 11.05  | won   | target     | 800
    3    | 04.05   | 12.05  | won   | target     | 600
    4    | 04.05   | 13.05  | lost  | target     |
    5    | 04.05   |        | open  | target     |
    6    | 04.05   |        | open  | target     |
    7    | 04.05   | 14.05  | lost  | non-target |
    8    | 04.05   | 15.05  | lost  | non-target |
    """
_TEN = """
    month   | leads | target_share | win_rate | average_check
    05.2026 | 10    | 50 %         | 40 %     | 1000
    """
_TWO_SEGMENTS = """
    lead | created | closed | segment | state | verdict    | amount
    1    | 04.05   | 10.05  | small   | won   | target     | 1000
    2    | 04.05   |        | small   | open  | target     |
    3    | 04.05   |        | small   | open  | non-target |
    4    | 04.05   |        | small   | open  | non-target |
    """
_PLAN_OF_TWO = """
    month   | segment | leads | target_share | win_rate | average_check
    05.2026 | small   | 2     | 50 %         | 50 %     | 1000
    05.2026 | big     | 2     | 50 %         | 50 %     | 5000
    """

_TWELVE = """
    lead | created | closed | state | verdict
    1    | 04.05   | 07.05  | won   | target
    2    | 04.05   | 07.05  | won   | target
    3    | 04.05   |        | open  | target
    4    | 04.05   |        | open  | target
    5    | 04.05   |        | open  | unknown
    6    | 04.05   |        | open  | unknown
    7    | 04.05   |        | open  | non-target
    8    | 04.05   |        | open  | non-target
    9    | 04.05   |        | open  | non-target
    10   | 04.05   |        | open  | non-target
    11   | 04.05   |        | open  | non-target
    12   | 04.05   |        | open  | non-target
    """
_PLAN_OF_TWELVE = """
    month   | leads | target_share | win_rate | average_check
    05.2026 | 12    | 50 %         | 50 %     | 1000
    """
_PLAN_OF_JUNE = _PLAN_OF_TWELVE.replace("05.2026", "06.2026")

SPECS = (
    Spec(
        "Planned 10 leads, half of them target, 40 % of those won for 1000 each; 8 came, 6 were target, 3 were won "
        "for 800 on average.",
        _EIGHT,
        """
        plan.leads = 10
        plan.target = 10 * 0.5
        plan.won = 10 * 0.5 * 0.4
        plan.target_share = 0.5
        plan.win_rate = 0.4
        plan.average_check = 1000
        plan.revenue = 10 * 0.5 * 0.4 * 1000
        fact.leads = 8
        fact.target = 6
        fact.target_share = 6 / 8
        fact.won = 3
        fact.win_rate = 3 / 6
        fact.average_check = 2400 / 3
        fact.revenue = 1000 + 800 + 600
        plan.completion = 2400 / 2000
        gap.revenue = 2400 - 2000
        """,
        plan=_TEN,
    ),
    Spec(
        "Four revenues, and each department's part: the average of its swap with the other one as planned and as "
        "delivered. Within a department likewise.",
        _EIGHT,
        """
        swap.plan = 10 * 0.5 * 0.4 * 1000
        swap.marketing_fact = 8 * 0.75 * 0.4 * 1000
        swap.sales_fact = 10 * 0.5 * 0.5 * 800
        swap.fact = 8 * 0.75 * 0.5 * 800
        gap.marketing = ((2400 - 2000) + (2400 - 2000)) / 2
        gap.sales = ((2000 - 2000) + (2400 - 2400)) / 2
        gap.volume = (8 - 10) * (0.5 + 0.75) / 2 * 400
        gap.mix = 0
        gap.quality = (0.75 - 0.5) * (10 + 8) / 2 * 400
        gap.conversion = (0.5 - 0.4) * (1000 + 800) / 2 * (5 + 6) / 2
        gap.check = (800 - 1000) * (0.4 + 0.5) / 2 * (5 + 6) / 2
        gap.outside = 0
        """,
        plan=_TEN,
    ),
    Spec(
        "A segment without a single lead: the plan's rates stand in, so all of it lies in how many leads came where. "
        "The parts of the segments sum to those of the company.",
        _TWO_SEGMENTS,
        """
        gap.revenue = 1000 - (500 + 2500)
        gap.marketing = -2000
        gap.sales = 0
        gap.quality = 0
        gap.volume = 0
        gap.mix = 500 - 2500
        gap.mix [segment: small] = 4 * 0.5 * 0.5 * 1000 - 2 * 0.5 * 0.5 * 1000
        gap.mix [segment: big] = -2500
        gap.revenue [segment: big] = -2500
        gap.conversion [segment: big] = 0
        fact.leads [segment: big] = 0
        fact.target_share [segment: big] = untold (no_cases)
        plan.completion [segment: big] = 0
        gap.revenue [month: 2026-05, segment: small] = 500
        gap.revenue [month: 2026-05] = -2000
        """,
        plan=_PLAN_OF_TWO,
    ),
    Spec(
        "Not a single target lead: the plan's win rate and check stand in, so it all lies in the leads.",
        """
        lead | created | closed | state | verdict    | amount
        1    | 04.05   |        | open  | non-target |
        2    | 04.05   |        | open  | non-target |
        """,
        """
        gap.quality = -2000
        gap.volume = 0
        gap.conversion = 0
        gap.check = 0
        fact.win_rate = untold (no_cases)
        fact.target_share = 0 / 2
        """,
        plan="""
        month   | leads | target_share | win_rate | average_check
        05.2026 | 2     | 50 %         | 40 %     | 5000
        """,
    ),
    Spec(
        "No win: the plan's check stands in, so it all lies in the conversion.",
        """
        lead | created | closed | state | verdict | amount
        1    | 04.05   |        | open  | target  |
        2    | 04.05   |        | open  | target  |
        """,
        """
        gap.conversion = -2000
        gap.check = 0
        gap.quality = 0
        gap.sales = -2000
        """,
        plan="""
        month   | leads | target_share | win_rate | average_check
        05.2026 | 2     | 100 %        | 50 %     | 2000
        """,
    ),
    Spec(
        "A win in a month without target leads can't be split: it is nobody's part, and the sum still holds.",
        """
        lead | created | closed | state | verdict    | amount
        1    | 20.04   | 04.05  | won   | target     | 700
        2    | 04.05   |        | open  | non-target |
        """,
        """
        fact.revenue = 700
        gap.outside = 700
        gap.quality = -1000
        gap.sales = 0
        gap.revenue = -1000 + 700
        swap.fact = 0
        """,
        plan="""
        month   | leads | target_share | win_rate | average_check
        05.2026 | 1     | 100 %        | 50 %     | 2000
        """,
    ),
    Spec(
        "A win without an amount is no small check: what it brought is unknown, and stands outside the split.",
        """
        lead | created | closed | state | verdict | amount
        1    | 04.05   | 05.05  | won   | target  | 1000
        2    | 04.05   | 06.05  | won   | target  |
        """,
        """
        fact.average_check = 1000
        gap.check = 0
        gap.conversion = 0
        gap.outside = -1000
        gap.revenue = -1000
        """,
        plan="""
        month   | leads | target_share | win_rate | average_check
        05.2026 | 2     | 100 %        | 100 %    | 1000
        """,
    ),
    Spec(
        "A segment that the plan doesn't name was planned with nothing; its own rates stand in: it is more leads.",
        """
        lead | created | closed | segment | state | verdict | amount
        1    | 04.05   | 05.05  | small   | won   | target  | 1000
        2    | 04.05   | 06.05  | big     | won   | target  | 3000
        """,
        """
        plan.leads [segment: big] = 0
        gap.revenue [segment: big] = 3000
        gap.marketing [segment: big] = 3000
        gap.sales [segment: big] = 0
        gap.volume = (2 - 1) * (1 + 0.5) / 2 * 1000 + (2 - 1) * (0 + 0.5) / 2 * 3000
        gap.mix = (0.5 - 1) * (1 + 2) / 2 * 1000 + (0.5 - 0) * (1 + 2) / 2 * 3000
        gap.marketing = 3000
        """,
        plan="""
        month   | segment | leads | target_share | win_rate | average_check
        05.2026 | small   | 1     | 100 %        | 100 %    | 1000
        """,
    ),
    Spec(
        "A plan row without a segment beside rows with one is the plan of all other segments together.",
        """
        lead | created | closed | segment | state | verdict | amount
        1    | 04.05   | 05.05  | small   | won   | target  | 1000
        2    | 04.05   | 06.05  | big     | won   | target  | 3000
        3    | 04.05   | 06.05  |         | won   | target  | 500
        """,
        """
        fact.revenue [segment: (not set)] = 3000 + 500
        plan.revenue [segment: (not set)] = 2000
        fact.revenue [segment: small] = 1000
        gap.revenue [segment: small] = 0
        """,
        plan="""
        month   | segment | leads | target_share | win_rate | average_check
        05.2026 | small   | 1     | 100 %        | 100 %    | 1000
        05.2026 |         | 1     | 100 %        | 100 %    | 2000
        """,
    ),
    Spec(
        "Only the plan's months inside the period count, for the facts too; a month that the period cuts is left out.",
        """
        lead | created | closed | state | verdict | amount
        1    | 04.04   | 05.04  | won   | target  | 7000
        2    | 04.05   | 05.05  | won   | target  | 1000
        3    | 04.06   | 05.06  | won   | target  | 9000
        """,
        """
        plan.leads = 2
        fact.leads = 1
        fact.revenue = 1000
        plan.revenue [month: 2026-05] = 2000
        """,
        plan="""
        month   | leads | target_share | win_rate | average_check
        03.2026 | 2     | 100 %        | 100 %    | 1000
        05.2026 | 2     | 100 %        | 100 %    | 1000
        06.2026 | 2     | 100 %        | 100 %    | 1000
        """,
        period=Period(dt.date(2026, 4, 1), dt.date(2026, 6, 20)),
    ),
    Spec(
        "A running month is compared with the plan's share of working days, today's included: at the end of Friday, "
        "12 June 10 of 22 have passed.",
        "lead | created\n1 | 04.06",
        "plan.leads = 44 * 10 / 22, prorated",
        plan="""
        month   | leads
        06.2026 | 44
        """,
        as_of="12.06.2026",
    ),
    Spec(
        "If the 12th is a holiday, 9 of 21 have passed. A month that hasn't begun is left out.",
        """
        lead | created | closed | state | verdict | amount
        1    | 04.06   | 05.06  | won   | target  | 1000
        """,
        """
        plan.leads = 42 * 9 / 21, prorated
        plan.revenue = 42000 * 9 / 21, prorated
        plan.target_share = 1
        gap.revenue = 1000 - 18000, prorated
        plan.completion = 1000 / 18000, prorated
        fact.leads = 1
        """,
        plan="""
        month   | leads | target_share | win_rate | average_check
        06.2026 | 42    | 100 %        | 100 %    | 1000
        07.2026 | 42    | 100 %        | 100 %    | 1000
        """,
        norms=Norms(holidays=frozenset({dt.date(2026, 6, 12)})),
        as_of="12.06.2026",
    ),
    Spec(
        "A revenue typed in the plan is what counts. The parts compare with what the plan's own factors make; the "
        "difference between the two is nobody's.",
        _EIGHT,
        """
        plan.revenue = 3000
        swap.plan = 2000
        plan.average_check = 1000
        gap.revenue = 2400 - 3000
        gap.marketing = 400
        gap.sales = 0
        gap.outside = 2000 - 3000, plan_mismatch
        """,
        plan="""
        month   | leads | target_share | win_rate | average_check | revenue
        05.2026 | 10    | 50 %         | 40 %     | 1000          | 3000
        """,
    ),
    Spec(
        "A plan of revenue alone gives the gap, and says why nothing more.",
        _EIGHT,
        """
        plan.revenue = 3000
        gap.revenue = -600
        plan.leads = untold (no_column:plan.leads)
        plan.target = untold (no_column:plan.leads)
        gap.volume = untold (no_column:plan.leads)
        gap.sales = untold (no_column:plan.leads)
        gap.outside = untold (no_column:plan.leads)
        plan.spend = untold (no_column:plan.spend)
        """,
        plan="""
        month   | revenue
        05.2026 | 3000
        """,
    ),
    Spec(
        "A row that leaves a factor out hides the parts of its month, and so the total's; other months are told.",
        """
        lead | created | closed | state | verdict | amount
        1    | 04.04   | 05.04  | won   | target  | 500
        2    | 04.05   | 05.05  | won   | target  | 1000
        """,
        """
        gap.revenue = 1500 - 3000
        gap.check = untold (plan_incomplete)
        gap.check [month: 2026-04] = -500
        gap.check [month: 2026-05] = untold (plan_incomplete)
        plan.leads = 2
        plan.target = untold (plan_incomplete)
        """,
        plan="""
        month   | leads | target_share | win_rate | average_check | revenue
        04.2026 | 1     | 100 %        | 100 %    | 1000          |
        05.2026 | 1     |              | 100 %    | 1000          | 2000
        """,
    ),
    Spec(
        "One incomplete segment hides the parts of its whole month, for the mix depends on all of them.",
        """
        lead | created | closed | segment | state | verdict | amount
        1    | 04.05   | 05.05  | small   | won   | target  | 1000
        2    | 04.05   | 05.05  | big     | won   | target  | 1000
        """,
        """
        gap.revenue [segment: small] = 500
        gap.check [segment: small] = untold (plan_incomplete)
        gap.mix [segment: big] = untold (plan_incomplete)
        plan.leads [segment: big] = untold (plan_incomplete)
        """,
        plan="""
        month   | segment | leads | target_share | win_rate | average_check | revenue
        05.2026 | small   | 1     | 50 %         | 100 %    | 1000          |
        05.2026 | big     |       | 0 %          | 100 %    | 1000          |
        """,
    ),
    Spec(
        "Without criteria nobody can say whether fewer wins per lead lie in the leads or in the work with them: no "
        "part is told, whosever it is. Plan and fact stand side by side all the same.",
        """
        lead | created | closed | state | amount
        1    | 04.05   | 05.05  | won   | 1000
        """,
        """
        gap.revenue = 1000 - 2000
        fact.leads = 1
        fact.won = 1
        fact.average_check = 1000
        fact.target_share = untold (no_criteria)
        fact.win_rate = untold (no_criteria)
        gap.volume = untold (no_criteria)
        gap.quality = untold (no_criteria)
        gap.conversion = untold (no_criteria)
        gap.check = untold (no_criteria)
        gap.marketing = untold (no_criteria)
        gap.sales = untold (no_criteria)
        swap.marketing_fact = untold (no_criteria)
        """,
        plan=_TEN,
    ),
    Spec(
        "Leads without a verdict yet are no failure: they are taken to be target like the others. Where they decide on "
        "which side of the plan the target share lies, what hangs on them says so.",
        """
        lead | created | closed | state | verdict | amount
        1    | 04.05   |        | open  | target  |
        2    | 04.05   |        | open  | unknown |
        3    | 04.05   |        | open  | unknown |
        4    | 04.05   |        | open  | unknown |
        """,
        """
        fact.target_share = 1 / 1, unjudged
        fact.win_rate = 0 / 4
        gap.quality = (1 - 0.5) * (2 + 4) / 2 * (500 + 0) / 2, unjudged
        gap.volume = (4 - 2) * (0.5 + 1) / 2 * (500 + 0) / 2
        """,
        plan="""
        month   | leads | target_share | win_rate | average_check
        05.2026 | 2     | 50 %         | 50 %     | 1000
        """,
    ),
    Spec(
        "A target share above the plan's, or below it whatever the others turn out to be, hangs on nobody.",
        """
        lead | created | closed | state | verdict    | amount
        1    | 04.05   |        | open  | target     |
        2    | 04.05   |        | open  | unknown    |
        3    | 04.05   |        | open  | non-target |
        4    | 04.05   |        | open  | non-target |
        """,
        "fact.target_share = 1 / 3",
        plan="""
        month   | leads | target_share | win_rate | average_check
        05.2026 | 2     | 51 %         | 50 %     | 1000
        """,
    ),
    Spec(
        "Spend against its plan; what was typed without a segment is split by leads.",
        """
        lead | created | channel | segment
        1    | 04.05   | email   | small
        2    | 04.05   | email   | big
        """,
        """
        fact.spend = 100
        fact.spend [segment: small] = 50
        plan.spend = 30 + 60
        plan.spend [segment: big] = 60
        fact.revenue = untold (no_tab:deals)
        gap.revenue = untold (no_tab:deals)
        """,
        spend="""
        date  | channel | spend
        01.05 | email   | 100
        01.04 | email   | 900
        """,
        plan="""
        month   | segment | leads | spend
        05.2026 | small   | 1     | 30
        05.2026 | big     | 1     | 60
        """,
    ),
    Spec(
        "If only won leads have a segment, leads can't be set against a plan by segment; the company's gap stands.",
        """
        lead | created | closed | segment | state | verdict | amount
        1    | 04.05   | 05.05  | small   | won   | target  | 1000
        2    | 04.05   |        |         | open  | target  |
        3    | 04.05   |        |         | open  | target  |
        """,
        """
        gap.revenue = 1000 - 3000
        gap.sales = untold (one_sided:segment)
        fact.leads = 3
        fact.leads [segment: small] = untold (one_sided:segment)
        plan.revenue [segment: small] = 500
        """,
        plan=_PLAN_OF_TWO,
    ),
    Spec(
        "Without a column of segments likewise.",
        _EIGHT,
        """
        gap.revenue = 2400 - 3000
        gap.volume = untold (no_column:leads.segment)
        fact.revenue [segment: big] = untold (no_column:leads.segment)
        """,
        plan=_PLAN_OF_TWO,
    ),
    Spec(
        "Two rows for one month and segment add up; rates are those of the sums.",
        _EIGHT,
        """
        plan.leads = 2 + 2
        plan.target = 2 * 0.5 + 2 * 1
        plan.target_share = 3 / (2 + 2)
        plan.won = 1 * 1 + 2 * 0.5
        plan.win_rate = 2 / (1 + 2)
        plan.average_check = (1000 + 2000) / 2
        plan.revenue = 1000 + 2500
        gap.outside = 1000 + 2000 - 3500, plan_mismatch
        plan.spend = untold (plan_incomplete)
        """,
        plan="""
        month   | leads | target_share | win_rate | average_check | revenue | spend
        05.2026 | 2     | 50 %         | 100 %    | 1000          |         | 70
        05.2026 | 2     | 100 %        | 50 %     | 2000          | 2500    |
        """,
    ),
    Spec(
        "No month of the plan in the period, or no Plan tab: nothing is compared.",
        _EIGHT,
        """
        plan.revenue = untold (no_plan_months)
        gap.revenue = untold (no_plan_months)
        fact.revenue = untold (no_plan_months)
        """,
        plan="""
        month   | leads | target_share | win_rate | average_check
        04.2027 | 10    | 50 %         | 40 %     | 1000
                | 10    | 50 %         | 40 %     | 1000
        05.2026 |       |              |          |
        """,
    ),
    Spec(
        "No Plan tab.",
        _EIGHT,
        """
        plan.revenue = untold (no_tab:plan)
        fact.leads = untold (no_tab:plan)
        """,
    ),
    Spec(
        "Planned 12 leads and 3 wins. By the plan 4 target leads and 2 without a verdict yet are worth 2.5 wins: "
        "marketing's index. 2 were won of them: sales' index. The two make the whole.",
        _TWELVE,
        """
        index.expected_won = 0.5 * (4 + 0.5 * 2)
        index.marketing = 2.5 / 3
        index.sales = 2 / 2.5
        index.total = 2 / 3
        index.marketing [month: 2026-05] = 2.5 / 3
        """,
        plan=_PLAN_OF_TWELVE,
        norms=Norms(horizon_days=10),
    ),
    Spec(
        "In a running month leads have had a part of their time, and so has the plan: 7 of 22 working days have "
        "passed, and wins come from day 3 on, which leads of 6 of the 9 days have reached.",
        _TWELVE
        + """    13   | 01.06   |        | open  | target
        14   | 01.06   |        | open  | target
        """,
        """
        index.expected_won [month: 2026-06] = 0.5 * 2, prorated
        index.marketing [month: 2026-06] = 0.5 * 2 / (12 * 0.5 * 0.5 * 7 / 22 * 6 / 9), prorated
        index.sales [month: 2026-06] = 0, prorated
        """,
        plan=_PLAN_OF_JUNE,
        norms=Norms(horizon_days=10),
        as_of="09.06.2026",
    ),
    Spec(
        "As long as hardly anything can have been won, nobody is measured by it.",
        _TWELVE + "    13   | 01.06   |        | open  | target",
        """
        index.sales [month: 2026-06] = untold (immature)
        """,
        plan=_PLAN_OF_JUNE,
        norms=Norms(horizon_days=10),
        as_of="03.06.2026",
    ),
)


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_plan_fact(spec: Spec) -> None:
    check(spec, plan_fact.numbers)
