"""Which data rows can be used: complete ones, each record once, each of a lead that exists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sheetsync.core.entry_tabs import StageLog
from sheetsync.core.grid import Cell
from sheetsync.core.issues import Issue
from sheetsync.core.lang.words import Words
from sheetsync.core.norms import Norms
from sheetsync.core.parse.status import read_status
from sheetsync.core.parse.text import fold, is_placeholder, show, spell
from sheetsync.core.tables.binding import BoundTab
from sheetsync.core.tables.codes import Flags, Rows, codes_at
from sheetsync.core.tables.columns import blank_flags
from sheetsync.core.tables.complaints import in_both, value_issues
from sheetsync.core.tables.keys import Places, first_places, places_of
from sheetsync.core.tables.read_tab import ReadTab

NEEDED: Mapping[str, tuple[str, ...]] = {
    "leads": ("lead_id",),
    "deals": ("lead_id",),
    "stage_log": ("lead_id", "stage", "date"),
    "spend": ("date",),
    "plan": ("month",),
    "criteria": ("name", "subject", "operator"),
    "loss_reasons": ("reason",),
    "reviews": ("date",),
    "hypotheses": ("hypothesis_id",),
    "synonyms": ("kind", "written", "means"),
}
"""By role: the columns without which a row says nothing."""
_UNIQUE: Mapping[str, tuple[str, ...]] = {
    "leads": ("lead_id",),
    "deals": ("lead_id",),
    "plan": ("month", "segment"),
    "loss_reasons": ("reason",),
    "hypotheses": ("hypothesis_id",),
    "synonyms": ("kind", "written"),
}
"""By role: the columns that together name a record."""
_TRAFFIC = ("spend", "impressions", "clicks", "visits")


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """The rows of a tab that are used: their places among its data rows, and those of their leads in the leads frame.

    `told`: the grid rows whose cells are spoken of; what stands in a repeated row is not.
    """

    places: Places
    parents: Places | None
    issues: Sequence[Issue]
    told: Rows


def select_records(tab: ReadTab, leads: pa.StringArray | None = None, norms: Norms | None = None) -> Records:
    """The records to use. `leads`: the keys of the used leads, where each record belongs to one of them."""
    selection = _Selection(tab)
    selection.leave_incomplete()
    if leads is not None:
        selection.leave_orphans(leads)
    if tab.bound.tab is StageLog and norms is not None:
        selection.leave_unknown_stages(norms)
    if tab.bound.tab.role in _UNIQUE:
        selection.leave_repeated(_UNIQUE[tab.bound.tab.role])
    kept = np.flatnonzero(selection.kept)
    parents = None if selection.parents is None else selection.parents[kept]
    return Records(kept, parents, selection.issues, tab.rows[~selection.repeated])


def deals_in_leads(deals: ReadTab, leads: Records) -> Records:
    """The deals that stand in the rows of their leads: every row in which sales filled anything."""
    filled = np.zeros(len(deals.rows), dtype=np.bool_)
    for name, understood in deals.understood.items():
        if name != "lead_id":
            flags = ~blank_flags(understood)
            flags[list(understood.odd)] = True
            filled |= flags[codes_at(deals.column(name), deals.rows)]
    parents = np.flatnonzero(filled[leads.places])
    return Records(leads.places[parents], parents, (), leads.told)


class _Selection:
    """Rows being left out for one reason after another, each with its issue."""

    def __init__(self, tab: ReadTab) -> None:
        self.tab = tab
        self.kept = np.ones(len(tab.rows), dtype=np.bool_)
        self.repeated = np.zeros(len(tab.rows), dtype=np.bool_)
        self.parents: Places | None = None
        self.issues: list[Issue] = []

    def leave_incomplete(self) -> None:
        """Rows that lack what makes them a record."""
        bound = self.tab.bound
        lacking = np.zeros(len(self.tab.rows), dtype=np.int64)
        names = NEEDED[bound.tab.role]
        for bit, name in enumerate(names):
            lacking |= self.tab.blank(name).astype(np.int64) << bit
        if bound.tab.role == "spend":
            empty = np.logical_and.reduce([self.tab.blank(name) for name in _TRAFFIC])
            names = (*names, "spend")
            lacking |= empty.astype(np.int64) << 1
        for bits in np.unique(lacking[lacking > 0]).tolist():
            headers = [bound.fields[name].header for bit, name in enumerate(names) if bits >> bit & 1]
            missing = Words(", ".join(one.en for one in headers), ", ".join(one.ru for one in headers))
            rows = self.tab.rows[lacking == bits]
            self.issues.append(bound.place().issue("row_incomplete", rows, detail=in_both("missing", missing)))
        self.kept &= lacking == 0

    def leave_orphans(self, parents: pa.StringArray) -> None:
        """Rows whose lead isn't in Leads."""
        keys = self.tab.keys(("lead_id",))
        self.parents = places_of(keys, parents)
        orphans = self.kept & (self.parents < 0)
        by_written: dict[str, list[int]] = {}
        for row in self.tab.rows[orphans].tolist():
            by_written.setdefault(self._written(row), []).append(row)
        self.issues += value_issues(self.tab.bound.place("lead_id"), "lead_unknown", by_written)
        self.kept &= ~orphans

    def leave_unknown_stages(self, norms: Norms) -> None:
        """Rows of the stage log whose stage nobody knows."""
        words = self.tab.shown("stage")
        unknown = np.array([read_status(word, norms) is None for word in words], dtype=np.bool_) & self.kept
        by_written: dict[str, list[int]] = {}
        for place in np.flatnonzero(unknown).tolist():
            by_written.setdefault(words[place], []).append(int(self.tab.rows[place]))
        self.issues += value_issues(self.tab.bound.place("stage"), "stage_unknown", by_written)
        self.kept &= ~unknown

    def leave_repeated(self, names: Sequence[str]) -> None:
        """Rows that name a record again: the first one counts, and if they differ it is an error."""
        kept = np.flatnonzero(self.kept)
        first = first_places(self.tab.keys(names).take(pa.array(kept)))
        again = np.flatnonzero(first != np.arange(len(kept)))
        repeated, originals = self.tab.rows[kept[again]], self.tab.rows[kept[first[again]]]
        same = _same_rows(self.tab.bound, originals, repeated)
        for kind, chosen in (("row_repeated", same), ("key_conflict", ~same)):
            by_written: dict[str, list[int]] = {}
            details: dict[str, Mapping[str, str]] = {}
            for row, original in zip(repeated[chosen].tolist(), originals[chosen].tolist(), strict=True):
                written = self._written(original, names)
                by_written.setdefault(written, []).append(row)
                details.setdefault(written, {"first": str(original + 1)})
            self.issues += value_issues(self.tab.bound.place(names[0]), kind, by_written, details)
        self.repeated[kept[again]] = True
        self.kept &= ~self.repeated

    def _written(self, row: int, names: Sequence[str] = ("lead_id",)) -> str:
        columns = [self.tab.bound.columns[name].column for name in names if name in self.tab.bound.columns]
        return ", ".join(filter(None, (show(self.tab.bound.grid.cell(row, column)) for column in columns)))


def _same_rows(bound: BoundTab, some: Rows, others: Rows) -> Flags:
    """Pair by pair, whether two rows say the same in every column that has a header."""
    same = np.ones(len(some), dtype=np.bool_)
    for place, header in enumerate(bound.headers):
        column = bound.grid.columns[place]
        one, other = column.codes[some], column.codes[others]
        differ = np.flatnonzero(same & (one != other)) if header else np.zeros(0, dtype=np.int64)
        for pair in differ.tolist():
            same[pair] = _spelled(column.distinct[one[pair]]) == _spelled(column.distinct[other[pair]])
    return same


def _spelled(cell: Cell) -> str:
    folded = fold(spell(cell))
    return "" if is_placeholder(folded) else folded
