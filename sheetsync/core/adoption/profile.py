"""What a column holds, by a sample of its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from sheetsync.core.adoption.foreign_words import CHANNELS, OUTCOMES, REASONS, SEGMENTS, STEPS
from sheetsync.core.grid import Cell, Column
from sheetsync.core.norms import Norms
from sheetsync.core.parse.emails import valid_emails
from sheetsync.core.parse.phones import valid_phones
from sheetsync.core.parse.status import Status, status_words
from sheetsync.core.parse.strings import read_strings
from sheetsync.core.parse.text import fold, line
from sheetsync.core.parse.typed import Typed, type_dates, type_months, type_numbers, type_yes_no

Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

_LONG, _SHORT = 40, 24
_FEW = 60
"""A column with more different texts than this in its sample is no list of words."""
_MOST_WORDS = 200
_NUMBERS = (int, float)
_PHONE_DIGITS = (10, 15)
_SAYING = (*OUTCOMES.values(), *(step.words for step in STEPS))
"""Words of outcomes and of steps between."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A column's sampled rows. `shares`: the part of the filled cells that look like a date, a phone …;
    `counts`: filled cells by text as written; `days` and `numbers`: row by row, NaT and NaN where there is none.
    """

    filled: Flags
    shares: Mapping[str, float] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    places: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    days: npt.NDArray[np.datetime64] = field(default_factory=lambda: np.zeros(0, dtype="datetime64[s]"))
    numbers: npt.NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))

    @property
    def fill(self) -> float:
        """The part of the rows that hold anything."""
        return float(self.filled.mean()) if len(self.filled) else 0.0

    @property
    def size(self) -> int:
        """How many sampled cells are filled."""
        return int(self.filled.sum())

    @property
    def uniqueness(self) -> float:
        """Different texts per filled cell."""
        return len(self.counts) / self.size if self.size else 0.0

    @property
    def is_list(self) -> bool:
        """Whether it holds one of a few words."""
        return 0 < len(self.counts) <= _FEW and (self.uniqueness <= 0.5 or self.size <= 12)

    def share(self, trait: str) -> float:
        """The part of the filled cells with a trait."""
        return self.shares.get(trait, 0.0)


def look_at(column: Column, rows: Rows, norms: Norms) -> Profile:
    """The profile of a column by these grid rows."""
    codes, places = np.unique(column.codes[rows], return_inverse=True)
    cells = [column.distinct[code] for code in codes.tolist()]
    strings = read_strings(cells)
    texts = [line(text) for text in strings.texts.fill_null("").to_pylist()]
    held = np.array([bool(text) for text in texts], dtype=np.bool_) & ~strings.blank
    # A tick box says yes or no in every row of its column, in those below the table too.
    cells = [cell if here else None for cell, here in zip(cells, held.tolist(), strict=True)]
    filled = held[places]
    if not filled.any():
        return Profile(filled)
    weights = np.bincount(places, minlength=len(cells)) * held
    counts: dict[str, int] = {}
    for text, weight in zip(texts, weights.tolist(), strict=True):
        if weight:
            counts[text] = counts.get(text, 0) + weight
    looks = _Looks(cells, texts, norms)
    shares = {trait: float(weights[flags].sum() / weights.sum()) for trait, flags in looks.traits().items()}
    return Profile(filled, shares, counts, places, looks.days()[places], looks.numbers()[places])


class _Looks:
    """Distinct cells seen in every way that a column may be meant."""

    def __init__(self, cells: Sequence[Cell], texts: Sequence[str], norms: Norms) -> None:
        self.cells = cells
        self.texts = texts
        self.folded = [fold(text) if cell is not None else "" for cell, text in zip(cells, texts, strict=True)]
        self.norms = norms
        self.is_number = self._flags(lambda cell: isinstance(cell, _NUMBERS) and not isinstance(cell, bool))
        self.is_text = self._flags(lambda cell: isinstance(cell, str))
        self._dates = type_dates(cells, norms)
        self._numbers = type_numbers(cells, norms)

    def _flags(self, test: Callable[[Cell], bool]) -> Flags:
        return np.fromiter(map(test, self.cells), np.bool_, len(self.cells))

    def days(self) -> npt.NDArray[np.datetime64]:
        """Days, NaT where there is none."""
        return np.where(self._dates.blank, np.datetime64("NaT"), self._dates.values)

    def numbers(self) -> npt.NDArray[np.float64]:
        """Numbers, NaN where there is none."""
        return np.where(self._numbers.blank, np.nan, self._numbers.values)

    def traits(self) -> Mapping[str, Flags]:
        """Which cells have which look."""
        dated, numbers = ~self._dates.blank, self.numbers()
        number = ~np.isnan(numbers) & ~(dated & ~self.is_number)
        phone, email = self._phones(), self._emails()
        word = self.is_text & ~phone & ~email & ~dated & ~number
        long = np.array([len(text) > _LONG or "\n" in text for text in self.texts], dtype=np.bool_)
        return {
            "date": dated & ~self.is_number,
            "serial": dated & self.is_number,
            "month": _read(type_months(self.cells, self.norms)) & ~self.is_number,
            "number": number,
            "whole": number & (numbers >= 0) & (np.nan_to_num(numbers) % 1 == 0),
            "share": number & (numbers >= 0) & (numbers <= 1) | self._containing("%"),
            "yes_no": _read(type_yes_no(self.cells)),
            "phone": phone,
            "email": email,
            "word": word,
            "long": word & long,
            "code": ~long & ~email & ~(dated & ~self.is_number) & ~self._containing(" ") & self._short(),
            "person": word & np.array([_is_person(text) for text in self.texts], dtype=np.bool_),
            "status": word & self._matching(partial(is_status, known=status_words(self.norms))),
            "channel": word & self._matching(CHANNELS.search),
            "reason": word & self._matching(REASONS.search),
            "segment": word & self._matching(SEGMENTS.search),
        }

    def _short(self) -> Flags:
        return np.array([0 < len(text) <= _SHORT for text in self.texts], dtype=np.bool_)

    def _containing(self, sign: str) -> Flags:
        return np.array([sign in text for text in self.texts], dtype=np.bool_) & (self.is_text | (sign == " "))

    def _matching(self, test: Callable[[str], object]) -> Flags:
        """Which cells of a list of words pass a test; a column of many different texts is none."""
        if len(self.folded) > _MOST_WORDS:
            return np.zeros(len(self.folded), dtype=np.bool_)
        return np.array([bool(text and test(text)) for text in self.folded], dtype=np.bool_)

    def _phones(self) -> Flags:
        """Numbers that exist, with digits enough to be dialled from anywhere: a count that happens to is none."""
        low, high = _PHONE_DIGITS
        found = np.array([low <= sum(map(str.isdigit, text)) <= high for text in self.texts], dtype=np.bool_)
        if found.any():
            chosen = pa.array([self.texts[place] for place in np.flatnonzero(found).tolist()], pa.string())
            found[found] = valid_phones(chosen, self.norms.phone_region)
        return found & ~(~self._dates.blank & ~self.is_number)

    def _emails(self) -> Flags:
        found = np.array(["@" in text for text in self.texts], dtype=np.bool_)
        if found.any():
            chosen = pa.array([self.texts[place] for place in np.flatnonzero(found).tolist()], pa.string())
            found[found] = valid_emails(chosen)
        return found


def _read(typed: Typed) -> Flags:
    return ~typed.blank


def _is_person(text: str) -> bool:
    """One to three capitalised words without a digit."""
    words = text.split()
    return 0 < len(words) <= 3 and all(
        (word[0].isupper() and not word.isupper() and word.strip(".-").isalpha()) or len(word.strip(".")) == 1
        for word in words
    )


def is_status(folded: str, known: Mapping[str, Status]) -> bool:
    """Whether a folded word says how far a sale came, in the words of any CRM."""
    if len(folded) > _LONG:
        return False
    return folded in known or any(pattern.search(folded) for pattern in _SAYING)
