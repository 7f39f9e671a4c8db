"""A column's distinct values, typed all at once where they are plain cells, one by one where they are not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sheetsync.core.grid import EPOCH, Cell
from sheetsync.core.money import MINOR_PER_MAJOR
from sheetsync.core.norms import Norms
from sheetsync.core.parse.amounts import BIGGEST, NOISE, read_count, read_money, read_number, read_share
from sheetsync.core.parse.dates import FIRST_YEAR, LAST_YEAR, read_date, read_date_or_month, read_month
from sheetsync.core.parse.faults import Oddity, Read
from sheetsync.core.parse.strings import bytes_of, without_bytes
from sheetsync.core.parse.text import fold
from sheetsync.core.parse.times import read_time
from sheetsync.core.parse.yes_no import MINUS, read_yes_no

Reader = Callable[[Cell], Read[Any]]
Places = npt.NDArray[np.intp]
Digits = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_DAY = 86_400
_SERIALS = tuple((dt.datetime(year, 1, 1) - EPOCH).days for year in (FIRST_YEAR, LAST_YEAR + 1))
_KINDS: Mapping[type, int] = {type(None): 0, bool: 0, int: 1, float: 1, dt.date: 2, dt.datetime: 3, str: 4}
_PLAIN_DAYS = (
    (re.compile(r"20\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?", re.ASCII), ((10, 4), (8, 2), (6, 2))),
    (re.compile(r"\d\d\.\d\d\.20\d\d(?: \d\d:\d\d(?::\d\d)?)?", re.ASCII), ((6, 4), (10, 2), (12, 2))),
)
"""How a plain day is written and, of its 14 digits, how many stand behind the year, month and day and in them."""
_DAY_MARKS = bytes_of([".-: T"])
_SPACED = re.compile(r"-?(?:\d{1,15}|\d{1,3}(?:[ \xa0\u202f]\d{3}){1,4})(?:[.,]\d{1,2})?", re.ASCII)
_COMMAED = re.compile(r"-?\d{1,3}(?:,\d{3}){1,4}\.\d{1,2}", re.ASCII)


@dataclass(frozen=True, slots=True, eq=False)
class Typed:
    """What each element of `distinct` means: `values[i]` where `blank[i]` is False, and what is odd about it."""

    values: npt.NDArray[Any]
    blank: npt.NDArray[np.bool_]
    odd: Mapping[int, Oddity] = field(default_factory=dict)


class _Typing:
    """Values being read: plain cells go in by the armful, the rest one by one.

    `as_text` is what is said of texts that could be taken in by the armful.
    """

    def __init__(self, distinct: Sequence[Cell], dtype: str, as_text: str = "") -> None:
        self.distinct = distinct
        self.values = np.zeros(len(distinct), dtype=dtype)
        self.blank = np.ones(len(distinct), dtype=np.bool_)
        self.odd: dict[int, Oddity] = {}
        self.kinds = np.fromiter(map(_KINDS.__getitem__, map(type, distinct)), np.int8, len(distinct))
        self.as_text = Oddity(as_text)

    def of(self, kind: type) -> tuple[Places, list[Any]]:
        """Where cells of a type stand that are not yet read, and which."""
        places = np.flatnonzero(self.kinds == _KINDS[kind])
        return places, [self.distinct[place] for place in places.tolist()]

    def numbers(self) -> tuple[Places, npt.NDArray[np.float64]]:
        """Where numbers stand, and which; texts too that can be but one number, as 1 234,56 can."""
        places, cells = self.of(int)
        text_places, texts = self.of(str)
        numerals = [_numeral(text) for text in texts]
        read = np.array([number is not None for number in numerals], dtype=np.bool_)
        found = [number for number in numerals if number is not None]
        return np.concatenate([places, text_places[read]]), np.array([*cells, *found], dtype=np.float64)

    def put(self, places: Places, values: npt.NDArray[Any]) -> None:
        """These are read."""
        texts = places[self.kinds[places] == _KINDS[str]]
        self.odd |= dict.fromkeys(texts.tolist(), self.as_text)
        self.values[places] = values
        self.blank[places] = False
        self.kinds[places] = -1

    def finish(self, read: Reader) -> Typed:
        """Read what is left one by one."""
        for place in np.flatnonzero(self.kinds >= 0).tolist():
            cell = self.distinct[place]
            if cell is None:
                continue
            one = read(cell)
            if one.value is not None:
                self.values[place], self.blank[place] = one.value, False
            if one.oddity is not None:
                self.odd[place] = one.oddity
        return Typed(self.values, self.blank, self.odd)


def _numeral(text: str) -> float | None:
    """The number that a text plainly is: no currency, no words, and nothing that could be read in two ways."""
    if _SPACED.fullmatch(text):
        return float(text.replace(" ", "").replace("\xa0", "").replace("\u202f", "").replace(",", "."))
    return float(text.replace(",", "")) if _COMMAED.fullmatch(text) else None


def type_dates(distinct: Sequence[Cell], norms: Norms, *, months_too: bool = False) -> Typed:
    """datetime64[s]; `months_too`: the name of a month is its first day."""
    typing = _Typing(distinct, "datetime64[s]", "date_as_text")
    typing.values[:] = np.datetime64("NaT")
    places, cells = typing.of(int)
    serials = np.array(cells, dtype=np.float64)
    plausible = (serials >= _SERIALS[0]) & (serials < _SERIALS[1])
    moments = np.datetime64(EPOCH, "s") + np.rint(serials[plausible] * _DAY).astype("timedelta64[s]")
    typing.put(places[plausible], moments)
    for kind, unit in ((dt.date, pa.date32()), (dt.datetime, pa.timestamp("us"))):
        places, cells = typing.of(kind)
        if all(getattr(cell, "tzinfo", None) is None for cell in cells):  # Arrow would move them to Greenwich
            _put_days(typing, places, pa.array(cells, unit))
    _put_plain_days(typing)
    reader = read_date_or_month if months_too else read_date
    return typing.finish(lambda cell: reader(cell, norms))


def _put_days(typing: _Typing, places: Places, moments: pa.Array) -> None:
    days = moments.to_numpy(zero_copy_only=False).astype("datetime64[s]")
    years = days.astype("datetime64[Y]").astype(np.int64) + 1970
    plausible = (years >= FIRST_YEAR) & (years <= LAST_YEAR)
    typing.put(places[plausible], days[plausible])


def _put_plain_days(typing: _Typing) -> None:
    """Exports write 2026-03-05 14:30:00 and 05.03.2026 14:30 as text, often another one in each row."""
    places, texts = typing.of(str)
    for shape, parts in _PLAIN_DAYS:
        fits = np.array([shape.fullmatch(text) is not None for text in texts], dtype=np.bool_)
        plain = pa.array([text for text, fit in zip(texts, fits.tolist(), strict=True) if fit], pa.string())
        digits = pc.utf8_rpad(without_bytes(plain, _DAY_MARKS), 14, "0").cast(pa.int64()).to_numpy()
        year, month, day = (digits // 10**tail % 10**size for tail, size in parts)
        moments, exist = _moments(year, month, day, digits % 10**6)
        typing.put(places[fits][exist], moments[exist])


def _moments(year: Digits, month: Digits, day: Digits, clock: Digits) -> tuple[npt.NDArray[np.datetime64], Flags]:
    """Days with their times (143000 is half past two), and which of them exist."""
    hour, minute, second = clock // 10_000, clock // 100 % 100, clock % 100
    months = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    days = months.astype("datetime64[D]") + (day - 1)
    exist = (month >= 1) & (month <= 12) & (days.astype("datetime64[M]") == months)
    exist &= (hour < 24) & (minute < 60) & (second < 60)
    return days.astype("datetime64[s]") + (hour * 3600 + minute * 60 + second), exist


def type_times(distinct: Sequence[Cell], _norms: Norms) -> Typed:
    """timedelta64[s] since midnight."""
    typing = _Typing(distinct, "timedelta64[s]")
    typing.values[:] = np.timedelta64("NaT")
    return typing.finish(read_time)


def type_months(distinct: Sequence[Cell], norms: Norms) -> Typed:
    """datetime64[s], the first day of each month."""
    typing = _Typing(distinct, "datetime64[s]")
    typing.values[:] = np.datetime64("NaT")
    return typing.finish(lambda cell: read_month(cell, norms))


def type_money(distinct: Sequence[Cell], norms: Norms) -> Typed:
    """int64, minor units."""
    typing = _Typing(distinct, "int64", "number_as_text")
    places, numbers = typing.numbers()
    sane = np.abs(numbers) <= BIGGEST / MINOR_PER_MAJOR
    places, minor = places[sane], numbers[sane] * MINOR_PER_MAJOR
    # Where the half is within float noise, the decimal text decides how it is rounded.
    clear = np.abs(minor % 1 - 0.5) > 1e-4
    typing.put(places[clear], np.rint(minor[clear]).astype(np.int64))
    return typing.finish(lambda cell: read_money(cell, norms))


def type_counts(distinct: Sequence[Cell], norms: Norms) -> Typed:
    """int64, not negative."""
    typing = _Typing(distinct, "int64", "number_as_text")
    places, numbers = typing.numbers()
    whole = (numbers >= 0) & (numbers <= BIGGEST)
    whole[whole] = np.abs(numbers[whole] - np.rint(numbers[whole])) <= NOISE
    typing.put(places[whole], np.rint(numbers[whole]).astype(np.int64))
    return typing.finish(lambda cell: read_count(cell, norms))


def type_numbers(distinct: Sequence[Cell], norms: Norms) -> Typed:
    """float64, NaN where blank."""
    typing = _Typing(distinct, "float64", "number_as_text")
    typing.values[:] = np.nan
    places, numbers = typing.numbers()
    finite = np.isfinite(numbers)
    typing.put(places[finite], numbers[finite])
    return typing.finish(lambda cell: read_number(cell, norms))


def type_shares(distinct: Sequence[Cell], norms: Norms) -> Typed:
    """float64 in [0, 1], NaN where blank."""
    typing = _Typing(distinct, "float64")
    typing.values[:] = np.nan
    return typing.finish(lambda cell: read_share(cell, norms))


def type_yes_no(distinct: Sequence[Cell]) -> Typed:
    """Bool. Where a plus says yes in the column, a minus says no; elsewhere it is a blank."""
    signs = any(isinstance(cell, str) and fold(cell) == "+" for cell in distinct)
    return _Typing(distinct, "bool").finish(lambda cell: Read(False) if signs and cell in MINUS else read_yes_no(cell))
