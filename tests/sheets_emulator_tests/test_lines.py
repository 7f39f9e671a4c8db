"""Rows and columns come, go and move: everything on the grid follows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sheets_emulator import Emulator

from .clients import Api, Json, cells


def lines(dimension: str, start: int, end: int) -> Json:
    return {"sheetId": 0, "dimension": dimension, "startIndex": start, "endIndex": end}


@pytest.fixture
def laden(google: Emulator, api: Api, book: str) -> str:
    """The workbook with something of every kind on B2:C3 of Leads."""
    area = cells(0, 1, 1, 3, 3)
    chart = {"basicChart": {"chartType": "LINE", "series": [{"series": {"sourceRange": {"sources": [area]}}}]}}
    anchor = {"sheetId": 0, "rowIndex": 1, "columnIndex": 1}
    metadata: Json = {"metadataKey": "k", "visibility": "DOCUMENT"}
    api.batch(
        book,
        {"addNamedRange": {"namedRange": {"name": "named", "range": area}}},
        {"addProtectedRange": {"protectedRange": {"range": area, "warningOnly": True}}},
        {
            "addConditionalFormatRule": {
                "rule": {"ranges": [area], "booleanRule": {"condition": {"type": "NOT_BLANK"}, "format": {}}}
            }
        },
        {"addBanding": {"bandedRange": {"range": area, "rowProperties": {"firstBandColor": {"red": 1}}}}},
        {"setBasicFilter": {"filter": {"range": area}}},
        {"mergeCells": {"range": area}},
        {"addChart": {"chart": {"spec": chart, "position": {"overlayPosition": {"anchorCell": anchor}}}}},
        {
            "createDeveloperMetadata": {
                "developerMetadata": {**metadata, "location": {"dimensionRange": lines("ROWS", 1, 2)}}
            }
        },
        {
            "createDeveloperMetadata": {
                "developerMetadata": {**metadata, "location": {"dimensionRange": lines("COLUMNS", 1, 2)}}
            }
        },
        {
            "updateDimensionProperties": {
                "range": lines("ROWS", 1, 2),
                "properties": {"pixelSize": 50},
                "fields": "pixelSize",
            }
        },
    )
    google.person(book).type_in("Deals", 0, 1, "=SUM(Leads!C2:C3)")
    return book


def places(google: Emulator, book: str) -> dict[str, Json | None]:
    """Where the things are now: GridRanges without their sheet."""
    state = google.state(book)
    sheet = state["sheets"][0]
    series = sheet["charts"][0]["spec"]["basicChart"]["series"][0]["series"]["sourceRange"]["sources"]
    found = {
        "named": state["namedRanges"][0].get("range"),
        "protected": first(sheet, "protectedRanges", "range"),
        "rule": first(sheet, "conditionalFormats", "ranges", 0),
        "banding": first(sheet, "bandedRanges", "range"),
        "filter": sheet.get("basicFilter", {}).get("range"),
        "merge": (sheet.get("merges") or [None])[0],
        "chart": (series or [None])[0],
    }
    return {name: dict(place) if place else None for name, place in found.items()}


def first(sheet: Json, kind: str, *path: str | int) -> Json | None:
    found: Any = sheet.get(kind)
    for step in (0, *path) if found else ():
        found = found[step]
    return found or None


@pytest.mark.parametrize(
    ("request_", "edges"),
    [
        ({"insertDimension": {"range": lines("ROWS", 0, 2)}}, (3, 1, 5, 3)),
        ({"insertDimension": {"range": lines("ROWS", 2, 3)}}, (1, 1, 4, 3)),
        ({"insertDimension": {"range": lines("ROWS", 3, 4)}}, (1, 1, 3, 3)),
        ({"insertDimension": {"range": lines("COLUMNS", 1, 2)}}, (1, 2, 3, 4)),
        ({"deleteDimension": {"range": lines("ROWS", 0, 1)}}, (0, 1, 2, 3)),
        ({"deleteDimension": {"range": lines("ROWS", 2, 9)}}, (1, 1, 2, 3)),
        ({"deleteDimension": {"range": lines("COLUMNS", 0, 2)}}, (1, 0, 3, 1)),
        ({"moveDimension": {"source": lines("COLUMNS", 1, 3), "destinationIndex": 5}}, (1, 3, 3, 5)),
        ({"moveDimension": {"source": lines("COLUMNS", 5, 6), "destinationIndex": 0}}, (1, 2, 3, 4)),
    ],
)
def test_ranges_follow(
    google: Emulator, api: Api, laden: str, request_: Json, edges: tuple[int, int, int, int]
) -> None:
    api.batch(laden, request_)
    where = {name: value for name, value in cells(0, *edges).items() if name != "sheetId"}
    assert places(google, laden) == dict.fromkeys(places(google, laden), where)


def test_what_lost_its_cells_goes(google: Emulator, api: Api, laden: str) -> None:
    api.batch(laden, {"deleteDimension": {"range": lines("ROWS", 1, 3)}})
    assert set(places(google, laden).values()) == {None}
    sheet = google.state(laden)["sheets"][0]
    assert sheet.keys() >= {"charts"}
    assert not sheet.keys() & {"protectedRanges", "conditionalFormats", "bandedRanges", "basicFilter", "merges"}
    assert "developerMetadata" not in sheet["data"][0]["rowMetadata"][1]
    assert sheet["data"][0]["columnMetadata"][1]["developerMetadata"][0]["location"]["locationType"] == "COLUMN"


def test_metadata_sizes_and_formulas_follow(google: Emulator, api: Api, laden: str) -> None:
    api.batch(
        laden,
        {"insertDimension": {"range": lines("ROWS", 0, 3)}},
        {"insertDimension": {"range": lines("COLUMNS", 0, 1)}},
    )
    data = google.state(laden)["sheets"][0]["data"][0]
    assert (data["rowMetadata"][4]["pixelSize"], data["rowMetadata"][1]["pixelSize"]) == (50, 21)
    assert data["rowMetadata"][4]["developerMetadata"][0]["location"]["dimensionRange"]["startIndex"] == 4
    assert api.values(laden, "Deals!B1", valueRenderOption="FORMULA") == [["=SUM(Leads!D5:D6)"]]
    google.person(laden).rename("Leads", "Old leads")
    assert api.values(laden, "Deals!B1", valueRenderOption="FORMULA") == [["=SUM('Old leads'!D5:D6)"]]
    google.person(laden).delete_columns("Old leads", 3)
    assert api.values(laden, "Deals!B1", valueRenderOption="FORMULA") == [["=SUM(#REF!)"]]


def test_cells_follow(google: Emulator, book: str) -> None:
    person = google.person(book)
    person.insert_rows("Leads", 1, 2)
    person.delete_columns("Leads", 1)
    person.move_column("Leads", 0, 1)
    assert google.cells(book, "Leads") == {
        (0, 1): "Lead ID", (0, 0): "Budget", (0, 2): "Target",
        (3, 1): "L1", (3, 0): 1234.5, (3, 2): True, (4, 1): "L2", (4, 2): False, (5, 1): "L3", (5, 0): 10,
    }  # fmt: skip
    person.insert_columns("Leads", 0)
    person.delete_rows("Leads", 0, 5)
    assert google.cells(book, "Leads") == {(0, 2): "L3", (0, 1): 10}


def test_new_lines_look_like_their_neighbour(google: Emulator, api: Api, book: str) -> None:
    bold = {"userEnteredFormat": {"textFormat": {"bold": True}}}
    api.batch(
        book,
        {"repeatCell": {"range": cells(0, 0, 0, 1, 2), "cell": bold, "fields": "userEnteredFormat"}},
        {"insertDimension": {"range": lines("ROWS", 1, 2), "inheritFromBefore": True}},
    )
    rows = google.state(book)["sheets"][0]["data"][0]["rowData"]
    assert [value.get("userEnteredFormat") for value in rows[1]["values"]] == [bold["userEnteredFormat"]] * 2


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (
            {"deleteDimension": {"range": lines("ROWS", 990, 1010)}},
            "Cannot delete a row that doesn't exist. Tried to delete row index 1009 but there are only 1000 rows.",
        ),
        ({"deleteDimension": {"range": lines("COLUMNS", 0, 26)}}, "You can't delete all the columns on the sheet."),
        (
            {"insertDimension": {"range": lines("COLUMNS", 26, 27)}},
            "range.startIndex[26] must be less than the grid size[26] if inheritFromBefore is false.",
        ),
        (
            {"moveDimension": {"source": lines("ROWS", 1, 4), "destinationIndex": 2}},
            "Cannot move a dimension into itself",
        ),
        ({"appendDimension": {"sheetId": 0, "dimension": "ROWS"}}, "length must be greater than 0"),
    ],
)
def test_refused(api: Api, book: str, request_: Json, message: str) -> None:
    (kind,) = request_
    assert api.refused(book, request_) == f"Invalid requests[0].{kind}: {message}"


def test_hidden_lines_and_sizes(google: Emulator, api: Api, book: str) -> None:
    hide = {
        "range": lines("ROWS", 1, 3),
        "properties": {"hiddenByUser": True, "pixelSize": 30},
        "fields": "hiddenByUser,pixelSize",
    }
    api.batch(
        book,
        {"updateDimensionProperties": hide},
        {"autoResizeDimensions": {"dimensions": lines("ROWS", 2, 3)}},
        {"appendDimension": {"sheetId": 0, "dimension": "COLUMNS", "length": 2}},
    )
    data = google.state(book)["sheets"][0]["data"][0]
    assert data["rowMetadata"][1:4] == [
        {"pixelSize": 30, "hiddenByUser": True},
        {"pixelSize": 21, "hiddenByUser": True},
        {"pixelSize": 21},
    ]
    assert len(data["columnMetadata"]) == 28


def test_frozen_rows_that_go(google: Emulator, api: Api, book: str) -> None:
    frozen = {"sheetId": 0, "gridProperties": {"frozenRowCount": 2}}
    api.batch(
        book,
        {"updateSheetProperties": {"properties": frozen, "fields": "gridProperties.frozenRowCount"}},
        {"deleteDimension": {"range": lines("ROWS", 0, 1)}},
    )
    assert google.state(book)["sheets"][0]["properties"]["gridProperties"]["frozenRowCount"] == 1
