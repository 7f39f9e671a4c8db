"""An amount as it is written: a number with a currency, thousands in words, a sign, brackets; or a sum of some."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from decimal import Decimal

from sheetsync.core.grid import Cell
from sheetsync.core.norms import Norms
from sheetsync.core.parse.currencies import CURRENCIES
from sheetsync.core.parse.faults import Unclear
from sheetsync.core.parse.numerals import normal_number, plain_number
from sheetsync.core.parse.text import check_value, clean, says_nothing

_THOUSANDS = "тыс тысяч тысячи тысяча т тр тыр к k thousand"
_MILLIONS = "млн миллион миллиона миллионов лям ляма лямов m mln mio million millions"
_MULTIPLIERS = {
    **dict.fromkeys(_THOUSANDS.split(), 10**3),
    **dict.fromkeys(_MILLIONS.split(), 10**6),
    **dict.fromkeys(("млрд", "миллиард", "миллиарда", "миллиардов", "bn", "billion", "billions"), 10**9),
}
_BOTH = frozenset({"тр", "тыр"})
"""Thousands of roubles in one word."""
_UNITS = (
    "шт штук штуки pcs pc pieces чел человек клик клика кликов показ показа показов визит визита визитов "
    "лид лида лидов заявка заявки заявок "
    "clicks impressions visits leads"
)
_PIECES = frozenset(_UNITS.split())
_PERCENT = frozenset({"%", "процент", "процента", "процентов", "проц", "percent", "pct"})
_KOPECKS = frozenset({"коп", "копейка", "копейки", "копеек", "к"})
_CYRILLIC = str.maketrans("aceopxyk", "асеорхук")
"""A currency may be typed in the letters of the wrong keyboard: pyб."""

_DIGITS = r"\d[\d .,'’`_]*"
_CLOTHES = ' ;:"«»“”„'
_BRACKETS = re.compile(r"([^()\d]*)\(([^()]*\d[^()]*)\)([^()\d]*)")
_AMOUNT = re.compile(
    r"(?P<sign>[-+]?) ?(?P<before>[^\d+-]*?)(?P<inner>[-+]?) ?"
    rf"(?P<number>(?:(?<![^\s+-])[.,])?{_DIGITS}(?:[-=]\d\d)?)(?P<after>\D*)"
)
_SUM = re.compile(rf"(?P<terms>{_DIGITS}(?:\+ ?{_DIGITS})+|=[-+ ]?{_DIGITS}(?:[-+] ?{_DIGITS})+)(?P<after>\D*)")
_PART = re.compile(rf"({_DIGITS})(\D*)")
_NO_KOPECKS = re.compile(r"(?<=\d)([.,])-(?=\D*$)")
_SCIENTIFIC = re.compile(r"(\d)[.,](\d+)e\+?(\d\d?)")
_TWO_LINES = re.compile(r"\d\s*\n\s*\d")
"""Two numbers below each other; a line break is no space between thousands."""
_FRACTION_OR_GROUP = re.compile(r"\d{1,3}[.,]\d{3}")
_MISTYPED = re.compile(r"(?<!\w)(?=[\dоoзil|]*\d|[оo]{2,})[\dоoзil|]+(?!\w)")
_LOOKALIKES = str.maketrans("оoзil|", "003111")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written, with the words around it understood."""

    number: Decimal
    repaired: bool = False
    percent: bool = False
    pieces: bool = False
    currencies: frozenset[str] = frozenset()


def plainly(number: Decimal) -> str:
    """The number in digits."""
    return f"{number.normalize():f}"


def amount_in(cell: Cell, norms: Norms) -> Amount | None:
    """The cell's number; None for a blank. Raises Unclear."""
    check_value(cell)
    if cell is None or says_nothing(cell):
        return None
    if isinstance(cell, str):
        if _TWO_LINES.search(clean(cell)):
            raise Unclear("number_unreadable")
        return _written(normal_number(clean(cell)), norms)
    if isinstance(cell, bool | dt.date) or not math.isfinite(cell):
        raise Unclear("number_unreadable")
    return Amount(Decimal(repr(cell)))


