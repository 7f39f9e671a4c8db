"""How a value shows: number formats, dates, the automatic format (FORMATTED_VALUE)."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from .cells import Failure, Value, moment, tidy
from .locales import Locale
from .wire import Json

MOMENTS = {"DATE", "TIME", "DATE_TIME"}
PART = re.compile(r'"[^"]*"|\\.|am/pm|a/p|y+|m+|d+|h+|s+(?:\.0+)?|.', re.IGNORECASE)
LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[A-Za-z0-9]+\]')
DIGITS = re.compile(r"[#0?,.]*[#0?][#0?,.]*(?:E[+-]0+)?")


def kind_of(looks: Json | None) -> str:
    return str((looks or {}).get("numberFormat", {}).get("type", ""))


def shown(value: Value | None, looks: Json | None, locale: Locale) -> str:
    """The text a cell shows."""
    if value is None:
        return ""
    if isinstance(value, Failure):
        return value.text
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, str):
        return value
    kind = kind_of(looks)
    pattern = str((looks or {}).get("numberFormat", {}).get("pattern", "")) or default_pattern(kind, locale)
    if kind in MOMENTS:
        return shown_moment(value, pattern)
    return shown_number(value, pattern, locale) if pattern else general(value, locale)


def default_pattern(kind: str, locale: Locale) -> str:
    return {
        "DATE": locale.date,
        "TIME": locale.time,
        "DATE_TIME": locale.date_time,
        "NUMBER": "#,##0.00",
        "PERCENT": "0.00%",
        "CURRENCY": "#,##0.00",
        "SCIENTIFIC": "0.00E+00",
    }.get(kind, "")


def general(value: float, locale: Locale) -> str:
    """The automatic format: whole numbers in full, others to ten digits."""
    number = tidy(value)
    if isinstance(number, int):
        return str(number)
    text = f"{number:.10g}"
    if "e" in text and abs(number) < 1:
        text = f"{number:.10f}".rstrip("0") if abs(number) >= 1e-9 else f"{number:.9E}".replace("0E", "E")
    return text.replace("e+", "E+").replace(".", locale.point)


def shown_number(value: float, pattern: str, locale: Locale) -> str:
    """A number by a pattern with up to three sections."""
    sections = pattern.split(";")
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    if section.casefold() in {"general", "@"}:
        return general(value, locale)
    literals: list[str] = []

    def set_aside(match: re.Match[str]) -> str:
        literals.append(match.group(1) or match.group(2) or match.group(3) or "")
        return "\x00"

    bare = LITERAL.sub(set_aside, section)
    if "%" in bare:
        value *= 100
    digits = DIGITS.search(bare)
    if digits:
        sign = "-" if value < 0 else ""
        body = digits_of(abs(value), digits.group(), locale)
        bare = sign + bare[: digits.start()] + body + bare[digits.end() :]
    return re.sub("\x00", lambda _: literals.pop(0), bare)


def digits_of(value: float, pattern: str, locale: Locale) -> str:
    if "E" in pattern:
        places = len(pattern.partition(".")[2].partition("E")[0])
        return f"{value:.{places}E}".replace(".", locale.point)
    whole, _, fraction = pattern.partition(".")
    places = len(fraction)
    rounded = Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text, _, decimals = f"{rounded:f}".partition(".")
    while len(decimals) > fraction.count("0") and decimals.endswith("0"):
        decimals = decimals[:-1]
    text = text.rjust(whole.count("0"), "0") if text != "0" or "0" in whole else ""
    if "," in whole:
        text = re.sub(r"(?<=\d)(?=(\d{3})+\Z)", locale.group, text)
    return text + (locale.point + decimals if decimals else "")


def shown_moment(value: float, pattern: str) -> str:
    """A serial by a date pattern; `m` beside hours or seconds means minutes."""
    when = moment(value)
    parts = PART.findall(pattern)
    codes = [part[0].casefold() for part in parts if part[0].isalpha()]
    half = any(part.casefold() in {"am/pm", "a/p"} for part in parts)
    text, at = "", -1
    for part in parts:
        letter = part[0].casefold()
        at += part[0].isalpha()
        if letter == "m":
            minutes = codes[max(at - 1, 0)] == "h" or (at + 1 < len(codes) and codes[at + 1] == "s")
            text += f"{when.minute:02d}" if minutes else f"{when.month:0{min(len(part), 2)}d}"
        elif part.casefold() in {"am/pm", "a/p"}:
            text += "AM" if when.hour < 12 else "PM"
        elif letter in "ydhs":
            hour = (when.hour % 12 or 12) if half else when.hour
            number = {"y": when.year, "d": when.day, "h": hour, "s": when.second}[letter]
            text += f"{number % 100:02d}" if part.casefold() == "yy" else f"{number:0{min(len(part), 4)}d}"
        else:
            text += part.strip('"').removeprefix("\\")
    return text
