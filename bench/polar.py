"""The core numbers in polars."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import polars as pl

from bench.answers import CUTS, CYCLE, REVENUE, Answers, name

WON, TARGET = pl.col("state") == "Won", pl.col("verdict") == "target"
COUNTS: Mapping[str, pl.Expr] = {
    "funnel.leads": pl.lit(value=True),
    "funnel.won": WON,
    "funnel.lost": pl.col("state") == "Lost",
    "funnel.open": pl.col("state") == "Open",
    "qualification.target": TARGET,
    "qualification.non_target": pl.col("verdict") == "non-target",
    "qualification.unknown": pl.col("verdict") == "unknown",
    "funnel.reached contacted": TARGET & (pl.col("contacted").is_not_null() | WON),
    "funnel.reached won": TARGET & WON,
    "qualification.failed_sole phone": ~pl.col("phone_ok") & pl.col("budget_ok").fill_null(value=True),
    "qualification.failed_sole budget": ~pl.col("budget_ok") & pl.col("phone_ok").fill_null(value=True),
    "qualification.field_unknown budget": pl.col("budget_ok").is_null(),
}


def load(leads: pd.DataFrame) -> pl.DataFrame:
    """The leads as polars holds them."""
    return pl.from_pandas(leads)


def answers(leads: pl.DataFrame) -> Answers:
    """All of them, slice by slice."""
    kinds = pl.Enum(["target", "non-target", "unknown"])
    failed, met = ~pl.col("phone_ok") | ~pl.col("budget_ok"), pl.col("phone_ok") & pl.col("budget_ok")
    verdict = pl.when(failed).then(pl.lit("non-target")).when(met).then(pl.lit("target")).otherwise(pl.lit("unknown"))
    judged = leads.rename({"status": "state"}).with_columns(
        verdict=verdict.cast(kinds),
        created_month=pl.col("created").dt.truncate("1mo"),
        closed_month=pl.col("closed").dt.truncate("1mo"),
    )
    found: Answers = {}
    for dimensions in CUTS:
        found |= _cohort(judged, dimensions) | _flow(judged, dimensions)
    return found


def _cohort(judged: pl.DataFrame, dimensions: tuple[str, ...]) -> Answers:
    told = [condition.sum().cast(pl.Int64).alias(key) for key, condition in COUNTS.items() if key != "funnel.leads"]
    cycle = (pl.col("closed") - pl.col("created")).dt.total_days().filter(WON).median().alias(CYCLE)
    return _grouped(judged, [pl.len().alias("funnel.leads"), *told, cycle], dimensions, "created_month")


def _flow(judged: pl.DataFrame, dimensions: tuple[str, ...]) -> Answers:
    return _grouped(judged.filter(WON), [pl.col("amount").sum().alias(REVENUE)], dimensions, "closed_month")


def _grouped(rows: pl.DataFrame, told: list[pl.Expr], dimensions: tuple[str, ...], month: str) -> Answers:
    columns = [month if dimension == "month" else dimension for dimension in dimensions]
    table = rows.group_by(columns).agg(told) if columns else rows.select(told)
    if month in columns:
        table = table.with_columns(pl.col(month).dt.strftime("%Y-%m"))
    found: Answers = {}
    for row in table.iter_rows(named=True):
        values = tuple(str(row.pop(column)) for column in columns)
        found |= {name(key, dimensions, values): float(value) for key, value in row.items() if value is not None}
    return found
