"""The only place that asks what day it is."""

from __future__ import annotations

import datetime as dt


def today() -> dt.date:
    """Today's date where this machine stands."""
    return dt.datetime.now().astimezone().date()
