"""The Data issues tab: what is wrong with the entries, where, what was done, whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheetsync.core.issues import Issue, Severity
from sheetsync.core.lang import Lang, say
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.core.summary.blocks import Page, text
from sheetsync.core.summary.report import Report

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
    page.head(7)
    _tallies(page)
    _groups(page)
    page.heading("issues.list")
    shown, total = report.issue_rows, sum(issue.count for issue in report.issues)
    if total > shown:
        page.note(report.say("issues.capped", shown=report.count(shown), total=report.count(total)), Style.WARNING)
    keys = ("severity", "tab", "cell", "written", "what", "done", "owner")
    filter_row = len(page.rows)
    page.table([report.say(f"column.{key}") for key in keys], _list(report, shown))
    return page.sheet((14, 18, 12, 28, 54, 44, 14), filter_row=filter_row)


def lines(issue: Issue, titles: Mapping[str, str], lang: Lang) -> Iterator[IssueLine]:
    """An issue's cells, one line each; `titles` are the tabs' by role."""
    what, done = sentences(issue, lang)
    tab = titles.get(issue.tab, issue.tab)
    for cell in issue.cells():
        yield IssueLine(tab, cell, issue.severity.value, issue.kind, issue.written, what, done, issue.owner.value)


def sentences(issue: Issue, lang: Lang) -> tuple[str, str]:
    """What is wrong and what was done."""
    values = {**issue.detail, "written": clip(issue.written)}
    return say(lang, f"issue.{issue.kind}.what", **values), say(lang, f"issue.{issue.kind}.done", **values)


def clip(written: str, most: int = 80) -> str:
    """A long text for display; an ellipsis tells that there is more."""
    return written if len(written) <= most else written[: most - 1] + "…"


def in_order(issues: Sequence[Issue]) -> list[Issue]:
    """Errors first, then by owner, tab and place, so that the head of a department finds theirs together."""
    return sorted(
        issues,
        key=lambda i: (_RANK[i.severity], i.owner.value, i.tab, -1 if i.column is None else i.column, i.rows[:1], i.kind, i.written),
    )


def _list(report: Report, most: int) -> list[tuple[Spot | None, ...]]:
    rows: list[tuple[Spot | None, ...]] = []
    for issue in in_order(report.issues):
        for line in lines(issue, report.titles, report.lang):
            if len(rows) == most:
                return rows
            cell = Spot(line.cell, Style.LINK if line.cell else Style.TEXT, link=_link(line))
            rows.append(
                (
                    text(report.say(f"severity.{line.severity}"), Style.WARNING if line.severity == "error" else Style.TEXT),
                    text(line.tab),
                    cell,
                    text(clip(line.written, 200)),
                    text(line.what),
                    text(line.done),
                    text(report.say(f"owner.{line.owner}")),
                )
            )
    return rows


def _link(line: IssueLine) -> str:
    if not line.cell:
        return ""
    place = line.cell if line.cell[0].isalpha() else f"A{line.cell}"
    quoted = line.tab.replace("'", "''")
    return f"'{quoted}'!{place if place[-1].isdigit() else place + '1'}"


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
    """How many of each severity and owner."""
    report = page.report
    page.heading("issues.groups")
    if not report.issues:
        page.note(report.say("issues.none"))
        return
    found: Counter[tuple[int, str, str, str]] = Counter()
    for issue in report.issues:
        title = report.titles.get(issue.tab, issue.tab)
        found[_RANK[issue.severity], report.say(f"owner.{issue.owner.value}"), title, report.say(f"issue.{issue.kind}.group")] += issue.count
    severities = [report.say(f"severity.{severity.value}") for severity in _RANK]
    rows = [
        (text(severities[rank]), text(tab), None, Spot(count, Style.COUNT), text(kind), None, text(owner))
        for (rank, owner, tab, kind), count in sorted(found.items(), key=lambda item: (item[0][0], item[0][1], -item[1], item[0][2:]))
    ]
    names = [report.say(f"column.{key}") for key in ("severity", "tab")]
    page.table([*names, "", report.say("column.count"), report.say("column.what"), "", report.say("column.owner")], rows)
