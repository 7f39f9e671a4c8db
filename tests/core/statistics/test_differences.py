"""Differences of shares, counts, costs, means and medians: their laws, and how often they are wrong."""

from __future__ import annotations

import numpy as np
import pytest

from sheetsync.core.statistics.differences import (
    Difference,
    of_costs,
    of_counts,
    of_means,
    of_medians,
    of_shares,
    of_sums,
    recovered,
)
from sheetsync.core.statistics.proportions import newcombe, wilson
from sheetsync.core.statistics.resampling import limits, resampled_sums


def test_the_limits_of_shares_are_those_of_newcombe() -> None:
    found = of_shares(56, 70, 48, 80)
    assert (found.low, found.high) == tuple(float(end) for end in newcombe(56, 70, 48, 80))
    assert found.sign == 1


def test_recovering_limits_from_wilson_gives_newcombe() -> None:
    sides = [tuple(float(end) for end in wilson(k, n)) for k, n in ((56, 70), (48, 80))]
    low, high = recovered(56 / 70, (sides[0][0], sides[0][1]), 48 / 80, (sides[1][0], sides[1][1]))
    assert (low, high) == pytest.approx(tuple(float(end) for end in newcombe(56, 70, 48, 80)))


@pytest.mark.parametrize("size", [20, 120, 500])
def test_unchanged_counts_rarely_seem_changed_and_the_limits_hold(size: int) -> None:
    draw = np.random.default_rng(size)
    found = [of_counts(int(a), int(b)) for a, b in draw.poisson(size, (3_000, 2))]
    assert 0.93 <= sum(each.low <= 0 <= each.high for each in found) / 3_000 <= 0.975
    assert 0.03 <= sum(each.p <= 0.05 for each in found) / 3_000 <= 0.065


@pytest.mark.parametrize("size", [20, 120, 500])
def test_the_limits_of_a_cost_per_lead_hold(size: int) -> None:
    """A budget of 1,000 a lead against one of 800."""
    draw = np.random.default_rng(size)
    now, then = draw.poisson(size, 3_000), draw.poisson(2 * size, 3_000)
    found = [of_costs(1_000 * size, int(a), 1_600 * size, int(b)) for a, b in zip(now, then, strict=True)]
    assert 0.93 <= sum(each.low <= 200 <= each.high for each in found) / 3_000 <= 0.98


def test_a_cost_that_nothing_came_of_before_has_no_upper_limit_but_a_value() -> None:
    found = of_costs(0, 5, 100, 1)
    assert (found.value, found.p) == (-100, 1.0)
    assert found.low < found.high


@pytest.mark.parametrize("of", [of_means, of_medians])
def test_samples_of_one_kind_rarely_seem_changed(of: object) -> None:
    function = {of_means: of_means, of_medians: of_medians}[of]  # type: ignore[index]
    draw = np.random.default_rng(3)
    found = [function(draw.gamma(2, 100, 60), draw.gamma(2, 100, 90)) for _ in range(400)]
    assert 0.92 <= sum(each.low <= 0 <= each.high for each in found) / 400 <= 0.98
    assert sum(each.p <= 0.05 for each in found) / 400 <= 0.08


def test_unchanged_revenue_rarely_seems_changed() -> None:
    """As many deals as chance brings, and each as large as chance makes it."""
    draw = np.random.default_rng(8)
    months = [draw.gamma(2, 100, draw.poisson(50)) for _ in range(800)]
    found = [of_sums(now, then) for now, then in zip(months[::2], months[1::2], strict=True)]
    assert 0.92 <= sum(each.low <= 0 <= each.high for each in found) / 400 <= 0.98
    assert of_sums([], [5.0]).value == -5


def test_large_sums_are_drawn_from_the_limit_they_go_to() -> None:
    values = np.random.default_rng(1).gamma(2, 100, 2_000)
    ours, plain = limits(resampled_sums(values)), limits(resampled_sums(values[:1_999]))
    assert ours == pytest.approx(plain, rel=0.01)


def test_identical_samples_are_not_drawn_alike() -> None:
    values = [1.0, 5, 9, 2, 8, 4]
    found = of_means(values, values)
    assert found.value == 0
    assert found.low < 0 < found.high


def test_only_limits_that_exclude_zero_have_a_sign() -> None:
    assert [Difference(1, low, high, 0.5).sign for low, high in ((0.1, 2), (-1, 3), (-4, -1), (0, 1))] == [1, 0, -1, 0]
