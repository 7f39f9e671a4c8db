"""Rows that stand twice, try things out, or belong to nobody: which one counts, and what is said of the others."""

from __future__ import annotations

import datetime as dt

import pytest

from sheetsync.core.grid import Cell
from sheetsync.core.issues import Severity
from sheetsync.core.tables import Tables
from tests.core.sheets import Rows, day, judged, kinds, of_kind, read

HEADER = ["Lead ID", "Created", "Channel", "Segment", "Phone", "E-mail"]
ANNA: list[Cell] = ["L-1", day(1), "Search", "Small", "+7 916 123-45-67", "anna@example.com"]


def leads(*rows: list[Cell]) -> Tables:
    return read(leads=[HEADER, ANNA, *rows])


def changed(**cells: Cell) -> list[Cell]:
    """Anna's row with other cells; a header's spaces and dashes are written _."""
    return [cells.get(name.replace(" ", "_").replace("-", "_"), cell) for name, cell in zip(HEADER, ANNA, strict=True)]


@pytest.mark.parametrize(
    "again",
    [
        ANNA,
        changed(Lead_ID="l – 1"),
        changed(Created="01.10.2026"),
        changed(Channel=" SEARCH "),
        changed(Created=dt.datetime(2026, 10, 1)),
    ],
)
def test_the_same_once_more_counts_once(again: list[Cell]) -> None:
    tables = leads(again)
    assert len(tables.frames["leads"]) == 1
    (note,) = of_kind(tables.issues, "row_repeated")
    assert (note.rows, note.detail["first"], note.severity) == ((2,), "2", Severity.NOTE)
    assert "cell_conflict" not in kinds(tables.issues)


@pytest.mark.parametrize(
    ("again", "column", "written", "other"),
    [
        (changed(Segment="Large"), 3, "Large", "Small"),
        (changed(Created=day(2)), 1, "2026-10-02", "2026-10-01"),
        (changed(Channel=None), 2, "–", "Search"),
    ],
)
def test_a_conflict_is_told_at_its_cell_with_the_value_that_wins(
    again: list[Cell], column: int, written: str, other: str
) -> None:
    tables = leads(again)
    assert len(tables.frames["leads"]) == 1
    (cell,) = of_kind(tables.issues, "cell_conflict")
    assert (cell.column, cell.rows, cell.written) == (column, (2,), written)
    assert dict(cell.detail) == {"other": other, "first": "2"}
    assert of_kind(tables.issues, "key_conflict")[0].rows == (2,)


def test_each_differing_cell_is_told() -> None:
    tables = leads(changed(Segment="Large", Channel="E-mail"), changed(Segment="Huge"))
    assert {(cell.column, *cell.rows) for cell in of_kind(tables.issues, "cell_conflict")} == {(2, 2), (3, 2), (3, 3)}


def test_the_deal_of_a_lead_that_stands_twice_is_joined_once() -> None:
    facts, issues = judged(
        leads=[HEADER, ANNA, changed(Segment="Large")],
        deals=[["Lead ID", "Status", "Closed", "Amount"], ["l-1", "won", day(5), 100], ["L – 1", "won", day(5), 100]],
    )
    assert facts.leads["amount"].tolist() == [10_000]
    assert [issue.rows for issue in of_kind(issues, "row_repeated")] == [(2,)]


@pytest.mark.parametrize(
    ("phone", "email", "columns"),
    [
        ("8 (916) 123 45 67", None, {4}),
        ("79161234567", "other@example.com", {4}),
        (None, "ANNA@example.com", {5}),
        ("+7-916-123-45-67", "mailto:anna@example.com", {4, 5}),
        ("+7 916 123-45-68", "anna2@example.com", set()),
        (None, None, set()),
    ],
)
def test_one_person_under_two_ids_is_proposed_never_merged(phone: Cell, email: Cell, columns: set[int]) -> None:
    facts, issues = judged(leads=[HEADER, ANNA, ["L-2", day(9), "E-mail", "Small", phone, email]])
    assert len(facts.leads) == 2
    found = of_kind(issues, "person_twice")
    assert {issue.column for issue in found} == columns
    assert all(
        (issue.rows, issue.detail["ids"], issue.detail["places"]) == ((1, 2), "L-1, L-2", "2, 3") for issue in found
    )


