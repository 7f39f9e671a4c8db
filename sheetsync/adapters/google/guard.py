"""The last look before anything is sent: a write names nothing but tabs, charts and marks of our own.

Whatever composes the requests, a kind that isn't listed here, or a place that isn't ours, never leaves the house.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sheetsync.errors import SheetsyncError

_PLACES: Mapping[str, tuple[str, ...]] = {
    "updateCells": ("range",),
    "repeatCell": ("range",),
    "appendCells": ("",),
    "mergeCells": ("range",),
    "unmergeCells": ("range",),
    "appendDimension": ("",),
    "updateDimensionProperties": ("range",),
    "setDataValidation": ("range",),
    "setBasicFilter": ("filter.range",),
    "addConditionalFormatRule": ("rule.ranges",),
    "deleteConditionalFormatRule": ("",),
    "addProtectedRange": ("protectedRange.range",),
    "copyPaste": ("source", "destination"),
    "addChart": ("chart.position.overlayPosition.anchorCell", "chart.spec"),
    "updateChartSpec": ("spec",),
    "addNamedRange": ("namedRange.range",),
}
"""Where each kind of request says which tabs it is about: at each of these places at least one must be named."""
_IDS: Mapping[str, tuple[str, str]] = {
    "addSheet": ("properties.sheetId", "tabs"),
    "deleteSheet": ("sheetId", "passing"),
    "deleteEmbeddedObject": ("objectId", "charts"),
    "deleteNamedRange": ("namedRangeId", "named"),
}
"""Kinds of requests that name one thing by its id, and among which of ours it must be."""


class ForeignRequest(SheetsyncError):
    """A request that names something that isn't ours: a fault of sheetsync; nothing was sent."""


@dataclass(frozen=True, slots=True)
class Ours:
    """What a batch may name: tabs by id (those that it adds included), passing tabs that it may delete, charts, marks
    (developer metadata and named ranges).
    """

    tabs: Collection[int]
    passing: Collection[int] = ()
    charts: Collection[int] = ()
    metadata: Collection[int] = ()
    named: Collection[str] = field(default=())


def refuse_foreign(requests: Sequence[Mapping[str, Any]], ours: Ours) -> None:
    """Raises ForeignRequest for the first request that isn't surely about our own."""
    for number, request in enumerate(requests):
        for kind, body in request.items():
            if not _is_ours(kind, body, ours):
                raise ForeignRequest(f"request {number} ({kind}) names what isn't sheetsync's own; nothing was sent")


def _is_ours(kind: str, body: Mapping[str, Any], ours: Ours) -> bool:
    if kind in _IDS:
        place, known = _IDS[kind]
        return _at(body, place) in getattr(ours, known)
    if kind == "createDeveloperMetadata":
        return _is_our_location(body["developerMetadata"].get("location", {}), ours)
    if kind == "updateDeveloperMetadata":
        return bool(body["dataFilters"]) and all(_looks_up_ours(chosen, ours) for chosen in body["dataFilters"])
    if kind == "updateChartSpec" and body.get("chartId") not in ours.charts:
        return False
    return kind in _PLACES and all(_names_ours(_at(body, place), ours) for place in _PLACES[kind])


def _is_our_location(location: Mapping[str, Any], ours: Ours) -> bool:
    return dict(location) == {"spreadsheet": True} or (
        location.keys() == {"sheetId"} and location["sheetId"] in ours.tabs
    )


def _looks_up_ours(chosen: Mapping[str, Any], ours: Ours) -> bool:
    lookup = chosen.get("developerMetadataLookup", {})
    return (
        chosen.keys() == {"developerMetadataLookup"}
        and lookup.keys() == {"metadataId"}
        and (lookup["metadataId"] in ours.metadata)
    )


def _at(body: Any, place: str) -> Any:
    """What stands at a dotted place; None if there is no such place."""
    for step in place.split(".") if place else ():
        body = (body or {}).get(step)
    return body


def _names_ours(told: Any, ours: Ours) -> bool:
    """Every tab that is named is ours, and every range names one: without an id it would mean the first tab."""
    named = list(_tabs_named(told))
    return bool(named) and all(tab in ours.tabs for tab in named)


def _tabs_named(told: Any) -> Iterator[Any]:
    if isinstance(told, Mapping):
        if "sheetId" in told or told.keys() & {"startRowIndex", "startColumnIndex", "rowIndex", "dimension"}:
            yield told.get("sheetId")
        # What a cell holds is data, it names no place.
        for key, inner in told.items():
            if key not in ("rows", "cell"):
                yield from _tabs_named(inner)
    elif isinstance(told, list):
        for inner in told:
            yield from _tabs_named(inner)
