"""What summary tabs are built of: cells that show a number, and tables whose columns are metric keys."""

from __future__ import annotations

from collections.abc import Sequence

from sheetsync.core.grid import Cell
from sheetsync.core.layout import Spot, Style
from sheetsync.core.metrics.base import NOT_SET, Metric, Number, Slice, Unit, native
from sheetsync.core.metrics.catalogue import metric
from sheetsync.core.summary.page import Page, Row
from sheetsync.core.summary.report import Report

_STYLES = {
    Unit.COUNT: Style.COUNT,
    Unit.SHARE: Style.SHARE,
    Unit.MONEY: Style.MONEY,
    Unit.DAYS: Style.NUMBER,
    Unit.RATIO: Style.NUMBER,
}


def text(value: Cell, style: Style = Style.TEXT) -> Spot:
    """A cell of plain text."""
    return Spot(value, style)


def spot(report: Report, number: Number) -> Spot:
    """A number as a native cell; a dash where it can't be told, "few data" below the norm."""
    if number.value is None:
        return Spot("–", Style.UNTOLD, number.key)
    if report.is_few(number):
        return Spot(report.say("phrase.few"), Style.UNTOLD, number.key)
    return Spot(native(number), figure_style(number.metric), number.key)


def figure_style(metric: Metric) -> Style:
    """How a metric's values look."""
    return Style.SHARE if metric.in_percent else _STYLES[metric.unit]


def spots(report: Report, number: Number) -> list[Spot]:
    """The cells of a number in a table: a share brings its k of n along."""
    if number.metric.unit is not Unit.SHARE:
        return [spot(report, number)]
    return [spot(report, number), Spot(report.of(number) if number.k is not None else "", Style.OF_N)]


def width(key: str) -> int:
    """How many cells `spots` gives."""
    return 2 if metric(key).unit is Unit.SHARE else 1


def place(key: str, keys: Sequence[str], first: int = 1) -> int:
    """The column of a key's value in a table of these keys, of which `first` is the first one's."""
    return first + sum(width(before) for before in keys[: keys.index(key)])


def column_names(report: Report, keys: Sequence[str]) -> list[str]:
    """The headers over `spots`."""
    names: list[str] = []
    for key in keys:
        names.append(report.say(f"metric.{key}"))
        names += [report.say("column.k_of_n")] * (width(key) - 1)
    return names


def slice_block(page: Page, heading: str, dimensions: tuple[str, ...], keys: Sequence[str]) -> range:
    """A heading and its table, and where its rows went; nothing at all where no row has a value of the dimensions."""
    slices = (number.slice for key in keys for number in page.report.numbers.by(key, *dimensions))
    if any(value != NOT_SET for where in slices for _, value in where):
        page.heading(heading, by=page.report.say(f"dimension.{dimensions[-1]}.by"))
        return slice_table(page, dimensions, keys)
    return range(0)


def slice_table(page: Page, dimensions: tuple[str, ...], keys: Sequence[str]) -> range:
    """Numbers by slice: one row a slice, one column (or two) a key, the total below, reasons for dashes under it."""
    report = page.report
    headers = [report.say(f"dimension.{name}") for name in dimensions]
    slices = told_slices(report, dimensions, keys)
    rows = [_slice_row(report, where, keys) for where in slices]
    total: Row = (text(report.say("label.total")), *[None] * (len(dimensions) - 1), *_values(report, (), keys))
    names = [*headers, *column_names(report, keys)]
    placed = page.table(names, rows, total=total if report.numbers.has(keys[0]) else None)
    reasons(page, [number for key in keys for where in [*slices, ()] if (number := _find(report, key, where))])
    return placed


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
        cells.extend(spots(report, number) if number else [None] * width(key))
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
