"""What was told at each review: read from the History tab, and what is to be added to it (metrics.md, section 13)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheetsync.core.grid import Grid
from sheetsync.core.metrics.base import Number, Numbers, Slice, native
from sheetsync.core.norms import Norms
from sheetsync.core.parse.amounts import read_count, read_number
from sheetsync.core.parse.text import is_blank, line, spell
from sheetsync.core.tables.standing import day_of, headed

TRACKED = (
    "economics.revenue",
    "funnel.leads",
    "qualification.target_share",
    "funnel.close_rate",
    "economics.cpql",
    "economics.cac",
    "economics.romi",
    "qualification.non_target_share",
    "losses.substantive_share",
    "speed.first_contact_in_norm",
    "plan.revenue",
    "fact.revenue",
    "gap.marketing",
    "gap.sales",
    "index.marketing",
    "index.sales",
    "agreement.ac1 [judge: sales]",
    "agreement.kappa [judge: sales]",
    "disputes.share",
    "disputes.days_to_resolve",
)
"""What is recorded at every review: keys, with the slice where it isn't the total."""
VERDICT_KEYS = ("gap.marketing", "gap.sales", "index.marketing", "index.sales")
"""Whose part is what: told and recorded only where the entries can be trusted."""
FIELDS = ("review", "recorded", "key", "name", "value", "k", "n", "low", "high")
"""The History tab's columns; their headers are the phrases `history.<field>`."""
LATEST_DAYS = 6
"""A review longer ago than this isn't recorded any more: the numbers would be others than the meeting saw."""
_HEADERS = 3
"""So many known headers make a row the header row."""
_NORMS = Norms()


@dataclass(frozen=True, slots=True)
class Entry:
    """One number as it was told at one review: cells as they stand, money in major units, a None never told.

    `review` is the meeting's day, `recorded` the day as of which the number was computed.
    """

    review: dt.date
    recorded: dt.date
    key: str
    value: int | float | None = None
    k: int | None = None
    n: int | None = None
    low: float | None = None
    high: float | None = None


def header_row(grid: Grid) -> int | None:
    """The row that holds the column headers, wherever people sorted it to; None if it is gone."""
    return next((row for row in range(grid.height) if len(headed(grid, row, "history", FIELDS)) >= _HEADERS), None)


def places(grid: Grid) -> Mapping[str, int]:
    """Each field's column: the one under its header, else its usual one unless that is another's by now."""
    header = header_row(grid)
    found = headed(grid, header, "history", FIELDS) if header is not None else {}
    usual = {name: at for at, name in enumerate(FIELDS) if name not in found and at not in found.values()}
    return {**found, **usual}


def read(grid: Grid) -> tuple[list[Entry], int]:
    """The entries in the order in which they stand, and how many rows can't be read; the head isn't one of them."""
    header, columns = header_row(grid), places(grid)
    entries = {row: _entry(grid, row, columns) for row in range(grid.height) if row != header}
    below = -1 if header is None else header
    unreadable = [
        row for row, entry in entries.items() if entry is None and row > below and not all(map(is_blank, grid.row(row)))
    ]
    return [entry for entry in entries.values() if entry is not None], len(unreadable)


def recorded(grid: Grid) -> set[dt.date]:
    """The reviews that have a row, whatever else of it can be read."""
    column = places(grid).get("review")
    days = [] if column is None else [day_of(grid.cell(row, column)) for row in range(grid.height)]
    return {day for day in days if day is not None}


def can_grow(grid: Grid) -> bool:
    """Whether it can be known what is recorded: without the columns that say so nothing may be added."""
    return {"review", "key"} <= places(grid).keys()


def _entry(grid: Grid, row: int, columns: Mapping[str, int]) -> Entry | None:
    """A row as an entry; None if any part of it can't be read."""
    cells = {name: grid.cell(row, at) for name, at in columns.items()}
    review, told, key = day_of(cells.get("review")), day_of(cells.get("recorded")), line(spell(cells.get("key")))
    if review is None or told is None or not key:
        return None
    numbers = {name: read_number(cells.get(name), _NORMS) for name in ("value", "low", "high")}
    counts = {name: read_count(cells.get(name), _NORMS) for name in ("k", "n")}
    for name, reading in (numbers | counts).items():
        if reading.value is None and not is_blank(cells.get(name)):
            return None
    value, low, high = (numbers[name].value for name in ("value", "low", "high"))
    whole = int(value) if value is not None and value.is_integer() else value
    return Entry(review, told, key, whole, counts["k"].value, counts["n"].value, low, high)


def due(reviews: Sequence[dt.date], recorded: Collection[dt.date], as_of: dt.date) -> dt.date | None:
    """The review whose numbers are to be recorded now; None most of the time.

    Only the latest one that is not in the future: one that was missed before it would be told today's numbers.
    """
    latest = max((day for day in reviews if day <= as_of), default=None)
    if latest is None or (as_of - latest).days > LATEST_DAYS:
        return None
    return None if any(latest <= day <= as_of for day in recorded) else latest


def entries(numbers: Numbers, review: dt.date, as_of: dt.date, withheld: Collection[str] = ()) -> Iterator[Entry]:
    """What is to be recorded at a review: every tracked key, blank where it can't be told or is withheld."""
    for name in TRACKED:
        key, where = recorded_as(name)
        number = numbers.by_key.get(key, {}).get(where)
        yield Entry(review, as_of, name) if number is None or name in withheld else _told(name, number, review, as_of)


def _told(name: str, number: Number, review: dt.date, as_of: dt.date) -> Entry:
    return Entry(review, as_of, name, native(number), number.k, number.n, number.low, number.high)


def record_name(key: str, where: Slice) -> str:
    """What a number is recorded as: its key, and its slice where it isn't the total."""
    return f"{key} [{', '.join(f'{name}: {value}' for name, value in where)}]" if where else key


def recorded_as(name: str) -> tuple[str, Slice]:
    """The key and slice of what is recorded under a name."""
    key, _, rest = name.partition(" [")
    places = [part.partition(": ") for part in rest.removesuffix("]").split(", ") if part]
    return key, tuple((dimension, value) for dimension, _, value in places)


def by_review(found: Collection[Entry]) -> Mapping[dt.date, Mapping[str, Entry]]:
    """The entries by review, the earliest first, and key. Of several that say the same thing the first told counts."""
    reviews: dict[dt.date, dict[str, Entry]] = {}
    for entry in sorted(found, key=lambda one: (one.review, one.recorded, repr(one))):
        reviews.setdefault(entry.review, {}).setdefault(entry.key, entry)
    return reviews
