"""Where the leads are kept as each review saw them."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

import pyarrow as pa


class Archive(Protocol):
    """The leads by review. What can't be kept or read is no fault of a run: it only can't be told later who moved."""

    def keep(self, review: dt.date, leads: pa.Table) -> None:
        """Keep them, unless that review has some already."""

    def find(self, review: dt.date) -> pa.Table | None:
        """As they were kept; None if they aren't there."""
