"""The faults of whole lines."""

from __future__ import annotations

from tests.messy.rows import between, odds, records, repeats
from tests.messy.rows.tab import ROW_FAULTS, RowFault, Tab

__all__ = ["ROW_FAULTS", "RowFault", "Tab", "between", "odds", "records", "repeats"]
