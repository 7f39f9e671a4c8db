"""What a spreadsheet is made of, as one metadata request tells it: tabs, markers, protections, no cells."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

SPREADSHEET_KEY, TAB_KEY, IMPRINT_KEY = "sheetsync", "sheetsync.tab", "sheetsync.imprint"
"""The developer metadata that we keep: of the spreadsheet, of each tab of ours, of what we wrote to it."""

_MARKER = "developerMetadata(metadataId,metadataKey,metadataValue)"
_RANGE = "range(sheetId,startRowIndex,endRowIndex,startColumnIndex,endColumnIndex)"
FIELDS = (
    f"spreadsheetId,properties(title,locale,timeZone),{_MARKER},namedRanges(namedRangeId,name,{_RANGE}),"
    "sheets(properties(sheetId,title,index,sheetType,hidden,gridProperties(rowCount,columnCount)),"
    f"{_MARKER},conditionalFormats,protectedRanges(protectedRangeId,{_RANGE},warningOnly,requestingUserCanEdit,"
    "description),charts(chartId),merges,basicFilter)"
)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of cells, 0-based, the ends not included."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def of(cls, grid_range: Json, rows: int, columns: int) -> Box:
        """A GridRange of a tab of that size; what it leaves out is unbounded."""
        return cls(
            grid_range.get("startRowIndex", 0),
            grid_range.get("startColumnIndex", 0),
            grid_range.get("endRowIndex", rows),
            grid_range.get("endColumnIndex", columns),
        )

    @property
    def is_empty(self) -> bool:
        """It holds no cell."""
        return self.bottom <= self.top or self.right <= self.left

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.top <= row < self.bottom and self.left <= column < self.right

    def meets(self, other: Box) -> bool:
        """Whether both share a cell."""
        return (
            self.top < other.bottom and other.top < self.bottom and self.left < other.right and other.left < self.right
        )

    def on(self, sheet_id: int) -> Json:
        """The GridRange on a tab."""
        return {
            "sheetId": sheet_id,
            "startRowIndex": self.top,
            "endRowIndex": self.bottom,
            "startColumnIndex": self.left,
            "endColumnIndex": self.right,
        }


@dataclass(frozen=True, slots=True)
class Marker:
    """A piece of developer metadata: its id and what it says."""

    metadata_id: int
    value: str

    def said(self) -> Json:
        """Its JSON object; empty if somebody damaged it."""
        try:
            told = json.loads(self.value)
        except ValueError:
            return {}
        return told if isinstance(told, dict) else {}


@dataclass(frozen=True, slots=True)
class Protection:
    """A protected range and whether it keeps us out."""

    box: Box
    blocks: bool
    description: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its id for good, its title as of now, and what hangs on it. `role` is that of a tab of ours, else "".

    `frame` is the named range that we laid around our table: it moves and grows with the rows and columns that people
    insert and delete.
    """

    sheet_id: int
    title: str
    index: int
    hidden: bool
    rows: int
    columns: int
    markers: Mapping[str, Marker] = field(default_factory=dict)
    rules: Sequence[Json] = ()
    protections: Sequence[Protection] = ()
    charts: frozenset[int] = frozenset()
    merges: Sequence[Box] = ()
    basic_filter: Json = field(default_factory=dict)
    frame: Box | None = None

    @property
    def said(self) -> Json:
        """What our marker on it says."""
        return self.markers[TAB_KEY].said() if TAB_KEY in self.markers else {}

    @property
    def role(self) -> str:
        """Ours, if it carries our marker; one that names another tab came with a copy, and a copy is its maker's."""
        said = self.said
        return str(said.get("role", "")) if said.get("tab") == self.sheet_id else ""

    @property
    def area(self) -> Box:
        """The cells of our table: those in the frame, or if people took that away, as many as we wrote."""
        said = self.said
        return self.frame or Box(0, 0, _count(said.get("height")), _count(said.get("width")))

    @property
    def own_charts(self) -> list[int]:
        """Charts that we made on it, whether or not they are still there."""
        told = self.said.get("charts")
        return [chart for chart in told if isinstance(chart, int)] if isinstance(told, list) else []

    @property
    def whole(self) -> Box:
        """All its cells."""
        return Box(0, 0, self.rows, self.columns)


