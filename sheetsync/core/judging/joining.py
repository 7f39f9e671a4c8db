"""Leads with their deals and stage events, one row each: how far they came, and how they ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from sheetsync.core.facts import LOST, OPEN, WON
from sheetsync.core.norms import Norms, Source
from sheetsync.core.parse.status import Outcome, Status, read_status
from sheetsync.core.tables import Tables
from sheetsync.core.tables.stage_columns import LOST as LOST_DATE
from sheetsync.core.tables.stage_columns import WON as WON_DATE
from sheetsync.core.tables.stage_columns import stage_column

Dates = npt.NDArray[np.datetime64]
Flags = npt.NDArray[np.bool_]
Small = npt.NDArray[np.int8]

_STATES = {Outcome.OPEN: OPEN, Outcome.WON: WON, Outcome.LOST: LOST}
UNTOLD = -1
"""A status that doesn't say how the lead ended: blank, unknown, or the name of a stage."""


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """Lead by lead, in the order of the leads frame: what sales says of each.

    `deal`: the place of its deal in the deals frame, -1 if there is none. `said`: the state that its status word tells,
    UNTOLD if none. `dates`: by stage key, won and lost included. `days`: by frame column (created, closed as it is
    written, date_<stage>), without the time: a call at noon isn't before a lead of the same afternoon.
    """

    deal: npt.NDArray[np.int32]
    said: Small
    dates: Mapping[str, Dates]
    days: Mapping[str, Dates]
    state: Small
    furthest: Small
    closed: Dates

    @property
    def has_deal(self) -> Flags:
        """Whether sales has a row for the lead."""
        return self.deal >= 0


def join(tables: Tables, norms: Norms) -> Joined:
    """Bring leads, deals and stage events together."""
    deals = tables.frames["deals"]
    deal = _deal_places(deals, len(tables.frames["leads"]))
    said, status_stage = _status_says(deals["status"].cat, norms)
    said, status_stage = taken(said, deal, UNTOLD), taken(status_stage, deal, 0)
    dates = _stage_dates(tables, deal, norms)
    reason = taken(_has_reason(deals["loss_reason"].cat), deal, missing=False)
    state = _state(said, dates, reason)
    closed = taken(deals["closed"].to_numpy(), deal, np.datetime64("NaT"))
    moments = {stage_column(key): some for key, some in dates.items()}
    moments |= {"created": tables.frames["leads"]["created"].to_numpy(), "closed": closed}
    days = {name: some.astype("datetime64[D]") for name, some in moments.items()}
    furthest = _furthest(status_stage, dates, state, norms)
    return Joined(deal, said, dates, days, state, furthest, _closed(closed, dates, state))


def _deal_places(deals: pd.DataFrame, leads: int) -> npt.NDArray[np.int32]:
    places = np.full(leads, -1, dtype=np.int32)
    places[deals["lead"].to_numpy()] = np.arange(len(deals), dtype=np.int32)
    return places


def taken(values: npt.NDArray[Any], places: npt.NDArray[np.int32], missing: object) -> npt.NDArray[Any]:
    """The values at the places, `missing` where a place is -1."""
    if len(values) == len(places) and (not len(places) or (places[0] == 0 and bool((np.diff(places) == 1).all()))):
        return values
    if not len(values):
        return np.full(len(places), missing, dtype=values.dtype)
    taken = values[places]
    taken[places < 0] = missing
    return taken


def _status_says(statuses: Any, norms: Norms) -> tuple[Small, Small]:
    """Per deal, the state that its status word tells and the lead stage that it names (0 if none)."""
    keys = [stage.key for stage in norms.lead_stages]
    dated = {stage.key for stage in norms.dated_stages}
    read = [read_status(word, norms) or Status(None) for word in statuses.categories]
    states = [UNTOLD if status.outcome is None else _STATES[status.outcome] for status in read]
    stages = [keys.index(status.stage) if status.stage in dated else 0 for status in read]
    codes = statuses.codes.to_numpy()
    # Code -1, a blank, picks the last element.
    return np.array([*states, UNTOLD], dtype=np.int8)[codes], np.array([*stages, 0], dtype=np.int8)[codes]


def _has_reason(reasons: Any) -> Flags:
    """Per deal, whether it has a loss reason: a date or a number there is none, it belongs to another column."""
    worded = [any(letter.isalpha() for letter in str(reason)) for reason in reasons.categories]
    # Code -1, a blank, picks the last element.
    by_code: Flags = np.array([*worded, False], dtype=np.bool_)
    codes: npt.NDArray[np.int8] = reasons.codes.to_numpy()
    return by_code[codes]


def _stage_dates(tables: Tables, deal: npt.NDArray[np.int32], norms: Norms) -> dict[str, Dates]:
    """Per stage, the day each lead reached it: the earlier of its column in Deals and of the stage log."""
    deals = tables.frames["deals"]
    keys = [*(stage.key for stage in norms.dated_stages), WON_DATE, LOST_DATE]
    dates = {key: taken(deals[stage_column(key)].to_numpy(), deal, np.datetime64("NaT")) for key in keys}
    log = tables.frames["stage_log"]
    if len(log):
        logged = _logged_keys(log["stage"].cat, norms)
        for key in keys:
            events = log[logged == key].sort_values("date", ascending=False)
            earliest = np.full(len(deal), np.datetime64("NaT"), dtype="datetime64[s]")
            earliest[events["lead"].to_numpy()] = events["date"].to_numpy()  # the earliest is written last
            dates[key] = np.fmin(dates[key], earliest)
    return dates


def _logged_keys(stages: Any, norms: Norms) -> npt.NDArray[np.object_]:
    """Per event, the key of its stage, won or lost; "" for a word that says no more than that it is open."""
    outcomes = {Outcome.WON: WON_DATE, Outcome.LOST: LOST_DATE}
    read = [read_status(word, norms) or Status(None) for word in stages.categories]
    keys = [status.stage or outcomes.get(status.outcome or Outcome.OPEN, "") for status in read]
    by_code: npt.NDArray[np.object_] = np.array([*keys, ""], dtype=object)
    codes: npt.NDArray[np.int8] = stages.codes.to_numpy()
    return by_code[codes]


def _state(said: Small, dates: Mapping[str, Dates], reason: Flags) -> Small:
    """The status word wins; else a date of winning; else a date of losing, or a reason for it."""
    won, lost = ~np.isnat(dates[WON_DATE]), ~np.isnat(dates[LOST_DATE]) | reason
    untold = np.where(won, WON, np.where(lost, LOST, OPEN))
    return np.where(said == UNTOLD, untold, said).astype(np.int8)


def _furthest(status_stage: Small, dates: Mapping[str, Dates], state: Small, norms: Norms) -> Small:
    """The furthest lead stage with a date, or named by the status; won is the stage of winning."""
    furthest = status_stage
    for place, stage in enumerate(norms.lead_stages):
        if stage.source is Source.DATES:
            furthest = np.where(np.isnat(dates[stage.key]), furthest, np.maximum(furthest, place))
        elif stage.source is Source.WON:
            furthest = np.where(state == WON, place, furthest)
    return furthest.astype(np.int8)


def _closed(written: Dates, dates: Mapping[str, Dates], state: Small) -> Dates:
    """The close date of won and lost leads; where it is blank, the day of winning or losing."""
    own = np.where(state == WON, dates[WON_DATE], dates[LOST_DATE])
    return np.where(state == OPEN, np.datetime64("NaT"), np.where(np.isnat(written), own, written)).astype(
        "datetime64[s]"
    )
