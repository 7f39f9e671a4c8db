"""`spreadsheets.values`: reading, writing, appending, clearing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sheets_emulator import ROBOT, Emulator
from tests.sheets_emulator.cells import Typed

from .clients import Api, cells


def path(book: str, rest: str) -> str:
    return f"/v4/spreadsheets/{book}/values{rest}"


def put(api: Api, book: str, text: str, values: Any, option: str = "RAW", **query: Any) -> tuple[int, Any]:
    return api.ask("PUT", path(book, f"/{text}"), {"values": values}, valueInputOption=option, **query)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, [["L1", "01.03.2026", "1234,5", "TRUE"], ["L2", "02.03.2026 12:00:00", "", "FALSE"]]),
        ({"valueRenderOption": "UNFORMATTED_VALUE"}, [["L1", 46082, 1234.5, True], ["L2", 46083.5, "", False]]),
        (
            {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "FORMATTED_STRING"},
            [["L1", "01.03.2026", 1234.5, True], ["L2", "02.03.2026 12:00:00", "", False]],
        ),
        (
            {"majorDimension": "COLUMNS"},
            [["L1", "L2"], ["01.03.2026", "02.03.2026 12:00:00"], ["1234,5"], ["TRUE", "FALSE"]],
        ),
    ],
)
def test_rendering(api: Api, book: str, options: dict[str, str], expected: list[list[Any]]) -> None:
    assert api.values(book, "Leads!A2:D3", **options) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Leads", "Leads!A1:Z1000"),
        ("leads!a:b", "Leads!A1:B1000"),
        ("Leads!2:3", "Leads!A2:Z3"),
        ("Leads!B2", "Leads!B2"),
        ("Leads!C3:A1", "Leads!A1:C3"),
        ("'Leads'!Y999:ZZ2000", "Leads!Y999:Z1000"),
        ("A1:B2", "Leads!A1:B2"),
        ("Leads!A5:A", "Leads!A5:A1000"),
    ],
)
def test_a1_notation(api: Api, book: str, text: str, told: str) -> None:
    assert api.get(path(book, f"/{text}"))["range"] == told


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Nowhere!A1", "Unable to parse range: Nowhere!A1"),
        ("Leads!A1:[5", "Unable to parse range: Leads!A1:[5"),
        ("Leads!A1001", "Range (Leads!A1001) exceeds grid limits. Max rows: 1000, max columns: 26"),
    ],
)
def test_ranges_that_are_none(api: Api, book: str, text: str, message: str) -> None:
    status, answer = api.ask("GET", path(book, f"/{text}"))
    assert (status, answer["error"]["message"]) == (400, message)


def test_named_range_as_a_range(google: Emulator, api: Api, book: str) -> None:
    api.batch(book, {"addNamedRange": {"namedRange": {"name": "ids", "range": cells(0, 1, 0, 4, 1)}}})
    assert api.values(book, "ids") == [["L1"], ["L2"], ["L3"]]


def test_blank_range_has_no_values(api: Api, book: str) -> None:
    assert api.get(path(book, "/Leads!F1:G9")) == {"range": "Leads!F1:G9", "majorDimension": "ROWS"}


def test_data_filters(api: Api, book: str) -> None:
    deals = api.get(f"/v4/spreadsheets/{book}", fields="sheets.properties.sheetId")["sheets"][1]["properties"][
        "sheetId"
    ]
    label = {"metadataKey": "role", "metadataValue": "deals", "visibility": "DOCUMENT", "location": {"sheetId": deals}}
    api.batch(book, {"createDeveloperMetadata": {"developerMetadata": label}})
    filters: list[Any] = [
        {"gridRange": {"sheetId": deals}},
        {"a1Range": "Leads!A2:A3"},
        {"developerMetadataLookup": {"metadataKey": "role"}},
    ]
    answer = api.good(
        "POST", path(book, ":batchGetByDataFilter"), {"dataFilters": filters, "majorDimension": "COLUMNS"}
    )
    first, second = answer["valueRanges"]
    assert first["valueRange"] == {
        "range": "Deals!A1:Z1000",
        "majorDimension": "COLUMNS",
        "values": [["Deal ID", "D1"]],
    }
    assert first["dataFilters"] == [filters[0], filters[2]]
    assert (second["valueRange"]["values"], second["dataFilters"]) == ([["L1", "L2"]], [filters[1]])
    status, told = api.ask(
        "POST", path(book, ":batchGetByDataFilter"), {"dataFilters": [{"gridRange": {"sheetId": 5}}]}
    )
    assert (status, told["error"]["message"]) == (400, "No grid with id: 5")


def test_renamed_tab_is_still_found_by_its_id(google: Emulator, api: Api, book: str) -> None:
    google.person(book).rename("Leads", "Лиды")
    body = {"dataFilters": [{"gridRange": cells(0, 0, 0, 1, 1)}]}
    (found,) = api.good("POST", path(book, ":batchGetByDataFilter"), body)["valueRanges"]
    assert found["valueRange"]["range"] == "'Лиды'!A1"


def test_update_and_what_it_leaves_alone(google: Emulator, api: Api, book: str) -> None:
    status, answer = put(api, book, "Leads!A2", [["new", None, ""], [], [True, 5]], includeValuesInResponse=True)
    assert status == 200
    assert (answer["updatedRange"], answer["updatedCells"]) == ("Leads!A2:C4", 4)
    assert answer["updatedData"]["values"][0] == ["new", "01.03.2026"]
    now = google.cells(book, "Leads")
    assert (now[1, 0], now[1, 1], (1, 2) in now, now[3, 0], now[3, 1]) == ("new", 46082, False, True, 5)


@pytest.mark.parametrize(
    ("text", "values", "message"),
    [
        ("Leads!A1:B2", [["a"]] * 3, "Requested writing within range [Leads!A1:B2], but tried writing to row [3]"),
        ("Leads!A1:B2", [["a"] * 3], "Requested writing within range [Leads!A1:B2], but tried writing to column [C]"),
        ("Leads!A1:B1001", [["a"]], "Range (Leads!A1:B1001) exceeds grid limits. Max rows: 1000, max columns: 26"),
    ],
)
def test_updates_out_of_bounds(api: Api, book: str, text: str, values: Any, message: str) -> None:
    status, answer = put(api, book, text, values)
    assert (status, answer["error"]["message"]) == (400, message)


def test_update_needs_an_input_option(api: Api, book: str) -> None:
    status, answer = api.ask("PUT", path(book, "/Leads!A1"), {"values": [["a"]]})
    assert (status, answer["error"]["message"]) == (400, "'valueInputOption' is required but not specified")
    assert put(api, book, "Leads!A1", [["a"]], "SOMEHOW")[0] == 400


def test_a_cell_holds_fifty_thousand_characters(api: Api, book: str) -> None:
    assert put(api, book, "Leads!A1", [["x" * 50_000]])[0] == 200
    status, answer = put(api, book, "Leads!A1", [["x" * 50_001]])
    assert (status, "50000 characters" in answer["error"]["message"]) == (400, True)


def test_append_finds_the_last_table(google: Emulator, api: Api) -> None:
    tables: list[list[Typed]] = [
        ["x", "y", "z"],
        ["x", "y", "z"],
        [],
        [None, "x", "y"],
        [None, None, "y", "z"],
        [None, "x", "y", "z"],
    ]
    book = google.add_spreadsheet("Tables", tabs={"Sheet1": tables}, share={ROBOT: "writer"})
    expected = {"Sheet1": "B7", "C5:D5": "B7", "B2": "A3", "E4": "E4", "A1": "A3", "A3:G10": "B7"}
    for text, start in expected.items():
        before = google.snapshot()
        answer = api.good("POST", path(book, f"/{text}:append"), {"values": [["new"]]}, valueInputOption="RAW")
        assert answer["updates"]["updatedRange"] == f"Sheet1!{start}", text
        google.restore(before)


def test_append_adds_rows(google: Emulator, api: Api, book: str) -> None:
    google.person(book).type_in("Leads", 999, 0, "the end")
    answer = api.good("POST", path(book, "/Leads!A1000:append"), {"values": [["x"]]}, valueInputOption="RAW")
    assert (answer["tableRange"], answer["updates"]["updatedRange"]) == ("Leads!A1000", "Leads!A1001")
    inserted = api.good(
        "POST",
        path(book, "/Deals:append"),
        {"values": [["D2"]]},
        valueInputOption="RAW",
        insertDataOption="INSERT_ROWS",
    )
    assert inserted["updates"]["updatedRange"] == "Deals!A3"
    sizes = api.get(f"/v4/spreadsheets/{book}", fields="sheets.properties.gridProperties.rowCount")["sheets"]
    assert [sheet["properties"]["gridProperties"]["rowCount"] for sheet in sizes] == [1001, 1001]


def test_batches_and_clearing(google: Emulator, api: Api, book: str) -> None:
    data = [
        {"range": "Leads!A2", "values": [["a"]]},
        {"range": "Deals!A9:A10", "majorDimension": "COLUMNS", "values": [["b", "c"]]},
    ]
    answer = api.good("POST", path(book, ":batchUpdate"), {"valueInputOption": "RAW", "data": data})
    assert (answer["totalUpdatedRows"], answer["totalUpdatedCells"], answer["totalUpdatedSheets"]) == (3, 3, 2)
    filtered = {
        "valueInputOption": "RAW",
        "data": [{"dataFilter": {"gridRange": cells(0, 1, 0, 2, 2)}, "values": [["f"]]}],
    }
    assert api.good("POST", path(book, ":batchUpdateByDataFilter"), filtered)["totalUpdatedCells"] == 1
    assert google.cells(book, "Leads")[1, 0] == "f"
    cleared = api.good("POST", path(book, ":batchClear"), {"ranges": ["Leads!A2", "Deals!A9:A10"]})
    assert cleared["clearedRanges"] == ["Leads!A2", "Deals!A9:A10"]
    body = {"dataFilters": [{"gridRange": {"sheetId": 0}}]}
    assert api.good("POST", path(book, ":batchClearByDataFilter"), body)["clearedRanges"] == ["Leads!A1:Z1000"]
    assert google.cells(book, "Leads") == {}
    assert google.cells(book, "Deals") == {(0, 0): "Deal ID", (1, 0): "D1"}


def test_a_batch_of_values_is_applied_as_a_whole(google: Emulator, api: Api, book: str) -> None:
    data = [{"range": "Leads!A2", "values": [["a"]]}, {"range": "Nowhere!A1", "values": [["b"]]}]
    status, answer = api.ask("POST", path(book, ":batchUpdate"), {"valueInputOption": "RAW", "data": data})
    assert (status, answer["error"]["message"]) == (400, "Invalid data[1]: Unable to parse range: Nowhere!A1")
    assert google.cells(book, "Leads")[1, 0] == "L1"


def test_clearing_keeps_looks_and_notes(google: Emulator, api: Api, book: str) -> None:
    google.person(book).note("Leads", 1, 1, "asked twice")
    api.good("POST", path(book, "/Leads:clear"))
    kept = google.state(book)["sheets"][0]["data"][0]["rowData"][1]["values"][1]
    assert (kept["note"], kept["userEnteredFormat"]["numberFormat"]["type"]) == ("asked twice", "DATE")
    assert "userEnteredValue" not in kept
