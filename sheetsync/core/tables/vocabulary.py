"""The words of one kind across all tabs: which spellings are one word, and how it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sheetsync.core.grid import Cell
from sheetsync.core.parse.faults import Oddity, Unclear
from sheetsync.core.parse.text import check_value, fold, is_ditto, is_placeholder, line, spell
from sheetsync.core.tables.synonyms import Synonyms


@dataclass(frozen=True, slots=True, eq=False)
class Spellings:
    """A column's distinct words as written, "" for a blank, and the folded ones they are compared by."""

    written: Sequence[str]
    folded: Sequence[str]
    odd: Mapping[int, Oddity]


def type_words(distinct: Sequence[Cell], *, keep_signs: bool = False) -> Spellings:
    """Read a column of words; errors are blank and, unless signs are kept, so are a dash and "n/a"."""
    written, folded, odd = [""] * len(distinct), [""] * len(distinct), {}
    for place, cell in enumerate(distinct):
        if cell is None:
            continue
        try:
            check_value(cell)
        except Unclear as unclear:
            odd[place] = unclear.oddity
            continue
        text = cell if isinstance(cell, str) else spell(cell)
        key = fold(text)
        if not keep_signs and is_placeholder(key) and is_ditto(line(text).casefold()):
            odd[place] = Oddity("ditto")
        elif key and (keep_signs or not is_placeholder(key)):
            written[place], folded[place] = line(text), key
    return Spellings(written, folded, odd)


class Vocabulary:
    """One kind of words. Columns are added first; then it knows how each word is shown."""

    def __init__(self, kind: str, synonyms: Synonyms, agreed: Iterable[str] = ()) -> None:
        self.kind = kind
        self._synonyms = synonyms
        self._counts: dict[str, Counter[str]] = {}
        self._agreed = {fold(word): word for word in (*agreed, *synonyms.agreed_words(kind))}
        self._shown: dict[str, str] = {}

    def add(self, spellings: Spellings, counts: npt.NDArray[np.int64]) -> None:
        """Count a column's words; `counts` has the rows per distinct value."""
        for place in np.flatnonzero(counts).tolist():
            if spellings.folded[place]:
                words = self._counts.setdefault(spellings.folded[place], Counter())
                words[spellings.written[place]] += int(counts[place])

    def shown(self, folded: str, written: str) -> str:
        """The word that a spelling stands for, in the spelling that everybody sees."""
        if folded not in self._shown:
            means = self._synonyms.meaning(self.kind, written)
            target = folded if means == written else fold(means)
            most = self._counts.get(target, Counter()).most_common(1)
            self._shown[folded] = self._agreed.get(target) or (most[0][0] if most else means)
        return self._shown[folded]

    def is_mapped(self, folded: str) -> bool:
        """Whether a synonym says what the spelling means."""
        return folded in self._synonyms.by_kind.get(self.kind, {})

    def agreed(self) -> list[str]:
        """The words that were agreed on, whether a row has them or not."""
        return list(self._agreed.values())

    def word_counts(self) -> dict[str, int]:
        """Rows per word as shown."""
        totals: Counter[str] = Counter()
        for folded, words in self._counts.items():
            totals[self.shown(folded, next(iter(words)))] += words.total()
        return dict(totals)
