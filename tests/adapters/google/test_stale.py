"""Entries that can't be used: the last good summary stays, and says since when and why it is old."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sheetsync import pipeline
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period
from sheetsync.errors import BadSheetData
from tests.adapters.google.office import GoogleOffice
from tests.fakes import Rows

TABS: Mapping[str, Rows] = {"Leads": [["Lead ID", "Created"], ["L-1", 46300]], "Spend": [["Date", "Channel", "Spend"]]}
SETTINGS = pipeline.Settings("en", Norms(), Period(None, None), dt.date(2026, 11, 23))
ENTRIES = {"leads": "Leads", "spend": "Spend"}


def ceo(revenue: int) -> Sheet:
    rows = (
        (Spot("Review", Style.TITLE, span=2),),
        (Spot("as of today", Style.NOTE),),
        (Spot("Revenue"), Spot(revenue)),
    )
    return Sheet("ceo", "CEO", rows)


def lines(google: GoogleOffice, spreadsheet: str, title: str) -> list[object]:
    cells = google.emulator.cells(spreadsheet, title)
    return [cells[place] for place in sorted(cells)]


def test_a_banner_says_so_until_the_next_write(google: GoogleOffice) -> None:
    spreadsheet = google.spreadsheet("book", TABS)
    workbook = google.workbook(spreadsheet)
    workbook.write([ceo(5)], ENTRIES)
    workbook.mark_stale("OLD NUMBERS since Monday")
    assert lines(google, spreadsheet, "CEO") == ["Review", "OLD NUMBERS since Monday", "Revenue", 5]
    workbook.write([ceo(5)], ENTRIES)
    assert lines(google, spreadsheet, "CEO") == ["Review", "as of today", "Revenue", 5]
    assert (4, 0) not in google.emulator.cells(spreadsheet, "Status"), "our own banner is nobody's word"


def test_it_keeps_saying_since_when(google: GoogleOffice) -> None:
    spreadsheet = google.spreadsheet("book", TABS)
    workbook = google.workbook(spreadsheet)
    workbook.write([ceo(5)], ENTRIES)
    workbook.mark_stale("since Monday")
    sent = workbook.requests()["write"]
    workbook.mark_stale("since Tuesday")
    assert "since Monday" in lines(google, spreadsheet, "CEO")
    assert workbook.requests()["write"] == sent


def test_a_person_s_word_in_that_line_is_not_overwritten(google: GoogleOffice) -> None:
    spreadsheet = google.spreadsheet("book", TABS)
    workbook = google.workbook(spreadsheet)
    workbook.write([ceo(5)], ENTRIES)
    google.emulator.person(spreadsheet).type_in("CEO", 1, 0, "who changed this?")
    workbook.mark_stale("since Monday")
    assert "who changed this?" in lines(google, spreadsheet, "CEO")


def test_what_was_typed_just_before_the_banner_is_kept(google: GoogleOffice) -> None:
    spreadsheet = google.spreadsheet("book", TABS)
    workbook = google.workbook(spreadsheet)
    workbook.write([ceo(5)], ENTRIES)
    person = google.emulator.person(spreadsheet)
    google.emulator.between(lambda: person.type_in("CEO", 1, 0, "mine"), path=":batchUpdate")
    workbook.mark_stale("since Monday")
    workbook.write([ceo(6)], ENTRIES)
    assert "mine" in lines(google, spreadsheet, "Status")


def test_without_a_summary_there_is_nothing_to_call_old(google: GoogleOffice) -> None:
    workbook = google.workbook(google.spreadsheet("book", TABS))
    workbook.mark_stale("since Monday")
    assert workbook.requests()["write"] == 0


def test_a_tab_that_is_gone_is_known_by_its_role(google: GoogleOffice) -> None:
    spreadsheet = google.spreadsheet("book", TABS)
    workbook = google.workbook(spreadsheet)
    workbook.write([ceo(5)], ENTRIES)
    workbook.tabs()
    assert workbook.lost_tabs() == []
    google.emulator.person(spreadsheet).delete("Spend")
    workbook.tabs()
    assert workbook.lost_tabs() == ["spend"]


def test_a_banner_that_fails_does_not_hide_the_error(google: GoogleOffice) -> None:
    spreadsheet = google.spreadsheet("book", TABS)
    workbook = google.workbook(spreadsheet)
    workbook.write([ceo(5)], ENTRIES)
    google.emulator.trash(spreadsheet)
    pipeline.mark_stale(workbook, SETTINGS, BadSheetData("no Leads tab"))
