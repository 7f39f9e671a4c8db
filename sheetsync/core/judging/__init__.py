"""From typed tables to facts: leads joined with their deals, judged by the criteria, checked as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from sheetsync.core.criteria import read_criteria
from sheetsync.core.facts import Entered, Evidence, Facts, disputed
from sheetsync.core.issues import Issue, Owner
from sheetsync.core.judging.checks import Checks
from sheetsync.core.judging.directory import read_directory
from sheetsync.core.judging.joining import Joined, join, taken
from sheetsync.core.judging.outliers import find_outliers
from sheetsync.core.judging.verdicts import Judge, Verdicts
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period
from sheetsync.core.tables import Tables
from sheetsync.core.tables.stage_columns import stage_column

__all__ = ["judge"]

_SPEND = ("date", "channel", "campaign", "segment", "spend", "impressions", "clicks", "visits", "source_row")
_PLAN = ("month", "segment", "leads", "target_share", "win_rate", "average_check", "revenue", "spend", "source_row")


def judge(tables: Tables, norms: Norms, period: Period, as_of: dt.date) -> tuple[Facts, tuple[Issue, ...]]:
    """The facts as of a day, and what was found on the way. Only for tables without faults (ValueError)."""
    if tables.faults:
        raise ValueError("tables with faults hold no facts")
    joined = join(tables, norms)
    outliers = find_outliers(tables)
    criteria, broken = read_criteria(tables, norms)
    court = Judge(tables, norms, as_of, _grid_rows(tables, joined), joined.days)
    verdicts = court.judge(criteria)
    counted = outliers.without(tables)
    leads = _leads(counted, joined, verdicts, norms)
    contested = np.flatnonzero(disputed(leads))
    reasons, reason_issues = read_directory(tables, norms)
    facts = Facts(
        leads=leads,
        spend=counted.frames["spend"].loc[:, list(_SPEND)],
        plan=tables.frames["plan"].loc[:, list(_PLAN)],
        criteria=verdicts.names,
        reasons=reasons,
        norms=norms,
        period=period,
        as_of=as_of,
        off=_off(tables, verdicts, norms),
        entered=(*_contact(tables), *verdicts.entered),
        evidence=Evidence(contested, court.written(contested)),
    )
    issues = (
        *Checks(tables, joined, norms, as_of).issues(),
        *outliers.issues,
        *reason_issues,
        *broken,
        *verdicts.issues,
    )
    return facts, issues


def _grid_rows(tables: Tables, joined: Joined) -> dict[str, npt.NDArray[np.int32]]:
    """Where each lead stands in Leads and in Deals, -1 where it doesn't."""
    deals = tables.frames["deals"]["source_row"].to_numpy()
    return {"leads": tables.frames["leads"]["source_row"].to_numpy(), "deals": taken(deals, joined.deal, -1)}


def _leads(tables: Tables, joined: Joined, verdicts: Verdicts, norms: Norms) -> pd.DataFrame:
    """The frame that `Facts` documents."""
    leads, deals = tables.frames["leads"], tables.frames["deals"]
    columns = {
        name: leads[name].array
        for name in ("lead_id", "source_row", "created", "channel", "campaign", "segment", "marketing_label")
    }
    columns |= {
        name: _of_deal(deals[name], joined) for name in ("manager", "loss_reason", "amount", "cost", "sales_label")
    }
    columns |= {stage_column(stage.key): joined.dates[stage.key] for stage in norms.dated_stages}
    columns |= {
        "has_deal": joined.has_deal,
        "state": joined.state,
        "furthest": joined.furthest,
        "closed": joined.closed,
        "verdict": verdicts.verdict,
        "failed": verdicts.failed,
        "unmet": verdicts.unmet,
        "judged": verdicts.judged,
    }
    return pd.DataFrame(columns, copy=False)


def _contact(tables: Tables) -> Iterator[Entered]:
    """Whether a lead can be reached: a phone or an e-mail, if there is a column for either."""
    leads = tables.frames["leads"]
    names = [name for name in ("phone", "email") if name in tables.bindings["leads"]]
    if names:
        filled = np.logical_or.reduce([leads[name].notna().to_numpy() for name in names])
        yield Entered(Owner.MARKETING, np.ones(len(leads), dtype=np.bool_), filled)


def _of_deal(values: pd.Series, joined: Joined) -> pd.api.extensions.ExtensionArray:
    """A column of deals, lead by lead; blank where there is no deal."""
    of_leads: pd.api.extensions.ExtensionArray = values.array.take(joined.deal, allow_fill=True)
    return of_leads


def _off(tables: Tables, verdicts: Verdicts, norms: Norms) -> dict[str, str]:
    """What is missing: a logged stage needs no date column, and a tab without a usable rule has no criteria."""
    off = dict(tables.off)
    if "stage_log" not in off:
        for stage in norms.dated_stages:
            off.pop(f"deals.{stage_column(stage.key)}", None)
    if not verdicts.names:
        off.setdefault("criteria", "no_criteria")
    return off
