"""A summary tab as requests: its values, formats, merged cells, and what stands beside them in the same tab."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any, TypeAlias

from sheetsync.adapters.google.look import MASK, spot_format
from sheetsync.adapters.google.structure import Box, Json
from sheetsync.adapters.google.wire import extended_value
from sheetsync.adapters.text_fit import row_heights
from sheetsync.core.layout import Sheet, Spot

VALUES = "userEnteredValue"
LINKED = f"{VALUES},userEnteredFormat.textFormat.link"
PIXELS_PER_CHARACTER, PIXELS_BESIDE, PIXELS_PER_POINT = 7, 5, 4 / 3

Link = Callable[[str], str]
"""From a place in the workbook ("'Leads'!B7") to an address that leads there, "" if there is no such tab."""


_Run: TypeAlias = tuple[int, int, str]
"""First row, one past the last, and the format as JSON."""


def extent(sheet: Sheet) -> Box:
    """The cells that a sheet covers, from A1 on."""
    width = max((at + spot.span for row in sheet.rows for at, spot in enumerate(row) if spot), default=1)
    return Box(0, 0, max(1, len(sheet.rows)), width)


def row_data(sheet: Sheet, first: int, width: int, link: Link) -> Iterator[Json]:
    """The rows from `first` on as RowData: values, and links where there are any."""
    for row in sheet.rows[first:]:
        cells = [_cell(spot, link) for spot in row[:width]]
        while cells and not cells[-1]:
            cells.pop()
        yield {"values": cells} if cells else {}


def _cell(spot: Spot | None, link: Link) -> Json:
    if spot is None:
        return {}
    value = extended_value(spot.value)
    if not value:
        return {}
    cell: Json = {VALUES: value}
    if spot.link and (uri := link(spot.link)):
        cell["userEnteredFormat"] = {"textFormat": {"link": {"uri": uri}}}
    return cell


def has_links(sheet: Sheet) -> bool:
    """Whether any cell leads elsewhere."""
    return any(spot.link for row in sheet.rows for spot in row if spot is not None)


def values(sheet: Sheet, sheet_id: int, link: Link) -> Json:
    """All the sheet's cells in one request; those that stay empty are emptied."""
    box = extent(sheet)
    fields = LINKED if has_links(sheet) else VALUES
    return {
        "updateCells": {
            "range": box.on(sheet_id),
            "rows": list(row_data(sheet, 0, box.right, link)),
            "fields": fields,
        }
    }


def cleared(box: Box, sheet_id: int) -> Json:
    """Cells that were ours and are no longer: emptied, their format of ours taken off."""
    return {"updateCells": {"range": box.on(sheet_id), "fields": f"{LINKED},{MASK}"}}


def formats(sheet: Sheet, sheet_id: int, first: int = 0) -> list[Json]:
    """The formats of rows from `first` on: each column's most frequent one, then a request for each run of others."""
    whole: dict[_Run, list[int]] = {}
    others: dict[_Run, list[int]] = {}
    last = len(sheet.rows)
    for column in range(extent(sheet).right if first < last else 0):
        looks = [spot_format(sheet, row, column) for row in range(first, last)]
        most = Counter(looks).most_common(1)[0][0]
        whole.setdefault((first, last, most), []).append(column)
        for told, group in groupby(enumerate(looks, first), key=lambda pair: pair[1]):
            rows = [row for row, _ in group]
            if told != most:
                others.setdefault((rows[0], rows[-1] + 1, told), []).append(column)
    return [
        _repeat(Box(top, left, bottom, right), sheet_id, told)
        for (top, bottom, told), columns in [*whole.items(), *others.items()]
        for left, right in _neighbours(columns)
    ]


def _repeat(box: Box, sheet_id: int, told: str) -> Json:
    return {"repeatCell": {"range": box.on(sheet_id), "cell": {"userEnteredFormat": json.loads(told)}, "fields": MASK}}


def _neighbours(columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Columns side by side as pairs of first and one past the last."""
    for _, group in groupby(enumerate(columns), key=lambda pair: pair[1] - pair[0]):
        beside = [column for _, column in group]
        yield beside[0], beside[-1] + 1


def line_requests(sheet: Sheet, sheet_id: int, row: int) -> list[Json]:
    """The value and the format of the first cell of one row."""
    box = Box(row, 0, row + 1, 1)
    value = {"rows": list(row_data(sheet, row, 1, lambda _: "")), "fields": VALUES}
    return [{"updateCells": {"range": box.on(sheet_id), **value}}, _repeat(box, sheet_id, spot_format(sheet, row, 0))]


def merges(sheet: Sheet, sheet_id: int, standing: Sequence[Box], area: Box) -> list[Json]:
    """What makes the merged cells of our area those of the sheet; those that are right already stay."""
    wanted = {
        Box(row, column, row + 1, column + spot.span)
        for row, spots in enumerate(sheet.rows)
        for column, spot in enumerate(spots)
        if spot is not None and spot.span > 1
    }
    there = {box for box in standing if box.meets(area)}
    undone: list[Json] = [
        {"unmergeCells": {"range": box.on(sheet_id)}} for box in sorted(there - wanted, key=_reading_order)
    ]
    return undone + [
        {"mergeCells": {"range": box.on(sheet_id), "mergeType": "MERGE_ALL"}}
        for box in sorted(wanted - there, key=_reading_order)
    ]


def _reading_order(box: Box) -> tuple[int, int]:
    return box.top, box.left


def heights(sheet: Sheet, sheet_id: int) -> list[Json]:
    """Rows whose texts need another height than usual."""
    wanted = row_heights(sheet, merged_only=True)
    return [_sized(sheet_id, "ROWS", row, points * PIXELS_PER_POINT) for row, points in sorted(wanted.items())]


def widths(sheet: Sheet, sheet_id: int) -> list[Json]:
    """The columns' widths; for a new tab only, as people may change them later."""
    return [
        _sized(sheet_id, "COLUMNS", column, width * PIXELS_PER_CHARACTER + PIXELS_BESIDE)
        for column, width in enumerate(sheet.widths)
    ]


def _sized(sheet_id: int, dimension: str, at: int, pixels: float) -> Json:
    place: dict[str, Any] = {"sheetId": sheet_id, "dimension": dimension, "startIndex": at, "endIndex": at + 1}
    return {
        "updateDimensionProperties": {
            "range": place,
            "properties": {"pixelSize": round(pixels)},
            "fields": "pixelSize",
        }
    }
