"""The steps of a sale as a team's own status words and date columns tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from sheetsync.core.adoption.content import fit
from sheetsync.core.adoption.foreign_words import OUTCOMES, STEPS
from sheetsync.core.adoption.matching import LIKELY, Match, TabMatch
from sheetsync.core.adoption.naming import is_avoided
from sheetsync.core.adoption.seen import SeenColumn
from sheetsync.core.entry_tabs import Deals
from sheetsync.core.issues import Owner
from sheetsync.core.lang.words import Words
from sheetsync.core.norms import DEFAULT_STAGES, Norms, Source, Stage
from sheetsync.core.parse.status import read_status
from sheetsync.core.parse.text import fold
from sheetsync.core.schema import Field, Kind
from sheetsync.core.tables.headers import normal
from sheetsync.core.tables.stage_columns import stage_column, stage_fields
from sheetsync.core.tables.synonyms import Synonyms

STATED, LEXICAL, GUESSED = 1.0, 0.8, 0.5
"""A word that intake knows, one that other CRMs use, and one of which nobody knows what it means."""
_NUMBERED = re.compile(r"^\D{0,5}(\d{1,2})[.): -]+(?=\D)")
_DATE_WORDS = re.compile(r"\b(?:date|дата|at|on|этап[а]?|stage|day|день)\b")
_ALIKE = 80
_MOST = 40
"""A column with more different words is no column of statuses."""


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A word of the status column and what it is proposed to mean: won, lost, open or a stage's key; "" is unknown."""

    written: str
    count: int
    means: str
    confidence: float


@dataclass(frozen=True, slots=True, eq=False)
class Funnel:
    """What the status words mean; `stages`: the funnel where it isn't the configured one; `dates`: the columns of
    stages that only this funnel has, by declared name.
    """

    words: Sequence[StatusWord] = ()
    stages: Sequence[Stage] = ()
    dates: Mapping[str, Match] = field(default_factory=dict)

    def synonyms(self, *, sure: bool) -> Mapping[str, str]:
        """Status words that need a synonym to be read: those that are sure, or those that are not."""
        known = {fold(label) for stage in self.stages for label in (stage.label.en, stage.label.ru)}
        return {
            word.written: word.means
            for word in self.words
            if word.means
            and word.confidence < STATED
            and fold(word.written) not in known
            and (word.confidence >= LEXICAL) == sure
        }

    def unsure(self) -> list[StatusWord]:
        """Words of which nobody knows, or not surely, what they mean."""
        return [word for word in self.words if not word.means or word.confidence < LEXICAL]

    def with_meaning(self, written: str, means: str) -> Funnel:
        """The same with somebody's word for what a status means."""
        said = [replace(one, means=means, confidence=LEXICAL) if one.written == written else one for one in self.words]
        return replace(self, words=said)


def funnel_of(deals: TabMatch, norms: Norms, *, may_change: bool = True) -> Funnel:
    """The funnel that the status words and the date columns of a tab of deals tell.

    `may_change`: the stages are nobody's decision yet; else words of other steps are left for somebody to decide.
    """
    status = deals.columns["status"].column
    counts = deals.seen.word_counts(status) if status else {}
    ordered = sorted(counts, key=lambda word: -counts[word]) if len(counts) <= _MOST else []
    agreed = Synonyms.of(norms)
    words = [StatusWord(word, counts[word], *_meaning(word, norms, agreed)) for word in ordered]
    dated = {stage.key for stage in norms.dated_stages}
    if not may_change:
        return Funnel(
            [replace(word, means="") if _is_step(word) and word.means not in dated else word for word in words]
        )
    dates = _stage_dates(deals, words, norms)
    own = {word.means for word in words if _is_step(word)} | set(dates)
    return _own_funnel(deals, words, dates, norms) if own - dated else Funnel(words)


def _is_step(word: StatusWord) -> bool:
    return word.means not in {"", "won", "lost", "open"} and word.confidence <= LEXICAL


def _meaning(written: str, norms: Norms, agreed: Synonyms) -> tuple[str, float]:
    """What a status word means, and how surely."""
    folded = fold(written)
    if known := read_status(agreed.meaning("status", written), norms):
        return (known.outcome.value if known.outcome else known.stage), STATED
    for outcome, pattern in OUTCOMES.items():
        if pattern.search(folded):
            return outcome.value, LEXICAL
    step = next((step.key for step in reversed(STEPS) if step.words.search(folded)), "")
    return step, LEXICAL if step else GUESSED


