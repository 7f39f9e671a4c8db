"""Problems found in the entry tabs, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from sheetsync.core.grid import letters


class Severity(Enum):
    """How much an issue costs: left out of a number, read with a repair, or just worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Owner(Enum):
    """Whose tab, number or question it is."""

    MARKETING = "marketing"
    SALES = "sales"
    CEO = "ceo"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Issue:
    """One fault of one written value in one column of one tab, with every row in which it stands.

    `kind` names the fault and what was done (lang has its sentences as `issue.<kind>.what` and `issue.<kind>.done`);
    `detail` fills their placeholders. `rows` are 0-based grid rows; `column` is None when the row as a whole is meant,
    and both are empty when it is about the tab.
    """

    kind: str
    severity: Severity
    tab: str
    owner: Owner
    column: int | None = None
    rows: tuple[int, ...] = ()
    written: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)

    def cells(self) -> Iterator[str]:
        """A1 addresses; the row's number for a row issue; one "" for the tab itself."""
        if not self.rows:
            yield letters(self.column) if self.column is not None else ""
        for row in self.rows:
            yield f"{letters(self.column)}{row + 1}" if self.column is not None else str(row + 1)

    @property
    def count(self) -> int:
        """How many cells (or rows) it stands in."""
        return max(1, len(self.rows))


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a tab's rows below the header: `rows = used + left_out + blank`."""

    tab: str
    rows: int
    used: int
    left_out: int
    blank: int
