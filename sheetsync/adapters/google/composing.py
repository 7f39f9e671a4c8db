"""From sheets to a batch, with the requests that must come before it: formulas that people typed on tabs of ours,
tables that are too big for one request.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sheetsync.adapters.google import staging
from sheetsync.adapters.google.batch import MOST_CELLS, Batch, Writer
from sheetsync.adapters.google.guard import Ours
from sheetsync.adapters.google.marks import Turn
from sheetsync.adapters.google.painting import extent
from sheetsync.adapters.google.reading import read_formulas
from sheetsync.adapters.google.sending import Sender
from sheetsync.adapters.google.staging import Staged
from sheetsync.adapters.google.status import Kept
from sheetsync.adapters.google.structure import Json
from sheetsync.adapters.google.tab_writing import TabWriting, new_id
from sheetsync.adapters.google.transport import Transport, Unsettled
from sheetsync.errors import BadSheetData, Unavailable

MOST_FORMULAS = 100
"""Cells that people typed into and that are asked for as formulas."""


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes one write."""

    transport: Transport
    sender: Sender
    writer: Writer

    def compose(self, writings: Sequence[TabWriting], turn: Turn, said: Json) -> Batch:
        """The batch that is left to send."""
        kept = self._with_formulas(self.writer.kept(writings))
        heavy = _heavy(writings)
        apart = [
            replace(one, sheet=staging.without_links(one.sheet), values_apart=True) if one in heavy else one
            for one in writings
        ]
        staged = [self._stage(writing, turn.token) for writing in apart if writing.values_apart]
        return self.writer.batch(apart, kept, turn, said, staged)

    def _with_formulas(self, kept: Sequence[Kept]) -> list[Kept]:
        """Where people typed formulas on our tabs, these are kept, not their results."""
        if not kept:
            return []
        ids = {tab.title: tab.sheet_id for tab in self.writer.spreadsheet.tabs}
        places = [(ids[one.tab], one.row, one.column) for one in kept]
        found = read_formulas(self.transport, self.writer.spreadsheet.spreadsheet_id, places[:MOST_FORMULAS])
        return [
            replace(one, cell=typed) if isinstance(typed := found.get(place), str) else one
            for one, place in zip(kept, places, strict=True)
        ]

    def _stage(self, writing: TabWriting, token: str) -> Staged:
        """Lay a table into a passing tab."""
        box, spreadsheet = extent(writing.sheet), self.writer.spreadsheet
        if spreadsheet.cells + writing.grows + box.bottom * box.right > MOST_CELLS:
            raise BadSheetData(
                f"{spreadsheet.title}: the tab {writing.title!r} needs {box.bottom * box.right:,} cells twice while it "
                "is written, and a spreadsheet has ten million at most; lower limits.verdict_rows"
            )
        taken = {tab.sheet_id for tab in spreadsheet.tabs}
        its_id = new_id(spreadsheet.spreadsheet_id, f"staging/{writing.sheet.role}/{token}", taken)
        staged = Staged(writing.sheet, its_id, writing.sheet_id)
        title = f"{self.writer.free_title('status.staging')} {writing.sheet.role} {token[:6]}"
        for piece in staged.pieces(title):
            try:
                self.sender.send(piece, Ours(tabs={its_id}))
            except Unsettled as unsettled:
                raise Unavailable(
                    f"Google doesn't confirm a part of {writing.title!r}; the summary tabs are as they were: run the "
                    "same command again later"
                ) from unsettled
        return staged


def _heavy(writings: Sequence[TabWriting]) -> list[TabWriting]:
    """The biggest tables, as many as must be written apart so that the rest makes one request."""
    weights = sorted(((staging.weight(one.sheet), number) for number, one in enumerate(writings)), reverse=True)
    total = sum(weight for weight, _ in weights)
    heavy = []
    for weight, number in weights:
        if total <= staging.MOST_BYTES:
            break
        if writings[number].sheet.appended_from is None:
            heavy.append(writings[number])
            total -= weight
    return heavy
