"""The History tab: one row per review and tracked number, added at the review, never rewritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sheetsync.core import history
from sheetsync.core.grid import Cell, Grid
from sheetsync.core.history import FIELDS, Entry
from sheetsync.core.issues import Owner
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.metrics.catalogue import METRICS
from sheetsync.core.summary.blocks import figure_style
from sheetsync.core.summary.page import Row, settled
from sheetsync.core.summary.report import Report

WIDTHS = (12.0, 12.0, 30.0, 40.0, 16.0, 10.0, 10.0, 11.0, 11.0)
HEAD_ROWS = 3
_STYLES = {
    "review": Style.DATE,
    "recorded": Style.DATE,
    "key": Style.OF_N,
    "name": Style.TEXT,
    "k": Style.COUNT,
    "n": Style.COUNT,
    "low": Style.SHARE,
    "high": Style.SHARE,
}
_METRICS = {metric.key: metric for metric in METRICS}


@dataclass(frozen=True, slots=True)
class Log:
    """What the reviews were told: the entries that stand, those to be added, how many rows can't be read."""

    standing: tuple[Entry, ...]
    added: tuple[Entry, ...]
    unreadable: int

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, as the tab will hold them."""
        return (*self.standing, *self.added)


def log(report: Report) -> Log:
    """The History tab's entries as they stand, and those of a review that is due."""
    grid = report.history or Grid((), 0)
    standing, unreadable = history.read(grid)
    review = history.due(report.reviews, history.recorded(grid), report.facts.as_of)
    if review is None or not history.can_grow(grid):
        return Log(tuple(standing), (), unreadable)
    withheld = () if report.trusted(Owner.MARKETING, Owner.SALES) else history.VERDICT_KEYS
    added = history.entries(report.numbers, review, report.facts.as_of, withheld)
    return Log(tuple(standing), tuple(added), unreadable)


def is_kept(report: Report) -> bool:
    """Whether there is such a tab, or something to begin it with."""
    return report.history is not None or bool(log(report).added)


def sheet(report: Report) -> Sheet:
    """The whole tab: what stands as it stands, then what is added. A tab that was emptied begins anew."""
    grid = report.history or Grid((), 0)
    columns = history.places(grid)
    standing = _standing(grid, columns)
    head = [] if standing else _head(report)
    added = [_row(report, entry, columns) for entry in log(report).added]
    return Sheet(
        "history",
        report.say("tab.history"),
        (*standing, *head, *added),
        WIDTHS,
        HEAD_ROWS,
        currency=report.currency,
        lang=report.lang,
        filter_row=history.header_row(grid) if standing else HEAD_ROWS - 1,
        appended_from=len(standing),
    )


def _head(report: Report) -> list[Row]:
    """The title, the question the tab answers, the column headers."""
    return [
        (Spot(report.say("tab.history"), Style.TITLE, span=len(FIELDS)),),
        (Spot(report.say("tab.history.answers"), Style.SUBTITLE, span=len(FIELDS)),),
        tuple(Spot(report.say(f"history.{name}"), Style.COLUMN) for name in FIELDS),
    ]


def _row(report: Report, entry: Entry, columns: Mapping[str, int]) -> Row:
    """An entry under the headers that stand, whichever order people brought them into."""
    cells: dict[str, Cell] = {name: getattr(entry, name) for name in FIELDS if name != "name"}
    cells["name"] = recorded_label(report, entry.key)
    row: list[Spot | None] = [None] * (1 + max(columns.values()))
    for name, at in columns.items():
        row[at] = settled(Spot(cells[name], _style(name, entry.key)))
    return tuple(row)


def recorded_label(report: Report, recorded: str) -> str:
    """A number's label, with its slice where it isn't the total."""
    key, where = history.recorded_as(recorded)
    places = [report.say(f"judge.{value}") if name == "judge" else report.label(value) for name, value in where]
    return " · ".join([report.say(f"metric.{key}"), *places])


def _style(name: str, key: Cell) -> Style:
    """How a field looks; a value looks as its number does elsewhere."""
    metric = _METRICS.get(history.recorded_as(str(key))[0])
    return _STYLES.get(name) or (figure_style(metric) if metric else Style.NUMBER)


def _standing(grid: Grid, columns: Mapping[str, int]) -> list[Row]:
    """The rows of the tab as they stand, up to the last one that holds anything."""
    header = history.header_row(grid)
    names = {at: name for name, at in columns.items()}
    rows: list[Row] = []
    for place in range(_height(grid)):
        cells = grid.row(place)
        if header is not None and place < header:
            rows.append(_headline(cells, Style.SUBTITLE if place else Style.TITLE))
        elif place == header:
            rows.append(tuple(_kept(cell, Style.COLUMN) for cell in cells))
        else:
            key = grid.cell(place, columns["key"]) if "key" in columns else None
            rows.append(tuple(Spot(cell, _standing_style(cell, names.get(at), key)) for at, cell in enumerate(cells)))
    return rows


def _height(grid: Grid) -> int:
    """How many rows there are up to the last one that holds anything."""
    return max((row + 1 for row in range(grid.height) if any(cell is not None for cell in grid.row(row))), default=0)


def _headline(cells: list[Cell], style: Style) -> Row:
    """A row above the headers; a lone text lies over all columns."""
    alone = not any(cell is not None for cell in cells[1:])
    first = Spot(cells[0], style, span=len(FIELDS) if alone else 1) if cells[0] is not None else None
    return (first,) if alone else (first, *(_kept(cell, style) for cell in cells[1:]))


def _standing_style(cell: Cell, name: str | None, key: Cell) -> Style:
    is_text = isinstance(cell, str | bool) and name != "key"
    return Style.TEXT if name is None or is_text else _style(name, key)


def _kept(cell: Cell, style: Style) -> Spot | None:
    return None if cell is None else Spot(cell, style)
