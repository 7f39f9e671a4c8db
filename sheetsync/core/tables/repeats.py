"""Where two rows of a tab say the same, and where they don't: by meaning, not by spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from sheetsync.core.grid import Cell, Codes
from sheetsync.core.issues import Held, Issue
from sheetsync.core.parse.text import fold, is_placeholder, show, spell
from sheetsync.core.parse.typed import Typed
from sheetsync.core.tables.codes import Flags, Rows
from sheetsync.core.tables.columns import Understood
from sheetsync.core.tables.complaints import Place, coded_issues
from sheetsync.core.tables.keys import Ids, Places
from sheetsync.core.tables.read_tab import ReadTab
from sheetsync.core.tables.vocabulary import Spellings

_NEARLY_ALL = 0.9


def differences(tab: ReadTab, some: Rows, others: Rows) -> Iterator[tuple[int, Flags]]:
    """Per column with a header, its place and in which pairs of rows it means two things."""
    names = {binding.column: name for name, binding in tab.bound.columns.items()}
    for place, header in enumerate(tab.bound.headers):
        if header:
            column = tab.bound.grid.columns[place]
            one, other = column.codes[some], column.codes[others]
            understood = tab.understood.get(names.get(place, ""))
            differ = one != other
            pairs = np.flatnonzero(differ)
            differ[pairs] = [
                _meaning(understood, column.distinct, first) != _meaning(understood, column.distinct, second)
                for first, second in zip(one[pairs].tolist(), other[pairs].tolist(), strict=True)
            ]
            yield place, differ


def conflicts(tab: ReadTab, originals: Rows, repeated: Rows) -> list[Issue]:
    """The cells of repeated rows that say something else than the row which counts, with what that one says."""
    issues = []
    owners = {binding.column: tab.bound.place(name) for name, binding in tab.bound.columns.items()}
    for place, differ in differences(tab, originals, repeated):
        column, found = tab.bound.grid.columns[place], np.flatnonzero(differ)
        written = [show(column[row]) or "–" for row in repeated[found].tolist()]
        details = {
            at: {"other": show(column[row]) or "–", "first": str(row + 1)}
            for at, row in enumerate(originals[found].tolist())
        }
        here = owners.get(place) or Place(tab.bound.title, tab.bound.tab.owner, place)
        held = Held(written, np.arange(len(found)), details)
        issues += coded_issues(here, "cell_conflict", repeated[found], held) if len(found) else []
    return issues


def first_alike(tab: ReadTab) -> Places:
    """Per data row, the place of the first one that means the same in every column with a header."""
    combined = np.zeros(len(tab.rows), dtype=np.int64)
    names = {binding.column: name for name, binding in tab.bound.columns.items()}
    for place, header in enumerate(tab.bound.headers):
        if header:
            column = tab.bound.grid.columns[place]
            if place not in names and _is_numbering(column.codes[tab.rows]):
                continue
            numbers = _numbered(tab.understood.get(names.get(place, "")), column.distinct, column.codes[tab.rows])
            combined = pd.factorize(combined * (int(numbers.max(initial=0)) + 1) + numbers)[0].astype(np.int64)
    _, first, inverse = np.unique(combined, return_index=True, return_inverse=True)
    return first[inverse].astype(np.int64)


def _is_numbering(codes: Codes) -> bool:
    """Whether nearly all rows have a value, and no two the same: the lines are numbered."""
    filled = codes[codes > 0]
    return len(filled) >= _NEARLY_ALL * len(codes) and len(np.unique(filled)) == len(filled)


def _numbered(understood: Understood | None, distinct: Sequence[Cell], codes: Codes) -> npt.NDArray[np.int64]:
    """The same number for the same meaning."""
    known: dict[object, int] = {}
    used, inverse = np.unique(codes, return_inverse=True)
    numbers = [known.setdefault(_meaning(understood, distinct, code), len(known)) for code in used.tolist()]
    return np.array(numbers, dtype=np.int64)[inverse]


def _meaning(understood: Understood | None, distinct: Sequence[Cell], code: int) -> object:
    """What a distinct value means, as far as it can be read; else what stands there."""
    if isinstance(understood, Typed) and not understood.blank[code]:
        return understood.values[code].item()
    if isinstance(understood, Spellings) and understood.folded[code]:
        return understood.folded[code]
    if isinstance(understood, Ids):
        return understood.keys[code].as_py()
    folded = fold(spell(distinct[code]))
    return "" if is_placeholder(folded) else folded
