"""In which rows a tab's header stands, and what each column is called there.

A header may take several rows: groups above the names, names cut in two, a row of units or of column numbers below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sheetsync.core.grid import Cell, Grid
from sheetsync.core.parse.text import spell
from sheetsync.core.tables.header_names import is_error, key_of

SEARCHED_ROWS = 50
"""Titles and notes may stand above the header; further down it is not looked for."""
_MOST_ROWS = 3
_LONGEST = 80
_FEW = 2
_NAME = re.compile(r"\D*|\D*[^\W\d]{3,}\s\d\D?", re.DOTALL)
_PART, _NEARLY = 0.4, 0.7

Known = Callable[[str], bool]
"""Whether a text is the header of a declared column."""


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """The rows of a header, first and last, and per column its text ("" for none) and the row in which that stands."""

    top: int
    bottom: int
    texts: tuple[str, ...]
    rows: tuple[int, ...]

    def score(self, known: Known) -> int:
        """How many different known headers there are."""
        return len({key_of(text) for text in self.texts if text and known(text)})


def find_header(grid: Grid, known: Known, meant: Known, is_unit: Callable[[str], bool]) -> HeaderRows | None:
    """The rows among the first ones that hold most known headers, the upper ones of equals; None if none does.

    `meant`: whether a text is a known header with a typo, which is asked only where as good as none is known.
    """
    lines = [_line(row, texts) for row, texts in enumerate(first_texts(grid))]
    scores = [line.score(known) for line in lines]
    if max(scores, default=0) < _FEW:
        scores = [line.score(lambda text: known(text) or meant(text)) for line in lines]
    wholes = [
        _whole(grid, lines, row, known) for row, score in enumerate(scores) if score and score >= _PART * max(scores)
    ]
    if not wholes:
        return None
    # A header that is repeated further down may say in one row what the first one says in two.
    best = max(whole.score(known) for whole in wholes)
    return _with_units(grid, next(whole for whole in wholes if whole.score(known) >= _NEARLY * best), is_unit)


def _whole(grid: Grid, lines: Sequence[HeaderRows], row: int, known: Known) -> HeaderRows:
    """The header around one of its rows."""
    header = lines[row]
    for _ in range(_MOST_ROWS - 1):
        above = lines[header.top - 1] if header.top else None
        below = lines[header.bottom + 1] if header.bottom + 1 < len(lines) else None
        grown = above and _with_groups(grid, above, header, known)
        header = grown or (below and _continued(grid, header, below, known)) or header
    return header


def first_texts(grid: Grid) -> list[tuple[str, ...]]:
    """The texts of the first rows, one per column; numbers, dates and errors count as none."""
    height = min(SEARCHED_ROWS, grid.height)
    rows = [[""] * len(grid.columns) for _ in range(height)]
    for place, column in enumerate(grid.columns):
        codes = column.codes[:height]
        for row in np.flatnonzero(codes).tolist():
            rows[row][place] = _text(column.distinct[int(codes[row])])
    return [tuple(row) for row in rows]


def first_filled(grid: Grid) -> tuple[str, ...]:
    """The texts of the first row that holds any."""
    return next((texts for texts in first_texts(grid) if any(texts)), ())


def _text(cell: Cell) -> str:
    if not isinstance(cell, str) or is_error(cell):
        return ""
    return " ".join(spell(cell).split())


def _line(row: int, texts: tuple[str, ...]) -> HeaderRows:
    return HeaderRows(row, row, texts, (row,) * len(texts))


def _with_groups(grid: Grid, above: HeaderRows, main: HeaderRows, known: Known) -> HeaderRows | None:
    """The header with the row above it, if that names columns that have no name, or completes names."""
    values = _values(above, main, known)
    if values and (len(values) >= main.score(known) or not _is_worded(grid, main)):
        return None
    if any(known(text) and _is_number(grid.cell(main.top, place)) for place, text in enumerate(above.texts) if text):
        return None
    joined = _join(above, main, known)
    named = [place for place, text in enumerate(joined.texts) if text and not main.texts[place]]
    gains = [place for place in named if _is_filled(grid, place, main.bottom)]
    if joined.score(known) > main.score(known) or (gains and len([text for text in above.texts if text]) > 1):
        return joined
    again = [(place, text) for place, text in enumerate(joined.texts) if text != main.texts[place] and known(text)]
    return joined if again else None


def _continued(grid: Grid, main: HeaderRows, below: HeaderRows, known: Known) -> HeaderRows | None:
    """The header with the row below it, if that completes names, or names columns without one, and is no data."""
    if not _is_worded(grid, below):
        return None
    values = _values(main, below, known)
    completed = [pair for pair in _pairs(main, below) if key_of(pair[1]) and known(" ".join(pair))]
    joined = _join(main, below, known)
    gains = bool(completed) or joined.score(known) > main.score(known)
    return joined if len(completed) > max(1, len(values)) or (gains and not values) else None


def _pairs(upper: HeaderRows, lower: HeaderRows) -> list[tuple[str, str]]:
    return [(one, other) for one, other in zip(upper.texts, lower.texts, strict=True) if one and other]


def _values(upper: HeaderRows, lower: HeaderRows, known: Known) -> list[str]:
    """Texts below a header that says all by itself: they are values, not names."""
    return [
        below
        for above, below in _pairs(upper, lower)
        if known(above) and not known(below) and not known(f"{above} {below}")
    ]


def _is_number(cell: Cell) -> bool:
    return cell is not None and not isinstance(cell, str)


def _is_worded(grid: Grid, line: HeaderRows) -> bool:
    """Whether all that stands in a row are short texts, as names are: without digits, or with one at the end."""
    filled = [cell for cell in grid.row(line.top) if cell not in {None, ""}]
    return bool(filled) and all(
        isinstance(cell, str) and len(cell) <= _LONGEST and _NAME.fullmatch(cell) is not None for cell in filled
    )


def _join(upper: HeaderRows, lower: HeaderRows, known: Known) -> HeaderRows:
    """Two rows as one header: both words where they are one name, else the lower one, else the upper one."""
    texts, rows, group = [], [], ""
    for place, (above, below) in enumerate(zip(upper.texts, lower.texts, strict=True)):
        group = above or group
        text = _joined(above, below, group, known)
        texts.append(text)
        rows.append(lower.rows[place] if below and text != above else upper.rows[place])
    return HeaderRows(upper.top, lower.bottom, tuple(texts), tuple(rows))


def _joined(above: str, below: str, group: str, known: Known) -> str:
    if not below:
        return above
    if group and key_of(below) and known(f"{group} {below}"):
        return f"{group} {below}"
    if known(below) or not above:
        return below
    return above if known(above) else below


def _is_filled(grid: Grid, place: int, bottom: int) -> bool:
    return bool(grid.columns[place].codes[bottom + 1 :].any())


def _with_units(grid: Grid, header: HeaderRows, is_unit: Callable[[str], bool]) -> HeaderRows:
    """A row of units below the names belongs to them, and so does one that only numbers the columns."""
    row = header.bottom + 1
    cells = grid.row(row) if row < grid.height else []
    filled = {place: cell for place, cell in enumerate(cells) if cell not in {None, ""}}
    if not filled:
        return header
    if all(isinstance(cell, str) and is_unit(cell) for cell in filled.values()):
        texts = [
            f"{text}, {spell(cells[place])}" if text and place in filled else text
            for place, text in enumerate(header.texts)
        ]
        return replace(header, bottom=row, texts=tuple(texts))
    return replace(header, bottom=row) if number_columns(list(filled.values())) else header


def number_columns(cells: Sequence[Cell]) -> bool:
    """Whether these are 1, 2, 3 and so on, as forms have them below their headers; columns may have changed places."""
    told = [int(text) if (text := spell(cell)).isdecimal() else 0 for cell in cells]
    return len(told) > _FEW and sorted(told) == list(range(1, len(told) + 1))
