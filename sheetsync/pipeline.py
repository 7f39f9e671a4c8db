"""The whole path in order: read, judge, compute, summarise, plan; and the steps that touch the world."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo

from sheetsync.core.agenda import Meeting, meetings
from sheetsync.core.entry_tabs import ENTRY_TABS, Deals
from sheetsync.core.facts import Facts
from sheetsync.core.grid import Grid
from sheetsync.core.history import read as read_history
from sheetsync.core.hypotheses import Hypothesis, judge_all, read_hypotheses
from sheetsync.core.issues import Issue, Tally
from sheetsync.core.judging import judge
from sheetsync.core.lang import Lang, figures, say
from sheetsync.core.lang.telling import message_in
from sheetsync.core.layout import Sheet
from sheetsync.core.memo import Memo, Places, compose, letter
from sheetsync.core.metrics import docket
from sheetsync.core.metrics.catalogue import compute
from sheetsync.core.metrics.change import changes
from sheetsync.core.metrics.trust import gate
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period
from sheetsync.core.plan import Plan, differences, plan
from sheetsync.core.questions import Case, ask
from sheetsync.core.relation import Spoken, read_spoken
from sheetsync.core.restatement import Restatement, kept, last_told, restated
from sheetsync.core.summary import Report, ServiceState, sheets
from sheetsync.core.summary.guide import guide
from sheetsync.core.summary.history import log
from sheetsync.core.summary.issues import sentences
from sheetsync.core.summary.questions import first_asked
from sheetsync.core.tables import Tables, read_tables, titles
from sheetsync.core.tables.binding import Binding
from sheetsync.core.tables.choices import choices
from sheetsync.core.tables.tabs import elect
from sheetsync.errors import BadSheetData, SheetsyncError
from sheetsync.ports import Archive, Mailer, MemoRenderer, NewEntryTab, Workbook

UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run computes with, apart from the workbook."""

    lang: Lang
    norms: Norms
    period: Period
    as_of: dt.date
    verdict_rows: int = 5000
    issue_rows: int = 1000
    zone: ZoneInfo = UTC
    usual_start: dt.time = dt.time(10)
    now: dt.datetime | None = None
    """The instant, where one is meant: a meeting that has begun today isn't the next one."""

    archive: Archive | None = None
    """Where the leads of each review are kept; None: nowhere."""
    period_on: Callable[[dt.date], Period] | None = None
    """The reporting period as it is on another day; None: always the same."""
    service: Callable[[Sequence[Meeting], str], ServiceState] | None = None
    """What the service says of itself, to the meetings and the entries' fingerprint of a reading; None: no service."""

    def is_ahead(self, meeting: Meeting) -> bool:
        """Whether a meeting is still to come; by the day, where no instant is meant."""
        return meeting.starts > self.now if self.now else meeting.local.date() >= self.as_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What the entry tabs say, judged; `titles` by role. Their cells are let go: they are the bulk.

    `standing` are the summary tabs as they were at the same moment, by role: their titles and cells.
    """

    facts: Facts
    issues: tuple[Issue, ...]
    tallies: tuple[Tally, ...]
    titles: Mapping[str, str]
    meetings: tuple[Meeting, ...]
    fingerprint: str
    standing: Mapping[str, tuple[str, Grid]]
    columns: Mapping[str, Mapping[str, Binding]]
    """The columns found, by role and declared name."""
    hypotheses: tuple[Hypothesis, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    urls: Mapping[str, str] = field(default_factory=dict)
    """The web addresses of tabs by role, as far as they have some."""


@dataclass(frozen=True, slots=True)
class Run:
    """One look at the company: the report, the plan of changes, the memo, the meetings."""

    report: Report
    plan: Plan
    memo: Memo
    meetings: tuple[Meeting, ...] = ()


def read(workbook: Workbook, settings: Settings) -> Reading:
    """All tabs of use, one snapshot; BadSheetData names every fault that makes an entry tab unusable."""
    return read_with_tables(workbook, settings)[0]


def read_with_tables(workbook: Workbook, settings: Settings) -> tuple[Reading, Tables]:
    """The same, with the typed tables that it stands on: they hold all cells, so let them go soon."""
    tabs = workbook.tabs()
    owned = {tab.role: tab.title for tab in tabs if tab.role}
    urls = {tab.title: tab.url for tab in tabs}
    names = [tab.title for tab in sorted(tabs, key=lambda tab: tab.hidden) if not tab.role]
    known = {tab.known_as: tab.title for tab in tabs if tab.known_as}
    _refuse_missing(workbook, names, settings, known)
    found = titles.candidates(names, settings.norms, known, {tab.title for tab in tabs if tab.hidden})
    _refuse_lost(workbook, found, settings.lang)
    wanted = list(dict.fromkeys(title for some in found.values() for title in titles.rivals(some)))
    cells = dict(workbook.read([*wanted, *owned.values()]))
    bound, rivals = elect(found, cells, settings.norms)
    grids: dict[str, tuple[str, Grid]] = {role: (title, cells[title]) for role, title in bound.items()}
    tables = read_tables(grids, settings.norms)
    if tables.faults:
        faults = [
            f"{bound.get(fault.tab, fault.tab)}: {' '.join(sentences(fault, settings.lang))}" for fault in tables.faults
        ]
        raise BadSheetData(say(settings.lang, "cli.unusable", where=workbook.name()), *faults)
    fingerprint = workbook.fingerprint(wanted)
    standing = {role: (title, cells[title]) for role, title in owned.items()}
    cells.clear()
    grids.clear()
    facts, issues = judge(tables, settings.norms, settings.period, settings.as_of)
    hypotheses, unfit = read_hypotheses(tables, facts)
    reading = Reading(
        facts,
        (*rivals, *tables.issues, *issues, *unfit),
        tables.tallies,
        bound,
        _meetings(tables, settings),
        fingerprint,
        standing,
        tables.bindings,
        hypotheses,
        read_spoken(tables.frames["reviews"]),
        {role: urls[title] for role, title in {**bound, **owned}.items() if urls[title]},
    )
    return reading, tables


def _refuse_missing(workbook: Workbook, names: Sequence[str], settings: Settings, known: Mapping[str, str]) -> None:
    """A tab that config.toml names must be there, under that title or another one by now."""
    faults, lang = [], settings.lang
    for role, title in titles.missing(names, settings.norms, known).items():
        near = get_close_matches(title, names, 1)
        fault = say(lang, "refused.no_tab.one", role=role, title=title)
        faults.append(say(lang, "refused.no_tab.near", fault=fault, near=near[0]) if near else fault)
    if faults:
        raise BadSheetData(say(lang, "refused.no_tab", where=workbook.name(), tabs=", ".join(names)), *faults)


def _refuse_lost(workbook: Workbook, bound: Collection[str], lang: Lang) -> None:
    """A tab that was there and is gone isn't the same as one that never was: the last good summary stays."""
    names = {tab.role: tab.title.in_(lang) for tab in ENTRY_TABS}
    if lost := [names[role] for role in workbook.lost_tabs() if role in names and role not in bound]:
        raise BadSheetData(say(lang, "cli.tabs_lost", where=workbook.name()), *lost)


