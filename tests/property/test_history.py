"""The laws of History: a review is recorded once, rows may stand in any order, and what stands is never changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from sheetsync.core import history
from sheetsync.core.grid import Cell, Grid, same_cell
from sheetsync.core.history import TRACKED
from sheetsync.core.lang import LANGS, Lang
from sheetsync.core.layout import Sheet
from sheetsync.core.plan import differences
from sheetsync.core.summary import Report
from sheetsync.core.summary.history import log, sheet
from tests.core.reports import grid_of, report

FIRST = dt.date(2026, 3, 1)
days = st.dates(FIRST, FIRST + dt.timedelta(40))
languages: st.SearchStrategy[Lang] = st.sampled_from(LANGS)
anything: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.sampled_from(("Review", "Ключ", "Value", "n", "funnel.leads", "?", "2026-03-04")),
    st.integers(-5, 5),
    st.integers(46082, 46122),
    st.booleans(),
    days,
)
Rows = list[list[Cell]]


@cache
def known(lang: Lang) -> Report:
    """Computed once; only the days differ."""
    return report(lang=lang)


def on(day: dt.date, reviews: list[dt.date], standing: Grid | None, lang: Lang = "en") -> Report:
    told = known(lang)
    return replace(told, facts=replace(told.facts, as_of=day), reviews=tuple(reviews), history=standing)


def rows_of(grid: Grid) -> Rows:
    return [grid.row(row) for row in range(grid.height)]


def same_rows(a: Rows, b: Rows) -> bool:
    def flat(rows: Rows) -> dict[tuple[int, int], Cell]:
        return {(r, c): cell for r, row in enumerate(rows) for c, cell in enumerate(row) if cell is not None}

    left, right = flat(a), flat(b)
    return left.keys() == right.keys() and all(same_cell(left[place], right[place]) for place in left)


def written(told: Sheet) -> Rows:
    return rows_of(grid_of(told))


@settings(deadline=None)
@given(reviews=st.lists(days, max_size=5), runs=st.lists(st.tuples(days, languages), max_size=8))
def test_a_review_is_recorded_once_however_often_the_service_runs(
    reviews: list[dt.date], runs: list[tuple[dt.date, Lang]]
) -> None:
    standing: Grid | None = None
    for as_of, lang in sorted(runs):
        for _ in range(2):
            told = on(as_of, reviews, standing, lang)
            if standing is not None or log(told).added:
                before = [] if standing is None else rows_of(standing)
                standing = grid_of(sheet(told))
                assert same_rows(rows_of(standing)[: len(before)], before)
        assert not log(on(as_of, reviews, standing, lang)).added
    found, unreadable = history.read(standing or Grid((), 0))
    assert unreadable == 0
    assert len({(entry.review, entry.key) for entry in found}) == len(found)
    assert len(found) == len(TRACKED) * len({entry.review for entry in found})
    assert all(entry.review in reviews for entry in found)
    assert all(0 <= (entry.recorded - entry.review).days <= history.LATEST_DAYS for entry in found)
    # No review is passed over on whose day, or soon after it, the service ran before the next one.
    for as_of, _ in runs:
        latest = max((day for day in reviews if day <= as_of), default=None)
        if latest is not None and (as_of - latest).days <= history.LATEST_DAYS:
            assert latest in {entry.review for entry in found}


@given(reviews=st.lists(days, min_size=1, max_size=4, unique=True), as_of=days, data=st.data())
def test_the_order_of_rows_never_matters(reviews: list[dt.date], as_of: dt.date, data: st.DataObject) -> None:
    standing = Grid((), 0)
    for day in sorted(reviews):
        standing = grid_of(sheet(on(day, reviews, standing)))
    shuffled = Grid.of_rows(data.draw(st.permutations(rows_of(standing))))
    (found, none), (turned, nothing) = history.read(standing), history.read(shuffled)
    assert none == 0
    # Title rows that were sorted below the headers are rows that can't be read.
    assert nothing <= 2
    assert history.by_review(turned) == history.by_review(found)
    assert history.recorded(shuffled) == history.recorded(standing)
    assert log(on(as_of, reviews, shuffled)).added == log(on(as_of, reviews, standing)).added


@settings(deadline=None)
@given(
    rows=st.lists(st.lists(anything, max_size=11), max_size=8),
    others=st.lists(st.lists(anything, max_size=11), max_size=8),
    as_of=days,
    reviews=st.lists(days, max_size=3),
)
def test_what_stands_is_never_changed(rows: Rows, others: Rows, as_of: dt.date, reviews: list[dt.date]) -> None:
    standing = Grid.of_rows(rows)
    told = sheet(on(as_of, reviews, standing))
    first = told.appended_from
    assert first is not None
    assert first <= len(rows)
    assert same_rows(written(told)[:first], rows)
    assert all(change.row >= first for change in differences(told, standing, "History"))
    assert all(change.old is None for change in differences(told, standing, "History"))
    # Nor if people changed it between the reading and the planning.
    assert all(change.row >= first for change in differences(told, Grid.of_rows(others), "History"))
    known_days = history.recorded(standing)
    assert all(entry.review not in known_days for entry in log(on(as_of, reviews, standing)).added)
    # Once written, it is as it should be.
    after = grid_of(told)
    assert differences(sheet(on(as_of, reviews, after)), after, "History") == []
