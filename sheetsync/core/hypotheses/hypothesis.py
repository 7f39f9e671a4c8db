"""One hypothesis as it is to be judged."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sheetsync.core.issues import Owner
from sheetsync.core.metrics.base import Metric, Slice


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A change that a department will try.

    `effect` is the smallest worthwhile change of the metric in its own units (a share: 0.05 is five points; money in
    minor units), always positive; `direction` is +1 or −1. `row` is its 0-based row in the Hypotheses tab.
    """

    name: str
    owner: Owner
    statement: str
    metric: Metric
    scope: Slice
    direction: int
    effect: float | None
    start: dt.date | None
    decision: dt.date | None
    row: int = 0
