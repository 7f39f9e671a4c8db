"""How much room texts take: which cells wrap, and how high their rows must be."""

from __future__ import annotations

import textwrap
from functools import lru_cache
from itertools import takewhile

from sheetsync.adapters.styles import FIGURES, WIDE, look
from sheetsync.core.layout import Sheet, Spot, Style

DEFAULT_WIDTH = 9.0
USUAL_SIZE = 11
"""Points of the font that column widths are counted in."""
CHARACTER, BESIDE = 7, 5
"""Pixels of one of its digits, and what a column has besides."""
LINE_HEIGHT = 1.4
"""Of a line of text, in sizes of its font."""
MERGED, ALONE = 1.0, 1.1
"""Letters are narrower than digits. Merged cells are taken to hold less of them, for no program fits their rows if it
takes another font than ours; and so are headers, which are bold.
"""
HIGHEST = 400.0
"""Excel has no row above 409 points."""
_BIG = 13
"""Points from which on a font doesn't fit a row of the usual height."""
_ONE_LINE = frozenset({Style.BAR, Style.BAR_MINUS})
_TEXTS = frozenset({Style.TEXT, Style.STRONG, Style.NOTE, Style.UNTOLD, Style.WARNING, Style.COLUMN, Style.LINK})
"""What wraps in a cell of its own."""
_SIZES = {style: float(look(style, "en")["font_size"]) for style in Style}


def wraps(sheet: Sheet, row: int, column: int, spot: Spot) -> bool:
    """Sentences over several columns wrap, and in tables what is too long for its column, or stands in a wide one."""
    if not isinstance(spot.value, str) or spot.style in _ONE_LINE:
        return False
    if spot.span > 1:
        return _lines(sheet, column, spot) > 1
    if not _is_in_table(sheet, row) or spot.style not in _TEXTS:
        return False
    return _width(sheet, column) >= WIDE or _lines(sheet, column, spot) > 1


def heads_figures(sheet: Sheet, row: int, column: int) -> bool:
    """Whether the first cell below a column header is a number, so that the header stands right too."""
    for spots in takewhile(bool, sheet.rows[row + 1 :]):
        spot = spots[column] if column < len(spots) else None
        if spot is not None and spot.value not in (None, ""):
            return spot.style in FIGURES
    return False


def row_heights(sheet: Sheet, *, merged_only: bool = False) -> dict[int, float]:
    """Rows that need another height than usual, in points: those asked for, and those whose texts take several lines or
    a big font. `merged_only`: a program fits the others by itself, only merged cells it doesn't look at.
    """
    heights = dict(sheet.heights)
    for row, spots in enumerate(sheet.rows):
        looked_at = [(at, spot) for at, spot in enumerate(spots) if spot and (spot.span > 1 or not merged_only)]
        told = (_height(sheet, row, at, spot) for at, spot in looked_at)
        if most := max(told, default=0.0):
            heights[row] = max(heights.get(row, 0.0), most)
    return heights


def _height(sheet: Sheet, row: int, column: int, spot: Spot) -> float:
    """The points that a cell takes if that is more than a line of the usual size, else 0."""
    size = _SIZES[spot.style]
    lines = _lines(sheet, column, spot) if wraps(sheet, row, column, spot) else 1
    return min(HIGHEST, lines * size * LINE_HEIGHT + 2) if lines > 1 or size >= _BIG else 0.0


def _lines(sheet: Sheet, column: int, spot: Spot) -> int:
    """How many lines a text takes in its cells."""
    return _wrapped(str(spot.value), _room(sheet, column, spot))


@lru_cache(maxsize=20_000)
def _wrapped(text: str, room: int) -> int:
    """How many lines of so many characters a text takes; the same texts stand in many rows."""
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(len(textwrap.wrap(line, room)) or 1 for line in text.split("\n"))


def _room(sheet: Sheet, column: int, spot: Spot) -> int:
    """How many characters a line of a cell holds."""
    pixels = sum(_width(sheet, column + step) * CHARACTER + BESIDE for step in range(spot.span)) - BESIDE
    return max(
        1,
        int(
            pixels
            / CHARACTER
            * USUAL_SIZE
            / _SIZES[spot.style]
            * (ALONE if spot.span == 1 and spot.style is not Style.COLUMN else MERGED)
        ),
    )


def _is_in_table(sheet: Sheet, row: int) -> bool:
    return sum(other is not None for other in sheet.rows[row]) > 1


def _width(sheet: Sheet, column: int) -> float:
    return sheet.widths[column] if column < len(sheet.widths) else DEFAULT_WIDTH
