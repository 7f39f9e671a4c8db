"""The slices: which lead, win, stage event or spend row belongs to which part of the company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from sheetsync.core.facts import OPEN, Facts
from sheetsync.core.grid import Codes
from sheetsync.core.metrics.base import Cut, Ints, Slice
from sheetsync.core.metrics.days import NO_DAY, inside, seconds_of
from sheetsync.core.metrics.labels import Labels, month_labels, word_labels
from sheetsync.core.metrics.once import Once

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
    `spend`: spend rows of the period, None where spend knows nothing of the dimension (manager). `events[stage]`: the
    leads that entered the dated stage in the period, by its own date: one code each, not one per lead of the table.

    `standing[slice, state, verdict, furthest]` counts the cohort's leads by how they stand, and `everybody[state,
    verdict, furthest]` all leads, whenever created: most counts of leads are sums over these. `once` holds what all
    cuts share.
    """

    dimensions: Dimensions
    slices: Sequence[Slice]
    cohort: Cut
    flow: Cut
    events: Mapping[str, Cut]
    spend: Cut | None
    standing: Ints
    everybody: Ints
    once: Once


def cuts(facts: Facts, dimensions: Dimensions, once: Once | None = None) -> Cuts:
    """The slices that occur in the period; blank labels are the slice NOT_SET, last among its like.

    Several cuts of the same facts are computed faster if they share one `Once(facts)`.
    """
    once = once or Once(facts)
    kinds = {name: kind for name, kind in once(_kinds).items() if not (name == "spend" and "manager" in dimensions)}
    labels = [once(month_labels) if name == "month" else once(word_labels)[name] for name in dimensions]
    codes = _codes(kinds, labels)
    used = _occurring(kinds, codes, labels) if labels else np.ones(1, dtype=np.bool_)
    slices = [_slice(int(place), labels) for place in np.flatnonzero(used)]
    final = {name: Cut(slices, _renumbered(found, used)) for name, found in codes.items()}
    counted = _standing(facts, final["cohort"], once(_standings))
    return Cuts(
        dimensions=dimensions,
        slices=slices,
        cohort=final["cohort"],
        flow=final["flow"],
        events={stage.key: final[f"date_{stage.key}"] for stage in facts.norms.dated_stages},
        spend=final.get("spend"),
        standing=counted[1:],
        everybody=counted.sum(axis=0),
        once=once,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Kind:
    """Rows of one tab that the period takes by one date: those picked (None: all), less those that are outside."""

    tab: str
    size: int
    """Rows of the tab."""
    date: str
    picked: npt.NDArray[np.intp] | None = None
    outside: Codes | None = None
    """0 for a row inside, -1 outside; None: all are inside."""

    def source(self, labels: Sequence[Labels]) -> str:
        """What its codes depend on: by month the date, else only the tab."""
        return self.date if any(each.dimension == "month" for each in labels) else self.tab

    @property
    def is_whole(self) -> bool:
        """It has every row of its tab."""
        return self.picked is None and self.outside is None


def _kinds(facts: Facts) -> dict[str, _Kind]:
    """What is cut, by name; the events of a stage are named after their date column."""
    leads, period = facts.leads, facts.period
    closed = inside(leads["closed"], period) & (leads["state"].to_numpy() != OPEN)
    spent = inside(facts.spend["date"], period)
    kinds = {
        "cohort": _Kind("leads", len(leads), "created", outside=_outside(inside(leads["created"], period))),
        "flow": _Kind("leads", len(leads), "closed", outside=_outside(closed)),
        "spend": _Kind("spend", len(facts.spend), "spend", outside=_outside(spent)),
    }
    for stage in facts.norms.dated_stages:
        date = f"date_{stage.key}"
        entered = inside(leads[date], period) & (seconds_of(leads[date]) > NO_DAY)
        kinds[date] = _Kind("leads", len(leads), date, np.flatnonzero(entered))
    return kinds


def _outside(chosen: npt.NDArray[np.bool_]) -> Codes | None:
    return None if chosen.all() else chosen.astype(np.int32) - 1


def _codes(kinds: Mapping[str, _Kind], labels: Sequence[Labels]) -> dict[str, Codes]:
    """One code per row of each kind out of its places in every dimension, -1 outside the period."""
    combined: dict[str, Codes] = {}
    found = {}
    for name, kind in kinds.items():
        source = kind.source(labels)
        if source not in combined:
            combined[source] = _combined(kind, labels)
        codes = combined[source] if kind.picked is None else combined[source].take(kind.picked)
        # All bits of -1 are set, so `or` hides the rows outside at a fifth of the cost of a `where`.
        found[name] = codes if kind.outside is None else codes | kind.outside
    return found


def _combined(kind: _Kind, labels: Sequence[Labels]) -> Codes:
    if not labels:
        return np.zeros(kind.size, dtype=np.int32)
    first, *others = [each.codes[kind.date if each.dimension == "month" else kind.tab] for each in labels]
    for each, codes in zip(labels[1:], others, strict=True):
        first = first * np.int32(len(each.words)) + codes
    return first


def _occurring(
    kinds: Mapping[str, _Kind], codes: Mapping[str, Codes], labels: Sequence[Labels]
) -> npt.NDArray[np.bool_]:
    """Which codes occur in any kind of row; one that has every row of its source speaks for the others."""
    size = prod(len(each.words) for each in labels) + 1
    seen = np.zeros(size, dtype=np.bool_)
    whole = {kind.source(labels) for kind in kinds.values() if kind.is_whole}
    for name, kind in kinds.items():
        if kind.is_whole or kind.source(labels) not in whole:
            seen |= np.bincount(codes[name] + np.int32(1), minlength=size) > 0
    return seen[1:]


def _renumbered(codes: Codes, used: npt.NDArray[np.bool_]) -> Codes:
    """Positions among the used codes; -1 stays outside."""
    if used.all():
        return codes
    positions = np.append(np.where(used, np.cumsum(used) - 1, -1), -1).astype(np.int32)
    return positions.take(codes, mode="wrap")


def _slice(place: int, labels: Sequence[Labels]) -> Slice:
    values: list[tuple[str, str]] = []
    for each in reversed(labels):
        place, word = divmod(place, len(each.words))
        values.insert(0, (each.dimension, each.words[word]))
    return tuple(values)


def _standings(facts: Facts) -> Codes:
    """One code per lead out of state, verdict and furthest stage."""
    code = facts.leads["state"].to_numpy().astype(np.int32)
    for column, size in (("verdict", VERDICTS), ("furthest", len(facts.norms.lead_stages))):
        code *= np.int32(size)
        code += facts.leads[column].to_numpy()
    return code


def _standing(facts: Facts, cohort: Cut, standings: Codes) -> Ints:
    """Counts of leads by slice (0: outside the period, then slice 0, 1 …), state, verdict and furthest stage."""
    shape = (cohort.size + 1, STATES, VERDICTS, len(facts.norms.lead_stages))
    places = cohort.codes + np.int32(1)
    places *= np.int32(prod(shape[1:]))
    places += standings
    return np.bincount(places, minlength=prod(shape)).reshape(shape).astype(np.int64, copy=False)
