"""Shares, differences of shares, counts of events, many questions at once: published tables and other libraries."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, chi2, fisher_exact, norm, poisson
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import NormalIndPower
from statsmodels.stats.proportion import proportions_ztest

from sheetsync.core.statistics.events import byar
from sheetsync.core.statistics.mix_rate import mix_rate
from sheetsync.core.statistics.multiplicity import benjamini_hochberg
from sheetsync.core.statistics.normal import two_sided
from sheetsync.core.statistics.proportions import difference_p, exact_p, newcombe, wilson
from sheetsync.core.statistics.sample_size import needed


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_agrees_with_the_published_table(k: int, n: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3."""
    found = wilson(k, n)
    assert [round(float(end), 4) for end in found] == [low, high]


def test_more_confidence_is_a_wider_interval() -> None:
    (low, high), (lower, higher) = wilson(3, 7, 0.8), wilson(3, 7, 0.95)
    assert lower < low < 3 / 7 < high < higher


def test_nothing_of_nothing_has_no_interval() -> None:
    low, high = wilson([0, 1], [0, 2])
    assert [math.isnan(low[0]), math.isnan(high[0])] == [True, True]
    assert 0 < low[1] < 0.5 < high[1] < 1


@settings(derandomize=True, deadline=None)
@given(st.integers(0, 1000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_stays_within_bounds(counted: tuple[int, int]) -> None:
    k, n = counted
    low, high = wilson(k, n)
    if n:
        assert 0 <= low <= k / n <= high <= 1


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0000),
    ],
)
def test_the_difference_agrees_with_the_published_table(
    counts: tuple[int, int, int, int], low: float, high: float
) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table II, method 10."""
    assert [round(float(end), 4) for end in newcombe(*counts)] == [low, high]


def test_swapping_the_sides_turns_the_interval_around() -> None:
    low, high = newcombe(12, 80, 30, 90)
    other_low, other_high = newcombe(30, 90, 12, 80)
    assert (float(low), float(high)) == pytest.approx((-float(other_high), -float(other_low)))


def test_nothing_can_be_said_of_a_side_without_cases() -> None:
    assert all(math.isnan(float(each)) for each in (*newcombe(0, 0, 3, 9), difference_p(3, 9, 0, 0)))


def test_p_values_are_those_of_statsmodels() -> None:
    counts = [(12, 80, 30, 90), (1, 20, 9, 20), (500, 1000, 480, 990)]
    ours = [float(difference_p(*each)) for each in counts]
    theirs = [proportions_ztest([k, k0], [n, n0])[1] for k, n, k0, n0 in counts]
    assert ours == pytest.approx(theirs)
    assert float(difference_p(0, 9, 0, 7)) == 1.0


@pytest.mark.parametrize("size", [20, 60, 500])
@pytest.mark.parametrize("share", [0.05, 0.3, 0.5])
def test_newcombe_covers_the_truth_as_often_as_it_says(size: int, share: float) -> None:
    """The exact coverage, summed over all pairs of counts; the other share is 10 points higher. Where a handful of hits
    is all there can be, the interval errs on the safe side.
    """
    k = np.arange(size + 1)
    logs = np.array([math.lgamma(size + 1) - math.lgamma(i + 1) - math.lgamma(size - i + 1) for i in k])
    chances = [np.exp(logs + k * math.log(p) + (size - k) * math.log(1 - p)) for p in (share + 0.1, share)]
    low, high = newcombe(k[:, None], size, k[None, :], size)
    covered = (low <= 0.1) & (high >= 0.1)
    assert 0.93 <= float(chances[0] @ covered @ chances[1]) <= 0.98


@pytest.mark.parametrize("size", [20, 60, 150, 500])
@pytest.mark.parametrize("share", [0.05, 0.2, 0.5])
def test_wilson_covers_the_truth_as_often_as_it_says(size: int, share: float) -> None:
    """The exact coverage: the mean over shares nearby, for counts are whole and a single share's jumps."""
    k = np.arange(size + 1)
    low, high = wilson(k, size)
    found = []
    for near in np.linspace(share * 0.8, share * 1.2, 101):
        covered = (low <= near) & (near <= high)
        found.append(float(binom.pmf(k, size, near) @ covered))
    assert 0.94 <= np.mean(found) <= 0.965
    assert min(found) > 0.88


@pytest.mark.parametrize("mean", [3, 20, 120, 500])
def test_byar_covers_the_truth_as_often_as_it_says(mean: int) -> None:
    """The exact coverage. A handful of events can't be told more narrowly: there it errs on the safe side."""
    counts = np.arange(4 * mean + 40)
    low, high = byar(counts)
    found = []
    for near in np.linspace(mean * 0.9, mean * 1.1, 101):
        covered = (low <= near) & (near <= high)
        found.append(float(poisson.pmf(counts, near) @ covered))
    assert 0.945 <= np.mean(found) <= (0.975 if mean >= 20 else 0.99)


