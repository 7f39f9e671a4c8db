"""The lines of a tab while they are being spoilt, and how a fault of whole lines is declared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from tests.messy.cells import Value
from tests.messy.company import Company
from tests.messy.fault import Hand
from tests.messy.lines import Fate, Line


@dataclass(slots=True)
class Tab:
    """The lines of a tab while they are being spoilt."""

    role: str
    columns: tuple[str, ...]
    lines: list[Line]
    others: dict[str, Tab]
    made: Company

    @property
    def key(self) -> str:
        return {"spend": "spend", "deals": "amount"}.get(self.role, self.columns[-1])

    def insert(self, line: Line, hand: Hand) -> None:
        """Somewhere between two lines, never right under the header."""
        self.lines.insert(hand.rng.randrange(3, len(self.lines)), line)

    def sound(self, hand: Hand, fits: Callable[[Line], bool] = lambda line: True) -> Line | None:
        """A line that nothing has been done to."""
        found = [line for line in self.lines if line.sound and line.fate is Fate.DATA and fits(line)]
        return hand.rng.choice(found) if found else None

    def free_id(self) -> Value:
        """An id that no lead has."""
        ids = [line.clean["lead_id"] for line in self.others["leads"].lines if line.clean]
        numbers = [one if isinstance(one, int) else int(str(one).rpartition("-")[2]) for one in ids]
        return max(numbers) + 1 if isinstance(ids[0], int) else f"L-{max(numbers) + 1:05d}"


Spoiling: TypeAlias = Callable[[Tab, Hand], bool]
"""Spoils one line of a tab; whether one was found."""


@dataclass(frozen=True, slots=True)
class RowFault:
    name: str
    fits: tuple[str, ...]
    spoil: Spoiling


ROW_FAULTS: list[RowFault] = []
ALL = ("leads", "deals", "spend")


def fault(name: str, *fits: str) -> Callable[[Spoiling], Spoiling]:
    def declare(spoil: Spoiling) -> Spoiling:
        ROW_FAULTS.append(RowFault(name, fits or ALL, spoil))
        return spoil

    return declare
