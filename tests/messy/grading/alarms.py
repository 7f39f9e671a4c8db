"""Issues that are more than a note where nothing is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.messy.grading.lines import odd_leads
from tests.messy.grading.miss import Miss
from tests.messy.layout import Laid
from tests.messy.lines import Fate, Line
from tests.messy.reading import Answer, Issue, severe
from tests.messy.workbook import Messy

RELATED = frozenset(
    {"lead_id", "status", "closed", "loss_reason", "amount", "contacted", "meeting", "proposal"}
    | {"created", "date", "clicks", "impressions", "visits"}
)
"""Columns whose cells may rightly be reported because of a fault in another of them."""


@dataclass(slots=True)
class Spoilt:
    """Where something is wrong: cells and lines; whole lines with every cell; how far each table goes."""

    cells: set[tuple[str, str]] = field(default_factory=set)
    lines: set[tuple[str, str]] = field(default_factory=set)
    ends: dict[str, int] = field(default_factory=dict)

    def holds(self, tab: str, cell: str) -> bool:
        """Below the table nothing is a record, and what stands there may be told."""
        if cell.isdigit() and int(cell) > self.ends.get(tab, 0):
            return True
        return (tab, cell) in self.cells or (tab, re.sub("[A-Z]", "", cell)) in self.lines


def alarms(made: Messy, read: Answer) -> Iterator[Miss]:
    spoilt = _spoilt(made)
    for (tab, cell), issues in read.issues.items():
        for issue in severe(issues):
            if re.search(r"\d$", cell) and not spoilt.holds(tab, cell):
                yield _alarm("false alarm", issue)
            elif not re.search(r"\d$", cell):
                yield _alarm("about the tab", issue)


def _alarm(grade: str, issue: Issue) -> Miss:
    where = f"{issue['tab']!r}!{issue['cell']}"
    return Miss(grade, issue["kind"], where, issue["written"][:60], "nothing", issue["done"][:120])


def _spoilt(made: Messy) -> Spoilt:
    spoilt, odd = Spoilt(), odd_leads(made)
    for laid in made.book.tabs.values():
        spoilt.ends[laid.title] = max(laid.lines) + 1
        spoilt.lines |= {(laid.title, str(row + 1)) for row in range(laid.header + 1)}
    for laid, row, line in made.lines():
        number = str(row + 1)
        if line.fate is not Fate.DATA or (laid.role == "deals" and line.clean.get("lead_id") in odd):
            spoilt.lines.add((laid.title, number))
        if line.kind or line.faults:
            spoilt.cells.add((laid.title, number))
        spoilt.cells |= {(laid.title, laid.cell(row, column)) for column in _columns(laid, line)}
    return spoilt


def _columns(laid: Laid, line: Line) -> set[str]:
    """The columns of a line of which something may be said."""
    if line.kind == "shifted line":
        return set(laid.columns)
    touched = set(line.faults) | (line.places if line.kind else frozenset())
    return (touched | RELATED if set(line.faults) & RELATED else touched) & set(laid.columns)
