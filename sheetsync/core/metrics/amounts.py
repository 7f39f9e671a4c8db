"""Exact arithmetic over slices, in which what can't be told stays untold and keeps its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from sheetsync.core.metrics.base import Metric, Number, Slice

Exact: TypeAlias = int | Fraction
Entry: TypeAlias = Exact | str
"""An amount, or the reason (`why`) that it can't be told."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """One exact amount per slice, or its reason. Operators work slice by slice; the left side's reason goes first."""

    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, values: Iterable[Entry], why: str = "") -> Amounts:
        """Whole values (numpy's too), fractions or reasons; a `why` hides them all."""
        return cls(tuple(why or (value if isinstance(value, str | Fraction) else int(value)) for value in values))

    def __add__(self, other: Amounts) -> Amounts:
        return self._with(other, lambda a, b: a + b)

    def __sub__(self, other: Amounts) -> Amounts:
        return self._with(other, lambda a, b: a - b)

    def __truediv__(self, other: Amounts) -> Amounts:
        """The exact quotient; "no_cases" where the denominator is 0."""
        return self._with(other, lambda a, b: Fraction(a) / b if b else "no_cases")

    def times(self, factor: Exact) -> Amounts:
        """Every amount times the same factor."""
        return Amounts(tuple(entry if isinstance(entry, str) else entry * factor for entry in self.entries))

    def unless(self, why: str) -> Amounts:
        """The same, or nothing but the reason if there is one."""
        return Amounts((why,) * len(self.entries)) if why else self

    def gathered(self, places: Sequence[int], size: int) -> Amounts:
        """Sums over fewer slices: entry i goes to slice `places[i]`, whose first reason hides its sum."""
        sums: list[Entry] = [0] * size
        for place, entry in zip(places, self.entries, strict=True):
            so_far = sums[place]
            if not isinstance(so_far, str):
                sums[place] = entry if isinstance(entry, str) else so_far + entry
        return Amounts(tuple(sums))

    @property
    def why(self) -> str:
        """The first reason among them; "" if all can be told."""
        return next((entry for entry in self.entries if isinstance(entry, str)), "")

    def whole(self) -> list[int]:
        """Counts as what other numbers rest on; 0 where they can't be told."""
        return [0 if isinstance(entry, str) else int(entry) for entry in self.entries]

    def told(
        self,
        metric: Metric,
        slices: Sequence[Slice],
        n: Sequence[int] | None = None,
        notes: Sequence[str] | None = None,
    ) -> list[Number]:
        """The numbers of a metric; `n` is what they rest on, a note is left out where nothing is told."""
        cases: Sequence[int | None] = n if n is not None else [None] * len(slices)
        rows = zip(slices, self.entries, cases, notes or [""] * len(slices), strict=True)
        return [
            Number(metric, where, n=rests_on, why=entry)
            if isinstance(entry, str)
            else Number(metric, where, _plain(entry), n=rests_on, note=note)
            for where, entry, rests_on, note in rows
        ]

    def _with(self, other: Amounts, act: Callable[[Exact, Exact], Entry]) -> Amounts:
        pairs = zip(self.entries, other.entries, strict=True)
        return Amounts(tuple(a if isinstance(a, str) else b if isinstance(b, str) else act(a, b) for a, b in pairs))


def _plain(value: Exact) -> Exact:
    """A whole fraction as an int."""
    return value.numerator if value.denominator == 1 else value
