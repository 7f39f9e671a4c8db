"""Named and protected ranges, conditional formats, charts, filters, banding, metadata. No recording vouches for most of
these: only the schema and the documentation do.
"""

from __future__ import annotations

import pytest

from tests.sheets_emulator import ROBOT, Emulator

from .clients import Api, Json, cells

RULE: Json = {"booleanRule": {"condition": {"type": "NOT_BLANK"}, "format": {"backgroundColor": {"red": 1}}}}


def sheet(google: Emulator, book: str) -> Json:
    found: Json = google.state(book)["sheets"][0]
    return found


def named(named_id: str, name: str, sheet_id: int = 0) -> Json:
    return {
        "addNamedRange": {"namedRange": {"namedRangeId": named_id, "name": name, "range": cells(sheet_id, 0, 0, 1, 1)}}
    }


def test_named_range_ids_are_a_compare_and_swap(google: Emulator, api: Api, book: str) -> None:
    api.batch(book, named("g1", "generation_1"))
    step = [named("g2", "generation_2"), {"deleteNamedRange": {"namedRangeId": "g1"}}]
    api.batch(book, *step)
    assert "A named range with id g2 already exists" in api.refused(book, *step)
    assert [n["namedRangeId"] for n in google.state(book)["namedRanges"]] == ["g2"]
    assert "no named range with id: g1" in api.refused(book, {"deleteNamedRange": {"namedRangeId": "g1"}})
    assert 'with the name "Generation_2" already exists' in api.refused(book, named("g3", "Generation_2"))
    for name in ("two words", "A1", "1st", ""):
        assert "not a valid name" in api.refused(book, named("g4", name))


def test_updating_a_named_range(google: Emulator, api: Api, book: str) -> None:
    api.batch(book, named("g1", "one"))
    wanted = {"namedRangeId": "g1", "range": cells(0, 0, 0, 9, 9)}
    api.batch(book, {"updateNamedRange": {"namedRange": wanted, "fields": "range"}})
    (found,) = google.state(book)["namedRanges"]
    assert (found["name"], found["range"]["endRowIndex"]) == ("one", 9)
    beyond = {"namedRangeId": "g1", "range": cells(0, 0, 0, 1001, 1)}
    assert "exceeds grid limits" in api.refused(book, {"updateNamedRange": {"namedRange": beyond, "fields": "range"}})


def test_protected_ranges(google: Emulator, api: Api, book: str) -> None:
    wanted = {"protectedRangeId": 8, "range": cells(0, 0, 0, 1, 1), "description": "ours"}
    (reply,) = api.batch(book, {"addProtectedRange": {"protectedRange": wanted}})
    told = reply["addProtectedRange"]["protectedRange"]
    assert (told["requestingUserCanEdit"], ROBOT in told["editors"]["users"]) == (True, True)
    assert "already exists" in api.refused(book, {"addProtectedRange": {"protectedRange": wanted}})
    change = {"protectedRangeId": 8, "warningOnly": True, "range": {"sheetId": 0}}
    api.batch(book, {"updateProtectedRange": {"protectedRange": change, "fields": "warningOnly,range"}})
    (found,) = sheet(google, book)["protectedRanges"]
    assert found == {
        "protectedRangeId": 8,
        "range": {},
        "description": "ours",
        "warningOnly": True,
        "requestingUserCanEdit": True,
    }
    api.batch(book, {"deleteProtectedRange": {"protectedRangeId": 8}})
    assert "no protected range with id: 8" in api.refused(book, {"deleteProtectedRange": {"protectedRangeId": 8}})


def test_conditional_formats_have_only_places(google: Emulator, api: Api, book: str) -> None:
    rules = [{**RULE, "ranges": [cells(0, i, 0, i + 1, 1)]} for i in range(3)]
    api.batch(book, *({"addConditionalFormatRule": {"rule": rule, "index": i}} for i, rule in enumerate(rules)))
    api.batch(book, {"updateConditionalFormatRule": {"sheetId": 0, "index": 0, "newIndex": 2}})
    api.batch(book, {"updateConditionalFormatRule": {"index": 1, "rule": {**RULE, "ranges": [cells(0, 9, 0, 10, 1)]}}})
    (reply,) = api.batch(book, {"deleteConditionalFormatRule": {"sheetId": 0, "index": 0}})
    assert reply["deleteConditionalFormatRule"]["rule"]["ranges"][0]["startRowIndex"] == 1
    assert [rule["ranges"][0]["startRowIndex"] for rule in sheet(google, book)["conditionalFormats"]] == [9, 0]
    delete = {"deleteConditionalFormatRule": {"sheetId": 0, "index": 2}}
    assert api.refused(book, delete).endswith("No conditional format on sheet: 0 at index: 2")
    add = {"addConditionalFormatRule": {"rule": {**RULE, "ranges": [cells(0, 0, 0, 1, 1)]}, "index": 3}}
    assert "index 3" in api.refused(book, add)
    assert "must not be empty" in api.refused(book, {"addConditionalFormatRule": {"rule": RULE}})
    google.person(book).add_conditional_format("Leads", RULE)
    assert sheet(google, book)["conditionalFormats"][0]["ranges"] == [{}]


