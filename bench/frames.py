"""The same leads as typed columns, made without reading the workbook: what the databases get."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from bench.workbooks import COLUMNS, DATES, FOLDER, LEAST_BUDGET, SERIAL_ZERO, VERSION, leads

WORDS = ("channel", "campaign", "segment", "manager", "status", "loss_reason")


def frame(count: int) -> pd.DataFrame:
    """Typed leads: dates, words as categories, money in whole minor units, phone_ok and budget_ok (None: unknown)."""
    path = _path(count)
    if not path.exists():
        _make(count).to_parquet(path)
    return pd.read_parquet(path)


def _path(count: int) -> Path:
    FOLDER.mkdir(exist_ok=True)
    return FOLDER / f"leads-{count}-v{VERSION}.parquet"


def _make(count: int) -> pd.DataFrame:
    raw = dict(zip(COLUMNS, leads(count), strict=True))
    table = {name.lower().replace(" ", "_"): pd.Series(column) for name, column in raw.items() if name not in DATES}
    typed = pd.DataFrame({name: table[name].astype("category") for name in WORDS})
    typed["channel"] = table["channel"].str.capitalize().astype("category")
    for name in DATES:
        typed[name.lower()] = _days(pd.Series(raw[name], dtype=object))
    budget = table["budget"].astype("Int64")
    typed["budget_ok"] = (budget >= LEAST_BUDGET).astype("boolean")
    typed["phone_ok"] = (table["phone"].str.len() == len("+7 900 000-00-00")).astype("boolean")
    typed["amount"] = (table["amount"] * 100).round().astype("Int64")
    return typed


def _days(cells: pd.Series) -> pd.Series:
    """Serial numbers, some of them written out, as days."""
    numbers = pd.to_numeric(cells, errors="coerce")
    spelled = pd.to_datetime(cells.where(numbers.isna() & cells.notna()), format="%d.%m.%Y")
    return (pd.to_datetime(numbers, unit="D", origin=pd.Timestamp(SERIAL_ZERO)).fillna(spelled)).astype("datetime64[s]")
