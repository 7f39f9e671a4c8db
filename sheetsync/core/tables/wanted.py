"""The columns that are looked for in a tab, and the headers that they may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from sheetsync.core.entry_tabs import Deals, Leads
from sheetsync.core.norms import Norms
from sheetsync.core.parse.currencies import currency_words
from sheetsync.core.schema import EntryTab, Field
from sheetsync.core.tables.header_names import Header, header_of, key_of
from sheetsync.core.tables.stage_columns import stage_fields

_NEIGHBOURS: Mapping[type[EntryTab], type[EntryTab]] = {Leads: Deals, Deals: Leads}
"""Tabs that may be one tab of the workbook."""


class WantedColumns:
    """The declared columns of a tab. `configured`: headers that config.toml gives, by declared name or stage key."""

    def __init__(self, tab: type[EntryTab], norms: Norms, configured: Mapping[str, str]) -> None:
        self.tab = tab
        self.norms = norms
        self.currency = currency_words(norms.currency)
        self.stages = stage_fields(norms) if tab is Deals else {}
        self.fields = {field.name: field for field in (*tab.fields(), *self.stages.values())}
        keys = {field.name: key for key, field in self.stages.items()}
        own = {name: configured.get(keys.get(name, name), configured.get(name, "")) for name in self.fields}
        self.configured = {name: header for name, header in own.items() if header}
        self._parts: dict[str, Header] = {}

    @cached_property
    def by_key(self) -> Mapping[str, str]:
        """Every header, by its key, that means one of the columns, with that one's declared name."""
        found: dict[str, str] = {}
        for rank in range(self.ranks()):
            for name, field in self.fields.items():
                names = [self.configured[name]] if name in self.configured else self.aliases(field, rank)
                for header in names:
                    found.setdefault(key_of(header), name)
        return found

    def taken_apart(self, text: str) -> Header:
        """A header's key and unit."""
        if text not in self._parts:
            self._parts[text] = header_of(text, self.currency)
        return self._parts[text]

    def field_of(self, text: str) -> str:
        """The declared name of the column that a header means, with or without a unit; "" if none."""
        header = self.taken_apart(text)
        return self.by_key.get(header.key) or self.by_key.get(header.bare, "")

    def knows(self, text: str) -> bool:
        """Whether a header means one of the columns."""
        return bool(self.field_of(text))

    @cached_property
    def neighbour(self) -> WantedColumns | None:
        """The columns of the tab that may stand in the same rows."""
        other = _NEIGHBOURS.get(self.tab)
        return WantedColumns(other, self.norms, self.norms.headers.get(other.role, {})) if other else None

    def belongs_to(self, text: str) -> str:
        """What a header means in this tab or in the one that may stand in the same rows, "" if nothing."""
        if own := self.field_of(text):
            return own
        other = self.neighbour.field_of(text) if self.neighbour else ""
        return f"neighbour.{other}" if other else ""

    def headers(self, field: Field) -> tuple[str, ...]:
        """What the column may be called, the best name first."""
        if field.name in self.configured:
            return (self.configured[field.name],)
        return tuple(alias for rank in range(self.ranks()) for alias in self.aliases(field, rank))

    def ranks(self) -> int:
        """How many names the column with most names has."""
        return max(max(len(field.en), len(field.ru)) for field in self.fields.values())

    def aliases(self, field: Field, rank: int) -> Iterator[str]:
        """The declared names of one rank, in both languages."""
        yield from field.en[rank : rank + 1]
        yield from field.ru[rank : rank + 1]
