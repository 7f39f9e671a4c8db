"""Typed frames: the used rows of a tab under the names that its columns were declared with."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from sheetsync.core.entry_tabs import ENTRY_TABS, Deals, StageLog
from sheetsync.core.norms import Norms
from sheetsync.core.schema import EntryTab, Field
from sheetsync.core.tables.binding import BoundTab
from sheetsync.core.tables.codes import codes_at
from sheetsync.core.tables.columns import Array, blank_array, lay_out
from sheetsync.core.tables.read_tab import ReadTab
from sheetsync.core.tables.records import Records
from sheetsync.core.tables.stage_columns import stage_fields

_CHILDREN = frozenset({Deals, StageLog})


def columns_of(tab: type[EntryTab], norms: Norms) -> dict[str, Field]:
    """The columns of a tab's frame: the declared ones, and the stage dates of deals."""
    stages = stage_fields(norms).values() if tab is Deals else ()
    return {field.name: field for field in (*tab.fields(), *stages)}


def frame_of(tab: ReadTab, records: Records) -> pd.DataFrame:
    """The used rows, typed."""
    rows = tab.rows if len(records.places) == len(tab.rows) else tab.rows[records.places]
    columns: dict[str, Array] = {}
    for name, field in tab.bound.fields.items():
        if name in tab.understood:
            codes = codes_at(tab.column(name), rows)
            columns[name] = lay_out(field, tab.understood[name], codes, tab.vocabularies.get(name))
        else:
            columns[name] = blank_array(field, len(rows))
    columns["source_row"] = rows
    if records.parents is not None:
        columns["lead"] = records.parents.astype(np.int32)
    return pd.DataFrame(columns, copy=False)


def empty_frame(tab: type[EntryTab], norms: Norms) -> pd.DataFrame:
    """The frame of a tab that isn't there."""
    columns = {name: blank_array(field, 0) for name, field in columns_of(tab, norms).items()}
    numbers = ("source_row", "lead") if tab in _CHILDREN else ("source_row",)
    return pd.DataFrame({**columns, **{name: np.zeros(0, dtype=np.int32) for name in numbers}})


def what_is_off(bound: Mapping[str, BoundTab], empty: Collection[str], norms: Norms) -> dict[str, str]:
    """What can't be told, and why: by role, and by role.name; `empty`: roles whose tab has no row to use."""
    off: dict[str, str] = {}
    for tab in ENTRY_TABS:
        absent = tab.role not in bound or tab.role in empty
        if absent:
            off[tab.role] = f"no_tab:{tab.role}"
        for name in columns_of(tab, norms):
            if absent:
                off[f"{tab.role}.{name}"] = f"no_tab:{tab.role}"
            elif name not in bound[tab.role].columns:
                off[f"{tab.role}.{name}"] = f"no_column:{tab.role}.{name}"
    return off
