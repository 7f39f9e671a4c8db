"""Speed: days from creation to the win, the loss and the first contact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sheetsync.core.entry_tabs import Deals
from sheetsync.core.facts import LOST, WON, Facts
from sheetsync.core.metrics.absence import missing
from sheetsync.core.metrics.base import Ints, Metric, Number, Slice, Unit, View, shares, untold
from sheetsync.core.metrics.coded import Coded
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.days import DAY_SECONDS, NO_DAY, seconds_of
from sheetsync.core.metrics.sides import one_sided, one_sided_stages
from sheetsync.core.metrics.sources import CREATED, STAGES, STATE, unworked

WON_CYCLE = Metric(
    "speed.won_cycle_days", Unit.DAYS, View.COHORT, "median of closed - created, won leads", CREATED + STATE, -1
)
LOST_CYCLE = Metric(
    "speed.lost_cycle_days", Unit.DAYS, View.COHORT, "median of closed - created, lost leads", CREATED + STATE
)
FIRST_CONTACT = Metric(
    "speed.first_contact_days", Unit.DAYS, View.COHORT, "median of first contact - created", CREATED + STAGES, -1
)
FIRST_CONTACT_P90 = Metric(
    "speed.first_contact_p90",
    Unit.DAYS,
    View.COHORT,
    "fewest days within which 9 of 10 contacted leads had their first contact",
    CREATED + STAGES,
    -1,
)
FIRST_CONTACT_IN_NORM = Metric(
    "speed.first_contact_in_norm",
    Unit.SHARE,
    View.COHORT,
    "contacted within the norm / (contacted + not contacted and older than the norm)",
    CREATED + STAGES,
    1,
)
METRICS: tuple[Metric, ...] = (WON_CYCLE, LOST_CYCLE, FIRST_CONTACT, FIRST_CONTACT_P90, FIRST_CONTACT_IN_NORM)


def numbers(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """All speeds in one cut."""
    yield from _cycles(facts, cuts)
    yield from _first_contacts(facts, cuts)


@dataclass(frozen=True, slots=True, eq=False)
class _Spans:
    """Whole days from creation to something, of the leads that have both dates: coded by place in `days`."""

    leads: Coded
    days: Ints
    """The spans that occur, ascending."""

    def by_slice(self, cuts: Cuts) -> _Spread:
        return _Spread(self.days, self.leads.count(cuts.cohort))


@dataclass(frozen=True, slots=True, eq=False)
class _Spread:
    """`counts[slice, i]` leads took `days[i]` days; days ascend."""

    days: Ints
    counts: Ints

    @property
    def sizes(self) -> Ints:
        """Leads per slice."""
        sizes: Ints = self.counts.sum(axis=1)
        return sizes

    def at(self, rank: Ints) -> Ints:
        """The rank-th smallest span of every slice, counted from 1; anything where a slice holds fewer."""
        if not len(self.days):
            return np.zeros_like(rank)
        found: Ints = self.days[(self.counts.cumsum(axis=1) >= rank[:, None]).argmax(axis=1)]
        return found

    def medians(self) -> list[int | float]:
        """Per slice the mean of the middle two: an int where it is whole."""
        doubled = self.at((self.sizes + 1) // 2) + self.at(self.sizes // 2 + 1)
        return [twice // 2 if twice % 2 == 0 else twice / 2 for twice in doubled.tolist()]


def _cycles(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    why = unworked(facts) or missing(facts, Deals.closed)
    for metric, spans in ((WON_CYCLE, _won_spans), (LOST_CYCLE, _lost_spans)):
        spread = cuts.once(spans).by_slice(cuts)
        yield from _durations(metric, cuts.slices, spread.medians(), spread.sizes, why)


def _first_contacts(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    if not facts.norms.dated_stages:
        for metric in (FIRST_CONTACT, FIRST_CONTACT_P90, FIRST_CONTACT_IN_NORM):
            yield from untold(metric, cuts.slices, "no_setting:stages")
        return
    why, spread = unworked(facts), cuts.once(_contact_spans).by_slice(cuts)
    yield from _durations(FIRST_CONTACT, cuts.slices, spread.medians(), spread.sizes, why)
    ninetieth = spread.at((9 * spread.sizes + 9) // 10).tolist()
    yield from _durations(FIRST_CONTACT_P90, cuts.slices, ninetieth, spread.sizes, why)
    contact = facts.norms.dated_stages[0].key
    refused = one_sided(cuts) or (f"one_sided:{contact}" if contact in one_sided_stages(facts, cuts) else "")
    kept = spread.counts[:, spread.days <= facts.norms.first_contact_norm_days].sum(axis=1)
    due = spread.sizes + cuts.once(_overdue).count(cuts.cohort)[:, 0]
    yield from shares(FIRST_CONTACT_IN_NORM, cuts.slices, kept, due, facts.norms.confidence, why=why or refused)


def _won_spans(facts: Facts) -> _Spans:
    return _spans(facts, "closed", np.flatnonzero(facts.leads["state"].to_numpy() == WON))


def _lost_spans(facts: Facts) -> _Spans:
    return _spans(facts, "closed", np.flatnonzero(facts.leads["state"].to_numpy() == LOST))


def _contact_spans(facts: Facts) -> _Spans:
    date = f"date_{facts.norms.dated_stages[0].key}"
    return _spans(facts, date, np.flatnonzero(seconds_of(facts.leads[date]) > NO_DAY))


def _overdue(facts: Facts) -> Coded:
    """Leads that never reached the first contact although more days than the norm have passed since creation.

    A lead that went on without a date of contact was contacted nobody knows when: it is neither in time nor late.
    """
    contact = facts.norms.lead_stages.index(facts.norms.dated_stages[0])
    created = seconds_of(facts.leads["created"])
    last_due = np.datetime64(facts.as_of, "D").astype(np.int64) - facts.norms.first_contact_norm_days
    overdue = (created > NO_DAY) & (created < last_due * DAY_SECONDS)
    return Coded.among(overdue & (facts.leads["furthest"].to_numpy() < contact))


def _spans(facts: Facts, date: str, rows: npt.NDArray[np.intp]) -> _Spans:
    """Those of the rows that have both dates in order; a span back in time is a fault of the data, told elsewhere."""
    until, since = seconds_of(facts.leads[date]).take(rows), seconds_of(facts.leads["created"]).take(rows)
    days = until // DAY_SECONDS - since // DAY_SECONDS
    told = np.flatnonzero((until > NO_DAY) & (since > NO_DAY) & (days >= 0))
    days = days.take(told)
    occurring = np.flatnonzero(np.bincount(days))
    places = np.zeros(int(occurring.max(initial=0)) + 1, dtype=np.int32)
    places[occurring] = np.arange(len(occurring))
    return _Spans(Coded(rows.take(told), places.take(days), len(occurring)), occurring.astype(np.int64, copy=False))


def _durations(
    metric: Metric, slices: Sequence[Slice], values: Sequence[int | float], sizes: Ints, why: str
) -> list[Number]:
    """One duration per slice with the number of leads it rests on; "no_cases" without any."""
    if why:
        return untold(metric, slices, why)
    return [
        Number(metric, where, value, n=cases) if cases else Number(metric, where, n=0, why="no_cases")
        for where, value, cases in zip(slices, values, sizes.tolist(), strict=True)
    ]
