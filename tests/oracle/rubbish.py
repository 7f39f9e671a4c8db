"""Cells that hold no value, or none that is certain: nothing may be made up from them."""

from __future__ import annotations

import datetime as dt
from random import Random

from sheetsync.core.grid import Cell
from tests.messy.catalogue.calendar import OF_MONTH


def amount(random: Random) -> Cell:
    """A cell of money that holds no certain amount in roubles."""
    number, more = random.randint(2, 999) * 10, random.randint(1000, 9999) * 10
    letter = str(number).replace("0", random.choice("ОоO"))
    cells: list[Cell] = [
        f"{number}-{more}",
        f"{number}–{more} тыс.",
        f"от {number} до {more}",
        f"{number} или {more}",
        f"{number}; {more}",
        f"~{number}",
        f"около {number}",
        f"{number}?",
        f"от {number}",
        f"{number}+",
        f"{number} без НДС",
        f"{letter}",
        f"{letter} руб.",
        f"{number} $",
        f"€{number}",
        f"{number} USD",
        f"{number} тенге",
        f"{number % 100}%",
        "дорого",
        "бесплатно",
        "уточнить",
        "по запросу",
        f"{number % 9 + 1},{number % 90 + 10}E+10",
        f"{number % 9 + 1},{random.randint(100, 999)}",
        f"{number}*2",
        "#N/A",
        "#REF!",
        "#ДЕЛ/0!",
        f"{number % 28 + 1:02}.03.2026",
        f"{number} {more} {number}",
        True,
        dt.date(2026, 3, 5),
        float("nan"),
        f"{number}\n{more}",
    ]
    return random.choice(cells)


def day(random: Random) -> Cell:
    """A cell of days that holds no certain one."""
    d, m = random.randint(1, 28), random.randint(1, 12)
    date = f"{d:02}.{m:02}.2026"
    cells: list[Cell] = [
        f"{random.randint(32, 99)}.{m:02}.2026",
        f"{d:02}.{random.randint(13, 99)}.2026",
        "30.02.2026",
        "2026-02-30",
        "31.04.2026",
        f"{m:02}/{m % 12 + 1:02}/2026",
        "завтра",
        "уточнить",
        "на неделе",
        "#N/A",
        f"{date}-{d:02}.12.2026",
        f"{date}, {d:02}.12.2027",
        f"{date} или {d + 1}",
        f"{date}?",
        f"~{date}",
        f"около {date}",
        f"до {date}",
        f"{date} (перенос)",
        date.replace("0", "О"),
        f"{d} {OF_MONTH[m - 1]}",
        f"{OF_MONTH[m - 1]}",
        f"{m % 4 + 1} кв. 2026",
        "I кв. 2026",
        f"{m:02}.2026",
        f"2026-{m:02}",
        f"{d:02}.{m:02}.{random.randint(40, 99)}",
        f"{d:02}.{m:02}.{random.randint(1900, 1989)}",
        f"{d:02}.{m:02}.{random.randint(2101, 9999)}",
        True,
        1.5e9,
        -5,
        random.randint(1, 30_000),
        f"{random.randint(1, 9)},5",
        dt.date(1899, 12, 30),
        f"{date[:6]}202",
    ]
    return random.choice(cells)


def phone(random: Random) -> Cell:
    """A cell of phones that holds none, more than one, or one with letters in it."""
    one, other = (f"8916{random.randint(10**6, 10**7 - 1)}" for _ in range(2))
    cells: list[Cell] = [
        one[:-1],
        f"+7{one[1:]}5",
        f"{one}, {other}",
        f"{one} {other}",
        f"{one}/{other}",
        f"{one}\n{other}",
        f"{one} (моб), {other} (раб)",
        f"8 9О{one[3]} {one[4:7]} {one[7:]}",
        f"{one[:-1]}О",
        "7,99E+10",
        "7.99E+10",
        79900000000,
        "уточнить",
        "нету",
        "123",
        "@anna",
        "anna@example.com",
        "#N/A",
        f"{random.randint(1, 28)}.03.2026",
        True,
    ]
    return random.choice(cells)


def email(random: Random) -> Cell:
    """A cell of addresses that holds none, more than one, or one with Russian letters in it."""
    name = random.choice(["anna", "ivan", "oleg.petrov"])
    cells: list[Cell] = [
        name,
        f"{name}@",
        "@example.com",
        f"{name}@example",
        f"{name}@@example.com",
        f"{name}@example,com",
        f"{name}@example..com",
        f"{name}(at)example.com",
        f"{name} собака example.com",
        f"{name}@example.com, sales@example.com",
        f"{name}@example.com b@example.com",
        f"{name}@exаmple.com",
        f"{name.replace('a', 'а').replace('o', 'о').replace('n', 'п')}@example.com",
        "+7 916 123-45-67",
        "уточнить",
        "#N/A",
        5,
        True,
    ]
    return random.choice(cells)
