"""A line of a tab as it will be written, and what is right for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from tests.messy.cells import Cell
from tests.messy.company import Row
from tests.messy.fault import Fault


class Fate(Enum):
    """What should become of a line."""

    DATA = "data"
    LEFT_OUT = "left_out"
    BLANK = "blank"
    EITHER = "either"
    """Honest readers differ whether it counts."""


@dataclass(slots=True, eq=False)
class Line:
    """One line below the header: what is written by column, what it is in truth.

    `kind` names the fault of the line as a whole; it is to be reported (`reported`), at the line or at the cells of
    `places`. `loose` are cells by their distance from the table's first column, for what isn't a record.
    """

    cells: dict[str, Cell] = field(default_factory=dict)
    clean: Row = field(default_factory=dict)
    fate: Fate = Fate.DATA
    kind: str = ""
    reported: bool = False
    places: frozenset[str] = frozenset()
    faults: dict[str, Fault] = field(default_factory=dict)
    loose: dict[int, Cell] = field(default_factory=dict)
    hidden: bool = False
    doubtful: bool = False
    """Whether its numbers may be missing from the totals."""

    @property
    def sound(self) -> bool:
        """Whether nothing has been done to it yet."""
        return not (self.kind or self.faults or self.hidden)
