"""Which phone numbers a column holds, by the numbering plans of Google's libphonenumber, in the form +79161234567.

Patterns decide the usual shapes (`numbering`), also beside a name; whatever else stands there the library decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import numpy as np
import numpy.typing as npt
import phonenumbers
import pyarrow as pa
import pyarrow.compute as pc

from sheetsync.core.parse.contacts import Contacts, read_rest
from sheetsync.core.parse.faults import Oddity, Read
from sheetsync.core.parse.numbering import usual_shapes
from sheetsync.core.parse.strings import bytes_of, without_bytes
from sheetsync.core.parse.text import plain

Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

_MARKS = bytes_of([" -()."])
"""What people put between digits; the library skips it too."""
_BESIDE = r"^[^\d+]*?(?P<number>\+?\d[\d \-()\x{a0}]{8,24}\d)(?:[^\d+]*|[^\w+]*(?:доб|ext|вн)[^\w+]{1,3}\d{1,5})$"
"""One number, with a name beside it or an extension after it."""
_FLOAT = re.compile(r"(\+?\d{7,})\.0+")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?e\+?\d{1,2}")
_LINKED = re.compile(r"(?:wa\.me/|[?&]phone=)\+?(?=[1-9])")
_APART = re.compile(r"[^\W\d_]|[,;/\\|\n]")
_GLUED = re.compile(r"\d[OoОоЗзIl|БбВBSs]{1,3}[ ()-]*(?=\d)|(?<![^\W\d_])[ОоOo](?![^\W\d_])|\d[ОоOo]+$")
_LOOKALIKES = str.maketrans("ОоOoЗзIl|БбВBSs", "000033111668855")
_SECOND = re.compile(r"\s*[/,;\\]\s*\d{1,4}(?![\s()-]*\d)")
"""The end of another number: 123-45-67 / 68."""
_TRAILING = re.compile(r"(?:\d[ ()-]*){6,}")
_ROUNDED = "0" * 7
"""A bare number that ends so was rounded by a spreadsheet: 7,99E+10."""
_TWO_NUMBERS = 18
"""So many digits are too many for one number."""
_LONGEST = 300
_NO_PHONE = Oddity("phone_unreadable")


def valid_phones(texts: pa.StringArray, region: str) -> Flags:
    """Element by element: whether the text holds a phone number that exists, as dialled from the region."""
    return read_phones(texts, region).usable()


def e164_phones(texts: pa.StringArray, region: str) -> pa.StringArray:
    """Element by element: the one number that the text holds, as +79161234567; null if it is none or not only one."""
    return read_phones(texts, region).values


def is_valid_phone(text: str, region: str) -> bool:
    """Whether the text holds a number that exists."""
    return bool(valid_phones(pa.array([text], pa.string()), region)[0])


def read_phones(texts: pa.StringArray, region: str) -> Contacts:
    """The numbers that a column's texts hold; blank ones have none and nothing odd."""
    texts = pc.fill_null(texts, "")
    rounded = pc.or_(pc.ends_with(texts, ".0"), pc.ends_with(texts, _ROUNDED))
    numbers = pc.if_else(rounded, "", without_bytes(texts, _MARKS))
    usual = _usual(numbers, np.flatnonzero(np.array(pc.not_equal(texts, ""))), region)
    refused, undecided = usual.refused, usual.undecided
    values = usual.values
    if len(undecided):
        rest = pc.if_else(rounded, "", texts).take(pa.array(undecided))
        beside = _usual(_beside(rest), np.arange(len(undecided)), region)
        values = _put(values, undecided, beside.values)
        refused = np.concatenate([refused, undecided[beside.refused]])
        undecided = undecided[beside.undecided]
    contacts = read_rest(texts, values, undecided, lambda text: read_phone(text, region))
    return Contacts(contacts.values, dict.fromkeys(refused.tolist(), _NO_PHONE) | contacts.odd)


