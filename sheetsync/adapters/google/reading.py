"""Reading a spreadsheet: its structure in one request, the cells of any number of its tabs in another."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from sheetsync.adapters.google.structure import FIELDS, Json, Structure, Tab, structure
from sheetsync.adapters.google.transport import Transport
from sheetsync.adapters.google.values import grid
from sheetsync.core.grid import Cell, Grid, Marks, Merge


class _Columns(msgspec.Struct):
    """The columns of a tab, still as the bytes that came: each is made into objects when its turn comes, and lets go of
    them before the next.
    """

    values: list[msgspec.Raw] = []


class _Matched(msgspec.Struct, rename="camel"):
    value_range: _Columns
    data_filters: list[dict[str, Any]]


class _Answer(msgspec.Struct, rename="camel"):
    value_ranges: list[_Matched] = []


def read_structure(transport: Transport, spreadsheet_id: str) -> Structure:
    """All tabs and marks, no cells."""
    answer = transport.read("GET", f"/v4/spreadsheets/{spreadsheet_id}", params={"fields": FIELDS})
    return structure(msgspec.json.decode(answer))


def read_grids(transport: Transport, spreadsheet_id: str, sheet_ids: Sequence[int]) -> Mapping[int, Grid]:
    """The cells of tabs by id, all as they were at one moment; a tab is found whatever it is called by now."""
    if not sheet_ids:
        return {}
    filters = [{"gridRange": {"sheetId": sheet_id}} for sheet_id in sheet_ids]
    answer = msgspec.json.decode(_values(transport, spreadsheet_id, filters, "UNFORMATTED_VALUE"), type=_Answer)
    found: dict[int, Grid] = dict.fromkeys(sheet_ids, Grid((), 0))
    for matched in answer.value_ranges:
        told = matched.data_filters[0]["gridRange"].get("sheetId", 0)
        found[told] = grid(map(msgspec.json.decode, matched.value_range.values))
    return found


def with_merges(grid: Grid, tab: Tab) -> Grid:
    """The cells of a tab of people with what the structure tells of them: which are joined."""
    if tab.role:
        return grid
    merges = tuple(Merge(box.top, box.left, box.bottom - 1, box.right - 1) for box in tab.merges)
    return replace(grid, marks=Marks(merges))


def read_formulas(
    transport: Transport, spreadsheet_id: str, places: Collection[tuple[int, int, int]]
) -> Mapping[tuple[int, int, int], Cell]:
    """What was typed into some cells (tab id, row, column): the formula where there is one."""
    if not places:
        return {}
    filters = [
        {
            "gridRange": {
                "sheetId": sheet_id,
                "startRowIndex": row,
                "endRowIndex": row + 1,
                "startColumnIndex": column,
                "endColumnIndex": column + 1,
            }
        }
        for sheet_id, row, column in places
    ]
    answer = msgspec.json.decode(_values(transport, spreadsheet_id, filters, "FORMULA"))
    found: dict[tuple[int, int, int], Cell] = {}
    for matched in answer.get("valueRanges", ()):
        asked = matched["dataFilters"][0]["gridRange"]
        place = asked.get("sheetId", 0), asked.get("startRowIndex", 0), asked.get("startColumnIndex", 0)
        found[place] = next((cell for column in matched["valueRange"].get("values", ()) for cell in column), None)
    return found


def _values(transport: Transport, spreadsheet_id: str, filters: Sequence[Json], render: str) -> bytes:
    body = {
        "dataFilters": filters,
        "majorDimension": "COLUMNS",
        "valueRenderOption": render,
        "dateTimeRenderOption": "SERIAL_NUMBER",
    }
    return transport.read("POST", f"/v4/spreadsheets/{spreadsheet_id}/values:batchGetByDataFilter", body=body)
