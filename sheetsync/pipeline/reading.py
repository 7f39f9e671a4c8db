"""The entry tabs read and judged: one snapshot, or every fault that makes a tab unusable."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches

from sheetsync.core.agenda import Meeting, meetings
from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.facts import Facts
from sheetsync.core.grid import Grid
from sheetsync.core.hypotheses import Hypothesis, read_hypotheses
from sheetsync.core.issues import Issue, Tally
from sheetsync.core.judging import judge
from sheetsync.core.lang import Lang, figures, say
from sheetsync.core.lang.telling import message_in
from sheetsync.core.relation import Spoken, read_spoken
from sheetsync.core.summary.issues import sentences
from sheetsync.core.tables import Tables, read_tables, titles
from sheetsync.core.tables.binding import Binding
from sheetsync.core.tables.tabs import elect
from sheetsync.errors import BadSheetData, SheetsyncError
from sheetsync.pipeline.settings import Settings
from sheetsync.ports import Workbook


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


def _meetings(tables: Tables, settings: Settings) -> tuple[Meeting, ...]:
    """All meetings of the Reviews tab."""
    frame = tables.frames.get("reviews")
    return () if frame is None else meetings(frame, settings.zone, settings.usual_start)
