"""What a sync would change: every cell, old and new, and the memo that goes with it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from sheetsync.core.grid import Cell, Grid, a1, same_cell
from sheetsync.core.layout import Sheet
from sheetsync.core.memo import RenderedMemo

SHOWN_PER_TAB = 60


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell of an owned tab: what stands there and what will."""

    tab: str
    row: int
    column: int
    old: Cell
    new: Cell

    @property
    def address(self) -> str:
        """Where: B7."""
        return a1(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a run would do. Applying it is the only effect; printing it is the dry run.

    `sheets` are the owned tabs as they should be; `new_tabs` the titles of those that don't exist yet; `entry_titles`
    those of the entry tabs by role, to be known again. Nothing in a plan can write to an entry tab or delete a tab.
    """

    as_of: dt.date
    source_fingerprint: str
    changes: tuple[CellChange, ...]
    new_tabs: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    memo: RenderedMemo
    entry_titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Nothing would be written."""
        return not self.changes and not self.new_tabs

    @property
    def checksum(self) -> str:
        """Names this very plan: equal changes to equal data."""
        body = {"source": self.source_fingerprint, "new_tabs": self.new_tabs, "changes": self._plain()}
        return hashlib.sha256(json.dumps(body, ensure_ascii=False).encode()).hexdigest()[:16]

    def to_json(self) -> dict[str, object]:
        """Plain values for other programs."""
        return {
            "schema": 1,
            "as_of": self.as_of.isoformat(),
            "source_fingerprint": self.source_fingerprint,
            "checksum": self.checksum,
            "is_empty": self.is_empty,
            "new_tabs": list(self.new_tabs),
            "changes": self._plain(),
        }

    def lines(self, most: int = SHOWN_PER_TAB) -> Iterator[str]:
        """Cell by cell, old -> new; at most so many a tab."""
        for title in self.new_tabs:
            yield f"+ {title}"
        for tab, group in groupby(self.changes, key=lambda change: change.tab):
            changes = list(group)
            for change in changes[:most]:
                yield f"{tab}!{change.address}: {shown(change.old)} -> {shown(change.new)}"
            if len(changes) > most:
                yield f"{tab}: + {len(changes) - most}"

    def _plain(self) -> list[dict[str, object]]:
        return [{"tab": c.tab, "cell": c.address, "old": plain(c.old), "new": plain(c.new)} for c in self.changes]


def plan(
    sheets: Sequence[Sheet],
    existing: Mapping[str, Grid],
    titles: Mapping[str, str],
    *,
    as_of: dt.date,
    source_fingerprint: str,
    memo: RenderedMemo,
    entry_titles: Mapping[str, str] | None = None,
) -> Plan:
    """Desired minus existing. `existing` and `titles` tell the owned tabs that are there, by role."""
    changes = [
        change
        for sheet in sheets
        for change in differences(sheet, existing.get(sheet.role), titles.get(sheet.role, sheet.title))
    ]
    new_tabs = tuple(sheet.title for sheet in sheets if sheet.role not in existing)
    return Plan(as_of, source_fingerprint, tuple(changes), new_tabs, tuple(sheets), memo, entry_titles or {})


def differences(sheet: Sheet, existing: Grid | None, title: str) -> list[CellChange]:
    """The cells to change, row by row, those of a longer old table included.

    Of a log only what is added: rows that stand are nobody's to change, whatever people made of them.
    """
    wanted = {(row, column): value for row, column, value in sheet.cells()}
    present = dict(_present(existing)) if existing is not None else {}
    places = wanted.keys() | present.keys()
    if sheet.appended_from is not None:
        places = {place for place in wanted if place[0] >= sheet.appended_from}
    found = []
    for row, column in sorted(places):
        old, new = present.get((row, column)), wanted.get((row, column))
        if not same_cell(old, new):
            found.append(CellChange(title, row, column, old, new))
    return found


def _present(grid: Grid) -> Iterator[tuple[tuple[int, int], Cell]]:
    for place, column in enumerate(grid.columns):
        for row in column.codes.nonzero()[0].tolist():
            yield (row, place), column[row]


def plain(cell: Cell) -> str | int | float | bool | None:
    """A cell as JSON holds it."""
    return cell.isoformat() if isinstance(cell, dt.date) else cell


def shown(cell: Cell) -> str:
    """A cell in a line of text; a blank is ∅."""
    return "∅" if cell is None else json.dumps(plain(cell), ensure_ascii=False)
