"""Reading the spreadsheet itself: masks, ranges, cells."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sheets_emulator import Emulator

from .clients import Api, cells


def path(book: str, rest: str = "") -> str:
    return f"/v4/spreadsheets/{book}{rest}"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("properties.title", {"properties": {"title": "Funnel"}}),
        ("properties/title", {"properties": {"title": "Funnel"}}),
        ("properties(title,timeZone)", {"properties": {"title": "Funnel", "timeZone": "Europe/Moscow"}}),
        ("properties.time_zone", {"properties": {"timeZone": "Europe/Moscow"}}),
        (
            "sheets(properties(title,gridProperties/rowCount),charts)",
            {
                "sheets": [
                    {"properties": {"title": title, "gridProperties": {"rowCount": 1000}}}
                    for title in ("Leads", "Deals")
                ]
            },
        ),
        ("namedRanges,developerMetadata", {}),
    ],
)
def test_masks(api: Api, book: str, fields: str, expected: Any) -> None:
    assert api.get(path(book), fields=fields) == expected


@pytest.mark.parametrize(
    ("fields", "field"), [("nonsense", "nonsense"), ("sheets(properties(titel))", "sheets.properties.titel")]
)
def test_masks_of_fields_that_are_not_there(api: Api, book: str, fields: str, field: str) -> None:
    status, answer = api.ask("GET", path(book), fields=fields)
    assert (status, answer["error"]["message"]) == (400, "Request contains an invalid argument.")
    assert answer["error"]["details"][0]["fieldViolations"] == [
        {
            "field": field,
            "description": f"Error expanding 'fields' parameter. Cannot find matching fields for path '{field}'.",
        }
    ]


@pytest.mark.parametrize("fields", ["a(", "a(b))", "a,,b", "?", "sheets.", "(a)"])
def test_masks_that_are_none(api: Api, book: str, fields: str) -> None:
    assert api.ask("GET", path(book), fields=fields)[0] == 400


def test_cells_come_when_asked_for(api: Api, book: str) -> None:
    assert "data" not in api.get(path(book))["sheets"][0]
    assert "data" not in api.get(path(book), fields="sheets.properties", includeGridData=True)["sheets"][0]
    data = api.get(path(book), includeGridData=True, ranges=["Leads!B2:C3", "Leads!A1"])["sheets"]
    assert len(data) == 1
    window, corner = data[0]["data"]
    assert (window["startRow"], window["startColumn"], len(window["rowMetadata"])) == (1, 1, 2)
    assert window["rowData"][0]["values"][0] == {
        "userEnteredValue": {"numberValue": 46082},
        "effectiveValue": {"numberValue": 46082},
        "formattedValue": "01.03.2026",
        "userEnteredFormat": {"numberFormat": {"type": "DATE"}},
        "effectiveFormat": window["rowData"][0]["values"][0]["effectiveFormat"],
    }
    assert window["rowData"][0]["values"][0]["effectiveFormat"]["numberFormat"] == {"type": "DATE"}
    assert corner["rowData"][0]["values"][0]["formattedValue"] == "Lead ID"


def test_only_what_a_cell_shows(api: Api, book: str) -> None:
    rows = api.get(path(book), fields="sheets.data.rowData.values.formattedValue")["sheets"][0]["data"][0]["rowData"]
    assert rows[1] == {"values": [{"formattedValue": text} for text in ("L1", "01.03.2026", "1234,5", "TRUE")]}


def test_by_data_filter(api: Api, book: str) -> None:
    body = {"dataFilters": [{"gridRange": cells(0, 0, 0, 1, 1)}], "includeGridData": True}
    (sheet,) = api.good("POST", path(book, ":getByDataFilter"), body)["sheets"]
    assert len(sheet["data"][0]["rowData"]) == 1
    assert len(api.good("POST", path(book, ":getByDataFilter"), {})["sheets"]) == 2


def test_pretty_unless_told_otherwise(api: Api, book: str) -> None:
    texts = [api.session.get(api.base + path(book) + query, timeout=10).text for query in ("", "?prettyPrint=false")]
    assert texts[0].startswith('{\n  "spreadsheetId"')
    assert "\n" not in texts[1]


def test_answers_are_masked_everywhere(google: Emulator, api: Api, book: str) -> None:
    request = {"addSheet": {"properties": {"title": "New"}}}
    answer = api.good(
        "POST", path(book, ":batchUpdate"), {"requests": [request]}, fields="replies.addSheet.properties.index"
    )
    assert answer == {"replies": [{"addSheet": {"properties": {"index": 2}}}]}
