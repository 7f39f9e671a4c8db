"""The usual way in: every row a dict of its cells, then a pandas frame of dicts, then types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import python_calamine

from bench.workbooks import DATES


def with_openpyxl(path: Path) -> pd.DataFrame:
    """The Leads tab read by openpyxl in its read-only mode."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    return _typed(_records(book["Leads"].iter_rows(values_only=True)))


def with_calamine(path: Path) -> pd.DataFrame:
    """The Leads tab read by calamine."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return _typed(_records(book.get_sheet_by_name("Leads").to_python()))


def with_gspread(tab: Any) -> pd.DataFrame:
    """A tab read by gspread."""
    return _typed(iter(tab.get_all_records()))


def _records(rows: Iterable[Iterable[Any]]) -> Iterator[dict[str, Any]]:
    """What `get_all_records` gives."""
    iterator = iter(rows)
    headers = [str(cell) for cell in next(iterator)]
    for row in iterator:
        yield dict(zip(headers, row, strict=False))


def _typed(records: Iterator[dict[str, Any]]) -> pd.DataFrame:
    """Dates and numbers as they should be, what can't be read left out."""
    leads = pd.DataFrame(list(records))
    for column in DATES:
        leads[column] = pd.to_datetime(leads[column], dayfirst=True, errors="coerce", format="mixed")
    for column in ("Budget", "Amount"):
        leads[column] = pd.to_numeric(leads[column], errors="coerce")
    return leads
