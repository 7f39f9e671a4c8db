"""What summary tabs are built of: a page that grows row by row, and tables whose columns are metric keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sheetsync.core.grid import Cell
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.metrics.base import NOT_SET, Number, Slice, Unit
from sheetsync.core.metrics.catalogue import metric
from sheetsync.core.money import to_major
from sheetsync.core.summary.report import Report

Row = tuple[Spot | None, ...]
KEPT_DIGITS = 12
LONG_NAME, TALL = 13, 30.0
"""A header longer than this wraps, and needs a row of this height in points."""

_STYLES = {
    Unit.COUNT: Style.COUNT,
    Unit.SHARE: Style.SHARE,
    Unit.MONEY: Style.MONEY,
    Unit.DAYS: Style.NUMBER,
    Unit.RATIO: Style.NUMBER,
}
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

    def head(self, width: int) -> None:
        """The title, the question the tab answers, and the as-of line."""
        say = self.report.say
        self.rows.append((Spot(say(f"tab.{self.role}"), Style.TITLE, span=width),))
        self.rows.append((Spot(say(f"tab.{self.role}.answers"), Style.SUBTITLE, span=width),))
        self.rows.append((Spot(self.report.as_of_line(), Style.NOTE, span=width),))

    def heading(self, key: str, **values: object) -> None:
        """A block's name, after an empty row."""
        self.rows.append(())
        self.rows.append((Spot(self.report.say(key, **values), Style.HEADING),))

    def note(self, text: str, style: Style = Style.NOTE) -> None:
        """A line under or above a table."""
        self.rows.append((Spot(text, style),))

    def table(self, columns: Sequence[str], rows: Sequence[Row], *, total: Row | None = None) -> None:
        """Column headers, rows, a total."""
        if any(len(name) > LONG_NAME for name in columns):
            self.heights[len(self.rows)] = TALL
        self.rows.append(tuple(Spot(text, Style.COLUMN) for text in columns))
        self.rows.extend(rows)
        if total is not None:
            self.rows.append(tuple(as_total(spot) for spot in total))

    def sheet(
        self, widths: Sequence[float], *, frozen: int = 3, filter_row: int | None = None, one_page: bool = False
    ) -> Sheet:
        """The finished tab."""
        return Sheet(
            self.role,
            self.report.say(f"tab.{self.role}"),
            tuple(tuple(settled(cell) for cell in row) for row in self.rows),
            tuple(widths),
            frozen,
            one_page=one_page,
            currency=self.report.currency,
            lang=self.report.lang,
            filter_row=filter_row,
            heights=tuple(sorted(self.heights.items())),
        )


def settled(cell: Spot | None) -> Spot | None:
    """A fraction with no more digits than every spreadsheet program keeps, so that saving elsewhere changes nothing."""
    if cell is None or not isinstance(cell.value, float):
        return cell
    return replace(cell, value=float(f"{cell.value:.{KEPT_DIGITS}g}"))


def as_total(spot: Spot | None) -> Spot | None:
    """The same cell as part of a total row."""
    return None if spot is None else replace(spot, style=_TOTALS.get(spot.style, spot.style))


def text(value: Cell, style: Style = Style.TEXT) -> Spot:
    """A cell of plain text."""
    return Spot(value, style)


def spot(report: Report, number: Number) -> Spot:
    """A number as a native cell; a dash where it can't be told, "few data" below the norm."""
    if number.value is None:
        return Spot("–", Style.UNTOLD, number.key)
    if report.is_few(number):
        return Spot(report.say("phrase.few"), Style.UNTOLD, number.key)
    style = Style.SHARE if number.metric.in_percent else _STYLES[number.metric.unit]
    return Spot(native(number), style, number.key)


def native(number: Number) -> int | float | None:
    """The value as a spreadsheet holds it: money in major units, fractions as floats."""
    if number.value is None:
        return None
    if number.metric.unit is Unit.MONEY:
        return to_major(number.value)
    return number.value if isinstance(number.value, int) else float(number.value)


