"""Which e-mail addresses can be written to, by their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

_LABEL = r"[a-z0-9\x{a1}-\x{ffff}](?:[a-z0-9\x{a1}-\x{ffff}-]{0,61}[a-z0-9\x{a1}-\x{ffff}])?"
_LOCAL = r"[a-z0-9!#$%&'*+/=?^_`{|}~\x{a1}-\x{ffff}-]+"
_ADDRESS = (
    rf"^(?:mailto:)?{_LOCAL}(?:\.{_LOCAL})*@(?:{_LABEL}\.)+(?:xn--[a-z0-9-]{{2,59}}|[a-z\x{{a1}}-\x{{ffff}}]{{2,63}})$"
)
"""Local part without quotes, domain labels as in RFC 1035, and letters at the end; other alphabets are allowed."""
_LONGEST = 254
"""Bytes, as in RFC 5321."""
_NAMED = re.compile(r"[^<>@]*<\s*([^<>\s]+)\s*>")
_QUOTED = re.compile(r"\"[^\"\n]*\"(?=\s*<)")
"""A name may hold a comma: "Petrova, Anna" <anna@example.com>."""
_BETWEEN = re.compile(r"[,;\n]+")
_AROUND = "<>()[]{}\"'«»“”.:"


def valid_emails(texts: pa.StringArray) -> npt.NDArray[np.bool_]:
    """Element by element: whether the text is one e-mail address; "Anna <anna@example.com>" does."""
    texts = pc.fill_null(texts, "")
    valid = np.array(_match(texts))
    for place in np.flatnonzero(~valid):
        named = _NAMED.fullmatch(texts[int(place)].as_py())
        valid[place] = named is not None and is_valid_email(named[1])
    return valid


def is_valid_email(text: str) -> bool:
    """Whether the text is one address."""
    return bool(_match(pa.array([text], pa.string()))[0].as_py())


def find_addresses(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses in a list that people typed, in lower case and each once; and what is neither one nor the name
    beside one.
    """
    found: dict[str, None] = {}
    ignored: list[str] = []
    for part in _BETWEEN.split(_QUOTED.sub("", text)):
        words = [word for word in part.replace("<", " ").replace(">", " ").split() if word.strip(_AROUND)]
        addresses = [address for word in words if (address := _address(word))]
        found |= dict.fromkeys(addresses)
        ignored += _strange(words) if addresses else [" ".join(words)] * bool(words)
    return tuple(found), tuple(ignored)


def _address(word: str) -> str:
    """The address that a word is, "" if it is none."""
    address = word.strip(_AROUND).lower().removeprefix("mailto:")
    return address if is_valid_email(address) else ""


def _strange(words: list[str]) -> Iterator[str]:
    """Beside an address a word is a name, unless it was to be an address too."""
    return (word for word in words if "@" in word and not _address(word))


def _match(texts: pa.StringArray) -> pa.BooleanArray:
    short = pc.less_equal(pc.binary_length(texts), _LONGEST)
    return pc.and_(pc.match_substring_regex(texts, _ADDRESS, ignore_case=True), short)
