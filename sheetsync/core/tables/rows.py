"""Which rows below the header are data: blank rows, totals, repeated headers and remarks are not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
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
from sheetsync.core.tables.header_names import key_of
from sheetsync.core.tables.header_rows import number_columns
from sheetsync.core.tables.keys import Ids
from sheetsync.core.tables.other_tables import other_tables

_MANY = 5_000
"""A column with more distinct values than this is searched only where a quick look says so."""
_TOTAL = re.compile(
    r"\W*(?:(?:общий |общая |общее )?(?:итого|итог|всего)|подытог|промежуточн\w+ итог\w*|totals?|sub-?totals?|"
    r"grand total|sum total|overall total)\b(?![-_/#.]?\d).*"
)
_TOTAL_END = re.compile(r".*\S\s+(?:итого|итог|всего|total)")
_SUM = re.compile(r"\W*(?:(?:общая |в )?сумма|в сумме|среднее(?: значение)?|ср\. ?знач\w*|average|avg|mean|sum)\W*")
_TOTAL_ALONE = re.compile(r"\W*(?:(?:общий )?итог|итого|всего|total|grand total)\W*")
_TOTAL_START = r"^\W*(?:итог|всего|общ|в сумм|сумма|средн|подытог|промежуточн|total|sub|grand|sum|overall|average|avg)"
_RULER = re.compile(r"[-=*_~#–—.]{2,}.*|.*[-=*_~#–—.]{2,}|\*.*")
_REMARK = re.compile(r"(?:примечани[ея]|прим|сноска|note|notes|remark|nb|p\.?s|источник|source|данные|обновлено)\b.*")
_LONG, _WORDS = 40, 3
_SHORT = 3
_MOST_KEYLESS = 2_000
_NUMBERED = 3
"""So many rows with nothing but a number, at the end, were made ready for later."""


@dataclass(frozen=True, slots=True, eq=False)
class SortedRows:
    """The rows below a header: those that hold data, and how many are blank or left out, with the notes on these."""

    data: Rows
    blank: int
    left_out: int
    notes: Sequence[Issue]


def sort_rows(bound: BoundTab, norms: Norms, ids: Ids | None = None) -> SortedRows:
    """Tell data rows from all others. `ids`: the tab's key column, where it is one of ids."""
    first = bound.header_row + 1
    table = bound.table
    filled = _filled(bound, table, first)
    rows = (np.flatnonzero(filled) + first).astype(np.int32)
    out = np.zeros(len(rows), dtype=np.bool_)
    notes = []
    kinds: Mapping[str, Callable[[], Flags]] = {
        "row_header": lambda: _repeated_headers(bound, rows),
        "row_total": lambda: _totals(bound, table, rows, ids),
        "row_remark": lambda: _remarks(bound, table, rows),
        "row_other_table": lambda: other_tables(bound, rows, out, norms),
        "row_numbered": lambda: _numbered(bound, table, rows, out),
    }
    for kind, find in kinds.items():
        fresh = find() & ~out
        out |= fresh
        if fresh.any():
            notes.append(bound.place().issue(kind, rows[fresh]))
    return SortedRows(rows[~out], len(filled) - len(rows), int(out.sum()), notes)


def _filled(bound: BoundTab, table: Sequence[int], first: int) -> Flags:
    """Which rows below the header hold anything in a column of the table; an unticked box or a 0 alone is nothing."""
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
    return bool(cell) and not is_blank(cell)


def _repeated_headers(bound: BoundTab, rows: Rows) -> Flags:
    """Rows in which at least two bound columns hold their own header, or a line of it."""
    columns = {binding.column: _own_headers(bound, name) for name, binding in bound.columns.items()}
    hits = np.zeros(len(rows), dtype=np.int8)
    for place, keys in columns.items():
        column = bound.grid.columns[place]
        if len(column.distinct) <= _MANY:
            hits += _among(column, rows, partial(_is_header, keys))
    for index in np.flatnonzero(hits == 1).tolist():
        cells = {place: bound.grid.cell(int(rows[index]), place) for place in columns}
        hits[index] = sum(_is_header(columns[place], cell) for place, cell in cells.items())
    found: Flags = hits >= min(2, len(columns))
    if len(rows):
        cells = {place: bound.grid.cell(int(rows[0]), place) for place in bound.table}
        found[0] |= number_columns([cell for cell in cells.values() if not is_blank(cell)])
    return found


def _own_headers(bound: BoundTab, name: str) -> frozenset[str]:
    binding, field = bound.columns[name], bound.fields[name]
    lines = [bound.grid.cell(row, binding.column) for row in range(bound.header_top, bound.header_row + 1)]
    texts = [binding.header, *field.en, *field.ru, *(cell for cell in lines if isinstance(cell, str))]
    return frozenset(map(key_of, filter(None, texts)))


def _is_header(keys: frozenset[str], cell: Cell) -> bool:
    return isinstance(cell, str) and key_of(cell) in keys


def _among(column: Column, rows: Rows, test: Callable[[Cell], bool]) -> Flags:
    """Rows whose cell passes the test."""
    passed = np.fromiter(map(test, column.distinct), np.bool_, len(column.distinct))
    return passed[codes_at(column, rows)] if passed.any() else np.zeros(len(rows), dtype=np.bool_)


