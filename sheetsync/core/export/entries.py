"""What people entered, as it was understood: one row per row that is used."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa

from sheetsync.core.entry_tabs import Deals, Leads
from sheetsync.core.export.columns import column, picked
from sheetsync.core.lang import Lang
from sheetsync.core.norms import Norms
from sheetsync.core.parse.status import read_status
from sheetsync.core.parse.strings import at_codes
from sheetsync.core.schema import EntryTab, Field
from sheetsync.core.tables import Tables
from sheetsync.core.tables.choices import OUTCOMES
from sheetsync.core.tables.codes import codes_at
from sheetsync.core.tables.frames import columns_of
from sheetsync.core.tables.stage_columns import stage_label


def entries(tab: type[EntryTab], tables: Tables, norms: Norms, lang: Lang, ids: pa.StringArray) -> pa.Table:
    """A tab's used rows: its declared columns, then the tab and the row where each stands.

    `ids`: those of all leads; a deal has the id of its lead.
    """
    frame = tables.frames[tab.role]
    found = {name: _column(field, frame, norms, lang, ids) for name, field in columns_of(tab, norms).items()}
    found |= {field.name: _contacts(field, tables) for field in (Leads.phone, Leads.email) if field.tab is tab}
    return pa.table({**found, **source(frame["source_row"], tables.titles.get(tab.role, ""))})


def source(rows: pd.Series, title: str) -> dict[str, pa.Array]:
    """Where rows stand: the tab's title, and the row's number as the spreadsheet shows it."""
    return {
        "source_tab": pa.repeat(pa.scalar(title, pa.string()), len(rows)),
        "source_row": pa.array(rows.to_numpy().astype(np.int64) + 1),
    }


def _column(field: Field, frame: pd.DataFrame, norms: Norms, lang: Lang, ids: pa.StringArray) -> pa.Array:
    values = frame[field.name]
    if field is Leads.lead_id:
        return ids
    if field is Deals.lead_id:
        return ids.take(pa.array(frame["lead"].to_numpy()))
    if field is Deals.status:
        return _statuses(values, norms, lang)
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


def _statuses(values: pd.Series, norms: Norms, lang: Lang) -> pa.StringArray:
    """The agreed word for each status: an outcome, or a stage; a word that nobody agreed on stays as it is."""
    outcomes = {words.en: words.in_(lang) for words in OUTCOMES}

    def agreed(word: str) -> str:
        status = read_status(word, norms)
        if status is None:
            return word
        return outcomes[status.outcome.value] if status.outcome else stage_label(norms, status.stage).in_(lang)

    return picked([agreed(str(word)) for word in values.cat.categories], values.cat.codes.to_numpy())
