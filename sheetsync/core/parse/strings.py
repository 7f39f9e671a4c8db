"""A whole column's distinct values as one Arrow array of text, worked on all at once.

Ids, phones and e-mails are all distinct: what is cheap per distinct value elsewhere would cost seconds here. Plain
strings are told by their bytes; only the others are looked at one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sheetsync.core.grid import Cell
from sheetsync.core.parse.contacts import Contacts
from sheetsync.core.parse.faults import Oddity, Unclear
from sheetsync.core.parse.text import BRACKETS, PLACEHOLDERS, check_value, fold, is_placeholder, spell

Flags: TypeAlias = npt.NDArray[np.bool_]
Places: TypeAlias = npt.NDArray[np.intp]


def bytes_of(signs: Iterable[str]) -> bytes:
    """One byte per byte value: 1 if it occurs in the UTF-8 of any of these texts, else 0."""
    found = set("".join(signs).encode())
    return bytes(int(value in found) for value in range(256))


def other_than(plain: bytes) -> bytes:
    """The opposite of a set of bytes."""
    return bytes(1 - flag for flag in plain)


_UNTYPED = other_than(bytes_of(map(chr, (*range(0x20, 0x7F), *range(0xC0, 0x180), *range(0x400, 0x480)))))
"""Everything but ASCII without control characters, Latin and Cyrillic letters: hostile characters have such a byte."""
_EDGES = " .,;:!?\"'«»“”„‘’`-_‐‑‒–—―−#№" + BRACKETS
_BLANK_FIRST = np.frombuffer(bytes_of([_EDGES, *(word[0] + word[0].upper() for word in PLACEHOLDERS)]), dtype=np.bool_)
_BLANK_LAST = np.frombuffer(bytes_of([_EDGES, *(word[-1] + word[-1].upper() for word in PLACEHOLDERS)]), dtype=np.bool_)
_LONGEST_BLANK = 40


@dataclass(frozen=True, slots=True, eq=False)
class Strings:
    """Distinct values as text without hostile characters and outer spaces (null for an empty cell), which of them are
    blank or only say so, and which hold an error instead of a value; these are blank too.

    `phones`, `emails`: what a column of these holds, by the same places.
    """

    texts: pa.StringArray
    blank: Flags
    odd: dict[int, Oddity]
    phones: Contacts | None = None
    emails: Contacts | None = None

    def filled(self) -> pa.StringArray:
        """The texts, null where blank."""
        worded = self.blank & np.array(pc.is_valid(self.texts))
        return pc.if_else(pa.array(worded), None, self.texts) if worded.any() else self.texts


def read_strings(distinct: Sequence[Cell], *, keep_signs: bool = False) -> Strings:
    """Read a column as text. `keep_signs`: a dash or "n/a" is a text like any other."""
    texts = _as_text(distinct)
    offsets, data = raw_bytes(texts)
    lengths = np.diff(offsets)
    blank = lengths == 0
    odd: dict[int, Oddity] = {}
    if len(data):
        first, last = data[np.minimum(offsets[:-1], len(data) - 1)], data[np.maximum(offsets[1:] - 1, 0)]
        for place in np.flatnonzero(~blank & (first == ord("#"))).tolist():
            try:
                check_value(texts[place].as_py())
            except Unclear as unclear:
                odd[place] = unclear.oddity
        if not keep_signs:
            doubtful = ~blank & (lengths <= _LONGEST_BLANK) & _BLANK_FIRST[first] & _BLANK_LAST[last]
            for place in np.flatnonzero(doubtful).tolist():
                blank[place] = is_placeholder(fold(texts[place].as_py()))
    blank[list(odd)] = True
    return Strings(texts, blank, odd)


def _as_text(distinct: Sequence[Cell]) -> pa.StringArray:
    try:
        texts = pa.array(distinct, pa.string())
    except (pa.ArrowException, TypeError, UnicodeError):
        # Numbers among the texts; a plain int, the usual ID, is spelled the quick way.
        cells = (str(cell) if type(cell) is int else None if cell is None else spell(cell) for cell in distinct)
        return pa.array(list(cells), pa.string())
    return rewritten(texts, odd_places(texts, _UNTYPED, spaced=True), spell)


def odd_places(texts: pa.StringArray, odd_bytes: bytes, *, spaced: bool = False) -> Places:
    """Which strings hold an odd byte or, if `spaced`, begin or end with a space."""
    offsets, data = raw_bytes(texts)
    if not len(data):
        return np.zeros(0, dtype=np.intp)
    odd = np.flatnonzero(np.frombuffer(data.tobytes().translate(odd_bytes), dtype=np.bool_))
    places = np.searchsorted(offsets, odd, side="right") - 1
    if spaced:
        first, last = data[np.minimum(offsets[:-1], len(data) - 1)], data[np.maximum(offsets[1:] - 1, 0)]
        places = np.concatenate(
            [places, np.flatnonzero((offsets[1:] > offsets[:-1]) & ((first == 0x20) | (last == 0x20)))]
        )
    return np.unique(places)


def raw_bytes(texts: pa.StringArray) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
    """The strings' UTF-8 bytes, end to end, and where each string begins (and the last one ends)."""
    offsets = np.frombuffer(texts.buffers()[1], dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1]
    return offsets, np.frombuffer(texts.buffers()[2] or b"", dtype=np.uint8)


def without_bytes(texts: pa.StringArray, dropped: bytes) -> pa.StringArray:
    """The strings, none of them null, without certain ASCII characters (those of which `dropped` has a 1)."""
    offsets, data = raw_bytes(texts)
    kept = ~np.frombuffer(data.tobytes().translate(dropped), dtype=np.bool_)
    moved = np.concatenate([np.zeros(1, dtype=np.int32), np.cumsum(kept, dtype=np.int32)])
    return pa.StringArray.from_buffers(len(texts), pa.py_buffer(moved[offsets]), pa.py_buffer(data[kept]))


def rewritten(texts: pa.StringArray, places: Places, rewrite: Callable[[str], str]) -> pa.StringArray:
    """The same strings, those at the given places rewritten one by one."""
    if not len(places):
        return texts
    chosen = np.zeros(len(texts), dtype=np.bool_)
    chosen[places] = True
    new = pa.array([rewrite(text.as_py()) for text in texts.take(pa.array(places))], pa.string())
    return pc.replace_with_mask(texts, pa.array(chosen), new)


def at_codes(texts: pa.StringArray, codes: npt.NDArray[np.integer]) -> pa.StringArray:
    """The strings at the codes; no copy where these simply count on."""
    if len(codes) and int(codes[-1]) - int(codes[0]) + 1 == len(codes) and bool((np.diff(codes) == 1).all()):
        return texts.slice(int(codes[0]), len(codes))
    return texts.take(pa.array(codes))
