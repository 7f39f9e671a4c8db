"""Where the data hold one side only: columns that just the won leads fill, months from before the first win."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from sheetsync.core.facts import WON, Facts
from sheetsync.core.metrics.base import NOT_SET, Number, Slice
from sheetsync.core.metrics.cuts import Cuts
from sheetsync.core.metrics.days import bounds, seconds_of
from sheetsync.core.metrics.labels import WORDS
from sheetsync.core.norms import Source

BEFORE_FIRST_WIN = "before_first_win"


def one_sided(cuts: Cuts) -> str:
    """Why shares of leads can't be told in this cut: "one_sided:manager"; "" if they can.

    A column is one-sided if leads that are not won fill it far less often (`norms.one_sided_fill`) than won leads do,
    in the whole table whatever the period: then its slices hold wins without the leads they came from.
    """
    found = cuts.once(_one_sided_columns)
    return next((f"one_sided:{name}" for name in cuts.dimensions if name in found), "")


def one_sided_stages(facts: Facts, cuts: Cuts) -> frozenset[str]:
    """The dated stages that won leads have and hardly any other lead reached, in the whole table whatever the period.

    The other leads are counted against those that reached the last stage before that isn't one-sided: a late stage that
    few leads reach is no fault. Where that stage has too few leads for a percentage, nothing is refused.
    """
    norms, at = facts.norms, cuts.everybody.sum(axis=1)
    wins = int(at[WON].sum())
    everybody = at.sum(axis=0)[::-1].cumsum()[::-1]
    found: set[str] = set()
    sound = 0
    for place, stage in enumerate(norms.lead_stages):
        if stage.source is not Source.DATES:
            continue
        enough = wins and everybody[sound] >= norms.few_for_percent
        if enough and everybody[place] - wins < norms.one_sided_fill * (everybody[sound] - wins):
            found.add(stage.key)
        else:
            sound = place
    return frozenset(found)


def before_first_win(cuts: Cuts) -> frozenset[Slice]:
    """The slices whose month had ended before the month of the first recorded win: nothing could be won in them yet."""
    first = cuts.once(_first_win_month)
    months = {where: dict(where).get("month", NOT_SET) for where in cuts.slices}
    return frozenset(where for where, month in months.items() if month != NOT_SET and month < first)


def noted(numbers: Iterable[Number], note: str, among: frozenset[Slice]) -> Iterator[Number]:
    """The same numbers; those that are told in one of the slices carry the note."""
    for number in numbers:
        yield replace(number, note=note) if number.slice in among and number.value is not None else number


def _one_sided_columns(facts: Facts) -> frozenset[str]:
    won = facts.leads["state"].to_numpy() == WON
    wins, others = int(np.count_nonzero(won)), int(np.count_nonzero(~won))
    found = set()
    for name in WORDS:
        filled = facts.leads[name].cat.codes.to_numpy() >= 0
        wins_filled = int(np.count_nonzero(won & filled))
        others_filled = int(np.count_nonzero(filled)) - wins_filled
        if others and others_filled * wins < facts.norms.one_sided_fill * wins_filled * others:
            found.add(name)
    return frozenset(found)


def _first_win_month(facts: Facts) -> str:
    """The month of the earliest recorded win; "" if there is none."""
    wins = np.flatnonzero(facts.leads["state"].to_numpy() == WON)
    days = bounds(seconds_of(facts.leads["closed"]).take(wins))
    return "" if days is None else str(np.datetime64(days[0], "D"))[:7]
