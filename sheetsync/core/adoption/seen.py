"""The tabs of a workbook, looked at: where the header stands, and what is below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sheetsync.core.adoption.profile import Profile, Rows, look_at
from sheetsync.core.grid import Grid, letters
from sheetsync.core.norms import Norms
from sheetsync.core.parse.currencies import CURRENCIES
from sheetsync.core.schema import Kind
from sheetsync.core.tables.header_names import key_of, scale_of
from sheetsync.core.tables.header_rows import HeaderRows, find_header, first_texts
from sheetsync.core.tables.vocabulary import type_words

SAMPLED = 1_500
"""Rows per tab that are looked at, evenly from top to bottom."""
_SHOWN, _SAMPLES = 24, 3
_MOST_WORDS = 5_000
_FULL = 0.7
"""A header names so much of the widest row."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """A tab as the workbook gives it. `known_as`: the role it had when sheetsync wrote last."""

    title: str
    hidden: bool
    grid: Grid
    known_as: str = ""


@dataclass(frozen=True, eq=False)
class SeenColumn:
    """A column with a place, a header and a profile."""

    place: int
    header: str
    profile: Profile

    @property
    def letter(self) -> str:
        """Its name in the spreadsheet."""
        return letters(self.place)

    def samples(self, kind: Kind | None = None) -> tuple[str, ...]:
        """A few of its values, the most frequent first; of a column of days, days, also where they are numbers."""
        profile = self.profile
        if kind in {Kind.DATE, Kind.MONTH} and profile.share("serial") > profile.share("date"):
            days = profile.days[~np.isnat(profile.days)].astype("datetime64[D]")
            return tuple(str(day) for day in days[:_SAMPLES])
        ordered = sorted(profile.counts.items(), key=lambda one: -one[1])[:_SAMPLES]
        return tuple(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…" for text, _ in ordered)


@dataclass(frozen=True, eq=False)
class SeenTab:
    """A tab whose header row is known. `rows`: the sampled grid rows; `height`: filled rows below the header."""

    tab: Unseen
    header_row: int
    columns: tuple[SeenColumn, ...]
    rows: Rows
    height: int

    @property
    def title(self) -> str:
        """Its title in the workbook."""
        return self.tab.title

    @cached_property
    def by_key(self) -> Mapping[str, SeenColumn]:
        """The columns by their headers' keys: of several with one header the one that intake reads."""
        found: dict[str, SeenColumn] = {}
        for column in sorted(self.columns, key=lambda one: not one.profile.size):
            found.setdefault(key_of(column.header), column)
        return found

    def word_counts(self, column: SeenColumn) -> Mapping[str, int]:
        """Rows by word of a column as written, in all rows below the header; spellings that differ in case or spaces
        are one, the most frequent of them. Empty if there are too many to be words.
        """
        cells = self.tab.grid.columns[column.place]
        if len(cells.distinct) > _MOST_WORDS:
            return {}
        words = type_words(cells.distinct)
        counts = np.bincount(cells.codes[self.header_row + 1 :], minlength=len(cells.distinct))
        by_folded: dict[str, Counter[str]] = {}
        for code in np.flatnonzero(counts).tolist():
            if words.folded[code]:
                by_folded.setdefault(words.folded[code], Counter())[words.written[code]] += int(counts[code])
        return {spellings.most_common(1)[0][0]: spellings.total() for spellings in by_folded.values()}


def see(tab: Unseen, is_known: Callable[[str], bool], norms: Norms) -> SeenTab | None:
    """Look at a tab; None if nothing in it looks like a table."""
    header = find_names(tab.grid, is_known)
    if header is None:
        return None
    named = [place for place, text in enumerate(header.texts) if text]
    filled = np.zeros(tab.grid.height - header.bottom - 1, dtype=np.bool_)
    for place in named:
        filled |= tab.grid.columns[place].codes[header.bottom + 1 :] != 0
    below = np.flatnonzero(filled) + header.bottom + 1
    rows = below[np.unique(np.linspace(0, max(len(below) - 1, 0), SAMPLED).astype(np.int64))] if len(below) else below
    columns = [SeenColumn(place, header.texts[place], look_at(tab.grid.columns[place], rows, norms)) for place in named]
    return SeenTab(tab, header.bottom, tuple(columns), rows, len(below))


def find_names(grid: Grid, is_known: Callable[[str], bool]) -> HeaderRows | None:
    """Where the header stands: in the rows with most known names, else in the first row full of different texts."""
    words = frozenset(CURRENCIES)
    header = find_header(grid, is_known, meant=is_known, is_unit=lambda text: scale_of(text, words) > 0)
    if header is not None and header.score(is_known) > 1:
        return header
    texts = first_texts(grid)
    widest = max((sum(cell not in {None, ""} for cell in grid.row(row)) for row in range(len(texts))), default=0)
    for row, line in enumerate(texts):
        keys = [key_of(text) for text in line if text]
        if len(keys) >= 2 and len(set(keys)) == len(keys) and len(keys) >= _FULL * widest:
            return HeaderRows(row, row, line, (row,) * len(line))
    return header
