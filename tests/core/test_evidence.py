"""What stands in the cells behind a disputed verdict, kept for the Disputes tab."""

from __future__ import annotations

import datetime as dt

import numpy as np

from sheetsync.core.facts import NO_EVIDENCE, NON_TARGET, TARGET, UNKNOWN, contradicting, disputed, opinions
from tests.core.sheets import Rows, judged

LEADS: Rows = [
    ["Lead ID", "Created", "Budget", "Country", "Target (marketing)"],
    ["1", dt.date(2026, 10, 1), 5000, "Spain", "yes"],
    ["2", dt.date(2026, 10, 1), 90000, "Spain", "yes"],
    ["3", dt.date(2026, 10, 1), 900.0, "  Cape   Verde ", "yes"],
    ["4", dt.date(2026, 10, 1), 900, "Peru", None],
    ["5", dt.date(2026, 9, 1), 70000, None, "yes"],
]
DEALS: Rows = [["Lead ID", "Status", "Target (sales)"], ["4", "open", "yes"], ["2", "open", "no"]]
CRITERIA: Rows = [
    ["Criterion", "Field", "Condition", "Value", "Required", "Valid from"],
    ["money", "Budget", "at least", 10000, "yes", None],
    ["place", "Country", "one of", "Spain; Peru", "yes", None],
    ["worked on", "Status", "filled", None, "no", None],
]


def test_disputed_leads_keep_the_cells_that_decided() -> None:
    facts, _ = judged(leads=LEADS, deals=DEALS, criteria=CRITERIA)
    assert facts.leads["verdict"].tolist() == [NON_TARGET, TARGET, NON_TARGET, NON_TARGET, UNKNOWN]
    assert np.flatnonzero(disputed(facts.leads)).tolist() == facts.evidence.rows.tolist() == [0, 1, 2, 3]
    assert [facts.evidence.of(row, "money") for row in range(5)] == ["5000", "90000", "900", "900", None]
    assert [facts.evidence.of(row, "place") for row in range(5)] == ["Spain", "Spain", "Cape Verde", "Peru", None]
    assert facts.evidence.of(0, "worked on") is None


def test_opinions_and_who_contradicts() -> None:
    leads = judged(leads=LEADS, deals=DEALS, criteria=CRITERIA)[0].leads
    assert opinions(leads, "marketing_label").tolist() == [TARGET, TARGET, TARGET, UNKNOWN, TARGET]
    assert opinions(leads, "sales_label").tolist() == [UNKNOWN, NON_TARGET, UNKNOWN, TARGET, UNKNOWN]
    assert contradicting(leads, "marketing_label").tolist() == [True, False, True, False, False]
    assert contradicting(leads, "sales_label").tolist() == [False, True, False, True, False]


def test_each_lead_shows_the_cell_of_its_own_version() -> None:
    versions: Rows = [
        CRITERIA[0],
        ["money", "Budget", "at least", 10000, "yes", None],
        ["money", "Country", "one of", "Spain", "yes", dt.date(2026, 9, 15)],
    ]
    leads: Rows = [
        *LEADS[:1],
        ["1", dt.date(2026, 9, 1), 500, "Peru", "yes"],
        ["2", dt.date(2026, 10, 1), 500, "Peru", "yes"],
    ]
    evidence = judged(leads=leads, criteria=versions)[0].evidence
    assert [evidence.of(row, "money") for row in (0, 1)] == ["500", "Peru"]


def test_a_stage_that_only_the_log_dates_shows_its_day() -> None:
    leads: Rows = [LEADS[0], *([*row[:4], "no"] for row in LEADS[1:3])]
    log: Rows = [["Lead ID", "Stage", "Date"], ["1", "Meeting", dt.date(2026, 10, 4)]]
    rule: Rows = [CRITERIA[0], ["met", "Meeting", "filled", None, "yes", None]]
    facts, _ = judged(leads=leads, deals=[["Lead ID", "Status"], ["1", "open"]], stage_log=log, criteria=rule)
    assert facts.leads["verdict"].tolist() == [TARGET, NON_TARGET]
    assert facts.evidence.rows.tolist() == [0]
    assert facts.evidence.of(0, "met") == "2026-10-04"


def test_nobody_kept_anything() -> None:
    assert NO_EVIDENCE.of(0, "money") is None
