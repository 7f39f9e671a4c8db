"""What marketing and sales delivered in the months of the plan, by month and segment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from sheetsync.core.facts import TARGET, UNKNOWN, WON, Facts
from sheetsync.core.metrics.base import NOT_SET, Cut, Floats
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.labels import Labels, month_labels, word_labels
from sheetsync.core.metrics.lives import born, course
from sheetsync.core.metrics.worth import gross_profits

Cell: TypeAlias = tuple[dt.date, str | None]
"""A month and a segment (None: blank)."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """Leads created, wins and revenue dated in one month and stratum; money in minor units.

    Of the leads created then: `ripe_target` and `ripe_unjudged` are sums of the maturity of those that are target and
    of those without a verdict, `cohort_won` how many are won by now, whenever.
    """

    leads: int = 0
    target: int = 0
    unjudged: int = 0
    """Leads without a verdict yet."""
    won: int = 0
    sold: int = 0
    """Wins that have an amount."""
    revenue: int = 0
    spend: int = 0
    ripe_target: float = 0.0
    ripe_unjudged: float = 0.0
    cohort_won: int = 0

    @property
    def target_share(self) -> Fraction | None:
        """Target leads among those that have a verdict: what isn't known yet is no failure. None if nothing is."""
        judged = self.leads - self.unjudged
        return Fraction(self.target, judged) if judged else None

    def likely_target(self, otherwise: Fraction | None) -> Fraction:
        """Target leads, those without a verdict taken like the others; `otherwise` is their share if there are none."""
        share = self.target_share if self.target_share is not None else otherwise
        return self.target + self.unjudged * (share or Fraction(0))

    def __add__(self, other: Delivered) -> Delivered:
        return Delivered(
            self.leads + other.leads,
            self.target + other.target,
            self.unjudged + other.unjudged,
            self.won + other.won,
            self.sold + other.sold,
            self.revenue + other.revenue,
            self.spend + other.spend,
            self.ripe_target + other.ripe_target,
            self.ripe_unjudged + other.ripe_unjudged,
            self.cohort_won + other.cohort_won,
        )


def delivered(facts: Facts, cuts: Cuts) -> Mapping[Cell, Delivered]:
    """What was delivered in the period by month and segment, where there is anything; undated rows are left out."""
    months, segments = cuts.once(month_labels), cuts.once(word_labels)["segment"]
    wins, verdicts = cuts.once(gross_profits), facts.leads["verdict"].to_numpy()
    created = _by_cell(months, segments, "created", cuts.cohort)
    closed = _by_cell(months, segments, "closed", cuts.flow)
    won, sold = (Cut(closed.slices, closed.codes[rows]) for rows in (wins.won, wins.rows))
    is_target, is_open_verdict = verdicts == TARGET, verdicts == UNKNOWN
    ripe = cuts.once(_ripe)
    columns = (
        created.count(),
        created.count(is_target),
        created.count(is_open_verdict),
        won.count(),
        sold.count(),
        sold.total(wins.revenue),
        np.zeros(created.size, dtype=np.int64),
        created.weigh(ripe * is_target),
        created.weigh(ripe * is_open_verdict),
        created.count(facts.leads["state"].to_numpy() == WON),
    )
    cells = zip(created.slices, zip(*(column.tolist() for column in columns), strict=True), strict=True)
    return {
        (dt.date.fromisoformat(f"{month}-01"), None if segment == NOT_SET else segment): Delivered(*values)
        for ((_, month), (_, segment)), values in cells
        if month != NOT_SET and any(values)
    }


def _ripe(facts: Facts) -> Floats:
    """Each lead's maturity; 0 where nobody knows since when it is there, or nothing can be told of any.

    It goes by the creation alone: a win without a close date is a win, and something was expected of its lead.
    """
    usual, ages = course(facts), born(facts)
    return np.where(ages >= 0, usual.maturity(np.maximum(ages, 0)), 0.0) if not usual.why else np.zeros(len(ages))


def _by_cell(months: Labels, segments: Labels, date: str, period: Cut) -> Cut:
    """The leads that a cut holds, by the month of a date and by segment."""
    slices = [(("month", month), ("segment", segment)) for month in months.words for segment in segments.words]
    codes = months.codes[date] * np.int32(len(segments.words)) + segments.codes["leads"]
    return Cut(slices, np.where(period.codes < 0, np.int32(-1), codes))
