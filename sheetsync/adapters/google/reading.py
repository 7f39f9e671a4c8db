"""Reading a spreadsheet: its structure in one request, the cells of any number of its tabs in another."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import orjson

from sheetsync.adapters.google.structure import FIELDS, Json, Structure, structure
from sheetsync.adapters.google.transport import Transport
from sheetsync.adapters.google.values import grid
from sheetsync.core.grid import Cell, Grid


def read_structure(transport: Transport, spreadsheet_id: str) -> Structure:
    """All tabs and marks, no cells."""
    answer = transport.read("GET", f"/v4/spreadsheets/{spreadsheet_id}", params={"fields": FIELDS})
    return structure(orjson.loads(answer))


def read_grids(transport: Transport, spreadsheet_id: str, sheet_ids: Sequence[int]) -> Mapping[int, Grid]:
    """The cells of tabs by id, all as they were at one moment; a tab is found whatever it is called by now."""
    if not sheet_ids:
        return {}
    filters = [{"gridRange": {"sheetId": sheet_id}} for sheet_id in sheet_ids]
    answer = orjson.loads(_values(transport, spreadsheet_id, filters, "UNFORMATTED_VALUE"))
    found: dict[int, Grid] = dict.fromkeys(sheet_ids, Grid((), 0))
    for matched in answer.get("valueRanges", ()):
        told = matched["dataFilters"][0]["gridRange"].get("sheetId", 0)
        # Popped, so that what is parsed already makes room for what isn't.
        found[told] = grid(matched["valueRange"].pop("values", ()))
    return found


def read_formulas(
    transport: Transport, spreadsheet_id: str, places: Collection[tuple[int, int, int]]
) -> Mapping[tuple[int, int, int], Cell]:
    """What was typed into some cells (tab id, row, column): the formula where there is one."""
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
    answer = orjson.loads(_values(transport, spreadsheet_id, filters, "FORMULA"))
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
