"""Wins by age where losses compete: against statsmodels, a plain second computation, and simulated truth."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight

from sheetsync.core.statistics.ages import GOING, LOST, WON, Ages, Ints
from sheetsync.core.statistics.incidence import horizon, incidence
from sheetsync.core.statistics.landmarks import NEVER, Histories, chances
from sheetsync.core.statistics.waiting import quantile_limits, quantiles

LAST = 180
Outcomes = npt.NDArray[np.int64]


def company(seed: int, size: int, win_share: float = 0.25) -> tuple[Outcomes, Ints]:
    """Leads that win slowly or are lost fast, seen at an age from 0 to half a year."""
    draw = np.random.default_rng(seed)
    wins = draw.random(size) < win_share
    end = np.where(wins, draw.exponential(45, size), draw.exponential(20, size)).astype(np.int64)
    seen = draw.integers(0, LAST, size)
    return np.where(end <= seen, np.where(wins, WON, LOST), GOING), np.minimum(end, seen)


def one_group(outcomes: Outcomes, ages: Ints, last: int = LAST) -> Ages:
    return Ages.of(np.zeros(len(ages), dtype=np.int64), outcomes, ages, 1, last)


@pytest.mark.parametrize("seed", range(5))
def test_the_estimate_and_its_variance_are_those_of_statsmodels(seed: int) -> None:
    outcomes, ages = company(seed, 400)
    ours = incidence(one_group(outcomes, ages))
    with np.errstate(divide="ignore", invalid="ignore"):  # statsmodels divides by the cases left after the last age
        theirs = CumIncidenceRight(ages, outcomes)
    inside = theirs.times < ages.max()
    at = theirs.times[inside].astype(int)
    assert ours.won[0, at] == pytest.approx(theirs.cinc[0][inside])
    assert ours.lost[0, at] == pytest.approx(theirs.cinc[1][inside])
    known = ours.won[0, at] > 0
    assert np.sqrt(ours.variance[0, at])[known] == pytest.approx(theirs.cinc_se[0][inside][known])


def test_the_quarrel_over_the_conversion_is_settled_by_the_estimate() -> None:
    """The true share won within 90 days is known. Won of all created is too low, won of all closed and Kaplan–Meier
    with the losses censored are too high; the truth lies in our interval and in none of theirs.
    """
    draw = np.random.default_rng(3)
    size, truth = 40_000, 0.193
    wins = draw.random(size) < 0.25
    mean = 90 / -np.log(1 - truth / 0.25)
    end = np.where(wins, draw.exponential(mean, size), draw.exponential(30, size)).astype(np.int64)
    seen = draw.integers(0, LAST, size)
    outcomes = np.where(end <= seen, np.where(wins, WON, LOST), GOING)
    ours = incidence(one_group(outcomes, np.minimum(end, seen)))
    low, high = ours.limits()
    assert low[0, 89] <= truth <= high[0, 89]
    assert high[0, 89] - low[0, 89] < 0.02
    by_created = (outcomes == WON).mean()
    by_closed = (outcomes == WON).sum() / (outcomes != GOING).sum()
    censored = SurvfuncRight(np.minimum(end, seen), (outcomes == WON).astype(int))
    kaplan_meier = 1 - censored.surv_prob[np.searchsorted(censored.surv_times, 90) - 1]
    assert by_created < low[0, 89]
    assert min(by_closed, kaplan_meier) > high[0, 89]


@pytest.mark.parametrize("size", [20, 60, 250, 500])
def test_the_interval_covers_the_truth_as_often_as_it_says(size: int) -> None:
    """1,000 companies with one truth, found from a very large one. Of 20 leads sometimes none is won, and then all is
    possible: the interval errs on the safe side.
    """
    truth = float(incidence(one_group(*company(99, 400_000))).won[0, 60])
    groups = np.repeat(np.arange(1_000), size)
    outcomes, ages = company(11, 1_000 * size)
    low, high = incidence(Ages.of(groups, outcomes, ages, 1_000, LAST)).limits()
    covered = ((low[:, 60] <= truth) & (truth <= high[:, 60])).mean()
    assert 0.93 <= covered <= (0.975 if size > 20 else 0.985)


def test_groups_are_told_apart_and_pooled() -> None:
    outcomes, ages = company(5, 300)
    groups = np.arange(300) % 3
    together = Ages.of(groups, outcomes, ages, 3, LAST)
    for group in range(3):
        alone = incidence(one_group(outcomes[groups == group], ages[groups == group]))
        assert incidence(together).won[group] == pytest.approx(alone.won[0])
    assert incidence(together.pooled()).won == pytest.approx(incidence(one_group(outcomes, ages)).won)


def test_what_comes_after_the_last_age_is_not_looked_at() -> None:
    found = one_group(np.array([WON, WON, LOST]), np.array([5, 50, 60]), last=20)
    assert found.counts[0, WON].sum() == 1
    assert found.counts[0, GOING, 20] == 2


def test_without_a_win_there_is_no_horizon() -> None:
    assert horizon(incidence(one_group(np.full(50, LOST), np.arange(50)))) is None
    few = incidence(one_group(np.array([WON]), np.array([3])))
    assert horizon(few) is None


def test_the_horizon_is_not_shortened_by_the_young_cohorts() -> None:
    """Half of the leads are younger than a month: the plain percentile of the wins seen so far comes out too low."""
    draw = np.random.default_rng(1)
    size = 20_000
    end = draw.exponential(40, size).astype(np.int64)
    seen = np.where(draw.random(size) < 0.5, draw.integers(0, 30, size), draw.integers(150, LAST, size))
    outcomes = np.where(end <= seen, WON, GOING)
    found = horizon(incidence(one_group(outcomes, np.minimum(end, seen))))
    naive = np.quantile(end[outcomes == WON], 0.9)
    assert found == pytest.approx(-40 * np.log(1 - 0.9 * (1 - np.exp(-LAST / 40))), abs=4)
    assert found is not None
    assert naive < found - 5


def test_medians_with_waiting_leads_are_those_of_statsmodels() -> None:
    outcomes, ages = company(8, 500, 0.9)
    ours = one_group(outcomes, ages)
    theirs = SurvfuncRight(ages, (outcomes == WON).astype(int))
    for share in (0.2, 0.5):
        assert quantiles(ours, share) == [theirs.quantile(share)]
        low, high = theirs.quantile_ci(share, method="cloglog")
        assert quantile_limits(ours, share) == [(low, high)]


def test_a_share_that_has_not_come_yet_is_not_told() -> None:
    assert quantiles(one_group(np.array([WON, GOING, GOING]), np.array([2, 9, 9])), 0.5) == [None]


def histories(seed: int, size: int, stages: int = 4) -> Histories:
    draw = np.random.default_rng(seed)
    outcomes, ages = company(seed, size)
    steps = np.concatenate([np.zeros((size, 1)), draw.exponential(12, (size, stages - 1))], axis=1).cumsum(axis=1)
    reached = draw.integers(0, stages, size)
    entered = np.where(np.arange(stages) <= reached[:, None], steps, NEVER).astype(np.int64)
    return Histories(np.where(entered > ages[:, None], NEVER, entered).astype(np.int32), ages, outcomes.astype(np.int8))


@pytest.mark.parametrize(("stage", "age"), [(0, 0), (0, 3), (1, 10), (2, 25), (3, 59)])
def test_a_chance_is_the_estimate_among_those_that_stood_there(stage: int, age: int) -> None:
    known = histories(4, 3_000)
    found = chances(known, 60)
    following = known.entered[:, stage + 1] if stage < 3 else np.full(3_000, NEVER)
    there = (known.entered[:, stage] <= age) & (following > age) & (known.ages > age)
    alone = incidence(one_group(known.outcomes[there].astype(np.int64), known.ages[there], 60))
    assert found.cases[stage, age] == there.sum()
    assert found.chance[stage, age] == pytest.approx(alone.won[0, 60])
    assert found.variance[stage, age] == pytest.approx(alone.variance[0, 60])


def test_a_chance_within_some_days_is_read_off_earlier() -> None:
    known = histories(4, 3_000)
    found, there = chances(known, 60, within=7), (known.entered[:, 1] > 5) & (known.ages > 5)
    alone = incidence(one_group(known.outcomes[there].astype(np.int64), known.ages[there], 60))
    assert found.chance[0, 5] == pytest.approx(alone.won[0, 12])
    assert found.chance[2, 58] == pytest.approx(chances(known, 60).chance[2, 58])


def test_stages_with_few_cases_stand_together() -> None:
    """On day 20 leads stand in all four stages, in some of them few."""
    known = histories(4, 200)
    alone, pooled = chances(known, 60), chances(known, 60, least=30)
    few = alone.cases < 30
    stage = (known.entered <= 20).sum(axis=1) - 1
    small = few[stage, 20] & (known.ages > 20)
    assert 30 <= small.sum() < 100
    of_them = incidence(one_group(known.outcomes[small].astype(np.int64), known.ages[small], 60))
    assert pooled.chance[few[:, 20], 20] == pytest.approx(of_them.won[0, 60])
    assert pooled.chance[~few[:, 20], 20] == pytest.approx(alone.chance[~few[:, 20], 20])
    assert (pooled.cases >= np.minimum(alone.cases.sum(axis=0), 30)).all()


def test_pooling_keeps_the_sum_of_the_chances() -> None:
    """Weighed by the cases, whatever stands together; a chance of all stages in the place of a few would lower it."""
    known = histories(5, 300)
    alone, pooled = chances(known, 60), chances(known, 60, least=25)
    of_each, of_groups = (float(np.nansum(each.chance * alone.cases)) for each in (alone, pooled))
    assert of_groups == pytest.approx(of_each, rel=0.01)


def test_chances_sum_to_the_wins_that_come() -> None:
    """A thousand leads at day 20, the rest of their story known: the sum of chances is near the wins by day 90."""
    draw = np.random.default_rng(2)
    size = 60_000
    wins = draw.random(size) < 0.3
    end = np.where(wins, draw.exponential(40, size), draw.exponential(25, size)).astype(np.int64)
    met = np.where(wins, draw.integers(0, 10, size), draw.integers(0, 40, size))
    entered = np.stack([np.zeros(size, dtype=np.int64), met], axis=1)
    seen = draw.integers(0, LAST, size)
    outcomes = np.where(end <= seen, np.where(wins, WON, LOST), GOING)
    ages = np.minimum(end, seen)
    entered = np.where(entered > ages[:, None], NEVER, entered).astype(np.int32)
    known = Histories(entered, ages, outcomes.astype(np.int8))
    found = chances(known, 90, least=30)
    at_twenty = np.flatnonzero((outcomes == GOING) & (ages == 20))
    expected = found.chance[known.take(at_twenty).stages(), 20].sum()
    came = (wins & (end <= 90))[at_twenty].sum()
    assert len(at_twenty) > 100
    assert expected == pytest.approx(came, abs=3 * np.sqrt(expected))
