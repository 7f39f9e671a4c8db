"""Requests and answers against Google's discovery document."""

from __future__ import annotations

import importlib.util
from typing import Any

import pytest

from tests.sheets_emulator import OWNER, Emulator

from .clients import Api, Json, cells, row
from .test_replay import RECORDINGS


@pytest.mark.parametrize(
    ("request_", "field", "told"),
    [
        ({"nonsense": {}}, "requests[0]", "Unknown name \"nonsense\" at 'requests[0]': Cannot find field."),
        (
            {"updateCells": {"range": {"sheetID": 0}}},
            "requests[0].update_cells.range",
            "Unknown name \"sheetID\" at 'requests[0].update_cells.range': Cannot find field.",
        ),
        (
            {"insertDimension": {"range": {"dimension": "ROW"}}},
            "requests[0].insert_dimension.range.dimension",
            '(type.googleapis.com/google.apps.sheets.v4.Dimension), "ROW"',
        ),
        (
            {"deleteSheet": {"sheetId": "first"}},
            "requests[0].delete_sheet.sheet_id",
            "Invalid value at 'requests[0].delete_sheet.sheet_id' (TYPE_INT32), \"first\"",
        ),
        ({"addSheet": 5}, "requests[0].add_sheet", "(type.googleapis.com/google.apps.sheets.v4.AddSheetRequest), 5"),
    ],
)
def test_requests_that_do_not_fit(api: Api, book: str, request_: Json, field: str, told: str) -> None:
    status, answer = api.ask("POST", f"/v4/spreadsheets/{book}:batchUpdate", {"requests": [request_]})
    (violation,) = answer["error"]["details"][0]["fieldViolations"]
    assert (status, violation["field"]) == (400, field)
    assert told in violation["description"]
    assert answer["error"]["message"] == violation["description"]


def test_every_fault_of_a_request_is_named(api: Api, book: str) -> None:
    status, answer = api.ask("POST", f"/v4/spreadsheets/{book}:batchUpdate", {"requests": [{"a": 1}, {"b": 2}], "c": 3})
    assert (status, len(answer["error"]["details"][0]["fieldViolations"])) == (400, 3)


def test_what_protobuf_lets_pass(google: Emulator, api: Api, book: str) -> None:
    """Numbers in text, whole floats, null for nothing, one value for a list of one."""
    properties = {"sheetId": "12", "title": "New", "hidden": None, "gridProperties": {"rowCount": 5.0}}
    path = f"/v4/spreadsheets/{book}:batchUpdate"
    api.good("POST", path, {"requests": {"addSheet": {"properties": properties}}})
    assert google.state(book)["sheets"][2]["properties"]["sheetId"] == 12


@pytest.mark.parametrize(
    ("query", "told"),
    [({"nonsense": 1}, "Cannot bind query parameter"), ({"majorDimension": "DIAGONALS"}, "DIAGONALS")],
)
def test_query_parameters(api: Api, book: str, query: Json, told: str) -> None:
    status, answer = api.ask("GET", f"/v4/spreadsheets/{book}/values/Leads", **query)
    assert (status, told in answer["error"]["message"]) == (400, True)


def test_body_that_is_no_json(api: Api, book: str) -> None:
    reply = api.session.post(f"{api.base}/v4/spreadsheets/{book}:batchUpdate", data=b"{", timeout=10)
    assert (reply.status_code, reply.json()["error"]["status"]) == (400, "INVALID_ARGUMENT")


def test_answers_of_its_own_are_held_to_the_schema() -> None:
    with Emulator() as google:
        book = google.add_spreadsheet("Funnel")
        google.store.books[book].properties["nonsense"] = 1
        google.share(book, OWNER, "owner")
        api = Api(google.base, google.token(OWNER))
        api.get(f"/v4/spreadsheets/{book}")
        google.store.books[book].tabs.append(None)  # type: ignore[arg-type]
        assert api.ask("GET", f"/v4/spreadsheets/{book}")[0] == 500
        api.close()
        first, second = google.faults_of_its_own
    assert "sheets.spreadsheets.get: $.properties" in first
    assert "Traceback" in second


def test_the_check_can_be_switched_off() -> None:
    with Emulator(check_schema=False) as google:
        book = google.add_spreadsheet("Funnel")
        api = Api(google.base, google.token(OWNER))
        write = {"range": cells(0, 0, 0, 1, 1), "rows": [row("x")], "fields": "userEnteredValue", "nonsense": 1}
        assert api.batch(book, {"updateCells": write}) == [{}]
        api.close()


def their_schema() -> Any:
    path = RECORDINGS / "check_schema.py"
    if not path.exists():
        pytest.skip("the schema check doesn't stand beside the checkout")
    spec = importlib.util.spec_from_file_location("check_schema", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Schema("sheets", "v4")


@pytest.mark.shared_data
def test_the_shared_check_finds_nothing_either(google: Emulator, api: Api, book: str) -> None:
    schema = their_schema()
    person = google.person(book)
    person.protect("Leads", warning_only=True)
    person.filter("Leads")
    person.merge("Leads", 5, 0, 6, 1)
    person.add_conditional_format("Leads", {"booleanRule": {"condition": {"type": "NOT_BLANK"}, "format": {}}})
    person.add_chart("Leads", {"title": "x", "basicChart": {"chartType": "LINE"}}, (1, 5))
    person.type_in("Leads", 8, 0, "=NA()")
    label = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"sheetId": 0}}
    requests = [
        {"createDeveloperMetadata": {"developerMetadata": label}},
        {"addNamedRange": {"namedRange": {"name": "n", "range": {"sheetId": 0}}}},
        {"duplicateSheet": {"sourceSheetId": 0}},
    ]
    body = {"requests": requests}
    answer = api.good("POST", f"/v4/spreadsheets/{book}:batchUpdate", body)
    filters = {"dataFilters": [{"gridRange": {"sheetId": 0}}]}
    found = [
        schema.problems("BatchUpdateSpreadsheetRequest", body),
        schema.problems("BatchUpdateSpreadsheetResponse", answer),
        schema.problems("Spreadsheet", api.get(f"/v4/spreadsheets/{book}", includeGridData=True)),
        schema.problems("ValueRange", api.get(f"/v4/spreadsheets/{book}/values/Leads")),
        schema.problems(
            "BatchGetValuesByDataFilterResponse",
            api.good("POST", f"/v4/spreadsheets/{book}/values:batchGetByDataFilter", filters),
        ),
        schema.problems(
            "SearchDeveloperMetadataResponse",
            api.good(
                "POST",
                f"/v4/spreadsheets/{book}/developerMetadata:search",
                {"dataFilters": [{"gridRange": {"sheetId": 0}}]},
            ),
        ),
    ]
    assert found == [[]] * 6
