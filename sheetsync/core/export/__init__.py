"""The cleaned tables, for checking the numbers elsewhere: what was read, how it was judged, what was wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa

from sheetsync.core.entry_tabs import Deals, Leads, Spend
from sheetsync.core.export.csv_cells import csv_cells
from sheetsync.core.export.entries import entries
from sheetsync.core.export.ids import tidy_ids
from sheetsync.core.export.issue_cells import issue_cells
from sheetsync.core.export.verdicts import verdicts
from sheetsync.core.facts import Facts
from sheetsync.core.issues import Issue
from sheetsync.core.judging.outliers import find_outliers
from sheetsync.core.lang import Lang
from sheetsync.core.tables import Tables

__all__ = ["NAMES", "csv_cells", "export"]

NAMES = ("leads", "deals", "spend", "verdicts", "issues")
"""The tables of an export."""


def export(tables: Tables, facts: Facts, issues: Sequence[Issue], lang: Lang) -> Mapping[str, pa.Table]:
    """The tables of an export by name, all of them, without rows where there is nothing.

    A missing value is null, and so is a number too far off to be counted. Money is decimal128 in currency units, a day
    date32 (whatever time was written beside it), counts and row numbers int64, yes/no bool, all else string.
    `source_row` is the row that the spreadsheet shows.
    """
    tables = find_outliers(tables).without(tables)
    ids = tidy_ids(tables.frames["leads"]["lead_id"])
    return {
        "leads": entries(Leads, tables, facts.norms, ids),
        "deals": entries(Deals, tables, facts.norms, ids),
        "spend": entries(Spend, tables, facts.norms, ids),
        "verdicts": verdicts(facts, ids, tables.titles["leads"]),
        "issues": issue_cells(issues, tables.titles, lang),
    }
