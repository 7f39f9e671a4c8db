"""How far the entries can be trusted, and when verdicts are withheld."""

from __future__ import annotations

import datetime as dt

import pytest

from sheetsync.core.facts import Facts
from sheetsync.core.issues import Issue, Owner, Severity, Tally
from sheetsync.core.metrics import trust
from sheetsync.core.metrics.base import Numbers
from sheetsync.core.norms import Norms, TrustGate
from sheetsync.core.period import Period
from tests.spec.company import company

LEADS = """
    lead | created | channel | segment | manager | closed | state | loss_reason | amount
    1    | 04.05   | email   | small   | Anna    | 10.05  | won   |             | 1000
    2    | 04.05   | email   |         | Anna    | 11.05  | won   |             |
    3    | 04.05   |         | small   |         | 12.05  | lost  | price       |
    4    | 04.05   | email   | small   | Anna    |        | lost  |             |
    5    | 04.05   | email   | small   | Anna    |        | open  |             |
    """
TALLIES = (Tally("Leads", 12, 10, 0, 2), Tally("Spend", 30, 30, 0, 0), Tally("Deals", 20, 15, 1, 4))


def issue(kind: str, severity: Severity, tab: str, owner: Owner, *rows: int) -> Issue:
    return Issue(kind, severity, tab, owner, column=3, rows=rows)


def told(facts: Facts, *issues: Issue, tallies: tuple[Tally, ...] = TALLIES) -> Numbers:
    return Numbers.of(trust.numbers(facts, issues, tallies))


def of(numbers: Numbers, key: str, department: str) -> tuple[int | None, int | None]:
    number = numbers.get(key, department=department)
    assert number.value == ((number.k or 0) / number.n if number.n else None)
    return number.k, number.n


def test_marketing_fills_date_channel_and_segment_of_every_lead() -> None:
    assert of(told(company(LEADS)), "trust.fill", "marketing") == (5 + 4 + 4, 3 * 5)


def test_sales_fill_what_a_deal_must_have_by_how_it_ended() -> None:
    managers, closing_dates, reasons, amounts = (4, 5), (3, 4), (1, 2), (1, 2)
    wanted = tuple(map(sum, zip(managers, closing_dates, reasons, amounts, strict=True)))
    assert of(told(company(LEADS)), "trust.fill", "sales") == wanted


def test_a_column_that_is_not_there_is_no_blank_field() -> None:
    without = company("""
        lead | created | channel | state | closed
        1    | 04.05   | email   | won   | 10.05
        2    | 04.05   |         | open  |
        """)
    assert of(told(without), "trust.fill", "marketing") == (2 + 1, 2 + 2)
    assert of(told(without), "trust.fill", "sales") == (1, 1)


def test_leads_of_the_period_count_and_those_without_a_date() -> None:
    facts = company(
        """
        lead | created | channel
        1    | 04.04   |
        2    | 04.05   | email
        3    |         | email
        """,
        period=Period(dt.date(2026, 5, 1), dt.date(2026, 5, 31)),
    )
    assert of(told(facts), "trust.fill", "marketing") == (1 + 2, 2 + 2)


def test_rows_with_errors_count_once_however_many_they_have() -> None:
    numbers = told(
        company(LEADS),
        issue("date_unreadable", Severity.ERROR, "Leads", Owner.MARKETING, 4, 5),
        issue("cell_error", Severity.ERROR, "Leads", Owner.MARKETING, 5),
        issue("number_unreadable", Severity.ERROR, "Spend", Owner.MARKETING, 5),
        issue("word_folded", Severity.NOTE, "Spend", Owner.MARKETING, 6, 7, 8),
        issue("number_unreadable", Severity.ERROR, "Deals", Owner.SALES, 9),
        issue("columns_missing", Severity.ERROR, "Plan", Owner.CEO),
    )
    assert of(numbers, "trust.errors", "marketing") == (3, 10 + 30)
    assert of(numbers, "trust.errors", "sales") == (1, 16)


