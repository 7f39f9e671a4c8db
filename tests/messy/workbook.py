"""A messy workbook as a whole: made from a seed, with its truth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from tests.messy.catalogue import FAULTS
from tests.messy.cells import Cell, Value, a1, shown
from tests.messy.company import Lang, company
from tests.messy.fault import Fault, Group, Hand
from tests.messy.layout import FEATURES, Book, Laid, lay
from tests.messy.lines import Fate, Line
from tests.messy.spoiling import spoil


@dataclass(frozen=True, slots=True)
class Size:
    leads: int
    times: int
    """How often each kind of fault is written, where it fits."""


SMALL, BIG = Size(400, 1), Size(5000, 22)


@dataclass(frozen=True, slots=True)
class Written:
    """One fault in one cell, and what is right."""

    tab: Laid
    row: int
    column: str
    fault: Fault
    written: Cell
    clean: Value

    @property
    def cell(self) -> str:
        return self.tab.cell(self.row, self.column)


@dataclass(slots=True)
class Messy:
    """The workbook before it is written in any format."""

    seed: int
    lang: Lang
    hand: Hand
    book: Book

    def lines(self, *roles: str) -> Iterator[tuple[Laid, int, Line]]:
        for role in roles or self.book.tabs:
            laid = self.book.tabs[role]
            for row, line in laid.lines.items():
                yield laid, row, line

    def faults(self) -> Iterator[Written]:
        """Every fault in a cell."""
        for laid, row, line in self.lines():
            for column, fault in line.faults.items():
                yield Written(laid, row, column, fault, line.cells[column], right(fault, line, column))

    def truth(self) -> dict[str, Any]:
        """What the workbook should be read as, for other examiners than ours."""
        tabs = {}
        for role, laid in self.book.tabs.items():
            rows = {str(row + 1): line.fate.value for row, line in laid.lines.items()}
            columns = {name: a1(laid.header, place) for name, place in laid.columns.items()}
            tabs[laid.title] = {"role": role, "headers": columns, "rows": rows}
        return {"seed": self.seed, "language": self.lang, "tabs": tabs, "faults": [_told(one) for one in self.faults()]}


def messy(
    seed: int,
    lang: Lang = "ru",
    size: Size = SMALL,
    features: Iterable[str] | None = None,
    *,
    settled: bool = False,
    in_file: bool = True,
    faults: Sequence[Fault] = FAULTS,
    rows: bool = True,
) -> Messy:
    """The workbook of a seed. `features` of the layout: some, chosen by the seed, unless they are given."""
    rng = Random(seed)  # noqa: S311
    made = company(rng, lang, size.leads)
    hand = Hand(rng, made.words, ru=lang == "ru", settled=settled, in_file=in_file)
    tabs = spoil(made, hand, size.times, faults, rows=rows)
    chosen = [one for one in FEATURES if rng.random() < 0.5] if features is None else features
    return Messy(seed, lang, hand, lay(made, tabs, rng, chosen))


def right(fault: Fault, line: Line, column: str) -> Value:
    """The clean value; of a text its own words, of a month its first day."""
    if fault.group is Group.TEXT:
        return str(line.cells[column]).removeprefix("'")
    return line.clean[column]


def _told(one: Written) -> dict[str, Any]:
    expected = {Group.LOST: "blank", Group.FLAG: "reported"}.get(one.fault.group, _plain(one.clean))
    return {
        "tab": one.tab.title,
        "cell": one.cell,
        "class": one.fault.group.value,
        "kind": one.fault.name,
        "written": shown(one.written),
        "clean": _plain(one.clean),
        "expected": expected,
    }


def _plain(value: Value) -> str | int | float | bool | None:
    return value.isoformat() if isinstance(value, dt.date) else value


def data_rows(laid: Laid) -> dict[int, Line]:
    """The rows that hold records."""
    return {row: line for row, line in laid.lines.items() if line.fate is Fate.DATA}
