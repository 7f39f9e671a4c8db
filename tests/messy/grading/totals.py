"""Leads, won, lost, revenue and spend lie between "all doubtful left out" and the truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.messy.company import Row
from tests.messy.fault import Group
from tests.messy.grading.miss import Miss
from tests.messy.lines import Fate
from tests.messy.reading import Answer
from tests.messy.workbook import Messy

CERTAIN = {Group.EXACT, Group.TEXT}
Span = tuple[float, float]


def totals(made: Messy, read: Answer) -> Iterator[Miss]:
    for key, (low, high) in bounds(made).items():
        got = read.metrics.get(key)
        if got is None or not low - 0.01 <= got <= high + 0.01:
            yield Miss("total", key, "metrics", "", f"{low:.2f} .. {high:.2f}", str(got))


def bounds(made: Messy) -> dict[str, Span]:
    """By metric, the least and the most that an honest reader can tell."""
    won, lost = made.hand.words.won, made.hand.words.lost

    def revenue(row: Row) -> float:
        return number(row["amount"]) if row["status"] == won else 0.0

    return {
        "funnel.leads": span(made, "leads", lambda row: 1, {"lead_id", "created"}),
        "funnel.won": span(made, "deals", lambda row: row["status"] == won, {"lead_id", "status"}),
        "funnel.lost": span(made, "deals", lambda row: row["status"] == lost, {"lead_id", "status"}),
        "economics.revenue": span(made, "deals", revenue, {"lead_id", "status", "amount", "closed"}),
        "economics.spend": span(made, "spend", lambda row: number(row["spend"]), {"spend", "date", "channel"}),
    }


def number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def span(made: Messy, role: str, count: Callable[[Row], float], decisive: set[str]) -> Span:
    """Without the lines that are doubtful in a decisive column, and with all."""
    low = high = 0.0
    for _, _, line in made.lines(role):
        if line.fate in {Fate.DATA, Fate.EITHER} and line.clean:
            amount = count(line.clean)
            faults = [line.faults[name] for name in decisive & set(line.faults)]
            sure = not line.doubtful and all(fault.group in CERTAIN for fault in faults)
            low += amount if sure or amount < 0 else 0
            high += amount if sure or amount > 0 else 0
    return low, high
