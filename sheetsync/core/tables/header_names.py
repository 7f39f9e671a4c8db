"""What a header says: its name without its clothes, the unit beside it, and the column that it means for sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sheetsync.core.grid import ERROR_TEXTS, UNCALCULATED
from sheetsync.core.parse.text import fold_case

_LOOKALIKES = str.maketrans("авекмнорстухёії", "abekmhopctyxeiï")
"""Cyrillic letters by the Latin ones that look like them, in either case."""
_CLOTHES = re.compile(r"[^\w№%#]|_")
_BRACKETS = re.compile(r"(?P<name>.*\S)\s*[(\[{](?P<unit>[^()\[\]{}]*)[)\]}]\W*")
_BESIDE = re.compile(r"(?P<name>.*?\S)\s*[,:;/|–—-]\s*(?P<unit>[^,:;/|–—]+)")
_LAST_WORD = re.compile(r"(?P<name>.*\S)\s+(?P<unit>\S+)")
_UNIT_WORDS = re.compile(r"[^\W_]+|[%₽$€£¥₸₴₺₹₾֏]")
_SCALES: Mapping[str, int] = {
    **dict.fromkeys(("тыс", "тысяч", "тысячи", "тысячах", "т", "k", "thousand", "thousands", "thous"), 1000),
    **dict.fromkeys(("млн", "миллион", "миллионов", "миллионах", "mln", "million", "millions", "mio"), 1_000_000),
}
_UNITS = frozenset(
    (
        *("%", "шт", "штук", "ед", "pcs", "pc", "дн", "дней", "день", "days", "ч", "час", "часов", "hours", "мин"),
        *("минут", "дд", "мм", "гггг", "гг", "г", "д", "м", "чч", "сс", "dd", "mm", "yyyy", "yy", "hh", "ss"),
        *("обязательно", "обязательное", "обязательный", "необязательно", "required", "optional", "текст", "text"),
        *("число", "number", "цифры", "дата", "date", "ндс", "vat", "без", "с", "в", "in", "incl", "excl", "with"),
        *("without", "net", "gross", "вкл", "включая", "utc", "мск", "msk", "формат", "format", "iso"),
    )
)
"""Words that say how a value is written, never what it is."""
_LOOSE = frozenset((*"тдмгсв", "без", "in", "with", "without"))
"""Those of them that say it only beside others."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header taken apart: the key of its name, the key of it with its unit taken away, and what the unit multiplies
    by; `aside` is what else stands in brackets.
    """

    key: str
    bare: str
    scale: int = 1
    aside: str = ""


def key_of(header: str) -> str:
    """What two spellings of one header share: letters and digits, without case, ё and look-alike letters."""
    return _CLOTHES.sub("", fold_case(header)).translate(_LOOKALIKES)


def is_error(text: str) -> bool:
    """Whether a header's formula has failed."""
    sign = text.strip().upper()
    return sign in ERROR_TEXTS or sign == UNCALCULATED


def header_of(text: str, currency: frozenset[str]) -> Header:
    """Take a header apart; `currency` are the words for the reporting currency, other ones are no unit."""
    folded = fold_case(text).strip(" .:*!")
    key = key_of(text)
    for pattern in (_BRACKETS, _BESIDE, _LAST_WORD):
        if (found := pattern.fullmatch(folded)) and (scale := scale_of(found["unit"], currency)):
            return Header(key, header_of(found["name"], currency).bare, scale)
    aside = _BRACKETS.fullmatch(folded)
    return Header(key, key_of(aside["name"]), aside=aside["unit"]) if aside else Header(key, key)


def scale_of(unit: str, currency: frozenset[str]) -> int:
    """What a unit multiplies values by, 0 if the text is no unit."""
    words = _UNIT_WORDS.findall(unit.casefold())
    if not words or any(word not in _SCALES and word not in _UNITS and word not in currency for word in words):
        return 0
    # "т" alone is as good as anything; in "т. р." it stands for thousands.
    if len(words) == 1 and words[0] in _LOOSE:
        return 0
    scales = [_SCALES[word] for word in words if word in _SCALES]
    return scales[0] if scales else 1


def words_of(text: str) -> Iterator[str]:
    """A header's words, folded for comparing."""
    yield from (word.translate(_LOOKALIKES) for word in re.findall(r"[^\W_]+|[№%#]", fold_case(text)))
