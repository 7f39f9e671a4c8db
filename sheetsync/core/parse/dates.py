"""Days and months as people write them, exactly or not at all."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata

from sheetsync.core.grid import EPOCH, Cell
from sheetsync.core.norms import Norms
from sheetsync.core.parse.faults import Oddity, Read, Unclear
from sheetsync.core.parse.text import check_value, clean, fold, is_placeholder

FIRST_YEAR, LAST_YEAR = 1990, 2100
"""No lead is older, no plan goes further: what lies outside was mistyped."""

_MONTH_WORDS = (
    "january jan январь января янв",
    "february feb февраль февраля фев февр",
    "march mar март марта мар",
    "april apr апрель апреля апр",
    "may май мая",
    "june jun июнь июня июн",
    "july jul июль июля июл",
    "august aug август августа авг",
    "september sep sept сентябрь сентября сен сент",
    "october oct октябрь октября окт",
    "november nov ноябрь ноября ноя нояб",
    "december dec декабрь декабря дек",
)
_MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}

_WEEKDAY = re.compile(
    r"(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)[.,]? "
)
_TIME = re.compile(r"(?:t|,? )(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)? ?(am|pm)? ?(?:z|utc|gmt|[+-]\d\d:?\d\d)?$")
_YEAR_WORD = re.compile(r"[ ,]*(?:г|год|года)?[ .,;]*$")
_YMD = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})")
_DMY = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d\d)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SERIAL = re.compile(r"\d{5}(?:[.,]0+)?")
_DAY_WORD = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-zа-я]+)[.,]?[ .-]+(\d{4}|\d\d)")
_WORD_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_WORD_YEAR = re.compile(r"([a-zа-я]+)[ .,'’/-]*(\d{4}|\d\d)")
_YEAR_MONTH = re.compile(r"(\d{4})[-./](\d{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-./](\d{4})")


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
    oddity = None if isinstance(cell, str) and _month(_normal(cell)) else read.oddity
    return Read(dt.datetime(read.value.year, read.value.month, 1), oddity)


def _read(cell: Cell, norms: Norms, *, months: bool) -> Read[dt.datetime]:
    try:
        moment = _moment(cell, norms, months=months)
    except Unclear as unclear:
        return Read(None, unclear.oddity)
    if moment is None:
        return Read()
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return Read(None, Oddity("date_implausible", {"read": moment.date().isoformat()}))
    return Read(moment, Oddity("date_as_text") if isinstance(cell, str) else None)


def _moment(cell: Cell, norms: Norms, *, months: bool) -> dt.datetime | None:
    """The cell's day; None for a blank. Raises Unclear."""
    check_value(cell)
    if cell is None:
        return None
    if isinstance(cell, dt.datetime):
        return cell.replace(tzinfo=None, microsecond=0)
    if isinstance(cell, dt.date):
        return dt.datetime(cell.year, cell.month, cell.day)
    if isinstance(cell, bool):
        raise Unclear("date_unreadable")
    if isinstance(cell, int | float):
        return _serial(cell)
    if is_placeholder(fold(cell)):
        return None
    text = _normal(cell)
    return (_month(text) if months else None) or _written(text, norms)


def _serial(number: float) -> dt.datetime:
    """A spreadsheet's serial number, or 20260305."""
    if not math.isfinite(number):
        raise Unclear("date_unreadable")
    if float(number).is_integer() and (match := _COMPACT.fullmatch(str(int(number)))):
        return _day(*map(int, match.groups()))
    if not 0 < number < 200_000:
        raise Unclear("date_unreadable")
    return EPOCH + dt.timedelta(seconds=round(number * 86_400))


def _normal(text: str) -> str:
    """Lower case, plain spaces, no weekday, no trailing "г."."""
    folded = unicodedata.normalize("NFKC", clean(text)).casefold()
    folded = re.sub(r"(?<=\d) ?([./]) ?(?=\d)", r"\1", " ".join(re.sub("[‐‑‒–—−]", "-", folded).split()))
    return _YEAR_WORD.sub("", _WEEKDAY.sub("", folded, count=1))


def _written(text: str, norms: Norms) -> dt.datetime:
    clock = dt.timedelta()
    if time := _TIME.search(text):
        text, clock = text[: time.start()], _clock(time)
    if match := _YMD.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4])) + clock
    if match := _COMPACT.fullmatch(text):
        return _day(*map(int, match.groups())) + clock
    if match := _DMY.fullmatch(text):
        return _numeric(match, norms) + clock
    if match := _DAY_WORD.fullmatch(text):
        return _day(_year(match[3]), _month_number(match[2]), int(match[1])) + clock
    if match := _WORD_DAY.fullmatch(text):
        return _day(int(match[3]), _month_number(match[1]), int(match[2])) + clock
    if _SERIAL.fullmatch(text):
        return _serial(float(text.replace(",", ".")))
    raise Unclear("date_unreadable")


def _numeric(match: re.Match[str], norms: Norms) -> dt.datetime:
    """Two numbers and a year. Points put the day first, so do dashes unless the norms say no; slashes may do either."""
    first, second, year = int(match[1]), int(match[3]), _year(match[4])
    if match[2] == "." or first > 12 or first == second:
        return _day(year, second, first)
    if second > 12:
        return _day(year, first, second)
    day_first = True if match[2] == "-" and norms.day_first is None else norms.day_first
    if day_first is None:
        raise Unclear("date_ambiguous")
    return _day(year, second, first) if day_first else _day(year, first, second)


def _month(text: str) -> dt.datetime | None:
    """The first day of a named month, None if the text names none."""
    if match := _WORD_YEAR.fullmatch(text):
        number = _MONTHS.get(match[1])
        return dt.datetime(_year(match[2]), number, 1) if number else None
    year_month = _YEAR_MONTH.fullmatch(text)
    month_year = _MONTH_YEAR.fullmatch(text)
    if year_month:
        year, month = int(year_month[1]), int(year_month[2])
    elif month_year:
        year, month = int(month_year[2]), int(month_year[1])
    else:
        return None
    return dt.datetime(year, month, 1) if 1 <= month <= 12 and year else None


def _month_number(word: str) -> int:
    if word not in _MONTHS:
        raise Unclear("date_unreadable")
    return _MONTHS[word]


def _year(digits: str) -> int:
    """Two digits belong to this century up to 79."""
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 80 else 1900)


def _day(year: int, month: int, day: int) -> dt.datetime:
    try:
        return dt.datetime(year, month, day)
    except ValueError:
        raise Unclear("date_unreadable") from None


def _clock(match: re.Match[str]) -> dt.timedelta:
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if match[4]:
        hour = hour % 12 + (12 if match[4] == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        raise Unclear("date_unreadable")
    return dt.timedelta(hours=hour, minutes=minute, seconds=second)