def _totals(bound: BoundTab, table: Sequence[int], rows: Rows, ids: Ids | None) -> Flags:
    """Rows whose first filled cell is a word for a total; it is sought in the key, in the first columns, and where
    there is no key.
    """
    found = np.zeros(len(rows), dtype=np.bool_)
    key, kind = _key(bound)
    is_total = partial(_is_total, kind)
    for place in sorted({*table[:3], key}):
        column = bound.grid.columns[place]
        if place == key and ids is not None:
            total = np.array(pc.fill_null(pc.match_substring_regex(ids.keys, _TOTAL_START), fill_value=False))
            found |= total[codes_at(column, rows)] if total.any() else False
        else:
            found |= _among(column, rows, is_total)
    found[np.flatnonzero(codes_at(bound.grid.columns[key], rows) == 0)[-_MOST_KEYLESS:]] = True
    for index in np.flatnonzero(found).tolist():
        cells = (bound.grid.cell(int(rows[index]), place) for place in table)
        told = next((cell for cell in cells if _holds(cell)), None)
        own = bound.grid.cell(int(rows[index]), key)
        # A record may begin with a campaign called "Total brand": it has its own key.
        found[index] = is_total(told) and (not _holds(own) or is_total(own) or _stands_alone(told))
    return found


def _stands_alone(cell: Cell) -> bool:
    return isinstance(cell, str) and _TOTAL_ALONE.fullmatch(fold(cell)) is not None


def _is_total(key: Kind, cell: Cell) -> bool:
    if not isinstance(cell, str):
        return False
    folded = fold(cell)
    if _TOTAL.fullmatch(folded):
        return True
    # A reason or a rule may be called anything.
    named = key in {Kind.ID, Kind.DATE, Kind.MONTH}
    return named and (_TOTAL_END.fullmatch(folded) or _SUM.fullmatch(folded)) is not None


def _key(bound: BoundTab) -> tuple[int, Kind]:
    """Where the record's key stands, the first required column, and of what kind it is."""
    name = next(name for name, field in bound.fields.items() if field.required)
    return bound.columns[name].column, bound.fields[name].kind


def _remarks(bound: BoundTab, table: Sequence[int], rows: Rows) -> Flags:
    """Rows with nothing but one text: a ruler (--- March ---), a footnote, a heading over some rows."""
    filled = np.zeros(len(rows), dtype=np.int16)
    for place in table:
        filled += _says(bound.grid.columns[place], rows)
    found = np.zeros(len(rows), dtype=np.bool_)
    key, kind = _key(bound)
    for index in np.flatnonzero(filled == 1).tolist():
        cells = {place: bound.grid.cell(int(rows[index]), place) for place in table}
        place, cell = next(((place, cell) for place, cell in cells.items() if _holds(cell)), (0, None))
        found[index] = isinstance(cell, str) and _is_remark(line(cell), kind if place == key else None)
    return found


def _says(column: Column, rows: Rows) -> Flags:
    """Rows in which a column holds more than an unticked box, a 0 or a dash."""
    codes = codes_at(column, rows)
    if len(column.distinct) > _MANY:
        return np.asarray(codes != 0, dtype=np.bool_)
    says = np.ones(len(column.distinct), dtype=np.bool_)
    for code, cell in enumerate(column.distinct):
        if not cell or (isinstance(cell, str) and len(cell) <= _SHORT and is_blank(cell)):
            says[code] = False
    flags: Flags = says[codes]
    return flags


def _is_remark(text: str, key: Kind | None) -> bool:
    """Whether a lone text can't be a record of its own. An ID has a digit; a reason's name may be anything."""
    if _RULER.fullmatch(text) or (_REMARK.fullmatch(text.casefold()) and key not in {Kind.WORD, Kind.TEXT}):
        return True
    has_digit = any(sign.isdigit() for sign in text)
    if key in {Kind.DATE, Kind.MONTH}:
        return not has_digit and read_month(text, Norms()).value is None
    if key not in {None, Kind.ID}:
        return False
    named_month = has_digit and text[0].isalpha() and read_month(text, Norms()).value is not None
    sentence = len(text) > _LONG or (key is Kind.ID and len(text.split()) >= _WORDS)
    return sentence or named_month or (key is Kind.ID and not has_digit)


def _numbered(bound: BoundTab, table: Sequence[int], rows: Rows, out: Flags) -> Flags:
    """The last rows, if they hold nothing but their number: nobody entered anything there yet."""
    found = np.zeros(len(rows), dtype=np.bool_)
    key, kind = _key(bound)
    others = [place for place in table if place != key]
    left = np.flatnonzero(~out)
    if kind is not Kind.ID or not len(left) or _any_says(bound, others, rows[left[-1:]]):
        return found
    told = np.zeros(len(left), dtype=np.bool_)
    for place in others:
        told |= _says(bound.grid.columns[place], rows[left])
    last = np.flatnonzero(told)
    start = int(last[-1]) + 1 if len(last) else len(left)
    if len(left) - start >= _NUMBERED:
        found[left[start:]] = True
    return found


def _any_says(bound: BoundTab, places: Sequence[int], rows: Rows) -> bool:
    return any(_says(bound.grid.columns[place], rows).any() for place in places)
