"""`spreadsheets`: get, create, batchUpdate, copying a tab, developer metadata."""

from __future__ import annotations

from .areas import Area
from .batch import applied
from .batch.context import Batch
from .batch.metadata import matches
from .batch.sheets import add_sheet, copy_title, properties_of, tidied, transplanted
from .book import Spreadsheet, Tab
from .calls import Call, Method, said
from .looks import Pen
from .masks import Mask, parsed
from .ranges import areas_of, on_grid, resolved
from .resource import outgoing, resource, wants
from .wire import Json, deep_copy, missing


def wanted_mask(call: Call) -> Mask:
    return parsed(call.options["fields"]) if call.options.get("fields") else {}


def narrowed(book: Spreadsheet, ranges: list[str]) -> list[tuple[Tab, Area]] | None:
    if not ranges:
        return None
    found = [resolved(book, text) for text in ranges]
    return [(tab, on_grid(tab, edges)) for tab, edges in found]


def get(call: Call) -> Json:
    book = call.store.opened(call.book_id, call.account)
    mask = wanted_mask(call)
    data = wants(mask, "sheets", "data") if mask else said(call.options.get("includeGridData"))
    return resource(book, call.account, mask, narrowed(book, call.query.get("ranges", [])), data=data)


def get_by_data_filter(call: Call) -> Json:
    book = call.store.opened(call.book_id, call.account)
    mask = wanted_mask(call)
    data = wants(mask, "sheets", "data") if mask else said(call.body.get("includeGridData"))
    areas = [place for data_filter in call.body.get("dataFilters", []) for place in areas_of(book, data_filter)]
    return resource(book, call.account, mask, areas if call.body.get("dataFilters") else None, data=data)


def create(call: Call) -> Json:
    properties = call.body.get("properties", {})
    book = call.store.create(properties.get("title", "Untitled spreadsheet"), call.account)
    with call.store.changing(book.id) as new:
        new.properties.update(properties)
        sheets = call.body.get("sheets", [])
        if sheets:
            new.tabs.clear()
        batch = Batch(new, call.account)
        for sheet in sheets:
            reply = add_sheet(batch, {"properties": sheet.get("properties", {})})
            fill(new.tab(reply["properties"]["sheetId"]), sheet)
    return resource(call.store.known(book.id), call.account, {}, None, data=False)


def fill(tab: Tab, sheet: Json) -> None:
    """Cells that come with a new tab."""
    pen = Pen({})
    for data in sheet.get("data", []):
        for r, row in enumerate(data.get("rowData", []), data.get("startRow", 0)):
            for c, cell in enumerate(row.get("values", []), data.get("startColumn", 0)):
                tab.put((r, c), pen.rewritten(tab.cell((r, c)), cell))
    tidied(tab.properties)


def batch_update(call: Call) -> Json:
    with call.store.changing(call.book_id, call.account) as book:
        replies = applied(book, call.body.get("requests", []), call.account)
    answer: Json = {"spreadsheetId": call.book_id, "replies": outgoing(replies)}
    if call.body.get("includeSpreadsheetInResponse"):
        now = call.store.known(call.book_id)
        areas = narrowed(now, call.body.get("responseRanges", []))
        data = bool(call.body.get("responseIncludeGridData"))
        answer["updatedSpreadsheet"] = resource(now, call.account, {}, areas, data=data)
    return answer


def copy_to(call: Call) -> Json:
    source = call.store.opened(call.book_id, call.account).tab(int(call.path["sheetId"]))
    with call.store.changing(call.body.get("destinationSpreadsheetId", ""), call.account) as book:
        batch = Batch(book, call.account)
        title = copy_title(batch, source.title)
        tab = transplanted(batch, source, book.free_id(title))
        tab.properties["title"] = title
        book.tabs.append(tab)
        book.check_size()
        return properties_of(batch, tab)


def get_metadata(call: Call) -> Json:
    book = call.store.opened(call.book_id, call.account)
    for metadata in book.metadata:
        if str(metadata["metadataId"]) == call.path["metadataId"]:
            return dict(outgoing(metadata))
    raise missing()


def search_metadata(call: Call) -> Json:
    book = call.store.opened(call.book_id, call.account)
    found = []
    for metadata in book.metadata:
        filters = [f for f in call.body.get("dataFilters", []) if matches(metadata, f)]
        if filters:
            found.append({"developerMetadata": outgoing(metadata), "dataFilters": deep_copy(filters)})
    return {"matchedDeveloperMetadata": found} if found else {}


METHODS: dict[str, Method] = {
    "sheets.spreadsheets.get": get,
    "sheets.spreadsheets.getByDataFilter": get_by_data_filter,
    "sheets.spreadsheets.create": create,
    "sheets.spreadsheets.batchUpdate": batch_update,
    "sheets.spreadsheets.sheets.copyTo": copy_to,
    "sheets.spreadsheets.developerMetadata.get": get_metadata,
    "sheets.spreadsheets.developerMetadata.search": search_metadata,
}
