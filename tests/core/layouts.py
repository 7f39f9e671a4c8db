"""Tabs as their looks are told: joined cells, hidden rows and columns, titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from sheetsync.core.grid import Grid, Marks, Merge
from sheetsync.core.issues import Issue
from sheetsync.core.tables import Tables, read_tables, titles
from sheetsync.core.tables.tabs import elect
from tests.core.sheets import LEADS, NORMS, Rows


def read_marked(
    rows: Rows, merges: Sequence[tuple[int, int, int, int]] = (), hidden_rows: Sequence[int] = (), columns: str = ""
) -> Tables:
    """The tables of a workbook of Leads alone; merges are top, left, bottom, right."""
    hidden = np.array(hidden_rows, dtype=np.int32)
    marks = Marks(tuple(Merge(*one) for one in merges), hidden, frozenset(map("ABCDEFGH".index, columns)))
    return read_tables({"leads": ("Leads", replace(Grid.of_rows(rows), marks=marks))}, NORMS)


def elected(tabs: Mapping[str, Rows], hidden: Sequence[str] = ()) -> tuple[dict[str, str], list[Issue]]:
    """Which tab is which, of a workbook's tabs by title."""
    shown = sorted(tabs, key=lambda title: title in hidden)
    cells = {title: Grid.of_rows(rows) for title, rows in tabs.items()}
    return elect(titles.candidates(shown, NORMS, hidden=hidden), cells, NORMS)


def layout_issues(kind: str) -> list[Issue]:
    """The issues of a tab whose looks raise one of this kind."""
    marked = {
        "cells_merged": read_marked(LEADS, merges=[(1, 2, 2, 2)]),
        "rows_hidden": read_marked(LEADS, hidden_rows=[2]),
        "columns_hidden": read_marked(LEADS, columns="B"),
    }
    titled = {
        "tab_copy": elected({"Leads": LEADS, "Leads (copy)": LEADS}),
        "tab_rival": elected({"Leads": LEADS, "Leads 2025": LEADS}),
        "tabs_compete": elected({"Leads": LEADS, "Лиды": LEADS}),
    }
    return titled[kind][1] if kind in titled else list(marked[kind].issues)


LAYOUT_KINDS = ("cells_merged", "rows_hidden", "columns_hidden", "tab_copy", "tab_rival", "tabs_compete")
