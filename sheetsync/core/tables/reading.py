"""From the tabs' cells to typed frames, in one straight line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.grid import Grid
from sheetsync.core.issues import Issue, Tally
from sheetsync.core.norms import Norms
from sheetsync.core.parse.strings import Strings
from sheetsync.core.parse.text import show
from sheetsync.core.schema import Kind
from sheetsync.core.tables.binding import BoundTab
from sheetsync.core.tables.columns import understand
from sheetsync.core.tables.complaints import cell_issues
from sheetsync.core.tables.frames import empty_frame, frame_of, what_is_off
from sheetsync.core.tables.headers import normal
from sheetsync.core.tables.keys import Ids, type_ids
from sheetsync.core.tables.lexicon import Lexicon, WordColumn
from sheetsync.core.tables.proposed import explained
from sheetsync.core.tables.read_tab import ReadTab
from sheetsync.core.tables.records import Records, deals_in_leads, select_records
from sheetsync.core.tables.result import Tables
from sheetsync.core.tables.rows import SortedRows, sort_rows
from sheetsync.core.tables.shifts import shifted_rows
from sheetsync.core.tables.surroundings import look_around
from sheetsync.core.tables.synonyms import Synonyms, kind_names, kind_of
from sheetsync.core.tables.tabs import BoundTabs, bind_tabs
from sheetsync.core.tables.twins import rescaled, twin_issues
from sheetsync.core.tables.vocabulary import Spellings


def read_tables(grids: Mapping[str, tuple[str, Grid]], norms: Norms) -> Tables:
    """Everything that the entry tabs say, typed, with all that is odd about it.

    `grids` goes by role and has (tab title, cells); a role that is absent has no tab. Nothing is raised: tabs that
    can't be used are told in `faults`, all at once.
    """
    tabs = bind_tabs(grids, norms)
    if not tabs.faults:
        reading = _Reading(tabs, norms)
        if reading.has_leads():
            return reading.read()
        tabs.faults.append(tabs.by_role["leads"].place().issue("tab_empty"))
    return Tables(issues=tuple(tabs.issues), faults=tuple(tabs.faults))


class _Reading:
    """One run over all tabs: synonyms first, then all words of a kind together, leads before what belongs to them."""

    def __init__(self, tabs: BoundTabs, norms: Norms) -> None:
        self.tabs = tabs
        self.norms = norms
        self.issues: list[Issue] = list(tabs.issues)
        self.ids = {role: self._ids(bound) for role, bound in tabs.by_role.items() if not self._is_wide(role)}
        self.sorted: dict[str, SortedRows] = {
            role: sort_rows(tabs.by_role[role], norms, ids) for role, ids in self.ids.items()
        }
        self.read_tabs: dict[str, ReadTab] = {}
        self.records: dict[str, Records] = {}

    def _is_wide(self, role: str) -> bool:
        return role == "deals" and self.tabs.wide

    @staticmethod
    def _ids(bound: BoundTab) -> Ids | None:
        """The tab's own key, where it is an ID."""
        name, field = next(iter(bound.fields.items()))
        return type_ids(bound.grid.columns[bound.columns[name].column].distinct) if field.kind is Kind.ID else None

    def has_leads(self) -> bool:
        """Whether there is anything to read."""
        return len(self.sorted["leads"].data) > 0

    def read(self) -> Tables:
        """The whole line, from bound tabs to frames."""
        synonyms = self._read_synonyms()
        for role in self.tabs.by_role:
            if role != "synonyms":
                self.read_tabs[role] = self._understand(role, synonyms)
        lexicon = self._fill_lexicon(synonyms)
        self._select_leads_and_theirs()
        for role, tab in self.read_tabs.items():
            if role not in self.records:
                self.records[role] = select_records(tab)
        self._tell(lexicon)
        return self._result(synonyms)

    def _understand(self, role: str, synonyms: Synonyms) -> ReadTab:
        bound = self.tabs.by_role[role]
        wide = self._is_wide(role)
        rows = self.sorted["leads" if wide else role].data
        ids = self.ids["leads" if wide else role]
        known = {next(iter(bound.fields)): ids} if ids is not None else {}
        understood = {}
        for name, place in bound.columns.items():
            column = bound.grid.columns[place.column]
            read = known.get(name) or understand(bound.fields[name], column, self.norms, synonyms)
            understood[name] = rescaled(read, column.distinct, place.scale)
        tab = ReadTab(bound, rows, understood)
        return tab if wide else self._without_shifted(role, tab)

    def _without_shifted(self, role: str, tab: ReadTab) -> ReadTab:
        """The tab without rows whose values stand beside their headers."""
        shifted, issues = shifted_rows(tab, self.norms)
        if not issues:
            return tab
        rows, old = tab.rows[~shifted], self.sorted[role]
        left_out = old.left_out + int(shifted.sum())
        self.sorted[role] = replace(old, data=rows, left_out=left_out, notes=[*old.notes, *issues])
        return replace(tab, rows=rows)

    def _read_synonyms(self) -> Synonyms:
        if "synonyms" not in self.tabs.by_role:
            return Synonyms.of(self.norms)
        tab = self.read_tabs["synonyms"] = self._understand("synonyms", Synonyms())
        records = self.records["synonyms"] = select_records(tab)
        frame = frame_of(tab, records)
        kinds, written, means = (frame[name].astype("str").tolist() for name in ("kind", "written", "means"))
        self._tell_unknown_kinds(frame)
        return Synonyms.of(self.norms, zip(kinds, written, means, strict=True))

    def _tell_unknown_kinds(self, frame: pd.DataFrame) -> None:
        bound = self.tabs.by_role["synonyms"]
        known = {normal(header) for tab in self.tabs.by_role.values() for header in tab.headers} | set(
            kind_names(self.norms)
        )
        by_written: dict[str, list[int]] = {}
        for kind, row in zip(frame["kind"].tolist(), frame["source_row"].tolist(), strict=True):
            if normal(kind) not in known:
                by_written.setdefault(kind, []).append(row)
        self.issues += [
            bound.place("kind").issue("synonym_kind_unknown", rows, kind) for kind, rows in by_written.items()
        ]

    def _fill_lexicon(self, synonyms: Synonyms) -> Lexicon:
        """Every column of words of every tab; the agreed reasons are spelled as their directory spells them."""
        directory = self.read_tabs.get("loss_reasons")
        lexicon = Lexicon(synonyms, directory.words("reason") if directory else ())
        for role, tab in self.read_tabs.items():
            vocabularies = {}
            for name, understood in tab.understood.items():
                if isinstance(understood, Spellings):
                    words = WordColumn(tab.bound.place(name), tab.column(name), tab.rows, understood)
                    vocabularies[name] = lexicon.add(kind_of(tab.bound.fields[name]), words)
            self.read_tabs[role] = replace(tab, vocabularies=vocabularies)
        declared: dict[str, set[int]] = {}
        for role in ("leads", "deals"):
            if role in self.tabs.by_role:
                bound = self.tabs.by_role[role]
                declared.setdefault(bound.title, set()).update(place.column for place in bound.columns.values())
        for role in ("leads", "deals"):
            if role in self.sorted:
                bound = self.tabs.by_role[role]
                lexicon.add_undeclared(bound, self.sorted[role].data, declared[bound.title], kind_names(self.norms))
        return lexicon

    def _select_leads_and_theirs(self) -> None:
        leads = self.read_tabs["leads"]
        self.records["leads"] = used = select_records(leads)
        keys = leads.keys(("lead_id",)).take(used.places)
        for role in ("deals", "stage_log"):
            if role in self.read_tabs:
                tab = self.read_tabs[role]
                self.records[role] = (
                    deals_in_leads(tab, used) if self._is_wide(role) else select_records(tab, keys, self.norms)
                )

    def _tell(self, lexicon: Lexicon) -> None:
        """The issues of rows, cells and words, tab by tab."""
        for role, tab in self.read_tabs.items():
            if role in self.sorted:
                self.issues += self.sorted[role].notes
                self.issues += look_around(tab.bound, tab.rows, self.norms)
            records = self.records[role]
            self.issues += records.issues
            for name, understood in tab.understood.items():
                if not (self._is_wide(role) and name == "lead_id"):
                    self.issues += twin_issues(tab, name, self.norms)
                    odd = understood.odd
                    if tab.bound.fields[name].kind is Kind.YES_NO:
                        header, cells = tab.bound.columns[name].header, tab.column(name).distinct
                        odd = {code: explained(one, show(cells[code]), header) for code, one in odd.items()}
                    self.issues += cell_issues(tab.bound.place(name), tab.column(name), records.told, odd)
        self.issues += lexicon.issues()

    def _result(self, synonyms: Synonyms) -> Tables:
        frames = {
            tab.role: frame_of(self.read_tabs[tab.role], self.records[tab.role])
            if tab.role in self.read_tabs
            else empty_frame(tab, self.norms)
            for tab in ENTRY_TABS
        }
        bound = self.tabs.by_role
        return Tables(
            frames=frames,
            issues=tuple(self.issues),
            tallies=tuple(self._tally(tab.role) for tab in ENTRY_TABS if tab.role in self.sorted),
            off=what_is_off(bound, [role for role, frame in frames.items() if frame.empty], self.norms),
            titles={role: tab.title for role, tab in bound.items()},
            bindings={role: tab.columns for role, tab in bound.items()},
            sources=dict(bound),
            strings={
                (role, name): understood
                for role, tab in self.read_tabs.items()
                for name, understood in tab.understood.items()
                if isinstance(understood, Strings)
            },
            synonyms=synonyms,
        )

    def _tally(self, role: str) -> Tally:
        rows, bound = self.sorted[role], self.tabs.by_role[role]
        used = len(self.records[role].places)
        left_out = rows.left_out + len(rows.data) - used
        return Tally(bound.title, rows.blank + left_out + used, used, left_out, rows.blank)
