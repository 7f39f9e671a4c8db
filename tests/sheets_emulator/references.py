"""References in formulas follow the cells they name when lines come, go or move, and tabs that are renamed."""

from __future__ import annotations

import re
from collections.abc import Callable

from .areas import Shift, column_number, letters, quoted
from .formulas import TOKEN

CORNER = re.compile(r"(\$?)([A-Za-z]*)(\$?)([0-9]*)\Z")


def rewritten(text: str, change: Callable[[str, str], str]) -> str:
    """The formula with every reference replaced by `change(tab's title or "", cells)`."""
    result, at = text[0], 1
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None or match.end() == at:
            return text
        piece = match.group()
        if match.lastgroup == "ref":
            title, mark, cells = match["ref"].rpartition("!")
            bare = title[1:-1].replace("''", "'") if title.startswith("'") else title
            piece = piece.replace(match["ref"], change(bare, cells) if mark else change("", cells))
        result += piece
        at = match.end()
    return result


def retitled(text: str, old: str, new: str) -> str:
    """The formula after a tab was renamed."""

    def change(title: str, cells: str) -> str:
        if not title:
            return cells
        return f"{quoted(new if title.casefold() == old.casefold() else title)}!{cells}"

    return rewritten(text, change)


def followed(text: str, home: str, moved: str, dimension: str, shift: Shift) -> str:
    """The formula, which stands on the tab `home`, after lines of the tab `moved` shifted."""

    def change(title: str, cells: str) -> str:
        prefix = f"{quoted(title)}!" if title else ""
        if (title or home).casefold() != moved.casefold():
            return prefix + cells
        new = followed_cells(cells, dimension, shift)
        return "#REF!" if new is None else prefix + new

    return rewritten(text, change)


def followed_cells(cells: str, dimension: str, shift: Shift) -> str | None:
    first, colon, last = cells.partition(":")
    corners = [CORNER.match(first), CORNER.match(last if colon else first)]
    lines = [line_of(corner, dimension) for corner in corners if corner]
    if len(lines) < 2 or None in lines:
        return cells
    new = shift(min(n for n in lines if n is not None), max(n for n in lines if n is not None) + 1)
    if new is None:
        return None
    ends = (new[0], new[1] - 1)
    told = [placed(corner, dimension, line) for corner, line in zip(corners, ends, strict=True) if corner]
    return ":".join(told) if colon else told[0]


def line_of(corner: re.Match[str], dimension: str) -> int | None:
    if dimension == "ROWS":
        return int(corner[4]) - 1 if corner[4] else None
    return column_number(corner[2]) if corner[2] else None


def placed(corner: re.Match[str], dimension: str, line: int) -> str:
    row, column = (str(line + 1), corner[2]) if dimension == "ROWS" else (corner[4], letters(line))
    return f"{corner[1]}{column}{corner[3]}{row}"