@dataclass(frozen=True, slots=True)
class Structure:
    """A spreadsheet without its cells. `named` are the names of its named ranges by id, `ranges` where they lie."""

    spreadsheet_id: str
    title: str
    locale: str
    time_zone: str
    markers: Mapping[str, Marker]
    named: Mapping[str, str]
    tabs: Sequence[Tab]
    ranges: Mapping[str, Json] = field(default_factory=dict)

    @property
    def said(self) -> Json:
        """What our marker on the spreadsheet says."""
        return self.markers[SPREADSHEET_KEY].said() if SPREADSHEET_KEY in self.markers else {}

    @property
    def owned(self) -> Mapping[str, Tab]:
        """The tabs of ours by role."""
        return {tab.role: tab for tab in reversed(self.tabs) if tab.role}

    @property
    def cells(self) -> int:
        """How many cells its grids have, as Google counts them."""
        return sum(tab.rows * tab.columns for tab in self.tabs)


def structure(told: Json) -> Structure:
    """Google's answer, read."""
    properties = told.get("properties", {})
    ranges = {named["namedRangeId"]: named.get("range", {}) for named in told.get("namedRanges", ())}
    return Structure(
        told["spreadsheetId"],
        properties.get("title", ""),
        properties.get("locale", ""),
        properties.get("timeZone", ""),
        _markers(told),
        {named["namedRangeId"]: named.get("name", "") for named in told.get("namedRanges", ())},
        [_tab(sheet, ranges) for sheet in told.get("sheets", ()) if _is_grid(sheet)],
        ranges,
    )


def _is_grid(sheet: Json) -> bool:
    """A tab with cells: one that is nothing but a chart has none."""
    return bool(sheet["properties"].get("sheetType", "GRID") == "GRID")


def frame_id(sheet_id: int) -> str:
    """The id of the named range around the table of a tab."""
    return str(int(hashlib.sha256(f"sheetsync/frame/{sheet_id}".encode()).hexdigest()[:12], 16))


def _tab(sheet: Json, ranges: Mapping[str, Json]) -> Tab:
    properties = sheet["properties"]
    sheet_id = properties.get("sheetId", 0)
    grid = properties.get("gridProperties", {})
    rows, columns = grid.get("rowCount", 0), grid.get("columnCount", 0)
    return Tab(
        sheet_id,
        properties.get("title", ""),
        properties.get("index", 0),
        properties.get("hidden", False),
        rows,
        columns,
        _markers(sheet),
        sheet.get("conditionalFormats", ()),
        [_protection(told, rows, columns) for told in sheet.get("protectedRanges", ())],
        frozenset(chart["chartId"] for chart in sheet.get("charts", ())),
        [Box.of(merge, rows, columns) for merge in sheet.get("merges", ())],
        sheet.get("basicFilter", {}),
        _frame(ranges.get(frame_id(sheet_id)), sheet_id, rows, columns),
    )


def _frame(told: Json | None, sheet_id: int, rows: int, columns: int) -> Box | None:
    """The frame of a tab's table, empty if people deleted all that was in it; None if there isn't any."""
    if told is None:
        return None
    return Box.of(told, rows, columns) if told and told.get("sheetId", 0) == sheet_id else Box(0, 0, 0, 0)


def _count(told: Any) -> int:
    """A number of rows or columns; 0 if somebody damaged it."""
    return max(0, told) if isinstance(told, int) else 0


def _protection(told: Json, rows: int, columns: int) -> Protection:
    keeps_out = not told.get("warningOnly", False) and not told.get("requestingUserCanEdit", False)
    return Protection(Box.of(told.get("range", {}), rows, columns), keeps_out, told.get("description", ""))


def _markers(told: Json) -> Mapping[str, Marker]:
    return {
        marker["metadataKey"]: Marker(marker["metadataId"], marker.get("metadataValue", ""))
        for marker in told.get("developerMetadata", ())
        if str(marker.get("metadataKey", "")).startswith(SPREADSHEET_KEY)
    }
