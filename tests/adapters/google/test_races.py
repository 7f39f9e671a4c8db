"""Two instances of the service, answers that are lost, batches that come late: every write is applied exactly once."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from sheetsync.core.history import TRACKED
from sheetsync.errors import Busy
from tests.adapters.google.company import WRITE, Company
from tests.sheets_emulator.batch import applied
from tests.sheets_emulator.person import OWNER

LINES = len(TRACKED)
"""Numbers that each review leaves in History."""
LOST = ("503 after apply", "drop after apply", "truncated", "garbage")
NEVER_CAME = ("drop before apply", "503", "500", "html")


def generation(company: Company) -> int:
    (name,) = [
        named["name"] for named in company.state()["namedRanges"] if named["name"].startswith("sheetsync_generation")
    ]
    return int(name.rpartition("_")[2])


def log_lines(company: Company) -> Counter[tuple[object, ...]]:
    """How often each line stands in History: review and key."""
    cells = company.cells("History")
    return Counter((cells.get((row, 0)), cells.get((row, 2))) for row in {row for row, _ in cells} if row > 2)


def a_new_review(company: Company) -> None:
    """Something for every table, and lines for the log."""
    company.add_lead()
    company.as_of += dt.timedelta(days=7)
    company.person.type_in("Reviews", 2, 0, company.as_of)


def test_of_two_that_read_the_same_one_writes_and_the_other_comes_again(company: Company) -> None:
    a_new_review(company)
    company.plan("first"), company.plan("second")
    before = generation(company)
    company.between(lambda: company.sync("second"), WRITE)
    with pytest.raises(Busy):
        company.sync("first")
    assert generation(company) == before + 1
    company.sync("first")
    assert company.leads_told() == 4
    assert set(log_lines(company).values()) == {1}
    assert len(log_lines(company)) == 2 * LINES


def test_the_slower_one_s_newer_numbers_are_not_lost(company: Company) -> None:
    company.add_lead()

    def meanwhile() -> None:
        company.sync("second")
        company.add_lead(5, "L-5")

    company.between(meanwhile, WRITE)
    with pytest.raises(Busy):
        company.sync("first")
    company.sync("first")
    assert company.leads_told() == 5
    assert company.plan("second").plan.is_empty


@pytest.mark.parametrize("fault", LOST)
def test_a_lost_answer_is_not_written_twice(company: Company, fault: str) -> None:
    a_new_review(company)
    before = generation(company)
    company.office.emulator.faults.add(fault, path=WRITE)
    company.sync()
    assert generation(company) == before + 1
    assert company.writes() == 1
    assert set(log_lines(company).values()) == {1}
    assert len(log_lines(company)) == 2 * LINES
    assert company.plan().plan.is_empty


@pytest.mark.parametrize("fault", NEVER_CAME)
def test_a_batch_that_never_arrived_is_sent_again(company: Company, fault: str) -> None:
    a_new_review(company)
    before = generation(company)
    company.office.emulator.faults.add(fault, path=WRITE)
    company.sync()
    assert generation(company) == before + 1
    assert company.writes() == 2
    assert set(log_lines(company).values()) == {1}
    assert len(log_lines(company)) == 2 * LINES


@pytest.mark.parametrize("fault", ["drop before apply", "503"])
def test_a_batch_that_arrives_late_is_applied_once(company: Company, fault: str) -> None:
    """The connection broke, the structure was looked at, and only then the first batch reaches Google after all."""
    a_new_review(company)
    before = generation(company)

    def late() -> None:
        first = next(there.body for there in company.office.emulator.log if there.path.endswith(WRITE))
        with company.office.emulator.store.changing(company.spreadsheet) as book:
            applied(book, first["requests"], OWNER)

    company.office.emulator.faults.add(fault, path=WRITE)
    company.between(lambda: company.between(late, WRITE), WRITE)
    company.sync()
    assert generation(company) == before + 1
    assert set(log_lines(company).values()) == {1}
    assert len(log_lines(company)) == 2 * LINES
    assert company.plan().plan.is_empty


def test_a_word_typed_in_the_log_by_hand_stays_where_it_is(company: Company) -> None:
    company.person.type_in("History", 5, 4, "agreed: 12")
    last = max(row for row, _ in company.cells("History"))
    company.person.type_in("History", last + 3, 0, "below it all")
    a_new_review(company)
    company.sync()
    cells = company.cells("History")
    assert cells[5, 4] == "agreed: 12"
    assert cells[last + 3, 0] == "below it all"
    assert max(row for row, _ in cells) > last + 3
