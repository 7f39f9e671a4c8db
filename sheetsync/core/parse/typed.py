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

from sheetsync.core.grid import Cell
from sheetsync.core.money import MINOR_PER_MAJOR
from sheetsync.core.norms import Norms
from sheetsync.core.parse.amounts import BIGGEST, read_count, read_money, read_number, read_share
from sheetsync.core.parse.dates import EPOCH, FIRST_YEAR, LAST_YEAR, read_date, read_date_or_month, read_month
from sheetsync.core.parse.faults import Oddity, Read
from sheetsync.core.parse.yes_no import read_yes_no

Reader = Callable[[Cell], Read[Any]]
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d)?", re.ASCII)
Places = npt.NDArray[np.intp]

_DAY = 86_400
_SERIALS = tuple((dt.datetime(year, 1, 1) - EPOCH).days for year in (FIRST_YEAR, LAST_YEAR + 1))
_KINDS: Mapping[type, int] = {type(None): 0, str: 0, bool: 0, int: 1, float: 1, dt.date: 2, dt.datetime: 3}


@dataclass(frozen=True, slots=True, eq=False)
class Typed:
    """What each element of `distinct` means: `values[i]` where `blank[i]` is False, and what is odd about it."""

    values: npt.NDArray[Any]
    blank: npt.NDArray[np.bool_]
    odd: Mapping[int, Oddity] = field(default_factory=dict)


class _Typing:
    """Values being read: plain cells go in by the armful, the rest one by one."""

    def __init__(self, distinct: Sequence[Cell], dtype: str) -> None:
        self.distinct = distinct
        self.values = np.zeros(len(distinct), dtype=dtype)
        self.blank = np.ones(len(distinct), dtype=np.bool_)
        self.odd: dict[int, Oddity] = {}
        self.kinds = np.fromiter(map(_KINDS.__getitem__, map(type, distinct)), np.int8, len(distinct))

    def numbers(self) -> tuple[Places, npt.NDArray[np.float64]]:
        """Where plain numbers stand, and which."""
        places = np.flatnonzero(self.kinds == _KINDS[int])
        return places, np.array([self.distinct[place] for place in places.tolist()], dtype=np.float64)

    def text_numbers(self) -> tuple[Places, npt.NDArray[np.float64]]:
        """Where texts stand that can be but one number, and which: 1 234,56 and 1,234.56."""
        places = np.array([place for place, cell in enumerate(self.distinct) if _is_numeral(cell)], dtype=np.intp)
        texts = pa.array([self.distinct[place] for place in places.tolist()], pa.string())
        digits = pc.replace_substring_regex(texts, r"[ \x{a0}\x{202f}]|,(?=x)", "")
        return places, np.array([])

    def put(self, places: Places, values: npt.NDArray[Any]) -> None:
        """These are read."""
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


def type_dates(distinct: Sequence[Cell], norms: Norms, *, months_too: bool = False) -> Typed:
    """datetime64[s]; `months_too`: the name of a month is its first day."""
    typing = _Typing(distinct, "datetime64[s]")
    typing.values[:] = np.datetime64("NaT")
    places, serials = typing.numbers()
    plausible = (serials >= _SERIALS[0]) & (serials < _SERIALS[1])
    moments = np.datetime64(EPOCH, "s") + np.rint(serials[plausible] * _DAY).astype("timedelta64[s]")
    typing.put(places[plausible], moments)
    for kind in (dt.date, dt.datetime):
        _put_days(typing, kind)
    _put_iso_texts(typing)
    reader = read_date_or_month if months_too else read_date
    return typing.finish(lambda cell: reader(cell, norms))


def _put_days(typing: _Typing, kind: type[dt.date]) -> None:
    places = np.flatnonzero(typing.kinds == _KINDS[kind])
    cells = [typing.distinct[place] for place in places.tolist()]
    if any(getattr(cell, "tzinfo", None) is not None for cell in cells):
        return  # Arrow would move them to Greenwich
    unit = pa.date32() if kind is dt.date else pa.timestamp("us")
    days = pa.array(cells, unit).to_numpy(zero_copy_only=False).astype("datetime64[s]")
    years = days.astype("datetime64[Y]").astype(np.int64) + 1970
    plausible = (years >= FIRST_YEAR) & (years <= LAST_YEAR)
    typing.put(places[plausible], days[plausible])


def _put_iso_texts(typing: _Typing) -> None:
    """Exports write 2026-03-05 14:30:00 as text, often another one in each row."""
    places = np.array([place for place, cell in enumerate(typing.distinct) if _is_iso(cell)], dtype=np.intp)
    try:
        moments = pa.array([typing.distinct[place] for place in places.tolist()], pa.string()).cast(pa.timestamp("s"))
    except pa.ArrowInvalid:
        return  # a day that doesn't exist: each text is looked at by itself
    days = moments.to_numpy(zero_copy_only=False)
    years = days.astype("datetime64[Y]").astype(np.int64) + 1970
    plausible = (years >= FIRST_YEAR) & (years <= LAST_YEAR)
    typing.put(places[plausible], days[plausible])
    typing.odd |= dict.fromkeys(places[plausible].tolist(), Oddity("date_as_text"))


def _is_iso(cell: Cell) -> bool:
    return isinstance(cell, str) and cell[:2] == "20" and _ISO.fullmatch(cell) is not None


def type_months(distinct: Sequence[Cell], norms: Norms) -> Typed:
    """datetime64[s], the first day of each month."""
    typing = _Typing(distinct, "datetime64[s]")
    typing.values[:] = np.datetime64("NaT")
    return typing.finish(lambda cell: read_month(cell, norms))


def type_money(distinct: Sequence[Cell], norms: Norms) -> Typed:
    """int64, minor units."""
    typing = _Typing(distinct, "int64")
    places, numbers = typing.numbers()
    sane = np.abs(numbers) <= BIGGEST / MINOR_PER_MAJOR
    places, minor = places[sane], numbers[sane] * MINOR_PER_MAJOR
    # Where the half is within float noise, the decimal text decides how it is rounded.
    clear = np.abs(minor % 1 - 0.5) > 1e-4
    typing.put(places[clear], np.rint(minor[clear]).astype(np.int64))
    return typing.finish(lambda cell: read_money(cell, norms))


def type_counts(distinct: Sequence[Cell], norms: Norms) -> Typed:
    """int64, not negative."""
    typing = _Typing(distinct, "int64")
    places, numbers = typing.numbers()
    whole = (numbers >= 0) & (numbers <= BIGGEST)
    whole[whole] = numbers[whole] % 1 == 0
    typing.put(places[whole], numbers[whole].astype(np.int64))
    return typing.finish(lambda cell: read_count(cell, norms))


def type_numbers(distinct: Sequence[Cell], norms: Norms) -> Typed:
    """float64, NaN where blank."""
    typing = _Typing(distinct, "float64")
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
    """Bool."""
    return _Typing(distinct, "bool").finish(read_yes_no)
