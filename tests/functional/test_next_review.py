"""Which review is the next one: by the day, and, where the service runs, by the hour."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from sheetsync import pipeline
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period
from tests.fakes import FakeWorkbook, Rows

TABS: Mapping[str, Rows] = {
    "Leads": [["Lead ID", "Created"], ["L-1", dt.date(2026, 11, 2)]],
    "Reviews": [["Date", "Time"], [dt.date(2026, 11, 24), "10:00"], [dt.date(2026, 11, 25), "10:00"]],
}
BY_DAY = pipeline.Settings("en", Norms(), Period(), dt.date(2026, 11, 24))


def next_review(settings: pipeline.Settings) -> dt.date | None:
    return pipeline.report(pipeline.read(FakeWorkbook(TABS), settings), settings).next_review


def test_by_the_day_today_s_review_is_the_next() -> None:
    assert next_review(BY_DAY) == dt.date(2026, 11, 24)


@pytest.mark.parametrize(("hour", "day"), [(9, 24), (10, 25), (16, 25)])
def test_a_review_that_has_begun_is_not_the_next(hour: int, day: int) -> None:
    now = dt.datetime(2026, 11, 24, hour, tzinfo=dt.UTC)
    assert next_review(replace(BY_DAY, now=now)) == dt.date(2026, 11, day)
