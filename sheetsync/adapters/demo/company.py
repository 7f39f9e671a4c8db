"""The demo company as a whole: everything that happened up to a day, the same for the same seed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from sheetsync.adapters.demo import budget, enquiries, selling
from sheetsync.adapters.demo.calendar import Span, lived_leads, months_after, months_until
from sheetsync.adapters.demo.plot import PLANTED, Plot


@dataclass(frozen=True, slots=True)
class Company:
    """What stands behind the entry tabs, free of any language."""

    as_of: dt.date
    months: tuple[Span, ...]
    leads: list[enquiries.Lead]
    deals: list[selling.Deal]
    goals: list[budget.Goal]
    spent: list[budget.Spent]


def found(leads: int, as_of: dt.date, seed: int, plot: Plot = PLANTED) -> Company:
    """A company with so many leads (at least one) in six whole months and the days since."""
    rng = Random(seed)  # noqa: S311 # nosec B311 # a simulation, no secret
    months = months_until(as_of, plot.months)
    lived = (*months[:-1], *months_after(months[-1], plot.ahead))
    received = enquiries.receive(lived, lived_leads(months, lived, leads), plot, rng)
    deals = selling.sell(received, lived, as_of, plot, rng)
    seen = [lead for lead in received if lead.created <= as_of]
    spent = budget.spend(seen, months, plot.channels, rng)
    return Company(as_of, months, seen, deals, budget.plan(months, leads), spent)
