"""A spreadsheet and its tabs: the state that requests read and change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .areas import Area, Position, a1, area_of
from .cells import BLANK, Cell, Value
from .prepared import Prepared
from .wire import Json, deep_copy, invalid

MOST_CELLS = 10_000_000
LISTS = ("merges", "protectedRanges", "conditionalFormats", "charts", "bandedRanges", "filterViews")


@dataclass
class Tab:
    """One tab: properties without the index, cells by position, what lies on it."""

    sheet_id: int
    properties: Json
    cells: dict[Position, Cell] = field(default_factory=dict)
    dimensions: dict[str, dict[int, Json]] = field(default_factory=lambda: {"ROWS": {}, "COLUMNS": {}})
    objects: dict[str, Any] = field(default_factory=lambda: {name: [] for name in LISTS})
    prepared: Prepared | None = None

    @property
    def title(self) -> str:
        return str(self.properties["title"])

    @property
    def rows(self) -> int:
        return int(self.properties["gridProperties"]["rowCount"])

    @property
    def columns(self) -> int:
        return int(self.properties["gridProperties"]["columnCount"])

    @property
    def whole(self) -> Area:
        return Area(0, 0, self.rows, self.columns)

    def copy(self) -> Tab:
        return Tab(
            self.sheet_id,
            deep_copy(self.properties),
            dict(self.cells),
            {name: dict(lines) for name, lines in self.dimensions.items()},
            deep_copy(self.objects),
            self.prepared,
        )

    def cell(self, position: Position) -> Cell:
        found = self.cells.get(position)
        if found is None and self.prepared:
            value = self.prepared.value(position)
            return BLANK if value is None else Cell(value)
        return found or BLANK

    def put(self, position: Position, cell: Cell) -> None:
        if self.prepared:
            self.prepared = self.prepared.without(position)
        if cell.nothing:
            self.cells.pop(position, None)
        else:
            self.cells[position] = cell

    def thaw(self) -> None:
        """Turn prepared columns into ordinary cells, for changes that move them."""
        if self.prepared:
            self.cells = {**{p: Cell(v) for p, v in self.prepared.filled(self.whole)}, **self.cells}
            self.prepared = None

    def filled(self, area: Area) -> Iterator[tuple[Position, Cell]]:
        """The cells of the area that have something, in no special order."""
        if self.prepared:
            yield from ((p, Cell(v)) for p, v in self.prepared.filled(area) if p not in self.cells)
        if area.height * area.width < len(self.cells):
            yield from ((p, self.cells[p]) for p in area.positions() if p in self.cells)
        else:
            yield from ((p, cell) for p, cell in self.cells.items() if p in area)

    def resize(self, rows: int, columns: int) -> None:
        """Set the size of a grid that grows."""
        self.properties["gridProperties"].update(rowCount=rows, columnCount=columns)

    def area(self, grid_range: Json) -> Area:
        return area_of(grid_range, self.rows, self.columns)

    def existing(self, grid_range: Json) -> Area:
        """The area of a GridRange, which must lie on the grid."""
        area = self.area(grid_range)
        if area.top < 0 or area.left < 0 or area.height <= 0 or area.width <= 0:
            raise invalid(f"GridRange {area.edges()} must begin at 0 or later and end after its beginning")
        if not self.whole.holds(area):
            raise invalid(
                f"Range ({a1(self.title, area)}) exceeds grid limits. "
                f"Max rows: {self.rows}, max columns: {self.columns}"
            )
        return area


@dataclass
class Spreadsheet:
    """A whole spreadsheet file."""

    id: str
    properties: Json
    tabs: list[Tab] = field(default_factory=list)
    named_ranges: list[Json] = field(default_factory=list)
    metadata: list[Json] = field(default_factory=list)
    shares: dict[str, str] = field(default_factory=dict)
    trashed: bool = False
    created: float = 0.0
    modified: float = 0.0
    results: dict[tuple[int, int, int], Value] = field(default_factory=dict)

    def copy(self) -> Spreadsheet:
        """A copy whose changes don't show here; cells are shared because they never change."""
        return Spreadsheet(
            self.id,
            deep_copy(self.properties),
            [tab.copy() for tab in self.tabs],
            deep_copy(self.named_ranges),
            deep_copy(self.metadata),
            dict(self.shares),
            self.trashed,
            self.created,
            self.modified,
        )

    def tab(self, sheet_id: int) -> Tab:
        for tab in self.tabs:
            if tab.sheet_id == sheet_id:
                return tab
        raise invalid(f"No grid with id: {sheet_id}")

    def titled(self, title: str) -> Tab | None:
        """Titles are told apart without regard to case."""
        return next((tab for tab in self.tabs if tab.title.casefold() == title.casefold()), None)

    @property
    def size(self) -> int:
        return sum(tab.rows * tab.columns for tab in self.tabs)

    def check_size(self) -> None:
        if self.size > MOST_CELLS:
            raise invalid(
                f"This action would increase the number of cells in the workbook above the limit of {MOST_CELLS} cells."
            )

    def free_id(self, wanted: str) -> int:
        """An id that nothing here has yet, the same for the same history."""
        taken = {tab.sheet_id for tab in self.tabs}
        taken |= {int(n["namedRangeId"]) for n in self.named_ranges if n["namedRangeId"].isdecimal()}
        taken |= {m["metadataId"] for m in self.metadata}
        for tab in self.tabs:
            taken |= {p["protectedRangeId"] for p in tab.objects["protectedRanges"]}
            taken |= {c["chartId"] for c in tab.objects["charts"]}
            taken |= {b["bandedRangeId"] for b in tab.objects["bandedRanges"]}
        number = (sum(ord(letter) * 31**i for i, letter in enumerate(wanted)) * 2654435761) % 2_000_000_000 or 1
        while number in taken:
            number = number % 2_000_000_000 + 1
        return number


def new_tab(sheet_id: int, title: str, rows: int = 1000, columns: int = 26) -> Tab:
    grid = {"rowCount": rows, "columnCount": columns}
    return Tab(sheet_id, {"title": title, "sheetType": "GRID", "gridProperties": grid})
