"""Meanings dressed up as the cells that people type; undressing them is intake's work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st

from sheetsync.core.grid import Cell

_MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
STATUSES: dict[str, Sequence[str]] = {
    "won": ("won", "Won", "Closed Won", "продажа", "Успешно реализовано"),
    "lost": ("lost", "LOST ", "отказ", "Закрыто и не реализовано"),
    "open": ("open", "в работе", "новый", "In progress"),
    "contacted": ("Contacted", "контакт", "1. Контакт"),
    "meeting": ("Meeting", "встреча ", "2) Встреча"),
    "proposal": ("proposal", "КП", "3. кп"),
    "?": ("hm", "engaging"),
}
BLANK = st.sampled_from([None, None, "", " ", "—", "н/д"])


def id_cell(draw: st.DrawFn, name: str | None) -> Cell:
    """L-1, l – 1 or, for a name that is a number, the number."""
    if name is None:
        return draw(BLANK)
    if name.isdecimal():
        forms: list[Cell] = [int(name), float(name), name, f" {name}", f"{name}.0"]
        return draw(st.sampled_from(forms))
    return draw(
        st.sampled_from([name, name.lower(), f" {name} ", name.replace("-", " – "), name.replace("-", "\u2011")])
    )


def day_cell(draw: st.DrawFn, day: dt.date | None) -> Cell:
    """A date as a date, a moment, a serial number or a text."""
    if day is None:
        return draw(BLANK)
    dressed: Sequence[Cell] = (
        day,
        dt.datetime(day.year, day.month, day.day, 15, 30),
        (day - dt.date(1899, 12, 30)).days,
        f"{day:%d.%m.%Y}",
        f"{day:%d.%m.%y} г.",
        f"{day:%Y-%m-%d}",
        f"{day:%Y-%m-%dT09:00:00Z}",
        f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
    )
    return draw(st.sampled_from(dressed))


def amount_cell(draw: st.DrawFn, amount: Decimal | None) -> Cell:
    """An amount as a number or in some local spelling; whole thousands also as "тыс."."""
    if amount is None:
        return draw(BLANK)
    grouped = f"{abs(amount):,.2f}"
    russian = grouped.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    sign = "−" if amount < 0 else ""
    dressed: list[Cell] = [
        float(amount),
        f"{sign}{grouped}",
        f"{sign}{russian}",
        f"{sign}{russian} ₽",
        f"{sign}{russian} руб.",
    ]
    if amount < 0:
        dressed.append(f"({russian})")
    if amount % 1000 == 0:
        dressed.append(f"{int(amount) // 1000} тыс.")
    if amount == int(amount):
        dressed += [int(amount), f"{int(amount)}-00"]
    return draw(st.sampled_from(dressed))


def word_cell(draw: st.DrawFn, word: str | None) -> Cell:
    """A word in any case, with spaces around."""
    if word is None:
        return draw(BLANK)
    return draw(st.sampled_from([word, word.upper(), f"  {word}", f"{word}\N{NO-BREAK SPACE}", word.replace("е", "ё")]))


def status_cell(draw: st.DrawFn, status: str | None) -> Cell:
    """One of the words that say this."""
    return draw(BLANK) if status is None else draw(st.sampled_from(STATUSES[status]))
