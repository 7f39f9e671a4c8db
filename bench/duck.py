"""The core numbers in DuckDB: one query with grouping sets for the leads created, one for the deals won."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pandas as pd

from bench.answers import COUNTS, CUTS, CYCLE, REVENUE, Answers, name

DIMENSIONS = tuple(dict.fromkeys(dimension for cut in CUTS for dimension in cut))
JUDGED = """
CREATE OR REPLACE TEMP TABLE judged AS
SELECT * EXCLUDE (status),
       status AS state,
       date_trunc('month', created) AS created_month,
       date_trunc('month', closed) AS closed_month,
       CASE WHEN NOT phone_ok OR NOT budget_ok THEN 'non-target'
            WHEN phone_ok AND budget_ok THEN 'target'
            ELSE 'unknown' END::ENUM('target', 'non-target', 'unknown') AS verdict
FROM leads
"""


def load(leads: pd.DataFrame) -> Any:
    """A database that holds the leads."""
    database = duckdb.connect()
    database.register("given", leads)
    database.execute("CREATE TABLE leads AS SELECT * FROM given")
    database.unregister("given")
    return database


def answers(database: Any) -> Answers:
    """All of them, slice by slice."""
    database.execute(JUDGED)
    counts = ", ".join(f"count(*) FILTER ({condition})" for condition in COUNTS.values())
    cycle = "median(date_diff('day', created, closed)) FILTER (state = 'Won')"
    cohort = _grouped(database, f"{counts}, {cycle}", [*COUNTS, CYCLE], "created_month", "TRUE")
    return cohort | _grouped(database, "sum(amount)", [REVENUE], "closed_month", "state = 'Won'")


def _grouped(database: Any, what: str, keys: Sequence[str], month: str, where: str) -> Answers:
    columns = [month if dimension == "month" else dimension for dimension in DIMENSIONS]
    sets = ", ".join(f"({', '.join(columns[DIMENSIONS.index(dimension)] for dimension in cut)})" for cut in CUTS)
    labels = [f"strftime({column}, '%Y-%m')" if column == month else column for column in columns]
    sql = f"""
        SELECT grouping({", ".join(columns)}), {", ".join(labels)}, {what}
        FROM judged WHERE {where} GROUP BY GROUPING SETS ({sets})"""
    found: Answers = {}
    for left_out, *row in database.execute(sql).fetchall():
        kept = [place for place in range(len(columns)) if not left_out >> (len(columns) - 1 - place) & 1]
        dimensions = tuple(DIMENSIONS[place] for place in kept)
        values = tuple(str(row[place]) for place in kept)
        told = zip(keys, row[len(columns) :], strict=True)
        found |= {name(key, dimensions, values): float(value) for key, value in told if value is not None}
    return found
