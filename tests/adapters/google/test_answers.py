"""What Google's refusals mean: the exit code, what to do next, and that no secret is told."""

from __future__ import annotations

import orjson
import pytest

from sheetsync.adapters.google.answers import NotFound, NotShared, RefusedByGoogle, SwitchedOff
from sheetsync.adapters.google.outlines import MESSAGE_LENGTH, blotted, outline
from sheetsync.errors import BadConfig, BadSheetData, NotPermitted, SheetsyncError
from tests.adapters.google.requests_made import BATCH, CANARY, Call, read, write
from tests.adapters.google.scripted_server import ACCOUNT, Answer, error, failure, talking

PROTECTED = (
    "Invalid requests[0].updateCells: You are trying to edit a protected cell or object. Please contact the "
    "spreadsheet owner to remove protection if you need to edit."
)
FULL = (
    "Invalid requests[3].appendDimension: This action would increase the number of cells in the workbook above the "
    "limit of 10000000 cells."
)
TAKEN = "Invalid requests[2].addNamedRange: Cannot add named range with ID: x1. The ID already exists."
OFF = (
    "Google Sheets API has not been used in project 12345 before or it is disabled. Enable it by visiting "
    "https://console.developers.google.com/apis/api/sheets.googleapis.com/overview?project=12345 then retry."
)


def detail(reason: str) -> list[dict[str, str]]:
    return [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason}]


DENIED = "The caller does not have permission"
CASES: dict[str, tuple[Answer, type[SheetsyncError], int, str]] = {
    "not shared": (error(403, DENIED, "PERMISSION_DENIED"), NotShared, 77, f"with {ACCOUNT} as an Editor"),
    "a firewall's page": (Answer(403, b"<html>Blocked</html>"), NotPermitted, 77, "a proxy or firewall may"),
    "switched off": (
        error(403, OFF, "PERMISSION_DENIED", details=detail("SERVICE_DISABLED")), SwitchedOff, 77, "switched on"
    ),
    "switched off, the old way": (
        error(403, "Access Not Configured", errors=detail("accessNotConfigured")), SwitchedOff, 77, "switched on"
    ),
    "switched off, in words": (error(403, OFF), SwitchedOff, 77, "enable it"),
    "scope": (
        error(403, "", "PERMISSION_DENIED", details=detail("ACCESS_TOKEN_SCOPE_INSUFFICIENT")), BadConfig, 78, "scope"
    ),
    "scope, in words": (
        error(403, "Request had insufficient authentication scopes."), BadConfig, 78, "--scopes="
    ),
    "project": (error(403, "", details=detail("CONSUMER_SUSPENDED")), NotPermitted, 77, "the project"),
    "not there": (error(404, "Requested entity was not found.", "NOT_FOUND"), NotFound, 77, "in the bin"),
    "not there, a page": (Answer(404, b"<html>"), NotFound, 77, "the id is wrong"),
    "protected": (error(400, PROTECTED, "INVALID_ARGUMENT"), NotPermitted, 77, f"protected against {ACCOUNT}"),
    "full": (error(400, FULL, "INVALID_ARGUMENT"), BadSheetData, 65, "10 million cells"),
    "an Office file": (
        error(400, "This operation is not supported for this document", "FAILED_PRECONDITION"),
        BadSheetData, 65, "Save as Google Sheets",
    ),
    "taken": (error(400, TAKEN, "INVALID_ARGUMENT"), RefusedByGoogle, 70, "fault of sheetsync"),
    "a page": (Answer(400, b"<html>Your client has issued"), RefusedByGoogle, 70, "no reason that can be read"),
    "a list": (Answer(400, b'[{"error":{"message":"Bad"}}]'), RefusedByGoogle, 70, ": Bad;"),
    "odd JSON": (Answer(400, b'{"error":"nope","x":[]}'), RefusedByGoogle, 70, "no reason"),
    "odder JSON": (
        Answer(400, b'{"error":{"message":7,"status":[],"details":[1,{}],"errors":{}}}'),
        RefusedByGoogle, 70, "no reason",
    ),
    "half of it": (Answer(400, b'{"error":{"message":"In'), RefusedByGoogle, 70, "no reason"),
    "too long": (Answer(413, b""), RefusedByGoogle, 70, "HTTP 413"),
    "no longer": (Answer(410, b""), RefusedByGoogle, 70, "HTTP 410"),
    "refused key": (error(401, "Request had invalid authentication credentials."), BadConfig, 78, "make a new key"),
}  # fmt: skip


@pytest.mark.parametrize("call", [read, write])
@pytest.mark.parametrize("name", CASES)
def test_a_refusal(name: str, call: Call) -> None:
    answer, kind, code, said = CASES[name]
    with talking(answer) as talk:
        refusal = failure(call(talk), kind, CANARY)
        tries = 2 if answer.status == 401 else 1  # google-auth fetches one new token and tries with that
        assert len(talk.server.received) == len(talk.server.grants) == tries
        assert (talk.transport.requests["retry"], talk.time.slept) == (0, [])
    assert refusal.exit_code == code
    assert said in str(refusal)


def test_a_refused_request_can_be_looked_at() -> None:
    batch = {"requests": [{"addSheet": {}}, {"updateCells": {}}, {"updateCells": {}}, "?", {}]}
    with talking(error(400, TAKEN)) as talk:
        refused = failure(lambda: talk.transport.write(BATCH, orjson.dumps(batch)), RefusedByGoogle)
    assert refused.google_message == TAKEN
    assert refused.request.kinds == ("addSheet", "updateCells", "updateCells", "")
    assert (refused.request.method, refused.request.path) == ("POST", BATCH)
    assert "addSheet, updateCells x2" in str(refused)
    assert "the spreadsheet sheet-1: " in str(refused)


@pytest.mark.parametrize(
    "message",
    [
        f"Invalid value at 'requests[0].update_cells' (TYPE_STRING), \"{CANARY}\"",
        f"Invalid data: {CANARY} is no number",
        f"Cannot parse '{CANARY}'",
        f'Unfinished "{CANARY}',
    ],
)
def test_cells_that_google_quotes_are_blotted_out(message: str) -> None:
    with talking(error(400, message)) as talk:
        refused = failure(write(talk), RefusedByGoogle, CANARY)
    assert refused.google_message == message
    assert "…" in str(refused)


def test_what_is_blotted_out_and_what_stays() -> None:
    body = orjson.dumps({"values": [["Anna Petrova", 7, "is"], ["Anna"]], "range": "Leads!A1", "note": "range"})
    assert blotted("Anna Petrova is no range: 'data[0].values' 'Anna K'", body) == "… is no range: 'data[0].values' '…'"
    assert blotted("x" * 2 * MESSAGE_LENGTH, None) == "x" * MESSAGE_LENGTH + "…"
    assert blotted(TAKEN, b'{"half') == TAKEN
    assert outline("post", "/v4/x", b'{"half').kinds == outline("get", "/v4/x", b'{"requests":7}').kinds == ()
    assert outline("get", "/drive", None).spreadsheet.en == "Google Sheets"


def test_a_person_has_no_address_to_share_with() -> None:
    with talking(error(403, DENIED), person=True) as talk:
        assert talk.transport.account == ""
        assert "with the account you logged in with as an Editor" in str(failure(read(talk), NotShared))
        talk.server.say(error(401))
        assert "log in again: gcloud auth" in str(failure(read(talk), BadConfig))
