"""Entry tabs as they are when new: headers that explain themselves, one example row, dropdowns, formats."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sheetsync.adapters.google.look import cell_format, number_format
from sheetsync.adapters.google.painting import PIXELS_BESIDE, PIXELS_PER_CHARACTER
from sheetsync.adapters.google.structure import Box, Json
from sheetsync.adapters.google.tab_writing import new_id
from sheetsync.adapters.google.wire import extended_value
from sheetsync.adapters.new_columns import NewColumn, new_columns, phrase
from sheetsync.adapters.styles import (
    ENTRY_WIDTH,
    ENTRY_WIDTHS,
    EXAMPLE,
    HEADER,
    OPTIONAL_HEADER,
    Look,
    entry_format,
)
from sheetsync.core.lang.words import Lang
from sheetsync.ports import NewEntryTab

ROWS = 1000
_CELL = "userEnteredValue,userEnteredFormat,note"


def paint_entry_tabs(
    tabs: Sequence[NewEntryTab], spreadsheet_id: str, taken: Collection[int]
) -> tuple[list[Json], set[int]]:
    """The requests that add these tabs, and their ids; dropdowns last, as they may name any of the tabs."""
    ids: list[int] = []
    for tab in tabs:
        ids.append(new_id(spreadsheet_id, f"entry/{tab.tab.role}", {*taken, *ids}))
    columns = [new_columns(tab) for tab in tabs]
    requests: list[Json] = []
    for sheet_id, tab, own in zip(ids, tabs, columns, strict=True):
        requests += _tab(sheet_id, tab, own)
    for sheet_id, tab, own in zip(ids, tabs, columns, strict=True):
        requests += [_dropdown(sheet_id, place, column, tab.lang) for place, column in enumerate(own) if column.words]
    return requests, set(ids)


def _tab(sheet_id: int, tab: NewEntryTab, columns: Sequence[NewColumn]) -> list[Json]:
    grid = {"rowCount": ROWS, "columnCount": len(columns), "frozenRowCount": 1}
    headers = [_cell(column.header, _header(column), column.note) for column in columns]
    note = phrase("entry.example", tab.lang)
    examples = [
        _cell(column.example, _example(column, tab.lang), "" if place else note) for place, column in enumerate(columns)
    ]
    top = Box(0, 0, 2, len(columns)).on(sheet_id)
    found: list[Json] = [
        {"addSheet": {"properties": {"sheetId": sheet_id, "title": tab.title, "gridProperties": grid}}},
        *_formats(sheet_id, tab, columns),
        {"updateCells": {"range": top, "rows": [{"values": headers}, {"values": examples}], "fields": _CELL}},
    ]
    return [*found, *(_width(sheet_id, place, column) for place, column in enumerate(columns))]


def _cell(value: Any, wanted: Look, note: str) -> Json:
    told: Json = {"userEnteredValue": extended_value(value), "userEnteredFormat": cell_format(wanted)}
    return {**told, "note": note} if note else told


def _header(column: NewColumn) -> Look:
    return HEADER if column.required else OPTIONAL_HEADER


def _example(column: NewColumn, lang: Lang) -> Look:
    code = entry_format(column.kind, lang)
    return {**EXAMPLE, **({"num_format": code} if code else {})}


def _formats(sheet_id: int, tab: NewEntryTab, columns: Sequence[NewColumn]) -> list[Json]:
    """How the columns show what is going to be typed."""
    return [
        {
            "repeatCell": {
                "range": _column(sheet_id, place),
                "cell": {"userEnteredFormat": {"numberFormat": number_format(code)}},
                "fields": "userEnteredFormat.numberFormat",
            }
        }
        for place, column in enumerate(columns)
        if (code := entry_format(column.kind, tab.lang))
    ]


def _dropdown(sheet_id: int, place: int, column: NewColumn, lang: Lang) -> Json:
    """A list that proposes and forbids nothing."""
    words = list(column.words)
    is_range = len(words) == 1 and words[0].startswith("=")
    condition = {
        "type": "ONE_OF_RANGE" if is_range else "ONE_OF_LIST",
        "values": [{"userEnteredValue": word} for word in words],
    }
    rule = {
        "condition": condition,
        "inputMessage": phrase("entry.other.keep", lang),
        "strict": False,
        "showCustomUi": True,
    }
    return {"setDataValidation": {"range": _column(sheet_id, place), "rule": rule}}


def _column(sheet_id: int, place: int) -> Json:
    """Everything below a header."""
    return {"sheetId": sheet_id, "startRowIndex": 1, "startColumnIndex": place, "endColumnIndex": place + 1}


def _width(sheet_id: int, place: int, column: NewColumn) -> Json:
    characters = max(ENTRY_WIDTHS.get(column.kind, ENTRY_WIDTH), len(column.header) + 2)
    return {
        "updateDimensionProperties": {
            "range": {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": place, "endIndex": place + 1},
            "properties": {"pixelSize": round(characters * PIXELS_PER_CHARACTER + PIXELS_BESIDE)},
            "fields": "pixelSize",
        }
    }
