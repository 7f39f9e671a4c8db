"""From a cell's XML to its value: one cell as an element, one as raw bytes, or many plain ones at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import pyarrow as pa
import pyarrow.compute as pc

from sheetsync.adapters.xlsx.cell_values import Meaning, Written, whole
from sheetsync.adapters.xlsx.markup import MAIN, DamagedMarkup, Element, parse
from sheetsync.adapters.xlsx.markup import whole as whole_attribute
from sheetsync.adapters.xlsx.text import unescape
from sheetsync.core.grid import Cell

_ATTRIBUTES = rb'((?: (?:s|t|cm|vm|ph)="\w*")*)'
_INLINE = rb'<is><t(?: xml:space="preserve")?>'
_RAW = re.compile(
    _ATTRIBUTES
    + rb"(?: ?/>\s*|>(<f(?: [^<>]*)?>[^<]*</f>|<f(?: [^<>]*)?/>)?"
    + rb"(?:<v>([^<]*)</v>|(<v ?/>)|"
    + _INLINE
    + rb"([^<]*)</t></is>)?)"
)
_PLAIN = re.compile(_ATTRIBUTES + rb"(?:><v>|>" + _INLINE + rb")(?=[^<])")
_MARKED = (
    "[<&\\x00-\\x08\\x0b-\\x1f\\x7f]|_x|\\xc2[\\x80-\\x9f]|\\xe2\\x80[\\xaa-\\xae]|\\xe2\\x81[\\xa6-\\xa9]|\\xef\\xbf"
)
"""Bytes by which a text needs more than decoding."""


def written_in(cell: Element) -> Written:
    """What a `c` element holds; the runs of rich text are joined, phonetic ones are left out."""
    kind, text, formula = cell.get("t", ""), None, False
    wanted = "is" if kind == "inlineStr" else "v"
    for part in cell:
        name = str(part.tag).rpartition("}")[2]
        if name == wanted:
            text = joined(part) if name == "is" else part.text or ""
        elif name == "f":
            formula = True
    return Written(kind, whole_attribute(cell.get("s")), text, formula)


def joined(text: Element) -> str:
    """The text of a plain or rich string (`is` or `si`)."""
    runs = [part for part in text if str(part.tag).endswith(("}t", "}r"))]
    return "".join(run.text or "" if str(run.tag).endswith("}t") else joined(run) for run in runs)


def cell_of_raw(raw: bytes, meaning: Meaning) -> Cell:
    """The value of a cell given as the bytes between its address and `</c>`. DamagedMarkup if they are no cell."""
    found = _RAW.fullmatch(raw)
    if not found:
        return meaning.cell(written_in(parse(b'<c xmlns="%s"%s</c>' % (MAIN.encode(), raw))))
    attributes, formula, value, empty, inline = found.groups()
    kind, style = _attributes(attributes)
    text = inline if kind == "inlineStr" else b"" if empty else value
    try:
        return meaning.cell(Written(kind, style, None if text is None else unescape(text), formula is not None))
    except ValueError as error:
        raise DamagedMarkup(str(error)) from error


def plain_cells(raws: pa.BinaryArray, meaning: Meaning) -> Sequence[Cell] | None:
    """The values of many raw cells if all are simple strings or numbers of one style; None if they aren't."""
    first = raws[0].as_py()
    found = _PLAIN.match(first)
    if not found:
        return None
    kind, style = _attributes(found[1])
    prefix, suffix = found[0], b"</v>" if found[0].endswith(b"><v>") else b"</t></is>"
    if (kind == "inlineStr") != (suffix != b"</v>") or not _all(
        pc.starts_with(raws, prefix), pc.ends_with(raws, suffix)
    ):
        return None
    texts = pc.binary_slice(raws, len(prefix), -len(suffix))
    if pc.any(pc.match_substring_regex(texts, _MARKED)).as_py():
        return None
    return _values(texts, kind, style, meaning)


def _values(texts: pa.BinaryArray, kind: str, style: int, meaning: Meaning) -> Sequence[Cell] | None:
    try:
        if kind in ("inlineStr", "str"):
            return [text or None for text in texts.cast(pa.string()).to_pylist()]
        if kind in ("", "n") and style not in meaning.dates:
            numbers = texts.cast(pa.string()).cast(pa.float64())
            return [whole(number) for number in numbers.to_pylist()] if pc.all(pc.is_finite(numbers)).as_py() else None
        if kind == "s":
            places = texts.cast(pa.string()).cast(pa.uint32()).to_pylist()
            return [meaning.shared[place] or None for place in places]
    except (pa.ArrowInvalid, IndexError):
        return None
    return None


def _all(*conditions: pa.BooleanArray) -> bool:
    return all(pc.all(condition).as_py() for condition in conditions)


@lru_cache(maxsize=4096)
def _attributes(raw: bytes) -> tuple[str, int]:
    """Type and style out of a cell's attributes."""
    found = dict(part.rstrip('"').split('="') for part in raw.decode("ascii").split())
    return found.get("t", ""), whole_attribute(found.get("s"))
