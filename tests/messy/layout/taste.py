"""How somebody likes their workbook, and where everything lies in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.messy.cells import Page, a1
from tests.messy.company import Company
from tests.messy.lines import Line

FEATURES = (
    "titles above",
    "header far down",
    "total above",
    "two header rows",
    "merged headers",
    "blank row under the header",
    "spacer columns",
    "offset column",
    "row numbers",
    "hidden column",
    "reordered columns",
    "renamed columns",
    "dirty headers",
    "duplicate headers",
    "second phone column",
    "empty twin column",
    "side notes",
    "table below",
    "phantom range",
    "prefilled rows",
    "pivot tab",
    "stale copy",
    "stale copy under the clean name",
    "dirty tab names",
    "autofilter",
    "cell notes",
    "foreign tabs",
)
"""Whatever they are, everything has to be read."""
BOLD = ("loose headers", "merged data", "twin column")
"""Where an honest reader may refuse, or leave something out and say so."""
PLAIN = frozenset({"titles above", "dirty tab names", "phantom range", "reordered columns"})
"""What the small tabs bear."""
DATA_TABS = ("leads", "deals", "spend")


@dataclass(frozen=True, slots=True)
class Taste:
    """The company, the dice, and the features of its layout."""

    made: Company
    rng: Random
    features: frozenset[str]

    def has(self, *names: str) -> bool:
        return not self.features.isdisjoint(names)

    def say(self, ru: str, en: str) -> str:
        return ru if self.made.lang == "ru" else en

    def for_tab(self, role: str) -> Taste:
        """What of it shows on a tab."""
        return self if role in DATA_TABS else Taste(self.made, self.rng, self.features & PLAIN)


@dataclass(slots=True)
class Laid:
    """Where everything of one tab lies: `columns` and `lines` by place, from 0; `extra`: headers that are nobody's."""

    role: str
    title: str
    header: int
    columns: dict[str, int]
    extra: dict[int, str]
    lines: dict[int, Line] = field(default_factory=dict)

    def cell(self, row: int, column: str) -> str:
        return a1(row, self.columns[column])


@dataclass(slots=True)
class Book:
    """All pages, and where on them the tabs lie."""

    pages: list[Page]
    tabs: dict[str, Laid]
