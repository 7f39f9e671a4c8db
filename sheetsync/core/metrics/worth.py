"""Gross profit per won lead, exactly: what a win is worth."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from sheetsync.core.entry_tabs import Deals
from sheetsync.core.facts import WON, Facts
from sheetsync.core.metrics.absence import missing
from sheetsync.core.metrics.amounts import Amounts
from sheetsync.core.metrics.base import Cut, Ints


@dataclass(frozen=True, slots=True, eq=False)
class GrossProfits:
    """Revenue and gross profit of the won leads that have an amount, in minor units; from `rows` on equally long.

    A win without an amount is left out: what it brought is unknown, not nothing. Profit i is
    `earned[i] + margin * shared[i]`: by the deal's cost where that is filled (`earned` = amount - cost), else by the
    margin (`shared` = amount). `unknown[i]`: there is neither.
    """

    won: npt.NDArray[np.intp]
    """Positions of all won leads in `facts.leads`."""
    rows: npt.NDArray[np.intp]
    """Positions of those that have an amount."""
    revenue: Ints
    earned: Ints
    shared: Ints
    unknown: npt.NDArray[np.bool_]
    margin: Fraction
    why: str
    """Why nothing about money can be told: there is no Deals tab, or no amount in it."""

    def within(self, cut: Cut) -> Cut:
        """These wins in a cut of the leads."""
        return Cut(cut.slices, cut.codes[self.rows])

    def counts(self, cut: Cut) -> Ints:
        """How many of these wins stand in each slice of a cut of the leads."""
        return self.within(cut).count()

    def revenues(self, cut: Cut) -> Amounts:
        """Revenue per slice."""
        return Amounts.of(self.within(cut).total(self.revenue).tolist(), self.why)

    def totals(self, cut: Cut) -> Amounts:
        """Gross profit per slice; "no_cost" where that of a single win is unknown."""
        wins = self.within(cut)
        earned, shared = wins.total(self.earned).tolist(), wins.total(self.shared).tolist()
        unknown = wins.count(self.unknown)
        profits = [
            "no_cost" if lacking else own + self.margin * part
            for own, part, lacking in zip(earned, shared, unknown, strict=True)
        ]
        return Amounts.of(profits, self.why)

    def averages(self, cut: Cut) -> Amounts:
        """Gross profit per win that has an amount; "no_cost" as above, "no_cases" without such a win."""
        return self.totals(cut) / Amounts.of(self.counts(cut).tolist())


def gross_profits(facts: Facts) -> GrossProfits:
    """What every won lead is worth, whenever it was won: a cut (`cohort`, `flow`) picks those that count.

    `cuts.once(gross_profits).averages(cuts.cohort)` is the average gross profit of a win among the cohort's leads.
    """
    won = np.flatnonzero(facts.leads["state"].to_numpy() == WON)
    amounts = facts.leads["amount"].array[won]
    rows = won[~np.asarray(amounts.isna())]
    revenue = amounts.dropna().to_numpy(dtype=np.int64)
    costs = facts.leads["cost"].array[rows]
    costed = ~np.asarray(costs.isna())
    margin = facts.norms.margin
    return GrossProfits(
        won=won,
        rows=rows,
        revenue=revenue,
        earned=np.where(costed, revenue - costs.to_numpy(dtype=np.int64, na_value=0), 0),
        shared=np.where(costed, 0, revenue),
        unknown=~costed if margin is None else np.zeros(len(rows), dtype=np.bool_),
        margin=margin or Fraction(0),
        why=missing(facts, Deals.amount),
    )
