"""The past that was rewritten since the last review: what was told then against what today's entries say of that day.

At every recorded review the leads are kept as they stood (`kept`). Later the company is wound back to that day by
today's dates, and compared with them: the numbers, and lead by lead what was added, deleted or changed after the fact.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from sheetsync.core.facts import LOST, Facts
from sheetsync.core.history import Entry, recorded_as
from sheetsync.core.metrics.base import Number, Unit, native
from sheetsync.core.metrics.catalogue import FAMILIES
from sheetsync.core.metrics.cuts import cuts
from sheetsync.core.metrics.days import DAY_SECONDS, NO_DAY, seconds_of
from sheetsync.core.metrics.rewound import rewound
from sheetsync.core.period import Period
from sheetsync.core.tables.keys import places_of, type_ids

ADDED, DELETED = "added", "deleted"
"""Leads that were not there then although they are dated before; leads that were there and are gone."""
CHANGED = ("created", "verdict", "state", "furthest", "closed", "amount")
"""What of a lead may have been changed after the fact; marketing's first, then sales'."""
LABELS = ("marketing_label", "sales_label")
"""Labels may change as long as a lead is worked; set or changed after its loss they are late."""
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Restated:
    """One recorded number that today's entries tell otherwise: as it was told then, and as of today."""

    told: Entry
    now: Number


@dataclass(frozen=True, slots=True)
class Restatement:
    """All that was rewritten since a review; `moved`: lead ids by what happened to them (ADDED, DELETED, or one of
    CHANGED and LABELS). `why`: why the leads can't be named.
    """

    review: dt.date
    recorded: dt.date
    numbers: tuple[Restated, ...] = ()
    moved: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    why: str = ""


def kept(facts: Facts) -> pa.Table:
    """The leads as they stand, for later comparison: id, and what of CHANGED and LABELS each has, as whole numbers
    (NO_DAY for a blank).
    """
    leads = rewound(facts, facts.as_of, Period()).leads
    columns: dict[str, pa.Array] = {"lead_id": pa.array(leads["lead_id"].array, from_pandas=True).cast(pa.string())}
    for name in (*CHANGED, *LABELS):
        columns[name] = pa.array(_whole(leads[name], name))
    return pa.table(columns)


def last_told(entries: Sequence[Entry], as_of: dt.date) -> list[Entry]:
    """What the last review before a day was told: on the day of a review that is the one before it, so that the meeting
    sees what was rewritten since.
    """
    before = [entry for entry in entries if entry.recorded < as_of]
    last = max((entry.review for entry in before), default=None)
    return [entry for entry in before if entry.review == last]


def restated(facts: Facts, told: Sequence[Entry], period: Period, then: pa.Table | None) -> Restatement:
    """What was rewritten since a review was told its numbers (one at least). `period`: the reporting period as it was
    on that day; `then`: the leads as they were kept.
    """
    review, recorded = told[0].review, told[0].recorded
    numbers = tuple(_numbers(rewound(facts, recorded, period), told))
    if then is None:
        return Restatement(review, recorded, numbers, why="not_kept")
    return Restatement(review, recorded, numbers, dict(_moved(rewound(facts, recorded, Period()), then)))


def _numbers(past: Facts, told: Sequence[Entry]) -> Iterator[Restated]:
    total = cuts(past, ())
    computed = {(number.key, number.slice): number for family in FAMILIES for number in family.numbers(past, total)}
    for entry in told:
        number = computed.get(recorded_as(entry.key))
        if number is None or entry.value is None:
            continue
        value = native(number)
        if value is None or abs(value - entry.value) > _tolerance(number):
            yield Restated(entry, number)


def _tolerance(number: Number) -> float:
    """What rounding to whole cents and twelve digits may make of a number."""
    return 0.01 if number.metric.unit is Unit.MONEY else _TOLERANCE + abs(float(number.value or 0)) * 1e-11


def _moved(past: Facts, then: pa.Table) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Lead ids by what happened to them, compared by their keys; only leads with a day of creation can be missed."""
    leads = past.leads
    ids = pa.array(leads["lead_id"].array, from_pandas=True).cast(pa.string())
    old = then["lead_id"].combine_chunks()
    now_keys, old_keys = (type_ids(each.to_pylist()).keys for each in (ids, old))
    places = places_of(now_keys, old_keys)
    dated = seconds_of(leads["created"]) > NO_DAY
    yield from _named(ADDED, ids, (places < 0) & dated)
    yield from _named(DELETED, old, places_of(old_keys, now_keys) < 0)
    both = np.flatnonzero(places >= 0)
    for name in CHANGED:
        now = _whole(leads[name], name)[both]
        before = then[name].to_numpy()[places[both]]
        yield from _named(name, ids.take(pa.array(both)), now != before)
    was_lost = then["state"].to_numpy()[places[both]] == LOST
    for name in LABELS:
        now, before = _whole(leads[name], name)[both], then[name].to_numpy()[places[both]]
        yield from _named(name, ids.take(pa.array(both)), (now != before) & was_lost)


def _named(kind: str, ids: pa.Array, chosen: npt.NDArray[np.bool_]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if chosen.any():
        yield kind, tuple(ids.filter(pa.array(chosen)).to_pylist())


def _whole(values: pd.Series, name: str) -> npt.NDArray[np.int64]:
    """A column as whole numbers; a blank is NO_DAY."""
    if name in {"created", "closed"}:
        seconds = seconds_of(values)
        return np.where(seconds > NO_DAY, seconds // DAY_SECONDS, NO_DAY)
    if name in {"amount", *LABELS}:
        return values.to_numpy(dtype=np.int64, na_value=NO_DAY)
    return values.to_numpy(dtype=np.int64)
