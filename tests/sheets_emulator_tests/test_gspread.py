"""Unmodified gspread at work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import gspread
import pytest

from tests.sheets_emulator import Emulator

from .clients import gspread_client


@pytest.fixture
def client(google: Emulator, key: Path) -> Iterator[gspread.Client]:
    made, session = gspread_client(google.base, key)
    yield made
    session.close()


def test_a_days_work(google: Emulator, client: gspread.Client, book: str) -> None:
    spreadsheet = client.open_by_key(book)
    leads = spreadsheet.worksheet("Leads")
    assert leads.get_all_records()[0]["Date"] == "01.03.2026"
    leads.append_row(["L4", "", 5], value_input_option=gspread.utils.ValueInputOption.user_entered)
    assert leads.acell("C5").value == "5"
    leads.format("A1:D1", {"textFormat": {"bold": True}, "backgroundColor": {"red": 1}})
    leads.freeze(rows=1)
    leads.insert_note("A1", "note")
    assert leads.get_note("A1") == "note"
    leads.insert_row(["new"], 2)
    leads.delete_rows(3)
    found = leads.find("L3")
    assert found is not None
    assert (found.row, found.col) == (4, 1)
    ceo = spreadsheet.add_worksheet("CEO", 10, 5, index=0)
    ceo.update([["a", 1], ["=B1+1"]], "A1", raw=False)
    assert ceo.get_all_values() == [["a", "1"], ["2", ""]]
    ceo.batch_clear(["A1:B1"])
    ceo.merge_cells("A1:B1")
    copy = ceo.duplicate(new_sheet_name="CEO 2")
    spreadsheet.reorder_worksheets([leads, copy, ceo])
    spreadsheet.del_worksheet(copy)
    assert [sheet.title for sheet in spreadsheet.worksheets()] == ["Leads", "CEO", "Deals"]
    assert google.state(book)["sheets"][0]["properties"]["gridProperties"]["frozenRowCount"] == 1


def test_files(google: Emulator, client: gspread.Client, book: str) -> None:
    made = client.create("Made")
    made.share("ceo@example.org", perm_type="user", role="reader", notify=False)
    assert {p["emailAddress"] for p in made.list_permissions()} >= {"ceo@example.org"}
    assert client.open("Made").id == made.id
    client.copy(made.id, "Again")
    client.del_spreadsheet(made.id)
    assert {file["name"] for file in client.list_spreadsheet_files()} == {"Again", "Funnel"}


def test_its_errors(google: Emulator, client: gspread.Client, book: str) -> None:
    google.faults.add("429", path=":batchUpdate")
    with pytest.raises(gspread.exceptions.APIError, match="Quota exceeded"):
        client.open_by_key(book).update_title("x")
    with pytest.raises(gspread.exceptions.APIError, match="already exists"):
        client.open_by_key(book).add_worksheet("Leads", 1, 1)
    google.trash(book)
    with pytest.raises(gspread.exceptions.SpreadsheetNotFound):
        client.open_by_key(book)
