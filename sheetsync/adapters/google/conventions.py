"""What a spreadsheet's locale says about dates and numbers that could be read in two ways."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from sheetsync.core.norms import Conventions


def conventions(locale: str, time_zone: str) -> Conventions:
    """How a locale such as ru_RU or en_US writes; an unknown one says nothing, and nothing is guessed then."""
    try:
        known = Locale.parse(locale)
    except (UnknownLocaleError, ValueError, TypeError):
        return Conventions(time_zone=time_zone)
    pattern = known.date_formats["short"].pattern.lower()
    places = {letter: pattern.find(letter) for letter in "ymd"}
    # A locale that begins with the year gives no order to two numbers before it.
    day_first = None if places["y"] == min(places.values()) else places["d"] < places["m"]
    comma = known.number_symbols.get("latn", known.number_symbols).get("decimal") == ","
    return Conventions(day_first, comma, time_zone)
