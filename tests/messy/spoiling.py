"""Spoiling a clean company: lines first, then cells of lines that are still sound."""

from __future__ import annotations

from collections.abc import Sequence

from tests.messy.catalogue import FAULTS
from tests.messy.company import Company, Row
from tests.messy.fault import Fault, Group, Hand
from tests.messy.lines import Fate, Line
from tests.messy.rows import ROW_FAULTS, Tab


def spoil(
    made: Company, hand: Hand, times: int, faults: Sequence[Fault] = FAULTS, *, rows: bool = True
) -> dict[str, Tab]:
    """The tabs' lines with every fault of the catalogue, so many times each where it fits; some can't be placed."""
    tabs: dict[str, Tab] = {}
    for role, table in made.tables.items():
        tabs[role] = Tab(role, table.columns, [_clean(row, made, hand) for row in table.rows], tabs, made)
    for row_fault in ROW_FAULTS if rows else ():
        for role in row_fault.fits:
            for _ in range(-(-times // len(row_fault.fits))):
                row_fault.spoil(tabs[role], hand)
    places = _places(tabs, hand)
    for fault in sorted(faults, key=lambda fault: len(fault.fits)):
        for place in hand.rng.sample(fault.fits, len(fault.fits)):
            lines = places[place]
            if place == "leads.lead_id" and fault.group is Group.LOST:
                lines = [line for line in lines if not _has_deal(line, tabs)]
            _spread(fault, place, lines, hand, -(-times // len(fault.fits)))
    return tabs


def _clean(row: Row, made: Company, hand: Hand) -> Line:
    """A line before anybody touches it, in the company's own style."""
    return Line({name: made.style.dressed(name, value, hand.rng) for name, value in row.items()}, dict(row))


def _places(tabs: dict[str, Tab], hand: Hand) -> dict[str, list[Line]]:
    """By role.column, the lines whose cell may be spoilt, shuffled."""
    places: dict[str, list[Line]] = {}
    for role, tab in tabs.items():
        for column in tab.columns:
            lines = [line for line in tab.lines if line.sound and line.fate is Fate.DATA]
            hand.rng.shuffle(lines)
            places[f"{role}.{column}"] = lines
    return places


def _spread(fault: Fault, place: str, lines: list[Line], hand: Hand, times: int) -> None:
    """Write a fault into so many of the lines, from the last on; those that it doesn't fit keep their turn."""
    column = place.partition(".")[2]
    left: list[Line] = []
    while lines and times:
        line = lines.pop()
        fits = _is_free(line, place) and (line.clean[column] is None) is fault.blanks
        cell = fault.write(line.clean[column], hand) if fits else None
        if cell is None:
            left.append(line)
            continue
        line.cells[column] = cell
        line.faults[column] = fault
        times -= 1
    lines.extend(reversed(left))


def _is_free(line: Line, place: str) -> bool:
    """At most two faults in a line, and one where it concerns the line as a whole."""
    if line.kind or line.hidden:
        return False
    column = place.partition(".")[2]
    if column in line.faults or len(line.faults) > 1:
        return False
    alone = {"lead_id", "status"}
    return not (line.faults and (column in alone or alone & set(line.faults)))


def _has_deal(line: Line, tabs: dict[str, Tab]) -> bool:
    key = line.clean["lead_id"]
    return any(deal.clean.get("lead_id") == key for deal in tabs["deals"].lines)
