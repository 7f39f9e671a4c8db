"""`spreadsheets.values`: get, update, append, clear, one range or many, by A1 or by data filter."""

from __future__ import annotations

from collections.abc import Iterable

import orjson

from .areas import Area, a1
from .batch.context import Batch
from .book import Spreadsheet, Tab
from .calls import Call, Composed, Method
from .prepared import Chunk
from .ranges import filtered, on_grid, resolved
from .reading import Rendering, value_range
from .resource import outgoing
from .wire import Json, Refusal
from .writing import append, clear, told, update


def get(call: Call) -> Json:
    book = call.store.opened(call.book_id, call.account)
    tab, edges = resolved(book, call.path["range"])
    return value_range(book, tab, on_grid(tab, edges), Rendering.of(call.options))


def batch_get(call: Call) -> Json:
    book = call.store.opened(call.book_id, call.account)
    answer: Json = {"spreadsheetId": book.id}
    places = [resolved(book, text) for text in call.query.get("ranges", [])]
    ranges = [value_range(book, tab, on_grid(tab, edges), Rendering.of(call.options)) for tab, edges in places]
    return {**answer, "valueRanges": ranges} if ranges else answer


def batch_get_by_data_filter(call: Call) -> Json | Composed:
    book = call.store.opened(call.book_id, call.account)
    wanted = Rendering.of(call.body)
    places = filtered(book, call.body.get("dataFilters", []))
    if "fields" not in call.query and any(sendable(tab, area, wanted) for tab, area, _ in places):
        return composed(book, places, wanted)
    ranges = [
        {"valueRange": value_range(book, tab, area, wanted), "dataFilters": outgoing(filters)}
        for tab, area, filters in places
    ]
    return {"spreadsheetId": book.id, "valueRanges": ranges} if ranges else {"spreadsheetId": book.id}


def sendable(tab: Tab, area: Area, wanted: Rendering) -> bool:
    """Whether the bytes of a prepared tab are the answer."""
    ready = tab.prepared is not None and tab.prepared.whole and not tab.cells
    return ready and area == tab.whole and (wanted.dimension, wanted.values) == ("COLUMNS", "UNFORMATTED_VALUE")


def composed(book: Spreadsheet, places: Iterable[tuple[Tab, Area, list[Json]]], wanted: Rendering) -> Composed:
    parts: list[Chunk] = []
    plain = b'{"spreadsheetId":' + orjson.dumps(book.id) + b',"valueRanges":['
    for number, (tab, area, filters) in enumerate(places):
        plain += b"," * bool(number) + b'{"valueRange":'
        if tab.prepared and sendable(tab, area, wanted):
            head = orjson.dumps({"range": a1(tab.title, area), "majorDimension": wanted.dimension})
            parts += [Chunk.of(plain + head[:-1] + b',"values":'), tab.prepared.chunk()]
            plain = b"}"
        else:
            plain += orjson.dumps(value_range(book, tab, area, wanted))
        plain += b',"dataFilters":' + orjson.dumps(outgoing(filters)) + b"}"
    return Composed([*parts, Chunk.of(plain + b"]}")])


def put(call: Call) -> Json:
    with call.store.changing(call.book_id, call.account) as book:
        batch = Batch(book, call.account)
        tab, edges = resolved(book, call.path["range"])
        area, cells = update(batch, tab, edges, call.body, call.options.get("valueInputOption", ""))
        return told(batch, tab, area, cells, call.options)


def totals(book_id: str, written: list[tuple[Tab, Area, int]]) -> Json:
    """The sums of a batch: rows, columns and tabs counted once each."""
    cells = sum(count for _, _, count in written)
    if not cells:
        return {"spreadsheetId": book_id}
    return {
        "spreadsheetId": book_id,
        "totalUpdatedRows": len({(t.sheet_id, r) for t, a, n in written if n for r in range(a.top, a.bottom)}),
        "totalUpdatedColumns": len({(t.sheet_id, c) for t, a, n in written if n for c in range(a.left, a.right)}),
        "totalUpdatedCells": cells,
        "totalUpdatedSheets": len({t.sheet_id for t, _, n in written if n}),
    }


def batch_update(call: Call) -> Json:
    with call.store.changing(call.book_id, call.account) as book:
        batch = Batch(book, call.account)
        written, responses = [], []
        for number, data in enumerate(call.body.get("data", [])):
            try:
                tab, edges = resolved(book, data.get("range", ""))
                area, cells = update(batch, tab, edges, data, call.body.get("valueInputOption", ""))
            except Refusal as refusal:
                raise Refusal(refusal.code, f"Invalid data[{number}]: {refusal.message}") from refusal
            written.append((tab, area, cells))
            responses.append(told(batch, tab, area, cells, call.body))
        return {**totals(book.id, written), "responses": responses}


def batch_update_by_data_filter(call: Call) -> Json:
    with call.store.changing(call.book_id, call.account) as book:
        batch = Batch(book, call.account)
        written, responses = [], []
        for data in call.body.get("data", []):
            for tab, area, filters in filtered(book, [data.get("dataFilter", {})]):
                new, cells = update(batch, tab, area.edges(), data, call.body.get("valueInputOption", ""))
                written.append((tab, new, cells))
                answer = told(batch, tab, new, cells, call.body)
                del answer["spreadsheetId"]
                responses.append({**answer, "dataFilter": outgoing(filters[0])})
        return {**totals(book.id, written), "responses": responses}


def post_append(call: Call) -> Json:
    with call.store.changing(call.book_id, call.account) as book:
        return append(Batch(book, call.account), call.path["range"], call.body, call.options)


def post_clear(call: Call) -> Json:
    with call.store.changing(call.book_id, call.account) as book:
        tab, edges = resolved(book, call.path["range"])
        return {"spreadsheetId": book.id, "clearedRange": clear(Batch(book, call.account), tab, on_grid(tab, edges))}


def batch_clear(call: Call) -> Json:
    with call.store.changing(call.book_id, call.account) as book:
        batch = Batch(book, call.account)
        places = [resolved(book, text) for text in call.body.get("ranges", [])]
        return {
            "spreadsheetId": book.id,
            "clearedRanges": [clear(batch, tab, on_grid(tab, edges)) for tab, edges in places],
        }


def batch_clear_by_data_filter(call: Call) -> Json:
    with call.store.changing(call.book_id, call.account) as book:
        batch = Batch(book, call.account)
        places = filtered(book, call.body.get("dataFilters", []))
        return {"spreadsheetId": book.id, "clearedRanges": [clear(batch, tab, area) for tab, area, _ in places]}


METHODS: dict[str, Method] = {
    "sheets.spreadsheets.values.get": get,
    "sheets.spreadsheets.values.batchGet": batch_get,
    "sheets.spreadsheets.values.batchGetByDataFilter": batch_get_by_data_filter,
    "sheets.spreadsheets.values.update": put,
    "sheets.spreadsheets.values.batchUpdate": batch_update,
    "sheets.spreadsheets.values.batchUpdateByDataFilter": batch_update_by_data_filter,
    "sheets.spreadsheets.values.append": post_append,
    "sheets.spreadsheets.values.clear": post_clear,
    "sheets.spreadsheets.values.batchClear": batch_clear,
    "sheets.spreadsheets.values.batchClearByDataFilter": batch_clear_by_data_filter,
}
