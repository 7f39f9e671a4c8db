"""Problems found in the entry tabs, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import overload

import numpy as np
import numpy.typing as npt

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


class GridRows(Sequence[int]):
    """0-based grid rows without an object each, there may be 100,000s of them; equal to a tuple of the same rows."""

    __slots__ = ("numbers",)

    def __init__(self, rows: Iterable[int] | npt.NDArray[np.integer] = ()) -> None:
        numbers: npt.NDArray[np.integer] | list[int]
        numbers = rows.numbers if isinstance(rows, GridRows) else rows if isinstance(rows, np.ndarray) else [*rows]
        self.numbers: npt.NDArray[np.int32] = np.asarray(numbers, dtype=np.int32)

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[int, ...]: ...
    def __getitem__(self, place: int | slice) -> int | tuple[int, ...]:
        return tuple(self.numbers[place].tolist()) if isinstance(place, slice) else int(self.numbers[place])

    def __iter__(self) -> Iterator[int]:
        return map(int, self.numbers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """What stands in each row of an issue about several values: row i holds `written[codes[i]]`.

    `details`: by code, what fills the placeholders of the phrases; the issue's own where a code has none.
    """

    written: Sequence[str]
    codes: npt.NDArray[np.integer]
    details: Mapping[int, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Issue:
    """One fault of one written value in one column of one tab, with every row in which it stands.

    `kind` names the fault and what was done (lang has its sentences as `issue.<kind>.what` and `issue.<kind>.done`);
    `detail` fills their placeholders. `rows` are 0-based grid rows; `column` is None when the row as a whole is meant,
    and both are empty when it is about the tab. An issue about many values has them in `held`, "…" or an example in
    `written`.
    """

    kind: str
    severity: Severity
    tab: str
    owner: Owner
    column: int | None = None
    rows: Sequence[int] = ()
    written: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)
    held: Held | None = field(default=None, compare=False)

    def cells(self) -> Iterator[str]:
        """A1 addresses; the row's number for a row issue; one "" for the tab itself."""
        if not len(self.rows):
            yield letters(self.column) if self.column is not None else ""
        name = letters(self.column) if self.column is not None else ""
        for row in self.rows:
            yield f"{name}{row + 1}"

    def values(self) -> Iterator[tuple[str, str, Mapping[str, str]]]:
        """Per address of `cells`, in its order: the address, what stands there, and the detail of that."""
        if self.held is None:
            yield from ((cell, self.written, self.detail) for cell in self.cells())
            return
        for cell, code in zip(self.cells(), self.held.codes.tolist(), strict=True):
            yield cell, self.held.written[code], self.held.details.get(code, self.detail)

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
