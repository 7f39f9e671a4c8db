"""Yes and no, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from sheetsync.core.grid import Cell
from sheetsync.core.parse.faults import Oddity, Read, Unclear
from sheetsync.core.parse.text import check_value, fold, says_nothing

_YES = "yes, y, true, t, 1, 1.0, +, да, д, истина, верно, ок, ok, v, ✓, ✔, ☑, ✅, 👍, целевой, целевая, target"
_NO = (
    "no, n, false, f, 0, 0.0, нет, н, ложь, неверно, ×, ✗, ✘, ✖, ❌, ☐, 👎, "
    "нецелевой, нецелевая, не целевой, не целевая, non-target, nontarget, not target"
)
_WORDS: Mapping[str, bool] = {word: said for said, words in ((True, _YES), (False, _NO)) for word in words.split(", ")}

MINUS = frozenset({"-", "−"})
"""A dash that is no minus never says no."""


def read_yes_no(cell: Cell) -> Read[bool]:
    """Whether the cell says yes; a lone dash is a blank, "нет" is a no."""
    try:
        check_value(cell)
    except Unclear as unclear:
        return Read(None, unclear.oddity)
    if isinstance(cell, str):
        folded = fold(cell)
        said = _WORDS.get(folded)
        return Read(said, None if said is not None or says_nothing(cell) else Oddity("yes_no_unreadable"))
    if cell is None:
        return Read()
    return Read(bool(cell)) if cell in {0, 1} else Read(None, Oddity("yes_no_unreadable"))
