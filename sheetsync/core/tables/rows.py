"""Which rows below the header are data: blank rows, totals, repeated headers and remarks are not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow.compute as pc

from sheetsync.core.grid import Cell, Column
from sheetsync.core.issues import Issue
from sheetsync.core.norms import Norms
from sheetsync.core.parse.dates import read_month
from sheetsync.core.parse.text import fold, is_blank, line
from sheetsync.core.schema import Kind
from sheetsync.core.tables.binding import BoundTab
from sheetsync.core.tables.codes import Flags, Rows, codes_at
from sheetsync.core.tables.headers import normal
from sheetsync.core.tables.keys import Ids

_MANY = 5_000
"""A column with more distinct values than this is searched only where a quick look says so."""
_TOTAL = re.compile(
    r"\W*(?:итого|итог|всего|подытог|промежуточный итог|totals?|sub-?totals?|grand total|sum total)\b(?![-_/#.]?\d).*"
)
_TOTAL_START = r"^\W*(?:итог|всего|подытог|промежуточный|total|sub|grand|sum)"
_RULER = re.compile(r"[-=*_~#–—.]{2,}.*|.*[-=*_~#–—.]{2,}|\*.*")
_REMARK = re.compile(r"(?:примечани[ея]|прим|сноска|note|notes|remark|nb|p\.?s)\b.*")
_LONG = 40


@dataclass(frozen=True, slots=True, eq=False)
class SortedRows:
    """The rows below a header: those that hold data, and how many are blank or left out, with the notes on these."""

    data: Rows
    blank: int
    left_out: int
    notes: Sequence[Issue]


def sort_rows(bound: BoundTab, ids: Ids | None = None) -> SortedRows:
    """Tell data rows from all others. `ids`: the tab's key column, where it is one of ids."""
    first = bound.header_row + 1
    table = [place for place, header in enumerate(bound.headers) if header]
    filled = _filled(bound, table, first)
    rows = (np.flatnonzero(filled) + first).astype(np.int32)
    out = np.zeros(len(rows), dtype=np.bool_)
    notes = []
    for kind, found in (
        ("row_header", _repeated_headers(bound, rows)),
        ("row_total", _totals(bound, table, rows, ids)),
        ("row_remark", _remarks(bound, table, rows)),
    ):
        fresh = found & ~out
        out |= fresh
        if fresh.any():
            notes.append(bound.place().issue(kind, rows[fresh]))
    return SortedRows(rows[~out], len(filled) - len(rows), int(out.sum()), notes)


def _filled(bound: BoundTab, table: Sequence[int], first: int) -> Flags:
    """Which rows below the header hold anything in a column of the table; an unticked box alone is nothing."""
    filled = np.zeros(max(bound.grid.height - first, 0), dtype=np.bool_)
    for column in sorted((bound.grid.columns[place] for place in table), key=lambda column: len(column.distinct)):
        codes = column.codes[first:]
        if len(column.distinct) <= _MANY:
            filled |= np.array([_holds(cell) for cell in column.distinct], dtype=np.bool_)[codes]
        else:
            unsure = np.flatnonzero(~filled & (codes != 0))
            filled[unsure] = [_holds(column.distinct[code]) for code in codes[unsure].tolist()]
        if filled.all():
            break
    return filled


def _holds(cell: Cell) -> bool:
    return cell is not False and not is_blank(cell)


def _repeated_headers(bound: BoundTab, rows: Rows) -> Flags:
    """Rows in which at least two bound columns hold their own header."""
    columns = {binding.column: binding.header for binding in bound.columns.values()}
    hits = np.zeros(len(rows), dtype=np.int8)
    for place, header in columns.items():
        column = bound.grid.columns[place]
        if len(column.distinct) <= _MANY:
            hits += _among(column, rows, partial(_is_header, header))
    for index in np.flatnonzero(hits == 1).tolist():
        cells = {place: bound.grid.cell(int(rows[index]), place) for place in columns}
        hits[index] = sum(_is_header(columns[place], cell) for place, cell in cells.items())
    return hits >= 2


def _is_header(header: str, cell: Cell) -> bool:
    return isinstance(cell, str) and normal(cell) == normal(header)


def _among(column: Column, rows: Rows, test: Callable[[Cell], bool]) -> Flags:
    """Rows whose cell passes the test."""
    passed = np.fromiter(map(test, column.distinct), np.bool_, len(column.distinct))
    return passed[codes_at(column, rows)] if passed.any() else np.zeros(len(rows), dtype=np.bool_)


def _totals(bound: BoundTab, table: Sequence[int], rows: Rows, ids: Ids | None) -> Flags:
    """Rows whose first filled cell begins with a word for a total; it stands in the key or in the first columns."""
    found = np.zeros(len(rows), dtype=np.bool_)
    key = _key(bound)[0]
    for place in sorted({*table[:3], key}):
        column = bound.grid.columns[place]
        if place == key and ids is not None:
            total = np.array(pc.fill_null(pc.match_substring_regex(ids.keys, _TOTAL_START), fill_value=False))
            found |= total[codes_at(column, rows)] if total.any() else False
        else:
            found |= _among(column, rows, _is_total)
    for index in np.flatnonzero(found).tolist():
        cells = (bound.grid.cell(int(rows[index]), place) for place in table)
        found[index] = _is_total(next((cell for cell in cells if _holds(cell)), None))
    return found


def _is_total(cell: Cell) -> bool:
    return isinstance(cell, str) and _TOTAL.fullmatch(fold(cell)) is not None


def _key(bound: BoundTab) -> tuple[int, Kind]:
    """Where the record's key stands, the first required column, and of what kind it is."""
    name = next(name for name, field in bound.fields.items() if field.required)
    return bound.columns[name].column, bound.fields[name].kind


def _remarks(bound: BoundTab, table: Sequence[int], rows: Rows) -> Flags:
    """Rows with nothing but one text: a ruler (--- March ---), a footnote, a heading over some rows."""
    filled = np.zeros(len(rows), dtype=np.int16)
    for place in table:
        filled += codes_at(bound.grid.columns[place], rows) != 0
    found = np.zeros(len(rows), dtype=np.bool_)
    key, kind = _key(bound)
    for index in np.flatnonzero(filled == 1).tolist():
        cells = {place: bound.grid.cell(int(rows[index]), place) for place in table}
        place, cell = next((place, cell) for place, cell in cells.items() if cell is not None)
        found[index] = isinstance(cell, str) and _is_remark(line(cell), kind if place == key else None)
    return found


def _is_remark(text: str, key: Kind | None) -> bool:
    """Whether a lone text can't be a record of its own. An ID has a digit; a reason's name may be anything."""
    if _RULER.fullmatch(text) or _REMARK.fullmatch(text.casefold()):
        return True
    if key not in {None, Kind.ID}:
        return False
    has_digit = any(sign.isdigit() for sign in text)
    named_month = has_digit and text[0].isalpha() and read_month(text, Norms()).value is not None
    return len(text) > _LONG or named_month or (key is Kind.ID and not has_digit)
