"""One value in the many ways people and programs write it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from random import Random

from sheetsync.core.grid import Cell, serial
from tests.messy.catalogue.calendar import OF_MONTH

SHORT = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
ENGLISH = tuple(dt.date(2026, month, 1).strftime("%B") for month in range(1, 13))
WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
INVISIBLE = "\u200b\u00ad\u2060\ufeff\u202a\u202c"
SPACES = " \u00a0\u202f\u2009"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def worn(random: Random, written: str) -> str:
    """Outer spaces, and something invisible somewhere."""
    if random.random() < 0.3:
        written = random.choice(SPACES) * random.randint(1, 2) + written + random.choice(SPACES)
    if random.random() < 0.3:
        place = random.randint(0, len(written))
        written = written[:place] + random.choice(INVISIBLE) + written[place:]
    return written


def money(random: Random, value: Decimal) -> Cell:
    """An amount of roubles with two digits of kopecks, which may be negative."""
    size = abs(value)
    whole, part = divmod(int(size * 100), 100)
    sign = "-" if value < 0 else ""
    gap = random.choice([*SPACES, "'", "’"])
    spaced = f"{whole:,}".replace(",", gap)
    rouble = random.choice(["₽", " ₽", " руб.", "р.", " рублей", " RUB", " Р", " р"])
    dashed = random.choice("-−–") if value < 0 else random.choice(["", "+"])
    forms = [
        f"{dashed}{spaced},{part:02}",
        f"{dashed}{spaced}.{part:02}{rouble}",
        f"{dashed}{whole},{part:02}{rouble}",
        f"{dashed}₽{whole}.{part:02}",
        f"{sign}{whole:,}.{part:02}",
        f"{sign}{whole:,}".replace(",", ".") + f",{part:02} руб",
        f"{sign}{whole}.{part:02}00000001" if part else f"{sign}{whole}.{part:02}",
        f"'{sign}{spaced},{part:02}",
        f"{sign}{whole},{part:02}".translate(FULL_WIDTH),
        f"{dashed}{whole}={part:02}",
    ]
    if value < 0:
        forms += [f"({spaced},{part:02})", f"(₽{whole},{part:02})"]
    elif whole > 10:
        least = random.randint(1, whole - 1)
        forms += [f"{whole - least}+{least},{part:02}", f"={whole - least} + {least}.{part:02}"]
        forms += [f"{spaced} руб. {part:02} коп."]
    if not part:
        forms += [f"{sign}{spaced}-00", f"{sign}{spaced},-", f"{sign}{whole}{rouble}"]
    if not part and not whole % 100:
        thousands = f"{Decimal(whole) / 1000:f}".replace(".", random.choice(",."))
        forms += [f"{dashed}{thousands}{unit}" for unit in (" тыс.", "к", "k", " т.р.", "тр", " тыс. руб.")]
    if random.random() < 0.1:
        return float(value)
    return worn(random, random.choice(forms))


def day(random: Random, value: dt.date) -> Cell:
    """A day without a time."""
    at, d, m, y = value.isoformat(), value.day, value.month, value.year
    forms: list[Cell] = [
        f"{d:02}.{m:02}.{y}",
        f"{d}.{m}.{y % 100:02}",
        f"{d:02}-{m:02}-{y}",
        f"{d:02}/{m:02}/{y}" if d > 12 else at,
        f"{m:02}/{d:02}/{y}" if d > 12 else at,
        at,
        f"{at}T00:00:00Z",
        f"{at} 00:00:00.000+03:00",
        at.replace("-", random.choice("./")),
        f"{d} {OF_MONTH[m - 1]} {y}" + random.choice(["", " г.", " года", "г"]),
        f"{d:02} {SHORT[m - 1]}. {y} г.",
        f"{d}-{SHORT[m - 1]}-{y % 100:02}",
        f"{ENGLISH[m - 1]} {d}, {y}",
        f"{d} {ENGLISH[m - 1][:3]} {y}",
        f"{OF_MONTH[m - 1].capitalize()} {d}, {y}",
        f"{d:02}.{m:02}.{y}" + random.choice([" г.", ".", ",", " 0:00", ", 00:00:00", " в 0:00"]),
        f"({d:02}.{m:02}.{y})",
        f"'{d:02}.{m:02}.{y}",
        f"{WEEKDAYS[value.weekday()]}, {d:02}.{m:02}.{y}",
        f"{d:02} {m:02} {y}",
        f"{d:02}.{m:02}.{y}".translate(FULL_WIDTH),
        f"{serial(value):.0f}",
        f"{at:}".replace("-", ""),
    ]
    if random.random() < 0.15:
        held: list[Cell] = [value, dt.datetime(y, m, d), serial(value)]
        return random.choice(held)
    form = random.choice(forms)
    return worn(random, form) if isinstance(form, str) else form


def phone(random: Random, value: str) -> Cell:
    """A Russian number, given as +7 and ten digits."""
    code, first, second, third = value[2:5], value[5:8], value[8:10], value[10:]
    before = random.choice(["+7", "8", "7", "+7 ", "8 ", "8-"])
    gap = random.choice([" ", "-", ".", "\u00a0", "\u2009", "–"])
    name = random.choice(["Анна", "ООО «Ромашка»", "моб.", "WhatsApp", "Olga P."])
    shapes = [
        f"{before}{code}{first}{second}{third}",
        f"{before}({code}){first}-{second}-{third}",
        f"{before}{code}{gap}{first}{gap}{second}{gap}{third}",
        f"{code}{first}{second}{third}",
    ]
    shape = random.choice(shapes)
    forms: list[Cell] = [
        *shapes,
        f"{name} {shapes[0]}",
        f"{shapes[1]}, {name}",
        f"{shapes[1]} доб. {random.randint(1, 9999)}",
        f"tel:{value}",
        f"https://wa.me/{value[1:]}",
        f"{value[1:]}.0",
        f"'{shape}",
        shape.translate(FULL_WIDTH),
        int(value[1:]),
        float(value[1:]),
    ]
    form = random.choice(forms)
    return worn(random, form) if isinstance(form, str) else form


def email(random: Random, value: str) -> Cell:
    """An address in lower case."""
    loud = random.choice([value, value.upper(), value.title()])
    forms = [
        loud,
        f"mailto:{value}",
        f"Анна <{loud}>",
        f'"Петрова, Анна" <{loud}>',
        f"<{loud}>",
        f"{loud}.",
        f"{loud},",
        f"Анна Петрова {value}",
        f"{value} (рабочая)",
        value.replace("@", " @ "),
        f"E-mail: {value}",
        f"{value}; {loud}",
    ]
    return worn(random, random.choice(forms))
