"""Which fields of a department must be filled: a contact, and what required criteria look at."""

from __future__ import annotations

import pytest

from sheetsync.core.grid import Cell
from sheetsync.core.issues import Owner
from sheetsync.core.metrics import trust
from sheetsync.core.metrics.base import Numbers
from tests.core.sheets import Rows, day, judged

CRITERIA = ["Criterion", "Field", "Operator", "Value", "Required", "Valid from"]
HEADER = ["Lead ID", "Created", "Channel", "Segment"]


def fill(department: Owner, header: list[str], *rows: list[Cell], **tabs: Rows) -> tuple[int | None, int | None]:
    """Fields filled, of fields, for leads created on one day with these further cells."""
    leads = [[*HEADER, *header], *[[f"L-{n}", day(5), "Search", "Small", *row] for n, row in enumerate(rows)]]
    facts, issues = judged(leads=leads, **tabs)
    number = Numbers.of(trust.numbers(facts, issues, ())).get("trust.fill", department=department.value)
    return number.k, number.n


@pytest.mark.parametrize(
    ("header", "rows", "filled", "fields"),
    [
        ([], [[], []], 6, 6),
        (["Phone"], [["+7 916 123-45-67"], [None]], 7, 8),
        (["E-mail"], [["a@example.com"], ["—"]], 7, 8),
        (["Phone", "E-mail"], [["+7 916 123-45-67", None], [None, "a@example.com"]], 8, 8),
        (["Phone", "E-mail"], [[None, None], ["+7 916 123-45-67", "a@example.com"]], 7, 8),
    ],
)
def test_a_lead_must_be_reachable(header: list[str], rows: list[list[Cell]], filled: int, fields: int) -> None:
    assert fill(Owner.MARKETING, header, *rows) == (filled, fields)


@pytest.mark.parametrize(
    ("rule", "filled", "fields"),
    [
        (["Budget", "Budget", "at least", 100, "yes", None], 7, 8),
        (["Budget", "Budget", "is filled", None, "yes", None], 7, 8),
        (["Budget", "Budget", "at least", 100, "no", None], 6, 6),  # not required
        (["Budget", "Budget", "at least", 100, "yes", day(6)], 6, 6),  # not in force yet
        (["Budget", "Budget", "is not filled", None, "yes", None], 6, 6),
        (["Segment", "Segment", "equals", "Small", "yes", None], 6, 6),  # counted already
    ],
)
def test_what_criteria_look_at_must_be_filled(rule: list[Cell], filled: int, fields: int) -> None:
    assert fill(Owner.MARKETING, ["Budget"], [500], [None], criteria=[CRITERIA, rule]) == (filled, fields)


def test_two_rules_of_one_column_ask_once() -> None:
    rules = [["A", "Budget", "at least", 100, "yes", None], ["B", "Budget", "at most", 900, "yes", None]]
    assert fill(Owner.MARKETING, ["Budget"], [500], [None], criteria=[CRITERIA, *rules]) == (7, 8)


def test_sales_fill_theirs_where_there_is_a_deal() -> None:
    deals = [["Lead ID", "Status", "Need"], ["L-0", "open", "yes"], ["L-1", "open", None]]
    rule = ["Need", "Need", "is filled", None, "yes", None]
    assert fill(Owner.SALES, [], [], [], [], deals=deals, criteria=[CRITERIA, rule]) == (1, 2)
