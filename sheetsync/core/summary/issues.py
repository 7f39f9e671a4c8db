"""The Data issues tab: what is wrong with the entries, where, what was done, whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheetsync.core.entry_tabs import Synonyms
from sheetsync.core.issues import Issue, Owner, Severity
from sheetsync.core.lang import Lang, say
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.summary.blocks import text
from sheetsync.core.summary.page import Page, Row
from sheetsync.core.summary.proposals import proposals
from sheetsync.core.summary.report import Report

MOST_PROPOSALS = 200
_GROUP_COLUMNS = ("severity", "tab", "", "cells", "owner", "example")
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One cell (or row, or tab) with its issue in words."""

    tab: str
    cell: str
    severity: str
    kind: str
    written: str
    what: str
    done: str
    owner: str


def sheet(report: Report) -> Sheet:
    """The whole tab."""
    page = Page(report, "data_issues")
    page.head(8)
    _tallies(page)
    _groups(page)
    _proposals(page)
    page.heading("issues.list")
    shown, total = report.issue_rows, len(report.issues)
    if total > shown:
        page.note(report.say("issues.capped", shown=report.count(shown), total=report.count(total)), Style.WARNING)
    keys = ("severity", "tab", "cell", "cells", "written", "what", "done", "owner")
    filter_row = len(page.rows)
    rows = page.table([report.say(f"column.{key}") for key in keys], _list(report, shown))
    page.highlight(rows, keys.index("severity"), report.say("severity.error"))
    return page.sheet((16, 18, 10, 10, 24, 64, 64, 14), filter_row=filter_row)


def lines(issue: Issue, titles: Mapping[str, str], lang: Lang) -> Iterator[IssueLine]:
    """An issue's cells, one line each; `titles` are the tabs' by role."""
    tab = titles.get(issue.tab, issue.tab)
    said: dict[tuple[str, int], tuple[str, str]] = {}
    for cell, written, detail in issue.values():
        value = written, id(detail)
        if value not in said:
            said[value] = _said(issue.kind, written, detail, lang)
        what, done = said[value]
        yield IssueLine(tab, cell, issue.severity.value, issue.kind, written, what, done, issue.owner.value)


def sentences(issue: Issue, lang: Lang) -> tuple[str, str]:
    """What is wrong and what was done."""
    return _said(issue.kind, issue.written, issue.detail, lang)


def _said(kind: str, written: str, detail: Mapping[str, str], lang: Lang) -> tuple[str, str]:
    values = {**detail, "written": clip(written)}
    return say(lang, f"issue.{kind}.what", **values), say(lang, f"issue.{kind}.done", **values)


def clip(written: str, most: int = 80) -> str:
    """A long text for display; an ellipsis tells that there is more."""
    return written if len(written) <= most else written[: most - 1] + "…"


def in_order(issues: Sequence[Issue]) -> list[Issue]:
    """Errors first, then by owner, tab and place, so that the head of a department finds theirs together."""
    return sorted(
        issues,
        key=lambda i: (
            _RANK[i.severity],
            i.owner.value,
            i.tab,
            -1 if i.column is None else i.column,
            tuple(i.rows[:1]),
            i.kind,
            i.written,
        ),
    )


def first_of_each(issues: Sequence[Issue], most: int = 3) -> list[Issue]:
    """In the same order, no more than a few of one kind in one column, so that many of one sort don't hide the rest."""
    seen: Counter[tuple[str, str, int | None]] = Counter()
    found = []
    for issue in issues:
        sort = issue.kind, issue.tab, issue.column
        seen[sort] += 1
        if seen[sort] <= most:
            found.append(issue)
    return found


def _list(report: Report, most: int) -> list[Row]:
    """One row per fault of one written value: its first cell as a link, and in how many it stands."""
    return [_row(report, issue) for issue in in_order(report.issues)[:most]]


def _row(report: Report, issue: Issue) -> Row:
    first = next(lines(issue, report.titles, report.lang))
    what, done = sentences(issue, report.lang)
    return (
        text(report.say(f"severity.{first.severity}")),
        text(first.tab),
        Spot(first.cell, Style.LINK if first.cell else Style.TEXT, link=_link(first)),
        Spot(issue.count, Style.COUNT),
        text(clip(issue.written or first.written)),
        text(what),
        text(done),
        text(report.say(f"owner.{first.owner}")),
    )


def _proposals(page: Page) -> None:
    """Words that nobody agreed on, as three cells to be copied into Synonyms."""
    report = page.report
    found = proposals(report.issues, report.lang)
    if not found:
        return
    page.heading("issues.proposals")
    page.note(report.say("issues.proposals.how", tab=report.thing("synonyms")))
    if len(found) > MOST_PROPOSALS:
        shown, total = report.count(MOST_PROPOSALS), report.count(len(found))
        page.note(report.say("issues.capped", shown=shown, total=total), Style.WARNING)
    headers = [field.header.in_(report.lang) for field in (Synonyms.kind, Synonyms.written, Synonyms.means)]
    page.table(
        [*headers, report.say("column.cells")],
        [
            (text(one.kind), text(one.written), text(one.means), Spot(one.count, Style.COUNT))
            for one in found[:MOST_PROPOSALS]
        ],
    )


def _link(line: IssueLine) -> str:
    """The place of a cell, of a row (its number) or of a column (its letters)."""
    if not line.cell:
        return ""
    place = f"A{line.cell}" if line.cell.isdecimal() else line.cell if line.cell[-1].isdecimal() else f"{line.cell}1"
    quoted = line.tab.replace("'", "''")
    return f"'{quoted}'!{place}"


def _tallies(page: Page) -> None:
    """Every entry tab's rows: none is dropped in silence."""
    report = page.report
    page.heading("issues.tallies")
    rows = [
        (text(report.titles.get(t.tab, t.tab)), *(Spot(n, Style.COUNT) for n in (t.rows, t.used, t.left_out, t.blank)))
        for t in report.tallies
    ]
    page.table([report.say(f"column.{key}") for key in ("tab", "rows", "used", "left_out", "blank")], rows)


def _groups(page: Page) -> None:
    """How many of each kind, by severity, owner and tab, with one of them as an example."""
    report = page.report
    page.heading("issues.groups")
    if not report.issues:
        page.note(report.say("issues.none"))
        return
    groups: dict[tuple[Severity, Owner, str, str], list[Issue]] = {}
    for issue in in_order(report.issues):
        groups.setdefault((issue.severity, issue.owner, issue.tab, issue.kind), []).append(issue)
    rows = [
        (
            text(report.say(f"severity.{severity.value}")),
            text(report.titles.get(tab, tab)),
            None,
            Spot(sum(issue.count for issue in found), Style.COUNT),
            text(report.say(f"owner.{owner.value}")),
            text(sentences(found[0], report.lang)[0]),
        )
        for (severity, owner, tab, _), found in groups.items()
    ]
    page.table([report.say(f"column.{name}") if name else "" for name in _GROUP_COLUMNS], rows)
