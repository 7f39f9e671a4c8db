"""Native charts over the cells of their own tab."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
from typing import Any

from sheetsync.adapters.google.look import color
from sheetsync.adapters.google.structure import Json
from sheetsync.adapters.styles import ACCENT, GREY, INK, WARNING
from sheetsync.core.layout import Chart, ChartKind, Sheet

ROW_PIXELS, COLUMN_PIXELS = 21, 100
"""Of a cell as Google makes it."""


def chart_id(role: str, name: str) -> int:
    """The id of a chart of ours: the same on every run."""
    return zlib.crc32(f"sheetsync/{role}/{name}".encode()) & 0x7FFFFFFF


def charts(sheet: Sheet, sheet_id: int, there: Collection[int], before: Collection[int]) -> list[Json]:
    """What makes the charts those of the sheet. `there` are all charts of the spreadsheet, `before` those that we had
    in this tab.
    """
    wanted = {chart_id(sheet.role, chart.name): chart for chart in sheet.charts}
    requests: list[Json] = [
        {"deleteEmbeddedObject": {"objectId": gone}} for gone in sorted((set(before) & set(there)) - wanted.keys())
    ]
    for its_id, chart in wanted.items():
        spec = chart_spec(chart, sheet_id)
        if its_id in there:
            requests.append({"updateChartSpec": {"chartId": its_id, "spec": spec}})
        else:
            place = {"chartId": its_id, "spec": spec, "position": _position(chart, sheet_id)}
            requests.append({"addChart": {"chart": place}})
    return requests


def room(charts_: Sequence[Chart]) -> tuple[int, int]:
    """How many rows and columns of the usual size a tab needs at least so that every chart finds room."""
    return (
        max((chart.anchor[0] + 1 + chart.size[1] // ROW_PIXELS for chart in charts_), default=0),
        max((chart.anchor[1] + 1 + chart.size[0] // COLUMN_PIXELS for chart in charts_), default=0),
    )


def chart_spec(chart: Chart, sheet_id: int) -> Json:
    """The ChartSpec."""
    spec: Json = {
        "title": chart.title,
        "titleTextFormat": {"fontSize": 11, "bold": True, "foregroundColorStyle": color(INK)},
        "altText": chart.title,
        "hiddenDimensionStrategy": "SHOW_ALL",
    }
    if chart.kind is ChartKind.WATERFALL:
        return {**spec, "waterfallChart": _waterfall(chart, sheet_id)}
    return {**spec, "basicChart": _basic(chart, sheet_id)}


def _basic(chart: Chart, sheet_id: int) -> Json:
    kind = {ChartKind.FUNNEL: "BAR", ChartKind.PARETO: "COMBO", ChartKind.TREND: "LINE"}[chart.kind]
    bars, headed = chart.kind is ChartKind.FUNNEL, len(chart.series) > 1
    axes = [_axis("BOTTOM_AXIS"), _axis("LEFT_AXIS")]
    if chart.kind is ChartKind.PARETO:
        axes.append(_axis("RIGHT_AXIS"))
    return {
        "chartType": kind,
        "legendPosition": "NO_LEGEND" if len(chart.series) == 1 else "BOTTOM_LEGEND",
        "headerCount": int(headed),
        "axis": axes,
        "domains": [{"domain": _source(chart, sheet_id, chart.labels, headed=headed)}],
        "series": [_series(chart, sheet_id, number, bars=bars) for number in range(len(chart.series))],
    }


def _series(chart: Chart, sheet_id: int, number: int, *, bars: bool) -> Json:
    told: dict[str, Any] = {
        "series": _source(chart, sheet_id, chart.series[number], headed=len(chart.series) > 1),
        "targetAxis": "BOTTOM_AXIS" if bars else "LEFT_AXIS",
        "colorStyle": color((ACCENT, WARNING, GREY, INK)[number % 4]),
    }
    if chart.kind is ChartKind.PARETO:
        told |= {"type": "LINE", "targetAxis": "RIGHT_AXIS"} if number else {"type": "COLUMN"}
    if bars:
        told["dataLabel"] = {"type": "DATA", "textFormat": {"fontSize": 9, "foregroundColorStyle": color(INK)}}
    return told


def _axis(position: str) -> Json:
    return {"position": position, "format": {"fontSize": 9, "foregroundColorStyle": color(GREY)}}


def _waterfall(chart: Chart, sheet_id: int) -> Json:
    """The first row stands on the ground, the parts hang from each other, totals stand on the ground again."""
    subtotals = [{"subtotalIndex": total, "dataIsSubtotal": True} for total in chart.totals if total]
    series = {
        "data": _source(chart, sheet_id, chart.series[0]),
        "customSubtotals": subtotals,
        "hideTrailingSubtotal": True,
        "positiveColumnsStyle": {"colorStyle": color(ACCENT)},
        "negativeColumnsStyle": {"colorStyle": color(WARNING)},
        "subtotalColumnsStyle": {"colorStyle": color(GREY)},
        "dataLabel": {"type": "DATA", "textFormat": {"fontSize": 9, "foregroundColorStyle": color(INK)}},
    }
    return {
        "domain": {"data": _source(chart, sheet_id, chart.labels)},
        "series": [series],
        "stackedType": "STACKED",
        "firstValueIsTotal": 0 in chart.totals,
    }


def _source(chart: Chart, sheet_id: int, column: int, *, headed: bool = False) -> Json:
    """A column of the chart's rows; `headed`: with the cell above them, which names the series."""
    cells = {
        "sheetId": sheet_id,
        "startRowIndex": chart.first - headed,
        "endRowIndex": chart.last + 1,
        "startColumnIndex": column,
        "endColumnIndex": column + 1,
    }
    return {"sourceRange": {"sources": [cells]}}


def _position(chart: Chart, sheet_id: int) -> Json:
    row, column = chart.anchor
    width, height = chart.size
    anchor = {"sheetId": sheet_id, "rowIndex": row, "columnIndex": column}
    return {"overlayPosition": {"anchorCell": anchor, "widthPixels": width, "heightPixels": height}}
