"""Played companies whose end is known: five months of leads, each with a life of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd

from sheetsync.core.facts import LOST, OPEN, WON, Facts
from tests.spec.rows import facts_of

FIRST, LAST = dt.date(2026, 3, 1), dt.date(2026, 7, 31)
TODAY = dt.date(2026, 7, 10)
OFF = {"stage_log": "no_tab", "spend": "no_tab"}


def company(seed: int, per_day: float = 8) -> Facts:
    """Five months, seen at their end. Fewer leads come on weekends; wins are slow, losses fast, deals of all sizes."""
    draw = np.random.default_rng(seed)
    days = pd.date_range(FIRST, LAST)
    daily = draw.poisson(np.where(days.day_of_week < 5, per_day, per_day / 4))
    created = np.repeat(days.to_numpy(), daily)
    size = len(created)
    wins = draw.random(size) < 0.25
    wait = np.where(wins, draw.gamma(2, 10, size), draw.exponential(12, size)).astype(np.int64)
    met = np.where(draw.random(size) < np.where(wins, 0.9, 0.4), wait // 2, -1)
    closed = created + wait.astype("timedelta64[D]")
    known = closed <= np.datetime64(LAST)
    none = np.datetime64("NaT")
    facts = facts_of([], as_of=LAST, off=OFF)
    empty = pd.Categorical.from_codes(np.full(size, -1), pd.Index([], dtype="str"))
    leads = pd.DataFrame(
        {
            "lead_id": np.arange(size).astype(str),
            "source_row": np.arange(1, size + 1, dtype=np.int32),
            "created": created.astype("datetime64[s]"),
            **dict.fromkeys(("channel", "campaign", "segment", "manager", "loss_reason"), empty),
            "has_deal": True,
            "state": np.where(known, np.where(wins, WON, LOST), OPEN).astype(np.int8),
            "furthest": np.where(known & wins, 5, 0).astype(np.int8),
            "closed": np.where(known, closed, none).astype("datetime64[s]"),
            "amount": pd.array(np.where(wins, draw.gamma(2, 5_000_000, size), 0).astype(np.int64), dtype="Int64"),
            "cost": pd.array([None] * size, dtype="Int64"),
            "verdict": np.int8(0),
            **dict.fromkeys(("failed", "unmet", "judged"), np.int64(0)),
            **dict.fromkeys(("marketing_label", "sales_label"), pd.array([None] * size, dtype="boolean")),
            "date_contacted": none.astype("datetime64[s]"),
            "date_meeting": np.where(met >= 0, created + met.astype("timedelta64[D]"), none).astype("datetime64[s]"),
            "date_proposal": none.astype("datetime64[s]"),
        }
    )
    return replace(facts, leads=leads)


def july(facts: Facts) -> tuple[int, int]:
    """How the month really ended: wins and revenue."""
    leads = facts.leads
    ended = (leads["state"] == WON) & (leads["closed"] >= pd.Timestamp(2026, 7, 1))
    return int(ended.sum()), int(leads["amount"][ended].sum())
