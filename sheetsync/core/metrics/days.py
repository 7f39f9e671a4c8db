"""Dates as whole numbers, and which of them lie in a period."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from sheetsync.core.metrics.base import Ints
from sheetsync.core.period import Period

NO_DAY = int(np.iinfo(np.int64).min)
"""Stands for a missing date in whole numbers; smaller than every day."""
DAY_SECONDS = 86_400
_NEVER = int(np.iinfo(np.int64).max)


def seconds_of(dates: pd.Series) -> Ints:
    """Seconds since 1970; NO_DAY where the date is missing."""
    return dates.to_numpy(dtype="datetime64[s]").view(np.int64)


def bounds(seconds: Ints) -> tuple[int, int] | None:
    """The first and the last day of these seconds, as days since 1970; None if all are missing."""
    # One second less makes the largest number there is out of a missing date, so that the minimum passes it by.
    first, last = int((seconds - 1).min(initial=_NEVER)) + 1, int(seconds.max(initial=NO_DAY))
    return None if last == NO_DAY else (first // DAY_SECONDS, last // DAY_SECONDS)


def inside(dates: pd.Series, period: Period) -> npt.NDArray[np.bool_]:
    """Which dates lie in the period; a missing date only in one that is open at both ends."""
    if period.is_open:
        return np.ones(len(dates), dtype=np.bool_)
    seconds = seconds_of(dates)
    chosen = seconds > NO_DAY
    if period.first is not None:
        chosen &= seconds >= np.datetime64(period.first, "s").astype(np.int64)
    if period.last is not None:
        chosen &= seconds < np.datetime64(period.last, "s").astype(np.int64) + DAY_SECONDS
    return chosen
