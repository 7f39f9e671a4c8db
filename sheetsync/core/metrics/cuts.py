"""The slices: which lead, win, stage event or spend row belongs to which part of the company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from sheetsync.core.facts import OPEN, Facts
from sheetsync.core.grid import Codes
from sheetsync.core.metrics.base import NOT_SET, Cut, Ints, Slice
from sheetsync.core.metrics.days import NO_DAY, inside, months_of, seconds_of

Dimensions: TypeAlias = tuple[str, ...]
CUTS: tuple[Dimensions, ...] = (
    (),
    ("segment",),
    ("channel",),
    ("campaign",),
    ("manager",),
    ("month",),
    ("segment", "channel"),
)
"""Every way in which the numbers are sliced."""
STATES, VERDICTS = 3, 3


@dataclass(frozen=True, slots=True, eq=False)
class Cuts:
    """One way of slicing, for every kind of row; all cuts share `slices`.

    `cohort`: leads created in the period. `flow`: won or lost leads closed in the period (by month: of closing).
    `events[stage]`: leads that entered the dated stage in the period, by that stage's own date. `spend`: spend rows of
    the period, None where spend knows nothing of the dimension (manager).

    `standing[slice, state, verdict, furthest]` counts the cohort's leads by how they stand, and `everybody[state,
    verdict, furthest]` all leads, whenever created: most counts of leads are sums over these.
    """

    dimensions: Dimensions
    slices: Sequence[Slice]
    cohort: Cut
    flow: Cut
    events: Mapping[str, Cut]
    spend: Cut | None
    standing: Ints
    everybody: Ints


@dataclass(frozen=True, slots=True, eq=False)
class _Kind:
    """Rows of one frame, those of the period by one date; kinds with the same `label` have the same slice codes."""

    frame: pd.DataFrame
    date: str
    inside: npt.NDArray[np.bool_]
    label: str


@dataclass(frozen=True, slots=True, eq=False)
class _Labels:
    """One dimension: its words in order, NOT_SET last, and each row's place among them, per kind's label."""

    dimension: str
    words: Sequence[str]
    codes: Mapping[str, Codes]


def cuts(facts: Facts, dimensions: Dimensions) -> Cuts:
    """The slices that occur in the period; blank labels are the slice NOT_SET, last among its like."""
    kinds = _kinds(facts, dimensions)
    labels = [_months(kinds) if dimension == "month" else _words(kinds, dimension) for dimension in dimensions]
    combined = {kind.label: _combined(len(kind.frame), kind.label, labels) for kind in kinds.values()}
    used = _occurring(kinds, combined, prod(len(each.words) for each in labels)) if labels else np.ones(1, np.bool_)
    slices = [_slice(int(place), labels) for place in np.flatnonzero(used)]
    final = {name: Cut(slices, _final(combined[kind.label], kind.inside, used)) for name, kind in kinds.items()}
    counted = _standing(facts, final["cohort"])
    return Cuts(
        dimensions=dimensions,
        slices=slices,
        cohort=final["cohort"],
        flow=final["flow"],
        events={stage.key: final[f"event:{stage.key}"] for stage in facts.norms.dated_stages},
        spend=final.get("spend"),
        standing=counted[1:],
        everybody=counted.sum(axis=0),
    )


def _kinds(facts: Facts, dimensions: Dimensions) -> dict[str, _Kind]:
    leads, period = facts.leads, facts.period
    label = "{}" if "month" in dimensions else "leads"
    kinds = {
        "cohort": _Kind(leads, "created", inside(leads["created"], period), label.format("created")),
        "flow": _Kind(
            leads,
            "closed",
            inside(leads["closed"], period) & (leads["state"].to_numpy() != OPEN),
            label.format("closed"),
        ),
    }
    for stage in facts.norms.dated_stages:
        date = f"date_{stage.key}"
        entered = inside(leads[date], period) & (seconds_of(leads[date]) > NO_DAY)
        kinds[f"event:{stage.key}"] = _Kind(leads, date, entered, label.format(date))
    if "manager" not in dimensions:
        kinds["spend"] = _Kind(facts.spend, "date", inside(facts.spend["date"], period), "spend")
    return kinds


def _words(kinds: Mapping[str, _Kind], dimension: str) -> _Labels:
    columns = {kind.label: kind.frame[dimension].cat for kind in kinds.values()}
    words = [*sorted({str(word) for column in columns.values() for word in column.categories}), NOT_SET]
    places = {word: place for place, word in enumerate(words)}
    codes = {}
    for label, column in columns.items():
        # A blank has code -1, and so takes the last place.
        lookup = np.array([*(places[str(word)] for word in column.categories), places[NOT_SET]], dtype=np.int32)
        codes[label] = lookup.take(column.codes.to_numpy(), mode="wrap")
    return _Labels(dimension, words, codes)


def _months(kinds: Mapping[str, _Kind]) -> _Labels:
    months = {kind.label: months_of(kind.frame[kind.date]) for kind in kinds.values()}
    dated = {label: numbers > NO_DAY for label, numbers in months.items()}
    filled = [numbers[dated[label]] for label, numbers in months.items() if dated[label].any()]
    first = min((int(numbers.min()) for numbers in filled), default=0)
    last = max((int(numbers.max()) for numbers in filled), default=-1)
    words = [*(str(np.datetime64(month, "M")) for month in range(first, last + 1)), NOT_SET]
    codes = {
        label: np.where(dated[label], numbers - first, len(words) - 1).astype(np.int32)
        for label, numbers in months.items()
    }
    return _Labels("month", words, codes)


def _combined(rows: int, label: str, labels: Sequence[_Labels]) -> Codes:
    """One code per row out of its places in every dimension."""
    combined = np.zeros(rows, dtype=np.int32)
    for each in labels:
        combined = combined * len(each.words) + each.codes[label]
    return combined


def _occurring(kinds: Mapping[str, _Kind], combined: Mapping[str, Codes], size: int) -> npt.NDArray[np.bool_]:
    """Which combined codes occur in the period."""
    seen = np.zeros(size, dtype=np.bool_)
    for label, codes in combined.items():
        anywhere = np.logical_or.reduce([kind.inside for kind in kinds.values() if kind.label == label])
        seen |= np.bincount(_masked(codes, anywhere) + 1, minlength=size + 1)[1:] > 0
    return seen


def _masked(codes: Codes, chosen: npt.NDArray[np.bool_]) -> Codes:
    """The codes, -1 where not chosen. All bits of -1 are set, so this is a `where` at a fifth of its cost."""
    return codes | (chosen.astype(np.int32) - 1)


def _final(codes: Codes, chosen: npt.NDArray[np.bool_], used: npt.NDArray[np.bool_]) -> Codes:
    """Positions among the used slices, -1 outside."""
    if used.all():
        return _masked(codes, chosen)
    positions = np.append(np.where(used, np.cumsum(used) - 1, -1), -1).astype(np.int32)
    return positions.take(_masked(codes, chosen), mode="wrap")


def _slice(place: int, labels: Sequence[_Labels]) -> Slice:
    values: list[tuple[str, str]] = []
    for each in reversed(labels):
        place, word = divmod(place, len(each.words))
        values.insert(0, (each.dimension, each.words[word]))
    return tuple(values)


def _standing(facts: Facts, cohort: Cut) -> Ints:
    """Counts of leads by slice (0: outside the period, then slice 0, 1 …), state, verdict and furthest stage."""
    stages = len(facts.norms.lead_stages)
    place = cohort.codes + np.int32(1)
    for column, size in (("state", STATES), ("verdict", VERDICTS), ("furthest", stages)):
        place *= np.int32(size)
        place += facts.leads[column].to_numpy()
    shape = (cohort.size + 1, STATES, VERDICTS, stages)
    return np.bincount(place, minlength=prod(shape)).reshape(shape).astype(np.int64, copy=False)
