"""The keys of rows: ids compared without case, spaces and dash variants; records that stand twice; joins."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sheetsync.core.grid import Cell
from sheetsync.core.parse.faults import Oddity
from sheetsync.core.parse.strings import bytes_of, odd_places, other_than, raw_bytes, read_strings, rewritten
from sheetsync.core.parse.text import as_latin, fold_case

Places = npt.NDArray[np.int64]

_FOLDED = other_than(bytes_of([string.ascii_letters, string.digits, "_/#:+()-", *map(chr, range(0x400, 0x480))]))
"""Everything but Latin and Cyrillic letters, digits and signs: ids without such bytes need only lower case."""
_PRINTED = 64
"""Bytes of a key that its fingerprint looks at."""
_ID_PART = re.compile(r"[^\W\d_]{0,4}[-_–]?\w*\d\w*")
_BEFORE = "#'’ "
"""What people put before an id without its being part of it."""
_SIGN = "^[#№'’]"
_SIGNED = Oddity("id_signed")
_WHOLE = re.compile(r"(\d+)\.0+")


@dataclass(frozen=True, slots=True, eq=False)
class Ids:
    """A column of ids, per distinct value: as written, and the key it is compared by (null for a blank)."""

    written: pa.StringArray
    keys: pa.StringArray
    odd: dict[int, Oddity]


def type_ids(distinct: Sequence[Cell]) -> Ids:
    """Read a column of ids; errors and placeholders are blank."""
    strings = read_strings(distinct)
    folded = pc.utf8_lower(rewritten(strings.texts, odd_places(strings.texts, _FOLDED), fold_id))
    keys = pc.utf8_ltrim(folded, _BEFORE)
    blank = pc.or_(pa.array(strings.blank), pc.equal(keys, ""))
    signed = np.array(pc.fill_null(pc.match_substring_regex(strings.texts, _SIGN), fill_value=False)) & ~strings.blank
    odd = strings.odd | dict.fromkeys(np.flatnonzero(signed).tolist(), _SIGNED)
    return Ids(strings.filled(), pc.if_else(blank, None, keys), odd)


def fold_id(text: str) -> str:
    """The key of one id: "L – 01" is "l-01", "№ 123" and "123.0" are "123"; other signs are part of it."""
    folded = re.sub(" ?- ?", "-", fold_case(text.replace("№", "#"))).lstrip(_BEFORE)
    whole = _WHOLE.fullmatch(folded)
    return whole[1] if whole else folded


def nearest_ids(unknown: Sequence[str], known: pa.StringArray) -> dict[str, str]:
    """Per unknown key, the one known key that differs from it only by signs, zeros in front, letters that look alike
    or a remark beside it; without an entry where there is none, or more than one.
    """
    wanted = {text: [*map(_bare_id, (text, *_ID_PART.findall(text)))] for text in unknown}
    bare = pc.replace_substring_regex(known, r"[^0-9a-zа-я]", "")
    bare = pc.replace_substring_regex(bare, r"(^|[^0-9])0+([0-9])", r"\1\2")
    looked_for = pa.array(sorted({one for some in wanted.values() for one in some if one}), pa.string())
    hits = np.flatnonzero(np.array(pc.fill_null(pc.is_in(bare, value_set=looked_for), fill_value=False)))
    found: dict[str, set[str]] = {}
    for place in hits.tolist():
        found.setdefault(bare[place].as_py(), set()).add(known[place].as_py())
    nearest = {}
    for text, forms in wanted.items():
        meant = next((found[form] for form in forms if form in found), set())
        if len(meant) == 1:
            nearest[text] = next(iter(meant))
    return nearest


def _bare_id(text: str) -> str:
    """An id without signs and zeros in front, in Latin letters where they look so, a letter O among digits as zero."""
    latin = as_latin(fold_case(text))
    latin = re.sub(r"(?<=\d)o|(?<=-)o(?=\d)|o(?=\d)", "0", latin)
    return re.sub(r"(^|\D)0+(\d)", r"\1\2", re.sub(r"[^0-9a-zа-я]", "", latin))


def first_places(keys: pa.StringArray) -> Places:
    """Per row, the first row with the same key; its own place if it is the first, or has no key."""
    places = np.arange(len(keys), dtype=np.int64)
    prints = fingerprints(keys)
    ordered = np.sort(prints)
    again = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(again):
        return places
    doubtful = np.flatnonzero(np.isin(prints, again))
    codes = np.array(pc.fill_null(keys.take(pa.array(doubtful)).dictionary_encode().indices, -1))
    doubtful, codes = doubtful[codes >= 0], codes[codes >= 0]
    first = np.zeros(int(codes.max(initial=-1)) + 1, dtype=np.int64)
    first[codes[::-1]] = doubtful[::-1]  # of equal keys the first one is written last
    places[doubtful] = first[codes]
    return places


def places_of(keys: pa.StringArray, among: pa.StringArray) -> Places:
    """Per key, its place in `among` (which holds each key once), -1 where it isn't there or is null."""
    if len(keys) == len(among) and pc.all(pc.equal(keys, among), skip_nulls=False).as_py():
        return np.arange(len(keys), dtype=np.int64)
    if not len(among):
        return np.full(len(keys), -1, dtype=np.int64)
    prints, among_prints = fingerprints(keys), fingerprints(among)
    order, needles = np.argsort(among_prints), np.argsort(prints)
    slots = np.empty(len(prints), dtype=np.int64)
    slots[needles] = np.searchsorted(among_prints[order], prints[needles])
    near = order[np.minimum(slots, len(among) - 1)]
    same = np.array(pc.fill_null(pc.equal(keys, among.take(pa.array(near))), fill_value=False))
    places = np.where(same, near, -1)
    # Two keys may share a fingerprint: what was not found by it is looked up by the key itself.
    doubtful = np.flatnonzero(~same & (among_prints[near] == prints))
    found = pc.index_in(keys.take(pa.array(doubtful)), value_set=among, skip_nulls=True)
    places[doubtful] = np.array(pc.fill_null(found, -1))
    return places


def fingerprints(keys: pa.StringArray) -> npt.NDArray[np.uint64]:
    """A 64-bit number per key: equal keys have equal numbers, different keys nearly always different ones."""
    offsets, data = raw_bytes(keys)
    starts, lengths = offsets[:-1].astype(np.int64), np.diff(offsets)
    longest = min(int(lengths.max(initial=0)), _PRINTED)
    padded = np.concatenate([data, np.zeros(longest, dtype=np.uint8)])
    prints = lengths.astype(np.uint64)
    for place in range(longest):
        mixed = (prints ^ padded[starts + place]) * np.uint64(
            0x9E3779B97F4A7C15
        )  # 2**64 / golden ratio, as Knuth has it
        mixed ^= mixed >> np.uint64(29)
        prints = np.where(lengths > place, mixed, prints)  # what comes after a key's end must not matter
    return prints
