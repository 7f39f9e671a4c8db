"""Cuts, intervals and numbers."""

from __future__ import annotations

import numpy as np
import pytest

from sheetsync.core.metrics.base import (
    Cut,
    Metric,
    Number,
    Numbers,
    Slice,
    Unit,
    View,
    counts,
    shares,
    within,
)

LEADS = Metric("test.leads", Unit.COUNT, View.COHORT, "leads", ())
RATE = Metric("test.rate", Unit.SHARE, View.COHORT, "won / leads", ())
EMAIL: Slice = (("channel", "email"),)
ADS: Slice = (("channel", "ads"),)
CUT = Cut([EMAIL, ADS], np.array([0, 1, -1, 1, 1], dtype=np.int32))


def test_a_cut_counts_the_rows_of_each_slice_and_leaves_out_those_outside() -> None:
    assert CUT.count().tolist() == [1, 3]
    assert CUT.count(np.array([True, False, True, True, False])).tolist() == [1, 1]


def test_a_slice_without_rows_counts_zero() -> None:
    assert Cut([EMAIL, ADS], np.array([0], dtype=np.int32)).count().tolist() == [1, 0]


def test_sums_are_exact_beyond_what_floats_hold() -> None:
    huge = 2**60 + 1
    amounts = np.array([huge, 1, 5, 2, -4], dtype=np.int64)
    assert CUT.total(amounts).tolist() == [huge, -1]
    assert CUT.total(amounts // 2**30).tolist() == [2**30, -1]
    assert CUT.total(amounts, np.array([False, True, True, True, False])).tolist() == [0, 3]


def test_a_share_carries_k_n_and_interval_and_none_without_cases() -> None:
    full, empty = shares(RATE, [EMAIL, ADS], np.array([3, 0]), np.array([4, 0]))
    assert (full.value, full.k, full.n, full.why) == (0.75, 3, 4, "")
    assert full.low is not None
    assert full.high is not None
    assert full.low < 0.75 < full.high
    assert empty == Number(RATE, ADS, None, 0, 0, why="no_cases")


def test_a_reason_hides_every_value() -> None:
    whys = [
        *counts(LEADS, [EMAIL], [3], "no_tab:deals"),
        *shares(RATE, [EMAIL], np.array([3]), np.array([4]), why="no_tab:deals"),
    ]
    assert [(number.value, number.k, number.why) for number in whys] == [(None, None, "no_tab:deals")] * 2


def test_values_are_plain_numbers_that_json_knows() -> None:
    (number,) = counts(LEADS, [EMAIL], np.array([3], dtype=np.int64))
    (share,) = shares(RATE, [EMAIL], np.array([3]), np.array([4]))
    assert [type(value) for value in (number.value, share.value, share.k, share.low)] == [int, float, int, float]


def test_numbers_are_found_by_key_and_slice_in_the_order_they_were_told() -> None:
    won = within([EMAIL, ADS], "stage", "won")
    numbers = Numbers.of([*counts(LEADS, [(), EMAIL, ADS], [5, 2, 3]), *counts(LEADS, won, [1, 0])])
    assert numbers.get("test.leads").value == 5
    assert numbers.get("test.leads", channel="email", stage="won").value == 1
    assert [number.value for number in numbers.by("test.leads", "channel")] == [2, 3]
    assert numbers.has("test.leads", channel="ads")
    assert not numbers.has("test.leads", channel="fair")
    assert len(list(numbers)) == 5


def test_a_number_told_twice_is_our_fault() -> None:
    with pytest.raises(ValueError, match=r"test\.leads is told twice"):
        Numbers.of(counts(LEADS, [EMAIL, EMAIL], [1, 2]))
