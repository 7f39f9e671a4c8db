"""Requests about tabs and the spreadsheet."""

from __future__ import annotations

import pytest

from tests.sheets_emulator import ROBOT, Emulator

from .clients import Api, Json, cells, row


def titles(google: Emulator, book: str) -> list[str]:
    return [sheet["properties"]["title"] for sheet in google.state(book)["sheets"]]


def test_add_with_a_chosen_id(google: Emulator, api: Api, book: str) -> None:
    wanted = {
        "sheetId": 77,
        "title": "CEO",
        "index": 0,
        "gridProperties": {"rowCount": 5, "columnCount": 3, "frozenRowCount": 1},
    }
    (reply,) = api.batch(book, {"addSheet": {"properties": wanted}})
    assert reply["addSheet"]["properties"] == {**wanted, "sheetType": "GRID"}
    assert titles(google, book) == ["CEO", "Leads", "Deals"]


@pytest.mark.parametrize(
    ("properties", "message"),
    [
        ({"title": "leads"}, 'A sheet with the name "leads" already exists. Please enter another name.'),
        ({"sheetId": 0, "title": "x"}, "Sheet with id 0 already exists."),
        (
            {"title": "x", "gridProperties": {"rowCount": 1_000_000, "columnCount": 10}},
            "This action would increase the number of cells in the workbook above the limit of 10000000 cells.",
        ),
        (
            {"title": "x", "gridProperties": {"rowCount": 2, "columnCount": 10, "frozenRowCount": 2}},
            "You can't freeze all visible rows or columns on the sheet.",
        ),
    ],
)
def test_refused_additions(api: Api, book: str, properties: Json, message: str) -> None:
    assert api.refused(book, {"addSheet": {"properties": properties}}) == f"Invalid requests[0].addSheet: {message}"


