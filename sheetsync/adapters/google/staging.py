"""A table too big for one request: laid into a passing hidden tab piece by piece, then moved in by the one batch.

So people see the old table or the new one, never half of it. If the run ends in between, the next one takes the
passing tab away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from sheetsync.adapters.google.marks import mark_tab
from sheetsync.adapters.google.painting import VALUES, extent, row_data
from sheetsync.adapters.google.structure import Box, Json
from sheetsync.core.layout import Sheet, Spot, Style

ROLE = "staging"
MOST_BYTES = 4_000_000
"""Of a request; Google advises 2 MB and takes more, but a bigger one may not end within its 180 seconds."""


@dataclass(frozen=True, slots=True)
class Staged:
    """A table that stands in a passing tab, to be moved into its own."""

    sheet: Sheet
    sheet_id: int
    target_id: int

    def moved(self) -> list[Json]:
        """What moves its values in; the formats come with the batch."""
        box = extent(self.sheet)
        cleared: Json = {"updateCells": {"range": box.on(self.target_id), "fields": VALUES}}
        pasted: Json = {
            "copyPaste": {
                "source": box.on(self.sheet_id),
                "destination": box.on(self.target_id),
                "pasteType": "PASTE_VALUES",
            }
        }
        return [cleared, pasted]

    def pieces(self, title: str) -> Iterator[list[Json]]:
        """The batches that make the passing tab and fill it."""
        box = extent(self.sheet)
        grid = {"rowCount": box.bottom, "columnCount": box.right}
        new = {"sheetId": self.sheet_id, "title": title, "hidden": True, "gridProperties": grid}
        yield [{"addSheet": {"properties": new}}, *mark_tab(self.sheet_id, None, {"role": ROLE})]
        rows = list(row_data(self.sheet, 0, box.right, lambda _: ""))
        for first, last in _chunks(rows):
            at = Box(first, 0, last, box.right)
            yield [{"updateCells": {"range": at.on(self.sheet_id), "rows": rows[first:last], "fields": VALUES}}]


def weight(sheet: Sheet) -> int:
    """How many bytes the values of a sheet take."""
    return sum(len(msgspec.json.encode(row)) for row in row_data(sheet, 0, extent(sheet).right, lambda _: ""))


def without_links(sheet: Sheet) -> Sheet:
    """The same without links: moved values don't keep them."""
    return replace(sheet, rows=tuple(tuple(map(_unlinked, row)) for row in sheet.rows))


def _unlinked(spot: Spot | None) -> Spot | None:
    if spot is None or not (spot.link or spot.style is Style.LINK):
        return spot
    return replace(spot, link="", style=Style.TEXT if spot.style is Style.LINK else spot.style)


def _chunks(rows: Sequence[Json]) -> Iterator[tuple[int, int]]:
    """Runs of rows that make a request each."""
    first, size = 0, 0
    for number, row in enumerate(rows):
        size += len(msgspec.json.encode(row))
        if size > MOST_BYTES and number > first:
            yield first, number
            first, size = number, 0
    yield first, len(rows)
