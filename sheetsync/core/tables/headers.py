"""Headers: how two of them are compared, and in which row they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from rapidfuzz import fuzz, process

from sheetsync.core.grid import Cell, Grid
from sheetsync.core.parse.text import fold, spell

SEARCHED_ROWS = 20
"""Titles and notes may stand above the header; further down it is not looked for."""
_GOOD_GUESS = 70
_OUTER = re.compile(r"^\W+|\W+$")


def normal(header: str) -> str:
    """What two spellings of one header share: as a folded word, underscores as spaces, no outer signs."""
    folded = " ".join(fold(header.replace("_", " ")).split())
    return _OUTER.sub("", folded) or folded


def header_texts(grid: Grid, row: int) -> tuple[str, ...]:
    """The texts of a row, one per column; numbers and dates count as none."""
    return tuple(_text(grid.cell(row, column)) for column in range(len(grid.columns)))


def _text(cell: Cell) -> str:
    return " ".join(spell(cell).split()) if isinstance(cell, str) else ""


def find_header_row(grid: Grid, known: Collection[str]) -> int | None:
    """The row among the first ones that holds most known headers (normal forms), the upper one of equals."""
    best, best_row = 0, None
    for row in range(min(SEARCHED_ROWS, grid.height)):
        found = len({normal(text) for text in header_texts(grid, row) if text} & set(known))
        if found > best:
            best, best_row = found, row
    return best_row


def first_filled_row(grid: Grid) -> int | None:
    """The first row among the first ones that holds anything."""
    rows = range(min(SEARCHED_ROWS, grid.height))
    return next((row for row in rows if any(cell not in {None, ""} for cell in grid.row(row))), None)


def nearest(wanted: Iterable[str], found: Collection[str]) -> str:
    """The found header most like any of the wanted ones, "" if none is like them."""
    by_normal = {normal(header): header for header in found if header}
    guesses = [
        match
        for header in wanted
        if (match := process.extractOne(normal(header), list(by_normal), scorer=fuzz.ratio, score_cutoff=_GOOD_GUESS))
    ]
    return by_normal[max(guesses, key=lambda guess: guess[1])[0]] if guesses else ""