def spots(report: Report, number: Number) -> list[Spot]:
    """The cells of a number in a table: a share brings its k of n along."""
    if number.metric.unit is not Unit.SHARE:
        return [spot(report, number)]
    return [spot(report, number), Spot(report.of(number) if number.k is not None else "", Style.OF_N)]


def column_names(report: Report, keys: Sequence[str]) -> list[str]:
    """The headers over `spots`."""
    names: list[str] = []
    for key in keys:
        names.append(report.say(f"metric.{key}"))
        if metric(key).unit is Unit.SHARE:
            names.append(report.say("column.k_of_n"))
    return names


def slice_block(page: Page, heading: str, dimensions: tuple[str, ...], keys: Sequence[str]) -> None:
    """A heading and its table; nothing at all where no row has a value of the dimensions."""
    slices = (number.slice for key in keys for number in page.report.numbers.by(key, *dimensions))
    if any(value != NOT_SET for where in slices for _, value in where):
        page.heading(heading, by=page.report.say(f"dimension.{dimensions[-1]}.by"))
        slice_table(page, dimensions, keys)


def slice_table(page: Page, dimensions: tuple[str, ...], keys: Sequence[str]) -> None:
    """Numbers by slice: one row a slice, one column (or two) a key, the total below, reasons for dashes under it."""
    report = page.report
    headers = [report.say(f"dimension.{name}") for name in dimensions]
    slices = told_slices(report, dimensions, keys)
    rows = [_slice_row(report, where, keys) for where in slices]
    total: Row = (text(report.say("label.total")), *[None] * (len(dimensions) - 1), *_values(report, (), keys))
    page.table([*headers, *column_names(report, keys)], rows, total=total if report.numbers.has(keys[0]) else None)
    reasons(page, [number for key in keys for where in [*slices, ()] if (number := _find(report, key, where))])


def told_slices(report: Report, dimensions: tuple[str, ...], keys: Sequence[str]) -> list[Slice]:
    """The slices of which at least one of the numbers says something, in their order."""
    found: dict[Slice, bool] = {}
    for key in keys:
        for number in report.numbers.by(key, *dimensions):
            found[number.slice] = found.get(number.slice, False) or bool(number.value)
    return [where for where, told in found.items() if told]


def _slice_row(report: Report, where: Slice, keys: Sequence[str]) -> Row:
    return (*(text(report.label(value)) for _, value in where), *_values(report, where, keys))


def _values(report: Report, where: Slice, keys: Sequence[str]) -> list[Spot | None]:
    cells: list[Spot | None] = []
    for key in keys:
        number = _find(report, key, where)
        width = 2 if metric(key).unit is Unit.SHARE else 1
        cells.extend(spots(report, number) if number else [None] * width)
    return cells


def _find(report: Report, key: str, where: Slice) -> Number | None:
    return report.numbers.by_key.get(key, {}).get(where)


def reasons(page: Page, numbers: Sequence[Number]) -> None:
    """Why numbers can't be told: one line a reason, naming the numbers it hides; nothing about empty denominators."""
    report = page.report
    hidden: dict[str, dict[str, None]] = {}
    for number in numbers:
        if number.value is None and number.why and number.why != "no_cases":
            hidden.setdefault(report.why(number), {})[report.say(f"metric.{number.key}")] = None
    for why, labels in hidden.items():
        page.note(report.say("phrase.untold", what=", ".join(labels), why=why), Style.WARNING)
    for note in dict.fromkeys(number.note for number in numbers if number.note):
        where = [_place(report, number) for number in numbers if number.note == note]
        page.note(report.say("phrase.noted", where=", ".join(dict.fromkeys(where)), note=report.say(f"note.{note}")))


def _place(report: Report, number: Number) -> str:
    return " · ".join(report.label(value) for _, value in number.slice) or report.say("label.total")