def mark_stale(workbook: Workbook, settings: Settings, error: BadSheetData) -> None:
    """Say on the CEO tab since when and why its numbers are old; what goes wrong with that is passed over in silence,
    for the error itself is about to be told.
    """
    why = "; ".join(error.faults) or message_in(error, settings.lang)
    with suppress(SheetsyncError):
        since = figures.day(settings.as_of, settings.lang)
        workbook.mark_stale(say(settings.lang, "ceo.stale", since=since, why=why))


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


def keep_leads(run: Run, settings: Settings) -> None:
    """Keep the leads as a review that was just recorded saw them."""
    added = log(run.report).added
    if added and settings.archive:
        settings.archive.keep(added[0].review, kept(run.report.facts))


def _first_asked(reading: Reading) -> Mapping[str, dt.date]:
    """Since when each question has been asked, by the Questions tab as it stands."""
    standing = reading.standing.get("questions")
    return first_asked(standing[1]) if standing else {}


def add_missing_tabs(workbook: Workbook, settings: Settings) -> tuple[str, ...]:
    """Add the entry tabs that no tab of the workbook is; their titles."""
    tabs = [tab for tab in workbook.tabs() if not tab.role]
    known = {tab.known_as: tab.title for tab in tabs if tab.known_as}
    bound = titles.bind([tab.title for tab in tabs], settings.norms, known)
    lang, norms = settings.lang, settings.norms
    missing = {tab: norms.titles.get(tab.role, tab.title.in_(lang)) for tab in ENTRY_TABS if tab.role not in bound}
    together = {tab.role: title for tab, title in missing.items()}
    new = [
        NewEntryTab(tab, title, lang, norms.dated_stages if tab is Deals else (), choices(tab, norms, lang, together))
        for tab, title in missing.items()
    ]
    if new:
        workbook.add_entry_tabs(new)
    _write_if_new(workbook, guide(lang, norms, {**bound, **together}))
    return tuple(tab.title for tab in new)


def _write_if_new(workbook: Workbook, sheet: Sheet) -> None:
    """Write a summary tab unless it stands there already."""
    standing = next((tab.title for tab in workbook.tabs() if tab.role == sheet.role), None)
    cells = workbook.read([standing])[standing] if standing else None
    if cells is None or differences(sheet, cells, sheet.title):
        workbook.write([sheet])


def _meetings(tables: Tables, settings: Settings) -> tuple[Meeting, ...]:
    """All meetings of the Reviews tab."""
    frame = tables.frames.get("reviews")
    return () if frame is None else meetings(frame, settings.zone, settings.usual_start)


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


def send(mailer: Mailer, run: Run, sender: str, recipients: Sequence[str]) -> list[tuple[str, Path | None]]:
    """One message per recipient, each at most once per review; where it went, None if it had gone before."""
    key = memo_key(run)
    day = dt.datetime.combine(run.plan.as_of, dt.time(), dt.UTC)
    return [
        (recipient, mailer.deliver(key, recipient, letter(run.plan.memo, key, sender, recipient, day)))
        for recipient in recipients
    ]


def memo_key(run: Run) -> str:
    """Names a memo: that of the next review, else of the day."""
    review = run.report.next_review
    return f"review-{review:%Y-%m-%d}" if review else f"memo-{run.plan.as_of:%Y-%m-%d}"
