"""Faults in cells, each by its class; and cells that nobody touched."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from tests.messy.cells import Value, shown
from tests.messy.fault import Group
from tests.messy.grading.miss import EXPORTED, Miss, exported_value, kinds_at, letters_of, place, same
from tests.messy.lines import Fate, Line
from tests.messy.reading import Answer, Issue, severe
from tests.messy.workbook import Messy, Written

DECISIVE = {"leads": {"lead_id"}, "deals": {"lead_id"}, "spend": {"date", "spend"}}
"""Columns without which a line can't count."""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one fault: the exported text, and the issues at its cell and its line."""

    one: Written
    got: str
    issues: list[Issue]
    reported: list[Issue]
    line_reported: bool
    told: str

    @property
    def clean(self) -> bool:
        return same(self.one.column, self.one.clean, self.got)

    def miss(self, grade: str, expected: str, got: str = "") -> Miss:
        return _miss(self.one, grade, expected, got or f"{self.got!r} {self.told or 'no issue'}")


def cells(made: Messy, read: Answer) -> Iterator[Miss]:
    """Every fault in a cell."""
    for one in made.faults():
        issues = read.issues.get((one.tab.title, one.cell), [])
        line = severe(read.issues.get((one.tab.title, str(one.row + 1)), []))
        reported, told = severe(issues), kinds_at(read, one.tab, one.row, one.cell)
        if one.tab.role not in EXPORTED:
            yield from _unexported(Found(one, "", issues, reported, bool(reported), told))
            continue
        row = read.rows[one.tab.role].get(one.row)
        if row is not None:
            found = Found(one, exported_value(row, one.column), issues, reported, bool(reported or line), told)
            yield from JUDGES[one.fault.group](found)
        elif not _may_go(one):
            yield _miss(one, "row gone", str(one.clean), f"left out: {told}")
        elif not (reported or line):
            yield _miss(one, "not reported", "reported", "the row is left out in silence")


def _miss(one: Written, grade: str, expected: str, got: str) -> Miss:
    kind, where = f"{one.fault.group.value}: {one.fault.name}", place(one.tab, one.cell, one.column)
    return Miss(grade, kind, where, shown(one.written)[:120], expected[:120], got[:200])


def _may_go(one: Written) -> bool:
    """Whether the line may rightly be left out, for want of what makes it a record."""
    faults = one.tab.lines[one.row].faults
    return any(faults[name].group not in {Group.EXACT, Group.TEXT} for name in faults if name in DECISIVE[one.tab.role])


def _unexported(found: Found) -> Iterator[Miss]:
    """Of tabs that aren't exported the issues alone tell."""
    group = found.one.fault.group
    if group in {Group.LOST, Group.FLAG} and not found.reported:
        yield found.miss("not reported", "reported")
    if group is Group.EXACT and any(issue["severity"] == "error" for issue in found.reported):
        yield found.miss("exact refused", str(found.one.clean))


def _exact(found: Found) -> Iterator[Miss]:
    if not found.clean:
        yield found.miss("exact not recovered", str(found.one.clean))
    elif any(issue["severity"] == "error" for issue in found.reported):
        yield found.miss("exact called an error", str(found.one.clean))


def _open(found: Found) -> Iterator[Miss]:
    if found.got and not found.clean and not (found.one.fault.blanks and found.issues):
        yield found.miss("invented", str(found.one.clean))
    elif not found.got and not found.line_reported and not found.one.fault.blanks:
        yield found.miss("dropped in silence", f"{found.one.clean} or reported")


def _lost(found: Found) -> Iterator[Miss]:
    if found.got and found.one.column != "lead_id":
        yield found.miss("lost but invented", "blank")
    yield from _reported(found)


def _flag(found: Found) -> Iterator[Miss]:
    kept = literal(found.one)
    if found.got and not found.clean and not (kept is not None and same(found.one.column, kept, found.got)):
        yield found.miss("doubtful changed", f"{found.one.clean} or blank")
    yield from _reported(found)


def _reported(found: Found) -> Iterator[Miss]:
    """At the cell; what keeps a whole line from counting, at the line."""
    if not (found.line_reported if found.one.column == "lead_id" else found.reported):
        yield found.miss("not reported", "reported at its cell")


def _mapping(found: Found) -> Iterator[Miss]:
    """A word of its own that everybody knows (no hint) may be understood without a word."""
    one, written = found.one, shown(found.one.written).strip("'")
    if not found.issues and found.clean and one.fault.hint:
        yield found.miss("mapping taken in silence", "a note")
    elif not found.issues and not found.clean:
        yield found.miss("mapping not reported", "reported at its cell")
    elif not found.clean and one.fault.hint and not _proposed(found):
        yield found.miss("mapping without proposal", f"a proposal of {one.clean}", found.issues[0]["done"])
    if not found.clean and found.got and letters_of(found.got) != letters_of(written):
        yield found.miss("mapping changed", f"{one.clean} or {written}")


def _proposed(found: Found) -> bool:
    return any(str(found.one.clean).casefold() in issue["done"].casefold() for issue in found.issues)


JUDGES: Mapping[Group, Callable[[Found], Iterator[Miss]]] = {
    Group.EXACT: _exact,
    Group.TEXT: _exact,
    Group.OPEN: _open,
    Group.LOST: _lost,
    Group.FLAG: _flag,
    Group.MAPPING: _mapping,
}


def literal(one: Written) -> Value:
    """What is written, if it can be a value as it stands: a flagged one may stay."""
    if isinstance(one.written, str) and re.fullmatch(r"\d{2}\.\d{2}\.\d{4}", one.written):
        with suppress(ValueError):
            return dt.datetime.strptime(one.written, "%d.%m.%Y").date()  # noqa: DTZ007  a day has no zone
    return one.written if isinstance(one.written, dt.date | int | float) else None


def clean_cells(made: Messy, read: Answer) -> Iterator[Miss]:
    """Cells that nobody touched are as they were."""
    for laid, row, line in made.lines(*EXPORTED):
        found = read.rows[laid.role].get(row)
        if found is None or line.fate is not Fate.DATA or line.kind == "shifted line":
            continue
        for column, value in line.clean.items():
            got = exported_value(found, column)
            if not _touched(line, column) and not same(column, value, got):
                where = place(laid, laid.cell(row, column), column)
                yield Miss("clean cell changed", line.kind or "clean", where, str(value), str(value), repr(got))


def _touched(line: Line, column: str) -> bool:
    return column in line.faults or (bool(line.kind) and column in line.places)
