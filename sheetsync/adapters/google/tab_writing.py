"""All requests that make one tab of ours what it should be."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from sheetsync.adapters.google.charts import chart_id, charts, room
from sheetsync.adapters.google.imprint import Imprint
from sheetsync.adapters.google.look import MASK, color, spot_format
from sheetsync.adapters.google.marks import mark_tab
from sheetsync.adapters.google.painting import (
    VALUES,
    Link,
    cleared,
    extent,
    formats,
    heights,
    merges,
    row_data,
    values,
    widths,
)
from sheetsync.adapters.google.rules import rules
from sheetsync.adapters.google.structure import Box, Json, Tab
from sheetsync.adapters.styles import ACCENT
from sheetsync.core.layout import Sheet

SPARE_ROWS = 20


@dataclass(frozen=True, slots=True)
class TabWriting:
    """A sheet to write into a tab: `tab` is None if it has to be made, with the chosen id and title."""

    sheet: Sheet
    sheet_id: int
    title: str
    tab: Tab | None
    hidden: bool = False
    values_apart: bool = False
    """The values come from elsewhere, as they are too many for one request."""
    charts_there: Collection[int] = field(default=())

    @property
    def area(self) -> Box:
        """The cells that we own now."""
        return self.tab.area if self.tab is not None else Box(0, 0, 0, 0)

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns that the tab has afterwards: room for cells and charts, never less than it had."""
        box, (rows, columns) = extent(self.sheet), room(self.sheet.charts)
        had = (
            (self.tab.rows, self.tab.columns)
            if self.tab is not None
            else (box.bottom + SPARE_ROWS, len(self.sheet.widths))
        )
        return max(box.bottom, rows, had[0]), max(box.right, columns, had[1])

    @property
    def grows(self) -> int:
        """How many cells the spreadsheet gets more; of a log at most."""
        if self.tab is not None and self.sheet.appended_from is not None:
            return (len(self.sheet.rows) - self.sheet.appended_from) * self.tab.columns
        rows, columns = self.size
        return rows * columns - (self.tab.rows * self.tab.columns if self.tab is not None else 0)

    def requests(self, link: Link) -> list[Json]:
        """Everything, in order."""
        if self.tab is not None and self.sheet.appended_from is not None:
            return self._appended(link)
        found = [*self._made_or_resized(), *self._left_over()]
        found += [] if self.values_apart else [values(self.sheet, self.sheet_id, link)]
        found += formats(self.sheet, self.sheet_id)
        standing = self.tab.merges if self.tab is not None else ()
        area = extent(self.sheet)
        both = Box(0, 0, max(area.bottom, self.area.bottom), max(area.right, self.area.right))
        found += merges(self.sheet, self.sheet_id, standing, both)
        found += heights(self.sheet, self.sheet_id)
        found += widths(self.sheet, self.sheet_id) if self.tab is None else []
        found += rules(self.sheet, self.sheet_id, self.tab.rules if self.tab is not None else ())
        found += charts(self.sheet, self.sheet_id, self.charts_there, self._charts_before())
        found += self._filter()
        found += self._protection() if self.tab is None else []
        return [*found, *self._marks()]

    def own_charts(self) -> set[int]:
        """Every chart in it that is ours, or was."""
        return {*self._charts_before(), *(chart_id(self.sheet.role, chart.name) for chart in self.sheet.charts)}

    def _charts_before(self) -> list[int]:
        return self.tab.own_charts if self.tab is not None else []

    def _made_or_resized(self) -> list[Json]:
        rows, columns = self.size
        grid: Json = {"rowCount": rows, "columnCount": columns}
        if self.tab is None:
            grid |= {"frozenRowCount": self.sheet.frozen, "hideGridlines": True}
            new: Json = {"sheetId": self.sheet_id, "title": self.title, "gridProperties": grid}
            new |= {"hidden": True} if self.hidden else {"tabColorStyle": color(ACCENT)}
            return [{"addSheet": {"properties": new}}]
        return widened(self.tab, rows, columns)

    def _left_over(self) -> list[Json]:
        """What was ours and isn't any more: below the new table, and right of it, as far as the grid goes."""
        old, new, (rows, columns) = self.area, extent(self.sheet), self.size
        below = Box(max(old.top, new.bottom), old.left, min(old.bottom, rows), min(old.right, columns))
        right = Box(old.top, max(old.left, new.right), min(old.bottom, new.bottom), min(old.right, columns))
        return [cleared(box, self.sheet_id) for box in (below, right) if not box.is_empty]

    def _filter(self) -> list[Json]:
        """Filter arrows over the table; a filter that people set stays, and reaches as far as the table."""
        if self.sheet.filter_row is None:
            return []
        top, box = self.sheet.filter_row, extent(self.sheet)
        wanted = Box(top, 0, box.bottom, box.right)
        standing = self.tab.basic_filter if self.tab is not None else {}
        if not standing and self.tab is not None:
            return []
        had = Box.of(standing.get("range", {}), *self.size)
        if (standing and (had.top, had.left) != (wanted.top, wanted.left)) or had == wanted:
            return []
        return [{"setBasicFilter": {"filter": {**standing, "range": wanted.on(self.sheet_id)}}}]

    def _protection(self) -> list[Json]:
        """People are warned before they type here, not kept from it."""
        protected = {"range": {"sheetId": self.sheet_id}, "description": "sheetsync", "warningOnly": True}
        return [{"addProtectedRange": {"protectedRange": protected}}]

    def _marks(self) -> list[Json]:
        area = extent(self.sheet)
        said: Json = {"role": self.sheet.role, "height": area.bottom, "width": area.right}
        said |= {"charts": [chart_id(self.sheet.role, chart.name) for chart in self.sheet.charts]}
        if self.sheet.appended_from is not None:
            return mark_tab(self.sheet_id, self.tab, {"role": self.sheet.role, "log": True})
        cells = {(row, column): cell for row, column, cell in self.sheet.cells()}
        return mark_tab(self.sheet_id, self.tab, said, Imprint.of(cells, area.bottom, area.right).text())

    def _appended(self, link: Link) -> list[Json]:
        """New rows of a log, after whatever stands last in the tab by now."""
        first = self.sheet.appended_from or 0
        if first >= len(self.sheet.rows):
            return []
        rows = list(self._formatted_rows(first, link))
        fields = f"{VALUES},{MASK}"
        room = widened(self.tab, 0, extent(self.sheet).right) if self.tab is not None else []
        return [*room, {"appendCells": {"sheetId": self.sheet_id, "rows": rows, "fields": fields}}]

    def _formatted_rows(self, first: int, link: Link) -> Iterator[Json]:
        for number, row in enumerate(row_data(self.sheet, first, extent(self.sheet).right, link), first):
            cells = row.get("values", [])
            shown = [
                {**cell, "userEnteredFormat": json.loads(spot_format(self.sheet, number, at))}
                for at, cell in enumerate(cells)
            ]
            yield {"values": shown}


def widened(tab: Tab, rows: int, columns: int) -> list[Json]:
    """What makes a grid at least so big: lines more at its end, never a size, for people may have made it bigger since
    it was read, and a size would take that away again.
    """
    more = {"ROWS": rows - tab.rows, "COLUMNS": columns - tab.columns}
    return [
        {"appendDimension": {"sheetId": tab.sheet_id, "dimension": dimension, "length": length}}
        for dimension, length in more.items()
        if length > 0
    ]


def new_id(spreadsheet_id: str, name: str, taken: Collection[int]) -> int:
    """An id for a new tab: the same on every try, so that a second application of a batch is refused."""
    found = zlib.crc32(f"{spreadsheet_id}/{name}".encode()) & 0x7FFFFFFF
    while found in taken or found == 0:
        found += 1
    return found


def tab_url(spreadsheet_id: str, sheet_id: int) -> str:
    """A tab's address in the browser; `&range=B7` makes it that of a cell."""
    return f"https://docs.google.com/spreadsheets/d/{spreadsheet_id}/edit#gid={sheet_id}"