def test_byar_is_close_to_the_exact_limits_and_never_negative() -> None:
    counts = np.arange(5, 400)
    low, high = byar(counts)
    assert low == pytest.approx(chi2.ppf(0.025, 2 * counts) / 2, rel=0.015)
    assert high == pytest.approx(chi2.ppf(0.975, 2 * counts + 2) / 2, rel=0.005)
    assert [float(end[0]) for end in byar([0])] == pytest.approx([0, chi2.ppf(0.975, 2) / 2])


def test_normal_tails_are_those_of_scipy() -> None:
    z = np.array([0, 0.5, -1.96, 4])
    assert two_sided(z) == pytest.approx(2 * norm.sf(abs(z)))


@settings(derandomize=True, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_findings_are_those_of_statsmodels(p: list[float]) -> None:
    assert benjamini_hochberg(p).tolist() == multipletests(p, 0.1, method="fdr_bh")[0].tolist()


def test_what_was_not_asked_is_no_finding_and_costs_nothing() -> None:
    assert benjamini_hochberg([0.04, math.nan, 0.9], 0.1).tolist() == [True, False, False]
    assert benjamini_hochberg([], 0.1).tolist() == []


def test_needed_cases_agree_with_statsmodels() -> None:
    effect = (0.25 - 0.2) / math.sqrt(0.225 * 0.775)
    assert needed(0.2, 0.05, ratio=1) == pytest.approx(
        NormalIndPower().solve_power(effect, alpha=0.05, power=0.8), rel=0.01
    )
    assert needed(0.2, 0) is None
    assert needed(0.9, 0.2) is None


def test_a_rarer_effect_needs_more_cases() -> None:
    assert (needed(0.2, 0.05) or 0) < (needed(0.2, 0.02) or 0) < (needed(0.2, 0.01, power=0.9) or 0)


def test_mix_and_rate_are_exactly_the_change() -> None:
    found = mix_rate([(30, 100), (5, 100)], [(20, 50), (3, 150)])
    assert found is not None
    assert found.mix + found.rate == Fraction(35, 200) - Fraction(23, 200)
    assert (
        found.mix
        == (Fraction(1, 2) - Fraction(1, 4)) * (Fraction(3, 10) + Fraction(2, 5)) / 2
        + (Fraction(1, 2) - Fraction(3, 4)) * (Fraction(1, 20) + Fraction(1, 50)) / 2
    )


def test_a_total_that_moves_against_every_part_is_said_to() -> None:
    """Both channels convert worse, but the good one grew: the whole looks better (Simpson)."""
    found = mix_rate([(27, 90), (0, 10)], [(4, 10), (9, 90)])
    assert found is not None
    assert found.against_all
    assert found.mix > 0 > found.rate
    calm = mix_rate([(27, 90), (1, 10)], [(2, 10), (9, 90)])
    assert calm is not None
    assert not calm.against_all


def test_a_part_that_came_anew_is_mix_alone() -> None:
    found = mix_rate([(10, 50), (25, 50)], [(20, 100), (0, 0)])
    assert found is not None
    assert (found.rate, found.mix) == (Fraction(0), Fraction(35, 100) - Fraction(20, 100))


def test_there_is_no_change_from_nothing() -> None:
    assert mix_rate([(1, 2)], [(0, 0)]) is None


_TABLES = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda each: (min(each), max(each))), min_size=4, max_size=4
)


@settings(derandomize=True, deadline=None)
@given(_TABLES, _TABLES)
def test_the_parts_always_sum_to_the_change(now: list[tuple[int, int]], then: list[tuple[int, int]]) -> None:
    found = mix_rate(now, then)
    sums = [(sum(k for k, _ in table), sum(n for _, n in table)) for table in (now, then)]
    if found is None:
        assert 0 in {n for _, n in sums}
    else:
        assert found.mix + found.rate == Fraction(*sums[0]) - Fraction(*sums[1])


@pytest.mark.parametrize(
    ("k", "n", "k0", "n0"),
    [
        (0, 1, 0, 1),
        (3, 10, 1, 12),
        (16, 39, 12, 187),
        (0, 20, 9, 30),
        (5, 5, 0, 7),
        (40, 100, 4000, 10_000),
        (0, 0, 3, 9),
    ],
)
def test_fishers_exact_test(k: int, n: int, k0: int, n0: int) -> None:
    assert exact_p(k, n, k0, n0) == pytest.approx(float(fisher_exact([[k, n - k], [k0, n0 - k0]]).pvalue), rel=1e-6)
    assert exact_p(k, n, k0, n0) == pytest.approx(exact_p(k0, n0, k, n))
