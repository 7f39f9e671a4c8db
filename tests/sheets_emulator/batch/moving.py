"""Requests that carry cells from one place to another: copy, cut, sort, find and replace."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cmp_to_key

from tests.sheets_emulator.areas import Area, Position
from tests.sheets_emulator.book import Tab
from tests.sheets_emulator.calculation import value_at
from tests.sheets_emulator.cells import BLANK, Cell, Failure, Formula, Value
from tests.sheets_emulator.wire import Json, invalid

from .context import Batch, Handler

KEPT = {  # what a paste brings, of (entered, looks, extras)
    "PASTE_NORMAL": (True, True, True),
    "PASTE_VALUES": (True, False, False),
    "PASTE_FORMAT": (False, True, False),
    "PASTE_NO_BORDERS": (True, True, True),
    "PASTE_FORMULA": (True, False, False),
    "PASTE_DATA_VALIDATION": (False, False, True),
}


def pasted(batch: Batch, tab: Tab, position: Position, old: Cell, kind: str) -> Cell:
    source = tab.cell(position)
    entered = source.entered
    if kind == "PASTE_VALUES" and isinstance(entered, Formula):
        entered = value_at(batch.book, tab, position)
    brings = KEPT.get(kind)
    if brings is None:
        raise invalid(f"pasteType {kind} isn't known to this emulator")
    return Cell(
        entered if brings[0] else old.entered,
        source.looks if brings[1] else old.looks,
        source.extras if brings[2] else old.extras,
    )


def copy_paste(batch: Batch, request: Json) -> None:
    source_tab, source = batch.place(request["source"], write=False)
    target_tab, target = batch.place(request["destination"])
    turned = request.get("pasteOrientation") == "TRANSPOSE"
    height, width = (source.width, source.height) if turned else (source.height, source.width)
    target = Area(
        target.top, target.left, max(target.bottom, target.top + height), max(target.right, target.left + width)
    )
    target_tab.existing(target.edges())
    batch.guard(target_tab, target)
    new: dict[Position, Cell] = {}
    for row, column in target.positions():
        r, c = (row - target.top) % height, (column - target.left) % width
        origin = (source.top + (c if turned else r), source.left + (r if turned else c))
        old = target_tab.cell((row, column))
        new[row, column] = pasted(batch, source_tab, origin, old, request.get("pasteType", "PASTE_NORMAL"))
    for position, cell in new.items():
        target_tab.put(position, cell)


def cut_paste(batch: Batch, request: Json) -> None:
    source_tab, source = batch.place(request["source"])
    start = request["destination"]
    target_tab = batch.tab(start)
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    target = Area(top, left, top + source.height, left + source.width)
    target_tab.existing(target.edges())
    batch.guard(target_tab, target)
    taken = dict(source_tab.filled(source))
    for position in taken:
        source_tab.put(position, BLANK)
    for position in target.positions():
        target_tab.put(position, taken.get((position[0] - top + source.top, position[1] - left + source.left), BLANK))


def rank(value: Value | None) -> tuple[int, float, str]:
    """Numbers, then text, then booleans, then errors; blanks are last whichever way."""
    if isinstance(value, bool):
        return 2, float(value), ""
    if isinstance(value, int | float):
        return 0, float(value), ""
    if isinstance(value, Failure):
        return 3, 0.0, value.text
    return 1, 0.0, (value or "").casefold()


def compared(first: list[Value | None], second: list[Value | None], falling: list[bool]) -> int:
    for a, b, down in zip(first, second, falling, strict=True):
        if (a is None) != (b is None):
            return 1 if a is None else -1
        if rank(a) != rank(b):
            return (1 if rank(a) > rank(b) else -1) * (-1 if down else 1)
    return 0


def sort_range(batch: Batch, request: Json) -> None:
    tab, area = batch.place(request["range"])
    specs = request.get("sortSpecs", [])
    if not specs:
        raise invalid("sortSpecs must be set")
    columns = [spec.get("dimensionIndex", 0) for spec in specs]
    falling = [spec.get("sortOrder") == "DESCENDING" for spec in specs]
    if any(not area.left <= column < area.right for column in columns):
        raise invalid("sortSpecs.dimensionIndex must be within the range")
    keys = {
        row: [value_at(batch.book, tab, (row, column)) for column in columns] for row in range(area.top, area.bottom)
    }

    def order_of(first: int, second: int) -> int:
        return compared(keys[first], keys[second], falling)

    order = sorted(keys, key=cmp_to_key(order_of))
    old = dict(tab.filled(area))
    for row, origin in enumerate(order, area.top):
        for column in range(area.left, area.right):
            tab.put((row, column), old.get((origin, column), BLANK))


def find_replace(batch: Batch, request: Json) -> Json:
    if not request.get("find"):
        raise invalid("find must not be empty")
    pattern = request["find"] if request.get("searchByRegex") else re.escape(request["find"])
    pattern = rf"\A(?:{pattern})\Z" if request.get("matchEntireCell") else pattern
    finder = re.compile(pattern, 0 if request.get("matchCase") else re.IGNORECASE)
    values = formulas = occurrences = 0
    rows, sheets = set(), set()
    for tab, area in searched(batch, request):
        for position, cell in list(tab.filled(area)):
            text = searched_text(cell, formulas=request.get("includeFormulas", False))
            new, count = finder.subn(request.get("replacement", ""), text)
            if not text or not count:
                continue
            batch.guard(tab, Area(*position, position[0] + 1, position[1] + 1))
            formula = isinstance(cell.entered, Formula)
            tab.put(position, replace(cell, entered=Formula(new) if formula else new or None))
            values, formulas, occurrences = values + (not formula), formulas + formula, occurrences + count
            rows.add((tab.sheet_id, position[0]))
            sheets.add(tab.sheet_id)
    counts = {
        "valuesChanged": values,
        "formulasChanged": formulas,
        "rowsChanged": len(rows),
        "sheetsChanged": len(sheets),
        "occurrencesChanged": occurrences,
    }
    return {name: count for name, count in counts.items() if count}


def searched(batch: Batch, request: Json) -> list[tuple[Tab, Area]]:
    if request.get("allSheets"):
        return [(tab, tab.whole) for tab in batch.book.tabs]
    if "range" in request:
        return [batch.place(request["range"], write=False)]
    tab = batch.tab(request)
    return [(tab, tab.whole)]


def searched_text(cell: Cell, *, formulas: bool) -> str:
    if isinstance(cell.entered, Formula):
        return cell.entered.text if formulas else ""
    return cell.entered if isinstance(cell.entered, str) else ""


REQUESTS: dict[str, Handler] = {
    "copyPaste": copy_paste,
    "cutPaste": cut_paste,
    "sortRange": sort_range,
    "findReplace": find_replace,
}
