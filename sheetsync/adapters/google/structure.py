"""What a spreadsheet is made of, as one metadata request tells it: tabs, markers, protections, no cells."""

from __future__ import annotations

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
    f"spreadsheetId,properties(title,locale,timeZone),{_MARKER},namedRanges(namedRangeId,name),"
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
    """A tab: its id for good, its title as of now, and what hangs on it. `role` is that of a tab of ours, else ""."""

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

    @property
    def said(self) -> Json:
        """What our marker on it says."""
        return self.markers[TAB_KEY].said() if TAB_KEY in self.markers else {}

    @property
    def role(self) -> str:
        """Ours, if it carries our marker."""
        return str(self.said.get("role", ""))

    @property
    def whole(self) -> Box:
        """All its cells."""
        return Box(0, 0, self.rows, self.columns)


@dataclass(frozen=True, slots=True)
class Structure:
    """A spreadsheet without its cells. `named` are the names of its named ranges by id."""

    spreadsheet_id: str
    title: str
    locale: str
    time_zone: str
    markers: Mapping[str, Marker]
    named: Mapping[str, str]
    tabs: Sequence[Tab]

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
    return Structure(
        told["spreadsheetId"],
        properties.get("title", ""),
        properties.get("locale", ""),
        properties.get("timeZone", ""),
        _markers(told),
        {named["namedRangeId"]: named.get("name", "") for named in told.get("namedRanges", ())},
        [_tab(sheet) for sheet in told.get("sheets", ()) if _is_grid(sheet)],
    )


def _is_grid(sheet: Json) -> bool:
    """A tab with cells: one that is nothing but a chart has none."""
    return bool(sheet["properties"].get("sheetType", "GRID") == "GRID")


def _tab(sheet: Json) -> Tab:
    properties = sheet["properties"]
    grid = properties.get("gridProperties", {})
    rows, columns = grid.get("rowCount", 0), grid.get("columnCount", 0)
    return Tab(
        properties.get("sheetId", 0),
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
    )


def _protection(told: Json, rows: int, columns: int) -> Protection:
    keeps_out = not told.get("warningOnly", False) and not told.get("requestingUserCanEdit", False)
    return Protection(Box.of(told.get("range", {}), rows, columns), keeps_out, told.get("description", ""))


def _markers(told: Json) -> Mapping[str, Marker]:
    return {
        marker["metadataKey"]: Marker(marker["metadataId"], marker.get("metadataValue", ""))
        for marker in told.get("developerMetadata", ())
        if str(marker.get("metadataKey", "")).startswith(SPREADSHEET_KEY)
    }
