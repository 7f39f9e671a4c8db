"""What people entered, as it was understood: one row per row that is used."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa

from sheetsync.core.entry_tabs import Deals, Leads
from sheetsync.core.export.columns import column, picked
from sheetsync.core.norms import Norms
from sheetsync.core.parse.status import Status, read_status
from sheetsync.core.parse.strings import at_codes
from sheetsync.core.schema import EntryTab, Field
from sheetsync.core.tables import Tables
from sheetsync.core.tables.codes import codes_at
from sheetsync.core.tables.frames import columns_of


def entries(tab: type[EntryTab], tables: Tables, norms: Norms, ids: pa.StringArray) -> pa.Table:
    """A tab's used rows: its declared columns, then the tab and the row where each stands.

    `ids`: those of all leads; a deal has the id of its lead.
    """
    frame = tables.frames[tab.role]
    found = {name: _column(field, frame, norms, ids) for name, field in columns_of(tab, norms).items()}
    found |= {field.name: _contacts(field, tables) for field in (Leads.phone, Leads.email) if field.tab is tab}
    return pa.table({**found, **source(frame["source_row"], tables.titles.get(tab.role, ""))})


def source(rows: pd.Series, title: str) -> dict[str, pa.Array]:
    """Where rows stand: the tab's title, and the row's number as the spreadsheet shows it."""
    return {
        "source_tab": pa.repeat(pa.scalar(title, pa.string()), len(rows)),
        "source_row": pa.array(rows.to_numpy().astype(np.int64) + 1),
    }


def _column(field: Field, frame: pd.DataFrame, norms: Norms, ids: pa.StringArray) -> pa.Array:
    values = frame[field.name]
    if field is Leads.lead_id:
        return ids
    if field is Deals.lead_id:
        return ids.take(pa.array(frame["lead"].to_numpy()))
    if field is Deals.status:
        return _statuses(values, norms)
    return column(field.kind, values)


def _contacts(field: Field, tables: Tables) -> pa.StringArray:
    """The one phone (E.164) or e-mail in each used cell of a column, null where it doesn't hold exactly one."""
    rows = tables.frames[field.tab.role]["source_row"].to_numpy()
    strings = tables.strings.get((field.tab.role, field.name))
    contacts = strings and (strings.phones or strings.emails)
    if not contacts:
        return pa.nulls(len(rows), pa.string())
    tab = tables.sources[field.tab.role]
    return at_codes(contacts.values, codes_at(tab.grid.columns[tab.columns[field.name].column], rows))


def _statuses(values: pd.Series, norms: Norms) -> pa.StringArray:
    """Statuses that mean the same in one word, the one that the team writes most often."""
    codes = values.cat.codes.to_numpy()
    counts = np.bincount(codes + 1, minlength=len(values.cat.categories) + 1)[1:]
    by_count = sorted(zip(-counts, map(str, values.cat.categories), strict=True))
    usual: dict[Status | str, str] = {}
    for _, word in by_count:
        usual.setdefault(read_status(word, norms) or word, word)
    return picked([usual[read_status(word, norms) or word] for word in map(str, values.cat.categories)], codes)
