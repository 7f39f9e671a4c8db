"""One cell: what was entered, how it looks, what hangs on it. Never changed, only replaced."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from .wire import Json

EPOCH = dt.datetime(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Failure:
    """An error value: its ErrorType, the text a cell shows."""

    kind: str
    text: str


FAILURES = {
    text: Failure(kind, text)
    for kind, text in {
        "ERROR": "#ERROR!",
        "NULL_VALUE": "#NULL!",
        "DIVIDE_BY_ZERO": "#DIV/0!",
        "VALUE": "#VALUE!",
        "REF": "#REF!",
        "NAME": "#NAME?",
        "NUM": "#NUM!",
        "N_A": "#N/A",
    }.items()
}

Value = str | int | float | bool | Failure


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as typed; `given` is its value where the emulator needn't work it out."""

    text: str
    given: Value | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: `looks` is its userEnteredFormat, `extras` its note, validation, text runs, link."""

    entered: Value | Formula | None = None
    looks: Json | None = None
    extras: Json | None = None

    @property
    def nothing(self) -> bool:
        return self.entered is None and not self.looks and not self.extras


BLANK = Cell()
Typed = str | int | float | bool | dt.date | dt.datetime | None


def serial(moment: dt.date) -> float | int:
    """Days since 1899-12-30; the time is the fraction."""
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime(moment.year, moment.month, moment.day)
    gap = moment - EPOCH
    return tidy(gap.days + (gap.seconds + gap.microseconds / 1e6) / 86400)


def moment(number: float) -> dt.datetime:
    """The moment of a serial, to the nearest millisecond."""
    return EPOCH + dt.timedelta(milliseconds=round(number * 86_400_000))


def tidy(number: float) -> float | int:
    """A whole number as Google's JSON shows it: without a point."""
    return int(number) if number == int(number) and abs(number) < 1e15 else number


def typed(cell: Typed, value: Typed = None) -> Cell:
    """A cell as a person would leave it: text stays text, `=` begins a formula, dates are serials with a format."""
    if cell is None or cell == "":
        return BLANK
    if isinstance(cell, dt.date):
        kind = "DATE_TIME" if isinstance(cell, dt.datetime) else "DATE"
        return Cell(serial(cell), {"numberFormat": {"type": kind}})
    if not isinstance(cell, str):
        return Cell(cell if isinstance(cell, bool) else tidy(cell))
    if cell.startswith("=") and len(cell) > 1:
        given = None if value is None else typed(value)
        return Cell(Formula(cell, given.entered if given else None), given.looks if given else None)  # type: ignore[arg-type]
    if cell.startswith("'"):
        return Cell(cell[1:])
    return Cell(FAILURES.get(cell, cell))


def retyped(old: Cell, new: Cell) -> Cell:
    """Typing over a cell: the value changes, looks and notes stay; a date brings its format where there is none."""
    looks = old.looks
    if new.looks:
        looks = {**new.looks, **{k: v for k, v in (old.looks or {}).items() if k != "numberFormat"}}
    return replace(old, entered=new.entered, looks=looks)
