"""Rectangles of cells: GridRange, A1 notation, and what becomes of them when rows or columns come, go or move."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .wire import Json

ROWS = ("startRowIndex", "endRowIndex")
COLUMNS = ("startColumnIndex", "endColumnIndex")
KEYS = {"ROWS": ROWS, "COLUMNS": COLUMNS}
EDGES = frozenset((*ROWS, *COLUMNS))
PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
CELL_LIKE = re.compile(r"[A-Za-z]{1,3}[0-9]+\Z")

Position = tuple[int, int]
Shift = Callable[[int, int], tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Area:
    """A half-open rectangle of a tab, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, position: Position) -> bool:
        return self.top <= position[0] < self.bottom and self.left <= position[1] < self.right

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left

    def meets(self, other: Area) -> bool:
        return (
            self.top < other.bottom and other.top < self.bottom and self.left < other.right and other.left < self.right
        )

    def holds(self, other: Area) -> bool:
        return (
            self.top <= other.top
            and other.bottom <= self.bottom
            and self.left <= other.left
            and other.right <= self.right
        )

    def positions(self) -> list[Position]:
        return [(row, column) for row in range(self.top, self.bottom) for column in range(self.left, self.right)]

    def edges(self) -> Json:
        return {
            "startRowIndex": self.top,
            "endRowIndex": self.bottom,
            "startColumnIndex": self.left,
            "endColumnIndex": self.right,
        }


def area_of(grid_range: Json, rows: int, columns: int) -> Area:
    """The area of a GridRange; an edge that isn't said is the grid's."""
    return Area(
        grid_range.get("startRowIndex", 0),
        grid_range.get("startColumnIndex", 0),
        grid_range.get("endRowIndex", rows),
        grid_range.get("endColumnIndex", columns),
    )


def letters(column: int) -> str:
    text = ""
    column += 1
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def column_number(text: str) -> int:
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def quoted(title: str) -> str:
    """A tab's title as ranges write it."""
    if PLAIN_TITLE.match(title) and not CELL_LIKE.match(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def a1(title: str, area: Area) -> str:
    """`Sheet1!A1:B2`, or `Sheet1!A1` for one cell."""
    first = f"{letters(area.left)}{area.top + 1}"
    last = f"{letters(area.right - 1)}{area.bottom}"
    return f"{quoted(title)}!{first}" + ("" if first == last else f":{last}")


CORNER = re.compile(r"\$?([A-Za-z]{1,3})?\$?([1-9][0-9]*)?\Z")


def parsed_cells(text: str) -> Json | None:
    """The edges of `A1`, `A1:B2`, `A:B`, `2:3`, `A5:B`; None if it is none of them."""
    first, colon, last = text.partition(":")
    corners = [CORNER.match(first), CORNER.match(last if colon else first)]
    if not all(match and match.group(0) for match in corners):
        return None
    columns = [column_number(m.group(1)) for m in corners if m and m.group(1)]
    rows = [int(m.group(2)) - 1 for m in corners if m and m.group(2)]
    if not colon and (not columns or not rows):
        return None
    edges: Json = {}
    add_edges(edges, ROWS, rows, open_from=bool(corners[0] and corners[0].group(2)))
    add_edges(edges, COLUMNS, columns, open_from=bool(corners[0] and corners[0].group(1)))
    return edges


def add_edges(edges: Json, keys: tuple[str, str], said: list[int], *, open_from: bool) -> None:
    if len(said) == 2:
        edges[keys[0]], edges[keys[1]] = min(said), max(said) + 1
    elif said and open_from:
        edges[keys[0]] = said[0]
    elif said:
        edges[keys[1]] = said[0] + 1


def inserted(at: int, count: int) -> Shift:
    def shift(start: int, end: int) -> tuple[int, int] | None:
        return (start + count if start >= at else start, end + count if end > at else end)

    return shift


def deleted(first: int, past: int) -> Shift:
    def shift(start: int, end: int) -> tuple[int, int] | None:
        new = tuple(i if i <= first else max(first, i - (past - first)) for i in (start, end))
        return None if new[0] >= new[1] else (new[0], new[1])

    return shift


def moved(first: int, past: int, target: int) -> Shift:
    """`target` counts before the move, as MoveDimensionRequest.destinationIndex does."""
    order = moved_index(first, past, target)

    def shift(start: int, end: int) -> tuple[int, int] | None:
        ends = sorted((order(start), order(end - 1)))
        return ends[0], ends[1] + 1

    return shift


def moved_index(first: int, past: int, target: int) -> Callable[[int], int]:
    count = past - first

    def order(i: int) -> int:
        if first <= i < past:
            return i - first + (target if target <= first else target - count)
        if target <= i < first:
            return i + count
        if past <= i < target:
            return i - count
        return i

    return order


def is_grid_range(node: Json) -> bool:
    return "sheetId" in node and node.keys() - {"sheetId"} <= EDGES


def shifted(node: Any, sheet_id: int, dimension: str, shift: Shift) -> Any:
    """Decoded JSON with every GridRange of that tab shifted; what lost its cells becomes None, and leaves its list."""
    if isinstance(node, list):
        return [new for item in node if (new := shifted(item, sheet_id, dimension, shift)) is not None]
    if not isinstance(node, dict):
        return node
    if is_grid_range(node):
        return shifted_range(node, dimension, shift) if node["sheetId"] == sheet_id else node
    return {k: new for k, v in node.items() if (new := shifted(v, sheet_id, dimension, shift)) is not None}


def shifted_range(grid_range: Json, dimension: str, shift: Shift) -> Json | None:
    start_key, end_key = KEYS[dimension]
    if start_key not in grid_range and end_key not in grid_range:
        return grid_range
    beyond = 1 << 40
    start, end = grid_range.get(start_key, 0), grid_range.get(end_key, beyond)
    new = shift(start, end)
    if new is None:
        return None
    edges = {start_key: new[0], end_key: new[1]}
    if start_key not in grid_range:
        del edges[start_key]
    if end_key not in grid_range:
        del edges[end_key]
    return {**grid_range, **edges}
