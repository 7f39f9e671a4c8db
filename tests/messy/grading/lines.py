"""Records are there, what isn't one is not; lines at odds with themselves are reported; the rows add up."""

from __future__ import annotations

from collections.abc import Iterator

from tests.messy.cells import Value, shown
from tests.messy.grading.miss import EXPORTED, Miss, exported_value, kinds_at, place, same
from tests.messy.layout import Laid
from tests.messy.lines import Fate, Line
from tests.messy.reading import Answer
from tests.messy.workbook import Messy

SHIFTED = ("phone", "email", "amount")
"""Columns whose values can be told from those of their neighbours."""
BY_THE_LEAD = {"closed before created", "stage before the lead"}
"""At odds with the day of the lead, which has to be known for it."""


def records(made: Messy, read: Answer) -> Iterator[Miss]:
    """Every line by its fate, and by what is to be said of it."""
    odd = odd_leads(made)
    for laid in (made.book.tabs[role] for role in EXPORTED):
        for row in read.rows[laid.role].keys() - laid.lines.keys():
            taken = str(read.rows[laid.role][row])
            yield Miss("not a record", "row: outside the table", place(laid, str(row + 1)), "", "left out", taken)
    for laid, row, line in made.lines(*EXPORTED):
        found = read.rows[laid.role].get(row)
        where = place(laid, str(row + 1))
        text = ", ".join(shown(cell) for cell in [*line.loose.values(), *line.cells.values()] if cell is not None)[:100]
        told = kinds_at(read, laid, row) or "no issue"
        if found is not None and line.fate in {Fate.LEFT_OUT, Fate.BLANK}:
            yield Miss("not a record", f"row: {line.kind}", where, text, line.fate.value, f"used: {found}"[:160])
        if found is None and line.fate is Fate.DATA and not line.faults and line.kind != "shifted line":
            yield Miss("record gone", f"row: {line.kind or 'clean'}", where, text, "used", told)
        if line.reported and not _is_reported(read, laid, row, line) and not _by_odd_lead(line, odd):
            yield Miss("not reported", f"row: {line.kind}", where, text, "reported at it or its cells", told)
        if line.hidden and not read.issues.get((laid.title, str(row + 1))):
            yield Miss("no note", "row: hidden line", where, "", "a note", told)
        if found is not None:
            yield from _values(laid, line, found, where)


def _values(laid: Laid, line: Line, found: dict[str, str], where: str) -> Iterator[Miss]:
    for column in SHIFTED if line.kind == "shifted line" else ():
        got, clean = found.get(column, ""), line.clean.get(column)
        if got and not same(column, clean, got):
            yield Miss("lost but invented", "row: shifted line", where, shown(line.cells[column]), f"{clean}", got)
    if line.kind == "refund" and not same("amount", line.clean["amount"], found["amount"]):
        written = shown(line.cells["amount"])
        yield Miss("exact not recovered", "row: refund", where, written, str(line.clean["amount"]), found["amount"])
    if line.kind == "merged day" and not same("date", line.clean["date"], exported_value(found, "date")):
        yield Miss("exact not recovered", "row: merged day", where, "", str(line.clean["date"]), found["date"])


def _is_reported(read: Answer, laid: Laid, row: int, line: Line) -> bool:
    places = [laid.cell(row, column) for column in line.places if column in laid.columns]
    return any(read.issues.get((laid.title, cell)) for cell in [*places, str(row + 1)])


def _by_odd_lead(line: Line, odd: set[Value]) -> bool:
    return line.kind in BY_THE_LEAD and line.clean.get("lead_id") in odd


def odd_leads(made: Messy) -> set[Value]:
    """Leads whose day can't be trusted."""
    return {line.clean["lead_id"] for _, _, line in made.lines("leads") if "created" in line.faults}


def tallies(made: Messy, read: Answer) -> Iterator[Miss]:
    """Rows = used + left out + blank, per tab, and no row is missing."""
    for laid in made.book.tabs.values():
        tally = read.tallies.get(laid.role)
        if tally is None:
            continue
        if tally["rows"] != tally["used"] + tally["left_out"] + tally["blank"]:
            yield Miss("tally", "rows", laid.title, "", "rows = used + left out + blank", str(tally))
        if laid.role in EXPORTED and tally["used"] != len(read.rows[laid.role]):
            yield Miss("tally", "used", laid.title, "", str(len(read.rows[laid.role])), str(tally))
        if tally["rows"] < len(laid.lines):
            yield Miss("tally", "rows", laid.title, "", f"at least {len(laid.lines)}", str(tally))
