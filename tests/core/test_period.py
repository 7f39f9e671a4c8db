"""A period's name and the days it means."""

from __future__ import annotations

import datetime as dt

import pytest

from sheetsync.core.period import Period, period_named

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("this_month", "2026-11-01", "2026-11-30"),
        ("last_month", "2026-10-01", "2026-10-31"),
        ("last_6_months", "2026-05-01", "2026-10-31"),
        ("last_12_months", "2025-11-01", "2026-10-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024-02..2024-03", "2024-02-01", "2024-03-31"),
        ("2026-05-04..2026-05-10", "2026-05-04", "2026-05-10"),
    ],
)
def test_named_periods(name: str, first: str, last: str) -> None:
    assert period_named(name, TODAY) == Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def test_all_is_open() -> None:
    assert period_named("all", TODAY).is_open


@pytest.mark.parametrize("name", ["", "someday", "2026", "2026-13", "2026-05..2026-04", "last_0_days"])
def test_what_is_no_period(name: str) -> None:
    with pytest.raises(ValueError, match=r"period|month|Invalid"):
        period_named(name, TODAY)
