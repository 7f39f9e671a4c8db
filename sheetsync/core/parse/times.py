"""Times of day as people write them, exactly or not at all."""

from __future__ import annotations

import datetime as dt
import math
import re
import unicodedata
from collections.abc import Mapping

from sheetsync.core.grid import EPOCH, Cell
from sheetsync.core.parse.dates import FIRST_YEAR, LAST_YEAR
from sheetsync.core.parse.faults import Read, Unclear
from sheetsync.core.parse.text import check_value, clean, says_nothing

_DAY = 86_400
_FIRST_SERIAL, _LAST_SERIAL = ((dt.datetime(year, 1, 1) - EPOCH).days for year in (FIRST_YEAR, LAST_YEAR + 1))
_DAYS_ZERO = frozenset({dt.date(1899, 12, 30), dt.date(1899, 12, 31), dt.date(1904, 1, 1)})
"""A time without a day stands on one of these: Google's, Excel's, Excel's on the Mac of old."""

_DATE = r"(?:\d{4}-\d\d-\d\d[t ]|\d\d\.\d\d\.\d{4},? )?"
_HOURS = r"(?:часов|часа|час|ч|hours?|h|o'clock)\.?"
_MINUTES = r"(?:минут[аы]?|мин|minutes|min)\.?"
_PART = r"(?:утра|дня|вечера|ночи|[ap]\.?m\.?)"
_TEXT = re.compile(
    rf"{_DATE}(?:(?:в|во|с|со|at|from) ?)?(?P<hour>\d\d?)"
    rf"(?:(?: ?(?P<mark>[:.,-]|{_HOURS}) ?| )(?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]0+)?)?(?: ?{_MINUTES})?"
    rf"| ?{_HOURS})?(?: ?(?P<part>{_PART}))?"
    rf"(?: ?(?:-|до|to|till|until) ?(?:[01]?\d|2[0-4])(?:[:.-]\d\d)?(?: ?{_HOURS})?(?: ?(?P<part_of_end>{_PART}))?)?"
)
"""A time, or from a time to another one; then the first one is meant."""
_PARTS: Mapping[str, Mapping[int, int]] = {
    "am": {12: 0, **{hour: hour for hour in range(12)}},
    "pm": {**{hour: hour + 12 for hour in range(1, 12)}, **{hour: hour for hour in range(12, 24)}},
    "утра": {hour: hour for hour in range(1, 12)},
    "дня": {**{hour: hour + 12 for hour in range(1, 6)}, **{hour: hour for hour in range(12, 18)}},
    "вечера": {**{hour: hour + 12 for hour in range(4, 12)}, **{hour: hour for hour in range(16, 24)}},
    "ночи": {12: 0, 10: 22, 11: 23, **{hour: hour for hour in (*range(6), 22, 23)}},
}
"""By part of the day: the hour as it is told, and on a clock of 24 hours."""
_WORDS = {"полдень": 12, "в полдень": 12, "noon": 12, "at noon": 12}


def read_time(cell: Cell) -> Read[dt.timedelta]:
    """The time of day that a cell means, counted from midnight by the clock on the wall."""
    try:
        return Read(_time(cell))
    except Unclear as unclear:
        return Read(None, unclear.oddity)


def _time(cell: Cell) -> dt.timedelta | None:
    check_value(cell)
    if cell is None or says_nothing(cell):
        return None
    if isinstance(cell, bool):
        raise Unclear("time_unreadable")
    if isinstance(cell, dt.datetime):
        return _of_moment(cell)
    if isinstance(cell, dt.date):
        return _of_moment(dt.datetime(cell.year, cell.month, cell.day))
    return _written(cell) if isinstance(cell, str) else _number(float(cell))


def _of_moment(moment: dt.datetime) -> dt.timedelta:
    """Midnight of a real day is a day without a time."""
    since = dt.timedelta(
        hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond
    )
    if moment.date() in _DAYS_ZERO or (since and FIRST_YEAR <= moment.year <= LAST_YEAR):
        return _clock(since.total_seconds())
    raise Unclear("time_unreadable")


def _number(number: float) -> dt.timedelta:
    """A fraction of a day, a moment's serial number, or an hour; 10.3 is how a spreadsheet keeps a typed 10.30."""
    fraction = number % 1 if math.isfinite(number) else 0
    if 0 <= number < 1 or (fraction and _FIRST_SERIAL <= number < _LAST_SERIAL):
        return _clock(fraction * _DAY)
    if not 1 <= number < 24:
        raise Unclear("time_unreadable")
    minutes = round(fraction * 100)
    if minutes >= 60 or not math.isclose(fraction * 100, minutes, abs_tol=1e-6):
        raise Unclear("time_unreadable")
    if minutes in (25, 50):
        raise Unclear("time_ambiguous")  # 10.5 is ten and a half, or 10.50
    return dt.timedelta(hours=int(number), minutes=minutes)


def _clock(seconds: float) -> dt.timedelta:
    """Whole seconds, still on the same day."""
    return dt.timedelta(seconds=min(round(seconds), _DAY - 1))


def _written(text: str) -> dt.timedelta:
    folded = unicodedata.normalize("NFKC", clean(text)).casefold()
    folded = " ".join(re.sub("[‐‑‒–—−]", "-", folded).replace("’", "'").split()).strip(" ,;")
    if folded in _WORDS:
        return dt.timedelta(hours=_WORDS[folded])
    match = _TEXT.fullmatch(folded)
    if match is None:
        raise Unclear("time_unreadable")
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    if match["part_of_end"] and not match["part"]:
        raise Unclear("time_ambiguous")  # from 11 to 1 pm: which half of the day does it begin in?
    if match["mark"] == "-" and hour < minute < 24:
        raise Unclear("time_ambiguous")  # 10-11 is a time, or from ten to eleven
    if match["part"]:
        hour = _PARTS[match["part"].replace(".", "")].get(hour, 24)
    if hour > 23 or minute > 59 or second > 59:
        raise Unclear("time_unreadable")
    return dt.timedelta(hours=hour, minutes=minute, seconds=second)
