"""The guide: one page for those who fill the spreadsheet. What goes where, and what happens to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.lang import Lang, say
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.norms import Norms
from sheetsync.core.schema import EntryTab
from sheetsync.core.summary.page import Row
from sheetsync.core.summary.report import Report

WIDTHS = (22.0, 16.0, 104.0, 34.0)
WHAT_HAPPENS = ("guide.read", "guide.kept", "guide.told", "guide.remarks")
FIRST = ("criteria", "leads", "deals", "spend", "plan", "reviews")
"""The entry tabs in the order in which a team begins to fill them."""
ANSWERING = (
    "ceo",
    "questions",
    "funnel",
    "economics",
    "qualification",
    "losses",
    "disputes",
    "plan_fact",
    "changes",
    "hypothesis_results",
    "data_issues",
    "verdicts",
    "relation",
    "history",
)
"""The summary tabs that answer a question, in their order."""


def sheet(report: Report) -> Sheet:
    """The tab of a run."""
    return guide(report.lang, report.facts.norms, report.titles)


def guide(lang: Lang, norms: Norms, titles: Mapping[str, str]) -> Sheet:
    """The tab, whether there is data yet or not; `titles` are the entry tabs' by role where they differ."""
    names = {tab.role: titles.get(tab.role, tab.title.in_(lang)) for tab in ENTRY_TABS}
    title, issues = say(lang, "tab.guide"), say(lang, "tab.data_issues")
    rows = [_line(title, Style.TITLE), _line(say(lang, "tab.guide.answers"), Style.SUBTITLE)]
    rows += _heading(lang, "guide.happens")
    rows += [_line(say(lang, key, issues=issues)) for key in WHAT_HAPPENS]
    rows += _heading(lang, "guide.first")
    rows += [_line(f"{at}. {say(lang, f'guide.first.{role}', tab=names[role])}") for at, role in enumerate(FIRST, 1)]
    rows += _heading(lang, "guide.entry_tabs")
    rows.append(_columns(lang, "column.tab", "guide.whose", "guide.type", "guide.required"))
    rows += [_entry_tab(tab, names[tab.role], lang, norms) for tab in ENTRY_TABS]
    rows.append(_line(say(lang, "guide.missing", leads=names["leads"]), Style.NOTE))
    rows += _heading(lang, "guide.summary_tabs")
    rows.append(_summary_tab(say(lang, "column.tab"), say(lang, "guide.question"), Style.COLUMN, Style.COLUMN))
    rows += [_summary_tab(say(lang, f"tab.{role}"), say(lang, f"tab.{role}.answers")) for role in ANSWERING]
    return Sheet("guide", title, tuple(rows), WIDTHS, 2, currency=norms.currency, lang=lang)


def _line(words: str, style: Style = Style.TEXT) -> Row:
    return (Spot(words, style, span=len(WIDTHS)),)


def _heading(lang: Lang, key: str) -> Iterator[Row]:
    yield ()
    yield _line(say(lang, key), Style.HEADING)


def _columns(lang: Lang, *keys: str) -> Row:
    return tuple(Spot(say(lang, key), Style.COLUMN) for key in keys)


def _entry_tab(tab: type[EntryTab], title: str, lang: Lang, norms: Norms) -> Row:
    """Whose it is, what to type there, and the columns without which a row says nothing."""
    headers = norms.headers.get(tab.role, {})
    required = [headers.get(field.name, field.header.in_(lang)) for field in tab.fields() if field.required]
    owner = Spot(say(lang, f"owner.{tab.owner.value}"))
    return (Spot(title, Style.STRONG), owner, Spot(tab.help.in_(lang)), Spot(", ".join(required), Style.OF_N))


def _summary_tab(title: str, question: str, first: Style = Style.STRONG, second: Style = Style.TEXT) -> Row:
    return (Spot(title, first), Spot(question, second, span=len(WIDTHS) - 1))
