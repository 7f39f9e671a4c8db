"""The disputes as the Disputes tab lists them: read back from it, and carried to today. None of them is forgotten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from sheetsync.core.facts import UNKNOWN, Facts, disputed, opinions
from sheetsync.core.grid import Grid
from sheetsync.core.metrics.days import seconds_of
from sheetsync.core.parse.text import fold, line, spell
from sheetsync.core.tables.standing import day_of, headed, meanings

FIELDS = ("lead_id", "first_seen", "ended", "how")
"""The columns that are read back; their headers are the phrases `docket.<field>`."""
AGREED, WITHDRAWN, UNJUDGED, GONE = "agreed", "withdrawn", "unjudged", "gone"
ENDINGS = (AGREED, WITHDRAWN, UNJUDGED, GONE)
"""How a dispute ended (phrases `docket.<ending>`): verdict and labels say the same; no label is left; the lead has no
verdict any more; it isn't in Leads any more. Only the first is a resolution."""
MOST_OPEN = 1000
"""So many open disputes are listed at most: those that stand, then those of the newest leads."""
_HEADERS = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One dispute over one lead. `first_seen` is the day on which it was first listed (None: it can't be read any
    more), `ended` the day on which it was first seen gone (None: it is open), `how` one of ENDINGS.
    """

    lead: str
    first_seen: dt.date | None
    ended: dt.date | None = None
    how: str = ""


def read(grid: Grid) -> tuple[Entry, ...]:
    """The entries in the order in which they stand; a row without a lead's id is none."""
    for top in range(grid.height):
        columns = headed(grid, top, "docket", FIELDS)
        if len(columns) >= _HEADERS and "lead_id" in columns:
            return tuple(_entries(grid, range(top + 1, grid.height), columns))
    return ()


def carried(entries: Sequence[Entry], facts: Facts) -> tuple[Entry, ...]:
    """The same on the day of the facts: what is no longer disputed has ended, what is new is listed.

    Where nothing can be disputed, for criteria or all labels are missing, nothing has been resolved by that.
    """
    labels = ("marketing_label", "sales_label")
    if "criteria" in facts.off or not facts.leads[list(labels)].notna().any(axis=None):
        return tuple(entries)
    ids, contested = facts.leads["lead_id"], disputed(facts.leads)
    rows = np.flatnonzero(contested)
    now = dict(zip(ids.iloc[rows].tolist(), rows.tolist(), strict=True))
    standing = [entry.lead for entry in entries if entry.ended is None]
    places = np.flatnonzero(ids.isin(standing).to_numpy())
    known = dict(zip(ids.iloc[places].tolist(), places.tolist(), strict=True))
    kept = [
        entry if entry.ended is not None or entry.lead in now else _ended(entry, facts, known.get(entry.lead))
        for entry in entries
    ]
    told = set(standing)
    fresh = [lead for lead in ids.iloc[_newest_first(facts, rows)].tolist() if lead not in told]
    room = max(MOST_OPEN - sum(entry.ended is None for entry in kept), 0)
    return (*kept, *(Entry(lead, facts.as_of) for lead in fresh[:room]))


def _newest_first(facts: Facts, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    return rows[np.argsort(seconds_of(facts.leads["created"])[rows], kind="stable")[::-1]]


def _ended(entry: Entry, facts: Facts, row: int | None) -> Entry:
    """A dispute that is no longer there, and how it went."""
    day = max(facts.as_of, entry.first_seen or facts.as_of)
    if row is None:
        return replace(entry, ended=day, how=GONE)
    lead = facts.leads.iloc[[row]]
    labelled = any(opinions(lead, name)[0] != UNKNOWN for name in ("marketing_label", "sales_label"))
    judged = lead["verdict"].iloc[0] != UNKNOWN
    return replace(entry, ended=day, how=WITHDRAWN if not labelled else AGREED if judged else UNJUDGED)


def _entries(grid: Grid, rows: range, columns: Mapping[str, int]) -> Iterator[Entry]:
    for row in rows:
        cells = {name: grid.cell(row, at) for name, at in columns.items()}
        if lead := line(spell(cells["lead_id"])):
            how = meanings("docket", ENDINGS).get(fold(spell(cells.get("how"))), "")
            ended = day_of(cells.get("ended"))
            yield Entry(lead, day_of(cells.get("first_seen")), ended, how if ended else "")
