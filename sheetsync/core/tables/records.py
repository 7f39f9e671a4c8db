"""Which data rows can be used: complete ones, each record once, each of a lead that exists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sheetsync.core.entry_tabs import Leads, Spend, StageLog
from sheetsync.core.issues import Held, Issue
from sheetsync.core.lang.words import Words
from sheetsync.core.norms import Norms
from sheetsync.core.parse.status import read_status
from sheetsync.core.parse.text import show
from sheetsync.core.tables.codes import Flags, Rows, codes_at
from sheetsync.core.tables.columns import blank_flags
from sheetsync.core.tables.complaints import coded_issues, in_both, value_issues
from sheetsync.core.tables.keys import Places, first_places, nearest_ids, places_of
from sheetsync.core.tables.proposed import STATUS_KIND, nearest_status
from sheetsync.core.tables.read_tab import ReadTab
from sheetsync.core.tables.repeats import conflicts, differences, first_alike
from sheetsync.core.tables.trials import trial_rows, trial_signs

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
    if tab.bound.tab is Leads:
        selection.leave_trials()
    if leads is not None:
        selection.leave_orphans(leads)
    if tab.bound.tab is StageLog and norms is not None:
        selection.leave_unknown_stages(norms)
    if tab.bound.tab.role in _UNIQUE:
        selection.leave_repeated(_UNIQUE[tab.bound.tab.role])
    if tab.bound.tab is Spend:
        selection.leave_pasted()
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
        own = keys.filter(pa.array(orphans)).to_pylist()
        near = nearest_ids([key for key in own if key], parents) if own else {}
        place = self.tab.bound.place("lead_id")
        by_kind: dict[str, dict[str, list[int]]] = {"lead_unknown": {}, "lead_unknown_near": {}}
        details = {}
        for row, key in zip(self.tab.rows[orphans].tolist(), own, strict=True):
            written, kind = self._written(row), "lead_unknown_near" if key in near else "lead_unknown"
            by_kind[kind].setdefault(written, []).append(row)
            details[written] = {"near": near[key]} if key in near else {}
        for kind, by_written in by_kind.items():
            self.issues += value_issues(place, kind, by_written, details)
        self.kept &= ~orphans

    def leave_unknown_stages(self, norms: Norms) -> None:
        """Rows of the stage log whose stage nobody knows."""
        words = self.tab.shown("stage")
        understood = {word: read_status(word, norms) is not None for word in set(words)}
        unknown = np.array([not understood[word] for word in words], dtype=np.bool_) & self.kept
        by_kind: dict[str, dict[str, list[int]]] = {"stage_unknown": {}, "stage_unknown_near": {}}
        details = {}
        for place in np.flatnonzero(unknown).tolist():
            word = words[place]
            if word not in details:
                near = nearest_status(word, norms)
                details[word] = {"near": near, **STATUS_KIND} if near else STATUS_KIND
            kind = "stage_unknown_near" if "near" in details[word] else "stage_unknown"
            by_kind[kind].setdefault(word, []).append(int(self.tab.rows[place]))
        for kind, by_written in by_kind.items():
            self.issues += value_issues(self.tab.bound.place("stage"), kind, by_written, details)
        self.kept &= ~unknown

    def leave_trials(self) -> None:
        """Leads that were typed to try things out."""
        signs = trial_signs(self.tab)
        self._leave("row_test", self.kept & trial_rows(self.tab, signs))
        for name, sign in signs.items():
            if (doubtful := sign & self.kept).any():
                codes = codes_at(self.tab.column(name), self.tab.rows)[doubtful]
                held = Held(self.tab.bound.place(name).quoted(self.tab.column(name).distinct), codes)
                rows = self.tab.rows[doubtful]
                self.issues += coded_issues(self.tab.bound.place(name), "cell_test", rows, held)

    def leave_pasted(self) -> None:
        """Rows that repeat another one in every column: pasted twice, most likely."""
        first = first_alike(self.tab)
        again = self.kept & (first != np.arange(len(first)))
        self._tell_again("spend_twice", ("spend",), self.tab.rows[again], self.tab.rows[first[again]])
        self.kept &= ~again

    def leave_repeated(self, names: Sequence[str]) -> None:
        """Rows that name a record again: the first one counts, and if they differ it is an error."""
        kept = np.flatnonzero(self.kept)
        first = first_places(self.tab.keys(names).take(pa.array(kept)))
        again = np.flatnonzero(first != np.arange(len(kept)))
        repeated, originals = self.tab.rows[kept[again]], self.tab.rows[kept[first[again]]]
        keys = {self.tab.bound.columns[name].column for name in names if name in self.tab.bound.columns}
        same = np.ones(len(again), dtype=np.bool_)
        for place, differ in differences(self.tab, originals, repeated):
            same &= ~differ if place not in keys else True
        for kind, chosen in (("row_repeated", same), ("key_conflict", ~same)):
            self._tell_again(kind, names, repeated[chosen], originals[chosen])
        self.issues += conflicts(self.tab, originals[~same], repeated[~same])
        self.repeated[kept[again]] = True
        self.kept &= ~self.repeated

    def _tell_again(self, kind: str, names: Sequence[str], repeated: Rows, originals: Rows) -> None:
        written = [self._written(row, names) for row in repeated.tolist()]
        details = {at: {"first": str(row + 1)} for at, row in enumerate(originals.tolist())}
        held = Held(written, np.arange(len(written)), details)
        self.issues += coded_issues(self.tab.bound.place(names[0]), kind, repeated, held) if written else []

    def _leave(self, kind: str, rows: Flags) -> None:
        """Leave rows out, with one issue for all of them."""
        if rows.any():
            self.issues.append(self.tab.bound.place().issue(kind, self.tab.rows[rows]))
        self.kept &= ~rows

    def _written(self, row: int, names: Sequence[str] = ("lead_id",)) -> str:
        columns = [self.tab.bound.columns[name].column for name in names if name in self.tab.bound.columns]
        return ", ".join(filter(None, (show(self.tab.bound.grid.cell(row, column)) for column in columns)))