@pytest.mark.parametrize(
    "row",
    [
        ["test", day(1), None, None, None, None],
        ["ТЕСТ-1", day(1), None, None, None, None],
        ["asdf", day(1), None, None, None, None],
        ["L-7", day(1), None, None, "+7 999 999-99-99", "test@example.com"],
    ],
)
def test_a_trial_is_left_out_and_told(row: list[Cell]) -> None:
    tables = leads(row)
    assert len(tables.frames["leads"]) == 1
    (error,) = of_kind(tables.issues, "row_test")
    assert (error.rows, error.severity) == ((2,), Severity.ERROR)
    (tally,) = tables.tallies
    assert (tally.rows, tally.used, tally.left_out) == (2, 1, 1)


def test_a_trial_by_the_name_of_the_customer() -> None:
    rows: Rows = [["Lead ID", "Created", "Имя"], ["1", day(1), "Тест"], ["2", day(1), "Тестова Анна"]]
    tables = read(leads=rows)
    assert tables.frames["leads"]["lead_id"].tolist() == ["2"]


@pytest.mark.parametrize(
    ("phone", "email", "column"),
    [("+7 999 999-99-99", None, 4), ("8 900 000 00 00", "anna@example.com", 4), (None, "test1@mail.ru", 5)],
)
def test_one_sign_of_a_trial_is_told_and_counts(phone: Cell, email: Cell, column: int) -> None:
    tables = read(leads=[HEADER, ["L-7", day(1), "Search", "Small", phone, email]])
    assert len(tables.frames["leads"]) == 1
    (warning,) = of_kind(tables.issues, "cell_test")
    assert (warning.column, warning.rows, warning.severity) == (column, (1,), Severity.WARNING)


@pytest.mark.parametrize("phone", ["+7 916 123-45-67", "8 800 555-35-35", "+7 900 000-00-01"])
def test_a_phone_that_is_none(phone: str) -> None:
    assert "cell_test" not in kinds(read(leads=[HEADER, ["L-7", day(1), "Attestation", "Small", phone, None]]).issues)


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("L1", "l-1"),
        ("L-001", "l-1"),
        ("L-1 (повтор)", "l-1"),
        ("Л-1", ""),
        ("L-11", ""),
        ("L-1O", "l-10"),
    ],
)
def test_a_deal_without_a_lead_is_left_out_and_the_nearest_id_told(written: str, near: str) -> None:
    tables = read(
        leads=[HEADER, ANNA, ["L-10", day(1), None, None, None, None]],
        deals=[["Lead ID", "Status"], [written, "won"]],
    )
    assert len(tables.frames["deals"]) == 0
    (error,) = of_kind(tables.issues, "lead_unknown_near" if near else "lead_unknown")
    assert (error.written, error.rows, error.detail.get("near", "")) == (written, (1,), near)


def test_numbered_lines_are_the_same_for_all_that() -> None:
    spend: Rows = [["#", "Date", "Channel", "Spend"], *[[n, day(1), "Search", 5000] for n in range(3)]]
    assert len(read(leads=[HEADER, ANNA], spend=spend).frames["spend"]) == 1


def test_a_numbering_may_have_a_gap() -> None:
    rows: Rows = [[n, day(n), "Search", 5000] for n in range(1, 20)]
    again: Rows = [[20, day(1), "Search", 5000], [None, day(21), "Search", 5000]]
    spend: Rows = [["#", "Date", "Channel", "Spend"], *rows, *again]
    assert len(read(leads=[HEADER, ANNA], spend=spend).frames["spend"]) == 20


def test_spend_pasted_twice_counts_once() -> None:
    line: list[Cell] = [day(1), "Search", 5000, 100]
    spend = [
        ["Date", "Channel", "Spend", "Clicks"],
        line,
        ["01.10.2026", "search", "5 000", 100],
        [day(1), "Search", 5000, 101],
    ]
    tables = read(leads=[HEADER, ANNA], spend=spend)
    assert tables.frames["spend"]["spend"].tolist() == [500_000, 500_000]
    (warning,) = of_kind(tables.issues, "spend_twice")
    assert (warning.rows, warning.detail["first"]) == ((2,), "2")
    tally = tables.tallies[1]
    assert (tally.rows, tally.used, tally.left_out) == (3, 2, 1)
