"""The Spreadsheet resource: a spreadsheet as an account is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .areas import Area, is_grid_range
from .batch.protection import told
from .book import Spreadsheet, Tab
from .calculation import value_at
from .cells import Cell
from .locales import locale_of
from .looks import LOOKS, extended_value, merged
from .masks import Mask
from .rendering import shown
from .wire import Json

SIZES = {"ROWS": 21, "COLUMNS": 100}
THEME_COLORS = {
    "TEXT": {},
    "BACKGROUND": {"red": 1, "green": 1, "blue": 1},
    "ACCENT1": {"red": 0.25882354, "green": 0.52156866, "blue": 0.95686275},
    "LINK": {"red": 0.06666667, "green": 0.33333334, "blue": 0.8},
}
THEME: Json = {
    "primaryFontFamily": "Arial",
    "themeColors": [{"colorType": name, "color": {"rgbColor": color}} for name, color in THEME_COLORS.items()],
}


def outgoing(node: Any) -> Any:
    """As Google writes it: a range on sheet 0 doesn't say its sheetId."""
    if isinstance(node, list):
        return [outgoing(item) for item in node]
    if not isinstance(node, dict):
        return node
    ranged = node.get("sheetId") == 0 and (is_grid_range(node) or "dimension" in node or "rowIndex" in node)
    return {k: outgoing(v) for k, v in node.items() if not (ranged and k == "sheetId")}


def wants(mask: Mask, *path: str) -> bool:
    """Whether a mask asks for the field at the end of the path."""
    for name in path:
        if not mask or "*" in mask:
            return True
        if name not in mask:
            return False
        mask = mask[name]
    return True


def inner(mask: Mask, *path: str) -> Mask:
    for name in path:
        mask = {} if "*" in mask else mask.get(name, {})
    return mask


def resource(
    book: Spreadsheet, account: str, mask: Mask, areas: Sequence[tuple[Tab, Area]] | None, *, data: bool
) -> Json:
    """What the mask may ask for; `areas` narrows it to those tabs and cells; cells only with `data`."""
    shown_tabs = book.tabs if areas is None else [tab for tab in book.tabs if any(tab is there for there, _ in areas)]
    result: Json = {
        "spreadsheetId": book.id,
        "properties": properties(book),
        "sheets": [],
        "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{book.id}/edit",
    }
    for tab in shown_tabs:
        sheet: Json = outgoing(sheet_of(book, tab, account))
        if data and wants(mask, "sheets", "data"):
            windows = [tab.whole] if areas is None else [area for there, area in areas if there is tab]
            sheet["data"] = [grid_data(book, tab, area, inner(mask, "sheets", "data")) for area in windows]
        result["sheets"].append(sheet)  # cells name no other cells: they are told as they are
    if book.named_ranges:
        result["namedRanges"] = outgoing(book.named_ranges)
    own = [m for m in book.metadata if m["location"]["locationType"] == "SPREADSHEET"]
    if own:
        result["developerMetadata"] = own
    return result


def properties(book: Spreadsheet) -> Json:
    return {"autoRecalc": "ON_CHANGE", "defaultFormat": LOOKS, "spreadsheetTheme": THEME, **book.properties}


def sheet_of(book: Spreadsheet, tab: Tab, account: str) -> Json:
    sheet: Json = {
        "properties": {
            "sheetId": tab.sheet_id,
            "title": tab.title,
            "index": book.tabs.index(tab),
            **tab.properties,
        }
    }
    sheet.update((name, value) for name, value in tab.objects.items() if value)
    if tab.objects["protectedRanges"]:
        sheet["protectedRanges"] = [told(book, p, account) for p in tab.objects["protectedRanges"]]
    own = [m for m in book.metadata if m["location"].get("sheetId") == tab.sheet_id]
    if own:
        sheet["developerMetadata"] = own
    return sheet


def grid_data(book: Spreadsheet, tab: Tab, area: Area, mask: Mask) -> Json:
    data: Json = {name: value for name, value in (("startRow", area.top), ("startColumn", area.left)) if value}
    if wants(mask, "rowData"):
        rows = row_data(book, tab, area, inner(mask, "rowData", "values"))
        if rows:
            data["rowData"] = rows
    if wants(mask, "rowMetadata"):
        data["rowMetadata"] = lines_of(book, tab, "ROWS", range(area.top, area.bottom))
    if wants(mask, "columnMetadata"):
        data["columnMetadata"] = lines_of(book, tab, "COLUMNS", range(area.left, area.right))
    return data


def lines_of(book: Spreadsheet, tab: Tab, dimension: str, span: range) -> list[Json]:
    """Sizes and labels of rows or columns; most lines are like any other."""
    usual = {"pixelSize": SIZES[dimension]}
    lines: list[Json] = [usual] * len(span)
    for index, line in tab.dimensions[dimension].items():
        if index in span:
            lines[index - span.start] = {**usual, **line}
    for metadata in book.metadata:
        place = metadata["location"].get("dimensionRange", {})
        index = place.get("startIndex")
        if (place.get("sheetId"), place.get("dimension")) == (tab.sheet_id, dimension) and index in span:
            line = lines[index - span.start]
            own = [*line.get("developerMetadata", ()), outgoing(metadata)]
            lines[index - span.start] = {**line, "developerMetadata": own}
    return lines


def row_data(book: Spreadsheet, tab: Tab, area: Area, mask: Mask) -> list[Json]:
    """The rows down to the last that has something; blank ones are empty objects."""
    rows: dict[int, dict[int, Json]] = {}
    for position, cell in tab.filled(area):
        rows.setdefault(position[0], {})[position[1]] = cell_data(book, tab, position, cell, mask)
    listed = []
    for row in range(area.top, max(rows, default=area.top - 1) + 1):
        cells = rows.get(row)
        listed.append({"values": [cells.get(c, {}) for c in range(area.left, max(cells) + 1)]} if cells else {})
    return listed


def cell_data(book: Spreadsheet, tab: Tab, position: tuple[int, int], cell: Cell, mask: Mask) -> Json:
    data: Json = {}
    if cell.entered is not None:
        data["userEnteredValue"] = extended_value(cell.entered)
        if wants(mask, "effectiveValue") or wants(mask, "formattedValue"):
            value = value_at(book, tab, position)
            if value is not None:
                data["effectiveValue"] = extended_value(value)
            data["formattedValue"] = shown(value, cell.looks, locale_of(book.properties["locale"]))
    if cell.looks:
        data["userEnteredFormat"] = cell.looks
    if wants(mask, "effectiveFormat"):
        data["effectiveFormat"] = merged(LOOKS, cell.looks or {})
    data.update(cell.extras or {})
    link = (cell.looks or {}).get("textFormat", {}).get("link", {}).get("uri")
    if link:
        data["hyperlink"] = link
    return data
