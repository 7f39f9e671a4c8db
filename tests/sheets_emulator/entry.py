"""What Google makes of typed text (USER_ENTERED): numbers, money, percent, dates, times, booleans, formulas, errors."""

from __future__ import annotations

import datetime as dt
import re

from .cells import FAILURES, Cell, Formula, serial, tidy
from .locales import Locale

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?\Z")
DATE = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{2,4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?)?\Z")
TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\Z")
BOOLEANS = {"true": True, "false": False, "истина": True, "ложь": False}


def number_format(kind: str, pattern: str = "") -> dict[str, dict[str, str]]:
    return {"numberFormat": {"type": kind, **({"pattern": pattern} if pattern else {})}}


def entered(text: str, locale: Locale) -> Cell:
    """The cell that results from typing that text into an empty one."""
    if text.startswith("="):
        return Cell(Formula("=" + text[1:])) if len(text) > 1 else Cell(text)
    if text.startswith("'"):
        return Cell(text[1:])
    bare = text.strip()
    if bare.casefold() in BOOLEANS:
        return Cell(BOOLEANS[bare.casefold()])
    if bare.upper() in FAILURES:
        return Cell(FAILURES[bare.upper()])
    return as_number(bare, locale) or as_moment(bare, locale) or Cell(text)


def as_number(text: str, locale: Locale) -> Cell | None:
    """`1 234,56`, `-5%`, `$1,200.50`, `1e5` as the locale writes them."""
    space = r"[\u00a0\u202f ]" if locale.group in "\u00a0\u202f" else re.escape(locale.group)
    point = re.escape(locale.point)
    match = re.match(
        rf"([-+]?)([$€£₽]?)\s?((?:\d{{1,3}}(?:{space}\d{{3}})+|\d+)?(?:{point}\d*)?)(?:[eE]([-+]?\d+))?\s?([%₽€]?|р\.)\Z",
        text,
    )
    if not match or not re.search(r"\d", match.group(3)):
        return None
    sign, before, digits, power, after = match.groups()
    grouped = bool(re.search(space, digits))
    value = float(re.sub(space, "", digits).replace(locale.point, ".")) * 10 ** int(power or 0)
    value = -value if sign == "-" else value
    decimals = len(digits.rpartition(locale.point)[2]) if locale.point in digits else 0
    tail = "." + "0" * min(decimals, 2) if decimals else ""
    if after == "%":
        return Cell(tidy(value / 100), number_format("PERCENT", "0.00%" if decimals else "0%"))
    if before or after:
        return Cell(tidy(value), number_format("CURRENCY", f"[${before or after}]#,##0{tail}"))
    if power:
        return Cell(tidy(value), number_format("SCIENTIFIC", "0.00E+00"))
    return Cell(tidy(value), number_format("NUMBER", f"#,##0{tail}") if grouped else None)


def as_moment(text: str, locale: Locale) -> Cell | None:
    """ISO dates and those in the locale's order; `14:30` is a part of a day."""
    if iso := ISO.match(text):
        year, month, day = (int(n) for n in iso.groups()[:3])
        return on_day(year, month, day, iso.groups()[3:], "yyyy-mm-dd")
    if date := DATE.match(text):
        first, middle, last = (int(n) for n in date.groups()[:3])
        if first > 31:
            year, month, day = first, middle, last
        else:
            day, month = (first, middle) if locale.order == "dmy" else (middle, first)
            year = last + (2000 if last < 50 else 1900) if last < 100 else last
        return on_day(year, month, day, date.groups()[3:], locale.date)
    if time := TIME.match(text):
        hours, minutes, seconds = (int(n or 0) for n in time.groups())
        if hours < 24 and minutes < 60 and seconds < 60:
            return Cell(tidy((hours * 3600 + minutes * 60 + seconds) / 86400), number_format("TIME", "h:mm"))
    return None


def on_day(year: int, month: int, day: int, clock: tuple[str | None, ...], pattern: str) -> Cell | None:
    hours, minutes, seconds = (int(n or 0) for n in clock)
    try:
        moment = dt.datetime(year, month, day, hours, minutes, seconds)
    except ValueError:
        return None
    if clock[0] is None:
        return Cell(serial(moment), number_format("DATE", pattern))
    return Cell(serial(moment), number_format("DATE_TIME", f"{pattern} h:mm{':ss' if clock[2] else ''}"))
