"""How much a header's words speak for a declared column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

from sheetsync.core.adoption.foreign_headers import (
    AVOIDED,
    FOREIGN,
    FOREIGN_STAGES,
    GENERIC,
    MEANINGLESS,
    NUMBERING,
    PREFIX,
    UNIT,
)
from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.lang.words import LANGS
from sheetsync.core.norms import Norms
from sheetsync.core.parse.currencies import CURRENCIES
from sheetsync.core.schema import EntryTab, Field
from sheetsync.core.tables.header_names import scale_of
from sheetsync.core.tables.headers import normal
from sheetsync.core.tables.stage_columns import stage_column
from sheetsync.core.tables.wanted import WantedColumns

DECLARED, FOREIGN_NAME = 1.0, 0.93
"""What a header is worth that is one of the declared names, or one that other programs use."""
_PER_RANK, _RANKS = 0.01, 8
"""The first names of a column are its best ones; so much less for each that goes before."""
_TYPO, _TYPO_WORTH = 88, 0.9
_PART = (0.45, 0.4)
"""A name inside a longer header: the least, and how much more as it fills the header."""
_GENERIC_WORTH = 0.5
_NUMBERED_WORTH = 0.8
"""A number of something, where it could be the lead."""
_SIGNS = re.compile(r"[^\w№%#]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A header that a declared column may have, in normal form, and what finding it is worth."""

    text: str
    worth: float


class Names:
    """The headers of all declared columns, stage dates among them."""

    def __init__(self, norms: Norms) -> None:
        self.wanted = {tab.role: WantedColumns(tab, norms, {}) for tab in ENTRY_TABS}
        self._names = {
            (role, name): tuple(_names(role, field))
            for role, wanted in self.wanted.items()
            for name, field in wanted.fields.items()
        }

    def fields(self, tab: type[EntryTab]) -> Mapping[str, Field]:
        """The columns that a tab may have, by declared name."""
        return self.wanted[tab.role].fields

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(name.text for names in self._names.values() for name in names)

    def is_known(self, header: str) -> bool:
        """Whether a header means a column of some tab."""
        return not self._known.isdisjoint(shapes_of(header))

    def worth(self, role: str, name: str, header: str) -> float:
        """How surely a header names a column: 1 is a declared name, 0 says nothing."""
        names, shapes = self._names[role, name], shapes_of(header)
        if not shapes or (is_avoided(name, header) and shapes[0] not in {one.text for one in names}):
            return 0.0
        numbered = _NUMBERED_WORTH if name == "lead_id" and NUMBERING.search(shapes[0]) else 0.0
        return max(numbered, *(_worth(one, shapes) for one in names))


def _names(role: str, field: Field) -> Iterator[Name]:
    for aliases in (field.en, field.ru):
        yield from _ranked(aliases, DECLARED)
    stage = field.name.removeprefix(stage_column(""))
    others = FOREIGN_STAGES.get(stage) if stage != field.name else FOREIGN.get(f"{role}.{field.name}")
    if others:
        for lang in LANGS:
            yield from _ranked(others.in_(lang).split(", "), FOREIGN_NAME)


def _ranked(aliases: Iterable[str], best: float) -> Iterator[Name]:
    for rank, alias in enumerate(aliases):
        yield Name(normal(alias), best - _PER_RANK * min(rank, _RANKS))


def _worth(name: Name, shapes: tuple[str, ...]) -> float:
    best = 0.0
    for place, header in enumerate(shapes):
        if header == name.text:
            return name.worth - 0.02 * place
        if len(name.text) > 4 and fuzz.ratio(header, name.text) >= _TYPO:
            best = max(best, name.worth * _TYPO_WORTH)
        elif f" {name.text} " in f" {header} ":
            part = _PART[0] + _PART[1] * len(name.text) / len(header)
            best = max(best, name.worth * (min(part, _GENERIC_WORTH) if name.text in GENERIC else part))
    return best


@lru_cache(maxsize=4096)
def shapes_of(header: str) -> tuple[str, ...]:
    """The header in normal form, then without its unit, then without the name of its table."""
    whole = normal(header)
    bare = _without_unit(UNIT.sub("", " ".join(header.split())))
    cut = PREFIX.sub("", normal(bare), count=1)
    spaced = " ".join(_SIGNS.sub(" ", cut).split())
    return tuple(dict.fromkeys(filter(None, (whole, normal(bare), cut, spaced))))


def _without_unit(header: str) -> str:
    """Without the currency, the thousands and the sign of percent that stand behind a name."""
    words = re.sub(r"[,/]", " ", header).split()
    while len(words) > 1 and _is_unit(words[-1].strip(". ").lower()):
        words.pop()
    return " ".join(words)


def _is_unit(word: str) -> bool:
    return word in CURRENCIES or word == "%" or scale_of(word, frozenset()) > 1


def is_avoided(name: str, header: str) -> bool:
    """Whether a word in the header rules the column out, if it isn't one of its very names."""
    avoided = AVOIDED.get("stage" if name.startswith(stage_column("")) else name, "")
    return bool(avoided) and re.search(avoided, normal(header)) is not None


def is_meaningless(header: str) -> bool:
    """Whether a header says nothing of its column."""
    return MEANINGLESS.fullmatch(normal(header)) is not None
