"""A tab whose columns are understood, and its data rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from sheetsync.core.grid import Column
from sheetsync.core.parse.strings import at_codes
from sheetsync.core.parse.text import fold
from sheetsync.core.tables.binding import BoundTab
from sheetsync.core.tables.codes import Flags, Rows, codes_at
from sheetsync.core.tables.columns import Understood, blank_flags, lay_out
from sheetsync.core.tables.keys import Ids
from sheetsync.core.tables.vocabulary import Spellings, Vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class ReadTab:
    """A tab's columns understood, and its data rows; `vocabularies` by declared name."""

    bound: BoundTab
    rows: Rows
    understood: Mapping[str, Understood]
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)

    def column(self, name: str) -> Column:
        """The cells of a declared column that the tab has."""
        return self.bound.grid.columns[self.bound.columns[name].column]

    def words(self, name: str) -> list[str]:
        """The different words of a column, as written; none if it isn't one of words."""
        spellings = self.understood[name]
        if not isinstance(spellings, Spellings):
            return []
        codes = np.unique(codes_at(self.column(name), self.rows))
        return [spellings.written[code] for code in codes.tolist() if spellings.folded[code]]

    def blank(self, name: str) -> Flags:
        """Which data rows are blank in a declared column; all of them if the tab hasn't got it."""
        if name not in self.understood:
            return np.ones(len(self.rows), dtype=np.bool_)
        return blank_flags(self.understood[name])[codes_at(self.column(name), self.rows)]

    def keys(self, names: Sequence[str]) -> pa.StringArray:
        """The rows' keys made of these columns, null where there is none."""
        first = self.understood[names[0]]
        if isinstance(first, Ids):
            return at_codes(first.keys, codes_at(self.column(names[0]), self.rows))
        parts = [list(map(fold, self.shown(name))) for name in names if name in self.understood]
        return pa.array(["\n".join(values) for values in zip(*parts, strict=True)], pa.string())

    def shown(self, name: str) -> list[str]:
        """What the rows show in a declared column, as text."""
        codes = codes_at(self.column(name), self.rows)
        values = lay_out(self.bound.fields[name], self.understood[name], codes, self.vocabularies.get(name))
        return [str(value) for value in values]
