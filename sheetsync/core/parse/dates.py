"""Days and months as people write them, exactly or not at all."""

from __future__ import annotations

import datetime as dt
import re

from sheetsync.core.grid import Cell
from sheetsync.core.norms import Norms
from sheetsync.core.parse.days import day_at, day_of_number, month_named
from sheetsync.core.parse.faults import Oddity, Read, Unclear
from sheetsync.core.parse.text import check_value, plain, says_nothing

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""No lead is older, no plan goes further: what lies outside was mistyped."""
_CLOTHES = " .,;:'\"`«»“”„()[]<>"
_WEEKDAY = (
    r"(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
)
_BEFORE = re.compile(rf"(?:дата|date|от|on|the|за)\b[ :]*|{_WEEKDAY}\b[.,]? ?")
_AFTER = re.compile(rf"[ ,(]+{_WEEKDAY}[.)]*$|[ ,]*(?<![^\W\d_])(?:г|год|года)?[ .,;]*$")
_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?: ?(?P<half>[ap])\.?m\b\.?)?(?: ?(?:z|utc|gmt|msk|мск)?(?: ?[+-]\d\d?(?::?\d\d)?)?(?:\[[a-z/_]+\]?)?)"
)
_TIME = re.compile(rf"(?:t|_|,? (?:(?:в|at) )?){_CLOCK}(?= |$)")
_TIME_FIRST = re.compile(rf"{_CLOCK},? (?=\d)")
_POINTED_TIME = re.compile(r"(?<=\d{4} [вa])(t? \d{1,2})\.(?=\d\d(?!\d))")
_DOUBT = re.compile(
    r"[?~≈]|\b(?:не|нет|до|после|около|примерно|ориентировочно|или|либо|и|по|с|ок|перен\w*|отмен\w*|"
    r"or|and|not|no|about|approx\w*|before|after|until|till|since|from|cancel\w*|moved)\b"
)
"""Words that make a date another one, or none."""
_LETTERS = str.maketrans("оoзl|", "00311")


def read_date(cell: Cell, norms: Norms) -> Read[dt.datetime]:
    """The day a cell means, with its time where one is written; time zones are dropped as the clock on the wall."""
    return _read(cell, norms, months=False)


def read_date_or_month(cell: Cell, norms: Norms) -> Read[dt.datetime]:
    """As `read_date`; the name of a month is its first day."""
    return _read(cell, norms, months=True)


def read_month(cell: Cell, norms: Norms) -> Read[dt.datetime]:
    """The month a cell names or lies in, as its first day."""
    read = _read(cell, norms, months=True)
    if read.value is None:
        return read
    oddity = None if isinstance(cell, str) and month_named(_normal(cell)) else read.oddity
    return Read(dt.datetime(read.value.year, read.value.month, 1), oddity)


def _read(cell: Cell, norms: Norms, *, months: bool) -> Read[dt.datetime]:
    try:
        read = _moment(cell, norms, months=months)
    except Unclear as unclear:
        return Read(None, unclear.oddity)
    if read.value is not None and not FIRST_YEAR <= read.value.year <= LAST_YEAR:
        return Read(None, Oddity("date_implausible", {"read": read.value.date().isoformat()}))
    return read


def _moment(cell: Cell, norms: Norms, *, months: bool) -> Read[dt.datetime]:
    """The cell's day. Raises Unclear."""
    check_value(cell)
    if cell is None or says_nothing(cell):
        return Read()
    if isinstance(cell, dt.datetime):
        return Read(cell.replace(tzinfo=None, microsecond=0))
    if isinstance(cell, dt.date):
        return Read(dt.datetime(cell.year, cell.month, cell.day))
    if isinstance(cell, bool):
        raise Unclear("date_unreadable")
    if isinstance(cell, int | float):
        return Read(day_of_number(cell))
    text = _normal(cell)
    if months and (month := month_named(text)):
        return Read(month, Oddity("date_as_text"))
    return _written(text, norms)


def _normal(text: str) -> str:
    """Lower case, plain spaces and dashes, no brackets or quotes around, no weekday, no trailing "г."."""
    folded = plain(text).casefold().replace("․", ".")
    folded = re.sub(r"(?<=\d) ?([./]) ?(?=\d)", r"\1", folded).strip(_CLOTHES)
    return _AFTER.sub("", _BEFORE.sub("", folded, count=1)).strip(_CLOTHES)


def _written(text: str, norms: Norms) -> Read[dt.datetime]:
    """A text's day and time. Words after it are told of, unless they make it doubtful."""
    try:
        day, rest = _begins(text, norms)
    except Unclear:
        _propose(text, norms)
        raise
    if re.search(r"\d", rest):
        raise Unclear("date_unreadable")
    if _DOUBT.search(rest):
        raise Unclear("date_doubtful", read=day.date().isoformat())
    worded = re.search(r"\w", rest) is not None
    return Read(day, Oddity("date_worded", {"read": day.date().isoformat()}) if worded else Oddity("date_as_text"))


def _propose(text: str, norms: Norms) -> None:
    """Raise what a doubtful text may mean: "около 05.03.2026", "О5.03.2026"."""
    bare = _DOUBT.sub("", text).translate(_LETTERS).strip(_CLOTHES)
    if bare != text:
        try:
            day, rest = _begins(bare, norms)
        except Unclear:
            return
        if not rest.strip(_CLOTHES):
            raise Unclear("date_doubtful", read=day.date().isoformat())


def _begins(text: str, norms: Norms) -> tuple[dt.datetime, str]:
    """The day and time that a text begins with, and what follows."""
    clock = dt.timedelta()
    if first := _TIME_FIRST.match(text):
        clock, text = _clock(first), text[first.end() :]
    elif time := _TIME.search(pointed := _POINTED_TIME.sub(r"\1:", text)):
        before = _AFTER.sub("", pointed[: time.start()])
        clock, text = _clock(time), before + pointed[time.end() :]
    day, end = day_at(text, norms)
    return day + clock, text[end:]


def _clock(match: re.Match[str]) -> dt.timedelta:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise Unclear("date_unreadable")
    return dt.timedelta(hours=hour, minutes=minute, seconds=second)
