"""The columns that are looked for in a tab, and the headers that they may have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sheetsync.core.entry_tabs import Deals
from sheetsync.core.norms import Norms
from sheetsync.core.schema import EntryTab, Field
from sheetsync.core.tables.headers import normal
from sheetsync.core.tables.stage_columns import stage_fields


class WantedColumns:
    """The declared columns of a tab. `configured`: headers that config.toml gives, by declared name or stage key."""

    def __init__(self, tab: type[EntryTab], norms: Norms, configured: Mapping[str, str]) -> None:
        self.tab = tab
        self.norms = norms
        stages = stage_fields(norms) if tab is Deals else {}
        self.fields = {field.name: field for field in (*tab.fields(), *stages.values())}
        keys = {field.name: key for key, field in stages.items()}
        own = {name: configured.get(keys.get(name, name), configured.get(name, "")) for name in self.fields}
        self.configured = {name: header for name, header in own.items() if header}

    def known(self) -> set[str]:
        """Every header, in normal form, that means one of the columns."""
        return {normal(header) for field in self.fields.values() for header in self.headers(field)}

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
