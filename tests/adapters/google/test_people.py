"""What people do to the spreadsheet, one row of the table of faults after the other: what happens then."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sheetsync.adapters.google.rules import OURS, formula
from sheetsync.errors import BadSheetData
from tests.adapters.google.company import TABS, WRITE, Company

Change = Callable[[Company], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda company: company.person.rename("Leads", "Our leads 2026"),
        lambda company: company.person.move("Leads", 3),
        lambda company: company.person.hide("Leads"),
    ],
    ids=["renamed", "moved", "hidden"],
)
def test_an_entry_tab_is_known_again(company: Company, change: Change) -> None:
    change(company)
    company.sync()
    assert company.leads_told() == 3


def test_a_deleted_entry_tab_stops_the_run_and_the_last_summary_stays(company: Company) -> None:
    before = company.cells("CEO")
    company.person.delete("Leads")
    with pytest.raises(BadSheetData, match="Leads"):
        company.sync()
    assert company.cells("CEO") == before
    assert company.writes() == 0


def test_an_entry_tab_made_anew_counts_if_its_headers_are_right(company: Company) -> None:
    company.person.delete("Leads")
    company.person.add_tab("Leads", TABS["Leads"][:3])
    company.sync()
    assert company.leads_told() == 2


def test_an_entry_tab_made_anew_with_other_headers_does_not(company: Company) -> None:
    company.person.delete("Leads")
    company.person.add_tab("Leads", [["Name", "When"], ["Anna", 46300]])
    with pytest.raises(BadSheetData, match="Leads"):
        company.sync()
    assert company.writes() == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda company: company.person.move_column("Leads", 0, 4),
        lambda company: company.person.insert_columns("Leads", 0, 2),
        lambda company: company.person.insert_rows("Leads", 0, 2),
    ],
    ids=["reordered", "inserted", "pushed down"],
)
def test_columns_are_found_by_their_headers(company: Company, change: Change) -> None:
    change(company)
    assert company.leads_told() == 3
    assert company.plan().plan.is_empty


def test_a_renamed_required_header_is_never_guessed(company: Company) -> None:
    company.person.type_in("Leads", 0, 1, "Creation (old)")
    with pytest.raises(BadSheetData) as refused:
        company.sync()
    assert "Creat" in str(refused.value)
    assert company.writes() == 0


def test_of_a_header_that_is_there_twice_the_first_counts_and_both_columns_are_named(company: Company) -> None:
    company.person.type_in("Leads", 0, 6, "Created")
    company.sync()
    assert company.leads_told() == 3
    assert any("B, G" in str(cell) for cell in company.cells("Data issues").values())


def test_what_is_typed_on_a_summary_tab_goes_to_the_status_tab(company: Company) -> None:
    company.person.type_in("CEO", 5, 0, "call Anna first")
    company.person.type_in("CEO", 6, 0, "=6*7")
    company.sync()
    assert ("CEO", "A6", "call Anna first") in company.kept()
    assert ("CEO", "A7", "=6*7") in company.kept()
    assert company.plan().plan.is_empty


def test_what_is_typed_just_before_it_is_overwritten_follows_with_the_next_write(company: Company) -> None:
    company.add_lead()
    company.between(lambda: company.person.type_in("CEO", 5, 0, "call Anna first"), WRITE)
    company.sync()
    assert company.kept() == []
    company.add_lead(5, "L-5")
    company.sync()
    assert company.kept() == [("CEO", "A6", "call Anna first")]
    company.add_lead(6, "L-6")
    company.sync()
    assert company.kept() == [("CEO", "A6", "call Anna first")]


def test_a_value_of_ours_typed_over_another_one_is_kept_though_the_table_was_moved(company: Company) -> None:
    cells = company.cells("Funnel")
    (row, _), twin = next((at, cell) for at, cell in cells.items() if list(cells.values()).count(cell) == 1)
    other = next(at for at, cell in cells.items() if at[0] > row and cell != twin)
    company.person.type_in("Funnel", *other, twin)  # type: ignore[arg-type]
    company.person.insert_rows("Funnel", 1)
    company.sync()
    assert twin in [text for _, _, text in company.kept()]


def test_rows_inserted_above_a_table_leave_nothing_of_it_below(company: Company) -> None:
    before = company.cells("Losses")
    company.person.insert_rows("Losses", 0, 3)
    company.person.type_in("Losses", 0, 0, "for Monday")
    company.sync()
    assert company.cells("Losses") == before
    assert company.kept() == [("Losses", "A1", "for Monday")]


def test_a_grid_cut_smaller_than_its_table_grows_again(company: Company) -> None:
    before = company.cells("Losses")
    company.person.delete_rows("Losses", 4, company.tab("Losses")["properties"]["gridProperties"]["rowCount"] - 4)
    company.person.delete_columns("Losses", 2, company.tab("Losses")["properties"]["gridProperties"]["columnCount"] - 2)
    company.sync()
    assert company.cells("Losses") == before


def test_merged_cells_across_our_table_come_apart(company: Company) -> None:
    before = company.cells("Lead verdicts")
    last = max(row for row, _ in before)
    company.person.merge("Lead verdicts", last - 1, 0, last + 1, 1)
    assert company.cells("Lead verdicts") != before
    company.sync()
    assert company.cells("Lead verdicts") == before


def test_notes_formats_filters_rules_charts_and_columns_of_people_stay(company: Company) -> None:
    person = company.person
    person.note("CEO", 5, 0, "agreed in May")
    font = {"userEnteredFormat": {"backgroundColor": {"red": 1.0}, "textFormat": {"fontFamily": "Lobster"}}}
    fields = "userEnteredFormat(backgroundColor,textFormat.fontFamily)"
    person.ask("repeatCell", {"range": person.cells("CEO", 5, 0, 5, 0), "cell": font, "fields": fields})
    condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": "Anna"}]}
    person.add_conditional_format(
        "Data issues", {"booleanRule": {"condition": condition, "format": {"textFormat": {"bold": True}}}}
    )
    person.filter("Losses")
    width = company.tab("Losses")["properties"]["gridProperties"]["columnCount"]
    person.type_in("Losses", 2, width, "who asks")
    source = {"sourceRange": {"sources": [person.cells("CEO", 0, 0, 3, 0)]}}
    chart = person.add_chart(
        "CEO", {"title": "mine", "basicChart": {"chartType": "LINE", "series": [{"series": source}]}}, (1, 1)
    )
    company.add_lead()
    company.sync()
    cell = company.tab("CEO")["data"][0]["rowData"][5]["values"][0]
    assert cell["note"] == "agreed in May"
    assert cell["userEnteredFormat"]["textFormat"]["fontFamily"] == "Lobster"
    assert cell["userEnteredFormat"]["backgroundColor"] == {"red": 1.0}
    rules = company.tab("Data issues")["conditionalFormats"]
    assert next(rule for rule in rules if OURS not in formula(rule))["booleanRule"]["condition"] == condition
    assert "basicFilter" in company.tab("Losses")
    assert company.cells("Losses")[2, width] == "who asks"
    assert chart in [there["chartId"] for there in company.tab("CEO")["charts"]]


def test_a_sorted_summary_table_is_put_in_order_and_nothing_of_it_is_taken_for_typed(company: Company) -> None:
    before = company.cells("Lead verdicts")
    company.person.sort("Lead verdicts", 0, 4, descending=True)
    company.sync()
    assert company.cells("Lead verdicts") == before
    assert company.kept() == []


def test_a_renamed_summary_tab_is_followed(company: Company) -> None:
    company.person.rename("CEO", "For the boss")
    company.add_lead()
    company.sync()
    assert "CEO" not in company.titles()
    assert company.plan().plan.is_empty


def test_a_deleted_summary_tab_comes_back_and_history_stays(company: Company) -> None:
    history, ceo = company.cells("History"), company.cells("CEO")
    company.person.delete("CEO")
    company.sync()
    assert company.cells("CEO") == ceo
    assert company.cells("History") == history


def test_a_tab_of_theirs_in_place_of_a_deleted_one_of_ours_is_theirs(company: Company) -> None:
    company.person.delete("CEO")
    company.person.add_tab("CEO", [["my own page"]])
    with pytest.raises(BadSheetData, match="CEO"):
        company.sync()
    assert company.cells("CEO") == {(0, 0): "my own page"}
    assert company.writes() == 0


@pytest.mark.parametrize("first", [False, True], ids=["behind", "before the original"])
def test_a_copy_of_a_summary_tab_is_its_maker_s(company: Company, first: bool) -> None:
    copy = company.person.copy_tab("CEO", "CEO in May")
    if first:
        company.person.move("CEO in May", 0)
    state = company.tab("CEO in May")
    company.add_lead()
    company.sync()
    assert company.tab("CEO in May") == state
    assert company.plan().plan.is_empty
    named = [exchange.body for exchange in company.office.emulator.log if exchange.path.endswith(WRITE)]
    assert f"{copy}" not in f"{named}"


def test_a_copy_stays_its_maker_s_when_the_original_is_deleted(company: Company) -> None:
    company.person.copy_tab("CEO", "CEO in May")
    state = company.cells("CEO in May")
    company.person.delete("CEO")
    company.add_lead()
    company.sync()
    assert company.cells("CEO in May") == state
    assert "CEO" in company.titles()
