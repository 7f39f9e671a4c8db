"""The memo's text part: paragraphs and rows that fit the width of a letter, as filters for its template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from textwrap import wrap

from sheetsync.core.memo import Line, Table

WIDTH = 76
_LABEL, _VALUE = 34, 22
_GAP = "  "


def paragraph(text: str, indent: int = 0, first: str = "") -> str:
    """Wrapped; `first` stands before the first line, the others are indented as far."""
    margin = " " * indent
    lines = wrap(
        text,
        WIDTH,
        initial_indent=margin + first,
        subsequent_indent=margin + " " * len(first),
        break_on_hyphens=False,
    )
    return "\n".join(lines)


def aligned(lines: Sequence[Line]) -> str:
    """Labels, values and notes below each other: values end together, notes begin together."""
    if any(len(line.value) > _VALUE for line in lines):
        return "\n".join(_flowing(line) for line in lines)
    label = min(max((len(line.label) for line in lines), default=0), _LABEL)
    value = max((len(line.value) for line in lines), default=0)
    note = WIDTH - 2 - label - value - 2 * len(_GAP)
    rows: list[str] = []
    for line in lines:
        columns = wrap(line.label, label, break_on_hyphens=False), [line.value], wrap(line.note, note)
        rows += (
            f"  {a:<{label}}{_GAP}{b:>{value}}{_GAP}{c}".rstrip() for a, b, c in zip_longest(*columns, fillvalue="")
        )
    return "\n".join(rows)


def _flowing(line: Line) -> str:
    head = f"{line.label}: {line.value}" if line.value else line.label
    return "\n".join(filter(None, (paragraph(head, 2), paragraph(line.note, 4))))


def turned(table: Table) -> str:
    """A table with a column for each of its rows, if that fits; else one list after the other."""
    columns = [[str(cell) for cell in row] for row in table.rows]
    names = max((len(name) for name in table.columns), default=0)
    widths = [max(len(text) for text in column) for column in columns]
    if 2 + names + sum(widths) + len(_GAP) * len(widths) > WIDTH:
        return "\n".join(_listed(table.columns, column) for column in columns)
    rows = zip(("", *table.columns[1:]), *columns, strict=True)
    return "\n".join(_row(name, cells, names, widths) for name, *cells in rows)


def _row(name: str, cells: Iterable[str], names: int, widths: Sequence[int]) -> str:
    return f"  {name:<{names}}" + "".join(f"{_GAP}{text:>{width}}" for text, width in zip(cells, widths, strict=True))


def _listed(names: Sequence[str], column: Sequence[str]) -> str:
    pairs = [Line(name, text) for name, text in zip(names[1:], column[1:], strict=True)]
    return f"{paragraph(column[0], 2)}\n{aligned(pairs)}"
