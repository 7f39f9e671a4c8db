"""Public holidays of a country."""

from __future__ import annotations

import datetime as dt

from sheetsync.errors import BadConfig


def holidays(country: str, years: range) -> frozenset[dt.date]:
    """The public holidays of a country code in these years; none for "". BadConfig for an unknown code."""
    if not country:
        return frozenset()
    import holidays as calendar

    try:
        return frozenset(calendar.country_holidays(country, years=years))
    except NotImplementedError as error:
        raise BadConfig(f"input.holidays: no calendar for {country!r}; use a country code such as RU or US") from error
