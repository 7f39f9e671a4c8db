"""Rows: what is no record is recognised, records stand once, and every row is accounted for."""

from __future__ import annotations

import pytest

from sheetsync.core.grid import Cell
from sheetsync.core.issues import Severity, Tally
from sheetsync.core.tables import Tables
from tests.core.sheets import DEALS, LEADS, day, kinds, of_kind, read

HEADER = ["Lead ID", "Created", "Channel"]


def leads(*rows: list[Cell]) -> Tables:
    return read(leads=[HEADER, ["L-1", day(1), "E-mail"], *rows, ["L-9", day(2), "Search"]])


def ids(tables: Tables) -> list[str]:
    found: list[str] = tables.frames["leads"]["lead_id"].tolist()
    return found


@pytest.mark.parametrize("row", [[], [None, None, None], [" ", "", "\N{NO-BREAK SPACE}"], ["-", None, "—"], [False]])
def test_blank_rows_do_not_end_the_table(row: list[Cell]) -> None:
    tables = leads(row)
    assert ids(tables) == ["L-1", "L-9"]
    assert tables.tallies == (Tally("Leads", rows=3, used=2, left_out=0, blank=1),)
    assert tables.issues == ()


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["Итого", None, 5], "row_total"),
        (["Итого:", 200, None], "row_total"),
        ([None, "Всего лидов", 5], "row_total"),
        (["TOTAL", None, None], "row_total"),
        (["Grand total", None, 5], "row_total"),
        (["Подытог", None, 5], "row_total"),
        (["Lead ID", "Created", "Channel"], "row_header"),
        (["lead id ", "created", None], "row_header"),
        (["--- март ---", None, None], "row_remark"),
        (["Март 2026", None, None], "row_remark"),
        (["* without partners", None, None], "row_remark"),
        ([None, None, "Примечание: без партнёров"], "row_remark"),
        (["Новые", None, None], "row_remark"),
    ],
)
def test_what_is_no_record_is_left_out_with_a_note(row: list[Cell], kind: str) -> None:
    tables = leads(row)
    assert ids(tables) == ["L-1", "L-9"]
    (note,) = of_kind(tables.issues, kind)
    assert (note.severity, note.rows) == (Severity.NOTE, (2,))
    assert tables.tallies == (Tally("Leads", rows=3, used=2, left_out=1, blank=0),)


@pytest.mark.parametrize("row", [["T-1", None, None], ["Total-5", day(3), "x"], ["ИП-7", None, None]])
def test_a_record_is_a_record(row: list[Cell]) -> None:
    assert len(ids(leads(row))) == 3


def test_a_half_typed_row_is_listed_not_dropped() -> None:
    tables = leads([None, day(3), "Search"], [None, None, "Search"])
    (error,) = of_kind(tables.issues, "row_incomplete")
    assert (error.severity, error.rows, error.detail["missing_en"]) == (Severity.ERROR, (2, 3), "Lead ID")
    assert tables.tallies[0] == Tally("Leads", rows=4, used=2, left_out=2, blank=0)


def test_side_notes_right_of_the_table_are_no_rows() -> None:
    tables = read(
        leads=[[*HEADER, None, None], ["L-1", day(1), "x", None, "see below"], [None, None, None, None, "!!!"]]
    )
    assert tables.tallies == (Tally("Leads", rows=2, used=1, left_out=0, blank=1),)


def test_a_lead_twice_with_the_same_content_counts_once() -> None:
    tables = leads(["l-1 ", day(1), "e-mail"])
    assert ids(tables) == ["L-1", "L-9"]
    (note,) = of_kind(tables.issues, "row_repeated")
    assert (note.severity, note.rows, note.detail["first"]) == (Severity.NOTE, (2,), "2")


def test_a_lead_twice_with_other_content_is_an_error_and_the_first_wins() -> None:
    tables = leads(["L-1", day(5), "Search"])
    assert tables.frames["leads"]["created"].dt.day.tolist() == [1, 2]
    (error,) = of_kind(tables.issues, "key_conflict")
    assert (error.severity, error.written, error.rows, error.detail["first"]) == (Severity.ERROR, "L-1", (2,), "2")
    assert tables.tallies == (Tally("Leads", rows=3, used=2, left_out=1, blank=0),)


