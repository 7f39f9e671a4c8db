"""Cases followed from their beginning to an end or to today, as counts by group, outcome and age."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
GOING, WON, LOST = 0, 1, 2
"""What had become of a case at its last age: still going (its end isn't known), or one of two ends."""
OUTCOMES = 3


@dataclass(frozen=True, slots=True, eq=False)
class Ages:
    """`counts[group, outcome, age]` cases ended so (or are still going) at that age; ages are whole units from 0."""

    counts: Ints

    @classmethod
    def of(
        cls, groups: npt.NDArray[np.integer], outcomes: npt.NDArray[np.integer], ages: Ints, size: int, last: int
    ) -> Ages:
        """Count them in one pass. Ages beyond `last` count as still going at `last`: later isn't looked at."""
        beyond = ages > last
        if beyond.any():
            outcomes, ages = np.where(beyond, GOING, outcomes), np.where(beyond, last, ages)
        places = (groups.astype(np.int64) * OUTCOMES + outcomes) * (last + 1) + ages
        counted = np.bincount(places, minlength=size * OUTCOMES * (last + 1))
        return cls(counted.reshape(size, OUTCOMES, last + 1).astype(np.int64, copy=False))

    def pooled(self) -> Ages:
        """All groups as one."""
        return Ages(self.counts.sum(axis=0, keepdims=True))

    @property
    def last(self) -> int:
        """The highest age that is looked at."""
        return int(self.counts.shape[2]) - 1

    @property
    def sizes(self) -> Ints:
        """Cases per group."""
        sizes: Ints = self.counts.sum(axis=(1, 2))
        return sizes

    def at_risk(self) -> Ints:
        """`at_risk[group, age]`: cases that were followed to that age at least."""
        by_age = self.counts.sum(axis=1)
        remaining: Ints = by_age[:, ::-1].cumsum(axis=1)[:, ::-1]
        return remaining
