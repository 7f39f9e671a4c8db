"""A summary tab as it should look: cells with a style each, free of any file format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from sheetsync.core.grid import Cell
from sheetsync.core.lang.words import Lang


class Style(Enum):
    """How a cell looks; adapters translate it once each."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    """The name of a block."""
    COLUMN = "column"
    """A table's column header."""
    TEXT = "text"
    STRONG = "strong"
    NOTE = "note"
    OF_N = "of_n"
    """The k of n beside a share."""
    UNTOLD = "untold"
    """What stands where a number can't be told."""
    COUNT = "count"
    MONEY = "money"
    MONEY_EXACT = "money_exact"
    SHARE = "share"
    NUMBER = "number"
    DATE = "date"
    MONTH = "month"
    WARNING = "warning"
    """Text that must be seen: what can't be told, what is left out."""
    CARD_LABEL = "card_label"
    CARD_VALUE = "card_value"
    CARD_MONEY = "card_money"
    CARD_SHARE = "card_share"
    CARD_NOTE = "card_note"
    BETTER = "better"
    """A provable move for the better, under a headline number; its arrow tells it without the colour."""
    WORSE = "worse"
    MISSED = "missed"
    """What stands beside a number that is provably short."""
    TOTAL_TEXT = "total_text"
    TOTAL_COUNT = "total_count"
    TOTAL_MONEY = "total_money"
    TOTAL_SHARE = "total_share"
    TOTAL_NUMBER = "total_number"
    TOTAL_NOTE = "total_note"
    TOTAL_UNTOLD = "total_untold"
    ANSWER = "answer"
    """The sentence that a tab is read for; wraps."""
    BAR = "bar"
    """A bar drawn with block characters."""
    BAR_MINUS = "bar_minus"
    """The same for what is missing."""
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell of a summary tab. MONEY styles hold major units; `key` names the metric that it shows;
    `link` is a place in the same workbook ("Leads!B7"); `span` cells are merged to the right.
    """

    value: Cell
    style: Style = Style.TEXT
    key: str = ""
    link: str = ""
    span: int = 1


class ChartKind(Enum):
    """What a chart shows; adapters draw it with the spreadsheet's own charts."""

    FUNNEL = "funnel"
    """Horizontal bars, the first row on top."""
    WATERFALL = "waterfall"
    """Steps from the first row to the last; rows named in `totals` stand on the ground."""
    PARETO = "pareto"
    """Columns of the first series, a line of the second one on its own axis of shares."""
    TREND = "trend"
    """A line a series, the labels being days."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart over cells of its own tab, all places 0-based.

    Rows `first` to `last` (included) hold the data, the row above them the headers that name the series; `labels`
    and `series` are columns. `name` is the chart's own in its tab, for good; `anchor` is the row and column of the cell
    that its upper left corner covers; `size` is in pixels.
    """

    name: str
    kind: ChartKind
    title: str
    first: int
    last: int
    labels: int
    series: tuple[int, ...]
    anchor: tuple[int, int]
    size: tuple[int, int] = (560, 320)
    totals: tuple[int, ...] = ()
    """WATERFALL: which of the rows, counted from `first`, are totals, not steps."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A rule that stays with the tab: cells of `column` in rows `first` to `last` (included, all 0-based) that read
    `text` are shown in a style, also after people sort or filter.
    """

    first: int
    last: int
    column: int
    text: str
    style: Style = Style.WARNING


@dataclass(frozen=True, slots=True)
class Sheet:
    """One owned tab: its rows from A1 on, None where a cell stays empty.

    `widths` are in characters per column; `frozen` rows stay on top and repeat on every printed page.
    """

    role: str
    title: str
    rows: tuple[tuple[Spot | None, ...], ...]
    widths: tuple[float, ...] = ()
    frozen: int = 0
    landscape: bool = True
    one_page: bool = False
    currency: str = "RUB"
    lang: Lang = "en"
    filter_row: int | None = None
    """The row that gets filter arrows, over all its cells."""
    heights: tuple[tuple[int, float], ...] = ()
    """Row and its height in points, where text wraps."""
    charts: tuple[Chart, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    appended_from: int | None = None
    """A log: rows before this one stand already and are never written again, those from it on are added at the end.
    None: a table that is written as a whole."""

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        """Row, column and value of every cell that isn't blank."""
        for row, spots in enumerate(self.rows):
            for column, spot in enumerate(spots):
                if spot is not None and spot.value is not None and spot.value != "":
                    yield row, column, spot.value
