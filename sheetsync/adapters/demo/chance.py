"""Draws that keep close to their expectation, so that the story shows with any seed and few leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import TypeVar

Thing = TypeVar("Thing")


def spread(chances: Iterable[float], rng: Random) -> Iterator[bool]:
    """One yes or no per chance, as many yes as the chances sum to, give or take one (systematic sampling)."""
    level = rng.random()
    for chance in chances:
        before, level = int(level), level + chance
        yield int(level) > before


def one_of(weighted: Mapping[Thing, float], rng: Random) -> Thing:
    """One of the things, by weight."""
    return rng.choices(list(weighted), list(weighted.values()))[0]


def some_of(things: Sequence[Thing], weights: Sequence[float], count: int, rng: Random) -> list[Thing]:
    """`count` different things, heavier ones more readily; fewer if there are no more with a weight.

    Efraimidis and Spirakis (2006): the largest of u ** (1 / weight).
    """
    keyed = [(rng.random() ** (1 / weight), place) for place, weight in enumerate(weights) if weight > 0]
    return [things[place] for _, place in sorted(keyed, reverse=True)[:count]]


def days_between(low: int, high: int, rng: Random) -> int:
    """A number of days in a range, the shorter half more often."""
    return round(rng.triangular(low, high, low + (high - low) / 3))


def working_day(day: dt.date) -> dt.date:
    """The day itself, or the Monday after a weekend."""
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
