"""What is worth saying of a table's looks: hidden rows and columns, joined cells, records above the header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from sheetsync.core.grid import Merge, a1, letters
from sheetsync.core.issues import Issue
from sheetsync.core.norms import Norms
from sheetsync.core.parse.text import is_blank, show
from sheetsync.core.tables.binding import BoundTab
from sheetsync.core.tables.codes import Rows
from sheetsync.core.tables.complaints import Place, value_issues
from sheetsync.core.tables.fitting import TELLING, fit

_MOST_ROWS = 1000


def look_around(bound: BoundTab, data: Rows, norms: Norms) -> Iterator[Issue]:
    """Everything about a tab whose data rows are known."""
    yield from _records_above(bound, norms)
    yield from _joined_cells(bound, data)
    marks, place = bound.grid.marks, bound.place()
    if len(marks.hidden_rows):
        hidden = data[np.isin(data, marks.hidden_rows)]
        if len(hidden):
            listed = hidden if len(hidden) <= _MOST_ROWS else ()
            yield place.issue("rows_hidden", listed, detail={"rows": str(len(hidden))})
    if used := sorted(marks.hidden_columns & {binding.column for binding in bound.columns.values()}):
        yield place.issue("columns_hidden", detail={"columns": ", ".join(map(letters, used))})


def _records_above(bound: BoundTab, norms: Norms) -> Iterator[Issue]:
    """Rows above the header with a key and a date or number where the table has such."""
    key = next(bound.columns[name].column for name, field in bound.fields.items() if field.required)
    telling = {
        binding.column: bound.fields[name].kind
        for name, binding in bound.columns.items()
        if bound.fields[name].kind in TELLING and binding.column != key
    }
    rows = []
    for row in range(bound.header_top):
        cells = {place: bound.grid.cell(row, place) for place in telling}
        fits = [fit(telling[place], [cell], norms)[0] for place, cell in cells.items() if not is_blank(cell)]
        others = [one for one in bound.columns.values() if not is_blank(bound.grid.cell(row, one.column))]
        if not is_blank(bound.grid.cell(row, key)) and any(fits) and all(fits) and len(others) > 2:
            rows.append(row)
    if rows:
        yield bound.place().issue("row_above_header", rows)


def _joined_cells(bound: BoundTab, data: Rows) -> Iterator[Issue]:
    """Joined cells of the table that hold a value: whose it is besides the first row's, or column's, nobody knows."""
    table, records = set(bound.table), set[int]()
    merges = [merge for merge in bound.grid.marks.merges if merge.top > bound.header_row and merge.left in table]
    if merges:
        records = set(data.tolist())
    by_column: dict[int, dict[str, list[Merge]]] = {}
    for merge in merges:
        cell = bound.grid.cell(merge.top, merge.left)
        if merge.top in records and not is_blank(cell):
            by_column.setdefault(merge.left, {}).setdefault(show(cell), []).append(merge)
    owners = {one.column: bound.fields[name].owner for name, one in bound.columns.items()}
    for column, by_written in by_column.items():
        place = Place(bound.title, owners.get(column, bound.tab.owner), column)
        rows = {written: [row for one in some for row in _rows(one)] for written, some in by_written.items()}
        yield from value_issues(place, "cells_merged", rows, _ranges(by_written))


def _rows(merge: Merge) -> range:
    return range(merge.top, merge.bottom + 1)


def _ranges(by_written: Mapping[str, list[Merge]]) -> Mapping[str, Mapping[str, str]]:
    """Where the joined cells lie, in words."""
    return {
        written: {"range": ", ".join(f"{a1(one.top, one.left)}:{a1(one.bottom, one.right)}" for one in some[:10])}
        for written, some in by_written.items()
    }
