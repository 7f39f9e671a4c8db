"""Tabs of prepared columns: what is sent is what an ordinary tab would say."""

from __future__ import annotations

import gzip
import zlib
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets_emulator import ROBOT, Emulator
from tests.sheets_emulator.prepared import Chunk, combined, joined
from tests.sheets_emulator.wire import Refusal

from .clients import Api

COLUMNS: list[list[Any]] = [["ID", "a", "b", None], ["Sum", 1, None, 2.5], [None, True, "", None], [None]]
FILTER = {"majorDimension": "COLUMNS", "valueRenderOption": "UNFORMATTED_VALUE"}


@pytest.fixture
def big(google: Emulator) -> str:
    book = google.add_spreadsheet("Big", tabs={"Deals": [["D", 1]]}, share={ROBOT: "writer"})
    google.prepare(book, "Leads", COLUMNS)
    return book


def ask(api: Api, book: str, encoding: str, *sheets: int) -> Any:
    body = {"dataFilters": [{"gridRange": {"sheetId": sheet}} for sheet in sheets], **FILTER}
    path = f"{api.base}/v4/spreadsheets/{book}/values:batchGetByDataFilter"
    reply = api.session.post(path, json=body, headers={"Accept-Encoding": encoding}, timeout=10)
    assert reply.headers.get("Content-Encoding", "identity") == encoding
    return reply.json()


def sheet_id(google: Emulator, book: str) -> int:
    return int(google.state(book)["sheets"][1]["properties"]["sheetId"])


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_composed_with_other_tabs(google: Emulator, api: Api, big: str, encoding: str) -> None:
    leads = sheet_id(google, big)
    answer = ask(api, big, encoding, 0, leads, 0)
    assert answer["spreadsheetId"] == big
    deals, prepared = answer["valueRanges"]
    assert deals["valueRange"]["values"] == [["D"], [1]]
    assert prepared == {
        "valueRange": {
            "range": "Leads!A1:D4",
            "majorDimension": "COLUMNS",
            "values": [["ID", "a", "b"], ["Sum", 1, "", 2.5], ["", True]],
        },
        "dataFilters": [{"gridRange": {"sheetId": leads}}],
    }
    assert google.log[-1].answer is None, "not decoded again for the record"


def test_every_other_way_reads_the_same(google: Emulator, api: Api, big: str) -> None:
    assert api.values(big, "Leads!A2:C2") == [["a", "1", "TRUE"]]
    assert google.cells(big, "Leads")[3, 1] == 2.5
    body = {"dataFilters": [{"gridRange": {"sheetId": sheet_id(google, big), "endRowIndex": 2}}], **FILTER}
    (found,) = api.good("POST", f"/v4/spreadsheets/{big}/values:batchGetByDataFilter", body)["valueRanges"]
    assert found["valueRange"]["values"] == [["ID", "a"], ["Sum", 1], ["", True]]


def test_people_may_still_type(google: Emulator, api: Api, big: str) -> None:
    leads = sheet_id(google, big)
    person = google.person(big)
    person.type_in("Leads", 1, 0, "new")
    person.type_in("Leads", 2, 0, None)
    assert ask(api, big, "identity", leads)["valueRanges"][0]["valueRange"]["values"][0] == ["ID", "new"]
    person.insert_rows("Leads", 0)
    person.sort("Leads", 1, 2)
    assert google.cells(big, "Leads")[1, 0] == "ID"


def test_ten_million_cells_and_no_more(google: Emulator, big: str) -> None:
    column: list[Any] = ["x"] * 1_000_001
    with pytest.raises(Refusal, match="above the limit of 10000000 cells"):
        google.prepare(big, "Leads", [column] * 10)


@given(st.lists(st.binary(max_size=200), max_size=6))
def test_chunks_make_one_gzip_file(pieces: list[bytes]) -> None:
    chunks = [Chunk.of(piece) for piece in pieces]
    end, parts = joined(chunks)
    assert gzip.decompress(b"".join(parts) + end) == b"".join(pieces)


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_checksums_are_combined(first: bytes, second: bytes) -> None:
    assert combined(zlib.crc32(first), zlib.crc32(second), len(second)) == zlib.crc32(first + second)


def test_bytes_are_made_once(google: Emulator, big: str) -> None:
    tab = google.store.known(big).titled("Leads")
    assert tab is not None
    assert tab.prepared is not None
    assert tab.prepared.chunk() is tab.prepared.chunk()
    assert orjson.loads(tab.prepared.chunk().plain)[0] == ["ID", "a", "b"]
