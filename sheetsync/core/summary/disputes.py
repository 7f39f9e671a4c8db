"""The Disputes tab: lead by lead, where a department's label and the criteria say different things; and what became of
it. It remembers: nothing that was listed goes (metrics/docket.py), and without a change in the data it stays as it is.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress

import numpy as np

from sheetsync.core.facts import NON_TARGET, TARGET, UNKNOWN, contradicting, disputed, opinions
from sheetsync.core.lang import figures
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.metrics.base import Number
from sheetsync.core.metrics.disputes import stakes
from sheetsync.core.metrics.docket import Entry
from sheetsync.core.money import to_major
from sheetsync.core.summary.blocks import column_names, reasons, slice_block, spots, text
from sheetsync.core.summary.page import Page, Row
from sheetsync.core.summary.report import Report
from sheetsync.core.summary.verdicts import links

AGREEMENT_KEYS = (
    *("agreement.labelled", "agreement.share", "agreement.kappa", "agreement.ac1"),
    *("agreement.only_label", "agreement.only_verdict", "agreement.direction_p"),
    *("agreement.unlabelled", "agreement.unjudged"),
)
TOTAL_KEYS = ("disputes.count", "disputes.share", "disputes.money")
OVER_TIME_KEYS = ("disputes.listed", "disputes.resolved_share", "disputes.days_to_resolve")
_COLUMNS = (
    *("docket.lead_id", "column.channel", "column.manager", "column.verdict", "column.failed_cells"),
    *("column.marketing_label", "column.sales_label", "column.at_stake", "column.answers"),
    *("docket.first_seen", "docket.ended", "docket.how"),
)
DEPARTMENTS = ("marketing", "sales")
_VERDICTS = {UNKNOWN: "verdict.unknown", TARGET: "verdict.target", NON_TARGET: "verdict.non_target"}


def sheet(report: Report) -> Sheet:
    """The whole tab; the as-of line is left out, for it would move every day."""
    page = Page(report, "disputes")
    page.rows.append((Spot(report.say("tab.disputes"), Style.TITLE, span=len(_COLUMNS)),))
    page.rows.append((Spot(report.say("tab.disputes.answers"), Style.SUBTITLE, span=len(_COLUMNS)),))
    _agreement(page)
    page.heading("disputes.totals")
    numbers = [report.number(key) for key in (*TOTAL_KEYS, *OVER_TIME_KEYS)]
    names = column_names(report, (*TOTAL_KEYS, *OVER_TIME_KEYS))
    page.table(names, [tuple(cell for number in numbers for cell in spots(report, number))])
    reasons(page, numbers)
    page.note(report.say("disputes.money.note"))
    for dimension in ("channel", "manager"):
        slice_block(page, "disputes.by", (dimension,), TOTAL_KEYS)
    filter_row = _list(page)
    return page.sheet((18, 18, 16, 18, 30, 16, 16, 16, 16, 14, 14, 28), frozen=2, filter_row=filter_row)


def _agreement(page: Page) -> None:
    report = page.report
    page.heading("agreement.heading")
    page.note(report.say("agreement.note"))
    rows, told = [], []
    for judge in report.numbers.by("agreement.labelled", "judge"):
        numbers = [report.numbers.by_key[key][judge.slice] for key in AGREEMENT_KEYS]
        cells = [cell for number in numbers for cell in _with_interval(report, number)]
        rows.append((text(report.say(f"judge.{judge.slice[0][1]}")), *cells))
        told += numbers
    names = column_names(report, AGREEMENT_KEYS)
    names.insert(names.index(report.say("metric.agreement.ac1")) + 1, report.say("column.ac1_interval"))
    page.table([report.say("dimension.judge"), *names], rows)
    reasons(page, told)


def _with_interval(report: Report, number: Number) -> list[Spot]:
    """AC1 is an estimate, and brings its limits along."""
    cells = spots(report, number)
    if number.key != "agreement.ac1":
        return cells
    known = number.low is not None and number.high is not None
    limits = " – ".join(figures.number(end or 0, report.lang, 2) for end in (number.low, number.high)) if known else ""
    return [*cells, Spot(limits, Style.OF_N)]


def _list(page: Page) -> int | None:
    """The disputes and what became of them; the row of its headers."""
    report = page.report
    page.heading("disputes.list")
    if not report.docket:
        why = report.why(report.number("disputes.count"))
        page.note(why or report.say("disputes.none"), Style.WARNING if why else Style.NOTE)
        return None
    page.note(report.say("disputes.list.note"))
    shown = sum(entry.ended is None for entry in report.docket)
    open_now = int(disputed(report.facts.leads).sum())
    if open_now > shown:
        counts = {"open": report.count(open_now), "shown": report.count(shown)}
        page.note(report.say("disputes.capped", **counts), Style.WARNING)
    header = len(page.rows)
    page.table([report.say(name) for name in _COLUMNS], _rows(report))
    return header


def _rows(report: Report) -> list[Row]:
    """Open disputes by money, then those that ended, the latest first."""
    leads = _leads(report)
    latest = dt.date.max.toordinal()

    def rank(entry: Entry) -> tuple[float | str, ...]:
        lead = leads.get(entry.lead)
        ended = entry.ended.toordinal() if entry.ended else latest
        return (-ended, -((lead and lead.money) or 0), lead.row if lead else 0, entry.lead)

    return [
        (*_lead(report, entry, leads.get(entry.lead)), *_course(report, entry))
        for entry in sorted(report.docket, key=rank)
    ]


@dataclass(frozen=True, slots=True)
class _Lead:
    """A listed lead as it stands today: its place in the leads frame, its row of the tab, money in major units (None:
    it can't be told), the departments whose label contradicts the verdict.
    """

    place: int
    row: int
    channel: str | None
    manager: str | None
    verdict: int
    failed: int
    labels: tuple[int, ...]
    against: tuple[str, ...]
    money: float | None


def _leads(report: Report) -> dict[str, _Lead]:
    """The listed leads that there still are, by id."""
    facts = report.facts
    wanted = {entry.lead for entry in report.docket}
    places = np.flatnonzero(facts.leads["lead_id"].isin(wanted).to_numpy())
    leads = facts.leads.iloc[places]
    channels, managers = (
        leads[name].astype(object).where(leads[name].notna(), None).tolist() for name in ("channel", "manager")
    )
    labels = zip(*(opinions(leads, f"{name}_label").tolist() for name in DEPARTMENTS), strict=True)
    flags = zip(*(contradicting(leads, f"{name}_label").tolist() for name in DEPARTMENTS), strict=True)
    at_stake = stakes(facts)
    columns = zip(
        *(leads["lead_id"].tolist(), places.tolist(), leads["source_row"].tolist(), channels, managers),
        *(leads["verdict"].tolist(), leads["failed"].tolist(), labels, flags),
        strict=True,
    )
    return {
        lead: _Lead(
            place,
            row,
            channel,
            manager,
            verdict,
            failed,
            said,
            tuple(compress(DEPARTMENTS, against)),
            _major(at_stake.of(place)),
        )
        for lead, place, row, channel, manager, verdict, failed, said, against in columns
    }


def _major(amount: int | Fraction | str) -> float | None:
    return None if isinstance(amount, str) else to_major(amount)


def _lead(report: Report, entry: Entry, lead: _Lead | None) -> list[Spot | None]:
    """The lead as it stands today; of one that is gone nothing but its id."""
    if lead is None:
        return [text(entry.lead), *[None] * 8]
    link = links(report)
    answers = report.say(f"owner.{'both' if len(lead.against) > 1 else lead.against[0]}") if lead.against else None
    return [
        Spot(entry.lead, Style.LINK if link else Style.TEXT, link=f"{link}{lead.row + 1}" if link else ""),
        text(lead.channel),
        text(lead.manager),
        text(report.say(_VERDICTS[lead.verdict])),
        text(_failed(report, lead)),
        *(text(report.say(_VERDICTS[said]) if said != UNKNOWN else None) for said in lead.labels),
        Spot("–", Style.UNTOLD) if lead.money is None else Spot(lead.money, Style.MONEY),
        text(answers if entry.ended is None else None),
    ]


def _failed(report: Report, lead: _Lead) -> str:
    """The failed criteria, each with what stands in its cell where that is known."""
    told = []
    for bit, criterion in enumerate(report.facts.criteria):
        if lead.failed >> bit & 1:
            written = report.facts.evidence.of(lead.place, criterion)
            key = "phrase.cell_says" if written else "phrase.cell_blank"
            told.append(criterion if written is None else report.say(key, criterion=criterion, written=written))
    return "; ".join(told)


def _course(report: Report, entry: Entry) -> list[Spot]:
    """When it was first listed, when it ended, and how."""
    how = report.say(f"docket.{entry.how}") if entry.how else None
    return [Spot(entry.first_seen, Style.DATE), Spot(entry.ended, Style.DATE), text(how)]
