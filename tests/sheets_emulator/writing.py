"""Writing values: update, append, clear."""

from __future__ import annotations

from typing import Any

from .areas import Area, a1
from .batch.context import Batch
from .batch.dimensions import insert_dimension
from .book import Spreadsheet, Tab
from .cells import BLANK, Cell, retyped, tidy
from .entry import entered
from .locales import locale_of
from .looks import LONGEST_TEXT
from .ranges import on_grid, resolved
from .reading import Rendering, value_range
from .wire import Json, invalid


def rows_of(values: list[list[Any]], dimension: str) -> list[list[Any]]:
    """The values as rows; None where a cell is left alone."""
    if any(not isinstance(line, list) for line in values):
        raise invalid("Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue)")
    if dimension != "COLUMNS":
        return values
    height = max(map(len, values), default=0)
    return [[line[r] if r < len(line) else None for line in values] for r in range(height)]


def check_option(option: str) -> None:
    if option not in {"RAW", "USER_ENTERED"}:
        raise invalid("'valueInputOption' is required but not specified")


def new_cell(book: Spreadsheet, old: Cell, value: Any, option: str, at: str) -> Cell:
    if isinstance(value, dict | list):
        raise invalid(f"Invalid {at}: {'struct_value' if isinstance(value, dict) else 'list_value'} can't be a cell")
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise invalid(f"Your input contains more than the maximum of {LONGEST_TEXT} characters in a single cell.")
        if not value:
            return retyped(old, BLANK)
        text_only = (old.looks or {}).get("numberFormat", {}).get("type") == "TEXT"
        if option == "RAW" or (text_only and not value.startswith("=")):
            return retyped(old, Cell(value))
        return retyped(old, entered(value, locale_of(book.properties["locale"])))
    return retyped(old, Cell(value if isinstance(value, bool) else tidy(value)))


def write(batch: Batch, tab: Tab, area: Area, rows: list[list[Any]], option: str) -> None:
    batch.guard(tab, area)
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value is not None:
                position = (area.top + r, area.left + c)
                tab.put(position, new_cell(batch.book, tab.cell(position), value, option, f"values[{r}][{c}]"))
    batch.book.results.clear()


def target(tab: Tab, edges: Json, rows: list[list[Any]]) -> Area:
    """The cells that the rows take, which must lie within the range; a single cell only says where they begin."""
    named = on_grid(tab, edges)
    width = max(map(len, rows), default=0)
    area = Area(named.top, named.left, named.top + max(len(rows), 1), named.left + max(width, 1))
    whole = tab.area(edges)
    if whole.height * whole.width > 1:
        if not tab.whole.holds(whole):
            raise invalid(
                f"Range ({a1(tab.title, whole)}) exceeds grid limits. Max rows: {tab.rows}, max columns: {tab.columns}"
            )
        check_within(tab, whole, area)
    return area


def check_within(tab: Tab, whole: Area, area: Area) -> None:
    where = f"Requested writing within range [{a1(tab.title, whole)}], but tried writing to"
    if area.bottom > whole.bottom:
        raise invalid(f"{where} row [{whole.bottom + 1}]")
    if area.right > whole.right:
        beyond = a1(tab.title, Area(0, whole.right, 1, whole.right + 1)).rpartition("!")[2].rstrip("1")
        raise invalid(f"{where} column [{beyond}]")


def update(batch: Batch, tab: Tab, edges: Json, value_range_: Json, option: str) -> tuple[Area, int]:
    """Write one ValueRange; the area that was written and the number of cells in it that were said."""
    check_option(option)
    rows = rows_of(value_range_.get("values", []), value_range_.get("majorDimension") or "ROWS")
    area = target(tab, edges, rows)
    grow(batch, tab, area)
    write(batch, tab, area, rows, option)
    return area, sum(value is not None for row in rows for value in row)


def grow(batch: Batch, tab: Tab, area: Area) -> None:
    if not tab.whole.holds(area):
        tab.resize(max(tab.rows, area.bottom), max(tab.columns, area.right))
        batch.book.check_size()


def told(batch: Batch, tab: Tab, area: Area, cells: int, options: Json) -> Json:
    """An UpdateValuesResponse."""
    answer: Json = {"spreadsheetId": batch.book.id, "updatedRange": a1(tab.title, area)}
    if cells:
        answer.update(updatedRows=area.height, updatedColumns=area.width, updatedCells=cells)
    if options.get("includeValuesInResponse") in {True, "true", "True"}:
        answer["updatedData"] = value_range(batch.book, tab, area, Rendering.of(options, "response"))
    return answer


def region(filled: set[tuple[int, int]], start: tuple[int, int]) -> Area:
    """The table around a cell: grown while anything touches its edge."""
    area = Area(*start, start[0] + 1, start[1] + 1)
    while True:
        around = Area(area.top - 1, area.left - 1, area.bottom + 1, area.right + 1)
        inside = [p for p in filled if p in around]
        new = Area(
            min([area.top, *(p[0] for p in inside)]),
            min([area.left, *(p[1] for p in inside)]),
            max([area.bottom, *(p[0] + 1 for p in inside)]),
            max([area.right, *(p[1] + 1 for p in inside)]),
        )
        if new == area:
            return area
        area = new


def table(tab: Tab, area: Area) -> Area | None:
    """The last table of the range, as append finds it."""
    filled = {position for position, cell in tab.filled(tab.whole) if cell.entered is not None}
    inside = [position for position in filled if position in area]
    return region(filled, max(inside)) if inside else None


def append(batch: Batch, text: str, body: Json, options: Json) -> Json:
    check_option(options.get("valueInputOption", ""))
    tab, edges = resolved(batch.book, text)
    named = on_grid(tab, edges)
    rows = rows_of(body.get("values", []), body.get("majorDimension") or "ROWS")
    found = table(tab, named)
    top, left = (found.bottom, found.left) if found else (named.top, named.left)
    area = Area(top, left, top + max(len(rows), 1), left + max([1, *map(len, rows)]))
    answer: Json = {"spreadsheetId": batch.book.id}
    if found:
        answer["tableRange"] = a1(tab.title, found)
        if options.get("insertDataOption") == "INSERT_ROWS":
            insert_rows(batch, tab, top, len(rows))
    grow(batch, tab, area)
    write(batch, tab, area, rows, options["valueInputOption"])
    cells = sum(value is not None for row in rows for value in row)
    return {**answer, "updates": told(batch, tab, area, cells, options)}


def insert_rows(batch: Batch, tab: Tab, at: int, count: int) -> None:
    lines = {"sheetId": tab.sheet_id, "dimension": "ROWS", "startIndex": at, "endIndex": at + count}
    if count:
        insert_dimension(batch, {"range": lines, "inheritFromBefore": at > 0})


def clear(batch: Batch, tab: Tab, area: Area) -> str:
    batch.guard(tab, area)
    for position, cell in list(tab.filled(area)):
        tab.put(position, retyped(cell, BLANK))
    batch.book.results.clear()
    return a1(tab.title, area)