def test_rows_that_stand_twice() -> None:
    numbers = told(
        company(LEADS),
        issue("row_repeated", Severity.NOTE, "Leads", Owner.MARKETING, 4),
        issue("key_conflict", Severity.ERROR, "Deals", Owner.SALES, 6, 7),
        issue("spend_twice", Severity.WARNING, "Spend", Owner.MARKETING, 6),
    )
    assert of(numbers, "trust.duplicates", "marketing") == (2, 40)
    assert of(numbers, "trust.duplicates", "sales") == (2, 16)


def test_in_one_wide_tab_an_issue_is_that_of_its_column() -> None:
    numbers = told(
        company(LEADS),
        issue("date_unreadable", Severity.ERROR, "Leads", Owner.MARKETING, 4),
        issue("number_unreadable", Severity.ERROR, "Leads", Owner.SALES, 5, 6),
        tallies=(Tally("Leads", 10, 10, 0, 0),),
    )
    assert of(numbers, "trust.errors", "marketing") == (1, 10)
    assert of(numbers, "trust.errors", "sales") == (2, 10)


def test_tabs_are_known_by_their_own_titles() -> None:
    norms = Norms(titles={"deals": "Pipeline"})
    numbers = told(
        company(LEADS, norms=norms),
        issue("number_unreadable", Severity.ERROR, "Pipeline", Owner.SALES, 5),
        tallies=(Tally("💰 Лиды", 10, 10, 0, 0), Tally("Pipeline", 4, 4, 0, 0)),
    )
    assert of(numbers, "trust.errors", "sales") == (1, 4)
    assert of(numbers, "trust.errors", "marketing") == (0, 10)


def test_losses_without_a_reason() -> None:
    assert of(told(company(LEADS)), "trust.blank_reasons", "sales") == (1, 2)
    assert not told(company(LEADS)).has("trust.blank_reasons", department="marketing")


def test_without_deals_nothing_is_said_of_sales() -> None:
    numbers = told(company("lead | created\n1 | 04.05"), tallies=TALLIES[:2])
    assert numbers.get("trust.fill", department="sales").why == "no_tab:deals"
    assert numbers.get("trust.blank_reasons", department="sales").why == "no_tab:deals"
    assert of(numbers, "trust.errors", "sales") == (0, 0)
    assert trust.gate(numbers, Norms()) == {Owner.MARKETING: (), Owner.SALES: ()}


@pytest.mark.parametrize(
    ("limits", "failed"),
    [
        (TrustGate(min_fill=0.9, max_blank_reasons=0.5, max_errors=0.05, max_duplicates=0.05), ("trust.fill",)),
        (
            TrustGate(min_fill=0.6, max_blank_reasons=0.4, max_errors=0.05, max_duplicates=0.05),
            ("trust.blank_reasons",),
        ),
        (TrustGate(min_fill=0.6, max_blank_reasons=0.5, max_errors=0.05, max_duplicates=0.05), ()),
        (TrustGate(min_fill=0.6, max_blank_reasons=0.5, max_errors=0.01, max_duplicates=0.05), ("trust.errors",)),
        (
            TrustGate(min_fill=0.6, max_blank_reasons=0.5, max_errors=0.01, max_duplicates=0.01),
            ("trust.errors", "trust.duplicates"),
        ),
    ],
)
def test_the_gate_names_what_is_below_its_threshold(limits: TrustGate, failed: tuple[str, ...]) -> None:
    """Sales fill 9 of 13 fields and half of the reasons; 1 row of 25 has an error and stands twice."""
    tallies = (Tally("Leads", 10, 10, 0, 0), Tally("Deals", 25, 25, 0, 0))
    wrong = issue("key_conflict", Severity.ERROR, "Deals", Owner.SALES, 6)
    gate = trust.gate(told(company(LEADS), wrong, tallies=tallies), Norms(trust=limits))
    assert gate[Owner.SALES] == failed
    assert gate[Owner.MARKETING] == (("trust.fill",) if limits.min_fill > 13 / 15 else ())
