"""What can stand in a cell of a person's workbook, and a tab as it is laid out before any file format is chosen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and the result that the file remembers; None: whoever wrote the file never worked it out."""

    text: str
    result: str | int | float | dt.date | None


@dataclass(frozen=True, slots=True)
class Link:
    """A text that one can click."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Rich:
    """A text of which a part is bold."""

    text: str


Value: TypeAlias = str | int | float | bool | dt.date | None
Cell: TypeAlias = Value | Formula | Link | Rich
Place: TypeAlias = tuple[int, int]


@dataclass(slots=True)
class Page:
    """One tab: cells by (row, column), both from 0, and what hangs on them."""

    title: str
    hidden: bool = False
    cells: dict[Place, Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Top, left, bottom, right; the edges belong to it, the value stands in the corner."""
    notes: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filter: tuple[int, int, int, int] | None = None
    formatted_to: int = 0
    """Rows up to here have a format, whether or not they hold anything."""


def letters(column: int) -> str:
    """A for 0, AA for 26."""
    text, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        text = chr(65 + digit) + text
    return text


def a1(row: int, column: int) -> str:
    return f"{letters(column)}{row + 1}"


def shown(cell: Cell) -> str:
    """The cell in a report of what went wrong."""
    if isinstance(cell, Formula):
        return f"{cell.text} -> {cell.result!r}"
    return repr(cell.text if isinstance(cell, Link | Rich) else cell)
