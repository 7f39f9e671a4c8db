"""Requests about rows and columns: everything that lies on the grid goes along."""

from __future__ import annotations

from tests.sheets_emulator.areas import Area, deleted, inserted, moved, moved_index
from tests.sheets_emulator.book import Tab
from tests.sheets_emulator.cells import Cell
from tests.sheets_emulator.masks import written
from tests.sheets_emulator.wire import Json, invalid

from .context import Batch, Handler, mask_of
from .reindexing import reindex, without
from .sheets import check_grid

WORDS = {"ROWS": "row", "COLUMNS": "column"}


def size_of(tab: Tab, dimension: str) -> int:
    return tab.rows if dimension == "ROWS" else tab.columns


def stripe(tab: Tab, dimension: str, start: int, end: int) -> Area:
    return Area(start, 0, end, tab.columns) if dimension == "ROWS" else Area(0, start, tab.rows, end)


def span(batch: Batch, dimension_range: Json) -> tuple[Tab, str, int, int]:
    """The tab, the dimension, the first index and the one past the last."""
    tab = batch.tab(dimension_range)
    dimension = dimension_range.get("dimension", "ROWS")
    start = dimension_range.get("startIndex", 0)
    end = dimension_range.get("endIndex", size_of(tab, dimension))
    if start < 0 or end <= start:
        raise invalid(f"range.startIndex[{start}] must be less than range.endIndex[{end}]")
    return tab, dimension, start, end


def set_size(tab: Tab, dimension: str, size: int) -> None:
    tab.properties["gridProperties"]["rowCount" if dimension == "ROWS" else "columnCount"] = size


def insert_dimension(batch: Batch, request: Json) -> None:
    tab, dimension, start, end = span(batch, request["range"])
    size = size_of(tab, dimension)
    before = request.get("inheritFromBefore", False)
    if start > size or (start == size and not before):
        raise invalid(
            f"range.startIndex[{start}] must be less than the grid size[{size}] if inheritFromBefore is false."
        )
    if before and start == 0:
        raise invalid("inheritFromBefore cannot be true if inserting at index 0")
    guard_stripe(batch, tab, dimension, start, start + 1)
    count = end - start
    set_size(tab, dimension, size + count)
    batch.book.check_size()
    reindex(batch.book, tab, dimension, inserted(start, count), lambda i: i + count if i >= start else i)
    inherit(tab, dimension, range(start, end), start - 1 if before else end)


def guard_stripe(batch: Batch, tab: Tab, dimension: str, start: int, end: int) -> None:
    size = size_of(tab, dimension)
    if start < size:
        batch.guard(tab, stripe(tab, dimension, start, min(end, size)))


def inherit(tab: Tab, dimension: str, lines: range, model: int) -> None:
    """New lines look like their neighbour."""
    for position, cell in list(tab.filled(stripe(tab, dimension, model, model + 1))):
        if cell.looks:
            for line in lines:
                new = (line, position[1]) if dimension == "ROWS" else (position[0], line)
                tab.put(new, Cell(None, cell.looks))


def append_dimension(batch: Batch, request: Json) -> None:
    tab = batch.tab(request)
    dimension = request.get("dimension", "ROWS")
    if request.get("length", 0) < 1:
        raise invalid("length must be greater than 0")
    set_size(tab, dimension, size_of(tab, dimension) + request["length"])
    batch.book.check_size()


def delete_dimension(batch: Batch, request: Json) -> None:
    tab, dimension, start, end = span(batch, request["range"])
    size, word = size_of(tab, dimension), WORDS[dimension]
    if end > size:
        raise invalid(
            f"Cannot delete a {word} that doesn't exist. "
            f"Tried to delete {word} index {end - 1} but there are only {size} {word}s."
        )
    if start == 0 and end == size:
        raise invalid(f"You can't delete all the {word}s on the sheet.")
    guard_stripe(batch, tab, dimension, start, end)
    count = end - start
    set_size(tab, dimension, size - count)
    reindex(batch.book, tab, dimension, deleted(start, end), without(start, end))
    thaw_lines(tab, dimension, start, end)


def thaw_lines(tab: Tab, dimension: str, start: int, end: int) -> None:
    """Frozen lines that went are no longer frozen."""
    key = "frozenRowCount" if dimension == "ROWS" else "frozenColumnCount"
    grid = tab.properties["gridProperties"]
    if key in grid:
        grid[key] -= max(0, min(end, grid[key]) - start)
        if not grid[key]:
            del grid[key]
    check_grid(tab)


def move_dimension(batch: Batch, request: Json) -> None:
    tab, dimension, start, end = span(batch, request["source"])
    target = request.get("destinationIndex", 0)
    size = size_of(tab, dimension)
    if end > size or not 0 <= target <= size:
        raise invalid(f"Cannot move {WORDS[dimension]}s that don't exist: the grid has {size}")
    if start < target < end:
        raise invalid("Cannot move a dimension into itself")
    guard_stripe(batch, tab, dimension, min(start, target), max(end, target))
    reindex(batch.book, tab, dimension, moved(start, end, target), moved_index(start, end, target))


def update_dimension_properties(batch: Batch, request: Json) -> None:
    tab, dimension, start, end = span(batch, request["range"])
    size = size_of(tab, dimension)
    if end > size:
        raise invalid(f"Cannot update a {WORDS[dimension]} that doesn't exist: the grid has {size}")
    mask, lines = mask_of(request), tab.dimensions[dimension]
    for line in range(start, end):
        new = written(mask, lines.get(line), request.get("properties", {}))
        new = {name: value for name, value in new.items() if value}
        lines.pop(line, None)
        if new:
            lines[line] = new


def auto_resize(batch: Batch, request: Json) -> None:
    """Widths depend on fonts, which nobody has here; the lines lose a width that was set."""
    if "dimensions" not in request:
        raise invalid("dimensions must be set")
    tab, dimension, start, end = span(batch, request["dimensions"])
    for line in range(start, end):
        tab.dimensions[dimension].get(line, {}).pop("pixelSize", None)


REQUESTS: dict[str, Handler] = {
    "insertDimension": insert_dimension,
    "appendDimension": append_dimension,
    "deleteDimension": delete_dimension,
    "moveDimension": move_dimension,
    "updateDimensionProperties": update_dimension_properties,
    "autoResizeDimensions": auto_resize,
}
