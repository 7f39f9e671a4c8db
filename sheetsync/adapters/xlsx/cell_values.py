"""What a cell's markup means: type, style and text become a Cell."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from sheetsync.adapters.xlsx.markup import DamagedMarkup
from sheetsync.adapters.xlsx.text import clean
from sheetsync.core.grid import UNCALCULATED, Cell

EXACT = 2**53
"""Whole floats below this are whole numbers for sure."""


class Written(NamedTuple):
    """A cell as it is written: `text` is None if there is no value at all."""

    kind: str
    style: int
    text: str | None
    formula: bool


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """What one workbook's cells refer to: its shared strings, its date styles, its first day."""

    shared: Sequence[str]
    dates: Set[int]
    from_1904: bool

    def cell(self, written: Written) -> Cell:
        """The value of a cell; DamagedMarkup if it refers to what isn't there or is no value of its kind."""
        kind, style, text, formula = written
        if text is None or (not text and kind in ("", "n")):
            return UNCALCULATED if formula else None
        try:
            return _KINDS[kind](self, style, text)
        except (KeyError, ValueError, IndexError) as error:
            raise DamagedMarkup(f"a cell of type {kind!r} that can't be read") from error

    def number(self, style: int, text: str) -> Cell:
        """A number cell: a date where its style shows one, whole where it is whole."""
        value = float(text)
        if not math.isfinite(value):
            return "#NUM!"
        if style not in self.dates or value < 0:
            return whole(value)
        try:
            return self.moment(value)
        except OverflowError:
            return whole(value)

    def moment(self, serial: float) -> dt.date | dt.datetime:
        """The day, or the moment if it isn't midnight, that a serial number counts to (exact to the millisecond)."""
        milliseconds = round(serial * 86_400_000)
        # Excel holds 1900 for a leap year: before its 29 February the count is one day behind.
        from_1900 = dt.datetime(1899, 12, 31 if 0 < serial < 60 else 30)
        first = dt.datetime(1904, 1, 1) if self.from_1904 else from_1900
        moment = first + dt.timedelta(milliseconds=milliseconds)
        return moment.date() if milliseconds % 86_400_000 == 0 else moment

    def string(self, _style: int, text: str) -> Cell:
        """Text that stands in the cell itself, or a formula's."""
        return clean(text) or None

    def shared_string(self, _style: int, text: str) -> Cell:
        """Text by its number among the shared strings; they are clean already."""
        index = int(text)
        if index < 0:
            raise IndexError(index)
        return self.shared[index] or None


def whole(value: float) -> int | float:
    """An int where the float is one for sure."""
    return int(value) if value.is_integer() and abs(value) < EXACT else value


def _boolean(_meaning: Meaning, _style: int, text: str) -> Cell:
    return {"1": True, "true": True, "0": False, "false": False}[text.strip()]


def _error(_meaning: Meaning, _style: int, text: str) -> Cell:
    return text.strip() or None


def _iso(meaning: Meaning, style: int, text: str) -> Cell:
    """ISO 8601, as Strict workbooks write dates; what isn't stays text."""
    try:
        moment = dt.datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return meaning.string(style, text)
    return moment.date() if moment.time() == dt.time() else moment


_KINDS: Mapping[str, Callable[[Meaning, int, str], Cell]] = {
    "": Meaning.number,
    "n": Meaning.number,
    "s": Meaning.shared_string,
    "str": Meaning.string,
    "inlineStr": Meaning.string,
    "b": _boolean,
    "e": _error,
    "d": _iso,
}
