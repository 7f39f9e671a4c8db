"""Which row belongs to which slice."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sheetsync.core.facts import LOST, TARGET, WON, Facts
from sheetsync.core.metrics.base import NOT_SET, Cut
from sheetsync.core.metrics.chain import BrokenChain, chain, check
from sheetsync.core.metrics.coded import Coded
from sheetsync.core.metrics.cuts import CUTS, cuts
from sheetsync.core.metrics.days import inside
from sheetsync.core.metrics.once import Once
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period
from tests.oracle.company import random_company
from tests.spec.company import company

LEADS = """
    lead | created | closed | channel | segment | manager | state | contacted | verdict
    1    | 30.04   | 03.05  | email   | small   | Anna    | won   | 02.05     | target
    2    | 02.05   |        | ads     | small   | Boris   | open  | 03.05     | target
    3    | 05.05   | 02.06  |         | big     | Anna    | lost  |           | non-target
    4    |         |        | email   | big     |         | open  |           | target
    """
SPEND = """
    date  | channel | campaign | segment | spend
    01.05 | ads     | spring   |         | 100
    01.06 | fair    |          | big     | 200
    """
MAY = Period(dt.date(2026, 5, 1), dt.date(2026, 5, 31))


def facts(period: Period | None = None) -> Facts:
    return company(LEADS, spend=SPEND, period=period)


def names(*values: str) -> list[tuple[tuple[str, str], ...]]:
    return [(("channel", value),) for value in values]


def test_all_rows_share_one_list_of_slices_in_order_with_blanks_last() -> None:
    cut = cuts(facts(), ("channel",))
    assert cut.slices == names("ads", "email", "fair", NOT_SET)
    assert cut.cohort.codes.tolist() == [1, 0, 3, 1]
    assert cut.spend is not None
    assert cut.spend.codes.tolist() == [0, 2]


def test_in_a_period_a_lead_counts_by_creation_a_win_by_closing_an_event_by_its_own_date() -> None:
    cut = cuts(facts(MAY), ())
    assert cut.cohort.codes.tolist() == [-1, 0, 0, -1]
    assert cut.flow.codes.tolist() == [0, -1, -1, -1]
    assert cut.events["contacted"].count().tolist() == [2]
    assert cut.events["meeting"].count().tolist() == [0]
    assert cut.spend is not None
    assert cut.spend.codes.tolist() == [0, -1]


def test_only_slices_that_occur_in_the_period_are_told() -> None:
    assert cuts(facts(MAY), ("channel",)).slices == names("ads", "email", NOT_SET)


def test_without_an_end_everything_belongs_even_what_has_no_date() -> None:
    cut = cuts(facts(), ("month",))
    months = ["2026-04", "2026-05", "2026-06", NOT_SET]
    assert cut.slices == [(("month", month),) for month in months]
    assert cut.cohort.codes.tolist() == [0, 1, 1, 3]
    assert cut.flow.codes.tolist() == [1, -1, 2, -1]
    assert cut.events["contacted"].count().tolist() == [0, 2, 0, 0]


def test_a_period_may_be_open_at_one_end() -> None:
    days = pd.Series(np.array(["2026-05-01T00:00", "2026-05-31T23:59", "2026-06-01T00:00", "NaT"], "datetime64[s]"))
    assert inside(days, MAY).tolist() == [True, True, False, False]
    assert inside(days, Period(first=dt.date(2026, 6, 1))).tolist() == [False, False, True, False]
    assert inside(days, Period(last=dt.date(2026, 5, 1))).tolist() == [True, False, False, False]
    assert inside(days, Period()).tolist() == [True, True, True, True]


def test_pairs_list_only_the_combinations_that_occur() -> None:
    cut = cuts(facts(), ("segment", "channel"))
    pairs = [tuple(value for _, value in where) for where in cut.slices]
    assert pairs == [
        ("big", "email"),
        ("big", "fair"),
        ("big", NOT_SET),
        ("small", "ads"),
        ("small", "email"),
        (NOT_SET, "ads"),
    ]
    assert cut.cohort.codes.tolist() == [4, 3, 2, 0]


def test_spend_knows_no_manager() -> None:
    cut = cuts(facts(), ("manager",))
    assert cut.spend is None
    assert [value for ((_, value),) in cut.slices] == ["Anna", "Boris", NOT_SET]


def test_the_total_is_told_even_of_nothing() -> None:
    nothing = cuts(facts(Period(dt.date(2020, 1, 1), dt.date(2020, 1, 2))), ())
    assert nothing.slices == [()]
    assert nothing.cohort.count().tolist() == [0]
    assert cuts(facts(Period(dt.date(2020, 1, 1), dt.date(2020, 1, 2))), ("channel",)).slices == []


def test_standing_counts_the_cohort_and_everybody_all() -> None:
    cut = cuts(facts(MAY), ("segment",))
    assert [value for ((_, value),) in cut.slices] == ["big", "small", NOT_SET]
    assert cut.standing.sum(axis=(1, 2, 3)).tolist() == [1, 1, 0]
    assert cut.standing[0, LOST].sum() == 1
    assert cut.standing[1, :, TARGET].sum() == 1
    assert cut.everybody.sum() == 4
    assert cut.everybody[WON, TARGET, -1] == 1


@pytest.mark.parametrize("dimensions", CUTS, ids=" × ".join)
def test_every_row_of_the_period_is_in_exactly_one_slice(dimensions: tuple[str, ...]) -> None:
    some = random_company(7, 200).facts
    whole, cut = cuts(some, ()), cuts(some, dimensions)
    assert cut.cohort.count().sum() == whole.cohort.count().sum()
    assert cut.flow.count().sum() == whole.flow.count().sum()
    assert np.array_equal(cut.standing.sum(axis=0), whole.standing[0])


@pytest.mark.parametrize("dimensions", CUTS, ids=" × ".join)
def test_cuts_that_share_their_work_are_the_same(dimensions: tuple[str, ...]) -> None:
    some = random_company(11, 200).facts
    once = Once(some)
    for earlier in CUTS:
        cuts(some, earlier, once)
    alone, shared = cuts(some, dimensions), cuts(some, dimensions, once)
    assert alone.slices == shared.slices
    assert np.array_equal(alone.cohort.codes, shared.cohort.codes)
    assert np.array_equal(alone.flow.codes, shared.flow.codes)
    assert np.array_equal(alone.standing, shared.standing)


def test_once_asks_a_function_only_once() -> None:
    asked = []

    def leads(given: Facts) -> int:
        asked.append(given)
        return len(given.leads)

    once = Once(facts())
    assert [once(leads), once(leads)] == [4, 4]
    assert len(asked) == 1


def test_a_funnel_that_does_not_add_up_stops_the_run() -> None:
    lead, target, *others = chain(Norms(), cuts(facts(), ()).standing, judged=True)
    check([lead, target, *others])
    wrong = replace(target, entered=target.entered + 1)
    with pytest.raises(BrokenChain, match="“target” of the funnel doesn't add up: 4 leads entered it, 3 advanced"):
        check([lead, wrong, *others])


def test_a_won_lead_that_never_came_far_breaks_the_funnel() -> None:
    some = company(LEADS)
    some.leads["furthest"] = np.int8(0)
    with pytest.raises(BrokenChain) as told:
        chain(Norms(), cuts(some, ()).standing, judged=False)
    assert told.value.exit_code == 70


def test_few_codes_and_many_codes_are_counted_alike() -> None:
    cut = Cut([(), ()], np.array([0, 1, -1, 1, 1, 0], dtype=np.int32))
    rows, codes = np.array([0, 1, 2, 3, 4]), np.array([2, 0, 2, 2, 0])
    few, many = Coded(rows, codes, 3), Coded(rows, codes, 3_000_000)
    assert few.count(cut).tolist() == [[0, 0, 1], [2, 0, 1]]
    for coded in (few, many):
        assert sorted(zip(*(part.tolist() for part in coded.occurring(cut)), strict=True)) == [
            (0, 2, 1),
            (1, 0, 2),
            (1, 2, 1),
        ]
