"""Where the cells are in a run of sheet rows, found on the bytes themselves, all at once.

In XML a `<` can only begin a tag: text and attributes have it escaped. So the positions of `<` and the few bytes after
them give every cell's beginning and end, as long as there are no comments and no CDATA; whatever else is unusual (a
prefix, an address that isn't the first attribute, a tag that doesn't belong between cells) is refused, not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Ints = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]

MAX_COLUMNS, MAX_ROWS = 16_384, 1_048_576


class UnusualMarkup(Exception):
    """Rows that can't be read for sure on their bytes alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """The cells of one column in a run of rows: 0-based row and raw bytes (between address and end) of each."""

    column: int
    rows: npt.NDArray[np.int32]
    raws: pa.BinaryArray


def scan(chunk: bytes) -> list[Run]:
    """All cells of whole rows, grouped by column. Raises UnusualMarkup where it can't be sure."""
    data = np.frombuffer(chunk + b"\0" * 16, np.uint8)
    tags = np.flatnonzero(data == ord("<"))
    first, second = data[tags + 1], data[tags + 2]
    opens = np.flatnonzero((first == ord("c")) & (second == ord(" ")))
    if not len(opens):
        _refuse_strangers(first, second, opens, opens)
        return []
    last, ends = _cell_ends(
        opens, np.flatnonzero((first == ord("/")) & (second == ord("c"))), np.append(tags, len(chunk))
    )
    _refuse_strangers(first, second, opens, last)
    columns, rows, starts = _addresses(data, tags[opens])
    bounds = np.empty(2 * len(opens), np.int32)
    bounds[0::2], bounds[1::2] = starts, ends
    # Every other element of this array is the gap between two cells.
    cells_and_gaps = pa.Array.from_buffers(
        pa.binary(), len(bounds) - 1, [None, pa.py_buffer(bounds), pa.py_buffer(chunk)]
    )
    order = np.argsort(columns, kind="stable")
    return _by_column(columns[order], rows[order], cells_and_gaps.take(index_array(2 * order)))


def _cell_ends(opens: Ints, closes: Ints, tags: Ints) -> tuple[Ints, Ints]:
    """For each cell its last tag (an index into `tags`) and where its content ends; a cell without a closing tag
    ends where the next tag begins.
    """
    following = np.append(opens[1:], len(tags) - 1)
    close = np.append(closes, len(tags))[np.searchsorted(closes, opens)]
    closed = close < following
    return np.where(closed, close, opens), tags[np.where(closed, close, opens + 1)]


def _refuse_strangers(first: Bytes, second: Bytes, opens: Ints, last: Ints) -> None:
    """Between cells only rows may begin and end."""
    depth = np.zeros(len(first) + 1, np.int8)
    depth[opens] += 1
    depth[last + 1] -= 1
    between = np.flatnonzero(np.cumsum(depth[:-1], dtype=np.int8) == 0)
    begins = (first[between] == ord("r")) & (second[between] == ord("o"))
    closes = (first[between] == ord("/")) & (second[between] == ord("r"))
    if not (begins | closes).all() or (first == ord("!")).any() or (first == ord("?")).any():
        raise UnusualMarkup("something else than rows and cells")


def _addresses(data: Bytes, cells: Ints) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.int32], Ints]:
    """0-based column and row of each cell, and where its address attribute (`r="B7"`) ends."""
    at = cells + 3
    if not ((data[at] == ord("r")) & (data[at + 1] == ord("=")) & (data[at + 2] == ord('"'))).all():
        raise UnusualMarkup("a cell that doesn't begin with its address")
    at += 3
    columns, rows = np.zeros(len(at), np.int32), np.zeros(len(at), np.int32)
    for _ in range(3):
        letter = data[at].astype(np.int32) - ord("A")
        is_letter = (letter >= 0) & (letter < 26)
        if not is_letter.any():
            break
        columns = np.where(is_letter, columns * 26 + letter + 1, columns)
        at += is_letter
    for _ in range(7):
        digit = data[at].astype(np.int32) - ord("0")
        is_digit = (digit >= 0) & (digit < 10)
        if not is_digit.any():
            break
        rows = np.where(is_digit, rows * 10 + digit, rows)
        at += is_digit
    if not (data[at] == ord('"')).all() or not _within(columns, MAX_COLUMNS) or not _within(rows, MAX_ROWS):
        raise UnusualMarkup("an address that is none")
    return (columns - 1).astype(np.int16), rows - 1, at + 1


def _within(numbers: npt.NDArray[np.int32], last: int) -> bool:
    return bool(numbers.min() >= 1 and numbers.max() <= last)


def _by_column(columns: npt.NDArray[np.int16], rows: npt.NDArray[np.int32], raws: pa.BinaryArray) -> list[Run]:
    counts = np.bincount(columns)
    starts = np.cumsum(counts) - counts
    return [
        Run(int(column), rows[start : start + count], raws.slice(start, count))
        for column, (start, count) in enumerate(zip(starts.tolist(), counts.tolist(), strict=True))
        if count
    ]


def index_array(indices: Ints) -> pa.Int64Array:
    """An index array for Arrow; `pa.array` would import pandas."""
    return pa.Array.from_buffers(pa.int64(), len(indices), [None, pa.py_buffer(indices)])
