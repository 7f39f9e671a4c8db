"""Requests about charts."""

from __future__ import annotations

from tests.sheets_emulator.book import Tab
from tests.sheets_emulator.looks import kept
from tests.sheets_emulator.masks import written
from tests.sheets_emulator.wire import Json, invalid

from .context import Batch, Handler, mask_of, position_in
from .sheets import add_sheet


def checked(batch: Batch, spec: Json) -> Json:
    """The spec as it is kept: every source range on a grid that exists."""
    spec = kept(spec)
    check_sources(batch, spec)
    if not spec:
        raise invalid("chart.spec must be set")
    return spec


def check_sources(batch: Batch, node: object) -> None:
    if isinstance(node, list):
        for item in node:
            check_sources(batch, item)
    elif isinstance(node, dict):
        for name, value in node.items():
            if name == "sources":
                node[name] = [batch.full(grid_range) for grid_range in value]
            else:
                check_sources(batch, value)


def placed(batch: Batch, position: Json) -> tuple[Tab, Json]:
    """The tab a chart goes to, and its position as it is kept."""
    if position.get("newSheet"):
        reply = add_sheet(batch, {})
        tab = batch.book.tab(reply["properties"]["sheetId"])
        return tab, {"sheetId": tab.sheet_id}
    if "overlayPosition" not in position:
        if "sheetId" not in position:
            raise invalid("chart.position must be set")
        return batch.tab(position), dict(position)
    overlay = position["overlayPosition"]
    anchor = overlay.get("anchorCell", {})
    tab = batch.tab(anchor)
    row, column = anchor.get("rowIndex", 0), anchor.get("columnIndex", 0)
    if row >= tab.rows or column >= tab.columns:
        raise invalid(f"GridCoordinate ({row}, {column}) is outside the grid ({tab.rows} x {tab.columns})")
    anchor = {"sheetId": tab.sheet_id, "rowIndex": row, "columnIndex": column}
    return tab, {"overlayPosition": {"widthPixels": 600, "heightPixels": 371, **overlay, "anchorCell": anchor}}


def found(batch: Batch, chart_id: int) -> tuple[Tab, int]:
    for tab in batch.book.tabs:
        at = position_in(tab.objects["charts"], "chartId", chart_id)
        if at is not None:
            return tab, at
    raise invalid(f"No embedded object with id: {chart_id}")


def add_chart(batch: Batch, request: Json) -> Json:
    chart = kept(request["chart"])
    chart_id = chart.get("chartId")
    if chart_id is None:
        chart_id = batch.book.free_id(f"chart {sum(len(t.objects['charts']) for t in batch.book.tabs)}")
    if any(position_in(t.objects["charts"], "chartId", chart_id) is not None for t in batch.book.tabs):
        raise invalid(f"An embedded object with id {chart_id} already exists.")
    spec = checked(batch, chart.get("spec", {}))
    tab, position = placed(batch, chart.get("position", {}))
    batch.guard_tab(tab)
    chart = {**chart, "chartId": chart_id, "spec": spec, "position": position}
    tab.objects["charts"].append(chart)
    return {"chart": chart}


def update_chart_spec(batch: Batch, request: Json) -> None:
    tab, at = found(batch, request.get("chartId", 0))
    batch.guard_tab(tab)
    tab.objects["charts"][at]["spec"] = checked(batch, request.get("spec", {}))


def update_position(batch: Batch, request: Json) -> Json:
    tab, at = found(batch, request.get("objectId", 0))
    wanted = request.get("newPosition", {})
    if "overlayPosition" in wanted and not wanted.get("newSheet"):
        mask = mask_of(request)
        old = tab.objects["charts"][at]["position"].get("overlayPosition", {})
        wanted = {"overlayPosition": written(mask.get("overlayPosition", mask), old, wanted["overlayPosition"])}
    target, position = placed(batch, wanted)
    chart = tab.objects["charts"].pop(at)
    chart["position"] = position
    target.objects["charts"].append(chart)
    return {"position": position}


def delete_object(batch: Batch, request: Json) -> None:
    tab, at = found(batch, request.get("objectId", 0))
    batch.guard_tab(tab)
    del tab.objects["charts"][at]


REQUESTS: dict[str, Handler] = {
    "addChart": add_chart,
    "updateChartSpec": update_chart_spec,
    "updateEmbeddedObjectPosition": update_position,
    "deleteEmbeddedObject": delete_object,
}
