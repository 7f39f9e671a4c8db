"""The company as it stood on an earlier day."""

from __future__ import annotations

import datetime as dt

from sheetsync.core.facts import LOST, OPEN, WON
from sheetsync.core.metrics.rewound import rewound
from sheetsync.core.period import Period
from tests.spec.company import company

LEADS = """
    lead | created | contacted | meeting | closed | state | furthest | loss_reason
    1    | 01.05   | 02.05     | 10.05   | 20.05  | won   | won      |
    2    | 01.05   | 03.05     |         | 08.05  | lost  |          | price
    3    | 05.05   |           |         | 25.05  | lost  |          | price
    4    | 12.05   |           |         |        | open  | meeting  |
    5    | 30.05   |           |         |        | open  |          |
    6    | 01.05   |           |         |        | won   | won      |
    """
SPEND = """
    date  | channel | spend
    01.05 | email   | 100
    20.05 | email   | 50
    """
FACTS = company(LEADS, spend=SPEND)
THEN = rewound(FACTS, dt.date(2026, 5, 15), Period(dt.date(2026, 5, 1), dt.date(2026, 5, 15)))


def column(name: str) -> list[object]:
    values: list[object] = THEN.leads[name].tolist()
    return values


def test_later_leads_and_spend_are_not_there_yet() -> None:
    assert column("lead_id") == ["1", "2", "3", "4", "6"]
    assert THEN.spend["spend"].tolist() == [10_000]


def test_what_ended_later_is_still_open() -> None:
    assert column("state") == [OPEN, LOST, OPEN, OPEN, WON]
    assert THEN.leads["closed"].notna().tolist() == [False, True, False, False, False]


def test_a_reason_is_known_once_the_lead_is_lost() -> None:
    assert THEN.leads["loss_reason"].notna().tolist() == [False, True, False, False, False]


def test_a_stage_is_reached_on_its_day_and_not_by_a_status_of_today() -> None:
    assert column("furthest") == [3, 2, 0, 0, len(FACTS.norms.lead_stages) - 1]


def test_the_day_and_the_period_are_those_of_then() -> None:
    assert THEN.as_of == dt.date(2026, 5, 15)
    assert THEN.period.last == dt.date(2026, 5, 15)


def test_the_end_of_the_day_counts() -> None:
    on_the_day = rewound(FACTS, dt.date(2026, 5, 20), Period())
    assert on_the_day.leads["state"].tolist()[0] == WON
    assert len(on_the_day.spend) == 2


def test_today_changes_nothing_that_has_a_date() -> None:
    today = rewound(FACTS, FACTS.as_of, FACTS.period)
    assert today.leads["state"].tolist() == FACTS.leads["state"].tolist()
    assert today.leads["closed"].equals(FACTS.leads["closed"])