def _beside(texts: pa.StringArray) -> pa.StringArray:
    """The one number, without marks, that stands beside a name or before an extension; "" where that isn't so."""
    found = pc.struct_field(pc.extract_regex(texts, _BESIDE), "number")
    return without_bytes(pc.replace_substring(pc.fill_null(found, ""), "\xa0", ""), _MARKS)


@dataclass(frozen=True, slots=True, eq=False)
class _Usual:
    """What the patterns say: numbers that exist, the places of those that don't, and of texts of no usual shape."""

    values: pa.StringArray
    refused: Places
    undecided: Places


def _usual(numbers: pa.StringArray, places: Places, region: str) -> _Usual:
    values = pa.nulls(len(numbers), pa.string())
    refused = []
    for shape in usual_shapes(region):
        rest = numbers.take(pa.array(places))
        fits = shape.fits(rest)
        national = shape.national(rest.filter(pa.array(fits)))
        exist = shape.exist(national)
        whole = pc.binary_join_element_wise(f"+{shape.country_code}", national.filter(pa.array(exist)), "")
        values = _put(values, places[fits][exist], whole)
        refused.append(places[fits][~exist])
        places = places[~fits]
    return _Usual(values, np.concatenate([places[:0], *refused]), places)


def _put(values: pa.StringArray, places: Places, new: pa.StringArray) -> pa.StringArray:
    chosen = np.zeros(len(values), dtype=np.bool_)
    chosen[places] = True
    return pc.replace_with_mask(values, pa.array(chosen), new)


def read_phone(text: str, region: str) -> Read[str]:
    """One text by the library: its number, or what is odd about it."""
    bare = _bare(text)
    if bare is None or sum(map(str.isdigit, bare)) < 4:
        return Read(None, _NO_PHONE)
    if _GLUED.search(bare):
        return _with_letters(bare, region)
    found = dict.fromkeys(_numbers(bare, region))
    if len(found) != 1:
        return Read(None, Oddity("phones_many") if found else _NO_PHONE)
    return Read(next(iter(found)))


def _bare(text: str) -> str | None:
    """The text with plain digits, spaces and dashes; None for a number that has lost digits."""
    bare = plain(text[:_LONGEST]).strip("'’`\"")
    if whole := _FLOAT.fullmatch(bare):
        bare = whole[1]
    if _SCIENTIFIC.fullmatch(bare.casefold()):
        bare = _expanded(bare)
    if bare.isdecimal() and bare.endswith(_ROUNDED):
        return None
    return _LINKED.sub("+", bare)


def _expanded(text: str) -> str:
    """7.9161234567E+10 in full; a rounded one ends in zeros."""
    try:
        return f"{Decimal(text.replace(',', '.')).normalize():f}"
    except InvalidOperation:
        return text


def _numbers(text: str, region: str) -> Iterator[str]:
    """The numbers that exist, as +79161234567; and an unfinished one beside them as it stands."""
    if not _APART.search(text):
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            number = None
        if number and phonenumbers.is_valid_number(number):
            yield _e164(number)
            return
        if sum(map(str.isdigit, text)) < _TWO_NUMBERS:
            return
    yield from _among_words(text, region)


def _among_words(text: str, region: str) -> Iterator[str]:
    """The numbers that the library finds in a text, and what is left of another one beside them."""
    rest = text
    matches = list(phonenumbers.PhoneNumberMatcher(text, region))
    for match in reversed(matches):
        yield _e164(match.number)
        if _SECOND.match(text, match.end):
            yield text[match.end :]
        rest = rest[: match.start] + "\n" + rest[match.end :]
    if matches:
        yield from (one[0].strip() for one in _TRAILING.finditer(rest))


def _e164(number: phonenumbers.PhoneNumber) -> str:
    whole: str = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return whole


def _with_letters(text: str, region: str) -> Read[str]:
    """A letter among the digits, as О for 0: never taken for one, but proposed."""
    proposed = dict.fromkeys(_numbers(text.translate(_LOOKALIKES), region))
    if len(proposed) == 1:
        return Read(None, Oddity("phone_letters", {"read": next(iter(proposed))}))
    return Read(None, _NO_PHONE)
