"""Numbers far from all others of their column: a thousand times too big, in kopecks, a share in percent."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from sheetsync.core.entry_tabs import Deals, Plan, Spend
from sheetsync.core.issues import Issue
from sheetsync.core.judging.telling import issues_each
from sheetsync.core.schema import Field, Kind
from sheetsync.core.tables import Tables

FEWEST = 20
"""So many numbers above zero must be there to tell what is usual; in a slice, too."""
FARTHEST = 1.5
"""Powers of ten from the median that are never told: 30 times as much is a big deal, not a slip."""
SPREADS = 4.5
"""Standard deviations, by the median absolute deviation of the logarithms (x 1.4826, as for a normal distribution)."""
MOST_SHARE = 0.1
"""If more are that far off, there are two sorts of numbers in the column, and neither is wrong."""
_COLUMNS: tuple[tuple[Field, str], ...] = (
    (Deals.amount, "segment"),
    (Deals.cost, "segment"),
    *((field, "channel") for field in (Spend.spend, Spend.impressions, Spend.clicks, Spend.visits)),
    *((field, "segment") for field in (Plan.leads, Plan.target_share, Plan.win_rate)),
    *((field, "segment") for field in (Plan.average_check, Plan.revenue, Plan.spend)),
)
"""Columns of numbers, and the words by which their rows are told apart."""

Numbers = npt.NDArray[np.float64]


def outliers(tables: Tables) -> Iterator[Issue]:
    """Every such number, kept as it stands."""
    for field, slice_name in _COLUMNS:
        source, frame = tables.sources.get(field.tab.role), tables.frames[field.tab.role]
        if source is None or field.name not in source.columns:
            continue
        values = frame[field.name].to_numpy(dtype=np.float64, na_value=np.nan)
        powers, usual = far_off(values, _slices(tables, frame, field, slice_name))
        far = np.flatnonzero(powers)
        unit = 100 if field.kind is Kind.MONEY else 1
        details = [
            {"usual": f"{usual[at] / unit:.3g}", "times": f"{10 ** abs(powers[at]):,.0f}".replace(",", " ")}
            for at in far.tolist()
        ]
        rows = frame["source_row"].to_numpy()[far]
        yield from issues_each(source, field.name, "number_outlier", rows, details)


def _slices(tables: Tables, frame: pd.DataFrame, field: Field, name: str) -> npt.NDArray[np.int64]:
    """The slice of each row, deals by their lead; -1 where there is none."""
    if field.tab is Deals:
        of_leads = np.asarray(tables.frames["leads"][name].cat.codes, dtype=np.int64)
        codes: npt.NDArray[np.int64] = of_leads[frame["lead"].to_numpy()]
        return codes
    return np.asarray(frame[name].cat.codes, dtype=np.int64)


def far_off(values: Numbers, slices: npt.NDArray[np.int64]) -> tuple[Numbers, Numbers]:
    """Per value, how many powers of ten it is off (0 where that is usual), and the median it is held against."""
    usable = np.flatnonzero(values > 0)
    powers, usual = np.zeros(len(values)), np.zeros(len(values))
    if len(usable) < FEWEST:
        return powers, usual
    logs = np.log10(values[usable])
    off, middle = _off(logs)
    of_slice = slices[usable]
    sizes = np.bincount(of_slice + 1)
    for one in np.flatnonzero(sizes >= FEWEST).tolist():
        chosen = of_slice == one - 1
        off[chosen], middle[chosen] = _off(logs[chosen])
    powers[usable], usual[usable] = off, 10**middle
    return powers, usual


def _off(logs: Numbers) -> tuple[Numbers, Numbers]:
    median = np.median(logs)
    away = logs - median
    limit = max(FARTHEST, SPREADS * 1.4826 * float(np.median(np.abs(away))))
    far = np.abs(away) > limit
    if far.sum() > MOST_SHARE * len(logs):
        far[:] = False
    return np.where(far, away, 0.0), np.full(len(logs), median)
