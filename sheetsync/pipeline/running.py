"""What a sync does, and the same without doing it."""

from __future__ import annotations

from dataclasses import dataclass

from sheetsync.core.agenda import Meeting
from sheetsync.core.memo import Memo, Places, compose
from sheetsync.core.plan import Plan, plan
from sheetsync.core.restatement import kept
from sheetsync.core.summary import Report, sheets
from sheetsync.core.summary.history import log
from sheetsync.pipeline.reading import read
from sheetsync.pipeline.reporting import report
from sheetsync.pipeline.settings import Settings
from sheetsync.ports import MemoRenderer, Workbook


@dataclass(frozen=True, slots=True)
class Run:
    """One look at the company: the report, the plan of changes, the memo, the meetings."""

    report: Report
    plan: Plan
    memo: Memo
    meetings: tuple[Meeting, ...] = ()


def plan_run(workbook: Workbook, renderer: MemoRenderer, settings: Settings) -> Run:
    """Everything a sync would do, without doing it."""
    reading = read(workbook, settings)
    told = report(reading, settings)
    wanted, owned = sheets(told), {role: title for role, (title, _) in reading.standing.items()}
    memo = compose(told, workbook.name(), Places(wanted, {**reading.titles, **owned}, reading.urls))
    changes = plan(
        wanted,
        {role: cells for role, (_, cells) in reading.standing.items()},
        owned,
        as_of=settings.as_of,
        source_fingerprint=reading.fingerprint,
        memo=renderer.render(memo),
        entry_titles=reading.titles,
    )
    return Run(told, changes, memo, reading.meetings)


def apply_plan(workbook: Workbook, changes: Plan) -> None:
    """Make the owned tabs what the plan says; an empty plan writes nothing."""
    if not changes.is_empty:
        workbook.write(changes.sheets, changes.entry_titles)


def keep_leads(run: Run, settings: Settings) -> None:
    """Keep the leads as a review that was just recorded saw them."""
    added = log(run.report).added
    if added and settings.archive:
        settings.archive.keep(added[0].review, kept(run.report.facts))
