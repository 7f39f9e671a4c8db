"""Amounts, counts, shares and plain numbers: one cell each."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from sheetsync.core.grid import Cell
from sheetsync.core.money import MINOR_PER_MAJOR, to_minor
from sheetsync.core.norms import Norms
from sheetsync.core.parse.currencies import CURRENCIES
from sheetsync.core.parse.faults import Oddity, Read, Unclear
from sheetsync.core.parse.numerals import normal_number, plain_number
from sheetsync.core.parse.text import check_value, clean, fold, is_placeholder

T = TypeVar("T", int, float)

BIGGEST = 10**15
"""Nothing that a company counts is bigger; sums of such numbers still fit 64 bits."""

_MULTIPLIERS = {
    **dict.fromkeys(("тыс", "тысяч", "тысячи", "тысяча", "т", "к", "k", "thousand"), 10**3),
    **dict.fromkeys(("млн", "миллион", "миллиона", "миллионов", "m", "mln", "mio", "million", "millions"), 10**6),
    **dict.fromkeys(("млрд", "миллиард", "миллиарда", "миллиардов", "bn", "billion", "billions"), 10**9),
}
_PIECES = frozenset({"шт", "pcs", "pc", "штук"})
_BRACKETS = re.compile(r"([^()\d]*)\(([^()]*\d[^()]*)\)([^()\d]*)")
_AMOUNT = re.compile(
    r"(?P<sign>[-+]?) ?(?P<before>[^\d+-]*?)(?P<inner>[-+]?) ?"
    r"(?P<number>(?:(?<![^\s+-])[.,])?\d[\d .,'’_]*(?:-\d\d)?)(?P<after>\D*)"
)
_SUM = re.compile(r"\d[\d .,'’_]*(?:\+ ?\d[\d .,'’_]*)+")


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number as written, with the words around it understood."""

    number: Decimal
    repaired: bool = False
    percent: bool = False
    currencies: frozenset[str] = frozenset()


def read_money(cell: Cell, norms: Norms) -> Read[int]:
    """An amount in the reporting currency, in whole minor units; a foreign currency is an error."""

    def minor(amount: _Amount) -> int:
        _check_currency(amount, norms)
        if amount.percent or abs(amount.number) > BIGGEST // MINOR_PER_MAJOR:
            raise Unclear("number_unreadable")
        return to_minor(amount.number)

    return _read(cell, norms, minor)


def read_count(cell: Cell, norms: Norms) -> Read[int]:
    """A whole number, not negative."""

    def count(amount: _Amount) -> int:
        whole = amount.number == amount.number.to_integral_value()
        if amount.percent or amount.currencies or not whole or not 0 <= amount.number <= BIGGEST:
            raise Unclear("count_unusable")
        return int(amount.number)

    return _read(cell, norms, count)


def read_number(cell: Cell, norms: Norms) -> Read[float]:
    """Any number; 12 % is 0.12, an amount must be in the reporting currency."""

    def number(amount: _Amount) -> float:
        _check_currency(amount, norms)
        return float(amount.number / 100 if amount.percent else amount.number)

    return _read(cell, norms, number)


def read_share(cell: Cell, norms: Norms) -> Read[float]:
    """A share in [0, 1]: 0.4, 40 %, or 40, which is read as a percentage and said so. 1 is the whole."""

    def share(amount: _Amount) -> float:
        number = amount.number / 100 if amount.percent or amount.number > 1 else amount.number
        if amount.currencies or not 0 <= number <= 1:
            raise Unclear("share_unusable")
        return float(number)

    return _read(cell, norms, share, _as_percent)


def _check_currency(amount: _Amount, norms: Norms) -> None:
    if amount.currencies and norms.currency not in amount.currencies:
        raise Unclear("foreign_currency", currency=norms.currency)


def _as_percent(amount: _Amount) -> Oddity | None:
    if amount.percent or amount.number <= 1:
        return None
    return Oddity("share_percent", {"read": f"{amount.number.normalize():f} %"})


def _read(
    cell: Cell,
    norms: Norms,
    meaning: Callable[[_Amount], T],
    doubt: Callable[[_Amount], Oddity | None] = lambda _: None,
) -> Read[T]:
    """The cell's amount as the column means it, and what to say of the way it was written."""
    try:
        amount = _amount(cell, norms)
        if amount is None:
            return Read()
        return Read(meaning(amount), doubt(amount) or _repair(cell, amount))
    except Unclear as unclear:
        return Read(None, unclear.oddity)


def _repair(cell: Cell, amount: _Amount) -> Oddity | None:
    if not isinstance(cell, str):
        return None
    if amount.repaired:
        return Oddity("number_repaired", {"read": f"{amount.number.normalize():f}"})
    return Oddity("number_as_text")


def _amount(cell: Cell, norms: Norms) -> _Amount | None:
    """The cell's number; None for a blank. Raises Unclear."""
    check_value(cell)
    if cell is None:
        return None
    if isinstance(cell, bool | dt.date):
        raise Unclear("number_unreadable")
    if isinstance(cell, int | float):
        if not math.isfinite(cell):
            raise Unclear("number_unreadable")
        return _Amount(Decimal(repr(cell)))
    if is_placeholder(fold(cell)):
        return None
    return _written(normal_number(clean(cell)), norms)


def _written(text: str, norms: Norms) -> _Amount:
    if _SUM.fullmatch(text):
        terms = [plain_number(term.strip(" .,"), norms) for term in text.split("+")]
        return _Amount(sum(terms, Decimal(0)), repaired=True)
    negative = False
    if brackets := _BRACKETS.fullmatch(text):
        negative, text = True, "".join(brackets.groups()).strip()
    match = _AMOUNT.fullmatch(text)
    if match is None or (match["sign"] and match["inner"]):
        raise Unclear("number_unreadable")
    number = plain_number(match["number"].rstrip(" .,'’_"), norms)
    around = _Around.of(f"{match['before']} {match['after']}")
    if negative != ("-" in (match["sign"], match["inner"])):
        number = -number
    repaired = "-" in match["number"] or around.times != 1 or bool(brackets)
    return _Amount(number * around.times, repaired, around.percent, around.currencies)


@dataclass(frozen=True, slots=True)
class _Around:
    """What the words around a number say."""

    times: int = 1
    percent: bool = False
    currencies: frozenset[str] = frozenset()

    @classmethod
    def of(cls, words: str) -> _Around:
        """Raises Unclear if a word is none of a currency, a multiplier, % or pieces, or if they contradict."""
        times, percent, currencies = 1, False, frozenset[str]()
        for word in re.findall(r"[^\s.,\w]|\w+", words):
            if word in _MULTIPLIERS and times == 1:
                times = _MULTIPLIERS[word]
            elif word in CURRENCIES and (not currencies or currencies & CURRENCIES[word]):
                currencies = (currencies & CURRENCIES[word]) if currencies else CURRENCIES[word]
            elif word == "%" and not percent:
                percent = True
            elif word not in _PIECES:
                raise Unclear("number_unreadable")
        return cls(times, percent, currencies)
