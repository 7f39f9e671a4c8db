"""Numbers, money, shares and dates as a person reads them (Babel's CLDR data)."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_symbol
from babel.units import format_unit

from sheetsync.core.lang.words import Lang
from sheetsync.core.money import MINOR_PER_MAJOR

_LOCALES = {"en": "en", "ru": "ru"}
_NARROW = {"RUB": "₽"}
"""A sign that is shorter than what the language's own data say."""
MINUS = "−"


def number(value: float | Fraction, lang: Lang, decimals: int = 0) -> str:
    """1,234.5 or 1 234,5, with a true minus."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(round(float(value), decimals) + 0.0, format=pattern, locale=_LOCALES[lang])
    return text.replace("-", MINUS)


def share(value: float, lang: Lang, decimals: int = 0) -> str:
    """12% or 12 %, as the language writes it."""
    return number(value * 100, lang, decimals) + ("%" if lang == "en" else "\N{NO-BREAK SPACE}%")


def short_money(minor: float | Fraction, currency: str, lang: Lang, *, signed: bool = False) -> str:
    """An amount as it is said aloud, with the currency's sign: after it in Russian, before it in English."""
    text, sign = short_amount(minor, lang, signed=signed), symbol(currency, lang)
    if lang == "ru":
        return f"{text}\N{NO-BREAK SPACE}{sign}"
    gap = "\N{NO-BREAK SPACE}" if sign.isalpha() else ""
    plus = text[0] if text[0] in f"+{MINUS}" else ""
    return f"{plus}{sign}{gap}{text.removeprefix(plus)}"


def short_amount(minor: float | Fraction, lang: Lang, *, signed: bool = False) -> str:
    """An amount as it is said aloud: 3.37 M, 463 k; below 10,000 in full."""
    major = Fraction(minor) / MINOR_PER_MAJOR
    size = abs(major)
    if size >= 1_000_000:
        text = number(major / 1_000_000, lang, 2) + ("\N{NO-BREAK SPACE}M" if lang == "en" else "\N{NO-BREAK SPACE}млн")
    elif size >= 10_000:
        text = number(major / 1000, lang) + ("\N{NO-BREAK SPACE}k" if lang == "en" else "\N{NO-BREAK SPACE}тыс.")
    else:
        text = number(major, lang)
    return f"+{text}" if signed and major > 0 else text


def symbol(currency: str, lang: Lang) -> str:
    """A currency's sign."""
    return _NARROW.get(currency) or get_currency_symbol(currency, locale=_LOCALES[lang])


def day(date: dt.date, lang: Lang) -> str:
    """23 Nov 2026; 23 ноября 2026."""
    return format_date(date, "d MMM y" if lang == "en" else "d MMMM y", locale=_LOCALES[lang])


def short_day(date: dt.date, lang: Lang) -> str:
    """23 Nov; 23 нояб."""
    return format_date(date, "d MMM", locale=_LOCALES[lang])


def days(count: float, lang: Lang) -> str:
    """1 day, 7 days; 1 день, 2 дня, 7 дней."""
    return format_unit(count, "duration-day", length="long", locale=_LOCALES[lang])


def month(first: dt.date, lang: Lang) -> str:
    """October 2026; октябрь 2026."""
    return format_date(first, "LLLL y", locale=_LOCALES[lang])
