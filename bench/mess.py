"""The same leads as busy people type them: one cell in twenty in another form, and some that can't be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

Cell = str | int | float | None
Column = Sequence[Cell]
PART = 0.05
"""Cells of each column that are typed otherwise."""


def spoiled(columns: Sequence[Column], dotted: Callable[[int], str]) -> list[Column]:
    """The 13 columns of the bench's leads, spoiled; `dotted` writes a day's serial number as people do."""
    draw = np.random.default_rng(len(columns[0]))
    ways: Sequence[Sequence[Callable[[Cell], Cell]]] = [
        [lambda cell: f" {cell} ", lambda cell: str(cell).lower(), lambda cell: str(cell).replace("-", " – ")],
        [lambda cell: _day(cell, dotted), lambda cell: f"{_day(cell, dotted)} г.", lambda _: "завтра"],
        [lambda cell: f"{cell} ", lambda cell: str(cell).upper(), lambda cell: f"{str(cell)[:-1]}"],
        [lambda cell: f" {cell}", lambda cell: str(cell).lower()],
        [lambda cell: f"{cell}\N{NO-BREAK SPACE}", lambda cell: str(cell).upper()],
        [lambda cell: str(cell).replace("+7", "8"), lambda cell: f"Anna {cell}", lambda _: "уточнить"],
        [_spaced, lambda cell: f"{_spaced(cell)} ₽", lambda _: "дорого"],
        [lambda cell: f"{cell}  "],
        [lambda cell: str(cell).upper(), lambda cell: f" {cell}"],
        [lambda cell: _day(cell, dotted)],
        [lambda cell: _day(cell, dotted), lambda _: "#N/A"],
        [lambda cell: f"{cell}."],
        [lambda cell: f"{_spaced(cell)},00", lambda cell: f"{_spaced(cell)} руб.", lambda _: "10-15 тыс."],
    ]
    return [_typed(column, some, draw) for column, some in zip(columns, ways, strict=True)]


def _typed(column: Column, ways: Sequence[Callable[[Cell], Cell]], draw: np.random.Generator) -> Column:
    chosen = draw.random(len(column)) < PART
    found = list(column)
    for place in np.flatnonzero(chosen).tolist():
        if found[place] is not None:
            found[place] = ways[place % len(ways)](found[place])
    return found


def _day(cell: Cell, dotted: Callable[[int], str]) -> Cell:
    return dotted(int(cell)) if isinstance(cell, int | float) else cell


def _spaced(cell: Cell) -> str:
    return f"{cell:,.0f}".replace(",", "\N{NO-BREAK SPACE}") if isinstance(cell, int | float) else str(cell)
