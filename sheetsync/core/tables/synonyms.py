"""What written words mean, as agreed in the Synonyms tab or in config.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.norms import Norms
from sheetsync.core.parse.text import fold, line
from sheetsync.core.schema import Field, Kind
from sheetsync.core.tables.headers import normal

_LONGEST_CHAIN = 5


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Meanings by kind of word, and by folded spelling within it.

    A kind is the vocabulary of a declared column ("channel"), else a header in normal form.
    """

    by_kind: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, norms: Norms, rows: Iterable[tuple[str, str, str]] = ()) -> Synonyms:
        """Those of config.toml, then those of the tab as (kind, written, means), which win."""
        kinds = kind_names(norms)
        configured = [
            (kind, written, means) for kind, words in norms.value_maps.items() for written, means in words.items()
        ]
        by_kind: dict[str, dict[str, str]] = {}
        for kind, written, means in (*configured, *rows):
            name = kinds.get(normal(kind), normal(kind))
            by_kind.setdefault(name, {})[fold(written)] = line(means)
        return cls(by_kind)

    def meaning(self, kind: str, written: str) -> str:
        """What a written word finally means; the word itself if nothing was agreed."""
        agreed = self.by_kind.get(kind)
        if not agreed:
            return written
        for _ in range(_LONGEST_CHAIN):
            means = agreed.get(fold(written))
            if means is None or fold(means) == fold(written):
                return means or written
            written = means
        return written

    def agreed_words(self, kind: str) -> list[str]:
        """The words that others are read as."""
        return list(dict.fromkeys(self.by_kind.get(kind, {}).values()))


def kind_names(norms: Norms) -> dict[str, str]:
    """The kind of word that a header, a declared name or a vocabulary's name stands for, by its normal form."""
    names: dict[str, str] = {}
    for tab in ENTRY_TABS:
        for column in tab.fields():
            if column.vocabulary or column.kind is Kind.YES_NO:
                own = norms.headers.get(tab.role, {}).get(column.name, "")
                for header in filter(None, (column.vocabulary, column.name, own, *column.en, *column.ru)):
                    names.setdefault(normal(header), kind_of(column))
    return names


def kind_of(column: Field) -> str:
    """The kind of a declared column's words."""
    return column.vocabulary or f"{column.tab.role}.{column.name}"
