"""Small workbooks for the tests of intake: tabs as plain rows, read and judged in one call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.facts import Facts
from sheetsync.core.grid import Grid
from sheetsync.core.hypotheses import read_hypotheses
from sheetsync.core.issues import Issue
from sheetsync.core.judging import judge
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period
from sheetsync.core.tables import Tables, read_tables

Rows: TypeAlias = Sequence[Any]
"""Rows of cells; a literal of mixed rows is a list of objects to the type checker."""

AS_OF = dt.date(2026, 11, 20)
NORMS = Norms()
TITLES = {tab.role: tab.title.en for tab in ENTRY_TABS}

LEADS: Rows = [
    ["Lead ID", "Created", "Channel", "Segment", "Phone", "Budget"],
    ["L-1", dt.date(2026, 10, 1), "E-mail", "Small", "+7 916 123-45-67", 1000],
    ["L-2", dt.date(2026, 10, 2), "Search", "Large", "8 800 555-35-35", 2000],
    ["L-3", dt.date(2026, 10, 3), "Search", "Small", None, None],
]
DEALS: Rows = [
    ["Lead ID", "Manager", "Status", "Contacted", "Closed", "Loss reason", "Amount"],
    ["L-1", "Anna", "won", dt.date(2026, 10, 2), dt.date(2026, 10, 20), None, 50000],
    ["L-2", "Ivan", "lost", dt.date(2026, 10, 4), dt.date(2026, 10, 9), "Too expensive", None],
]


def day(number: int, month: int = 10) -> dt.date:
    """A day of 2026."""
    return dt.date(2026, month, number)


def read(norms: Norms = NORMS, /, **tabs: Rows) -> Tables:
    """The tables of tabs given by role; titles are the English ones."""
    return read_tables({role: (TITLES[role], Grid.of_rows(rows)) for role, rows in tabs.items()}, norms)


def read_wide(rows: Rows, norms: Norms = NORMS, **tabs: Rows) -> Tables:
    """The tables of a workbook whose leads and deals stand in one tab, "Pipeline"."""
    grid = Grid.of_rows(rows)
    others = {role: (TITLES[role], Grid.of_rows(some)) for role, some in tabs.items()}
    return read_tables({"leads": ("Pipeline", grid), "deals": ("Pipeline", grid), **others}, norms)


def judged(norms: Norms = NORMS, as_of: dt.date = AS_OF, /, **tabs: Rows) -> tuple[Facts, list[Issue]]:
    """The facts of tabs given by role, and all issues."""
    tables = read(norms, **tabs)
    assert not tables.faults, tables.faults
    facts, issues = judge(tables, norms, Period(), as_of)
    return facts, [*tables.issues, *issues, *read_hypotheses(tables, facts)[1]]


def of_kind(issues: Iterable[Issue], kind: str) -> list[Issue]:
    """The issues of one kind."""
    return [issue for issue in issues if issue.kind == kind]


def kinds(issues: Iterable[Issue]) -> set[str]:
    """The kinds that occur."""
    return {issue.kind for issue in issues}
