"""What the Reviews tab says besides the time: pulse scores and decisions (metrics.md, section 13)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Spoken:
    """One review as it went: how each head scored the other, 1 to 5 (None: not said), and what was decided."""

    day: dt.date
    marketing_pulse: float | None = None
    sales_pulse: float | None = None
    decisions: str = ""


def read_spoken(frame: pd.DataFrame) -> tuple[Spoken, ...]:
    """The rows of the Reviews tab that have a date, the earliest first; a score out of range isn't said."""
    found = [
        Spoken(
            row["date"].date(),
            _score(row["marketing_pulse"]),
            _score(row["sales_pulse"]),
            "" if pd.isna(row["decisions"]) else str(row["decisions"]),
        )
        for row in frame.to_dict("records")
        if not pd.isna(row["date"])
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def _score(value: float) -> float | None:
    return None if pd.isna(value) or not LOWEST <= value <= HIGHEST else float(value)
