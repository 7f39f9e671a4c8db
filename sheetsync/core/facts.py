"""What the metrics count: one row per lead with its deal, spend and plan rows, all typed, and the cuts into slices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from sheetsync.core.issues import Owner
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period

OPEN, WON, LOST = 0, 1, 2
"""A lead's state; every lead is in exactly one."""
UNKNOWN, TARGET, NON_TARGET = 0, 1, 2
"""A lead's verdict; unknown is "not qualified yet"."""


@dataclass(frozen=True, slots=True)
class LossReason:
    """One entry of the agreed directory. `stages` empty: it fits any stage."""

    reason: str
    category: str = ""
    owner: str = ""
    means_non_target: bool = False
    says_nothing: bool = False
    stages: frozenset[str] = frozenset()
    """Stage keys."""

    @property
    def is_marketings(self) -> bool:
        """Whether it tells of what came in: it means non-target, or the directory names marketing."""
        return self.means_non_target or self.owner == "marketing"


@dataclass(frozen=True, slots=True, eq=False)
class Entered:
    """A field on which numbers hang besides the declared ones: how to reach the lead, what a criterion looks at.

    `asked`: the leads that should have it; `filled`: those of them that do, in a way that can be read.
    """

    owner: Owner
    asked: npt.NDArray[np.bool_]
    filled: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What stands in the cells that decided some of the leads: `rows` are their positions in `Facts.leads`, ascending,
    and `written[criterion][i]` the text of the cell that the criterion looked at for lead `rows[i]`, "" for a blank.
    """

    rows: npt.NDArray[np.intp]
    written: Mapping[str, npt.NDArray[np.object_]]

    def of(self, row: int, criterion: str) -> str | None:
        """What stands there; None where nobody kept it."""
        place = int(np.searchsorted(self.rows, row))
        known = place < len(self.rows) and self.rows[place] == row and criterion in self.written
        return str(self.written[criterion][place]) if known else None


NO_EVIDENCE = Evidence(np.zeros(0, dtype=np.intp), {})


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """Everything that is known, before anything is counted.

    `leads` has one row per used lead, in the tab's order:

    ============  ===============  =====================================================================
    lead_id       str              as written (first spelling)
    source_row    int32            0-based grid row in the Leads tab
    created       datetime64[s]    NaT if blank
    channel, campaign, segment, manager, loss_reason   category of str; NaN if blank
    has_deal      bool             sales has a row for it
    state         int8             OPEN, WON, LOST
    furthest      int8             index into `norms.lead_stages`, whatever the verdict: the furthest stage with a date
                                   or status (0: just a lead; the last: won)
    date_<stage>  datetime64[s]    per dated stage of `norms.dated_stages`: its own date, NaT if none
    closed        datetime64[s]    won or lost on; NaT
    amount, cost  Int64            minor units, <NA> if blank
    verdict       int8             UNKNOWN, TARGET, NON_TARGET
    marketing_label, sales_label   boolean: what either department calls the lead, target or not; <NA> if it doesn't say
    failed, unmet int64            bit c: required criterion `criteria[c]` failed / is unknown
    judged        int64            bit c: the criterion was in force for this lead
    ============  ===============  =====================================================================

    `spend`: date datetime64[s], channel/campaign/segment category, spend Int64, impressions/clicks/visits Int64.
    `plan`: month datetime64[s], segment category, leads Int64, target_share/win_rate float64, average_check/revenue/
    spend Int64. Either is empty with all columns if its tab is missing.
    `evidence` has the cells behind the verdicts that a label contradicts.
    `off` says what is missing and why: "spend" -> "no_tab:spend", "deals.amount" -> "no_column:deals.amount" …
    """

    leads: pd.DataFrame
    spend: pd.DataFrame
    plan: pd.DataFrame
    criteria: tuple[str, ...]
    reasons: Mapping[str, LossReason]
    norms: Norms
    period: Period
    as_of: dt.date
    off: Mapping[str, str] = field(default_factory=dict)
    entered: tuple[Entered, ...] = ()
    evidence: Evidence = NO_EVIDENCE


def opinions(leads: pd.DataFrame, label: str) -> npt.NDArray[np.int8]:
    """A column of labels in the words of verdicts: UNKNOWN, TARGET or NON_TARGET."""
    values = leads[label].array
    said: npt.NDArray[np.bool_] = values.to_numpy(dtype=np.bool_, na_value=False)
    known = ~np.asarray(values.isna())
    return np.where(known, np.where(said, TARGET, NON_TARGET), UNKNOWN).astype(np.int8)


def contradicting(leads: pd.DataFrame, label: str) -> npt.NDArray[np.bool_]:
    """Leads whose label says target where the verdict says non-target, or the other way round."""
    said, verdict = opinions(leads, label), leads["verdict"].to_numpy()
    found: npt.NDArray[np.bool_] = (said != UNKNOWN) & (verdict != UNKNOWN) & (said != verdict)
    return found


def disputed(leads: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Leads whose verdict a label of either department contradicts."""
    return contradicting(leads, "marketing_label") | contradicting(leads, "sales_label")
