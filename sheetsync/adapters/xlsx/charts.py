"""Charts over the cells of their own tab, in what every version of Excel and LibreOffice can draw.

A waterfall is drawn as stacked columns on a base that isn't seen: the newer kind of chart that Excel has for it is
drawn by nothing else. What its columns are made of stands in no cell, so its numbers are literals of the chart.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any, TypeAlias

import xlsxwriter
from xlsxwriter.chart import Chart as Drawn
from xlsxwriter.worksheet import Worksheet

from sheetsync.adapters.styles import ACCENT, DATES, GREY, INK, RULE, WARNING
from sheetsync.adapters.xlsx.text import clean
from sheetsync.core.grid import Cell
from sheetsync.core.lang.figures import short_amount
from sheetsync.core.layout import Chart, ChartKind, Sheet

Options: TypeAlias = dict[str, Any]
"""As XlsxWriter takes them."""

PREFIX = "sheetsync "
"""How the names of our charts begin, by which they are known again."""
_COLORS = (ACCENT, WARNING, GREY, INK)
_SMALL: Options = {"name": "Calibri", "size": 9, "color": GREY}
_DARK: Options = {**_SMALL, "color": INK}
_RULED: Options = {"visible": True, "line": {"color": RULE, "width": 0.5}}
_DAY_ZERO = dt.date(1899, 12, 30)
_LITERAL = re.compile(
    rb"<c:(num|str)Ref><c:f>literal\d+</c:f><c:\1Cache>(.*?)</c:\1Cache></c:\1Ref>",
    re.DOTALL,
)


def add_charts(book: xlsxwriter.Workbook, page: Worksheet, sheet: Sheet) -> None:
    """Draw the charts of a sheet on its page."""
    for chart in sheet.charts:
        drawn = _DRAWERS[chart.kind](book, page, chart, sheet)
        drawn.set_title({"name": chart.title, "name_font": {"name": "Calibri", "size": 11, "bold": True, "color": INK}})
        drawn.set_chartarea({"border": {"color": RULE}})
        drawn.set_size({"width": chart.size[0], "height": chart.size[1]})
        drawn.show_hidden_data()
        page.insert_chart(*chart.anchor, drawn, {"object_position": 2, "description": chart.title})


def with_literals(part: bytes) -> bytes:
    """A chart's XML in which literal numbers stand for themselves, where XlsxWriter only knows references."""
    return _LITERAL.sub(rb"<c:\1Lit>\2</c:\1Lit>", part)


def _new(book: xlsxwriter.Workbook, chart: Chart, kind: Options) -> Drawn:
    return book.add_chart({**kind, "name": f"{PREFIX}{chart.name}"})


def _funnel(book: xlsxwriter.Workbook, page: Worksheet, chart: Chart, sheet: Sheet) -> Drawn:
    drawn = _new(book, chart, {"type": "bar"})
    for place in range(len(chart.series)):
        series = _referred(page, chart, sheet, place)
        drawn.add_series({**series, "fill": {"color": _COLORS[place % 4]}, "gap": 40, "data_labels": _labels()})
    drawn.set_y_axis({"reverse": True, "num_font": _DARK, "line": {"color": RULE}, "major_tick_mark": "none"})
    drawn.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    drawn.set_legend({"none": True} if len(chart.series) == 1 else {"position": "bottom", "font": _SMALL})
    return drawn


def _pareto(book: xlsxwriter.Workbook, page: Worksheet, chart: Chart, sheet: Sheet) -> Drawn:
    drawn, line = _new(book, chart, {"type": "column"}), book.add_chart({"type": "line"})
    for place in range(len(chart.series)):
        series = _referred(page, chart, sheet, place)
        if place:
            line.add_series({**series, "y2_axis": True, "line": {"color": _COLORS[place % 4], "width": 2}})
        else:
            drawn.add_series({**series, "fill": {"color": ACCENT}, "gap": 40})
    drawn.set_x_axis({"num_font": _SMALL, "line": {"color": RULE}})
    drawn.set_y_axis({"num_font": _SMALL, "line": {"none": True}, "major_gridlines": _RULED})
    if len(chart.series) > 1:
        drawn.combine(line)
        line.set_y2_axis({"num_font": _SMALL, "num_format": "0%", "min": 0, "max": 1, "line": {"none": True}})
    drawn.set_legend({"position": "bottom", "font": _SMALL})
    return drawn


def _trend(book: xlsxwriter.Workbook, page: Worksheet, chart: Chart, sheet: Sheet) -> Drawn:
    drawn = _new(book, chart, {"type": "line"})
    for place in range(len(chart.series)):
        color = _COLORS[place % 4]
        marker = {"type": ("circle", "diamond", "square", "triangle")[place % 4], "size": 6}
        look = {"line": {"color": color, "width": 2}, "marker": {**marker, "fill": {"color": color}}}
        drawn.add_series({**_referred(page, chart, sheet, place), **look})
    drawn.set_x_axis({"text_axis": True, "num_format": DATES[sheet.lang], "num_font": _SMALL, "line": {"color": RULE}})
    drawn.set_y_axis({"num_font": _SMALL, "line": {"none": True}, "major_gridlines": _RULED})
    drawn.set_legend({"position": "bottom", "font": _SMALL})
    drawn.show_blanks_as("gap")
    return drawn