def _stage_dates(deals: TabMatch, words: Iterable[StatusWord], norms: Norms) -> dict[str, SeenColumn]:
    """Date columns that bear the name of a step, by the step's key; those of the usual stages are found already."""
    usual = set(stage_fields(norms))
    taken = {one.column.place for one in deals.columns.values() if one.column and one.confidence >= LIKELY}
    found: dict[str, SeenColumn] = {}
    for column in deals.seen.by_key.values():
        bare = _DATE_WORDS.sub(" ", normal(column.header)).strip()
        if len(bare) < 3 or column.place in taken or _days(column) < LIKELY or is_avoided("closed", bare):
            continue
        key = next((word.means for word in words if _is_step(word) and _alike(bare, word.written)), "")
        key = key or next((step.key for step in STEPS if step.words.search(bare)), "")
        if key and key not in usual:
            found.setdefault(key, column)
    return found


def _days(column: SeenColumn) -> float:
    return fit(Deals.closed, column.profile) if column.profile.size else 0.0


def _alike(bare: str, written: str) -> bool:
    return fuzz.partial_ratio(bare, fold(written)) >= _ALIKE


def _own_funnel(deals: TabMatch, words: Sequence[StatusWord], dates: Mapping[str, SeenColumn], norms: Norms) -> Funnel:
    """The team's funnel: traffic, leads and target leads as they were, then its own steps in order, then the sale."""
    labels = _labels(words, norms)
    dated = {
        name.removeprefix(stage_column(""))
        for name, one in deals.columns.items()
        if name.startswith(stage_column("")) and one.column is not None and one.confidence >= LIKELY
    }
    keys = {*labels, *dates, *dated} - {"won", "lost"}
    present = {stage.key: stage for stage in (*DEFAULT_STAGES, *norms.stages)}
    ends = [stage for stage in norms.stages if stage.source is not Source.DATES]
    steps = [
        _step(key, labels.get(key) or _header_label(dates.get(key)), present.get(key))
        for key in _ordered(keys, _numbers(words))
    ]
    before = [stage for stage in ends if stage.source is not Source.WON]
    won = [stage for stage in ends if stage.source is Source.WON]
    stages = (*before, *steps, *won)
    matches = {
        stage_column(stage.key): Match(stage_column(stage.key), _stage_field(stage), dates[stage.key], LEXICAL, "both")
        for stage in steps
        if stage.key in dates
    }
    return Funnel([_read_by(word, labels) for word in words], stages, matches)


def _labels(words: Iterable[StatusWord], norms: Norms) -> dict[str, str]:
    """The word by which each step is called, the most frequent one."""
    found: dict[str, str] = {}
    dated = {stage.key for stage in norms.dated_stages}
    for word in words:
        if _is_step(word) or word.means in dated:
            found.setdefault(word.means, _NUMBERED.sub("", word.written))
    return found


def _read_by(word: StatusWord, labels: Mapping[str, str]) -> StatusWord:
    """A second word for one step may be the same step or another one: that isn't for us to say."""
    bare = fold(_NUMBERED.sub("", word.written))
    if word.means in labels and _is_step(word) and bare != fold(labels[word.means]):
        return replace(word, confidence=GUESSED)
    return word


def _numbers(words: Iterable[StatusWord]) -> Mapping[str, int]:
    """The number before each step's word: 3. КП."""
    found = [(word.means, _NUMBERED.match(word.written)) for word in words]
    return {key: int(match[1]) for key, match in reversed(found) if match}


def _ordered(keys: Iterable[str], numbers: Mapping[str, int]) -> list[str]:
    """By their numbers if all have one, else in the order in which sales usually go through them."""
    keys, usual = sorted(keys), [step.key for step in STEPS]
    if set(keys) <= set(numbers):
        return sorted(keys, key=lambda key: numbers[key])
    return sorted(keys, key=lambda key: usual.index(key) if key in usual else len(usual))


def _header_label(column: SeenColumn | None) -> str:
    return _DATE_WORDS.sub(" ", normal(column.header)).strip().capitalize() if column else ""


def _step(key: str, label: str, usual: Stage | None) -> Stage:
    name = Words(label, label) if label else usual.label if usual else Words(key, key)
    if usual is not None and label in {usual.label.en, usual.label.ru}:
        name = usual.label
    return Stage(key, name, Owner.SALES, Source.DATES, usual.norm_days if usual else None)


def _stage_field(stage: Stage) -> Field:
    field = Field(Kind.DATE, (stage.label.en,), (stage.label.ru,), help=Words("", ""))
    field.__set_name__(Deals, stage_column(stage.key))
    return field
