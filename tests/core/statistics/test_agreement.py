"""Two judges of the same leads: textbook values and the laws."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.inter_rater import cohens_kappa

from sheetsync.core.statistics.agreement import Agreement

CELLS = st.tuples(*[st.integers(0, 60)] * 4).filter(lambda cells: sum(cells) > 1)


def test_kappa_misleads_where_nearly_all_are_of_one_kind() -> None:
    """92 % agree; kappa says hardly more than chance, AC1 says nearly always."""
    rare = Agreement(2, 4, 6, 108)
    assert (round(rare.agreed / rare.n, 2), round(rare.kappa(), 2), round(rare.ac1(), 2)) == (0.92, 0.24, 0.91)


@settings(derandomize=True, deadline=None)
@given(CELLS)
def test_kappa_and_mcnemar_are_those_of_statsmodels(cells: tuple[int, int, int, int]) -> None:
    both, first, second, neither = cells
    table = np.array([[both, first], [second, neither]])
    ours, uniform = Agreement(*cells), max(table.sum(0).max(), table.sum(1).max()) == table.sum()
    assert ours.mcnemar() == pytest.approx(mcnemar(table, exact=True).pvalue)
    if not uniform:
        assert ours.kappa() == pytest.approx(cohens_kappa(table).kappa)


@settings(derandomize=True, deadline=None)
@given(CELLS)
def test_yes_and_no_are_equals_and_so_are_the_judges(cells: tuple[int, int, int, int]) -> None:
    both, first, second, neither = cells
    ours = Agreement(*cells)
    for other in (Agreement(neither, second, first, both), Agreement(both, second, first, neither)):
        assert other.ac1() == pytest.approx(ours.ac1())
        assert other.ac1_interval() == pytest.approx(ours.ac1_interval())
        assert other.mcnemar() == ours.mcnemar()


def test_who_always_agrees_agrees_fully() -> None:
    assert (Agreement(5, 0, 0, 3).kappa(), Agreement(5, 0, 0, 0).ac1()) == (1, 1)
    assert math.isnan(Agreement(5, 0, 0, 0).kappa())


def test_without_cases_nothing_is_told() -> None:
    assert [math.isnan(each) for each in (Agreement(0, 0, 0, 0).kappa(), Agreement(0, 0, 0, 0).ac1())] == [True, True]
    assert all(math.isnan(end) for end in Agreement(1, 0, 0, 0).ac1_interval())


@pytest.mark.parametrize("cells", [(0.5, 0.1, 0.05, 0.35), (0.05, 0.03, 0.04, 0.88)])
@pytest.mark.parametrize("size", [80, 300])
def test_the_interval_of_ac1_covers_the_truth(cells: tuple[float, ...], size: int) -> None:
    """2,000 samples from one population whose coefficient is known."""
    scale = 1_000_000
    truth = Agreement(*(int(each * scale) for each in cells)).ac1()
    samples = np.random.default_rng(7).multinomial(size, cells, 2_000)
    ends = [Agreement(*map(int, sample)).ac1_interval() for sample in samples]
    covered = sum(low <= truth <= high for low, high in ends) / len(ends)
    assert 0.92 <= covered <= 0.98
