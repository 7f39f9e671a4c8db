"""Where the running period will end: what is won, what the open leads will bring, what new leads will (metrics.md, 9).

The future is played a thousand times with a fixed seed: every open lead is won or not with the chance of earlier leads
in its stage and at its age, new leads come as they came on the same weekdays of late, every win brings one of the
amounts that were brought before. What is known of the past is a sample too: every play takes other weeks of it, and
chances that are off by what they may be off. The range is the middle four fifths of what came out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from sheetsync.core.entry_tabs import Deals, Plan
from sheetsync.core.facts import Facts
from sheetsync.core.metrics.absence import missing
from sheetsync.core.metrics.base import Floats, Ints, Metric, Number, Unit, View, untold
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.days import DAY_SECONDS, seconds_of
from sheetsync.core.metrics.lives import Course, course
from sheetsync.core.metrics.planned import plans
from sheetsync.core.metrics.sources import CREATED, STAGES, STATE, unworked
from sheetsync.core.metrics.worth import gross_profits
from sheetsync.core.period import Period, month_end, month_of
from sheetsync.core.statistics.landmarks import chances
from sheetsync.core.statistics.resampling import SEED

CONFIDENCE = 0.8
DRAWS = 1_000
WEEKS = 8
"""So many weeks of late say how many leads come on a weekday."""
OLDEST = 365
"""Days: older open leads are taken to be of this age."""
LATE_WINS = 180
"""Days: the amounts of so long are drawn from, or all if those are too few."""
_READS = (*CREATED, *STATE, *STAGES, Deals.amount)

WON = Metric("forecast.won", Unit.COUNT, View.FLOW, "won so far + wins to come by the period's end", _READS[:-1], 1)
REVENUE = Metric("forecast.revenue", Unit.MONEY, View.FLOW, "revenue so far + revenue to come by then", _READS, 1)
COMPLETION = Metric(
    "forecast.completion", Unit.RATIO, View.FLOW, "forecast revenue / planned revenue", (*_READS, Plan.revenue), 1, True
)
METRICS: tuple[Metric, ...] = (WON, REVENUE, COMPLETION)


def numbers(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """The forecast of the whole company; in no other cut."""
    if cuts.dimensions:
        return
    usual = cuts.once(course)
    why = unworked(facts) or missing(facts, Deals.closed) or usual.why or _too_few(facts, usual)
    if why:
        for metric in METRICS:
            yield from untold(metric, [()], why)
        return
    future = _Future.of(facts, cuts, usual)
    yield _ranged(WON, future.won + future.wins, n=future.won)
    no_money = missing(facts, Deals.amount) or ("no_cases" if not len(future.amounts) else "")
    if no_money:
        yield from (Number(metric, why=no_money) for metric in (REVENUE, COMPLETION))
        return
    revenue = _ranged(REVENUE, future.so_far.sum() + future.revenues(), n=future.so_far.size)
    yield revenue
    yield _completion(facts, revenue)


def span(facts: Facts) -> Period:
    """What is forecast: the reporting period if it is running, else the running month."""
    period = facts.period
    if period.first is not None and period.last is not None and period.first <= facts.as_of <= period.last:
        return period
    return Period(month_of(facts.as_of), month_end(facts.as_of))


def _too_few(facts: Facts, usual: Course) -> str:
    return "few_leads" if len(usual.lives.rows) < facts.norms.few_for_verdict else ""


@dataclass(frozen=True, slots=True, eq=False)
class _Future:
    """The wins so far and what each that has an amount brought, in minor units; amounts that a win may bring; the wins
    to come in every play.
    """

    won: int
    so_far: Ints
    amounts: Ints
    wins: Ints

    @classmethod
    def of(cls, facts: Facts, cuts: Cuts, usual: Course) -> _Future:
        """Play it."""
        wins, period = cuts.once(gross_profits), span(facts)
        days = seconds_of(facts.leads["closed"]) // DAY_SECONDS
        closed, today = days.take(wins.rows), _number(facts.as_of)
        first = _number(period.first) if period.first else today
        late = wins.revenue[(closed > today - LATE_WINS) & (closed <= today)]
        so_far = wins.revenue[(closed >= first) & (closed <= today)]
        won = int(np.count_nonzero((days.take(wins.won) >= first) & (days.take(wins.won) <= today)))
        left = (_number(period.last) if period.last else today) - today
        draw = np.random.default_rng(SEED)
        off = np.maximum(1 + draw.standard_normal(DRAWS) * usual.relative_error, 0.0)
        to_come = _wins_of_open(facts, usual, left, off, draw) + _wins_of_new(usual, left, off, draw)
        return cls(won, so_far, late if len(late) >= facts.norms.few_for_verdict else wins.revenue, to_come)

    def revenues(self) -> Floats:
        """What the wins to come bring in every play; the amounts to draw from are a sample, too."""
        draw = np.random.default_rng(SEED + 1)
        off = draw.standard_normal(len(self.wins)) * self.amounts.std() / np.sqrt(len(self.amounts))
        drawn = self.amounts[draw.integers(0, len(self.amounts), int(self.wins.sum()))].astype(np.float64)
        plays = np.repeat(np.arange(len(self.wins)), self.wins)
        brought: Floats = np.bincount(plays, drawn, len(self.wins)) + self.wins * off
        return brought


def _wins_of_open(facts: Facts, usual: Course, left: int, off: Floats, draw: np.random.Generator) -> Ints:
    """Per play, how many of the open leads are won in the days that are left.

    A chance is itself an estimate: it is drawn anew in every play, the more narrowly the more cases stand behind it;
    and all are `off` by the play's own factor. Beyond the last age that is watched a lead's chance is as at that age.
    """
    last = min(usual.watched, OLDEST)
    open_now = usual.lives.histories.take(np.flatnonzero(usual.lives.histories.outcomes == 0))
    if not left or not len(open_now.ages):
        return np.zeros(DRAWS, dtype=np.int64)
    found = chances(usual.lives.histories, last + left, left, facts.norms.few_for_verdict)
    cells = open_now.stages() * (last + left) + np.minimum(open_now.ages, last)
    standing = np.bincount(cells, minlength=found.chance.size)
    used = np.flatnonzero(standing)
    chance, cases = np.nan_to_num(found.chance.ravel()[used]), found.cases.ravel()[used]
    sure = (chance <= 0) | (chance >= 1) | (cases == 0)
    hits, misses = np.where(sure, 1.0, chance * cases), np.where(sure, 1.0, (1 - chance) * cases)
    drawn = np.where(sure, chance, draw.beta(hits, misses, (DRAWS, len(used))))
    wins: Ints = draw.binomial(standing[used], np.minimum(drawn * off[:, None], 1.0)).sum(axis=1)
    return wins


def _wins_of_new(usual: Course, left: int, off: Floats, draw: np.random.Generator) -> Ints:
    """Per play, how many leads that come in the days that are left are won in them.

    A play has as many weeks as there were, some twice and some not at all; each of its days is like one of those.
    """
    weeks = _daily(usual).reshape(-1, 7)
    taken = draw.integers(0, len(weeks), (DRAWS, len(weeks)))
    wins = np.zeros(DRAWS, dtype=np.int64)
    for day in range(1, left + 1):
        week = taken[np.arange(DRAWS), draw.integers(0, len(weeks), DRAWS)]
        chance = usual.won[min(left - day, usual.watched)]
        wins += draw.binomial(weeks[week, (day - 1) % 7], np.minimum(chance * off, 1.0))
    return wins


def _daily(usual: Course) -> Ints:
    """Leads created on each of the last days up to today, in whole weeks: the first falls on tomorrow's weekday."""
    born = usual.lives.born
    oldest = int(born.max(initial=0)) + 1
    days = min(WEEKS * 7, max(oldest // 7 * 7, 7))
    return np.bincount(born[born < days], minlength=days)[::-1].astype(np.int64)


def _ranged(metric: Metric, drawn: Floats | Ints, n: int) -> Number:
    """The mean of all plays, and the middle of them."""
    low, high = np.quantile(drawn, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return Number(metric, (), float(drawn.mean()), None, n, float(low), float(high))


def _completion(facts: Facts, revenue: Number) -> Number:
    """The forecast against the whole period's plan, not only that of the days that have passed."""
    last = span(facts).last or facts.as_of
    whole = replace(facts, period=span(facts), as_of=max(last, facts.as_of))
    planned = [row.product if row.revenue is None else row.revenue for row in plans(whole).values()]
    if missing(facts, Plan.month) or not planned:
        return Number(COMPLETION, why=missing(facts, Plan.month) or "no_plan_months")
    total = sum(float(each) for each in planned if each is not None)
    if None in planned or not total:
        return Number(COMPLETION, why="plan_incomplete")
    value, low, high = (float(each or 0) / total for each in (revenue.value, revenue.low, revenue.high))
    return Number(COMPLETION, (), value, None, revenue.n, low, high)


def _number(day: dt.date) -> int:
    return int(np.datetime64(day, "D").astype(np.int64))
