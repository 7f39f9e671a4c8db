"""What every metric stands on: the declaration, the number, the cut into slices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from sheetsync.core.money import to_major
from sheetsync.core.schema import Field
from sheetsync.core.statistics.proportions import wilson

Slice: TypeAlias = tuple[tuple[str, str], ...]
"""Which part of the company a number speaks of: (("channel", "email"),); () is the total."""
Ints: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float64]

NOT_SET = "(not set)"
"""The slice value of leads (or money) whose column is blank; lang translates it for display."""


class Unit(Enum):
    """What a value is measured in. MONEY values are minor units, SHARE lies in [0, 1]."""

    COUNT = "count"
    SHARE = "share"
    MONEY = "money"
    DAYS = "days"
    RATIO = "ratio"


class View(Enum):
    """Which leads and events a number counts; never mixed in one row."""

    COHORT = "cohort"
    """Leads created in the period, as far as they have come by now."""
    FLOW = "flow"
    """Events dated in the period, whichever cohort they came from."""


@dataclass(frozen=True, slots=True)
class Metric:
    """The one declaration of a number. Its label and definition are the phrases `metric.<key>` and `about.<key>`."""

    key: str
    unit: Unit
    view: View
    formula: str
    reads: tuple[Field, ...]
    better: int = 0
    """+1: more is better, -1: less is better, 0: neither."""
    in_percent: bool = False
    """A ratio that people say in percent, such as ROMI."""


@dataclass(frozen=True, slots=True)
class Number:
    """One value of one metric in one slice.

    A share has `k` of `n` and a Wilson interval; a mean or median has `n`. `value` is None when it can't be told, and
    then `why` names the reason (phrase `why.<why>`). `note` (phrase `note.<note>`) qualifies a value that is told.
    """

    metric: Metric
    slice: Slice = ()
    value: int | float | Fraction | None = None
    k: int | None = None
    n: int | None = None
    low: float | None = None
    high: float | None = None
    why: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """The metric's key."""
        return self.metric.key


def native(number: Number) -> int | float | None:
    """The value as a spreadsheet holds it: money in major units, fractions as floats."""
    if number.value is None:
        return None
    if number.metric.unit is Unit.MONEY:
        return to_major(number.value)
    return number.value if isinstance(number.value, int) else float(number.value)


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A partition of the leads (or of other rows) into slices: row i belongs to slice `codes[i]`; -1 is outside.

    `slices[g]` names slice g. The codes of different rows (leads by creation, wins by closing, spend) of one cut
    share one list of slices, so that their counts line up.
    """

    slices: Sequence[Slice]
    codes: npt.NDArray[np.int32]

    @property
    def size(self) -> int:
        """How many slices there are."""
        return len(self.slices)

    def count(self, among: npt.NDArray[np.bool_] | None = None) -> Ints:
        """Rows per slice, or those of them where `among` holds."""
        places = self.codes + 1 if among is None else (self.codes + 1) * among
        return np.bincount(places, minlength=self.size + 1)[1:].astype(np.int64, copy=False)

    def total(self, amounts: Ints, among: npt.NDArray[np.bool_] | None = None) -> Ints:
        """Exact sums of whole amounts per slice."""
        chosen = np.flatnonzero(self.codes >= 0 if among is None else (self.codes >= 0) & among)
        codes, picked = self.codes[chosen], amounts[chosen]
        if np.abs(picked).sum(dtype=np.float64) < 2**53:
            return np.bincount(codes, weights=picked, minlength=self.size).astype(np.int64)
        sums = np.zeros(self.size, dtype=np.int64)
        np.add.at(sums, codes, picked)
        return sums

    def weigh(self, weights: Floats) -> Floats:
        """Sums of weights per slice."""
        return np.bincount(self.codes + 1, weights, self.size + 1)[1:].astype(np.float64, copy=False)


def counts(metric: Metric, slices: Sequence[Slice], values: Iterable[int], why: str = "") -> list[Number]:
    """One count (or sum of minor units) per slice; a `why` hides them all."""
    if why:
        return untold(metric, slices, why)
    return [Number(metric, where, int(value)) for where, value in zip(slices, values, strict=True)]


def shares(
    metric: Metric, slices: Sequence[Slice], k: Ints, n: Ints, confidence: float = 0.95, *, why: str = ""
) -> list[Number]:
    """One share per slice, k of n with its Wilson interval; "no_cases" where n is 0; a `why` hides them all."""
    if why:
        return untold(metric, slices, why)
    low, high = wilson(k, n, confidence)
    return [
        Number(metric, where, hits / trials, hits, trials, lo, hi)
        if trials
        else Number(metric, where, None, hits, 0, why="no_cases")
        for where, hits, trials, lo, hi in zip(slices, k.tolist(), n.tolist(), low.tolist(), high.tolist(), strict=True)
    ]


def within(slices: Iterable[Slice], dimension: str, value: str) -> list[Slice]:
    """The same slices, narrowed by one more dimension."""
    return [(*where, (dimension, value)) for where in slices]


def untold(metric: Metric, slices: Iterable[Slice], why: str) -> list[Number]:
    """The metric can't be told anywhere, for one reason."""
    return [Number(metric, where, why=why) for where in slices]


@dataclass(frozen=True, slots=True)
class Numbers:
    """All numbers of a run, by key and slice."""

    by_key: Mapping[str, Mapping[Slice, Number]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbers: Iterable[Number]) -> Numbers:
        """Collect; a key told twice for one slice is a fault of ours (ValueError)."""
        found: dict[str, dict[Slice, Number]] = {}
        for number in numbers:
            slices = found.setdefault(number.key, {})
            if number.slice in slices:
                raise ValueError(f"{number.key} is told twice for {number.slice}")
            slices[number.slice] = number
        return cls(found)

    def __iter__(self) -> Iterator[Number]:
        for slices in self.by_key.values():
            yield from slices.values()

    def get(self, key: str, **where: str) -> Number:
        """The number of a key in a slice given by name; KeyError if it was never computed."""
        return self.by_key[key][tuple(where.items())]

    def has(self, key: str, **where: str) -> bool:
        """Whether it was computed."""
        return tuple(where.items()) in self.by_key.get(key, {})

    def by(self, key: str, *dimensions: str) -> list[Number]:
        """All numbers of a key whose slice has exactly these dimensions, in slice order."""
        return [
            number
            for where, number in self.by_key.get(key, {}).items()
            if tuple(name for name, _ in where) == dimensions
        ]
