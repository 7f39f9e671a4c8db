"""Sheets to write whose every value tells that it is ours and when it was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheetsync.core.grid import Grid
from sheetsync.core.layout import Chart, ChartKind, Highlight, Sheet, Spot, Style

TITLES = {"ceo": "CEO", "funnel": "Funnel", "leads_out": "Target leads"}
LOG_HEAD = ((Spot("History", Style.TITLE, span=2),), (Spot("Entry", Style.COLUMN), Spot("Value", Style.COLUMN)))


@dataclass(frozen=True)
class Wanted:
    """What one run has to show: how high and wide its table is, which day it is, which charts and rules it has."""

    role: str
    height: int
    width: int
    day: int
    chart: bool
    highlights: int

    def sheet(self) -> Sheet:
        """The table: a title over several cells, headers, then numbers and words in turn."""
        head = (Spot(f"ours {self.role}", Style.TITLE, span=min(3, self.width)),)
        headers = tuple(Spot(f"ours column {c}", Style.COLUMN) for c in range(self.width))
        body = [tuple(self._spot(r, c) for c in range(self.width)) for r in range(self.height)]
        chart = Chart("bars", ChartKind.FUNNEL, "bars", 2, 1 + self.height, 0, (1,), (1, self.width + 1), (300, 100))
        rules = [
            Highlight(2, 1 + self.height, column, "ours", Style.WARNING)
            for column in range(min(self.highlights, self.width))
        ]
        return Sheet(
            self.role,
            TITLES[self.role],
            (head, headers, *body),
            widths=(12.0,) * self.width,
            frozen=2,
            filter_row=1,
            charts=(chart,) if self.chart and self.width > 1 else (),
            highlights=tuple(rules),
        )

    def _spot(self, row: int, column: int) -> Spot | None:
        if (row + column) % 5 == 4:
            return None
        link = "'Leads'!A2" if column == 0 and row == 0 else ""
        # One in two rows is the same every day.
        stamp = (self.day if row % 2 else 0) * 1000 + row * 10 + column
        if column % 2:
            return Spot(stamp, Style.COUNT)
        return Spot(f"ours {stamp}", Style.LINK if link else Style.TEXT, link=link)


def is_ours(cell: object) -> bool:
    """Whether one of these tables is where a value comes from."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell < 1_000_000
    return str(cell).startswith("ours ")


def log(standing: Grid | None, entries: Sequence[str]) -> Sheet:
    """The log with what of the entries doesn't stand in it yet."""
    there = [tuple(map(Spot, standing.row(row))) for row in range(standing.height)] if standing else []
    known = {spot.value for row in there for spot in row}
    head = () if there else LOG_HEAD
    added = [(Spot(entry), Spot(number, Style.COUNT)) for number, entry in enumerate(entries) if entry not in known]
    return Sheet("history", "History", (*there, *head, *added), (20.0, 10.0), 2, filter_row=1, appended_from=len(there))


def shown(sheet: Sheet) -> Mapping[tuple[int, int], object]:
    """The table's cells by row and column."""
    return {(row, column): cell for row, column, cell in sheet.cells()}
