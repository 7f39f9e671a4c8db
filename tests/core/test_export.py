"""The exported tables: what stands in each column, and what a CSV file makes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

import pyarrow as pa
import pytest

from sheetsync.core.export import NAMES, csv_cells, export
from sheetsync.core.export.csv_cells import harmless
from sheetsync.core.issues import Issue, Owner, Severity
from sheetsync.core.judging import judge
from sheetsync.core.lang import Lang
from sheetsync.core.period import Period
from sheetsync.core.tables import Tables
from tests.core.sheets import AS_OF, DEALS, LEADS, NORMS, Rows, day, read, read_wide

CRITERIA: Rows = [
    ["Criterion", "Field", "Operator", "Value", "Required"],
    ["Phone works", "Phone", "is a valid phone", None, "yes"],
    ["Budget", "Budget", "at least", 1500, "yes"],
]


def exported(tables: Tables, lang: Lang = "en", more: Sequence[Issue] = ()) -> dict[str, pa.Table]:
    assert not tables.faults, tables.faults
    facts, issues = judge(tables, NORMS, Period(), AS_OF)
    return dict(export(tables, facts, [*tables.issues, *issues, *more], lang))


def issue(kind: str, column: int | None = None, **detail: str) -> Issue:
    return Issue(kind, Severity.NOTE, "Leads", Owner.MARKETING, column, detail=detail)


def test_all_tables_come_even_where_there_is_no_tab() -> None:
    found = exported(read(leads=LEADS))
    assert tuple(found) == NAMES
    assert (found["leads"].num_rows, found["deals"].num_rows, found["spend"].num_rows) == (3, 0, 0)
    assert {"lead_id", "status", "amount", "date_contacted", "source_tab"} <= set(found["deals"].column_names)
    assert found["spend"].column_names[-2:] == ["source_tab", "source_row"]


def test_a_row_says_where_it_stands() -> None:
    leads = exported(read(leads=[["Our leads"], *LEADS[:2], [None], *LEADS[2:]]))["leads"]
    assert leads["source_tab"].to_pylist() == ["Leads"] * 3
    assert leads["source_row"].to_pylist() == [3, 5, 6]


def test_columns_have_the_types_of_what_they_hold() -> None:
    rows = [["Lead ID", "Created", "Channel", "MQL"], ["L-1", day(1), "Ads", "да"], ["L-2", day(2), None, None]]
    deals = [["Lead ID", "Status", "Amount", "Cost"], ["L-1", "won", "1 234,56 ₽", -0.07]]
    spend = [["Date", "Channel", "Spend", "Clicks"], [day(1), "Ads", 10.1, "1 200"], [day(2), "Ads", 5, None]]
    found = exported(read(leads=rows, deals=deals, spend=spend))
    assert found["leads"].schema.field("created").type == pa.date32()
    assert found["leads"]["channel"].to_pylist() == ["Ads", None]
    assert found["leads"]["marketing_label"].to_pylist() == [True, None]
    assert found["deals"].schema.field("amount").type == pa.decimal128(19, 2)
    assert found["deals"]["amount"].to_pylist() == [Decimal("1234.56")]
    assert found["deals"]["cost"].to_pylist() == [Decimal("-0.07")]
    assert found["spend"]["spend"].to_pylist() == [Decimal("10.10"), Decimal("5.00")]
    assert found["spend"]["clicks"].to_pylist() == [1200, None]
    assert found["spend"]["campaign"].to_pylist() == [None, None]


def test_money_is_exact_where_a_float_is_not() -> None:
    deals = [["Lead ID", "Status", "Amount"], ["L-1", "won", -98_765_432_109.87], ["L-2", "won", 0.29]]
    amounts = exported(read(leads=LEADS, deals=deals))["deals"]["amount"]
    assert amounts.to_pylist() == [Decimal("-98765432109.87"), Decimal("0.29")]


def test_a_day_is_a_day_whatever_time_stands_beside_it() -> None:
    rows = [["Lead ID", "Created"], ["L-1", dt.datetime(2026, 10, 1, 14, 30)], ["L-2", day(2)], ["L-3", None]]
    leads = exported(read(leads=rows))["leads"]
    assert leads["created"].to_pylist() == [dt.date(2026, 10, 1), dt.date(2026, 10, 2), None]


def test_a_number_that_is_left_out_of_sums_is_left_out_here_too() -> None:
    spend = [["Date", "Channel", "Spend"], *[[day(1 + n), "Ads", 5_000_000 if n == 7 else 5000 + n] for n in range(30)]]
    amounts = exported(read(leads=LEADS, spend=spend))["spend"]["spend"].to_pylist()
    assert (amounts[6], amounts[7]) == (Decimal("5006.00"), None)


def test_statuses_that_mean_the_same_are_one_word_the_usual_one() -> None:
    written = ["Closed won", "Продажа", "Продажа", "3. КП", "КП", "КП", "thinking", None]
    rows = [["Lead ID", "Created"], *([f"L-{place}", day(1)] for place in range(8))]
    deals = [["Lead ID", "Status"], *([f"L-{place}", word] for place, word in enumerate(written))]
    statuses = exported(read(leads=rows, deals=deals))["deals"]["status"].to_pylist()
    assert statuses == ["Продажа", "Продажа", "Продажа", "КП", "КП", "КП", "thinking", None]


def test_words_are_those_that_everybody_sees() -> None:
    rows = [["Lead ID", "Created", "Channel"], *([f"L-{place}", day(1), "Search"] for place in (1, 2))]
    rows += [["L-3", day(1), " sEARCH "], ["L-4", day(1), "Yandex"]]
    synonyms = [["Kind", "Written", "Means"], ["channel", "yandex", "Search"]]
    assert exported(read(leads=rows, synonyms=synonyms))["leads"]["channel"].to_pylist() == ["Search"] * 4


def test_a_contact_is_one_that_works_or_none() -> None:
    rows = [["Lead ID", "Created", "Phone", "E-mail"], ["L-1", day(1), "8 (916) 123-45-67", "mailto:Anna@Example.com"]]
    rows += [["L-2", day(1), "call me", "nobody"], ["L-3", day(1), None, None]]
    leads = exported(read(leads=rows))["leads"]
    assert leads["phone"].to_pylist() == ["+79161234567", None, None]
    assert leads["email"].to_pylist() == ["anna@example.com", None, None]


def test_ids_are_spelled_alike_and_match() -> None:
    rows: Rows = [["Lead ID", "Created"], *([f"L-{place:02}", day(1)] for place in range(1, 21))]
    rows = [*rows, ["l\xa0– 21", day(1)], ["22.0", day(1)]]
    deals = [["Lead ID", "Status"], ["l-01", "won"], ["L—21", "won"], [22, "won"]]
    found = exported(read(leads=rows, deals=deals))
    assert found["leads"]["lead_id"].to_pylist()[-3:] == ["L-20", "L-21", "22"]
    assert found["deals"]["lead_id"].to_pylist() == ["L-01", "L-21", "22"]
    assert found["verdicts"]["lead_id"] == found["leads"]["lead_id"]


def test_ids_of_mixed_case_stay_as_they_are() -> None:
    rows = [["Lead ID", "Created"], ["aB", day(1)], ["Cd", day(1)], ["EF", day(1)]]
    assert exported(read(leads=rows))["leads"]["lead_id"].to_pylist() == ["aB", "Cd", "EF"]


def test_leads_and_deals_of_one_wide_tab_come_apart() -> None:
    rows = [["Lead ID", "Created", "Phone", "Status"], ["L-1", day(1), None, "won"], ["L-2", day(2), None, None]]
    found = exported(read_wide(rows))
    assert found["leads"]["lead_id"].to_pylist() == ["L-1", "L-2"]
    assert found["deals"]["lead_id"].to_pylist() == ["L-1"]
    assert found["deals"]["source_tab"].to_pylist() == ["Pipeline"]


def test_verdicts_name_the_criteria() -> None:
    verdicts = exported(read(leads=LEADS, deals=DEALS, criteria=CRITERIA))["verdicts"]
    assert verdicts["verdict"].to_pylist() == ["non_target", "target", "unknown"]
    assert verdicts["failed_criteria"].to_pylist() == ["Budget", None, None]
    assert verdicts["unknown_criteria"].to_pylist() == [None, None, "Phone works; Budget"]
    assert verdicts["state"].to_pylist() == ["won", "lost", "open"]
    assert verdicts["furthest_stage"].to_pylist() == ["won", "contacted", "lead"]


def test_issues_have_every_cell() -> None:
    rows: Rows = [["Lead ID", "Created", "Channel"], *([f"L-{place}", "tomorrow", "Ads"] for place in range(300))]
    rows = [*rows, [None, day(1), "Ads"]]
    issues = exported(read(leads=[*rows, *([f"M-{place}", f"day {place}", "Ads"] for place in range(250))]))["issues"]
    assert issues.column_names == ["tab", "cell", "severity", "kind", "written", "done", "owner"]
    found = [row for row in issues.to_pylist() if row["kind"] == "date_unreadable"]
    assert [row["cell"] for row in found if row["written"] == "tomorrow"] == [f"B{row}" for row in range(2, 302)]
    assert {row["cell"]: row["written"] for row in found if row["written"] != "tomorrow"} == {
        f"B{303 + place}": f"day {place}" for place in range(250)
    }
    assert {
        (row["cell"], row["owner"], row["tab"]) for row in issues.to_pylist() if row["kind"] == "row_incomplete"
    } == {("302", "marketing", "Leads")}


def test_an_issue_of_a_column_or_a_tab_has_its_letters_or_nothing() -> None:
    more = [issue("date_as_text", 27, cells="0"), issue("tab_empty")]
    issues = exported(read(leads=LEADS), more=more)["issues"].to_pylist()
    cells = {row["kind"]: row["cell"] for row in issues}
    assert (cells["date_as_text"], cells["tab_empty"]) == ("AB", None)
    assert all(row["done"] for row in issues)


def test_issues_are_told_in_the_language_asked_for() -> None:
    bad: Rows = [["Lead ID", "Created"], ["L-1", "tomorrow"]]
    english, russian = (exported(read(leads=bad), lang)["issues"]["done"].to_pylist() for lang in ("en", "ru"))
    assert len(english) == len(russian)
    assert not set(english) & set(russian)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1+1", "'+1+1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("+79161234567", "+79161234567"),
        ("-5", "-5"),
        ("+7 916 123-45-67", "'+7 916 123-45-67"),
        ("-", "'-"),
        ("'=1", "''=1"),
        ("'quoted'", "'quoted'"),
        ("a=b", "a=b"),
        ("", ""),
        (None, None),
    ],
)
def test_no_text_runs_as_a_formula(text: str | None, cell: str | None) -> None:
    assert harmless(pa.array([text, "plain"], pa.string())).to_pylist() == [cell, "plain"]


def test_numbers_are_no_text() -> None:
    table = pa.table({"money": pa.array([Decimal("-1.50")]), "count": pa.array([-1]), "yes": pa.array([True])})
    assert csv_cells(table) == table
