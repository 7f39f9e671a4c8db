"""The plan of every month inside the period, by stratum; a running month only for the working days that have passed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction

import pandas as pd

from sheetsync.core.facts import Facts
from sheetsync.core.period import month_end


@dataclass(frozen=True, slots=True)
class Planned:
    """What was planned for one month and stratum; None where it wasn't said. Money in minor units.

    `revenue` is what was typed as such, whatever the product of the four factors is.
    """

    leads: Fraction | None = None
    target_share: Fraction | None = None
    win_rate: Fraction | None = None
    average_check: Fraction | None = None
    revenue: Fraction | None = None
    spend: Fraction | None = None

    @property
    def target(self) -> Fraction | None:
        """Target leads."""
        return _product(self.leads, self.target_share)

    @property
    def won(self) -> Fraction | None:
        """Wins."""
        return _product(self.target, self.win_rate)

    @property
    def product(self) -> Fraction | None:
        """Revenue as leads x target share x win rate x average check."""
        return _product(self.won, self.average_check)

    def part(self, share: Fraction) -> Planned:
        """The same plan for a part of the month."""
        return Planned(
            leads=_product(self.leads, share),
            target_share=self.target_share,
            win_rate=self.win_rate,
            average_check=self.average_check,
            revenue=_product(self.revenue, share),
            spend=_product(self.spend, share),
        )


_NAMES = tuple(field.name for field in fields(Planned))
NOTHING = Planned(leads=Fraction(0), revenue=Fraction(0), spend=Fraction(0))
"""The plan of a stratum for which nothing was planned."""


def _product(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    """Nothing of an unknown is nothing; else an unknown makes the product unknown."""
    if a == 0 or b == 0:
        return Fraction(0)
    return None if a is None or b is None else a * b


def plans(facts: Facts) -> Mapping[tuple[dt.date, str | None], Planned]:
    """The plan by month and segment (None: the whole company, or all that has no plan of its own).

    Only months that lie wholly inside the period and have begun; several rows of one month and segment add up. Rows
    that say nothing are left out.
    """
    found: dict[tuple[dt.date, str | None], list[Planned]] = defaultdict(list)
    for row in facts.plan.to_dict("records"):
        planned = Planned(**{name: _exact(row[name]) for name in _NAMES})
        if not pd.isna(row["month"]) and planned != Planned():
            found[row["month"].date(), None if pd.isna(row["segment"]) else str(row["segment"])].append(planned)
    return {
        (month, segment): _together(rows).part(elapsed(month, facts.as_of, facts.norms.holidays))
        for (month, segment), rows in found.items()
        if _is_compared(month, facts)
    }


def elapsed(month: dt.date, as_of: dt.date, holidays: Collection[dt.date] = frozenset()) -> Fraction:
    """Which part of a month's working days (Monday to Friday, no holiday) has passed when `as_of` is over.

    A month without a working day goes by calendar days.
    """
    days = [month + dt.timedelta(days) for days in range(month_end(month).day)]
    working = [day for day in days if day.weekday() < 5 and day not in holidays] or days
    return Fraction(sum(day <= as_of for day in working), len(working))


def _is_compared(month: dt.date, facts: Facts) -> bool:
    last = min(month_end(month), facts.as_of)
    return month <= facts.as_of and all(day in facts.period for day in (month, last))


def _exact(value: float) -> Fraction | None:
    """A typed number as people read it: 0.4 is 2/5, not the nearest binary fraction."""
    return None if pd.isna(value) else Fraction(str(value))


def _together(rows: Sequence[Planned]) -> Planned:
    """Several plans of one stratum as one: amounts add up, rates are those of the sums."""
    if len(rows) == 1:
        return rows[0]
    leads, target, won, product = (
        _sum([getattr(row, name) for row in rows]) for name in ("leads", "target", "won", "product")
    )
    revenues = [row.product if row.revenue is None else row.revenue for row in rows]
    return Planned(
        leads=leads,
        target_share=_quotient(target, leads),
        win_rate=_quotient(won, target),
        average_check=_quotient(product, won),
        revenue=_sum(revenues) if any(row.revenue is not None for row in rows) else None,
        spend=_sum([row.spend for row in rows]),
    )


def _sum(values: Sequence[Fraction | None]) -> Fraction | None:
    known = [value for value in values if value is not None]
    return sum(known, Fraction(0)) if len(known) == len(values) else None


def _quotient(over: Fraction | None, under: Fraction | None) -> Fraction | None:
    return over / under if over is not None and under else None
