"""Requests that carry cells from one place to another."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sheets_emulator import ROBOT, Emulator
from tests.sheets_emulator.cells import Typed

from .clients import Api, cells
from .test_cells import cell_at


def test_copy_and_cut(google: Emulator, api: Api, book: str) -> None:
    api.batch(
        book,
        {
            "copyPaste": {
                "source": cells(0, 1, 0, 3, 1),
                "destination": cells(0, 8, 0, 9, 1),
                "pasteOrientation": "TRANSPOSE",
            }
        },
    )
    assert [google.cells(book, "Leads").get((8, c)) for c in range(3)] == ["L1", "L2", None]
    api.batch(book, {"copyPaste": {"source": cells(0, 1, 0, 2, 1), "destination": cells(0, 9, 0, 11, 2)}})
    assert [google.cells(book, "Leads")[r, c] for r in (9, 10) for c in (0, 1)] == ["L1"] * 4
    api.batch(book, {"cutPaste": {"source": cells(0, 1, 0, 2, 2), "destination": {"sheetId": 0, "rowIndex": 20}}})
    assert (google.cells(book, "Leads")[20, 0], (1, 0) in google.cells(book, "Leads")) == ("L1", False)
    assert cell_at(google, book, 20, 1)["userEnteredFormat"] == {"numberFormat": {"type": "DATE"}}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("PASTE_NORMAL", ("=1+1", True)),
        ("PASTE_VALUES", (2, False)),
        ("PASTE_FORMAT", (None, True)),
        ("PASTE_FORMULA", ("=1+1", False)),
    ],
)
def test_what_a_paste_brings(google: Emulator, api: Api, book: str, kind: str, expected: Any) -> None:
    cell = {"userEnteredValue": {"formulaValue": "=1+1"}, "userEnteredFormat": {"textFormat": {"bold": True}}}
    copy = {"source": cells(0, 8, 0, 9, 1), "destination": cells(0, 9, 0, 10, 1), "pasteType": kind}
    api.batch(
        book,
        {"updateCells": {"range": cells(0, 8, 0, 9, 1), "rows": [{"values": [cell]}], "fields": "*"}},
        {"copyPaste": copy},
    )
    pasted = cell_at(google, book, 9, 0)
    told = pasted.get("userEnteredValue", {})
    assert (told.get("formulaValue", told.get("numberValue")), "userEnteredFormat" in pasted) == expected
    assert "isn't known" in api.refused(book, {"copyPaste": {**copy, "pasteType": "PASTE_CONDITIONAL_FORMATTING"}})


def test_sorting(google: Emulator, api: Api, book: str) -> None:
    order = {"range": cells(0, 1, 0, 6, 4), "sortSpecs": [{"dimensionIndex": 2, "sortOrder": "DESCENDING"}]}
    api.batch(book, {"sortRange": order})
    assert [google.cells(book, "Leads").get((r, 0)) for r in range(1, 5)] == ["L1", "L3", "L2", None]
    google.person(book).sort("Leads", 2)
    assert [google.cells(book, "Leads").get((r, 0)) for r in range(1, 5)] == ["L3", "L1", "L2", None]


def test_numbers_text_booleans_errors_blanks(google: Emulator, api: Api) -> None:
    values: list[list[Typed]] = [[True], ["b"], [None], ["=NA()"], [2], ["A"], [-1]]
    book = google.add_spreadsheet("Order", tabs={"S": values}, share={ROBOT: "writer"})
    rising = {"range": cells(0, 0, 0, 7, 1), "sortSpecs": [{"sortOrder": "ASCENDING"}]}
    api.batch(book, {"sortRange": rising})
    assert [google.cells(book, "S").get((r, 0)) for r in range(7)] == [-1, 2, "A", "b", True, "#N/A", None]
    assert "sortSpecs must be set" in api.refused(book, {"sortRange": {"range": cells(0, 0, 0, 7, 1)}})
    beyond = {"range": cells(0, 0, 0, 7, 1), "sortSpecs": [{"dimensionIndex": 1}]}
    assert "within the range" in api.refused(book, {"sortRange": beyond})


def test_find_and_replace(google: Emulator, api: Api, book: str) -> None:
    (reply,) = api.batch(book, {"findReplace": {"find": "l", "replacement": "№", "allSheets": True}})
    assert reply["findReplace"] == {
        "valuesChanged": 5,
        "rowsChanged": 5,
        "sheetsChanged": 2,
        "occurrencesChanged": 5,
    }
    (none,) = api.batch(book, {"findReplace": {"find": "LEAD", "matchCase": True, "sheetId": 0}})
    assert none == {"findReplace": {}}


def test_finding_by_pattern_in_formulas(google: Emulator, api: Api, book: str) -> None:
    google.person(book).type_in("Leads", 9, 0, "=1+1")
    find = {
        "find": "^=(.)",
        "replacement": r"=10+\1",
        "searchByRegex": True,
        "includeFormulas": True,
        "range": cells(0, 9, 0, 10, 1),
    }
    (reply,) = api.batch(book, {"findReplace": find})
    assert reply["findReplace"]["formulasChanged"] == 1
    assert google.cells(book, "Leads")[9, 0] == 12
    whole = {"find": "l", "replacement": "x", "matchEntireCell": True, "sheetId": 0}
    assert api.batch(book, {"findReplace": whole}) == [{"findReplace": {}}]
    assert "find must not be empty" in api.refused(book, {"findReplace": {"find": "", "allSheets": True}})