def chart(chart_id: int | None = None, row: int = 1) -> Json:
    made: Json = {
        "spec": {"title": "Leads", "pieChart": {"series": {"sourceRange": {"sources": [cells(0, 0, 0, 4, 1)]}}}},
        "position": {"overlayPosition": {"anchorCell": {"sheetId": 0, "rowIndex": row}}},
    }
    return {"addChart": {"chart": made if chart_id is None else {"chartId": chart_id, **made}}}


def test_charts(google: Emulator, api: Api, book: str) -> None:
    (reply, other) = api.batch(book, chart(5), chart())
    assert reply["addChart"]["chart"]["chartId"] == 5
    assert "already exists" in api.refused(book, chart(5))
    assert "outside the grid" in api.refused(book, chart(6, 1000))
    spec = {"title": "New", "basicChart": {"chartType": "COLUMN"}}
    api.batch(
        book,
        {"updateChartSpec": {"chartId": 5, "spec": spec}},
        {"deleteEmbeddedObject": {"objectId": other["addChart"]["chart"]["chartId"]}},
    )
    move = {"overlayPosition": {"anchorCell": {"sheetId": 0, "rowIndex": 7, "columnIndex": 2}, "widthPixels": 99}}
    fields = "anchorCell(rowIndex,columnIndex)"
    (moved,) = api.batch(book, {"updateEmbeddedObjectPosition": {"objectId": 5, "newPosition": move, "fields": fields}})
    assert moved["updateEmbeddedObjectPosition"]["position"]["overlayPosition"]["widthPixels"] == 600
    (found,) = sheet(google, book)["charts"]
    assert (found["spec"], found["position"]["overlayPosition"]["anchorCell"]) == (
        spec,
        {"rowIndex": 7, "columnIndex": 2},
    )
    assert "No embedded object with id: 9" in api.refused(book, {"updateChartSpec": {"chartId": 9, "spec": spec}})
    new_id = google.person(book).add_chart("Leads", spec, (3, 3))
    to_sheet = {"objectId": new_id, "newPosition": {"newSheet": True}, "fields": "*"}
    api.batch(book, {"updateEmbeddedObjectPosition": to_sheet})
    assert len(google.state(book)["sheets"]) == 3


def test_chart_of_cells_that_are_not_there(api: Api, book: str) -> None:
    request = chart()
    request["addChart"]["chart"]["spec"]["pieChart"]["series"]["sourceRange"]["sources"] = [cells(0, 0, 0, 1, 27)]
    assert "exceeds grid limits" in api.refused(book, request)


def test_filter_and_banding(google: Emulator, api: Api, book: str) -> None:
    google.person(book).filter("Leads")
    assert sheet(google, book)["basicFilter"]["range"]["endRowIndex"] == 1000
    api.batch(book, {"clearBasicFilter": {"sheetId": 0}})
    assert "basicFilter" not in sheet(google, book)
    banding = {"range": cells(0, 0, 0, 4, 4), "rowProperties": {"firstBandColor": {"red": 1}}}
    (reply,) = api.batch(book, {"addBanding": {"bandedRange": banding}})
    assert "already has alternating" in api.refused(book, {"addBanding": {"bandedRange": banding}})
    banded_id = reply["addBanding"]["bandedRange"]["bandedRangeId"]
    api.batch(book, {"deleteBanding": {"bandedRangeId": banded_id}})
    assert "no banded range" in api.refused(book, {"deleteBanding": {"bandedRangeId": banded_id}})


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ({"spreadsheet": True}, "SPREADSHEET"),
        ({"sheetId": 0}, "SHEET"),
        ({"dimensionRange": {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}}, "ROW"),
        ({"dimensionRange": {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}}, "COLUMN"),
    ],
)
def test_developer_metadata(google: Emulator, api: Api, book: str, location: Json, kind: str) -> None:
    label = {"metadataId": 3, "metadataKey": "k", "metadataValue": "v", "visibility": "DOCUMENT", "location": location}
    (reply,) = api.batch(book, {"createDeveloperMetadata": {"developerMetadata": label}})
    assert reply["createDeveloperMetadata"]["developerMetadata"]["location"]["locationType"] == kind
    assert "already exists" in api.refused(book, {"createDeveloperMetadata": {"developerMetadata": label}})
    assert api.get(f"/v4/spreadsheets/{book}/developerMetadata/3")["metadataValue"] == "v"
    assert api.ask("GET", f"/v4/spreadsheets/{book}/developerMetadata/4")[0] == 404
    lookup = {"developerMetadataLookup": {"metadataKey": "k", "metadataLocation": location}}
    path = f"/v4/spreadsheets/{book}/developerMetadata:search"
    (found,) = api.good("POST", path, {"dataFilters": [lookup]})["matchedDeveloperMetadata"]
    assert (found["developerMetadata"]["metadataId"], found["dataFilters"]) == (3, [lookup])
    none = {"developerMetadataLookup": {"metadataKey": "k", "locationType": "SHEET" if kind != "SHEET" else "ROW"}}
    assert api.good("POST", path, {"dataFilters": [none]}) == {}
    change = {"dataFilters": [lookup], "developerMetadata": {"metadataValue": "new"}, "fields": "metadataValue"}
    (told,) = api.batch(book, {"updateDeveloperMetadata": change})
    assert told["updateDeveloperMetadata"]["developerMetadata"][0]["metadataValue"] == "new"
    (gone,) = api.batch(book, {"deleteDeveloperMetadata": {"dataFilter": lookup}})
    assert gone["deleteDeveloperMetadata"]["deletedDeveloperMetadata"][0]["metadataId"] == 3
    assert api.good("POST", path, {"dataFilters": [lookup]}) == {}


