"""How people write days: what can be read from the cell alone."""

from __future__ import annotations

import datetime as dt

from tests.messy.catalogue.calendar import (
    EN_DAYS,
    EN_MONTHS,
    NBSP,
    OF_MONTH,
    RU_DAYS,
    THIN,
    ZERO_WIDTH,
    dotted,
    in_words,
    number,
    unequivocal,
)
from tests.messy.cells import Formula, Rich
from tests.messy.fault import Catalogue

_all = Catalogue("leads.created", "deals.closed", "spend.date")
_all.exact("date dotted", lambda d, h: dotted(d))
_all.exact("date unpadded", lambda d, h: f"{d.day}.{d.month}.{d.year}" if d.day < 10 or d.month < 10 else None)
_all.exact("date with short year", lambda d, h: f"{d:%d.%m.%y}")
_all.exact("date unpadded with short year", lambda d, h: f"{d.day}.{d.month}.{d:%y}" if d.month < 10 else None)
_all.exact("date with dashes", lambda d, h: f"{d:%d-%m-%Y}" if unequivocal(d) else None)
_all.exact("date with slashes", lambda d, h: f"{d:%d/%m/%Y}" if unequivocal(d) else None)
_all.exact("date American, unequivocal", lambda d, h: f"{d:%m/%d/%Y}" if d.day > 12 else None)
_all.exact("date ISO", lambda d, h: d.isoformat())
_all.exact("date ISO with slashes", lambda d, h: f"{d:%Y/%m/%d}")
_all.exact("date ISO with dots", lambda d, h: f"{d:%Y.%m.%d}")
_all.exact(
    "date ISO with time", lambda d, h: d.isoformat() + h.one(" 14:20", "T14:20:05", " 09:05:00", "T14:20:05.123")
)
_all.exact("date ISO with zone", lambda d, h: f"{d}T13:20:05" + h.one("+03:00", "Z", "+0300"))
_all.exact("date dotted with time", lambda d, h: f"{dotted(d)} {h.one('9:15', '14:20', '14:20:33')}")
_all.exact("date dotted, comma, time", lambda d, h: f"{dotted(d)}, 14:20")
_all.exact("date in words", in_words)
_all.exact("date in words, upper case", lambda d, h: in_words(d, h).upper())
_all.exact("date padded", lambda d, h: f" {dotted(d)}  ")
_all.exact(
    "date with no-break space", lambda d, h: h.one(f"{NBSP}{dotted(d)}", f"{dotted(d)}{NBSP}", f"{dotted(d)}{THIN}")
)
_all.exact("date with zero width", lambda d, h: f"{ZERO_WIDTH}{dotted(d)}")
_all.exact("date with tab or newline", lambda d, h: h.one(f"\t{dotted(d)}", f"{dotted(d)}\n"))
_all.exact("date with trailing word", lambda d, h: dotted(d) + h.one(" г.", "г.", " г", " года") if h.ru else None)
_all.exact(
    "date in words with trailing word", lambda d, h: f"{d.day} {OF_MONTH[d.month - 1]} {d.year} г." if h.ru else None
)
_all.exact("date as serial", lambda d, h: number(d))
_all.exact("date as serial with time", lambda d, h: number(d) + 0.625)
_all.exact("date as serial text", lambda d, h: str(number(d)))
_all.exact("date as serial text with fraction", lambda d, h: f"{number(d)}.0")
_all.exact("date with a time of day", lambda d, h: dt.datetime(d.year, d.month, d.day, 14, 20, 5))
_all.exact("date by formula", lambda d, h: Formula(f"=DATE({d.year},{d.month},{d.day})", d))
_all.exact("date as text by formula", lambda d, h: Formula(f'="{d:%d.%m}"&".{d.year}"', dotted(d)))
_all.exact("date in rich text", lambda d, h: Rich(dotted(d)))
_all.exact("date at the end of the day", lambda d, h: dt.datetime(d.year, d.month, d.day, 23, 59, 59))
_all.exact("date ISO at midnight", lambda d, h: f"{d} 00:00:00" + h.one("", ".000", ".000000"))
_all.exact("date dotted at midnight", lambda d, h: f"{dotted(d)} {h.one('0:00:00', '00:00', '0:00')}")
_all.exact(
    "date with a month's short name",
    lambda d, h: h.one(
        f"{d.day:02d}-{EN_MONTHS[d.month - 1][:3]}-{d.year}",
        f"{d.day} {EN_MONTHS[d.month - 1][:3]} {d.year}",
        f"{d.day:02d}/{EN_MONTHS[d.month - 1][:3]}/{d.year}",
    ),
)
_all.open(
    "date with a month's short name, dashed",
    lambda d, h: (
        f"{d.day:02d}-{OF_MONTH[d.month - 1][:3]}-{d:%y}"
        if h.ru
        else f"{d.day:02d}-{EN_MONTHS[d.month - 1][:3]}-{d:%y}"
    ),
)
_all.open(
    "date of a browser",
    lambda d, h: f"{EN_DAYS[d.weekday()]} {EN_MONTHS[d.month - 1][:3]} {d.day:02d} {d.year} 12:00:00 GMT+0300",
)
_all.open(
    "date of a mail",
    lambda d, h: f"{EN_DAYS[d.weekday()]}, {d.day:02d} {EN_MONTHS[d.month - 1][:3]} {d.year} 12:00:00 +0300",
)
_all.open("date ISO compact with time", lambda d, h: f"{d:%Y%m%d}T142000")
_all.open("date with time before", lambda d, h: f"14:20 {dotted(d)}")
_all.open("date with a cent of a year", lambda d, h: f"{d:%d.%m}.{d.year}{h.one('0', '6')}")
_all.open("date with backslashes", lambda d, h: f"{d:%d}\\{d:%m}\\{d.year}")
_all.open("date with underscores", lambda d, h: f"{d:%d_%m_%Y}")
_all.open("date with Cyrillic u for a dot", lambda d, h: dotted(d).replace(".", "ю"))
_all.open("date with commas", lambda d, h: f"{d:%d,%m,%Y}")
_all.open("date with spaces", lambda d, h: f"{d:%d %m %Y}")
_all.open("date spaced dots", lambda d, h: f"{d:%d. %m. %Y}")
_all.open("date with final dot", lambda d, h: f"{dotted(d)}.")
_all.open("date with double dot", lambda d, h: f"{d:%d..%m.%Y}")
_all.open("date compact", lambda d, h: f"{d:%Y%m%d}")
_all.open("date compact as number", lambda d, h: int(f"{d:%Y%m%d}"))
_all.open("date with weekday", lambda d, h: f"{(RU_DAYS if h.ru else EN_DAYS)[d.weekday()]}, {dotted(d)}")
_all.open(
    "date with ordinal",
    lambda d, h: (
        f"{d.day}-го {OF_MONTH[d.month - 1]} {d.year}"
        if h.ru
        else f"{EN_MONTHS[d.month - 1]} {d.day}th, {d.year}"
        if 3 < d.day < 21
        else None
    ),
)
_all.open("date with apostrophe", lambda d, h: f"'{dotted(d)}")
_all.open("date with question mark", lambda d, h: f"{dotted(d)}?")
_all.open(
    "date with remark",
    lambda d, h: f"{dotted(d)} {h.one('(звонок)', 'утром', 'перенос')}" if h.ru else f"{dotted(d)} (call)",
)
_all.open("date as Unix time", lambda d, h: int(dt.datetime(d.year, d.month, d.day, 12, tzinfo=dt.UTC).timestamp()))
_all.open("date in brackets", lambda d, h: f"({dotted(d)})")
_all.open(
    "month in roman figures",
    lambda d, h: (
        f"{d.day}.{('I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII')[d.month - 1]}.{d.year}"
    ),
)
_all.exact("date day first by convention", lambda d, h: f"{d:%d/%m/%Y}" if h.settled and not unequivocal(d) else None)
_all.open("date ambiguous with dashes", lambda d, h: None if unequivocal(d) else f"{d:%d-%m-%Y}")
_all.exact(
    "no date",
    lambda d, h: h.one("-", "—", "–", "нет", "n/a", "N/A", "н/д", " ", "..."),
    fits="deals.closed",
    blanks=True,
)

_all.exact("date in words with time", lambda d, h: f"{d.day} {OF_MONTH[d.month - 1]} {d.year} 14:20" if h.ru else None)
_all.exact("date with short year and time", lambda d, h: f"{d:%d.%m.%y} {h.one('14:20', '9:05', '14:20:33')}")
_all.exact("date in English words in a Russian tab", lambda d, h: f"{d.day} {EN_MONTHS[d.month - 1]} {d.year}")
_all.exact("date with no-break spaces inside", lambda d, h: f"{d.day}{NBSP}{OF_MONTH[d.month - 1]}{NBSP}{d.year}")
_all.open("date spelled with a dash for dots", lambda d, h: f"{d:%d}–{d:%m}–{d.year}" if d.day > 12 else None)
_all.open("date with a Roman clock", lambda d, h: f"{dotted(d)} в 14-20" if h.ru else f"{dotted(d)} at 2 pm")

FAULTS = tuple(_all.faults)
