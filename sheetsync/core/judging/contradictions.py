"""What both Leads and Deals say of a lead, and say differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from sheetsync.core.grid import Column, a1
from sheetsync.core.issues import Held, Issue
from sheetsync.core.norms import Norms
from sheetsync.core.parse.strings import Strings
from sheetsync.core.parse.text import fold, show
from sheetsync.core.parse.typed import Typed
from sheetsync.core.schema import Field, Kind
from sheetsync.core.tables import BoundTab, Tables
from sheetsync.core.tables.codes import Rows
from sheetsync.core.tables.columns import understand
from sheetsync.core.tables.complaints import Place, coded_issues
from sheetsync.core.tables.headers import normal
from sheetsync.core.tables.synonyms import kind_of
from sheetsync.core.tables.vocabulary import Spellings

_MOST_OFTEN = 0.5
"""Columns that disagree in more rows than that have the same header and mean two things."""


def contradictions(tables: Tables, norms: Norms) -> Iterator[Issue]:
    """Cells of a column that nobody declared in their tab, since the other tab has it; that one counts."""
    leads, deals = tables.sources["leads"], tables.sources.get("deals")
    if deals is None or deals.title == leads.title:
        return
    frame = tables.frames["deals"]
    of_deals = frame["source_row"].to_numpy()
    of_leads = tables.frames["leads"]["source_row"].to_numpy()[frame["lead"].to_numpy()]
    for one, other, rows, other_rows in ((leads, deals, of_leads, of_deals), (deals, leads, of_deals, of_leads)):
        for name, field in one.fields.items():
            column = _same_header(field, name, other, norms)
            if name in one.columns and name != "lead_id" and column is not None:
                yield from _Pair(tables, norms, field, one, other, column).issues(name, rows, other_rows)


def _same_header(field: Field, name: str, other: BoundTab, norms: Norms) -> int | None:
    """The place of the column that another tab has for a field of this one."""
    own = norms.headers.get(field.tab.role, {}).get(name, "")
    names = {normal(header) for header in (*field.en, *field.ru, own) if header}
    bound = {binding.column for binding in other.columns.values()}
    found = [at for at, header in enumerate(other.headers) if at not in bound and header and normal(header) in names]
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class _Pair:
    """A declared column, and the one that another tab has for the same."""

    tables: Tables
    norms: Norms
    field: Field
    one: BoundTab
    other: BoundTab
    column: int

    def issues(self, name: str, rows: Rows, other_rows: Rows) -> list[Issue]:
        """The cells of the other column that disagree."""
        place = self.one.columns[name].column
        mine, theirs = self.one.grid.columns[place], self.other.grid.columns[self.column]
        codes, others = mine.codes[rows], theirs.codes[other_rows]
        filled = np.flatnonzero((codes != 0) & (others != 0))
        pairs, inverse = np.unique(
            np.stack([codes[filled], others[filled]]).astype(np.int64), axis=1, return_inverse=True
        )
        said, again = self._meanings(mine), self._meanings(theirs)
        differ = [None not in (said[one], again[two]) and said[one] != again[two] for one, two in pairs.T.tolist()]
        found = filled[np.array(differ, dtype=np.bool_)[inverse.ravel()]]
        if not len(found) or len(found) > len(filled) * _MOST_OFTEN:
            return []
        written = [show(theirs[row]) for row in other_rows[found].tolist()]
        details = {
            at: {"other": show(mine[row]), "tab": self.one.title, "cell": a1(row, place)}
            for at, row in enumerate(rows[found].tolist())
        }
        here = Place(self.other.title, self.other.tab.owner, self.column)
        order = np.argsort(other_rows[found], kind="stable")
        held = Held(written, order, details)
        return coded_issues(here, "tabs_disagree", other_rows[found][order].astype(np.int32), held)

    def _meanings(self, column: Column) -> list[object]:
        """What each distinct value means, None where that is nothing or can't be read."""
        understood = understand(self.field, column, self.norms, self.tables.synonyms)
        if isinstance(understood, Strings):
            texts, contacts = understood.filled(), understood.phones or understood.emails
            known = pc.coalesce(contacts.values, texts) if contacts else texts
            return [text and fold(text) for text in known.to_pylist()]
        if isinstance(understood, Spellings):
            kind = kind_of(self.field)
            return [fold(self.tables.synonyms.meaning(kind, word)) or None for word in understood.written]
        if isinstance(understood, Typed):
            is_day = self.field.kind is Kind.DATE  # with or without the hour
            values = understood.values.astype("datetime64[D]") if is_day else understood.values
            return [None if blank else value for value, blank in zip(values.tolist(), understood.blank, strict=True)]
        return list(understood.keys.to_pylist())