def test_metadata_where_it_is_told(google: Emulator, api: Api, book: str) -> None:
    for location in ({"spreadsheet": True}, {"sheetId": 0}):
        label = {"metadataKey": "k", "visibility": "DOCUMENT", "location": location}
        api.batch(book, {"createDeveloperMetadata": {"developerMetadata": label}})
    copy = google.copy(book)
    for book_id in (book, copy):
        state = google.state(book_id)
        assert state["developerMetadata"][0]["location"] == {"locationType": "SPREADSHEET", "spreadsheet": True}
        assert state["sheets"][0]["developerMetadata"][0]["location"] == {"locationType": "SHEET", "sheetId": 0}
    assert copy != book


@pytest.mark.parametrize(
    ("label", "message"),
    [
        ({"visibility": "DOCUMENT", "location": {"spreadsheet": True}}, "metadataKey must be set"),
        ({"metadataKey": "k", "location": {"spreadsheet": True}}, "visibility must be set"),
        ({"metadataKey": "k", "visibility": "DOCUMENT"}, "DeveloperMetadataLocation must be set"),
        (
            {
                "metadataKey": "k",
                "visibility": "DOCUMENT",
                "location": {"dimensionRange": {"dimension": "ROWS", "endIndex": 2}},
            },
            "a single row or column",
        ),
    ],
)
def test_metadata_that_says_too_little(api: Api, book: str, label: Json, message: str) -> None:
    assert message in api.refused(book, {"createDeveloperMetadata": {"developerMetadata": label}})


def test_looking_up_metadata_by_where_it_is(google: Emulator, api: Api, book: str) -> None:
    rows = {"dimensionRange": {"sheetId": 0, "dimension": "ROWS", "startIndex": 2, "endIndex": 3}}
    labels: list[Json] = [
        {"metadataId": i, "metadataKey": "k", "visibility": "DOCUMENT", "location": location}
        for i, location in enumerate(({"spreadsheet": True}, {"sheetId": 0}, rows), 1)
    ]
    api.batch(book, *({"createDeveloperMetadata": {"developerMetadata": label}} for label in labels))
    within = {"metadataLocation": {"sheetId": 0}, "locationMatchingStrategy": "INTERSECTING_LOCATION"}
    found: dict[str, list[int]] = {}
    filters: dict[str, Json] = {
        "by id": {"developerMetadataLookup": {"metadataId": 2}},
        "on the tab": {"developerMetadataLookup": within},
        "in a range": {"gridRange": cells(0, 1, 0, 4, 4)},
        "the tab's": {"gridRange": {"sheetId": 0}},
        "elsewhere": {"gridRange": cells(0, 5, 0, 6, 1)},
    }
    for name, data_filter in filters.items():
        path = f"/v4/spreadsheets/{book}/developerMetadata:search"
        listed = api.good("POST", path, {"dataFilters": [data_filter]}).get("matchedDeveloperMetadata", [])
        found[name] = [entry["developerMetadata"]["metadataId"] for entry in listed]
    assert found == {"by id": [2], "on the tab": [2, 3], "in a range": [3], "the tab's": [2, 3], "elsewhere": []}
    body = {"dataFilters": [{"developerMetadataLookup": {"metadataId": 3}}]}
    (read,) = api.good("POST", f"/v4/spreadsheets/{book}/values:batchGetByDataFilter", body)["valueRanges"]
    assert (read["valueRange"]["range"], read["valueRange"]["values"][0][0]) == ("Leads!A3:Z3", "L2")
    status, _ = api.ask("POST", f"/v4/spreadsheets/{book}/values:batchGetByDataFilter", {"dataFilters": [{}]})
    assert status == 400


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ({"ranges": [cells(0, 0, 0, 1, 1)]}, "Exactly one of booleanRule and gradientRule"),
        ({**RULE, "ranges": [cells(0, 0, 0, 1, 1), cells(7, 0, 0, 1, 1)]}, "No grid with id: 7"),
        ({**RULE, "ranges": [cells(0, 0, 0, 1001, 1)]}, "exceeds grid limits"),
    ],
)
def test_refused_rules(api: Api, book: str, rule: Json, message: str) -> None:
    assert message in api.refused(book, {"addConditionalFormatRule": {"rule": rule}})
