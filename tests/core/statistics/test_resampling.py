"""Drawn intervals and tests: against drawing in full, against scipy, and against simulated truth."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import chi2_contingency

from sheetsync.core.statistics.resampling import limits, mix_p, resampled_means, resampled_medians, sign_p


@pytest.mark.parametrize("size", [1, 2, 31, 500])
def test_medians_are_drawn_as_if_the_samples_were(size: int) -> None:
    values = np.random.default_rng(size).lognormal(10, 1, size)
    drawn = resampled_medians(values, 20_000)
    full = np.median(values[np.random.default_rng(9).integers(0, size, (20_000, size))], axis=1)
    assert np.quantile(drawn, [0.05, 0.5, 0.95]) == pytest.approx(np.quantile(full, [0.05, 0.5, 0.95]), rel=0.02)


def test_the_same_data_give_the_same_answer() -> None:
    values = [3.0, 4, 8, 1, 22, 7]
    assert resampled_means(values).tolist() == resampled_means(values).tolist()
    assert resampled_medians(values).tolist() == resampled_medians(values).tolist()


def test_large_samples_are_drawn_from_the_limit_they_go_to() -> None:
    values = np.random.default_rng(1).gamma(2, 100, 2_000)
    ours, plain = limits(resampled_means(values)), limits(resampled_means(values[:1_999]))
    assert ours == pytest.approx(plain, rel=0.01)


@pytest.mark.parametrize(("drawing", "truth"), [(resampled_means, 200.0), (resampled_medians, 167.8347)])
def test_intervals_cover_the_truth(drawing: object, truth: float) -> None:
    """800 samples of 80 amounts from a skewed distribution (gamma 2 × 100)."""
    draw = {resampled_means: resampled_means, resampled_medians: resampled_medians}[drawing]  # type: ignore[index]
    samples = np.random.default_rng(4).gamma(2, 100, (800, 80))
    ends = [limits(draw(sample, 999)) for sample in samples]
    assert 0.92 <= sum(low <= truth <= high for low, high in ends) / 800 <= 0.98


def test_a_clear_difference_has_a_small_p_and_none_a_large_one() -> None:
    draw = np.random.default_rng(5)
    assert sign_p(draw.normal(4, 1, 1_999)) == 2 / 2_000
    assert sign_p(draw.normal(0, 1, 1_999)) > 0.5


def test_shuffling_agrees_with_the_chi_square_where_that_holds() -> None:
    table = [[40, 30, 30], [30, 45, 25], [25, 30, 50]]
    assert mix_p(table, 4_999) == pytest.approx(chi2_contingency(table).pvalue, abs=0.01)


def test_managers_with_one_mix_are_rarely_told_apart() -> None:
    """Under no difference at most one in ten tests says there is one at the level of one in ten."""
    draw = np.random.default_rng(6)
    tables = [draw.multinomial(25, [0.5, 0.3, 0.15, 0.05], size=4) for _ in range(300)]
    assert sum(mix_p(table, 199) <= 0.1 for table in tables) / 300 <= 0.14


def test_one_manager_or_one_reason_cannot_differ() -> None:
    assert [mix_p([[3, 4]]), mix_p([[3], [4]]), mix_p([[0, 0], [1, 2]]), mix_p(np.zeros((0, 3)))] == [1, 1, 1, 1]
