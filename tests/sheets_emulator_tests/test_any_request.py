"""Whatever fits Google's schema is carried out or refused; it never breaks the emulator; a refusal changes nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sheets_emulator import ROBOT, Emulator
from tests.sheets_emulator.batch import HANDLERS, applied
from tests.sheets_emulator.cells import Typed
from tests.sheets_emulator.exchange import Request
from tests.sheets_emulator.resource import resource
from tests.sheets_emulator.schema import api, problems
from tests.sheets_emulator.service import routed
from tests.sheets_emulator.store import content
from tests.sheets_emulator.wire import Refusal

SHEETS = api("sheets", "v4")
METHOD = routed(Request("GET", "/v4/spreadsheets/x", "", {}, b""))[1]
IDS = st.sampled_from([0, 1, 2, 3, 99])
USUAL = {
    *("range", "sheetId", "fields", "source", "destination", "sortSpecs", "rule", "ranges", "booleanRule", "cell"),
    *(
        "namedRange",
        "name",
        "position",
        "overlayPosition",
        "anchorCell",
        "spec",
        "metadataKey",
        "visibility",
        "location",
    ),
    *("properties", "protectedRange", "bandedRange", "chart", "developerMetadata", "find", "dataFilter", "dataFilters"),
}
WORDS = st.sampled_from(["Leads", "n", "", "=A1+1", "=SUM(Leads!A1:B2)", "k", "x y", "n", "v"])
MASKS = {
    "updateCells": ["userEnteredValue", "*", "userEnteredFormat(textFormat,backgroundColor)", "note,dataValidation"],
    "repeatCell": ["userEnteredValue", "userEnteredFormat", "*"],
    "updateSheetProperties": [
        "title",
        "index",
        "gridProperties(rowCount,columnCount)",
        "hidden,tabColor",
        "gridProperties",
        "*",
    ],
}


@st.composite
def spans(draw: st.DrawFn, names: tuple[str, str, str, str], dimensions: bool) -> dict[str, Any]:
    """A range that mostly lies on the grid."""
    found: dict[str, Any] = {"sheetId": draw(st.sampled_from([0, 0, 0, 99]))}
    if dimensions:
        found["dimension"] = draw(st.sampled_from(["ROWS", "COLUMNS"]))
    for start, end in (names[:2], names[2:]):
        if start and draw(st.integers(0, 3)):
            found[start] = draw(st.integers(0, 5))
            found[end] = found[start] + draw(st.integers(1, 2))
    return found


SENSIBLE: dict[str, st.SearchStrategy[Any]] = {
    "GridRange": spans(("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex"), dimensions=False),
    "DimensionRange": spans(("startIndex", "endIndex", "", ""), dimensions=True),
    "GridCoordinate": st.fixed_dictionaries({"sheetId": st.just(0), "rowIndex": st.integers(0, 7)}),
}


def fitting(schema: Any, name: str, depth: int) -> st.SearchStrategy[Any]:
    """Values that fit a schema, with ids, names and indexes that mostly exist."""
    if "$ref" in schema:
        if schema["$ref"] in SENSIBLE:
            return SENSIBLE[schema["$ref"]]
        schema = SHEETS.document["schemas"][schema["$ref"]]
    kind = schema.get("type")
    if kind == "object":
        names = list(schema.get("properties", {})) if depth else []
        parts = {n: st.deferred(lambda n=n: fitting(schema["properties"][n], n, depth - 1)) for n in names}  # type: ignore[misc]
        usual = {n: part for n, part in parts.items() if n in USUAL}
        return st.fixed_dictionaries(usual, optional={n: part for n, part in parts.items() if n not in usual})
    if kind == "array":
        return st.lists(fitting(schema["items"], name, depth), max_size=2)
    plain = {
        "boolean": st.booleans(),
        "integer": IDS if name.endswith("Id") else st.integers(-1, 6),
        "number": st.floats(-2, 2),
    }
    return plain[kind] if kind in plain else st.sampled_from(schema["enum"]) if "enum" in schema else WORDS


def request_of(kind: str) -> st.SearchStrategy[Any]:
    made = fitting(SHEETS.document["schemas"]["Request"]["properties"][kind], kind, 5)
    masks = st.sampled_from(MASKS.get(kind, ["*", "range", "name,range", "metadataValue", "hiddenByUser"]))
    return st.tuples(made, masks).map(lambda pair: pair[0] | ({"fields": pair[1]} if "fields" in pair[0] else {}))


def laden() -> tuple[Emulator, str]:
    """A small workbook with something of every kind in it."""
    google = Emulator()
    rows: list[list[Typed]] = [["a", 1, "=B1+1"], [None, True], ["x"]]
    book = google.add_spreadsheet("Any", tabs={"Leads": rows, "Deals": rows}, share={ROBOT: "writer"})
    person = google.person(book)
    for title in ("Leads", "Deals"):
        person.change_tab(title, gridProperties={"rowCount": 7, "columnCount": 6})
    person.merge("Leads", 0, 0, 1, 1)
    person.protect("Leads", top=3, left=0, bottom=3, right=3)
    person.ask("addNamedRange", {"namedRange": {"namedRangeId": "n", "name": "n", "range": {"sheetId": 0}}})
    label = {"metadataId": 1, "metadataKey": "k", "visibility": "DOCUMENT", "location": {"sheetId": 0}}
    person.ask("createDeveloperMetadata", {"developerMetadata": label})
    person.add_conditional_format("Leads", {"booleanRule": {"condition": {"type": "BLANK"}, "format": {}}})
    chart = {"chartId": 1, "spec": {"title": "t"}, "position": {"overlayPosition": {"anchorCell": {"sheetId": 0}}}}
    person.ask("addChart", {"chart": chart})
    return google, book


GOOGLE, BOOK = laden()
SNAPSHOT = GOOGLE.snapshot()


@pytest.mark.parametrize("kind", sorted(HANDLERS))
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_request(kind: str, data: st.DataObject) -> None:
    GOOGLE.restore(SNAPSHOT)
    before = GOOGLE.store.known(BOOK)
    request = data.draw(request_of(kind))
    try:
        with GOOGLE.store.changing(BOOK, ROBOT) as book:
            applied(book, [{kind: request}], ROBOT)
    except Refusal:
        assert GOOGLE.store.known(BOOK) is before
    assert content(before) == content(SNAPSHOT[BOOK])
    told = resource(GOOGLE.store.known(BOOK), ROBOT, {}, None, data=True)
    assert problems(SHEETS, METHOD, told) == []
