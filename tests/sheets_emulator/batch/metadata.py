"""Developer metadata: labels on the spreadsheet, a tab, a row or a column; created, looked up, changed, deleted."""

from __future__ import annotations

from typing import Any

from tests.sheets_emulator.book import Spreadsheet
from tests.sheets_emulator.masks import written
from tests.sheets_emulator.wire import Json, deep_copy, invalid

from .context import Batch, Handler, mask_of, position_in


def located(batch: Batch, location: Json) -> Json:
    """The location as it is kept, with its type."""
    if location.get("spreadsheet"):
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if "dimensionRange" in location:
        lines = location["dimensionRange"]
        tab = batch.tab(lines)
        dimension = lines.get("dimension", "ROWS")
        start = lines.get("startIndex", 0)
        end = lines.get("endIndex", start + 1)
        if end - start != 1 or end > (tab.rows if dimension == "ROWS" else tab.columns):
            raise invalid("DeveloperMetadataLocation.dimensionRange must name a single row or column of the grid")
        kept = {"sheetId": tab.sheet_id, "dimension": dimension, "startIndex": start, "endIndex": end}
        return {"locationType": dimension.removesuffix("S"), "dimensionRange": kept}
    if "sheetId" in location:
        return {"locationType": "SHEET", "sheetId": batch.tab(location).sheet_id}
    raise invalid("DeveloperMetadataLocation must be set")


def create(batch: Batch, request: Json) -> Json:
    wanted = deep_copy(request["developerMetadata"])
    metadata_id = wanted.get("metadataId")
    if metadata_id is None:
        metadata_id = batch.book.free_id(f"metadata {len(batch.book.metadata)} {wanted.get('metadataKey')}")
    if position_in(batch.book.metadata, "metadataId", metadata_id) is not None:
        raise invalid(f"Developer metadata with id {metadata_id} already exists.")
    if not wanted.get("metadataKey"):
        raise invalid("DeveloperMetadata.metadataKey must be set")
    if wanted.get("visibility") not in {"DOCUMENT", "PROJECT"}:
        raise invalid("DeveloperMetadata.visibility must be set")
    kept = {**wanted, "metadataId": metadata_id, "location": located(batch, wanted.get("location", {}))}
    batch.book.metadata.append(kept)
    return {"developerMetadata": kept}


def matches(metadata: Json, data_filter: Json) -> bool:
    """Whether a DataFilter selects it: by lookup, or because it lies within a range."""
    if "developerMetadataLookup" in data_filter:
        return looked_up(metadata, data_filter["developerMetadataLookup"])
    grid_range = data_filter.get("gridRange")
    if grid_range is None:
        raise invalid("DataFilter must select developer metadata by a lookup or a gridRange")
    return within(metadata["location"], grid_range)


def looked_up(metadata: Json, lookup: Json) -> bool:
    for name in ("metadataId", "metadataKey", "metadataValue", "visibility"):
        if name in lookup and metadata.get(name) != lookup[name]:
            return False
    location = metadata["location"]
    if "locationType" in lookup and location["locationType"] != lookup["locationType"]:
        return False
    wanted = lookup.get("metadataLocation")
    if wanted is None:
        return True
    if lookup.get("locationMatchingStrategy") == "INTERSECTING_LOCATION":
        return bool(wanted.get("spreadsheet")) or home(location) == home(wanted)
    return bool(plain(location) == plain(wanted))


def plain(location: Json) -> Any:
    if location.get("spreadsheet"):
        return "spreadsheet"
    lines = location.get("dimensionRange")
    if lines is None:
        return location.get("sheetId", 0)
    return lines.get("sheetId", 0), lines.get("dimension"), lines.get("startIndex", 0)


def home(location: Json) -> int | None:
    sheet_id = location.get("dimensionRange", location).get("sheetId")
    return None if sheet_id is None else int(sheet_id)


def within(location: Json, grid_range: Json) -> bool:
    if home(location) != grid_range.get("sheetId", 0):
        return False
    lines = location.get("dimensionRange")
    if lines is None:
        return grid_range.keys() <= {"sheetId"}
    start, end = {"ROWS": ("startRowIndex", "endRowIndex"), "COLUMNS": ("startColumnIndex", "endColumnIndex")}[
        lines["dimension"]
    ]
    return bool(grid_range.get(start, 0) <= lines["startIndex"] < grid_range.get(end, 1 << 40))


def selected(book: Spreadsheet, data_filters: list[Json]) -> list[Json]:
    return [m for m in book.metadata if any(matches(m, data_filter) for data_filter in data_filters)]


def update(batch: Batch, request: Json) -> Json:
    mask = {name: inner for name, inner in mask_of(request).items() if name != "metadataId"}
    wanted = request["developerMetadata"]
    chosen = selected(batch.book, request.get("dataFilters", []))
    for metadata in chosen:
        new = written(mask, metadata, wanted)
        metadata.clear()
        metadata.update(new, location=located(batch, new.get("location", {})))
    return {"developerMetadata": chosen}


def delete(batch: Batch, request: Json) -> Json:
    chosen = selected(batch.book, [request["dataFilter"]])
    batch.book.metadata = [m for m in batch.book.metadata if m not in chosen]
    return {"deletedDeveloperMetadata": chosen} if chosen else {}


REQUESTS: dict[str, Handler] = {
    "createDeveloperMetadata": create,
    "updateDeveloperMetadata": update,
    "deleteDeveloperMetadata": delete,
}
