"""Text as it stands in a cell: escapes resolved, what can't be seen or could harm taken out."""

from __future__ import annotations

import re

_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_ENTITY = re.compile("&(?:#([0-9]+)|#x([0-9A-Fa-f]+)|(lt|gt|amp|quot|apos));|&")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


def clean(text: str) -> str:
    """A cell's text: `_x000D_` escapes decoded, line ends made newlines, control characters, lone surrogates and
    overrides of the writing direction dropped.
    """
    if not _ODD.search(text):
        return text
    decoded = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    paired = decoded.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return _UNSEEN.sub("", paired.replace("\r\n", "\n").replace("\r", "\n"))


def unescape(raw: bytes) -> str:
    """XML character data as text. ValueError if it is not UTF-8 or holds an entity that XML doesn't know."""
    text = raw.decode()
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _entity(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return _NAMED[name]
    if decimal or hexadecimal:
        return chr(int(decimal) if decimal else int(hexadecimal, 16))
    raise ValueError("a lone &")
