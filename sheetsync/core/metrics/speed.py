"""Speed: days from creation to the win, the loss and the first contact, and in each stage (metrics.md, section 6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from sheetsync.core.entry_tabs import Deals
from sheetsync.core.facts import LOST, WON, Facts
from sheetsync.core.metrics.absence import missing
from sheetsync.core.metrics.base import Ints, Metric, Number, Slice, Unit, View, shares, untold, within
from sheetsync.core.metrics.coded import Coded
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.days import DAY_SECONDS, NO_DAY, seconds_of
from sheetsync.core.metrics.sides import one_sided, one_sided_stages
from sheetsync.core.metrics.sources import CREATED, STAGES, STATE, unworked
from sheetsync.core.metrics.waits import Waits, contacts, stays
from sheetsync.core.statistics.ages import WON as CAME
from sheetsync.core.statistics.ages import Ages
from sheetsync.core.statistics.waiting import quantile_limits, quantiles

WON_CYCLE = Metric(
    "speed.won_cycle_days", Unit.DAYS, View.COHORT, "median of closed - created, won leads", CREATED + STATE, -1
)
LOST_CYCLE = Metric(
    "speed.lost_cycle_days", Unit.DAYS, View.COHORT, "median of closed - created, lost leads", CREATED + STATE
)
FIRST_CONTACT = Metric(
    "speed.first_contact_days",
    Unit.DAYS,
    View.COHORT,
    "days by which half of the leads have had their first contact (Kaplan–Meier)",
    CREATED + STAGES,
    -1,
)
FIRST_CONTACT_P90 = Metric(
    "speed.first_contact_p90",
    Unit.DAYS,
    View.COHORT,
    "days by which 9 of 10 leads have had their first contact (Kaplan–Meier)",
    CREATED + STAGES,
    -1,
)
FIRST_CONTACT_IN_NORM = Metric(
    "speed.first_contact_in_norm",
    Unit.SHARE,
    View.COHORT,
    "contacted within the norm / leads older than the norm whose contact is dated or hasn't come",
    CREATED + STAGES,
    1,
)
STAGE_DAYS = Metric(
    "speed.stage_days",
    Unit.DAYS,
    View.COHORT,
    "days by which half of the leads have left the stage, onward or lost (Kaplan–Meier)",
    (*STATE, *STAGES),
    -1,
)
STAGE_P90 = Metric(
    "speed.stage_p90",
    Unit.DAYS,
    View.COHORT,
    "days by which 9 of 10 leads have left the stage, onward or lost (Kaplan–Meier)",
    (*STATE, *STAGES),
    -1,
)
METRICS: tuple[Metric, ...] = (
    *(WON_CYCLE, LOST_CYCLE, FIRST_CONTACT, FIRST_CONTACT_P90, FIRST_CONTACT_IN_NORM),
    *(STAGE_DAYS, STAGE_P90),
)
STAGED = ((), ("segment",), ("channel",), ("manager",), ("month",))
"""The cuts in which the days in a stage are told."""
_SHARES = {FIRST_CONTACT: 0.5, FIRST_CONTACT_P90: 0.9, STAGE_DAYS: 0.5, STAGE_P90: 0.9}


def numbers(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """All speeds in one cut."""
    yield from _cycles(facts, cuts)
    yield from _first_contacts(facts, cuts)
    if cuts.dimensions in STAGED:
        yield from _stages(facts, cuts)


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
    why, contact = unworked(facts), facts.norms.dated_stages[0].key
    waits = cuts.once(contacts)
    by_days = waits.by_slice(cuts.cohort)
    for metric in (FIRST_CONTACT, FIRST_CONTACT_P90):
        yield from _quantiles(facts, metric, cuts.slices, by_days, why=why)
    refused = one_sided(cuts) or (f"one_sided:{contact}" if contact in one_sided_stages(facts, cuts) else "")
    due = cuts.once(_due).count(cuts.cohort)
    kept, of = due[:, 1], due.sum(axis=1)
    yield from shares(FIRST_CONTACT_IN_NORM, cuts.slices, kept, of, facts.norms.confidence, why=why or refused)


def _stages(facts: Facts, cuts: Cuts) -> Iterator[Number]:
    """Slice by slice, the stages in order."""
    why = unworked(facts)
    columns = []
    for place, stage in enumerate(facts.norms.dated_stages):
        where = within(cuts.slices, "stage", stage.key)
        by_days = cuts.once(_all_stays)[place].by_slice(cuts.cohort)
        columns.append([_quantiles(facts, metric, where, by_days, why=why) for metric in (STAGE_DAYS, STAGE_P90)])
    for told in zip(*columns, strict=True):
        yield from chain.from_iterable(zip(*told, strict=True))


def _quantiles(facts: Facts, metric: Metric, slices: Sequence[Slice], ages: Ages, *, why: str) -> list[Number]:
    """The first day by which it has come to that share, with its limits; untold while too many still wait for it."""
    if why:
        return untold(metric, slices, why)
    share = _SHARES[metric]
    rows = zip(
        slices,
        quantiles(ages, share),
        quantile_limits(ages, share, facts.norms.confidence),
        ages.sizes.tolist(),
        strict=True,
    )
    return [
        Number(metric, where, days, n=n, low=low, high=high)
        if days is not None
        else Number(metric, where, n=n, why="still_waiting" if n else "no_cases")
        for where, days, (low, high), n in rows
    ]


def _won_spans(facts: Facts) -> _Spans:
    return _spans(facts, "closed", np.flatnonzero(facts.leads["state"].to_numpy() == WON))


def _lost_spans(facts: Facts) -> _Spans:
    return _spans(facts, "closed", np.flatnonzero(facts.leads["state"].to_numpy() == LOST))


def _all_stays(facts: Facts) -> list[Waits]:
    return [stays(facts, stage) for stage in facts.norms.dated_stages]


def _due(facts: Facts) -> Coded:
    """Leads whose norm has passed, coded by whether they were contacted within it.

    Younger ones aren't counted, contacted or not: of those only the quick ones could be.
    """
    waits, norm = contacts(facts), facts.norms.first_contact_norm_days
    today = np.datetime64(facts.as_of, "D").astype(np.int64)
    old = today - seconds_of(facts.leads["created"]).take(waits.rows) // DAY_SECONDS > norm
    kept = (waits.outcomes == CAME) & (waits.days <= norm)
    return Coded(waits.rows[old], kept[old].astype(np.int32), 2)


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
