"""A tab's cells as a Grid: on the bytes where that is safe, with an XML parser where it isn't."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import IO

import numpy as np
import pyarrow as pa

from sheetsync.adapters.xlsx.archive import CHUNK, Archive
from sheetsync.adapters.xlsx.cell_markup import cell_of_raw, plain_cells
from sheetsync.adapters.xlsx.cell_values import Meaning
from sheetsync.adapters.xlsx.grid_builder import FEW, GrowingColumn, finish
from sheetsync.adapters.xlsx.markup import MAIN, STRICT, DamagedMarkup
from sheetsync.adapters.xlsx.sheet_marks import MarkReader
from sheetsync.adapters.xlsx.sheet_parsing import parse_sheet
from sheetsync.adapters.xlsx.sheet_scan import UnusualMarkup, index_array, scan
from sheetsync.core.grid import Cell, Codes, Grid

_BEGIN, _END, _ROW_END = b"<sheetData>", b"</sheetData>", b"</row>"
_DECLARATION = re.compile(rb"<\?xml[^>]*encoding=.(?!utf-8)", re.IGNORECASE)
_NAMESPACE = re.compile(rb'<worksheet\s[^>]*?\bxmlns="([^"]*)"')
LONGEST_ROW = 64 << 20


def read_sheet(archive: Archive, part: str, meaning: Meaning) -> Grid:
    """All cells of a sheet's part. Raises DamagedMarkup if it isn't one, TooWide if it spans too much."""
    try:
        with archive.stream(part) as stream:
            return scan_sheet(stream, meaning)
    except (UnusualMarkup, DamagedMarkup):
        with archive.stream(part) as stream:
            return parse_sheet(stream, meaning)


def scan_sheet(stream: IO[bytes], meaning: Meaning) -> Grid:
    """The fast way. Raises UnusualMarkup or DamagedMarkup where it isn't sure."""
    columns: defaultdict[int, _RawColumn] = defaultdict(lambda: _RawColumn(meaning))
    marks = MarkReader()
    for rows in _whole_rows(stream, marks):
        marks.rows(rows)
        for run in scan(rows):
            encoded = run.raws.dictionary_encode()
            places = np.frombuffer(encoded.indices.buffers()[1], np.int32, len(encoded), 4 * encoded.offset)
            columns[run.column].place(run.rows, columns[run.column].codes(encoded.dictionary)[places])
    return finish(columns, marks.marks())


def _whole_rows(stream: IO[bytes], marks: MarkReader) -> Iterator[bytes]:
    """The sheet's rows in pieces; what stands before and after them goes to the marks."""
    chunks = _ahead(stream)
    rest = next(chunks, b"")
    begin = rest.find(_BEGIN)
    namespace = _NAMESPACE.search(rest)
    if begin < 0 or b"<!" in rest[:begin] or _DECLARATION.match(rest):
        raise UnusualMarkup("an unusual beginning")
    if not namespace or namespace[1].decode() not in (MAIN, STRICT):
        raise UnusualMarkup("an unusual namespace")
    marks.before(rest[:begin])
    rest = rest[begin + len(_BEGIN) :]
    while True:
        end = rest.rfind(_ROW_END) + len(_ROW_END)
        if end >= len(_ROW_END):
            yield rest[:end]
            rest = rest[end:]
        if _END in rest:
            end = rest.index(_END)
            yield rest[:end]
            break
        chunk = next(chunks, b"")
        if not chunk or len(rest) > LONGEST_ROW:
            raise UnusualMarkup("no end")
        rest += chunk
    # To the end, so that the part's checksum is looked at.
    marks.after(b"".join([rest[end:], *chunks]))


def _ahead(stream: IO[bytes]) -> Iterator[bytes]:
    """The stream's chunks; while one is worked on, the next is unpacked (zlib leaves the interpreter free)."""
    with ThreadPoolExecutor(max_workers=1) as worker:
        coming = worker.submit(stream.read, CHUNK)
        while chunk := coming.result():
            coming = worker.submit(stream.read, CHUNK)
            yield chunk


class _RawColumn(GrowingColumn):
    """A column whose raw values are parsed once each, for as long as they do repeat."""

    def __init__(self, meaning: Meaning) -> None:
        super().__init__()
        self._meaning = meaning
        self._known: dict[bytes, int] | None = {}

    def codes(self, raws: pa.BinaryArray) -> Codes:
        """The codes of distinct raw values."""
        if self._known is None:
            return self.define(_cells(raws, self._meaning))
        keys = raws.to_pylist()
        codes = np.fromiter((self._known.get(key, -1) for key in keys), np.int32, len(keys))
        new = np.flatnonzero(codes < 0)
        if len(new):
            codes[new] = self.define(_cells(raws.take(index_array(new)), self._meaning))
            self._known.update((keys[place], int(codes[place])) for place in new)
            if len(self._known) > FEW and len(new) * 2 > len(keys):
                self._known = None
        return codes


def _cells(raws: pa.BinaryArray, meaning: Meaning) -> Sequence[Cell]:
    return plain_cells(raws, meaning) or [cell_of_raw(raw, meaning) for raw in raws.to_pylist()]
