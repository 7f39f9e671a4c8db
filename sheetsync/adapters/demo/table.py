"""An entry tab of the demo before it becomes a file: cells in rows, formulas with their results."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from sheetsync.core.grid import Cell
from sheetsync.core.lang.words import Lang
from sheetsync.core.schema import EntryTab, Field


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in a cell and the result that the file keeps beside it; `{row}` stands for the cell's own row."""

    text: str
    result: str | int | float


DemoCell: TypeAlias = Cell | Formula


@dataclass(slots=True)
class Table:
    """A tab's rows under its headers; `above` are rows over the headers.

    A column is its header and its declared field, or a word for how it looks ("date", "money", "word", "text").
    """

    tab: type[EntryTab]
    lang: Lang
    columns: list[tuple[str, Field | str]]
    rows: list[list[DemoCell]]
    above: list[list[str]] = field(default_factory=list)

    @classmethod
    def of(cls, tab: type[EntryTab], lang: Lang, rows: list[list[DemoCell]]) -> Table:
        """A table with exactly the declared columns."""
        return cls(tab, lang, [(column.header.in_(lang), column) for column in tab.fields()], rows)

    @property
    def title(self) -> str:
        """The tab's name."""
        return self.tab.title.in_(self.lang)

    @property
    def headers(self) -> list[str]:
        """The header row."""
        return [header for header, _ in self.columns]

    @property
    def header_row(self) -> int:
        """Its 0-based row."""
        return len(self.above)

    def place(self, column: Field) -> int:
        """Where a declared column stands."""
        return [kind for _, kind in self.columns].index(column)

    def place_of(self, header: str) -> int:
        """Where a header stands."""
        return self.headers.index(header)
