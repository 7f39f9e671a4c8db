"""Days and months in normal text: lower case, plain spaces, dashes and digits."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping, Sequence

from sheetsync.core.grid import EPOCH
from sheetsync.core.norms import Norms
from sheetsync.core.parse.faults import Unclear

_LAST_SHORT = 39
"""The last year of this century that people write in two digits."""

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
_ROMAN = {
    word: number
    for number, word in enumerate(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1)
}
"""Only beside a day: III 2026 may be a quarter."""

_YMD = re.compile(r"(\d{4})([-./, ])(\d{1,2})\2(\d{1,2})(?!\d)")
_DMY = re.compile(r"(\d{1,2})([-./\\])(\d{1,2})\2'?(\d{4}|\d\d)(?!\d)")
_LOOSE = re.compile(r"(\d{1,2})[.,]{1,2} ?(\d{1,2})[.,]{1,2} ?(\d{4})(?!\d)|(\d{1,2}) (\d{1,2}) (\d{4})(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?$")
_DAY_WORD = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|-?го|-?е|-?ого)?[ ./-]*(?:of )?([a-zа-я]+)[.,]?[ ./-]*(\d{4}|\d\d)(?!\d)"
)
_WORD_DAY = re.compile(r"([a-zа-я]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
_WORD_YEAR = re.compile(r"([a-zа-я]+)[ .,'’/-]*(\d{4}|\d\d)")
_YEAR_WORD = re.compile(r"(\d{4})[ .,/-]+([a-zа-я]+)\.?")
_YEAR_MONTH = re.compile(r"(\d{4})[-./ ](\d{1,2})|((?:19|20)\d\d)(\d\d)")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-./ ](\d{4})")


def day_at(text: str, norms: Norms) -> tuple[dt.datetime, int]:
    """The day that a text begins with, and where it ends. Raises Unclear."""
    for pattern, read in _READERS:
        if match := pattern.match(text):
            return read(match, norms), match.end()
    raise Unclear("date_unreadable")


def day_of_number(number: float) -> dt.datetime:
    """A spreadsheet's serial number, or 20260305."""
    if not math.isfinite(number):
        raise Unclear("date_unreadable")
    if float(number).is_integer() and (match := _COMPACT.fullmatch(str(int(number)))):
        return _day(*map(int, match.groups()))
    if not 0 < number < 200_000:
        raise Unclear("date_unreadable")
    return EPOCH + dt.timedelta(seconds=round(number * 86_400))


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


def _loose(match: re.Match[str], _norms: Norms) -> dt.datetime:
    day, month, year = map(int, filter(None, match.groups()))
    return _day(year, month, day)


def _worded(day: str, word: str, year: str, known: Mapping[str, int]) -> dt.datetime:
    if word not in known:
        raise Unclear("date_unreadable")
    return _day(_year(year), known[word], int(day))


def month_named(text: str) -> dt.datetime | None:
    """The first day of a named month, None if the text names none."""
    if match := _WORD_YEAR.fullmatch(text):
        word, digits = match.groups()
    elif match := _YEAR_WORD.fullmatch(text):
        digits, word = match.groups()
    elif match := _YEAR_MONTH.fullmatch(text):
        digits, word = filter(None, match.groups())
    elif match := _MONTH_YEAR.fullmatch(text):
        word, digits = match.groups()
    else:
        return None
    month, year = int(word) if word.isdecimal() else _MONTHS.get(word, 0), _year(digits)
    return dt.datetime(year, month, 1) if 1 <= month <= 12 and year else None


def _year(digits: str) -> int:
    """Two digits are a year of this century that is near; any other was mistyped."""
    year = int(digits)
    if len(digits) == 2 and year > _LAST_SHORT:
        raise Unclear("date_implausible", read=str(2000 + year))
    return year if len(digits) == 4 else year + 2000


def _day(year: int, month: int, day: int) -> dt.datetime:
    try:
        return dt.datetime(year, month, day)
    except ValueError:
        raise Unclear("date_unreadable") from None


_READERS: Sequence[tuple[re.Pattern[str], Callable[[re.Match[str], Norms], dt.datetime]]] = (
    (_YMD, lambda match, _: _day(int(match[1]), int(match[3]), int(match[4]))),
    (_COMPACT, lambda match, _: _day(int(match[1]), int(match[2]), int(match[3]))),
    (_DMY, _numeric),
    (_LOOSE, _loose),
    (_DAY_WORD, lambda match, _: _worded(match[1], match[2], match[3], _MONTHS | _ROMAN)),
    (_WORD_DAY, lambda match, _: _worded(match[2], match[1], match[3], _MONTHS)),
    (_SERIAL, lambda match, _: day_of_number(float(match[0].replace(",", ".")))),
)
"""The first that fits decides."""