def _waterfall(book: xlsxwriter.Workbook, _page: Worksheet, chart: Chart, sheet: Sheet) -> Drawn:
    drawn, tops = _new(book, chart, {"type": "column", "subtype": "stacked"}), book.add_chart({"type": "line"})
    amounts = [_number(cell) for cell in _column(sheet, chart, chart.series[0])]
    looks: tuple[Options, ...] = (
        {"fill": {"none": True}},
        *({"fill": {"color": color}} for color in (GREY, ACCENT, ACCENT, WARNING, WARNING)),
    )
    steps = _steps(amounts, chart.totals)
    columns = [*zip(*(_pieces(low, high, is_total) for low, high, is_total in steps), strict=True)]
    for number, (column, look) in enumerate(zip(columns, looks, strict=True)):
        if any(column):
            drawn.add_series({**_literal(chart, sheet, number, column), **look, "border": {"none": True}, "gap": 40})
    # The amounts stand over the columns, on a line that isn't seen.
    over = [max(low, high) for low, high, _ in steps]
    custom = [
        {"value": short_amount(round(amount * 100), sheet.lang, signed=not is_total), "font": _DARK}
        for amount, (_, _, is_total) in zip(amounts, steps, strict=True)
    ]
    told = {"value": True, "position": "above", "font": _DARK, "custom": custom}
    tops.add_series({**_literal(chart, sheet, len(looks), over), "line": {"none": True}, "data_labels": told})
    drawn.combine(tops)
    drawn.set_x_axis({"num_font": _SMALL, "line": {"color": GREY}, "label_position": "low"})
    drawn.set_y_axis({"visible": False, "major_gridlines": {"visible": False}})
    drawn.set_legend({"none": True})
    return drawn


_DRAWERS = {
    ChartKind.FUNNEL: _funnel,
    ChartKind.PARETO: _pareto,
    ChartKind.TREND: _trend,
    ChartKind.WATERFALL: _waterfall,
}


def _steps(amounts: Sequence[float], totals: Sequence[int]) -> list[tuple[float, float, bool]]:
    """Where each column begins and ends: a total at the ground, a step where the one before it ended."""
    found: list[tuple[float, float, bool]] = []
    at = 0.0
    for place, amount in enumerate(amounts):
        start = 0.0 if place in totals else at
        at = start + amount
        found.append((start, at, place in totals))
    return found


def _pieces(start: float, end: float, is_total: bool) -> tuple[float, ...]:
    """A column's stacked pieces: the unseen base, a total, a step up, a step down, each above and below zero."""
    low, high = sorted((start, end))
    base = max(low, 0.0) + min(high, 0.0)
    above, below = max(high, 0.0) - max(low, 0.0), min(low, 0.0) - min(high, 0.0)
    if is_total:
        return 0.0, end, 0.0, 0.0, 0.0, 0.0
    return (base, 0.0, above, below, 0.0, 0.0) if end >= start else (base, 0.0, 0.0, 0.0, above, below)


def _referred(page: Worksheet, chart: Chart, sheet: Sheet, place: int) -> Options:
    """A series that reads its cells, with what stands in them now for programs that don't look."""
    column = chart.series[place]
    header = sheet.rows[chart.first - 1] if chart.first else ()
    name = header[column] if len(chart.series) > 1 and column < len(header) else None
    return {
        "name": clean(str(name.value)) if name else chart.title,
        **_labelled(chart, sheet),
        "categories": [page.name, chart.first, chart.labels, chart.last, chart.labels],
        "values": [page.name, chart.first, column, chart.last, column],
        "values_data": [_number(cell) if _is_number(cell) else None for cell in _column(sheet, chart, column)],
    }


def _literal(chart: Chart, sheet: Sheet, number: int, values: Sequence[float]) -> Options:
    """A series of numbers that stand in no cell; its labels are literals too, for LibreOffice draws no mixture."""
    labels = {**_labelled(chart, sheet), "categories": "=literal0"}
    return {**labels, "values": f"=literal{number + 1}", "values_data": list(values)}


def _labelled(chart: Chart, sheet: Sheet) -> Options:
    cells = _column(sheet, chart, chart.labels)
    return {
        "categories_data": [
            (cell - _DAY_ZERO).days if isinstance(cell, dt.date) else clean(str(cell)) for cell in cells
        ],
    }


def _labels() -> Options:
    return {"value": True, "font": _DARK}


def _column(sheet: Sheet, chart: Chart, column: int) -> list[Cell]:
    rows = sheet.rows[chart.first : chart.last + 1]
    spots = [row[column] if column < len(row) else None for row in rows]
    return [None if spot is None else spot.value for spot in spots]


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _number(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0
