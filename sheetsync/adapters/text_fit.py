"""How much room texts take: which cells wrap, and how high rows of merged cells must be."""

from __future__ import annotations

import math

from sheetsync.adapters.styles import WIDE, look
from sheetsync.core.layout import Sheet, Spot, Style

DEFAULT_WIDTH = 9.0
USUAL_SIZE = 11
"""Points of the font that column widths are counted in."""
LINE_HEIGHT = 1.4
"""Of a line of text, in sizes of its font."""


def wraps(sheet: Sheet, row: int, column: int, spot: Spot) -> bool:
    """Sentences over several columns wrap, and so do texts in a wide column of a table."""
    if not isinstance(spot.value, str) or spot.style in (Style.TITLE, Style.BAR, Style.BAR_MINUS):
        return False
    in_table = sum(other is not None for other in sheet.rows[row]) > 1
    return (in_table and spot.span == 1 and _width(sheet, column) >= WIDE) or _lines(sheet, column, spot) > 1


def needed_heights(sheet: Sheet) -> dict[int, float]:
    """Heights of rows with merged cells whose text takes several lines: programs don't fit those by themselves."""
    return {
        row: most
        for row, spots in enumerate(sheet.rows)
        if (most := max((_height(sheet, at, spot) for at, spot in enumerate(spots) if spot is not None), default=0.0))
    }


def _height(sheet: Sheet, column: int, spot: Spot) -> float:
    """The points that merged cells take if their text needs several lines, else 0."""
    lines = _lines(sheet, column, spot)
    return lines * _font_size(spot) * LINE_HEIGHT + 2 if lines > 1 else 0.0


def _lines(sheet: Sheet, column: int, spot: Spot) -> int:
    """How many lines a text takes in its merged cells."""
    if spot.span == 1 or not isinstance(spot.value, str) or spot.style in (Style.TITLE, Style.BAR, Style.BAR_MINUS):
        return 1
    room = sum(_width(sheet, column + step) for step in range(spot.span)) * USUAL_SIZE / _font_size(spot)
    return sum(max(1, math.ceil(len(line) / room)) for line in spot.value.split("\n"))


def _font_size(spot: Spot) -> float:
    return float(look(spot.style, "en")["font_size"])


def _width(sheet: Sheet, column: int) -> float:
    return sheet.widths[column] if column < len(sheet.widths) else DEFAULT_WIDTH
