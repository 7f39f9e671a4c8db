"""Where the running month will end: played companies whose end is known, and what can't be told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from sheetsync.core.facts import LOST, OPEN, WON, Facts
from sheetsync.core.metrics import forecast
from sheetsync.core.metrics.base import Number
from sheetsync.core.metrics.cuts import cuts
from sheetsync.core.metrics.rewound import rewound
from sheetsync.core.period import Period
from tests.core.played import LAST, OFF, TODAY, company, july
from tests.spec.rows import PlanRow, facts_of


def told(facts: Facts) -> dict[str, Number]:
    return {number.key: number for number in forecast.numbers(facts, cuts(facts, ()))}


def test_the_range_holds_as_often_as_it_says() -> None:
    """Eighty companies looked at on 10 July, and again on 31 July: four of five ends lie in the range."""
    held = {"forecast.won": 0, "forecast.revenue": 0}
    for seed in range(80):
        whole = company(seed)
        found, truth = told(rewound(whole, TODAY, Period())), july(whole)
        for key, came in zip(held, truth, strict=True):
            low, high = found[key].low, found[key].high
            assert low is not None
            assert high is not None
            held[key] += low <= came <= high
    assert all(54 <= count <= 75 for count in held.values()), held


def test_on_the_last_day_the_forecast_is_the_fact() -> None:
    facts = company(1)
    found, (wins, revenue) = told(facts), july(facts)
    assert (found["forecast.won"].value, found["forecast.won"].low, found["forecast.won"].high) == (wins, wins, wins)
    assert found["forecast.revenue"].value == revenue


def test_the_same_data_give_the_same_forecast_in_any_order() -> None:
    facts = rewound(company(2), TODAY, Period())
    other = replace(facts, leads=facts.leads.iloc[::-1])
    assert told(facts)["forecast.won"] == told(other)["forecast.won"]


def test_it_is_set_against_the_plan_of_the_whole_month() -> None:
    facts = rewound(company(3), TODAY, Period())
    row = PlanRow(
        month=dt.date(2026, 7, 1),
        segment=None,
        leads=180,
        target_share=1.0,
        win_rate=0.25,
        average_check=10_000_000,
        revenue=None,
        spend=None,
    )
    planned = replace(facts, plan=facts_of([], plan=[row]).plan, off={"stage_log": "no_tab"})
    found = told(planned)
    revenue = found["forecast.revenue"].value
    assert revenue is not None
    assert found["forecast.completion"].value == pytest.approx(float(revenue) / (180 * Fraction(1, 4) * 10_000_000))
    assert told(facts)["forecast.completion"].why == "no_plan_months"


def test_the_reporting_period_is_forecast_while_it_runs_else_the_month() -> None:
    facts = company(4)
    running = replace(facts, as_of=TODAY, period=Period(dt.date(2026, 7, 1), dt.date(2026, 9, 30)))
    assert forecast.span(running) == running.period
    past = replace(facts, as_of=TODAY, period=Period(dt.date(2026, 6, 1), dt.date(2026, 6, 30)))
    assert forecast.span(past) == Period(dt.date(2026, 7, 1), LAST)


def test_without_wins_or_leads_nothing_is_foretold() -> None:
    facts = company(5)
    lost = replace(
        facts, leads=facts.leads.assign(state=np.where(facts.leads["state"] == WON, OPEN, LOST).astype(np.int8))
    )
    assert {number.why for number in told(lost).values()} <= {"no_wins", "ends_undated"}
    assert {number.why for number in told(replace(facts, leads=facts.leads.iloc[:0])).values()} == {"too_young"}
    without = replace(facts, off={**OFF, "deals": "no_tab"})
    assert told(without)["forecast.revenue"].why == "no_tab:deals"
