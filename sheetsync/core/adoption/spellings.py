"""Words that look like one word written twice, over all the tabs that were found: proposals for the Synonyms tab."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sheetsync.core.adoption.matching import TabMatch
from sheetsync.core.adoption.stages import Funnel
from sheetsync.core.schema import Kind
from sheetsync.core.tables.likeness import proposals

_KINDS = ("channel", "campaign", "segment", "manager", "loss_reason")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A line for the Synonyms tab: a word of a kind, as written in so many rows, and what it is proposed to mean."""

    kind: str
    written: str
    means: str
    count: int


def spellings(found: Mapping[str, TabMatch], funnel: Funnel) -> Sequence[Spelling]:
    """What would be merged if somebody agreed; nothing is by itself."""
    rows = [
        Spelling(kind, written, means, counts[written])
        for kind in _KINDS
        for counts in [_counts(found.values(), kind)]
        for written, means in proposals(counts, kind).items()
    ]
    unsure = funnel.synonyms(sure=False)
    doubtful = [word for word in funnel.words if word.written in unsure]
    return [*rows, *(Spelling("status", word.written, word.means, word.count) for word in doubtful)]


def _counts(found: Iterable[TabMatch], kind: str) -> Mapping[str, int]:
    """Rows per word of a kind, over all its columns."""
    columns = {
        (match.seen.title, one.column.place): match.seen.word_counts(one.column)
        for match in found
        for one in match.columns.values()
        if one.column is not None and one.is_sure and one.field.vocabulary == kind and one.field.kind is Kind.WORD
    }
    counts: Counter[str] = Counter()
    for some in columns.values():
        counts.update(some)
    return counts
