"""Drive v3, as far as spreadsheets need it."""

from __future__ import annotations

from tests.sheets_emulator import ROBOT, Emulator

from .clients import Api

MIME_TYPE = "application/vnd.google-apps.spreadsheet"


def test_files(google: Emulator, api: Api, book: str) -> None:
    made = api.good("POST", "/drive/v3/files", {"name": "It's new", "mimeType": MIME_TYPE})
    assert made == {"kind": "drive#file", "id": made["id"], "name": "It's new", "mimeType": MIME_TYPE}
    path = f"/drive/v3/files/{made['id']}"
    assert api.get(path, fields="id,createdTime")["createdTime"].endswith("Z")
    query = f"mimeType='{MIME_TYPE}' and name contains 'IT\\'S' and trashed = false"
    assert [file["id"] for file in api.get("/drive/v3/files", q=query)["files"]] == [made["id"]]
    assert len(api.get("/drive/v3/files")["files"]) == 2
    assert api.ask("GET", "/drive/v3/files", q="anything goes")[0] == 400
    assert api.good("PATCH", path, {"name": "Renamed", "trashed": True}, fields="name,trashed") == {
        "name": "Renamed",
        "trashed": True,
    }
    assert api.ask("GET", f"/v4/spreadsheets/{made['id']}")[0] == 404
    assert api.ask("DELETE", path) == (204, None)
    assert api.ask("GET", path)[0] == 404
    assert api.ask("POST", "/drive/v3/files", {"name": "x", "mimeType": "text/plain"})[0] == 400


def test_only_owners_delete(google: Emulator, api: Api, book: str) -> None:
    status, answer = api.ask("DELETE", f"/drive/v3/files/{book}")
    assert (status, answer["error"]["errors"][0]["reason"]) == (403, "insufficientFilePermissions")
    google.share(book, ROBOT, None)
    status, answer = api.ask("GET", f"/drive/v3/files/{book}")
    assert (status, answer["error"]["message"]) == (404, f"File not found: {book}.")


def test_a_copy_has_metadata_and_named_ranges(google: Emulator, api: Api, book: str) -> None:
    label = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"spreadsheet": True}}
    api.batch(
        book,
        {"createDeveloperMetadata": {"developerMetadata": label}},
        {"addNamedRange": {"namedRange": {"namedRangeId": "g", "name": "g", "range": {"sheetId": 0}}}},
    )
    copy = api.good("POST", f"/drive/v3/files/{book}/copy", {})
    assert (copy["id"] != book, copy["name"]) == (True, "Copy of Funnel")
    fields = "namedRanges,developerMetadata,sheets.data.rowData"
    both = [api.get(f"/v4/spreadsheets/{book_id}", fields=fields) for book_id in (book, copy["id"])]
    assert both[0] == both[1]


def test_permissions(google: Emulator, api: Api, book: str) -> None:
    path = f"/drive/v3/files/{book}/permissions"
    share = {"type": "user", "role": "reader", "emailAddress": "ceo@example.org"}
    made = api.good("POST", path, share, sendNotificationEmail=False)
    listed = api.get(path, fields="permissions(id,role,emailAddress)")["permissions"]
    assert {"id": made["id"], "role": "reader", "emailAddress": "ceo@example.org"} in listed
    assert api.ask("POST", path, {"type": "anyone", "role": "reader"})[0] == 400
    assert api.ask("DELETE", f"{path}/{made['id']}") == (204, None)
    assert api.ask("DELETE", f"{path}/{made['id']}")[0] == 404
