"""The Lead verdicts tab: lead by lead, is it target, and which criteria say no."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from sheetsync.core.facts import NON_TARGET, TARGET
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.metrics.days import inside
from sheetsync.core.summary.blocks import text
from sheetsync.core.summary.page import Page, Row
from sheetsync.core.summary.report import Report

_COLUMNS = ("lead_id", "created", "channel", "segment", "manager", "verdict", "failed", "unmet")


def sheet(report: Report) -> Sheet:
    """The whole tab."""
    page = Page(report, "verdicts")
    page.head(8)
    leads = report.facts.leads
    chosen = newest(leads, np.flatnonzero(inside(leads["created"], report.facts.period)), report.verdict_rows)
    total = int(inside(leads["created"], report.facts.period).sum())
    if total > len(chosen):
        page.note(
            report.say("verdicts.capped", shown=report.count(len(chosen)), total=report.count(total)), Style.WARNING
        )
    if "criteria" in report.facts.off:
        page.note(report.say("why.no_criteria", what=""), Style.WARNING)
    filter_row = len(page.rows)
    rows = page.table([report.say(f"column.{name}") for name in _COLUMNS], _rows(report, leads.iloc[chosen]))
    page.highlight(rows, _COLUMNS.index("verdict"), report.say("verdict.non_target"))
    return page.sheet((16, 12, 20, 20, 16, 18, 44, 44), frozen=filter_row + 1, filter_row=filter_row)


def newest(leads: pd.DataFrame, among: npt.NDArray[np.intp], most: int) -> npt.NDArray[np.intp]:
    """Row positions of the newest leads, those without a date last; equal dates in the tab's order."""
    days = leads["created"].to_numpy(dtype="datetime64[s]")[among]
    age = np.where(np.isnat(days), np.iinfo(np.int64).max, -days.astype(np.int64))
    return among[np.argsort(age, kind="stable")[:most]]


def _rows(report: Report, leads: pd.DataFrame) -> list[Row]:
    verdicts = {TARGET: report.say("verdict.target"), NON_TARGET: report.say("verdict.non_target")}
    unknown = report.say("verdict.unknown")
    link = links(report)
    columns = zip(
        leads["lead_id"].tolist(),
        leads["source_row"].tolist(),
        leads["created"].dt.date.tolist(),
        *(
            leads[name].astype(object).where(leads[name].notna(), None).tolist()
            for name in ("channel", "segment", "manager")
        ),
        leads["verdict"].tolist(),
        leads["failed"].tolist(),
        leads["unmet"].tolist(),
        strict=True,
    )
    return [
        (
            Spot(lead, Style.LINK if link else Style.TEXT, link=f"{link}{row + 1}" if link else ""),
            Spot(None if pd.isna(created) else created, Style.DATE),
            text(channel),
            text(segment),
            text(manager),
            text(verdicts.get(verdict, unknown), Style.STRONG if verdict == NON_TARGET else Style.TEXT),
            text(named(report.facts.criteria, failed)),
            text(named(report.facts.criteria, unmet), Style.OF_N),
        )
        for lead, row, created, channel, segment, manager, verdict, failed, unmet in columns
    ]


def links(report: Report) -> str:
    """The beginning of a link to a lead's own row."""
    title = report.titles.get("leads")
    return "" if title is None else "'" + title.replace("'", "''") + "'!A"


def named(criteria: tuple[str, ...], bits: int) -> str:
    """The criteria whose bits are set."""
    return ", ".join(name for place, name in enumerate(criteria) if bits >> place & 1)
