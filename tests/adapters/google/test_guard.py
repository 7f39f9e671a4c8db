"""The write guard: nothing that isn't ours leaves the house. Every branch of it is walked here."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetsync.adapters.google.guard import _IDS, _PLACES, ForeignRequest, Ours, refuse_foreign

OURS = Ours(tabs={7, 8}, passing={9}, charts={70}, metadata={700}, named={"77"})
BOX = {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
Request = dict[str, Any]


def requests(sheet: int) -> dict[str, Request]:
    """One well-formed request of every kind that we send, about a tab."""
    box = {"sheetId": sheet, **BOX}
    source = {"sourceRange": {"sources": [box]}}
    spec = {"basicChart": {"domains": [{"domain": source}], "series": [{"series": source}]}}
    anchor = {"overlayPosition": {"anchorCell": {"sheetId": sheet, "rowIndex": 0, "columnIndex": 0}}}
    return {
        "updateCells": {"range": box, "rows": [], "fields": "userEnteredValue"},
        "repeatCell": {"range": box, "cell": {}, "fields": "userEnteredFormat"},
        "appendCells": {"sheetId": sheet, "rows": [], "fields": "userEnteredValue"},
        "mergeCells": {"range": box, "mergeType": "MERGE_ALL"},
        "unmergeCells": {"range": box},
        "appendDimension": {"sheetId": sheet, "dimension": "ROWS", "length": 3},
        "updateDimensionProperties": {"range": {"sheetId": sheet, "dimension": "ROWS", "startIndex": 0}},
        "setDataValidation": {"range": box},
        "setBasicFilter": {"filter": {"range": box}},
        "addConditionalFormatRule": {"rule": {"ranges": [box], "booleanRule": {}}, "index": 0},
        "deleteConditionalFormatRule": {"sheetId": sheet, "index": 0},
        "addProtectedRange": {"protectedRange": {"range": {"sheetId": sheet}}},
        "copyPaste": {"source": box, "destination": box},
        "addChart": {"chart": {"chartId": 70, "spec": spec, "position": anchor}},
        "updateChartSpec": {"chartId": 70, "spec": spec},
        "addNamedRange": {"namedRange": {"namedRangeId": "78", "range": box}},
        "addSheet": {"properties": {"sheetId": sheet, "title": "CEO"}},
        "createDeveloperMetadata": {"developerMetadata": {"metadataKey": "sheetsync", "location": {"sheetId": sheet}}},
    }


def is_sent(kind: str, body: Request) -> bool:
    try:
        refuse_foreign([{kind: body}], OURS)
    except ForeignRequest:
        return False
    return True


@pytest.mark.parametrize("kind", sorted(requests(7)))
def test_every_kind_passes_on_our_tabs_and_on_no_other(kind: str) -> None:
    assert is_sent(kind, requests(7)[kind])
    assert not is_sent(kind, requests(0)[kind])
    assert not is_sent(kind, requests(12)[kind])


@pytest.mark.parametrize("kind", sorted(requests(7)))
def test_a_place_without_a_tab_would_be_the_first_tab(kind: str) -> None:
    def without(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: without(inner) for key, inner in value.items() if key != "sheetId"}
        return [without(inner) for inner in value] if isinstance(value, list) else value

    assert not is_sent(kind, without(requests(7)[kind]))


@pytest.mark.parametrize("kind", sorted(requests(7)))
def test_an_empty_request_is_no_request_of_ours(kind: str) -> None:
    if kind != "createDeveloperMetadata":
        assert not is_sent(kind, {})
    else:
        assert not is_sent(kind, {"developerMetadata": {}})


def test_every_kind_that_is_allowed_is_tried_here() -> None:
    by_id = {"deleteSheet", "deleteEmbeddedObject", "deleteNamedRange"}
    assert set(_PLACES) | set(_IDS) == (set(requests(7)) | by_id) - {"createDeveloperMetadata"}


@pytest.mark.parametrize(
    "kind",
    [
        "deleteDimension",
        "insertDimension",
        "sortRange",
        "findReplace",
        "cutPaste",
        "deleteProtectedRange",
        "pasteData",
        "updateSpreadsheetProperties",
        "duplicateSheet",
        "moveDimension",
        "textToColumns",
        "clearBasicFilter",
    ],
)
def test_kinds_that_we_never_send_are_refused_even_on_our_tabs(kind: str) -> None:
    assert not is_sent(kind, {"range": {"sheetId": 7, **BOX}, "sheetId": 7})


@pytest.mark.parametrize(
    ("kind", "place", "good", "bad"),
    [
        ("deleteSheet", "sheetId", 9, 7),
        ("deleteEmbeddedObject", "objectId", 70, 71),
        ("deleteNamedRange", "namedRangeId", "77", "people's"),
    ],
)
def test_only_passing_tabs_our_charts_and_our_names_are_deleted(
    kind: str, place: str, good: object, bad: object
) -> None:
    assert is_sent(kind, {place: good})
    assert not is_sent(kind, {place: bad})
    assert not is_sent(kind, {})


def test_a_chart_of_somebody_else_is_not_changed() -> None:
    assert not is_sent("updateChartSpec", {**requests(7)["updateChartSpec"], "chartId": 71})


def test_a_chart_of_ours_reads_no_tab_of_people() -> None:
    foreign = requests(12)["updateChartSpec"]["spec"]
    assert not is_sent("updateChartSpec", {"chartId": 70, "spec": foreign})
    assert not is_sent("addChart", {"chart": {**requests(7)["addChart"]["chart"], "spec": foreign}})


def test_marks_are_set_on_the_spreadsheet_and_on_our_tabs() -> None:
    def made(location: Request) -> Request:
        return {"developerMetadata": {"metadataKey": "sheetsync", "location": location}}

    assert is_sent("createDeveloperMetadata", made({"spreadsheet": True}))
    assert not is_sent("createDeveloperMetadata", made({"spreadsheet": False}))
    assert not is_sent("createDeveloperMetadata", made({"dimensionRange": {"sheetId": 7}}))
    assert not is_sent("createDeveloperMetadata", made({"sheetId": 7, "dimensionRange": {"sheetId": 12}}))


def test_marks_are_changed_by_their_own_id_only() -> None:
    def changed(*filters: Request) -> Request:
        return {"dataFilters": list(filters), "developerMetadata": {"metadataValue": "x"}, "fields": "metadataValue"}

    def by(lookup: Request) -> Request:
        return {"developerMetadataLookup": lookup}

    assert is_sent("updateDeveloperMetadata", changed(by({"metadataId": 700})))
    assert not is_sent("updateDeveloperMetadata", changed(by({"metadataId": 701})))
    assert not is_sent("updateDeveloperMetadata", changed(by({"metadataKey": "theirs"})))
    assert not is_sent("updateDeveloperMetadata", changed({"gridRange": {"sheetId": 7}}))
    assert not is_sent("updateDeveloperMetadata", changed())


def test_what_a_cell_holds_names_no_place() -> None:
    cell = {"userEnteredValue": {"stringValue": '{"sheetId": 12}'}, "sheetId": 12}
    assert is_sent("updateCells", {"range": {"sheetId": 7, **BOX}, "rows": [{"values": [cell]}]})
    assert is_sent("repeatCell", {"range": {"sheetId": 7, **BOX}, "cell": cell})


def test_a_new_rows_cells_name_no_place_either() -> None:
    cell = {"userEnteredValue": {"stringValue": "x"}, "sheetId": 12}
    assert is_sent("appendCells", {"sheetId": 7, "rows": [{"values": [cell]}], "fields": "*"})


@pytest.mark.parametrize("bound", ["startRowIndex", "startColumnIndex", "rowIndex", "dimension"])
def test_a_range_without_a_tab_is_refused_beside_one_with_ours(bound: str) -> None:
    """To Google it means the first tab, whoever's that is, however little of it is named."""
    ranges = [{"sheetId": 7, **BOX}, {bound: 0}]
    assert not is_sent("addConditionalFormatRule", {"rule": {"ranges": ranges, "booleanRule": {}}, "index": 0})


def test_a_tab_of_ours_elsewhere_in_the_request_is_no_excuse() -> None:
    assert not is_sent("updateCells", {"start": {"sheetId": 7}, "rows": [], "fields": "userEnteredValue"})
    assert not is_sent("setBasicFilter", {"filter": {"criteria": {"sheetId": 7}}, "range": {"sheetId": 7}})


def test_the_request_at_fault_is_named() -> None:
    good = {"unmergeCells": requests(7)["unmergeCells"]}
    with pytest.raises(ForeignRequest, match=r"request 1 \(mergeCells\)"):
        refuse_foreign([good, {"mergeCells": requests(12)["mergeCells"]}], OURS)


@given(st.lists(st.tuples(st.sampled_from(sorted(requests(7))), st.integers(0, 20))))
def test_one_foreign_request_stops_all(batch: list[tuple[str, int]]) -> None:
    sent = [{kind: requests(sheet)[kind]} for kind, sheet in batch]
    if all(sheet in OURS.tabs for _, sheet in batch):
        refuse_foreign(sent, OURS)
    else:
        with pytest.raises(ForeignRequest):
            refuse_foreign(sent, OURS)
