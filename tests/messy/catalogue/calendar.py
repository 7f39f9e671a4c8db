"""Months, days and gaps as people write them; what the date faults are made of."""

from __future__ import annotations

import datetime as dt

from tests.messy.fault import Hand

NBSP, THIN, ZERO_WIDTH = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}"
OF_MONTH = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
RU_MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
EN_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
RU_DAYS, EN_DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс"), ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
EPOCH = dt.date(1899, 12, 30)


def number(day: dt.date) -> int:
    """A day's serial number."""
    return (day - EPOCH).days


def dotted(day: dt.date) -> str:
    return f"{day:%d.%m.%Y}"


def unequivocal(day: dt.date) -> bool:
    return day.day > 12 or day.day == day.month


def in_words(day: dt.date, hand: Hand) -> str:
    if hand.ru:
        month = OF_MONTH[day.month - 1]
        return str(
            hand.one(
                f"{day.day} {month} {day.year}",
                f"{day.day:02d} {month} {day.year}",
                f"{day.day} {month[:3]}. {day.year}",
            )
        )
    name = EN_MONTHS[day.month - 1]
    return str(
        hand.one(
            f"{day.day} {name} {day.year}",
            f"{name} {day.day}, {day.year}",
            f"{day.day}-{name[:3]}-{day.year}",
            f"{name[:3]} {day.day}, {day.year}",
        )
    )
