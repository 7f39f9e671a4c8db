"""Amounts, counts, shares and plain numbers: one cell each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sheetsync.core.grid import Cell
from sheetsync.core.money import MINOR_PER_MAJOR, to_minor
from sheetsync.core.norms import Norms
from sheetsync.core.parse.faults import Oddity, Read, Unclear
from sheetsync.core.parse.figures import Amount, amount_in, plainly

T = TypeVar("T", int, float)

BIGGEST = 10**15
"""Nothing that a company counts is bigger; sums of such numbers still fit 64 bits."""

NOISE = 1e-6
"""A count is whole up to what arithmetic leaves behind: 2166.0000000001."""


def read_money(cell: Cell, norms: Norms) -> Read[int]:
    """An amount in the reporting currency, in whole minor units; a foreign currency is an error."""

    def minor(amount: Amount) -> int:
        _check_currency(amount, norms)
        if amount.percent or abs(amount.number) > BIGGEST // MINOR_PER_MAJOR:
            raise Unclear("number_unreadable")
        if amount.pieces:
            raise Unclear("number_doubtful", read=plainly(amount.number))
        return to_minor(amount.number)

    return _read(cell, norms, minor)


def read_count(cell: Cell, norms: Norms) -> Read[int]:
    """A whole number, not negative."""

    def count(amount: Amount) -> int:
        whole = amount.number.to_integral_value()
        noise = float(abs(amount.number - whole)) > NOISE
        if amount.percent or amount.currencies or noise or not 0 <= whole <= BIGGEST:
            raise Unclear("count_unusable")
        return int(whole)

    return _read(cell, norms, count)


def read_number(cell: Cell, norms: Norms) -> Read[float]:
    """Any number; 12 % is 0.12, an amount must be in the reporting currency."""

    def number(amount: Amount) -> float:
        _check_currency(amount, norms)
        return float(amount.number / 100 if amount.percent else amount.number)

    return _read(cell, norms, number)


def read_share(cell: Cell, norms: Norms) -> Read[float]:
    """A share in [0, 1]: 0.4, 40 %, or 40, which is read as a percentage and said so. 1 is the whole."""

    def share(amount: Amount) -> float:
        number = amount.number / 100 if amount.percent or amount.number > 1 else amount.number
        if amount.currencies or amount.pieces or not 0 <= number <= 1:
            raise Unclear("share_unusable")
        return float(number)

    return _read(cell, norms, share, _as_percent)


def _check_currency(amount: Amount, norms: Norms) -> None:
    if amount.currencies and norms.currency not in amount.currencies:
        raise Unclear("foreign_currency", currency=norms.currency)


def _as_percent(amount: Amount) -> Oddity | None:
    if amount.percent or amount.number <= 1:
        return None
    return Oddity("share_percent", {"read": f"{plainly(amount.number)} %"})


def _read(
    cell: Cell,
    norms: Norms,
    meaning: Callable[[Amount], T],
    doubt: Callable[[Amount], Oddity | None] = lambda _: None,
) -> Read[T]:
    """The cell's amount as the column means it, and what to say of the way it was written."""
    try:
        amount = amount_in(cell, norms)
        if amount is None:
            return Read()
        return Read(meaning(amount), doubt(amount) or _repair(cell, amount))
    except Unclear as unclear:
        return Read(None, unclear.oddity)


def _repair(cell: Cell, amount: Amount) -> Oddity | None:
    if not isinstance(cell, str):
        return None
    if amount.repaired:
        return Oddity("number_repaired", {"read": plainly(amount.number)})
    return Oddity("number_as_text")
