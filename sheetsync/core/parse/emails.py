"""Which e-mail addresses a column holds, in lower case.

A pattern decides the usual ones at once; what else looks like an address the email-validator library judges by its
shape. Whether the domain exists is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import email_validator
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sheetsync.core.parse.contacts import Contacts, read_rest
from sheetsync.core.parse.faults import Oddity, Read
from sheetsync.core.parse.text import as_latin, mixes_alphabets, plain

_LOCAL = r"[a-z0-9!#$%&'+/=?^_`{|}~-]"
_USUAL = rf"^[a-z0-9_]{_LOCAL}*(?:\.{_LOCAL}+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{{2,}}$"
_LONGEST_USUAL = 64
"""So short an address has no part that is too long."""
_LONGEST = 300
_QUOTED = re.compile(r"\"[^\"\n]*\"(?=\s*<)")
"""A name may hold a comma: "Petrova, Anna" <anna@example.com>."""
_BETWEEN = re.compile(r"[,;\n]+")
_BEFORE = "<>()[]{}\"'«»“”:"
_AFTER = _BEFORE + "."
_LABEL = re.compile(r"(?:mailto|e-?mail|mail|почта|имейл|емейл):")
_QUERY = re.compile(r"(?<=@)([^?]*)\?.*")
_ENDING = re.compile(r"[^\W\d_][\w-]+$")
_TORN = re.compile(r"(?:^|\s)(?!(?:e-?mail|mail)\s)[a-z0-9._-]+\s+\S+@|@\S+\s+[a-z]{1,3}(?:\s|$)")
"""Half an address: ivan petrov@example.com, anna@example.co m."""
_NO_ADDRESS = Oddity("email_unreadable")


def valid_emails(texts: pa.StringArray) -> npt.NDArray[np.bool_]:
    """Element by element: whether the text holds an e-mail address; "Anna <anna@example.com>" does."""
    return read_emails(texts).usable()


def clean_emails(texts: pa.StringArray) -> pa.StringArray:
    """Element by element: the one address that the text holds, in lower case; null if it is none or not only one."""
    return read_emails(texts).values


def is_valid_email(text: str) -> bool:
    """Whether the text is one address and nothing else."""
    return bool(_address(text.strip()))


def read_emails(texts: pa.StringArray) -> Contacts:
    """The addresses that a column's texts hold; blank ones have none and nothing odd."""
    lower = pc.ascii_lower(pc.fill_null(texts, ""))
    usual = np.array(pc.match_substring_regex(lower, _USUAL), dtype=np.bool_)
    usual &= np.array(pc.less_equal(pc.binary_length(lower), _LONGEST_USUAL))
    for reserved in email_validator.SPECIAL_USE_DOMAIN_NAMES:
        usual &= ~np.array(pc.ends_with(lower, f".{reserved}"))
    values = lower if usual.all() else pc.if_else(pa.array(usual), lower, None)
    others = np.flatnonzero(~usual & np.array(pc.not_equal(lower, "")))
    return read_rest(texts, values, others, read_email)


def read_email(text: str) -> Read[str]:
    """One text, whatever stands in it: its address, or what is odd about it."""
    written = plain(text[:_LONGEST])
    found, ignored = find_addresses(written)
    if not found and (closed := _address(re.sub(r"\s*([@.])\s*", r"\1", written))):
        return Read(closed)
    if len(found) > 1 or (found and any("@" in part for part in ignored)):
        return Read(None, Oddity("emails_many"))
    if found:
        return Read(None, _NO_ADDRESS) if "<" not in written and _TORN.search(written) else Read(found[0])
    latin = find_addresses(as_latin(written))[0]
    return Read(None, Oddity("email_letters", {"read": latin[0]}) if len(latin) == 1 else _NO_ADDRESS)


def find_addresses(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses in a list that people typed, in lower case and each once; and what is neither one nor the name
    beside one.
    """
    found: dict[str, None] = {}
    ignored: list[str] = []
    for part in _BETWEEN.split(_QUOTED.sub("", text)):
        words = [word for word in part.replace("<", " ").replace(">", " ").split() if word.strip(_AFTER)]
        addresses = [address for word in words if (address := _address(word))]
        found |= dict.fromkeys(addresses)
        ignored += _strange(words) if addresses else [" ".join(words)] * bool(words)
    return tuple(found), tuple(ignored)


def _address(word: str) -> str:
    """The address that a word is, "" if it is none; letters that only look Latin, or hidden ones, make it none."""
    bare = _QUERY.sub(r"\1", _LABEL.sub("", word.lower().lstrip(_BEFORE), count=1)).rstrip(_AFTER)
    if "@" not in bare or "*" in bare or not _ENDING.search(bare) or any(map(mixes_alphabets, re.split("[@.]", bare))):
        return ""
    try:
        address = email_validator.validate_email(bare, check_deliverability=False)
    except email_validator.EmailNotValidError:
        return ""
    foreign = not address.local_part.isascii() and address.domain.isascii()
    return "" if foreign else address.normalized.lower()


def _strange(words: list[str]) -> Iterator[str]:
    """Beside an address a word is a name, unless it was to be an address too."""
    return (word for word in words if "@" in word and not _address(word))
