"""Each lead's verdict, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

from sheetsync.core.export.columns import picked
from sheetsync.core.export.entries import source
from sheetsync.core.facts import LOST, NON_TARGET, OPEN, TARGET, UNKNOWN, WON, Facts

_VERDICTS = {UNKNOWN: "unknown", TARGET: "target", NON_TARGET: "non_target"}
_STATES = {OPEN: "open", WON: "won", LOST: "lost"}


def verdicts(facts: Facts, ids: pa.StringArray, title: str) -> pa.Table:
    """Lead by lead: is it a target lead, which required criteria failed, which can't be told; how it ended, and the
    key of the furthest stage that it reached. `title`: the tab of the leads.
    """
    leads = facts.leads
    stages = [stage.key for stage in facts.norms.lead_stages]
    return pa.table(
        {
            "lead_id": ids,
            "verdict": picked([_VERDICTS[code] for code in range(3)], leads["verdict"].to_numpy()),
            "failed_criteria": _named(facts.criteria, leads["failed"]),
            "unknown_criteria": _named(facts.criteria, leads["unmet"]),
            "state": picked([_STATES[code] for code in range(3)], leads["state"].to_numpy()),
            "furthest_stage": picked(stages, leads["furthest"].to_numpy()),
            **source(leads["source_row"], title),
        }
    )


def _named(criteria: Sequence[str], bits: pd.Series) -> pa.StringArray:
    """The criteria whose bits are set, null where none is."""
    sets, codes = np.unique(bits.to_numpy(), return_inverse=True)
    names = ["; ".join(name for bit, name in enumerate(criteria) if some >> bit & 1) for some in sets.tolist()]
    return pa.array([name or None for name in names], pa.string()).take(pa.array(codes))
