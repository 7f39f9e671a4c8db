"""How long leads wait for the first contact, and stand in a stage: those that still do count up to their age."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sheetsync.core.facts import OPEN, Facts
from sheetsync.core.metrics.base import Cut, Ints
from sheetsync.core.metrics.days import DAY_SECONDS, NO_DAY, seconds_of
from sheetsync.core.norms import Stage
from sheetsync.core.statistics.ages import GOING, WON, Ages

LONGEST = 730
"""Days: what comes later isn't looked at."""


@dataclass(frozen=True, slots=True, eq=False)
class Waits:
    """Positions in `facts.leads`, how many whole days each waited, and whether it came by then (WON) or is still
    awaited (GOING).
    """

    rows: npt.NDArray[np.intp]
    days: Ints
    outcomes: npt.NDArray[np.int8]

    def by_slice(self, cut: Cut) -> Ages:
        """The leads of a cut as counts by slice, outcome and days, up to the last day on which anything came."""
        codes = cut.codes.take(self.rows)
        inside = np.flatnonzero(codes >= 0)
        came = self.days[self.outcomes == WON]
        last = min(int(came.max(initial=0)), LONGEST)
        return Ages.of(codes[inside], self.outcomes[inside], self.days[inside], cut.size, last)


def contacts(facts: Facts) -> Waits:
    """From creation to the first contact.

    A lead that was lost without one waits on: nobody contacted it by today, and a quick loss is no quick contact. One
    that went on without a date of contact was contacted nobody knows when, and is left out.
    """
    contact = facts.norms.dated_stages[0]
    leads, today = facts.leads, _today(facts)
    created, contacted = _days(facts, "created"), _days(facts, f"date_{contact.key}")
    place = facts.norms.lead_stages.index(contact)
    waiting = (contacted == NO_DAY) & (leads["furthest"].to_numpy() < place)
    return _waits(created, np.where(contacted > today, NO_DAY, contacted), waiting | (contacted > today), today)


def stays(facts: Facts, stage: Stage) -> Waits:
    """From entering a dated stage to leaving it, onward or lost.

    A lead that left nobody knows when, for neither a later stage nor the close has a date, is left out.
    """
    stages, leads = facts.norms.dated_stages, facts.leads
    state, place = leads["state"].to_numpy(), facts.norms.lead_stages.index(stage)
    left = np.where(state == OPEN, NO_DAY, _days(facts, "closed"))
    for later in stages[stages.index(stage) + 1 :]:
        days = _days(facts, f"date_{later.key}")
        left = np.where((days > NO_DAY) & ((left == NO_DAY) | (days < left)), days, left)
    staying = (left == NO_DAY) & (state == OPEN) & (leads["furthest"].to_numpy() == place)
    return _waits(_days(facts, f"date_{stage.key}"), left, staying, _today(facts))


def _waits(since: Ints, until: Ints, waiting: npt.NDArray[np.bool_], today: int) -> Waits:
    """Those whose beginning is known, and whose end is, or is known not to have come; what goes back in time is a fault
    of the data, told elsewhere.
    """
    known = (since > NO_DAY) & (since <= today) & (waiting | ((until >= since) & (until <= today)))
    rows = np.flatnonzero(known)
    goes_on = waiting[rows]
    days = np.where(goes_on, today, until[rows]) - since[rows]
    return Waits(rows, days, np.where(goes_on, GOING, WON).astype(np.int8))


def _days(facts: Facts, name: str) -> Ints:
    seconds = seconds_of(facts.leads[name])
    return np.where(seconds > NO_DAY, seconds // DAY_SECONDS, NO_DAY)


def _today(facts: Facts) -> int:
    return int(np.datetime64(facts.as_of, "D").astype(np.int64))
