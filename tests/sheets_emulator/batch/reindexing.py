"""Rows or columns come, go or move: cells, ranges, charts, metadata and formulas follow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.sheets_emulator.areas import Shift, shifted
from tests.sheets_emulator.book import Spreadsheet, Tab
from tests.sheets_emulator.cells import Cell, Formula
from tests.sheets_emulator.references import followed
from tests.sheets_emulator.wire import Json

Index = Callable[[int], int | None]


def without(start: int, end: int) -> Index:
    """Where a line is after those from `start` to before `end` went; None for these."""

    def index(i: int) -> int | None:
        return i if i < start else None if i < end else i - (end - start)

    return index


def reindex(book: Spreadsheet, tab: Tab, dimension: str, shift: Shift, index: Index) -> None:
    """Move cells, sizes, ranges and metadata; `index` gives a line's new place, None when it goes."""
    tab.thaw()
    cells: dict[tuple[int, int], Cell] = {}
    for (row, column), cell in tab.cells.items():
        new = index(row if dimension == "ROWS" else column)
        if new is not None:
            cells[(new, column) if dimension == "ROWS" else (row, new)] = cell
    tab.cells = cells
    lines = tab.dimensions[dimension]
    tab.dimensions[dimension] = {new: line for old, line in lines.items() if (new := index(old)) is not None}
    for other in book.tabs:
        other.objects = shifted(other.objects, tab.sheet_id, dimension, shift)
    shift_objects(tab, dimension, index)
    book.named_ranges = shifted(book.named_ranges, tab.sheet_id, dimension, shift)
    rewrite_formulas(book, lambda home, text: followed(text, home.title, tab.title, dimension, shift))
    book.metadata = [m for m in book.metadata if relocated(m, tab.sheet_id, dimension, index)]


def rewrite_formulas(book: Spreadsheet, change: Callable[[Tab, str], str]) -> None:
    for tab in book.tabs:
        for position, cell in list(tab.cells.items()):
            if isinstance(cell.entered, Formula):
                new = change(tab, cell.entered.text)
                if new != cell.entered.text:
                    tab.cells[position] = replace(cell, entered=replace(cell.entered, text=new))


def shift_objects(tab: Tab, dimension: str, index: Index) -> None:
    """Drop what lost its range; move what is told by a coordinate instead of a range."""
    objects = tab.objects
    objects["protectedRanges"] = [p for p in objects["protectedRanges"] if "range" in p or "namedRangeId" in p]
    objects["bandedRanges"] = [b for b in objects["bandedRanges"] if "range" in b]
    objects["filterViews"] = [f for f in objects["filterViews"] if "range" in f]
    objects["conditionalFormats"] = [r for r in objects["conditionalFormats"] if r["ranges"]]
    objects["merges"] = [m for m in objects["merges"] if tab_area_of(m) > 1]
    if "range" not in objects.get("basicFilter", {"range": 1}):
        del objects["basicFilter"]
    key = "rowIndex" if dimension == "ROWS" else "columnIndex"
    for chart in objects["charts"]:
        anchor = chart.get("position", {}).get("overlayPosition", {}).get("anchorCell")
        if anchor is not None:
            at = anchor.get(key, 0)
            anchor[key] = next((new for i in range(at, -1, -1) if (new := index(i)) is not None), 0)


def tab_area_of(merge: Json) -> int:
    height = merge["endRowIndex"] - merge["startRowIndex"]
    return int(height * (merge["endColumnIndex"] - merge["startColumnIndex"]))


def relocated(metadata: Json, sheet_id: int, dimension: str, index: Index) -> bool:
    """Move metadata that sits on a row or column of the tab; False when its line went."""
    lines = metadata["location"].get("dimensionRange")
    if lines is None or lines["sheetId"] != sheet_id or lines["dimension"] != dimension:
        return True
    new = index(lines["startIndex"])
    if new is None:
        return False
    lines["startIndex"], lines["endIndex"] = new, new + 1
    return True
