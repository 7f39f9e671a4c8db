"""What a memo is made of: finished texts, no arithmetic left for a template."""

from __future__ import annotations

from dataclasses import dataclass

from sheetsync.core.lang import Lang


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a block: what, how much, beside it, and how long its bar is (percent of the longest).

    `key` is the number's key, for whoever asks where it comes from.
    """

    label: str
    value: str
    note: str = ""
    bar: int = 0
    minus: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the memo: its heading, its rows, and a sentence about it."""

    heading: str
    lines: tuple[Line, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A block with several columns; the first of each row is its name."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Memo:
    """Everything the templates get, in the memo's order. `untrusted`: the data block comes first; `questions`: a block
    per head.
    """

    lang: Lang
    subject: str
    title: str
    as_of: str
    answer: str
    untrusted: bool
    cards: tuple[Line, ...]
    gap: Block
    forecast: str
    questions: tuple[Block, ...]
    funnel: Block
    non_target: Block
    losses: Block
    segments: Table
    changes: Block
    hypotheses: Block
    relation: Block
    data: Block
    footer: str


@dataclass(frozen=True, slots=True)
class RenderedMemo:
    """The memo as it goes out."""

    subject: str
    text: str
    html: str
