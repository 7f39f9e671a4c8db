"""The company as it stood on an earlier day, by the dates that are known today."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from sheetsync.core.entry_tabs import Deals
from sheetsync.core.facts import LOST, OPEN, WON, Facts
from sheetsync.core.metrics.base import Metric
from sheetsync.core.metrics.days import DAY_SECONDS, NO_DAY, seconds_of
from sheetsync.core.metrics.lives import MOST_UNDATED
from sheetsync.core.period import Period


def rewound(facts: Facts, day: dt.date, period: Period) -> Facts:
    """The facts as of the end of a day, for a period.

    Leads and spend of later days are not there yet; a later win or loss has not happened, and the lead is open; a later
    stage has not been reached. What has no date of its own can't be placed: a win or loss without a close date stands
    as it does today, and a stage known from the status alone is not there. Verdicts are those of today: whether they
    were rewritten is told elsewhere.
    """
    end = (int(np.datetime64(day, "D").astype(np.int64)) + 1) * DAY_SECONDS
    leads = facts.leads[seconds_of(facts.leads["created"]) < end]
    later = seconds_of(leads["closed"]) >= end
    state = np.where(later, OPEN, leads["state"].to_numpy()).astype(np.int8)
    columns: dict[str, Any] = {"state": state, "closed": leads["closed"].mask(later)}
    columns["loss_reason"] = leads["loss_reason"].where(state == LOST)
    furthest = np.where(state == WON, len(facts.norms.lead_stages) - 1, 0)
    for stage in facts.norms.dated_stages:
        name, place = f"date_{stage.key}", facts.norms.lead_stages.index(stage)
        seconds = seconds_of(leads[name])
        columns[name] = leads[name].mask(seconds >= end)
        furthest = np.where((seconds > NO_DAY) & (seconds < end), np.maximum(furthest, place), furthest)
    columns["furthest"] = furthest.astype(np.int8)
    return replace(
        facts,
        leads=leads.assign(**columns),
        spend=_until(facts.spend, end),
        period=period,
        as_of=day,
    )


def dated(facts: Facts) -> Facts:
    """The facts as far as they have dates, so that one window of them can be set against another: a win or loss that
    nobody dated lies in none, and the lead counts as open in both. Standing as it does today it would make the older
    window look better, for more of its leads have come to an end since.
    """
    is_undated = undated(facts)
    columns = {
        "state": facts.leads["state"].mask(is_undated, OPEN),
        "loss_reason": facts.leads["loss_reason"].mask(is_undated),
    }
    return replace(facts, leads=facts.leads.assign(**columns)) if is_undated.any() else facts


def undated(facts: Facts) -> npt.NDArray[np.bool_]:
    """The leads that were won or lost nobody knows when."""
    found: npt.NDArray[np.bool_] = (facts.leads["state"].to_numpy() != OPEN) & facts.leads["closed"].isna().to_numpy()
    return found


def why_undated(facts: Facts, metric: Metric) -> str:
    """Why a number that counts ends can't be compared over time; "" if it can, or doesn't."""
    if Deals.closed not in metric.reads:
        return ""
    ended = int(np.count_nonzero(facts.leads["state"].to_numpy() != OPEN))
    return "ends_undated" if int(undated(facts).sum()) > MOST_UNDATED * ended else ""


def _until(spend: pd.DataFrame, end: int) -> pd.DataFrame:
    return spend[seconds_of(spend["date"]) < end]