def _written(text: str, norms: Norms) -> Amount:
    text = _NO_KOPECKS.sub(r"\1 00", text.strip(_CLOTHES).lstrip("'’`")).replace(", 00", ",00").replace(". 00", ".00")
    if whole := _SCIENTIFIC.fullmatch(text):
        return Amount(_expanded(whole), repaired=True)
    if _MISTYPED.search(text) and (right := _MISTYPED.sub(lambda one: one[0].translate(_LOOKALIKES), text)) != text:
        raise Unclear("number_doubtful", read=plainly(_written(right, norms).number))
    if total := _SUM.fullmatch(text):
        return _sum(total, norms)
    parts = _PART.findall(text)
    if len(parts) > 1 and "".join(map("".join, parts)) == text and (whole_amount := _compound(parts, norms)):
        return whole_amount
    return _single(text, norms)


def _expanded(match: re.Match[str]) -> Decimal:
    """1.2345E+4 in full; if digits are lost, as in 7,99E+10, it is no number any more."""
    first, rest, power = match.groups()
    if len(rest) < int(power):
        raise Unclear("number_unreadable")
    return Decimal(f"{first}.{rest}e{power}")


def _sum(match: re.Match[str], norms: Norms) -> Amount:
    around = _Around.of(match["after"])
    if around.strange or around.times != 1 or around.percent:
        raise Unclear("number_unreadable")
    terms = re.findall(rf"([-+]?) ?({_DIGITS})", match["terms"].removeprefix("="))
    total = sum(
        ((-1 if sign == "-" else 1) * plain_number(term.strip(" .,"), norms) for sign, term in terms), Decimal(0)
    )
    return Amount(total, True, pieces=around.pieces, currencies=around.currencies)


def _compound(parts: list[tuple[str, str]], norms: Norms) -> Amount | None:
    """1 млн 200 тыс., 12 000 руб. 50 коп.; None if the parts don't get smaller and smaller."""
    total, limit, currencies = Decimal(0), Decimal(0), frozenset[str]()
    for digits, words in parts:
        kopecks = bool(currencies) and words.strip(" .") in _KOPECKS
        around = _Around.of("" if kopecks else words)
        number = plain_number(digits.strip(" .,'’`_"), norms)
        unit = Decimal("0.01") if kopecks else Decimal(around.times)
        apart = around.strange or around.percent or around.pieces or (limit == 1 and not kopecks)
        if apart or (limit and not number * unit < limit) or (not around.currencies and unit == 1 and limit > 10**3):
            return None
        total, limit, currencies = total + number * unit, unit, currencies | around.currencies
    return Amount(total, True, currencies=currencies)


def _single(text: str, norms: Norms) -> Amount:
    brackets = _BRACKETS.fullmatch(text)
    if brackets:
        text = "".join(brackets.groups()).strip()
    match = _AMOUNT.fullmatch(text)
    if match is None or (match["sign"] and match["inner"]):
        raise Unclear("number_unreadable")
    number = plain_number(match["number"].rstrip(" .,'’`_"), norms)
    around = _Around.of(f"{match['before']} {match['after']}")
    if brackets or "-" in (match["sign"], match["inner"]):
        number = -number
    if around.strange:
        raise Unclear("number_doubtful", read=plainly(number * around.times))
    if around.times != 1 and abs(number) >= 1000 and _FRACTION_OR_GROUP.fullmatch(match["number"].strip()):
        raise Unclear("number_ambiguous")  # 1.709K: nobody groups thousands of thousands, whatever the locale
    repaired = match["number"][-3:-2] in {"-", "="} or around.times != 1 or bool(brackets)
    return Amount(number * around.times, repaired, around.percent, around.pieces, around.currencies)


@dataclass(frozen=True, slots=True)
class _Around:
    """What the words around a number say; `strange`: there are others, or they contradict each other."""

    times: int = 1
    percent: bool = False
    pieces: bool = False
    strange: bool = False
    currencies: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: str) -> _Around:
        """What each word is: a currency, a multiplier, % or pieces."""
        times, percent, pieces, strange, currencies = 1, False, False, False, frozenset[str]()
        for word in re.findall(r"[^\s.,\w]|\w+", words):
            meant = CURRENCIES.get(word) or CURRENCIES.get(word.translate(_CYRILLIC))
            if word in _MULTIPLIERS and times == 1:
                times = _MULTIPLIERS[word]
                currencies = CURRENCIES["р"] if word in _BOTH else currencies
            elif meant and (not currencies or currencies & meant):
                currencies = (currencies & meant) if currencies else meant
            elif word in _PERCENT and not percent:
                percent = True
            elif word in _PIECES:
                pieces = True
            else:
                strange = True
        return cls(times, percent, pieces, strange, currencies)
