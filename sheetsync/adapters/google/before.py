"""The hidden tab that holds our tables as they were when they were last overwritten.

Between reading a tab and writing it, a person may type there. The write itself copies what stands to this tab first,
in the same all-or-nothing batch, beside marks of what we had read. The next run finds here what differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheetsync.adapters.google.imprint import Imprint, Places, typed
from sheetsync.adapters.google.status import Kept
from sheetsync.adapters.google.structure import Box, Json, Tab
from sheetsync.core.grid import Cell, Grid

ROLE = "before"
MOST_CELLS = 200_000
"""A table with more cells isn't copied: two copies of it could fill the spreadsheet."""


@dataclass(frozen=True, slots=True)
class Block:
    """A table to be overwritten: its tab, its title, where it stands, and what was read there."""

    sheet_id: int
    title: str
    area: Box
    read: Places


def copies(blocks: Sequence[Block], sheet_id: int, rows: int, columns: int) -> list[Json]:
    """What lays the blocks one under the other into the hidden tab, each below a line that describes it; what stood
    there is emptied first.
    """
    whole = Box(0, 0, rows, columns)
    requests: list[Json] = [{"updateCells": {"range": whole.on(sheet_id), "fields": "userEnteredValue"}}]
    top = 0
    for block in blocks:
        imprint = Imprint.of(block.read, block.area.bottom, block.area.right)
        line = [{"userEnteredValue": {"stringValue": text}} for text in (block.title, imprint.text())]
        at = Box(top, 0, top + 1, len(line))
        requests.append(
            {"updateCells": {"range": at.on(sheet_id), "rows": [{"values": line}], "fields": "userEnteredValue"}}
        )
        target = Box(top + 1, 0, top + 1 + block.area.bottom, block.area.right)
        requests.append(
            {
                "copyPaste": {
                    "source": block.area.on(block.sheet_id),
                    "destination": target.on(sheet_id),
                    "pasteType": "PASTE_VALUES",
                }
            }
        )
        top = target.bottom
    return requests


def needed(blocks: Sequence[Block]) -> tuple[int, int]:
    """The rows and columns that the hidden tab must have."""
    return sum(block.area.bottom + 1 for block in blocks), max([2, *(block.area.right for block in blocks)])


def growth(blocks: Sequence[Block], tab: Tab | None) -> int:
    """How many cells the hidden tab gets more."""
    had = (tab.rows, tab.columns) if tab is not None else (0, 0)
    rows, columns = needed(blocks)
    return max(rows, had[0]) * max(columns, had[1]) - had[0] * had[1]


def typed_meanwhile(hidden: Grid) -> list[Kept]:
    """What people had typed on a table between our reading and our writing it."""
    return list(_found(hidden))


def _found(hidden: Grid) -> Iterator[Kept]:
    row = 0
    while row < hidden.height:
        title, told = hidden.cell(row, 0), hidden.cell(row, 1)
        imprint = Imprint.parse(told) if isinstance(told, str) else None
        if imprint is None:
            return
        cells = block_cells(hidden, row + 1, imprint)
        for (at, column), cell in typed(cells, imprint, {}).items():
            yield Kept(str(title), at, column, cell)
        row += 1 + imprint.height


def block_cells(hidden: Grid, top: int, imprint: Imprint) -> Mapping[tuple[int, int], Cell]:
    """The cells of one block, counted from its own first one."""
    return {
        (row, column): cell
        for row in range(min(imprint.height, hidden.height - top))
        for column in range(min(imprint.width, len(hidden.columns)))
        if (cell := hidden.cell(top + row, column)) is not None
    }
