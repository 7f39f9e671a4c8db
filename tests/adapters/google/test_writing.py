"""A summary tab in Google Sheets: typed cells, formats, merged cells, charts, rules, marks; and nothing twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sheetsync.core.layout import Chart, ChartKind, Highlight, Sheet, Spot, Style
from sheetsync.errors import NotPermitted
from tests.adapters.google.office import GoogleOffice

FUNNEL = Chart("funnel", ChartKind.FUNNEL, "How far leads come", 2, 4, 0, (1,), (6, 0))
GAP = Chart("gap", ChartKind.WATERFALL, "From plan to fact", 2, 4, 0, (1,), (6, 4), totals=(0, 2))
LOSSES = Chart("losses", ChartKind.PARETO, "Why", 2, 4, 0, (1, 2), (24, 0))
TREND = Chart("trend", ChartKind.TREND, "Over the reviews", 2, 4, 0, (2,), (24, 4))


def table(*charts: Chart, rows: int = 3, highlight: bool = True, first: str = "=IMPORTXML(1)") -> Sheet:
    head = (Spot("Review", Style.TITLE, span=3),)
    columns = (Spot("Stage", Style.COLUMN), Spot("Count", Style.COLUMN), Spot("Share", Style.COLUMN))
    names = [first, *(f"row {number}" for number in range(2, rows + 1))]
    body = [
        (Spot(name, link="'Leads'!A2"), Spot(7 * place, Style.COUNT), Spot(place / 8, Style.SHARE))
        for place, name in enumerate(names, 1)
    ]
    rules = (Highlight(2, rows + 1, 0, 'a "bad" one'),) if highlight else ()
    rows_ = (head, columns, *body)
    return Sheet("ceo", "CEO", rows_, (20, 10, 10), 2, charts=charts, highlights=rules, heights=((0, 30.0),))


@pytest.fixture
def spreadsheet(google: GoogleOffice) -> str:
    return google.spreadsheet("book", {"Leads": [["Lead ID"], ["L-1"]], "Notes": [["mine"]]})


def tab(google: GoogleOffice, spreadsheet: str, title: str = "CEO") -> Any:
    sheets = google.emulator.state(spreadsheet)["sheets"]
    return next(sheet for sheet in sheets if sheet["properties"]["title"] == title)


def cell(sheet: Any, row: int, column: int) -> Any:
    return sheet["data"][0]["rowData"][row]["values"][column]


def test_text_is_text_whatever_it_looks_like(google: GoogleOffice, spreadsheet: str) -> None:
    google.workbook(spreadsheet).write([table()])
    ceo = tab(google, spreadsheet)
    assert cell(ceo, 2, 0)["userEnteredValue"] == {"stringValue": "=IMPORTXML(1)"}
    assert cell(ceo, 2, 1)["userEnteredValue"] == {"numberValue": 7}
    assert cell(ceo, 3, 2)["userEnteredFormat"]["numberFormat"] == {"type": "PERCENT", "pattern": "0.0%"}


def test_dates_are_serials_that_the_locale_writes(google: GoogleOffice, spreadsheet: str) -> None:
    day, moment = dt.date(2026, 10, 1), dt.datetime(2026, 10, 1, 12)
    rows = ((Spot(day, Style.DATE), Spot(moment, Style.DATE), Spot(day, Style.MONTH)),)
    google.workbook(spreadsheet).write([Sheet("ceo", "CEO", rows)])
    ceo = tab(google, spreadsheet)
    assert [cell(ceo, 0, at)["userEnteredValue"]["numberValue"] for at in range(3)] == [46296, 46296.5, 46296]
    formats = [cell(ceo, 0, at)["userEnteredFormat"]["numberFormat"] for at in range(3)]
    assert [told["type"] for told in formats] == ["DATE", "DATE_TIME", "DATE"]
    assert formats[2]["pattern"] == "mmmm yyyy"


def test_links_lead_to_the_tab_by_its_id(google: GoogleOffice, spreadsheet: str) -> None:
    google.workbook(spreadsheet).write([table()])
    its_id = tab(google, spreadsheet, "Leads")["properties"]["sheetId"]
    link = cell(tab(google, spreadsheet), 2, 0)["userEnteredFormat"]["textFormat"]["link"]["uri"]
    assert link == f"https://docs.google.com/spreadsheets/d/{spreadsheet}/edit#gid={its_id}&range=A2"


def test_a_new_tab_is_frozen_merged_warned_about_and_marked(google: GoogleOffice, spreadsheet: str) -> None:
    google.workbook(spreadsheet).write([table()])
    ceo = tab(google, spreadsheet)
    assert ceo["properties"]["gridProperties"]["frozenRowCount"] == 2
    assert ceo["properties"]["gridProperties"]["hideGridlines"]
    (merge,) = ceo["merges"]
    assert (merge["startRowIndex"], merge["endRowIndex"], merge["endColumnIndex"]) == (0, 1, 3)
    (protection,) = ceo["protectedRanges"]
    assert protection["warningOnly"]
    assert {marker["metadataKey"] for marker in ceo["developerMetadata"]} == {"sheetsync.tab", "sheetsync.imprint"}


def test_charts_are_drawn_once_and_follow_their_table(google: GoogleOffice, spreadsheet: str) -> None:
    workbook = google.workbook(spreadsheet)
    workbook.write([table(FUNNEL, GAP, LOSSES, TREND)])
    charts = tab(google, spreadsheet)["charts"]
    kinds = [chart["spec"].get("basicChart", {}).get("chartType", "WATERFALL") for chart in charts]
    assert sorted(kinds) == ["BAR", "COMBO", "LINE", "WATERFALL"]
    ids = {chart["chartId"] for chart in charts}
    longer = [Chart(c.name, c.kind, c.title, c.first, 7, c.labels, c.series, c.anchor) for c in (FUNNEL, LOSSES)]
    workbook.write([table(*longer, rows=6)])
    charts = tab(google, spreadsheet)["charts"]
    assert len(charts) == 2, "charts that aren't wanted any more go"
    assert {chart["chartId"] for chart in charts} < ids, "and the others are the same ones"
    bar = next(chart for chart in charts if chart["spec"]["basicChart"]["chartType"] == "BAR")
    (source,) = bar["spec"]["basicChart"]["series"][0]["series"]["sourceRange"]["sources"]
    assert (source["startRowIndex"], source["endRowIndex"]) == (2, 8)


def test_the_waterfall_stands_on_its_totals(google: GoogleOffice, spreadsheet: str) -> None:
    google.workbook(spreadsheet).write([table(GAP)])
    (chart,) = tab(google, spreadsheet)["charts"]
    waterfall = chart["spec"]["waterfallChart"]
    assert waterfall["firstValueIsTotal"]
    assert waterfall["series"][0]["customSubtotals"] == [{"subtotalIndex": 2, "dataIsSubtotal": True}]


def test_rules_do_not_pile_up_and_people_s_stay(google: GoogleOffice, spreadsheet: str) -> None:
    workbook = google.workbook(spreadsheet)
    workbook.write([table()])
    theirs = {
        "ranges": [
            {"sheetId": tab(google, spreadsheet)["properties"]["sheetId"], "startRowIndex": 0, "endRowIndex": 9}
        ],
        "booleanRule": {"condition": {"type": "NOT_BLANK"}, "format": {"textFormat": {"bold": True}}},
    }
    google.emulator.person(spreadsheet).add_conditional_format("CEO", theirs)
    for rows in (4, 5, 6):
        workbook.write([table(rows=rows)])
    rules = tab(google, spreadsheet)["conditionalFormats"]
    conditions = [rule["booleanRule"]["condition"]["type"] for rule in rules]
    assert sorted(conditions) == ["CUSTOM_FORMULA", "NOT_BLANK"]
    workbook.write([table(rows=7, highlight=False)])
    (left,) = tab(google, spreadsheet)["conditionalFormats"]
    assert left["booleanRule"]["condition"]["type"] == "NOT_BLANK"


def test_widths_filters_and_protection_are_people_s_after_the_first_time(
    google: GoogleOffice, spreadsheet: str
) -> None:
    workbook = google.workbook(spreadsheet)
    workbook.write([table()])
    person = google.emulator.person(spreadsheet)
    (protection,) = tab(google, spreadsheet)["protectedRanges"]
    person.unprotect(protection["protectedRangeId"])
    person.note("CEO", 2, 1, "ask Boris")
    google.emulator.log.clear()
    workbook.write([table(rows=5)])
    ceo = tab(google, spreadsheet)
    assert not ceo.get("protectedRanges")
    assert cell(ceo, 2, 1)["note"] == "ask Boris"
    (batch,) = [exchange.body for exchange in google.emulator.log if exchange.path.endswith(":batchUpdate")]
    sized = [
        request["updateDimensionProperties"]["range"]["dimension"]
        for request in batch["requests"]
        if "updateDimensionProperties" in request
    ]
    assert set(sized) == {"ROWS"}


def test_a_sync_is_three_requests_and_two_when_nothing_changed(google: GoogleOffice, spreadsheet: str) -> None:
    def sync(rows: int) -> list[str]:
        google.emulator.log.clear()
        workbook = google.workbook(spreadsheet)
        workbook.conventions()
        tabs = workbook.tabs()
        workbook.read([tab.title for tab in tabs])
        workbook.fingerprint(["Leads", "Notes"])
        workbook.write([table(rows=rows)])
        sent = [exchange for exchange in google.emulator.log if exchange.path.startswith("/v4")]
        counted = workbook.requests()
        assert counted["read"] + counted["write"] == len(sent)
        return [exchange.path.rpartition("/")[2].partition(":")[2] or "structure" for exchange in sent]

    everything = ["structure", "batchGetByDataFilter", "batchUpdate"]
    assert sync(3) == everything
    assert sync(3) == everything[:2]
    assert sync(4) == everything


def test_a_protected_range_in_the_way_is_named_and_nothing_is_sent(google: GoogleOffice, spreadsheet: str) -> None:
    workbook = google.workbook(spreadsheet)
    workbook.write([table()])
    google.emulator.person(spreadsheet).protect("CEO", (), 1, 0, 3, 1)
    before = google.emulator.cells(spreadsheet, "CEO")
    sent = workbook.requests()["write"]
    with pytest.raises(NotPermitted, match="protected against robot@") as refused:
        workbook.write([table(rows=5)])
    assert list(refused.value.faults) == ["CEO!A2:B4"]
    assert google.emulator.cells(spreadsheet, "CEO") == before
    assert workbook.requests()["write"] == sent


def test_a_protected_range_beside_the_table_is_nobody_s_concern(google: GoogleOffice, spreadsheet: str) -> None:
    workbook = google.workbook(spreadsheet)
    workbook.write([table(FUNNEL)])
    google.emulator.person(spreadsheet).protect("CEO", (), 9, 0, 9, 0)
    workbook.write([table(rows=5)])
    assert (6, 0) in google.emulator.cells(spreadsheet, "CEO")
