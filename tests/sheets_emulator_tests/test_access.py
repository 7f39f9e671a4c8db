"""Who may do what: sharing, the bin, protected ranges."""

from __future__ import annotations

import pytest

from tests.sheets_emulator import ROBOT, Emulator

from .clients import Api, Json, cells, row

TITLE = {"updateSpreadsheetProperties": {"properties": {"title": "x"}, "fields": "title"}}


def test_roles(google: Emulator, api: Api, book: str) -> None:
    path = f"/v4/spreadsheets/{book}"
    outcomes = {}
    for role in ("writer", "reader", None):
        google.share(book, ROBOT, role)
        written = api.ask("POST", f"{path}:batchUpdate", {"requests": [TITLE]})
        outcomes[role] = api.ask("GET", path)[0], written[0]
    assert outcomes == {"writer": (200, 200), "reader": (200, 403), None: (403, 403)}
    assert written[1]["error"] == {
        "code": 403,
        "message": "The caller does not have permission",
        "status": "PERMISSION_DENIED",
    }


def test_bin_and_unknown_ids(google: Emulator, api: Api, book: str) -> None:
    google.trash(book)
    for book_id in (book, "1nothing"):
        status, answer = api.ask("GET", f"/v4/spreadsheets/{book_id}")
        assert (status, answer["error"]["message"]) == (404, "Requested entity was not found.")


def test_protected_cells(google: Emulator, api: Api, book: str) -> None:
    person = google.person(book)
    protected = person.protect("Leads", top=0, left=0, bottom=0, right=3)
    inside = {"updateCells": {"range": cells(0, 0, 0, 1, 1), "rows": [row("x")], "fields": "userEnteredValue"}}
    outside = {"updateCells": {"range": cells(0, 9, 0, 10, 1), "rows": [row("x")], "fields": "userEnteredValue"}}
    assert api.refused(book, outside, inside) == (
        "Invalid requests[1].updateCells: You are trying to edit a protected cell or object. "
        "Please contact the spreadsheet owner to remove protection if you need to edit."
    )
    assert (9, 0) not in google.cells(book, "Leads"), "a batch is applied as a whole or not at all"
    status, answer = api.ask(
        "PUT", f"/v4/spreadsheets/{book}/values/Leads!A1", {"values": [["x"]]}, valueInputOption="RAW"
    )
    assert (status, answer["error"]["message"][:15]) == (400, "You are trying ")
    api.batch(book, outside)
    assert "protected" in api.refused(book, {"deleteProtectedRange": {"protectedRangeId": protected}})
    person.unprotect(protected)
    api.batch(book, inside)


def test_protection_of_a_tab_and_its_exceptions(google: Emulator, api: Api, book: str) -> None:
    person = google.person(book)
    free = {**cells(0, 5, 0, 6, 4)}
    person.ask("addProtectedRange", {"protectedRange": {"range": {"sheetId": 0}, "unprotectedRanges": [free]}})
    write = {"rows": [row("x")], "fields": "userEnteredValue"}
    api.batch(book, {"updateCells": {**write, "range": cells(0, 5, 1, 6, 2)}})
    refused: list[Json] = [
        {"updateCells": {**write, "range": cells(0, 6, 1, 7, 2)}},
        {"updateSheetProperties": {"properties": {"sheetId": 0, "title": "x"}, "fields": "title"}},
        {"deleteSheet": {"sheetId": 0}},
        {"insertDimension": {"range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}}},
    ]
    for request in refused:
        assert "protected cell or object" in api.refused(book, request)


def test_warning_only_blocks_nobody(google: Emulator, api: Api, book: str) -> None:
    google.person(book).protect("Leads", warning_only=True)
    api.batch(book, {"updateCells": {"range": cells(0, 0, 0, 1, 1), "rows": [row("x")], "fields": "userEnteredValue"}})
    (told,) = api.get(f"/v4/spreadsheets/{book}", fields="sheets.protectedRanges")["sheets"][0]["protectedRanges"]
    assert (told["warningOnly"], told["requestingUserCanEdit"]) == (True, True)


@pytest.mark.parametrize("editor", [True, False])
def test_may_edit_depends_on_who_asks(google: Emulator, api: Api, book: str, editor: bool) -> None:
    google.person(book).protect("Leads", [ROBOT] if editor else [], 0, 0, 0, 0)
    (told,) = api.get(f"/v4/spreadsheets/{book}", fields="sheets.protectedRanges")["sheets"][0]["protectedRanges"]
    assert told.get("requestingUserCanEdit", False) is editor
    assert ("editors" in told) is editor
    assert google.state(book)["sheets"][0]["protectedRanges"][0]["requestingUserCanEdit"] is True


def test_two_accounts(google: Emulator, api: Api, book: str) -> None:
    other = "second@sheetsync-demo.iam.gserviceaccount.com"
    second = Api(google.base, google.token(other))
    assert second.ask("GET", f"/v4/spreadsheets/{book}")[0] == 403
    google.share(book, other, "writer")
    api.batch(book, {"addProtectedRange": {"protectedRange": {"range": cells(0, 0, 0, 1, 1)}}})
    write = {"updateCells": {"range": cells(0, 0, 0, 1, 1), "rows": [row("x")], "fields": "userEnteredValue"}}
    assert "protected" in second.refused(book, write)
    api.batch(book, write)
    second.close()
    assert {exchange.account for exchange in google.log} >= {ROBOT, other}


def test_a_protected_named_range(google: Emulator, api: Api, book: str) -> None:
    person = google.person(book)
    person.ask("addNamedRange", {"namedRange": {"namedRangeId": "n", "name": "n", "range": cells(0, 0, 0, 1, 4)}})
    person.ask("addProtectedRange", {"protectedRange": {"namedRangeId": "n"}})
    write = {"updateCells": {"range": cells(0, 0, 0, 1, 1), "rows": [row("x")], "fields": "userEnteredValue"}}
    assert "protected" in api.refused(book, write)
    person.insert_rows("Leads", 0)
    api.batch(book, write)
    unknown = {"addProtectedRange": {"protectedRange": {"namedRangeId": "m"}}}
    assert "no named range with id: m" in api.refused(book, unknown)
    assert "range must be set" in api.refused(book, {"addProtectedRange": {"protectedRange": {}}})
