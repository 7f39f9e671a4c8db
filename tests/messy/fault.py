"""How a kind of fault is declared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from random import Random
from typing import Any, TypeAlias

from tests.messy.cells import Cell
from tests.messy.words import Language


class Group(Enum):
    """What is right for a fault."""

    EXACT = "exact"
    """The clean value follows from what is written."""
    OPEN = "open"
    """Where honest readers differ: the clean value, or blank and reported."""
    MAPPING = "mapping"
    """Reported; the Synonyms tab says what it means."""
    FLAG = "flag"
    """Doubtful: reported at its cell; the clean value, what is written, or blank."""
    LOST = "lost"
    """The information isn't there: blank and reported."""
    TEXT = "text"
    """A word of its own, however it looks: kept as it is written."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who types: their dice, their language, and what the spreadsheet has settled."""

    rng: Random
    words: Language
    ru: bool
    settled: bool = False
    """Whether 03/04 and 1,234 are settled: day first, decimal comma."""
    in_file: bool = True
    """Whether it is an .xlsx file, where formulas may stand without results."""

    def one(self, *choices: Any) -> Any:
        return self.rng.choice(choices)


Writing: TypeAlias = Callable[[Any, Hand], Cell]
"""What is written in place of a clean value; None where the fault doesn't fit it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault in a cell. `fits` are the columns (role.column) where it happens; `blanks`: it is written where
    there is nothing. `hint`: the
    spelling is near enough that the right word can be proposed.
    """

    name: str
    group: Group
    fits: tuple[str, ...]
    write: Writing
    blanks: bool = False
    hint: bool = True


class Catalogue:
    """The faults of one family, in the order they are declared."""

    def __init__(self, *fits: str) -> None:
        self.fits = fits
        self.faults: list[Fault] = []

    def exact(self, name: str, write: Writing, **more: Any) -> None:
        self._add(name, Group.EXACT, write, more)

    def open(self, name: str, write: Writing, **more: Any) -> None:
        self._add(name, Group.OPEN, write, more)

    def mapping(self, name: str, write: Writing, **more: Any) -> None:
        self._add(name, Group.MAPPING, write, more)

    def flag(self, name: str, write: Writing, **more: Any) -> None:
        self._add(name, Group.FLAG, write, more)

    def lost(self, name: str, write: Writing, **more: Any) -> None:
        self._add(name, Group.LOST, write, more)

    def text(self, name: str, write: Writing, **more: Any) -> None:
        self._add(name, Group.TEXT, write, more)

    def _add(self, name: str, group: Group, write: Writing, more: dict[str, Any]) -> None:
        fits = more.pop("fits", self.fits)
        self.faults.append(Fault(name, group, (fits,) if isinstance(fits, str) else fits, write, **more))
