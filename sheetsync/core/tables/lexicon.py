"""All words of all tabs, one vocabulary per kind, and what is worth saying of how they are spelled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sheetsync.core.grid import Column
from sheetsync.core.issues import Issue
from sheetsync.core.tables.binding import BoundTab
from sheetsync.core.tables.codes import Rows, codes_at
from sheetsync.core.tables.complaints import Place, value_issues
from sheetsync.core.tables.headers import normal
from sheetsync.core.tables.likeness import proposals
from sheetsync.core.tables.proposed import kind_detail
from sheetsync.core.tables.synonyms import Synonyms
from sheetsync.core.tables.vocabulary import Spellings, Vocabulary, type_words

_SLICING = frozenset({"channel", "campaign", "segment", "manager", "loss_reason"})
"""Kinds whose words name slices: a word written in two ways splits a number in two."""
_FEW_WORDS = 200
"""An undeclared column with more words than this is no list of words."""
_FEW_DISTINCT = 5_000
_RARE, _RARE_SHARE = 3, 200
"""A word that stands in no more than a 200th of the rows, in few of them up to three, is asked about."""


@dataclass(frozen=True, slots=True, eq=False)
class WordColumn:
    """One column of words, and the rows that are read of it."""

    place: Place
    column: Column
    rows: Rows
    spellings: Spellings

    def counts(self) -> npt.NDArray[np.int64]:
        """Rows per distinct value."""
        return np.bincount(codes_at(self.column, self.rows), minlength=len(self.column.distinct))

    def is_word_list(self) -> bool:
        """Whether it holds text, and few different ones."""
        used = np.flatnonzero(self.counts()).tolist()
        words = {self.spellings.folded[place] for place in used} - {""}
        texts = {place for place in used if isinstance(self.column.distinct[place], str)}
        return 1 < len(words) <= _FEW_WORDS and len(texts) * 2 > len(used)

    def rows_of(self, places: Collection[int]) -> list[int]:
        """The rows that hold one of these distinct values."""
        chosen = np.zeros(len(self.column.distinct), dtype=np.bool_)
        chosen[list(places)] = True
        found: list[int] = self.rows[chosen[codes_at(self.column, self.rows)]].tolist()
        return found

    def words(self, vocabulary: Vocabulary) -> Iterator[tuple[int, str, str]]:
        """Each distinct value that occurs: its place, as written, and as everybody sees it."""
        for place in np.flatnonzero(self.counts()).tolist():
            if folded := self.spellings.folded[place]:
                written = self.spellings.written[place]
                yield place, written, vocabulary.shown(folded, written)


class Lexicon:
    """The vocabularies, filled column by column; `reasons`: the agreed loss reasons."""

    def __init__(self, synonyms: Synonyms, reasons: Sequence[str] = ()) -> None:
        self._synonyms = synonyms
        self._reasons = reasons
        self._vocabularies: dict[str, Vocabulary] = {}
        self._columns: dict[str, list[WordColumn]] = {}
        self._headers: dict[str, str] = {}

    def vocabulary(self, kind: str) -> Vocabulary:
        """The words of a kind."""
        if kind not in self._vocabularies:
            agreed = self._reasons if kind == "loss_reason" else ()
            self._vocabularies[kind] = Vocabulary(kind, self._synonyms, agreed)
        return self._vocabularies[kind]

    def add(self, kind: str, words: WordColumn) -> Vocabulary:
        """Take in a column's words."""
        self.vocabulary(kind).add(words.spellings, words.counts())
        self._columns.setdefault(kind, []).append(words)
        return self.vocabulary(kind)

    def add_undeclared(self, bound: BoundTab, rows: Rows, declared: Collection[int], kinds: Mapping[str, str]) -> None:
        """Take in the columns that nobody declared, where they hold one of a few words; `kinds`: names not to use."""
        for place, header in enumerate(bound.headers):
            column, kind = bound.grid.columns[place], normal(header)
            if not header or place in declared or kind in kinds or len(column.distinct) > _FEW_DISTINCT:
                continue
            here = Place(bound.title, bound.tab.owner, place)
            words = WordColumn(here, column, rows, type_words(column.distinct))
            if words.is_word_list():
                self._headers.setdefault(kind, header)
                self.add(kind, words)

    def issues(self) -> list[Issue]:
        """Spellings that were read as one word, and words that look like one written twice."""
        issues: list[Issue] = []
        for kind, columns in self._columns.items():
            if kind in _SLICING or kind == "status":
                issues += [issue for column in columns for issue in self._folded(kind, column)]
            if kind in self._headers or (kind in _SLICING and not (kind == "loss_reason" and self._reasons)):
                issues += self._near(kind, columns)
        return issues

    def _folded(self, kind: str, words: WordColumn) -> list[Issue]:
        vocabulary = self.vocabulary(kind)
        by_written: dict[str, list[int]] = {}
        means: dict[str, Mapping[str, str]] = {}
        for place, written, shown in words.words(vocabulary):
            if written != shown and not vocabulary.is_mapped(words.spellings.folded[place]):
                by_written.setdefault(written, []).append(place)
                means[written] = {"means": shown}
        rows = {written: words.rows_of(places) for written, places in by_written.items()}
        return value_issues(words.place, "word_folded", rows, means)

    def _near(self, kind: str, columns: Sequence[WordColumn]) -> list[Issue]:
        vocabulary = self.vocabulary(kind)
        counts = vocabulary.word_counts()
        agreed = dict.fromkeys(vocabulary.agreed(), sum(counts.values()) + 1)  # what was agreed is never the odd one
        proposed = proposals({**counts, **agreed}, kind)
        issues = []
        for words in columns if proposed else ():
            places: dict[str, list[int]] = {}
            for place, _, shown in words.words(vocabulary):
                if shown in proposed:
                    places.setdefault(shown, []).append(place)
            details = {
                rare: {
                    "near": proposed[rare],
                    "count": str(counts[rare]),
                    "near_count": str(counts.get(proposed[rare], 0)),
                    **kind_detail(kind, self._headers.get(kind, "")),
                }
                for rare in places
            }
            rows = {rare: words.rows_of(some) for rare, some in places.items()}
            issues += value_issues(words.place, "word_near", rows, details)
        return issues + self._rare(kind, columns, {*proposed, *agreed})

    def _rare(self, kind: str, columns: Sequence[WordColumn], known: Collection[str]) -> list[Issue]:
        """Words that hardly ever stand in a column of few words, and are like none of these: an old name, a slip."""
        vocabulary = self.vocabulary(kind)
        counts = vocabulary.word_counts()
        total = sum(counts.values())
        most = max(total // _RARE_SHARE, min(_RARE, total // 100))
        rare = {word for word, count in counts.items() if count <= most} - set(known)
        if kind not in _SLICING or sum(counts[word] for word in rare) * 10 > total:
            return []
        issues = []
        for words in columns:
            places: dict[str, list[int]] = {}
            for place, _, shown in words.words(vocabulary):
                if shown in rare:
                    places.setdefault(shown, []).append(place)
            rows = {word: words.rows_of(some) for word, some in places.items()}
            detail = kind_detail(kind)
            issues += value_issues(words.place, "word_rare", rows, dict.fromkeys(rows, detail))
        return issues
