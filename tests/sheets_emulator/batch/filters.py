"""Requests about the basic filter and banding."""

from __future__ import annotations

from tests.sheets_emulator.looks import kept
from tests.sheets_emulator.wire import Json, deep_copy, invalid

from .context import Batch, Handler, position_in


def set_basic_filter(batch: Batch, request: Json) -> None:
    wanted = deep_copy(request["filter"])
    grid_range = wanted.get("range", {})
    tab, area = batch.place(grid_range, write=False)
    tab.objects["basicFilter"] = {**wanted, "range": {"sheetId": tab.sheet_id, **area.edges()}}


def clear_basic_filter(batch: Batch, request: Json) -> None:
    batch.tab(request).objects.pop("basicFilter", None)


def add_banding(batch: Batch, request: Json) -> Json:
    banded = kept(request["bandedRange"])
    tab, area = batch.place(banded.get("range", {}))
    banded_id = banded.get("bandedRangeId")
    if banded_id is None:
        banded_id = batch.book.free_id(f"banded {tab.title} {area}")
    if any(position_in(t.objects["bandedRanges"], "bandedRangeId", banded_id) is not None for t in batch.book.tabs):
        raise invalid(f"A banded range with id {banded_id} already exists.")
    if any(tab.area(other["range"]).meets(area) for other in tab.objects["bandedRanges"]):
        raise invalid(
            "You cannot add alternating background colors to a range that already has alternating background colors."
        )
    banded = {**banded, "bandedRangeId": banded_id, "range": batch.full(banded["range"])}
    tab.objects["bandedRanges"].append(banded)
    return {"bandedRange": banded}


def delete_banding(batch: Batch, request: Json) -> None:
    for tab in batch.book.tabs:
        at = position_in(tab.objects["bandedRanges"], "bandedRangeId", request.get("bandedRangeId", 0))
        if at is not None:
            del tab.objects["bandedRanges"][at]
            return
    raise invalid(f"There is no banded range with id: {request.get('bandedRangeId', 0)}")


REQUESTS: dict[str, Handler] = {
    "setBasicFilter": set_basic_filter,
    "clearBasicFilter": clear_basic_filter,
    "addBanding": add_banding,
    "deleteBanding": delete_banding,
}