@pytest.mark.parametrize(
    ("one", "other"),
    [("L-1", "l-1"), ("L-1", "L – 1"), (123, "123"), (123.0, "123"), ("123.0", 123), ("Л-1", "л-1"), ("L  1", "L 1")],
)
def test_ids_are_compared_without_their_clothes(one: Cell, other: Cell) -> None:
    tables = read(leads=[HEADER, [one, day(1), "a"]], deals=[["Lead ID", "Status"], [other, "won"]])
    assert tables.frames["deals"]["lead"].tolist() == [0]


@pytest.mark.parametrize(("one", "other"), [("L-1", "L1"), ("1 1", "11"), ("00123", "123"), ("L-1", "L_1")])
def test_different_ids_stay_different(one: Cell, other: Cell) -> None:
    tables = read(leads=[HEADER, [one, day(1), "a"]], deals=[["Lead ID", "Status"], [other, "won"]])
    assert kinds(tables.issues) >= {"lead_unknown_near"}


def test_an_id_is_shown_as_it_was_first_written() -> None:
    assert ids(read(leads=[HEADER, ["l-1", day(1), "a"], [7.0, day(1), "a"]])) == ["l-1", "7"]


def test_a_deal_without_a_lead() -> None:
    tables = read(leads=LEADS, deals=[*DEALS, ["L-77", "Ivan", "won"]])
    (error,) = of_kind(tables.issues, "lead_unknown")
    assert (error.tab, error.written, error.rows) == ("Deals", "L-77", (3,))
    assert tables.tallies[1] == Tally("Deals", rows=3, used=2, left_out=1, blank=0)
    assert tables.frames["deals"]["lead"].tolist() == [0, 1]


def test_the_stage_log_is_of_known_leads_and_stages() -> None:
    log = [
        ["Lead ID", "Stage", "Date"],
        ["L-1", "Meeting", day(5)],
        ["L-9", "Meeting", day(5)],
        ["L-1", "Dinner", day(6)],
        ["L-1", None, day(6)],
    ]
    tables = read(leads=LEADS, stage_log=log)
    assert {"lead_unknown", "stage_unknown", "row_incomplete"} <= kinds(tables.issues)
    assert tables.frames["stage_log"]["lead"].tolist() == [0]
    assert tables.tallies[1] == Tally("Stage log", rows=4, used=1, left_out=3, blank=0)


def test_spend_without_money_or_traffic_says_nothing() -> None:
    header = ["Date", "Channel", "Spend", "Clicks"]
    tables = read(leads=LEADS, spend=[header, [day(1), "E-mail", None, None], [day(1), "E-mail", None, 5]])
    assert tables.frames["spend"]["clicks"].tolist() == [5]
    (error,) = of_kind(tables.issues, "row_incomplete")
    assert error.detail["missing_en"] == "Spend"


def test_refunds_are_kept() -> None:
    spend = [["Date", "Channel", "Spend"], [day(1), "E-mail", -500]]
    assert read(leads=LEADS, spend=spend).frames["spend"]["spend"].tolist() == [-50_000]


def test_a_plan_twice_for_one_month_and_segment() -> None:
    plan = [["Month", "Segment", "Leads"], ["2026-10", "Small", 5], ["окт 2026", "small", 7], ["2026-10", None, 9]]
    tables = read(leads=LEADS, plan=plan)
    assert tables.frames["plan"]["leads"].tolist() == [5, 9]
    (error,) = of_kind(tables.issues, "key_conflict")
    assert (error.written, error.rows) == ("окт 2026, small", (2,))


def test_issues_stay_few_however_many_values_are_odd() -> None:
    rows = [[f"L-{n}", f"rubbish {n}", "x"] for n in range(1000)]
    tables = read(leads=[HEADER, *rows])
    errors = of_kind(tables.issues, "date_unreadable")
    assert len(errors) == 101
    assert sum(issue.count for issue in errors) == 1000
    assert errors[-1].written == "…"
