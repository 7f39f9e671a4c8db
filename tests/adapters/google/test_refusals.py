"""When people or Google keep the service out: the run ends with a code and a name, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sheetsync.errors import BadConfig, BadSheetData, Busy, NotPermitted
from tests.adapters.google.company import READ, TABS, WRITE, Company
from tests.adapters.google.office import ROBOT

Change = Callable[[Company], object]


@pytest.mark.parametrize("when", ["before", "just before the write"])
def test_a_protected_range_in_the_way_is_named_and_nothing_is_written(company: Company, when: str) -> None:
    def protect() -> None:
        company.person.protect("Losses", (), 0, 0, 3, 2)

    company.add_lead()
    before = company.cells("CEO")
    if when == "before":
        protect()
    else:
        company.between(protect, WRITE)
    with pytest.raises(NotPermitted) as refused:
        company.sync()
    assert refused.value.exit_code == 77
    assert "Losses!A1:C4" in str(refused.value)
    assert company.cells("CEO") == before


def test_a_warning_keeps_nobody_out(company: Company) -> None:
    company.person.protect("Losses", (), 0, 0, 3, 2, warning_only=True)
    company.add_lead()
    company.sync()
    assert company.plan().plan.is_empty


@pytest.mark.parametrize(
    "change",
    [
        lambda company: company.office.emulator.share(company.spreadsheet, ROBOT, None),
        lambda company: company.office.emulator.trash(company.spreadsheet),
    ],
    ids=["access revoked", "in the bin"],
)
@pytest.mark.parametrize("path", ["", READ, WRITE], ids=["before", "before reading", "before writing"])
def test_no_access_any_more(company: Company, change: Change, path: str) -> None:
    company.add_lead()
    company.between(lambda: change(company), path)
    with pytest.raises(NotPermitted) as refused:
        company.sync()
    assert refused.value.exit_code == 77
    assert not any(exchange.changed for exchange in company.office.emulator.log)


def test_ten_million_cells_leave_room_for_the_summary_first(company: Company) -> None:
    size = company.tab("CEO")["properties"]["gridProperties"]
    for title in ("CEO", "Losses"):
        company.person.delete(title)
    room = 10_000_000 - company.office.emulator.store.known(company.spreadsheet).size
    grid = {"rowCount": room - size["rowCount"] * size["columnCount"], "columnCount": 1}
    company.person.ask("addSheet", {"properties": {"title": "Empty rows", "gridProperties": grid}})
    with pytest.raises(BadSheetData) as refused:
        company.sync()
    assert refused.value.exit_code == 65
    assert "Losses" in str(refused.value)
    assert "CEO" in company.titles()
    assert "Losses" not in company.titles()


def test_another_company_s_spreadsheet_is_neither_read_nor_written(company: Company) -> None:
    company.sync()
    company.add_lead()
    company.sync()
    other = company.office.workbook(company.spreadsheet, company="Other Ltd")
    company.office.emulator.log.clear()
    with pytest.raises(BadConfig, match="Example Ltd") as refused:
        other.tabs()
    assert refused.value.exit_code == 78
    assert [exchange.method for exchange in company.office.emulator.log if exchange.path != "/token"] == ["GET"]


def test_a_copied_file_is_neither_read_nor_written_until_it_is_taken_over(company: Company) -> None:
    copy = Company(company.office, company.office.emulator.copy(company.spreadsheet))
    copy.add_lead()
    company.office.emulator.log.clear()
    with pytest.raises(BadConfig, match="is a copy") as refused:
        copy.sync()
    assert refused.value.exit_code == 78
    assert [exchange.method for exchange in company.office.emulator.log if exchange.path != "/token"] == ["GET"]
    copy.workbook().take_over()
    copy.sync()
    assert copy.leads_told() == 4
    assert copy.plan().plan.is_empty
    assert company.leads_told() == 3


def test_a_copied_file_without_any_tab_of_ours_can_be_taken_over(company: Company) -> None:
    copy = Company(company.office, company.office.emulator.copy(company.spreadsheet))
    for title in copy.titles():
        if title not in TABS:
            copy.person.delete(title)
    copy.workbook().take_over()
    copy.sync()
    assert "CEO" in copy.titles()


def test_a_tab_deleted_between_reading_and_writing_is_tried_again_another_time(company: Company) -> None:
    company.person.type_in("CEO", 5, 0, "call Anna first")
    company.between(lambda: company.between(lambda: company.person.delete("CEO"), READ), READ)
    with pytest.raises(Busy):
        company.sync()
    company.sync()
    assert company.plan().plan.is_empty
