"""Plain rows of a small company, and the Facts that say the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

import numpy as np
import pandas as pd

from sheetsync.core.facts import LOST, NON_TARGET, OPEN, TARGET, UNKNOWN, WON, Facts, LossReason
from sheetsync.core.norms import Norms, Stage
from sheetsync.core.period import Period

STATES = {"open": OPEN, "won": WON, "lost": LOST}
VERDICTS = {"unknown": UNKNOWN, "target": TARGET, "non-target": NON_TARGET}


class LeadRow(TypedDict):
    """One lead in words: state, verdict and stages by name, money in minor units, None for a blank cell."""

    lead: str
    created: dt.date | None
    closed: dt.date | None
    channel: str | None
    campaign: str | None
    segment: str | None
    manager: str | None
    loss_reason: str | None
    has_deal: bool
    state: str
    furthest: str
    dates: Mapping[str, dt.date]
    amount: int | None
    cost: int | None
    verdict: str
    failed: Sequence[str]
    unknown: Sequence[str]
    judged: Sequence[str]
    marketing_label: NotRequired[bool | None]
    sales_label: NotRequired[bool | None]


class SpendRow(TypedDict):
    """One spend row; money in minor units."""

    date: dt.date | None
    channel: str | None
    campaign: str | None
    segment: str | None
    spend: int | None
    impressions: int | None
    clicks: int | None
    visits: int | None


class PlanRow(TypedDict):
    """One plan row; money in minor units."""

    month: dt.date | None
    segment: str | None
    leads: int | None
    target_share: float | None
    win_rate: float | None
    average_check: int | None
    revenue: int | None
    spend: int | None


def facts_of(
    leads: Sequence[LeadRow],
    spend: Sequence[SpendRow] = (),
    plan: Sequence[PlanRow] = (),
    *,
    criteria: tuple[str, ...] = (),
    reasons: Mapping[str, LossReason] | None = None,
    norms: Norms | None = None,
    period: Period | None = None,
    as_of: dt.date = dt.date(2026, 6, 30),
    off: Mapping[str, str] | None = None,
) -> Facts:
    norms = norms or Norms()
    return Facts(
        leads=_lead_frame(leads, norms.lead_stages, norms.dated_stages, criteria),
        spend=_spend_frame(spend),
        plan=_plan_frame(plan),
        criteria=criteria,
        reasons=reasons or {},
        norms=norms,
        period=period or Period(),
        as_of=as_of,
        off=off or {},
    )


def _lead_frame(
    rows: Sequence[LeadRow], stages: Sequence[Stage], dated: Sequence[Stage], criteria: Sequence[str]
) -> pd.DataFrame:
    places = {stage.key: place for place, stage in enumerate(stages)}
    columns: dict[str, object] = {
        "lead_id": pd.Series([row["lead"] for row in rows], dtype="str"),
        "source_row": np.arange(1, len(rows) + 1, dtype=np.int32),
        "created": _days([row["created"] for row in rows]),
        "channel": _words([row["channel"] for row in rows]),
        "campaign": _words([row["campaign"] for row in rows]),
        "segment": _words([row["segment"] for row in rows]),
        "manager": _words([row["manager"] for row in rows]),
        "loss_reason": _words([row["loss_reason"] for row in rows]),
        "has_deal": np.array([row["has_deal"] for row in rows], dtype=np.bool_),
        "state": np.array([STATES[row["state"]] for row in rows], dtype=np.int8),
        "furthest": np.array([places[row["furthest"]] for row in rows], dtype=np.int8),
        "closed": _days([row["closed"] for row in rows]),
        "amount": _whole([row["amount"] for row in rows]),
        "cost": _whole([row["cost"] for row in rows]),
        "verdict": np.array([VERDICTS[row["verdict"]] for row in rows], dtype=np.int8),
        "failed": _bits([row["failed"] for row in rows], criteria),
        "unmet": _bits([row["unknown"] for row in rows], criteria),
        "judged": _bits([row["judged"] for row in rows], criteria),
        "marketing_label": pd.array([row.get("marketing_label") for row in rows], dtype="boolean"),
        "sales_label": pd.array([row.get("sales_label") for row in rows], dtype="boolean"),
    }
    columns |= {f"date_{stage.key}": _days([row["dates"].get(stage.key) for row in rows]) for stage in dated}
    return pd.DataFrame(columns)


def _spend_frame(rows: Sequence[SpendRow]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "date": _days([row["date"] for row in rows]),
            "channel": _words([row["channel"] for row in rows]),
            "campaign": _words([row["campaign"] for row in rows]),
            "segment": _words([row["segment"] for row in rows]),
            "spend": _whole([row["spend"] for row in rows]),
            "impressions": _whole([row["impressions"] for row in rows]),
            "clicks": _whole([row["clicks"] for row in rows]),
            "visits": _whole([row["visits"] for row in rows]),
        }
    )


def _plan_frame(rows: Sequence[PlanRow]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "month": _days([row["month"] for row in rows]),
            "segment": _words([row["segment"] for row in rows]),
            "leads": _whole([row["leads"] for row in rows]),
            "target_share": pd.Series([row["target_share"] for row in rows], dtype="float64"),
            "win_rate": pd.Series([row["win_rate"] for row in rows], dtype="float64"),
            "average_check": _whole([row["average_check"] for row in rows]),
            "revenue": _whole([row["revenue"] for row in rows]),
            "spend": _whole([row["spend"] for row in rows]),
        }
    )


def _days(days: Sequence[dt.date | None]) -> pd.Series:
    texts = ["NaT" if day is None else day.isoformat() for day in days]
    return pd.Series(np.array(texts, dtype="datetime64[s]"))


def _words(words: Sequence[str | None]) -> pd.Series:
    places = {word: place for place, word in enumerate(dict.fromkeys(word for word in words if word is not None))}
    codes = [-1 if word is None else places[word] for word in words]
    return pd.Series(pd.Categorical.from_codes(codes, categories=pd.Index(list(places), dtype="str")))


def _whole(numbers: Sequence[int | None]) -> pd.Series:
    return pd.Series(pd.array([pd.NA if number is None else number for number in numbers], dtype="Int64"))


def _bits(named: Sequence[Sequence[str]], criteria: Sequence[str]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    bits = {name: 1 << place for place, name in enumerate(criteria)}
    return np.array([sum(bits[name] for name in names) for names in named], dtype=np.int64)
