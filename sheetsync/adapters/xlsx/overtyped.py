"""Text that a person typed over a cell of ours: moved beside the table before the cell is written again.

A hidden name keeps a digest of the texts that we wrote last. As long as it still holds, nobody typed here; if it
doesn't, every text that we wouldn't write now is kept, rather an outdated label of ours than a person's word lost.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from sheetsync.adapters.xlsx.kept_notes import Note
from sheetsync.adapters.xlsx.markup import Element
from sheetsync.adapters.xlsx.ownership import define
from sheetsync.core.grid import Grid
from sheetsync.core.layout import Sheet

Text: TypeAlias = tuple[int, int, str]
"""Row, column and what stands there."""


def remember_texts(workbook: Element, sheet: Sheet) -> None:
    """Keep a digest of what we write."""
    written = ((row, column, value) for row, column, value in sheet.cells() if isinstance(value, str))
    define(workbook, _name(sheet.role), f'"{digest(written)}"', hidden=True)


def overtyped(workbook: Element, sheet: Sheet, standing: Grid) -> list[Text]:
    """The texts on a tab of ours that aren't ours; none if nothing was typed there, or if we never kept a digest."""
    names = workbook.iterfind("{*}definedNames/{*}definedName")
    known = next((name.text for name in names if name.get("name") == _name(sheet.role)), None)
    texts = list(_texts(standing))
    if known is None or known == f'"{digest(texts)}"':
        return []
    ours = {value for _, _, value in sheet.cells() if isinstance(value, str)}
    return [text for text in texts if text[2] not in ours]


def beside(texts: Iterable[Text], right: int) -> list[Note]:
    """The texts as notes in the rows where they stood, from the column after `right` on."""
    taken: dict[int, int] = {}
    notes = []
    for row, _, value in texts:
        taken[row] = taken.get(row, right) + 1
        notes.append(Note(row, taken[row], value))
    return notes


def digest(texts: Iterable[Text]) -> str:
    """A short name for a set of texts and their places."""
    listed = "\n".join(f"{row} {column} {value}" for row, column, value in sorted(texts))
    return hashlib.sha256(listed.encode()).hexdigest()[:16]


def _texts(grid: Grid) -> Iterator[Text]:
    for place, column in enumerate(grid.columns):
        for row, code in enumerate(column.codes.tolist()):
            value = column.distinct[code]
            if isinstance(value, str):
                yield row, place, value


def _name(role: str) -> str:
    return f"_sheetsync.texts_{role}"
