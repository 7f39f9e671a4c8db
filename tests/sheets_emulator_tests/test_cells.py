"""Requests that write cells: masks, clearing, looks, borders, validation, merges, paste, sort."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sheets_emulator import Emulator

from .clients import Api, Json, cells, row


def cell_at(google: Emulator, book: str, r: int, c: int, sheet: int = 0) -> Json:
    rows = google.state(book)["sheets"][sheet]["data"][0]["rowData"]
    found: Json = rows[r]["values"][c]
    return {name: value for name, value in found.items() if not name.startswith("effective")}


def test_cells_of_the_range_that_rows_lack_are_cleared(google: Emulator, api: Api, book: str) -> None:
    google.person(book).note("Leads", 2, 0, "kept")
    request = {"range": cells(0, 1, 0, 4, 4), "rows": [row("only", None, 7)], "fields": "userEnteredValue"}
    api.batch(book, {"updateCells": request})
    assert google.cells(book, "Leads") == {
        (0, 0): "Lead ID", (0, 1): "Date", (0, 2): "Budget", (0, 3): "Target", (1, 0): "only", (1, 2): 7,
    }  # fmt: skip
    assert cell_at(google, book, 2, 0) == {"note": "kept"}
    assert cell_at(google, book, 2, 1)["userEnteredFormat"] == {"numberFormat": {"type": "DATE_TIME"}}


def test_text_is_never_parsed(google: Emulator, api: Api, book: str) -> None:
    rows = [row('=IMPORTXML("x")', "1234,5", "'a")]
    api.batch(
        book, {"updateCells": {"start": {"sheetId": 0, "rowIndex": 9}, "rows": rows, "fields": "userEnteredValue"}}
    )
    assert [google.cells(book, "Leads")[9, c] for c in range(3)] == ['=IMPORTXML("x")', "1234,5", "'a"]


def test_formulas_links_runs_and_validation(google: Emulator, api: Api, book: str) -> None:
    data: Json = {
        "userEnteredValue": {"formulaValue": "=1+1"},
        "userEnteredFormat": {"textFormat": {"link": {"uri": "https://example.org/"}, "bold": True}},
        "textFormatRuns": [{"startIndex": 1, "format": {"italic": True}}],
        "dataValidation": {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "a"}]}, "strict": True},
    }
    api.batch(book, {"updateCells": {"range": cells(0, 9, 0, 10, 1), "rows": [{"values": [data]}], "fields": "*"}})
    found = cell_at(google, book, 9, 0)
    assert found == {**data, "hyperlink": "https://example.org/", "formattedValue": "2"}


@pytest.mark.parametrize("mask", ["backgroundColor", "backgroundColorStyle"])
def test_colours_are_kept_in_eight_bits_under_both_names(google: Emulator, api: Api, book: str, mask: str) -> None:
    looks = (
        {mask: {"red": 0.5, "green": 0, "blue": 1}}
        if mask == "backgroundColor"
        else {mask: {"rgbColor": {"red": 0.5, "blue": 1}}}
    )
    cell = {"userEnteredFormat": {**looks, "textFormat": {"bold": True}}}
    api.batch(
        book, {"repeatCell": {"range": cells(0, 9, 0, 10, 1), "cell": cell, "fields": f"userEnteredFormat.{mask}"}}
    )
    told = {"red": 0.49803922, "blue": 1}
    assert cell_at(google, book, 9, 0)["userEnteredFormat"] == {
        "backgroundColor": told,
        "backgroundColorStyle": {"rgbColor": told},
    }
    clear = {"range": cells(0, 9, 0, 10, 1), "cell": {}, "fields": f"userEnteredFormat.{mask}"}
    api.batch(book, {"repeatCell": clear})
    assert len(google.state(book)["sheets"][0]["data"][0]["rowData"]) == 4


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (
            {"range": cells(0, 1000, 0, 1001, 1), "fields": "note"},
            "Range (Leads!A1001) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
        (
            {"range": cells(0, 0, 0, 1, 1), "rows": [row(1, 2)], "fields": "userEnteredValue"},
            "Attempting to write column: 1, beyond the last requested column of: 0",
        ),
        (
            {"range": cells(0, 0, 0, 1, 1), "rows": [row(1), row(2)], "fields": "userEnteredValue"},
            "Attempting to write row: 1, beyond the last requested row of: 0",
        ),
        ({"range": cells(7, 0, 0, 1, 1), "rows": [row(1)], "fields": "userEnteredValue"}, "No grid with id: 7"),
        (
            {"range": cells(0, 0, 0, 1, 1), "rows": [row(1)]},
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
        ),
        (
            {"start": {"sheetId": 0, "rowIndex": 1000}, "rows": [row(1)], "fields": "userEnteredValue"},
            "GridCoordinate.rowIndex[1000] is after last row in grid[999]",
        ),
    ],
)
def test_refused_updates(api: Api, book: str, request_: Json, message: str) -> None:
    assert api.refused(book, {"updateCells": request_}) == f"Invalid requests[0].updateCells: {message}"


def test_append_cells_grows_by_rows(google: Emulator, api: Api, book: str) -> None:
    google.person(book).note("Leads", 500, 0, "a note is no value")
    request = {"sheetId": 0, "rows": [row("L4"), row("L5", 1)], "fields": "userEnteredValue"}
    api.batch(book, {"appendCells": request})
    assert google.cells(book, "Leads")[5, 1] == 1
    google.person(book).type_in("Leads", 999, 0, "end")
    api.batch(book, {"appendCells": request})
    assert google.state(book)["sheets"][0]["properties"]["gridProperties"]["rowCount"] == 1002
    wide = {"sheetId": 0, "rows": [row(*range(27))], "fields": "userEnteredValue"}
    assert "beyond the last requested column of: 25" in api.refused(book, {"appendCells": wide})


def test_borders(google: Emulator, api: Api, book: str) -> None:
    line = {"style": "SOLID", "colorStyle": {"rgbColor": {"red": 1}}}
    api.batch(book, {"updateBorders": {"range": cells(0, 8, 0, 10, 2), "top": line, "innerVertical": line}})
    corner = cell_at(google, book, 8, 0)["userEnteredFormat"]["borders"]
    assert corner.keys() == {"top", "right"}
    api.batch(
        book,
        {
            "updateBorders": {
                "range": cells(0, 8, 0, 10, 2),
                "top": {"style": "NONE"},
                "innerVertical": {"style": "NONE"},
            }
        },
    )
    assert len(google.state(book)["sheets"][0]["data"][0]["rowData"]) == 4


def test_set_data_validation(google: Emulator, api: Api, book: str) -> None:
    rule = {"condition": {"type": "BOOLEAN"}, "strict": True}
    api.batch(book, {"setDataValidation": {"range": cells(0, 8, 0, 9, 1), "rule": rule}})
    assert cell_at(google, book, 8, 0) == {"dataValidation": rule}
    api.batch(book, {"setDataValidation": {"range": cells(0, 8, 0, 9, 1)}})
    assert len(google.state(book)["sheets"][0]["data"][0]["rowData"]) == 4


def test_merges(google: Emulator, api: Api, book: str) -> None:
    area = cells(0, 1, 0, 3, 2)
    api.batch(book, {"mergeCells": {"range": area, "mergeType": "MERGE_ALL"}})
    assert google.cells(book, "Leads")[1, 0] == "L1"
    assert (2, 0) not in google.cells(book, "Leads")
    partly = {"unmergeCells": {"range": cells(0, 1, 0, 2, 2)}}
    assert "You must select all cells in a merged range" in api.refused(book, partly)
    assert "You must select all cells" in api.refused(book, {"mergeCells": {"range": cells(0, 2, 1, 4, 4)}})
    api.batch(book, {"unmergeCells": {"range": cells(0, 0, 0, 9, 9)}})
    assert "merges" not in google.state(book)["sheets"][0]
    api.batch(book, {"mergeCells": {"range": cells(0, 8, 0, 10, 2), "mergeType": "MERGE_ROWS"}})
    assert len(google.state(book)["sheets"][0]["merges"]) == 2


def test_every_request_or_none(google: Emulator, api: Api, book: str) -> None:
    before = google.state(book)
    write: Any = {"updateCells": {"range": cells(0, 0, 0, 1, 1), "rows": [row("x")], "fields": "userEnteredValue"}}
    assert (
        api.refused(book, write, {"deleteSheet": {"sheetId": 99}})
        == "Invalid requests[1].deleteSheet: No grid with id: 99"
    )
    assert api.refused(book).startswith("Must specify at least one request")
    assert "requests[0]" in api.refused(book, {})
    assert "doesn't know" in api.refused(book, {"trimWhitespace": {}})
    assert api.refused(book, {"repeatCell": {"fields": "note"}}) == "Invalid requests[0].repeatCell: range must be set"
    assert google.state(book) == before


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"formulaValue": "1+1"}, 'it must begin with "="'),
        ({"stringValue": "x" * 50_001}, "maximum of 50000 characters"),
        ({"errorValue": {"type": "N_A"}}, "An error value can't be entered"),
    ],
)
def test_values_that_can_not_be_entered(api: Api, book: str, value: Json, message: str) -> None:
    write = {"range": cells(0, 0, 0, 1, 1), "rows": [{"values": [{"userEnteredValue": value}]}], "fields": "*"}
    assert message in api.refused(book, {"updateCells": write})


def test_theme_colours_have_no_second_name(google: Emulator, api: Api, book: str) -> None:
    looks = {"backgroundColorStyle": {"themeColor": "ACCENT1"}}
    fill = {"range": cells(0, 9, 0, 10, 1), "cell": {"userEnteredFormat": looks}, "fields": "userEnteredFormat"}
    api.batch(book, {"repeatCell": fill})
    assert cell_at(google, book, 9, 0) == {"userEnteredFormat": looks}
