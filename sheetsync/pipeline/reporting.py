"""Every number of a reading, with what the workbook remembers of earlier ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.history import read as read_history
from sheetsync.core.hypotheses import judge_all
from sheetsync.core.metrics import docket
from sheetsync.core.metrics.catalogue import compute
from sheetsync.core.metrics.change import changes
from sheetsync.core.metrics.trust import gate
from sheetsync.core.questions import Case, ask
from sheetsync.core.restatement import Restatement, last_told, restated
from sheetsync.core.summary import Report
from sheetsync.core.summary.questions import first_asked
from sheetsync.pipeline.reading import Reading
from sheetsync.pipeline.settings import Settings


def report(reading: Reading, settings: Settings) -> Report:
    """Every number of a reading, ready to be laid out."""
    listed = docket.read(reading.standing["disputes"][1]) if "disputes" in reading.standing else ()
    disputes = docket.carried(listed, reading.facts)
    numbers = compute(reading.facts, reading.issues, reading.tallies, docket=disputes)
    days = tuple(meeting.local.date() for meeting in reading.meetings)
    ahead = [meeting for meeting in reading.meetings if settings.is_ahead(meeting)]
    declared = {tab.role: tab.title.in_(settings.lang) for tab in ENTRY_TABS}
    closed = gate(numbers, settings.norms)
    moved, results = changes(reading.facts, days), judge_all(reading.facts, reading.hypotheses)
    rewritten = _restated(reading, settings)
    case = Case(reading.facts, numbers, moved, results, closed, rewritten)
    return Report(
        lang=settings.lang,
        facts=reading.facts,
        numbers=numbers,
        issues=reading.issues,
        tallies=reading.tallies,
        gate=closed,
        titles={**declared, **reading.titles},
        next_review=min((meeting.local.date() for meeting in ahead), default=None),
        reviews=days,
        history=reading.standing["history"][1] if "history" in reading.standing else None,
        service=settings.service(reading.meetings, reading.fingerprint) if settings.service else None,
        docket=disputes,
        changes=moved,
        results=results,
        asked=ask(case, _first_asked(reading), [(one.day, one.decisions) for one in reading.spoken]),
        spoken=reading.spoken,
        restatement=rewritten,
        verdict_rows=settings.verdict_rows,
        issue_rows=settings.issue_rows,
    )


def _restated(reading: Reading, settings: Settings) -> Restatement | None:
    """What was rewritten since the last recorded review."""
    standing = reading.standing.get("history")
    told = last_told(read_history(standing[1])[0] if standing else (), settings.as_of)
    if not told:
        return None
    period = settings.period_on(told[0].recorded) if settings.period_on else settings.period
    then = settings.archive.find(told[0].review) if settings.archive else None
    return restated(reading.facts, told, period, then)


def _first_asked(reading: Reading) -> Mapping[str, dt.date]:
    """Since when each question has been asked, by the Questions tab as it stands."""
    standing = reading.standing.get("questions")
    return first_asked(standing[1]) if standing else {}
