"""Numbers, money, shares and dates as a person reads them (Babel's CLDR data)."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_symbol

from sheetsync.core.lang.words import Lang
from sheetsync.core.money import MINOR_PER_MAJOR

_LOCALES = {"en": "en", "ru": "ru"}
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
    """An amount as it is said aloud: 3.37 M, 463 k; below 10,000 in full."""
    major = Fraction(minor) / MINOR_PER_MAJOR
    size = abs(major)
    if size >= 1_000_000:
        text = number(major / 1_000_000, lang, 2) + ("\N{NO-BREAK SPACE}M" if lang == "en" else "\N{NO-BREAK SPACE}млн")
    elif size >= 10_000:
        text = number(major / 1000, lang) + ("\N{NO-BREAK SPACE}k" if lang == "en" else "\N{NO-BREAK SPACE}тыс.")
    else:
        text = number(major, lang)
    return _with_symbol(text, currency, lang, major > 0 and signed)


def _with_symbol(text: str, currency: str, lang: Lang, plus: bool) -> str:
    """The symbol stands after the amount in Russian, before it in English."""
    sign = MINUS if text.startswith(MINUS) else "+" if plus else ""
    body = text.removeprefix(MINUS)
    symbol = get_currency_symbol(currency, locale=_LOCALES[lang])
    if lang == "ru":
        return f"{sign}{body}\N{NO-BREAK SPACE}{symbol}"
    gap = "\N{NO-BREAK SPACE}" if symbol.isalpha() else ""
    return f"{sign}{symbol}{gap}{body}"


def day(date: dt.date, lang: Lang) -> str:
    """23 Nov 2026; 23 ноября 2026."""
    return format_date(date, "d MMM y" if lang == "en" else "d MMMM y", locale=_LOCALES[lang])


def month(first: dt.date, lang: Lang) -> str:
    """October 2026; октябрь 2026."""
    return format_date(first, "LLLL y", locale=_LOCALES[lang])
