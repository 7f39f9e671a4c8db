"""Numbers far from all others of their column: a thousand times too big, in kopecks, a share in percent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
TOO_FAR = 2.0
"""Powers of ten above the median: a hundred times as much is a slip of the unit, and would swallow every sum."""
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


@dataclass(frozen=True, slots=True, eq=False)
class Outliers:
    """Numbers that are far off: what is told of them, and which are left out of sums, by role and declared name."""

    issues: Sequence[Issue]
    left_out: Mapping[str, Mapping[str, npt.NDArray[np.bool_]]]

    def without(self, tables: Tables) -> Tables:
        """The tables without the numbers that are left out of sums."""
        frames = dict(tables.frames)
        for role, columns in self.left_out.items():
            gone = {name: frames[role][name].mask(far) for name, far in columns.items()}
            frames[role] = frames[role].assign(**gone)
        return replace(tables, frames=frames)


def find_outliers(tables: Tables) -> Outliers:
    """Every number far from the others of its column; those a hundred times too big are left out of sums."""
    issues: list[Issue] = []
    left_out: dict[str, dict[str, npt.NDArray[np.bool_]]] = {}
    for field, slice_name in _COLUMNS:
        role, name = field.tab.role, field.name
        source, frame = tables.sources.get(role), tables.frames[role]
        if source is None or name not in source.columns:
            continue
        values = frame[name].to_numpy(dtype=np.float64, na_value=np.nan)
        powers, usual = far_off(values, _slices(tables, frame, field, slice_name))
        if field.kind is Kind.COUNT:
            powers = np.maximum(powers, 0)  # few clicks are no slip: traffic begins somewhere
        huge = (powers >= TOO_FAR) & (field.tab is not Plan)
        if huge.any():
            left_out.setdefault(role, {})[name] = huge
        for kind, chosen in (("number_outlier", (powers != 0) & ~huge), ("number_huge", huge)):
            far = np.flatnonzero(chosen)
            unit = 100 if field.kind is Kind.MONEY else 1
            details = [
                {"usual": f"{usual[at] / unit:,.4g}".replace(",", " "), "times": _times(powers[at])}
                for at in far.tolist()
            ]
            issues += issues_each(source, name, kind, frame["source_row"].to_numpy()[far], details)
    return Outliers(issues, left_out)


def _times(power: float) -> str:
    return f"{10 ** abs(power):,.0f}".replace(",", " ")


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
