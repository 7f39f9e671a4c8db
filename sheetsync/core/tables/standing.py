"""A summary tab read back as it stands: tables that remember, found by their headers in either language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from sheetsync.core.grid import Cell, Grid
from sheetsync.core.lang import LANGS, say
from sheetsync.core.norms import Norms
from sheetsync.core.parse.dates import read_date
from sheetsync.core.parse.text import fold

_NORMS = Norms()


def headed(grid: Grid, row: int, area: str, names: Sequence[str]) -> Mapping[str, int]:
    """The columns whose header, the phrase `<area>.<name>`, a row holds; of two with the same one the first."""
    words = meanings(area, tuple(names))
    cells = [(fold(cell), at) for at, cell in enumerate(grid.row(row)) if isinstance(cell, str)]
    return {words[word]: at for word, at in reversed(cells) if word in words}


def standing_rows(grid: Grid, area: str, names: Sequence[str]) -> Iterator[Mapping[str, Cell]]:
    """The rows under every row that holds all of these headers, each as its cells by name."""
    columns: Mapping[str, int] = {}
    for row in range(grid.height):
        found = headed(grid, row, area, names)
        if len(found) == len(names):
            columns = found
        elif columns:
            yield {name: grid.cell(row, at) for name, at in columns.items()}


@cache
def meanings(area: str, names: tuple[str, ...]) -> Mapping[str, str]:
    """What is meant by a folded phrase of either language."""
    return {fold(say(lang, f"{area}.{name}")): name for name in names for lang in LANGS}


def day_of(cell: Cell) -> dt.date | None:
    """The day that a cell holds; None if it can't be read."""
    moment = read_date(cell, _NORMS).value
    return moment.date() if moment else None
