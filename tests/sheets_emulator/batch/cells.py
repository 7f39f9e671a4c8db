"""Requests that write cells."""

from __future__ import annotations

from tests.sheets_emulator.areas import Area
from tests.sheets_emulator.book import Tab
from tests.sheets_emulator.cells import Cell
from tests.sheets_emulator.looks import Pen, kept
from tests.sheets_emulator.masks import Mask
from tests.sheets_emulator.wire import Json, invalid

from .context import Batch, Handler, mask_of

SIDES = ("top", "bottom", "left", "right")


def update_cells(batch: Batch, request: Json) -> None:
    rows = [row.get("values", []) for row in request.get("rows", [])]
    mask = mask_of(request)
    if "range" in request:
        tab, area = batch.place(request["range"])
        check_fit(rows, area)
    else:
        tab, area = area_from(batch, request.get("start", {}), rows)
    write(tab, area, rows, mask, clear="range" in request)


def check_fit(rows: list[list[Json]], area: Area) -> None:
    """Data beyond the range is an error; less is not."""
    if len(rows) > area.height:
        raise invalid(f"Attempting to write row: {area.bottom}, beyond the last requested row of: {area.bottom - 1}")
    if max(map(len, rows), default=0) > area.width:
        raise invalid(
            f"Attempting to write column: {area.right}, beyond the last requested column of: {area.right - 1}"
        )


def area_from(batch: Batch, start: Json, rows: list[list[Json]]) -> tuple[Tab, Area]:
    """The area that rows fill from a coordinate on."""
    tab = batch.tab(start)
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    if top >= tab.rows:
        raise invalid(f"GridCoordinate.rowIndex[{top}] is after last row in grid[{tab.rows - 1}]")
    if left >= tab.columns:
        raise invalid(f"GridCoordinate.columnIndex[{left}] is after last column in grid[{tab.columns - 1}]")
    area = Area(top, left, top + len(rows), left + max(map(len, rows), default=0))
    if area.height and area.width:
        tab.existing(area.edges())
        batch.guard(tab, area)
    return tab, area


def write(tab: Tab, area: Area, rows: list[list[Json]], mask: Mask, *, clear: bool) -> None:
    """Write rows of CellData; with `clear`, cells that the rows don't reach lose the masked fields."""
    reached, pen = set(), Pen(mask)
    for r, row in enumerate(rows, area.top):
        for c, data in enumerate(row, area.left):
            reached.add((r, c))
            tab.put((r, c), pen.rewritten(tab.cell((r, c)), data))
    if not clear:
        return
    for position, cell in list(tab.filled(area)):
        if position not in reached:
            tab.put(position, pen.rewritten(cell, {}))


def repeat_cell(batch: Batch, request: Json) -> None:
    tab, area = batch.place(request["range"])
    pen, data = Pen(mask_of(request)), request.get("cell", {})
    for position in area.positions():
        tab.put(position, pen.rewritten(tab.cell(position), data))


def append_cells(batch: Batch, request: Json) -> None:
    """Rows after the last row that has a value; the grid grows by rows, never by columns."""
    tab = batch.tab(request)
    rows = [row.get("values", []) for row in request.get("rows", [])]
    mask = mask_of(request)
    if max(map(len, rows), default=0) > tab.columns:
        raise invalid(
            f"Attempting to write column: {tab.columns}, beyond the last requested column of: {tab.columns - 1}"
        )
    top = last_row(tab) + 1
    if top + len(rows) > tab.rows:
        tab.resize(top + len(rows), tab.columns)
        batch.book.check_size()
    area = Area(top, 0, top + len(rows), tab.columns)
    if rows:
        batch.guard(tab, area)
        write(tab, area, rows, mask, clear=False)


def last_row(tab: Tab) -> int:
    """The last row with a value; -1 on an empty tab."""
    return max((p[0] for p, cell in tab.filled(tab.whole) if cell.entered is not None), default=-1)


def update_borders(batch: Batch, request: Json) -> None:
    tab, area = batch.place(request["range"])
    for position in area.positions():
        borders = {}
        for side in SIDES:
            border = request.get(border_key(side, position, area))
            if border is not None:
                borders[side] = kept(border)
        old = tab.cell(position)
        looks = {**(old.looks or {}), "borders": {**(old.looks or {}).get("borders", {}), **borders}}
        looks["borders"] = {s: b for s, b in looks["borders"].items() if b.get("style") != "NONE"}
        if not looks["borders"]:
            del looks["borders"]
        tab.put(position, Cell(old.entered, looks or None, old.extras))


def border_key(side: str, position: tuple[int, int], area: Area) -> str:
    row, column = position
    edge = {
        "top": row == area.top,
        "bottom": row == area.bottom - 1,
        "left": column == area.left,
        "right": column == area.right - 1,
    }[side]
    return side if edge else "innerHorizontal" if side in {"top", "bottom"} else "innerVertical"


def set_data_validation(batch: Batch, request: Json) -> None:
    tab, area = batch.place(request["range"])
    data = {"dataValidation": request["rule"]} if "rule" in request else {}
    pen = Pen({"dataValidation": {}})
    for position in area.positions():
        tab.put(position, pen.rewritten(tab.cell(position), data))


def merge_cells(batch: Batch, request: Json) -> None:
    tab, area = batch.place(request["range"])
    strips = {
        "MERGE_COLUMNS": [Area(area.top, c, area.bottom, c + 1) for c in range(area.left, area.right)],
        "MERGE_ROWS": [Area(r, area.left, r + 1, area.right) for r in range(area.top, area.bottom)],
    }.get(request.get("mergeType", "MERGE_ALL"), [area])
    unmerge(tab, area)
    for strip in strips:
        if strip.height * strip.width > 1:
            tab.objects["merges"].append({"sheetId": tab.sheet_id, **strip.edges()})
            collapse(tab, strip)


def collapse(tab: Tab, area: Area) -> None:
    """A merge keeps the first value of its area, in its first cell."""
    values = sorted(((p, cell) for p, cell in tab.filled(area) if cell.entered is not None), key=lambda item: item[0])
    for position, cell in values:
        tab.put(position, Cell(None, cell.looks, cell.extras))
    if values:
        first = tab.cell((area.top, area.left))
        tab.put((area.top, area.left), Cell(values[0][1].entered, first.looks, first.extras))


def unmerge(tab: Tab, area: Area) -> None:
    for merge in tab.objects["merges"]:
        if tab.area(merge).meets(area) and not area.holds(tab.area(merge)):
            raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    tab.objects["merges"] = [m for m in tab.objects["merges"] if not tab.area(m).meets(area)]


def unmerge_cells(batch: Batch, request: Json) -> None:
    unmerge(*batch.place(request["range"]))


REQUESTS: dict[str, Handler] = {
    "updateCells": update_cells,
    "repeatCell": repeat_cell,
    "appendCells": append_cells,
    "updateBorders": update_borders,
    "setDataValidation": set_data_validation,
    "mergeCells": merge_cells,
    "unmergeCells": unmerge_cells,
}
