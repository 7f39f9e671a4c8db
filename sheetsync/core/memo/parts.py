"""What a memo is made of: finished texts, no arithmetic left for a template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated

from sheetsync.core.lang import Lang
from sheetsync.core.metrics.base import Slice


@dataclass(frozen=True, slots=True)
class Place:
    """The cell of the summary tabs that a number stands in; empty where there is none."""

    tab: Annotated[str, "The tab's title."] = ""
    cell: Annotated[str, "Its cell: B7."] = ""
    link: Annotated[str, "Its web address; empty for a file."] = ""

    def __str__(self) -> str:
        return f"{self.tab}!{self.cell}" if self.cell else ""


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a block: what, how much, beside it.

    `where` is the number's slice. `row` says where a line without a number of the report's own stands: the role of
    the tab, then words that its row holds.
    """

    label: Annotated[str, "What it is; the question itself in a block of questions."]
    value: Annotated[str, "How much."]
    note: Annotated[str, "What stands beside it: k of n, an interval, what it rests on."] = ""
    bar: Annotated[int, "How long its bar is, in percent of the longest; 0: no bar."] = 0
    minus: Annotated[bool, "Whether the bar shows something that is missing."] = False
    key: Annotated[str, "The number's key, for `sheetsync explain`; may be empty."] = ""
    place: Annotated[Place, "The cell it stands in."] = NOWHERE
    where: Slice = ()
    row: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the memo."""

    heading: Annotated[str, "Its heading."]
    lines: Annotated[tuple[Line, ...], "Its rows."] = ()
    text: Annotated[str, "A sentence about all of it."] = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of a table; as text it is what is shown."""

    text: Annotated[str, "What is shown."]
    key: Annotated[str, "The number's key; empty for a name."] = ""
    place: Annotated[Place, "The cell it stands in."] = NOWHERE
    where: Slice = ()

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Table:
    """A block with several columns; the first of each row is its name."""

    heading: Annotated[str, "Its heading."]
    columns: Annotated[tuple[str, ...], "The columns' names."]
    rows: Annotated[tuple[tuple[Figure, ...], ...], "Its rows, a Figure for each column."]
    keys: Annotated[tuple[str, ...], "The keys of the columns from the second on."] = ()
    text: Annotated[str, "A sentence about all of it."] = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A column of the waterfall. `value` is in major units; a `total` stands on the ground, the others change it."""

    label: str
    value: float
    text: str
    total: bool = False


@dataclass(frozen=True, slots=True)
class Waterfall:
    """From the plan to the fact, and what to read where it isn't shown."""

    alt: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A share at each review, None where it wasn't told; `text` is what it is now."""

    label: str
    shares: tuple[float | None, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Trend:
    """Shares over the reviews, and what to read where they aren't shown."""

    alt: str
    days: tuple[str, ...]
    courses: tuple[Course, ...]


@dataclass(frozen=True, slots=True)
class Memo:
    """Everything the templates get, in the memo's order."""

    lang: Annotated[Lang, "en or ru."]
    subject: Annotated[str, "The e-mail's subject."]
    title: Annotated[str, "The first heading."]
    as_of: Annotated[str, "The period, the day, the rows used."]
    answer: Annotated[str, "One or two sentences: where the plan stands, and whose part of the gap is what."]
    untrusted: Annotated[bool, "Whether the entries can't be trusted: then the data block comes first."]
    cards: Annotated[tuple[Line, ...], "The headline numbers."]
    gap: Annotated[Block, "Plan, the parts of the difference, fact."]
    forecast: Annotated[str, "Where the running period will end; empty if that can't be told."]
    questions: Annotated[tuple[Block, ...], "A block for each head."]
    funnel: Annotated[Block, "The stages with their k of n."]
    non_target: Annotated[Block, "The non-target share, and why."]
    losses: Annotated[Block, "Why leads are lost, with the money that might be recovered."]
    segments: Annotated[Table, "Unit economics by segment."]
    changes: Annotated[Block, "What has changed since the last review."]
    hypotheses: Annotated[Block, "What was tried: what is due first."]
    relation: Annotated[Block, "How the relation of the two departments moves."]
    data: Annotated[Block, "How far to trust the numbers."]
    footer: Annotated[str, "What it was computed from."]
    waterfall: Waterfall | None = None
    trend: Trend | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the memo; `png` draws it, when somebody wants it."""

    cid: Annotated[str, "Its Content-ID."]
    alt: Annotated[str, "What to read where it isn't shown."]
    width: Annotated[int, "In pixels of a page; the picture itself is twice as dense."]
    height: Annotated[int, "Likewise."]
    png: Callable[[], bytes] = field(default=bytes, repr=False, compare=False)

    @property
    def source(self) -> str:
        """What an `img` refers to."""
        return f"cid:{self.cid}"


@dataclass(frozen=True, slots=True)
class RenderedMemo:
    """The memo as it goes out; `pictures` are those that the HTML refers to."""

    subject: str
    text: str
    html: str
    pictures: tuple[Picture, ...] = ()