def test_size_is_counted_on_the_grid(api: Api, book: str) -> None:
    size = {"sheetId": 0, "gridProperties": {"rowCount": 9_000_000 // 26, "columnCount": 26}}
    api.batch(book, {"updateSheetProperties": {"properties": size, "fields": "gridProperties(rowCount,columnCount)"}})
    too_many = {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 50_000}}
    assert "above the limit of 10000000 cells" in api.refused(book, too_many)


def test_shrinking_takes_what_lies_beyond(google: Emulator, api: Api, book: str) -> None:
    api.batch(book, {"addNamedRange": {"namedRange": {"name": "all", "range": cells(0, 0, 0, 4, 4)}}})
    size = {"sheetId": 0, "gridProperties": {"rowCount": 2, "columnCount": 2}}
    api.batch(
        book,
        {"updateSheetProperties": {"properties": size, "fields": "gridProperties/rowCount,gridProperties/columnCount"}},
    )
    assert google.cells(book, "Leads") == {(0, 0): "Lead ID", (0, 1): "Date", (1, 0): "L1", (1, 1): 46082}
    (named,) = google.state(book)["namedRanges"]
    assert (named["range"]["endRowIndex"], named["range"]["endColumnIndex"]) == (2, 2)


def test_moving_counts_places_before_the_move(google: Emulator, api: Api, book: str) -> None:
    google.person(book).add_tab("Third")
    api.batch(book, {"updateSheetProperties": {"properties": {"sheetId": 0, "index": 2}, "fields": "index"}})
    assert titles(google, book) == ["Deals", "Leads", "Third"]
    google.person(book).move("Deals", 2)
    assert titles(google, book) == ["Leads", "Third", "Deals"]


def test_hidden_frozen_coloured(google: Emulator, api: Api, book: str) -> None:
    looks = {
        "sheetId": 0,
        "hidden": True,
        "tabColorStyle": {"rgbColor": {"green": 1}},
        "gridProperties": {"frozenRowCount": 1, "hideGridlines": True},
    }
    fields = "hidden,tabColorStyle,gridProperties(frozenRowCount,hideGridlines)"
    api.batch(book, {"updateSheetProperties": {"properties": looks, "fields": fields}})
    told = google.state(book)["sheets"][0]["properties"]
    assert (told["hidden"], told["tabColor"], told["gridProperties"]["frozenRowCount"]) == (True, {"green": 1}, 1)
    api.batch(book, {"updateSheetProperties": {"properties": {"sheetId": 0}, "fields": fields}})
    assert google.state(book)["sheets"][0]["properties"].keys() == {
        "sheetId",
        "title",
        "index",
        "sheetType",
        "gridProperties",
    }


def test_deleting(google: Emulator, api: Api, book: str) -> None:
    label = {"metadataKey": "role", "visibility": "DOCUMENT", "location": {"sheetId": 0}}
    api.batch(
        book,
        {"createDeveloperMetadata": {"developerMetadata": label}},
        {
            "addNamedRange": {
                "namedRange": {"namedRangeId": "generation", "name": "generation", "range": {"sheetId": 0}}
            }
        },
        {"deleteSheet": {"sheetId": 0}},
    )
    state = google.state(book)
    assert titles(google, book) == ["Deals"]
    assert state["namedRanges"] == [{"namedRangeId": "generation", "name": "generation"}], (
        "its cells are gone, it isn't"
    )
    assert (
        api.good(
            "POST",
            f"/v4/spreadsheets/{book}/developerMetadata:search",
            {"dataFilters": [{"developerMetadataLookup": {}}]},
        )
        == {}
    )
    last = state["sheets"][0]["properties"]["sheetId"]
    assert "You can't remove all the visible sheets" in api.refused(book, {"deleteSheet": {"sheetId": last}})


def test_duplicating(google: Emulator, api: Api, book: str) -> None:
    person = google.person(book)
    protected = person.protect("Leads", warning_only=True)
    label = {"metadataKey": "role", "visibility": "DOCUMENT", "location": {"sheetId": 0}}
    api.batch(book, {"createDeveloperMetadata": {"developerMetadata": label}})
    (reply,) = api.batch(book, {"duplicateSheet": {"sourceSheetId": 0, "insertSheetIndex": 1, "newSheetId": 5}})
    assert reply["duplicateSheet"]["properties"]["title"] == "Copy of Leads"
    copy = google.state(book)["sheets"][1]
    assert google.cells(book, "Copy of Leads") == google.cells(book, "Leads")
    assert copy["protectedRanges"][0]["protectedRangeId"] != protected
    assert copy["developerMetadata"][0]["location"] == {"locationType": "SHEET", "sheetId": 5}
    person.copy_tab("Deals", "Deals 2")
    assert titles(google, book)[-1] == "Deals 2"


def test_copying_to_another_spreadsheet(google: Emulator, api: Api, book: str) -> None:
    other = google.add_spreadsheet("Other", share={ROBOT: "writer"})
    body = {"destinationSpreadsheetId": other}
    told = api.good("POST", f"/v4/spreadsheets/{book}/sheets/0:copyTo", body)
    assert (told["title"], told["index"]) == ("Copy of Leads", 1)
    assert google.cells(other, "Copy of Leads") == google.cells(book, "Leads")
    google.share(other, ROBOT, "reader")
    assert api.ask("POST", f"/v4/spreadsheets/{book}/sheets/0:copyTo", body)[0] == 403


def test_spreadsheet_properties(google: Emulator, api: Api, book: str) -> None:
    properties = {"title": "New", "locale": "en_US", "timeZone": "Asia/Tokyo"}
    api.batch(book, {"updateSpreadsheetProperties": {"properties": properties, "fields": "*"}})
    assert properties.items() <= google.state(book)["properties"].items()
    for name in ("title", "locale", "timeZone"):
        empty: Json = {"updateSpreadsheetProperties": {"properties": {}, "fields": name}}
        assert f"{name} cannot be empty" in api.refused(book, empty)


def test_creating_with_content(google: Emulator, api: Api) -> None:
    sheet = {"properties": {"title": "Data", "sheetId": 3}, "data": [{"rowData": [row("a", 1)], "startRow": 1}]}
    made = api.good("POST", "/v4/spreadsheets", {"properties": {"title": "Made"}, "sheets": [sheet]})
    assert made["sheets"][0]["properties"]["sheetId"] == 3
    assert google.cells(made["spreadsheetId"], "Data") == {(1, 0): "a", (1, 1): 1}


def test_what_a_batch_may_bring_back(api: Api, book: str) -> None:
    body = {
        "requests": [{"updateSpreadsheetProperties": {"properties": {"title": "x"}, "fields": "title"}}],
        "includeSpreadsheetInResponse": True,
        "responseRanges": ["Deals!A1"],
        "responseIncludeGridData": True,
    }
    answer = api.good("POST", f"/v4/spreadsheets/{book}:batchUpdate", body)["updatedSpreadsheet"]
    assert answer["properties"]["title"] == "x"
    assert [len(sheet["data"][0]["rowData"]) for sheet in answer["sheets"]] == [1]
