"""What the funnel means, example by example."""

from __future__ import annotations

import datetime as dt

import pytest

from sheetsync.core.metrics import funnel
from sheetsync.core.period import Period
from tests.spec.expectations import Spec, check

SPECS = (
    Spec(
        "Every lead is won, lost or open; the close rate leaves the open ones out, the win rate of all leads doesn't.",
        """
        lead | created | state
        1    | 04.05   | won
        2    | 05.05   | won
        3    | 06.05   | won
        4    | 07.05   | lost
        5    | 08.05   | lost
        6    | 09.05   | lost
        7    | 10.05   | lost
        8    | 11.05   | open
        9    | 12.05   | open
        10   | 13.05   | open
        """,
        """
        funnel.leads = 3 + 4 + 3
        funnel.won = 3
        funnel.lost = 4
        funnel.open = 3
        funnel.close_rate = 3 / 7
        funnel.created_win_rate = 3 / 10
        """,
    ),
    Spec(
        "A lead that has a later stage has reached the earlier ones too, and is counted once in each.",
        """
        lead | created | state | furthest
        1    | 04.05   | won   | won
        2    | 04.05   | open  | proposal
        3    | 04.05   | lost  | meeting
        4    | 04.05   | open  | contacted
        5    | 04.05   | open  | lead
        """,
        """
        funnel.reached [stage: lead] = 5
        funnel.reached [stage: contacted] = 4
        funnel.reached [stage: meeting] = 3
        funnel.reached [stage: proposal] = 2
        funnel.reached [stage: won] = 1
        funnel.conversion [stage: meeting] = 3 / 4
        funnel.through [stage: meeting] = 3 / 5
        """,
    ),
    Spec(
        "From the target stage on only target leads count; the others that went on stand aside.",
        """
        lead | created | state | furthest  | verdict
        1    | 04.05   | won   | won       | target
        2    | 04.05   | open  | contacted | target
        3    | 04.05   | lost  | lead      | target
        4    | 04.05   | won   | won       | non-target
        5    | 04.05   | lost  | contacted | unknown
        6    | 04.05   | lost  | lead      | non-target
        """,
        """
        funnel.target = 3
        funnel.reached [stage: lead] = 6
        funnel.reached [stage: target] = 3
        funnel.reached [stage: contacted] = 2
        funnel.reached [stage: won] = 1
        funnel.conversion [stage: target] = 3 / 6
        funnel.conversion [stage: contacted] = 2 / 3
        funnel.outside_target [stage: contacted] = 2
        funnel.outside_target [stage: won] = 1
        funnel.won = 2
        funnel.won_aside = 1
        funnel.target_win_rate = 1 / 3
        """,
    ),
    Spec(
        "Whoever entered a stage went on, was lost there or is open there; nobody else.",
        """
        lead | created | state | furthest  | verdict
        1    | 04.05   | won   | won       | target
        2    | 04.05   | lost  | contacted | target
        3    | 04.05   | lost  | contacted | target
        4    | 04.05   | open  | contacted | target
        5    | 04.05   | lost  | lead      | target
        6    | 04.05   | lost  | meeting   | non-target
        7    | 04.05   | won   | won       | non-target
        """,
        """
        funnel.reached [stage: contacted] = 4
        funnel.advanced [stage: contacted] = 4 - 2 - 1
        funnel.lost_there [stage: contacted] = 2
        funnel.open_there [stage: contacted] = 1
        funnel.reached [stage: target] = 5
        funnel.advanced [stage: target] = 4
        funnel.lost_there [stage: target] = 1
        funnel.advanced [stage: lead] = 5
        funnel.lost_there [stage: lead] = 1
        funnel.won_aside = 7 - 5 - 1
        """,
    ),
    Spec(
        "Without criteria nobody is target or non-target: the stage drops out and the later ones count all leads.",
        """
        lead | created | state | furthest
        1    | 04.05   | won   | won
        2    | 04.05   | lost  | contacted
        3    | 04.05   | open  | lead
        """,
        """
        funnel.target = untold (no_criteria)
        funnel.reached [stage: target] = untold (no_criteria)
        funnel.target_win_rate = untold (no_criteria)
        funnel.outside_target [stage: won] = untold (no_criteria)
        funnel.reached [stage: contacted] = 2
        funnel.conversion [stage: contacted] = 2 / 3
        """,
    ),
    Spec(
        "Leads are counted by the day they were created, events by the day they happened.",
        """
        lead | created | state | contacted | closed
        1    | 20.04   | won   | 25.04     | 06.05
        2    | 28.04   | open  | 02.05     |
        3    | 05.05   | won   | 07.05     | 03.06
        4    | 09.05   | lost  | 20.05     | 25.05
        """,
        """
        funnel.leads = 2
        funnel.won = 1
        funnel.lost = 1
        funnel.reached [stage: contacted] = 2
        funnel.events [stage: contacted] = 3
        funnel.events [stage: won] = 1
        funnel.leads [month: 2026-05] = 2
        funnel.events [month: 2026-05, stage: won] = 1
        """,
        period=Period(dt.date(2026, 5, 1), dt.date(2026, 5, 31)),
    ),
    Spec(
        "Impressions, clicks and visits come from Spend and are followed by the leads; zero clicks give no share.",
        """
        lead | created | channel | state
        1    | 04.05   | ads     | open
        2    | 04.05   | ads     | open
        3    | 04.05   | fair    | open
        """,
        """
        funnel.reached [stage: impressions] = 800 + 200
        funnel.reached [stage: clicks] = 40
        funnel.conversion [stage: clicks] = 40 / 1000
        funnel.conversion [stage: visits] = 30 / 40
        funnel.conversion [stage: lead] = 3 / 30
        funnel.conversion [channel: ads, stage: lead] = 2 / 30
        funnel.conversion [channel: fair, stage: visits] = untold (no_cases)
        funnel.reached [manager: (not set), stage: clicks] = untold (spend_has_no_manager)
        """,
        spend="""
        date  | channel | spend | impressions | clicks | visits
        01.05 | ads     | 1000  | 800         | 40     | 30
        01.05 | fair    | 500   | 200         | 0      |
        """,
    ),
    Spec(
        "More leads than visits is no share: leads come by other ways too.",
        """
        lead | created | channel | state
        1    | 04.05   | ads     | open
        2    | 04.05   | ads     | open
        """,
        "funnel.conversion [stage: lead] = untold (above_whole)",
        spend="""
        date  | channel | spend | visits
        01.05 | ads     | 10    | 1
        """,
    ),
    Spec(
        "A column that only won leads fill has no denominator: counts stand, shares by it are refused.",
        """
        lead | created | manager | state
        1    | 04.05   | Anna    | won
        2    | 04.05   | Boris   | won
        3    | 04.05   |         | lost
        4    | 04.05   |         | lost
        5    | 04.05   |         | open
        """,
        """
        funnel.close_rate = 2 / 4
        funnel.won [manager: Anna] = 1
        funnel.close_rate [manager: Anna] = untold (one_sided:manager)
        funnel.created_win_rate [manager: (not set)] = untold (one_sided:manager)
        funnel.through [manager: Boris, stage: won] = untold (one_sided:manager)
        """,
    ),
    Spec(
        "A stage that every won lead has and hardly any other has reached tells nothing about those before it.",
        """
        lead | created | state | furthest
        1    | 04.05   | won   | won
        2    | 04.05   | won   | won
        3    | 04.05   | lost  | contacted
        4    | 04.05   | lost  | contacted
        5    | 04.05   | lost  | contacted
        6    | 04.05   | lost  | contacted
        7    | 04.05   | lost  | meeting
        8    | 04.05   | lost  | meeting
        9    | 04.05   | lost  | meeting
        10   | 04.05   | lost  | meeting
        11   | 04.05   | open  | meeting
        12   | 04.05   | open  | meeting
        13   | 04.05   | open  | meeting
        14   | 04.05   | open  | meeting
        """,
        """
        funnel.reached [stage: proposal] = 2
        funnel.conversion [stage: meeting] = 10 / 14
        funnel.conversion [stage: proposal] = untold (one_sided:proposal)
        funnel.conversion [stage: won] = untold (one_sided:proposal)
        funnel.through [stage: won] = 2 / 14
        """,
    ),
    Spec(
        "A month that ended before the first recorded win is marked as such.",
        """
        lead | created | state | closed
        1    | 10.03   | lost  | 20.03
        2    | 12.04   | won   | 15.05
        3    | 14.04   | lost  | 20.05
        4    | 02.05   | open  |
        """,
        """
        funnel.created_win_rate [month: 2026-03] = 0 / 1, before_first_win
        funnel.created_win_rate [month: 2026-04] = 1 / 2, before_first_win
        funnel.created_win_rate [month: 2026-05] = 0 / 1
        """,
    ),
    Spec(
        "A blank channel is a line of its own, so that the lines add up to the total.",
        """
        lead | created | channel | state
        1    | 04.05   | email   | won
        2    | 04.05   | email   | lost
        3    | 04.05   |         | lost
        """,
        """
        funnel.leads = 2 + 1
        funnel.leads [channel: email] = 2
        funnel.leads [channel: (not set)] = 1
        """,
    ),
    Spec(
        "Without a Deals tab nobody knows what became of the leads.",
        """
        lead | created
        1    | 04.05
        2    | 05.05
        """,
        """
        funnel.leads = 2
        funnel.won = untold (no_tab:deals)
        funnel.close_rate = untold (no_tab:deals)
        funnel.reached [stage: contacted] = untold (no_tab:deals)
        """,
    ),
    Spec(
        "No leads at all: counts are zero, and there is no rate to tell.",
        """
        lead | created | state
        1    | 04.05   | won
        """,
        """
        funnel.leads = 0
        funnel.close_rate = untold (no_cases)
        """,
        period=Period(dt.date(2026, 1, 1), dt.date(2026, 1, 31)),
    ),
)


@pytest.mark.parametrize("spec", SPECS, ids=str)
def test_funnel(spec: Spec) -> None:
    check(spec, funnel.numbers)
