"""The words of a dimension, and every row's place among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sheetsync.core.facts import Facts
from sheetsync.core.grid import Codes
from sheetsync.core.metrics.base import NOT_SET
from sheetsync.core.metrics.days import DAY_SECONDS, bounds, seconds_of

WORDS = ("segment", "channel", "campaign", "manager")
"""The dimensions that are columns of words; the other one is the month."""


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """One dimension: its words in order, NOT_SET last, and each row's place among them, by what the rows are.

    Of a column of words these are "leads" and "spend"; of the month the date columns ("created", "closed",
    "date_meeting", "spend").
    """

    dimension: str
    words: Sequence[str]
    codes: Mapping[str, Codes]


def word_labels(facts: Facts) -> Mapping[str, Labels]:
    """Every column of words that leads have; spend has no manager."""
    return {dimension: _words(facts, dimension) for dimension in WORDS}


def month_labels(facts: Facts) -> Labels:
    """The months of every date, from the first one anywhere to the last."""
    dates = ["created", "closed", *(f"date_{stage.key}" for stage in facts.norms.dated_stages)]
    seconds = {name: seconds_of(facts.leads[name]) for name in dates} | {"spend": seconds_of(facts.spend["date"])}
    found = [days for column in seconds.values() if (days := bounds(column))]
    first, last = min((day for day, _ in found), default=0), max((day for _, day in found), default=-1)
    # A calendar of the days that can occur: numpy's own conversion of every single date costs ten times as much.
    calendar = np.arange(first, last + 1).astype("datetime64[D]").astype("datetime64[M]")
    months, places = np.unique(calendar, return_inverse=True)
    # A missing date is far before the first day, and so takes the last place.
    lookup = np.append(places, len(months)).astype(np.int32)
    return Labels(
        "month",
        [*months.astype(str).tolist(), NOT_SET],
        {
            name: lookup.take(np.maximum(column // DAY_SECONDS - first, -1), mode="wrap")
            for name, column in seconds.items()
        },
    )


def _words(facts: Facts, dimension: str) -> Labels:
    frames: dict[str, pd.DataFrame] = {"leads": facts.leads}
    if dimension in facts.spend:
        frames["spend"] = facts.spend
    columns = {name: frame[dimension].cat for name, frame in frames.items()}
    words = [*sorted({str(word) for column in columns.values() for word in column.categories}), NOT_SET]
    places = {word: place for place, word in enumerate(words)}
    codes = {}
    for name, column in columns.items():
        # A blank has code -1, and so takes the last place.
        lookup = np.array([*(places[str(word)] for word in column.categories), places[NOT_SET]], dtype=np.int32)
        codes[name] = lookup.take(column.codes.to_numpy(), mode="wrap")
    return Labels(dimension, words, codes)
