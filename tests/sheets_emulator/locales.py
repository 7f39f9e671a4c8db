"""How a locale writes numbers and dates: what USER_ENTERED understands and FORMATTED_VALUE shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Locale:
    """Decimal point, group mark, date order and default patterns."""

    point: str = "."
    group: str = ","
    order: str = "mdy"
    date: str = "m/d/yyyy"
    time: str = "h:mm:ss am/pm"

    @property
    def date_time(self) -> str:
        return f"{self.date} {'h:mm:ss' if 'am' in self.time else self.time}"


ENGLISH = Locale()
LOCALES = {
    "en_US": ENGLISH,
    "en_GB": Locale(order="dmy", date="dd/mm/yyyy", time="hh:mm:ss"),
    "ru_RU": Locale(",", "\u00a0", "dmy", "dd.mm.yyyy", "h:mm:ss"),
    "uk_UA": Locale(",", "\u00a0", "dmy", "dd.mm.yyyy", "h:mm:ss"),
    "de_DE": Locale(",", ".", "dmy", "dd.mm.yyyy", "hh:mm:ss"),
    "fr_FR": Locale(",", "\u202f", "dmy", "dd/mm/yyyy", "hh:mm:ss"),
}


def locale_of(name: str) -> Locale:
    """The locale of that name; one that isn't listed writes as English does."""
    return LOCALES.get(name, ENGLISH)
