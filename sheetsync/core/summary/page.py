"""A summary tab while it is being written: a page that grows row by row, with its charts and highlights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, takewhile

from sheetsync.core.layout import Chart, ChartKind, Highlight, Sheet, Spot, Style
from sheetsync.core.summary.report import Report

Row = tuple[Spot | None, ...]
KEPT_DIGITS = 12
READABLE = 130
"""Characters of a line that the eye still follows: notes are wrapped there."""
CHART_ROWS = 17
"""Rows of the usual height that a chart hides."""

_ALONE = frozenset({Style.NOTE, Style.WARNING, Style.STRONG})
"""What wraps over the columns where it stands alone in its row."""
_TOTALS = {
    Style.TEXT: Style.TOTAL_TEXT,
    Style.COUNT: Style.TOTAL_COUNT,
    Style.MONEY: Style.TOTAL_MONEY,
    Style.SHARE: Style.TOTAL_SHARE,
    Style.NUMBER: Style.TOTAL_NUMBER,
    Style.OF_N: Style.TOTAL_NOTE,
    Style.UNTOLD: Style.TOTAL_UNTOLD,
}


@dataclass
class Page:
    """A summary tab while it is being written."""

    report: Report
    role: str
    rows: list[Row] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    charts: list[Chart] = field(default_factory=list)
    highlights: list[Highlight] = field(default_factory=list)

    def head(self, width: int) -> None:
        """The title, the question the tab answers, and the as-of line."""
        say = self.report.say
        self.rows.append((Spot(say(f"tab.{self.role}"), Style.TITLE, span=width),))
        self.rows.append((Spot(say(f"tab.{self.role}.answers"), Style.SUBTITLE, span=width),))
        told = f"{self.report.as_of_line()} · {self.report.currency_line()}"
        self.rows.append((Spot(told, Style.NOTE, span=width),))

    def heading(self, key: str, **values: object) -> None:
        """A block's name, after an empty row."""
        self.rows.append(())
        self.rows.append((Spot(self.report.say(key, **values), Style.HEADING),))

    def note(self, text: str, style: Style = Style.NOTE) -> None:
        """A line under or above a table."""
        self.rows.append((Spot(text, style),))

    def table(self, columns: Sequence[str], rows: Sequence[Row], *, total: Row | None = None) -> range:
        """Column headers, rows, a total; where the rows without the total went."""
        self.rows.append(tuple(Spot(text, Style.COLUMN) for text in columns))
        first = len(self.rows)
        self.rows.extend(rows)
        if total is not None:
            self.rows.append(tuple(as_total(spot) for spot in total))
        return range(first, first + len(rows))

    def figures(self, rows: range, column: int) -> int:
        """How many of the cells hold a number."""
        cells = [self.rows[row][column] for row in rows if column < len(self.rows[row])]
        return sum(cell is not None and isinstance(cell.value, int | float) for cell in cells)

    def chart(
        self,
        name: str,
        kind: ChartKind,
        rows: range,
        series: Sequence[int],
        *,
        labels: int = 0,
        totals: tuple[int, ...] = (),
    ) -> None:
        """A chart over a table's rows; none where one of the series has no number to show."""
        if all(self.figures(rows, column) for column in series):
            title, anchor = self.report.say(f"chart.{name}"), (rows.start - 1, 0)
            chart = Chart(name, kind, title, rows.start, rows.stop - 1, labels, tuple(series), anchor, totals=totals)
            self.charts.append(chart)

    def highlight(self, rows: range, column: int, text: str) -> None:
        """Cells of a column that read so are to be seen."""
        if rows:
            self.highlights.append(Highlight(rows.start, rows.stop - 1, column, text))

    def sheet(
        self,
        widths: Sequence[float],
        *,
        frozen: int = 3,
        filter_row: int | None = None,
        one_page: bool = False,
        charts_at: Sequence[int] = (),
    ) -> Sheet:
        """The finished tab. Charts stand in these columns below the last row, or else right of all cells."""
        return Sheet(
            self.role,
            self.report.say(f"tab.{self.role}"),
            tuple(tuple(settled(cell) for cell in row) for row in self._spread(widths)),
            tuple(widths),
            frozen,
            one_page=one_page,
            currency=self.report.currency,
            lang=self.report.lang,
            filter_row=filter_row,
            heights=tuple(sorted(self.heights.items())),
            charts=tuple(self._below(charts_at) if charts_at else self._beside(widths)),
            highlights=tuple(self.highlights),
        )

    def _spread(self, widths: Sequence[float]) -> list[Row]:
        """The rows, a heading over the columns of its block, a sentence over those that a line is read along."""
        readable = max(1, sum(told <= READABLE for told in accumulate(widths)))
        placed = list(self.rows)
        for at, row in enumerate(self.rows):
            if len(row) != 1 or row[0] is None or row[0].span > 1:
                continue
            if row[0].style is Style.HEADING:
                placed[at] = (replace(row[0], span=self._block_width(at)),)
            elif row[0].style in _ALONE:
                placed[at] = (replace(row[0], span=readable),)
        return placed

    def _block_width(self, heading: int) -> int:
        """How many columns the rows below a heading take, up to the next empty one."""
        return max((len(row) for row in takewhile(bool, self.rows[heading:])), default=1)

    def _beside(self, widths: Sequence[float]) -> list[Chart]:
        """The charts in the rows that they show, a column away from the last filled one of the rows they cover."""
        placed = self._spread(widths)
        return [replace(chart, anchor=(chart.anchor[0], _right(placed, chart.anchor[0]) + 1)) for chart in self.charts]

    def _below(self, columns: Sequence[int]) -> list[Chart]:
        """The charts side by side in these columns, line by line, a row away from the last filled one."""
        first = len(self.rows) + 1
        lines = [divmod(place, len(columns)) for place in range(len(self.charts))]
        return [
            replace(chart, anchor=(first + line * CHART_ROWS, columns[place]))
            for chart, (line, place) in zip(self.charts, lines, strict=True)
        ]


def _right(rows: Sequence[Row], first: int) -> int:
    """One past the last filled column of the rows that a chart covers."""
    covered = rows[first : first + CHART_ROWS]
    return max((at + cell.span for row in covered for at, cell in enumerate(row) if cell is not None), default=0)


def settled(cell: Spot | None) -> Spot | None:
    """A fraction with no more digits than every spreadsheet program keeps, so that saving elsewhere changes nothing."""
    if cell is None or not isinstance(cell.value, float):
        return cell
    return replace(cell, value=float(f"{cell.value:.{KEPT_DIGITS}g}"))


def as_total(spot: Spot | None) -> Spot | None:
    """The same cell as part of a total row."""
    return None if spot is None else replace(spot, style=_TOTALS.get(spot.style, spot.style))
