"""Channel, campaign and segment together: which leads a row of spend can be tied to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from sheetsync.core.facts import NON_TARGET, Facts
from sheetsync.core.metrics.base import Ints
from sheetsync.core.metrics.coded import Coded
from sheetsync.core.metrics.days import inside

Place: TypeAlias = tuple[str | None, str | None, str | None]
"""Channel, campaign, segment; None where the cell is blank."""
PLACE = ("channel", "campaign", "segment")
EVERYWHERE: Place = (None, None, None)


class LeadPlaces:
    """The places of the leads created in the period, found by the place of the money that brought them.

    `counts[i]` leads stand in `places[i]`; `non_target` are those of them found non-target, coded by that index.
    """

    def __init__(self, places: Sequence[Place], counts: Sequence[int], non_target: Coded) -> None:
        self.places = places
        self.counts = counts
        self.non_target = non_target
        self._found: dict[tuple[int, ...], Mapping[Place, list[int]]] = {}
        self._tied: dict[Place, Place] = {}

    def by(self, money: Place) -> Place:
        """The narrowest place that holds leads: the money's own (a blank part holds any), its channel, everywhere."""
        if money not in self._tied:
            narrowing = (money, (money[0], None, None))
            self._tied[money] = next((place for place in narrowing if self.among(place)), EVERYWHERE)
        return self._tied[money]

    def among(self, wide: Place) -> Sequence[int]:
        """Which places agree in all that `wide` fills."""
        filled = tuple(part for part in range(3) if wide[part] is not None)
        if filled not in self._found:
            found: dict[Place, list[int]] = defaultdict(list)
            for index, place in enumerate(self.places):
                found[_only(place, filled)].append(index)
            self._found[filled] = dict(found)
        return self._found[filled].get(wide, ())

    def segments(self, wide: Place) -> Mapping[str | None, int]:
        """Leads per segment there, by name, the blank one last."""
        found: dict[str | None, int] = defaultdict(int)
        for index in self.among(wide):
            found[self.places[index][2]] += self.counts[index]
        return dict(sorted(found.items(), key=lambda item: (item[0] is None, item[0] or "")))


def lead_places(facts: Facts) -> LeadPlaces:
    """Where the leads of the period stand."""
    rows = np.flatnonzero(inside(facts.leads["created"], facts.period))
    codes, places = places_of(facts.leads, rows)
    non_target = facts.leads["verdict"].to_numpy()[rows] == NON_TARGET
    counts = np.bincount(codes, minlength=len(places)).tolist()
    return LeadPlaces(places, counts, Coded(rows[non_target], codes[non_target], len(places)))


def places_of(frame: pd.DataFrame, rows: npt.NDArray[np.intp]) -> tuple[Ints, Sequence[Place]]:
    """The place of every picked row, as an index into the distinct places."""
    words = [frame[column].cat for column in PLACE]
    labels = [[None, *(str(word) for word in column.categories)] for column in words]
    combined = np.zeros(len(rows), dtype=np.int64)
    for column, names in zip(words, labels, strict=True):
        combined *= len(names)
        combined += column.codes.to_numpy()[rows]
        combined += 1
    codes, distinct = pd.factorize(combined)
    return codes, [_place_at(code, labels) for code in distinct.tolist()]


def _place_at(code: int, labels: Sequence[Sequence[str | None]]) -> Place:
    rest, segment = divmod(code, len(labels[2]))
    channel, campaign = divmod(rest, len(labels[1]))
    return labels[0][channel], labels[1][campaign], labels[2][segment]


def _only(place: Place, filled: tuple[int, ...]) -> Place:
    """The place with only these parts."""
    channel, campaign, segment = place
    return channel if 0 in filled else None, campaign if 1 in filled else None, segment if 2 in filled else None
