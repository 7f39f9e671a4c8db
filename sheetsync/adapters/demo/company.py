"""The demo company as a whole: everything that happened up to a day, the same for the same seed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from sheetsync.adapters.demo import budget, enquiries, selling
from sheetsync.adapters.demo.calendar import Span, months_until


@dataclass(frozen=True, slots=True)
class Company:
    """What stands behind the entry tabs, free of any language."""

    as_of: dt.date
    months: tuple[Span, ...]
    leads: list[enquiries.Lead]
    deals: list[selling.Deal]
    goals: list[budget.Goal]
    spent: list[budget.Spent]


def found(leads: int, as_of: dt.date, seed: int) -> Company:
    """A company with so many leads (at least one) in six whole months and the days since."""
    rng = Random(seed)  # noqa: S311 # nosec B311 # a simulation, no secret
    months = months_until(as_of)
    received = enquiries.receive(months, leads, rng)
    deals = selling.sell(received, months, rng)
    return Company(as_of, months, received, deals, budget.plan(months, leads), budget.spend(received, months, rng))
