"""Days that can be read in two ways, can't be true, or aren't there; and months."""

from __future__ import annotations

import datetime as dt

from tests.messy.catalogue.calendar import EN_MONTHS, OF_MONTH, RU_MONTHS, dotted, unequivocal
from tests.messy.cells import Cell, Formula
from tests.messy.fault import Catalogue, Hand


def swapped(day: dt.date, hand: Hand) -> Cell:
    """The 12th of March entered where the month comes first: the 3rd of December, which is still to come."""
    return dt.date(day.year, 12, day.month) if day.day == 12 and day.month < 12 else None


def month(day: dt.date, hand: Hand) -> Cell:
    """Of the first of a month only, the month remains."""
    if day.day != 1:
        return None
    names = (RU_MONTHS if hand.ru else EN_MONTHS)[day.month - 1]
    forms = (
        f"{names} {day.year}",
        f"{names.capitalize()} {day.year}",
        f"{names[:3]} {day.year}",
        f"{day:%m.%Y}",
        f"{day:%Y-%m}",
    )
    return str(
        hand.one(*forms, *((f"{names.capitalize()} {day.year} г.",) if hand.ru else (f"{names[:3]}-{day.year}",)))
    )


_all = Catalogue("leads.created", "deals.closed", "spend.date")
_all.flag(
    "date American with a clock, ambiguous",
    lambda d, h: None if unequivocal(d) or h.settled else f"{d.month}/{d.day}/{d:%y} {h.one('2:15 PM', '14:20')}",
)
_all.lost("date only a time", lambda d, h: h.one("14:20", "9:05", "14:20:33"))
_all.lost("date a percentage", lambda d, h: h.one("50%", "12,5%"))
_all.lost("date without a day", lambda d, h: h.one(f"__.{d:%m.%Y}", f"??.{d:%m.%Y}", f"xx.{d:%m.%Y}"))
_all.flag("date ambiguous", lambda d, h: None if unequivocal(d) or h.settled else f"{d:%d/%m/%Y}")
_all.flag(
    "date ambiguous, short year", lambda d, h: None if unequivocal(d) or h.settled else f"{d.day}/{d.month}/{d:%y}"
)
_all.flag("day and month swapped", swapped, fits=("leads.created", "deals.closed"))
_all.flag(
    "year of the future",
    lambda d, h: h.one(d.replace(year=2062), f"{d:%d.%m}.2062", f"{d:%d.%m}.2206", dt.date(2027, d.month, 20)),
)
_all.flag(
    "year of long ago",
    lambda d, h: h.one(f"{d:%d.%m}.1926", dt.date(1996, d.month, 3), f"{d:%d.%m}.2006", f"{d:%d.%m}.0206"),
)
_all.flag("date of day zero", lambda d, h: h.one(dt.date(1900, 1, 5), "01.01.1900", 1, 45))
_all.flag(
    "date without year",
    lambda d, h: (
        h.one(f"{d:%d.%m}", f"{d.day} {(OF_MONTH if h.ru else EN_MONTHS)[d.month - 1]}") if d.month > 1 else None
    ),
)
_all.flag("two dates", lambda d, h: f"{dotted(d)} / {dotted(d + dt.timedelta(days=3))}")
_all.flag("span of dates", lambda d, h: f"{dotted(d)} - {dotted(d + dt.timedelta(days=6))}")
_all.flag(
    "letter in a date", lambda d, h: dotted(d).replace("0", h.one("О", "O", "о"), 1) if "0" in dotted(d)[:5] else None
)
_all.flag("letter Ze in a date", lambda d, h: dotted(d).replace("3", "З", 1) if "3" in dotted(d)[:5] else None)
_all.lost(
    "day that does not exist",
    lambda d, h: h.one(
        "32.13.2026", "31.02.2026", "30.02.2026", "31.06.2026", "00.00.0000", "2026-02-30", "0000-00-00", "45.03.2026"
    ),
)
_all.lost(
    "date as a word",
    lambda d, h: (
        h.one("завтра", "уточнить", "на днях", "скоро", "после праздников", "весной", "позже", "сегодня", "вчера")
        if h.ru
        else h.one("tomorrow", "to be clarified", "soon", "next week", "TBD", "asap", "today", "yesterday")
    ),
)
_all.lost("date question marks", lambda d, h: h.one("?", "??", "???", "??.??.2026", "xx.xx.xxxx"))
_all.lost(
    "date error",
    lambda d, h: h.one(
        Formula("=VLOOKUP(1,A1:A2,9,0)", "#N/A"), Formula("=#REF!+1", "#REF!"), Formula('="a"+1', "#VALUE!")
    ),
)
_all.lost("date error as text", lambda d, h: h.one("#N/A", "#REF!", "#Н/Д", "#ССЫЛКА!", "#ЗНАЧ!", "########"))
_all.lost("date only year", lambda d, h: h.one(2026, "2026", "2026 г." if h.ru else "2026"))
_all.lost(
    "date only month",
    lambda d, h: h.one("март", "в апреле") if h.ru else h.one("March", "in April"),
    fits=("leads.created", "deals.closed"),
)
_all.lost("date a quarter", lambda d, h: h.one("2 квартал 2026", "Q2 2026", "II кв. 2026"))
_all.lost("date a yes", lambda d, h: h.one(True, "да" if h.ru else "yes", "+", "✓"))
_all.lost("date a phone", lambda d, h: h.one("+7 900 000-11-22", 79000001122))
_all.lost("date negative", lambda d, h: h.one(-5, -46000, "-46000"))
_all.lost(
    "date without result", lambda d, h: Formula(f"=DATE({d.year},{d.month},{d.day})", None) if h.in_file else None
)
_all.lost("date a formula typed as text", lambda d, h: h.one("=TODAY()", "=СЕГОДНЯ()", "=B2"), fits="deals.closed")

_all.lost(
    "date only month and year",
    lambda d, h: h.one(f"{RU_MONTHS[d.month - 1]} {d.year}", f"{EN_MONTHS[d.month - 1]} {d.year}", f"{d:%m.%Y}"),
    fits=("leads.created", "deals.closed"),
)
_all.open(
    "no date, in words",
    lambda d, h: h.one("не указана", "NULL", "none", "пусто", "отсутствует", "unknown", "0", "'", "."),
    fits="deals.closed",
    blanks=True,
)

_months = Catalogue("plan.month", "spend.date")
_months.exact("month as text", month)
_months.exact("month as any day of it", lambda d, h: dotted(d), fits="plan.month")
_months.exact("month as the last day", lambda d, h: dt.date(d.year, d.month, 28), fits="plan.month")
_months.open(
    "month in short",
    lambda d, h: f"{(RU_MONTHS if h.ru else EN_MONTHS)[d.month - 1][:3]}.{d:%y}" if d.day == 1 else None,
)
_months.open(
    "month with year sign",
    lambda d, h: h.one(f"{RU_MONTHS[d.month - 1]}'{d:%y}", f"{d:%m}/{d.year}") if d.day == 1 else None,
)
_months.lost(
    "month without year", lambda d, h: RU_MONTHS[d.month - 1] if h.ru else EN_MONTHS[d.month - 1], fits="plan.month"
)
_months.lost("month a word", lambda d, h: h.one("скоро", "???", "#REF!"), fits="plan.month")

FAULTS = (*_all.faults, *_months.faults)
