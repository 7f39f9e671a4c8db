"""03/04/2026 and 1,234 mean what the spreadsheet's locale says; where it says nothing, nothing is guessed."""

from __future__ import annotations

import datetime as dt

import pytest

from sheetsync import pipeline
from sheetsync.config import Config
from sheetsync.core.period import Period
from tests.adapters.google.office import GoogleOffice
from tests.fakes import Rows

LEADS: Rows = [["Lead ID", "Created"], ["L-1", "03/04/2026"], ["L-2", 46300], ["L-3", dt.date(2026, 10, 6)]]
SPEND: Rows = [["Date", "Channel", "Spend"], [46300, "ads", "1,234"]]


@pytest.mark.parametrize(
    ("locale", "day", "spent"),
    [
        ("ru_RU", dt.date(2026, 4, 3), 123),
        ("en_US", dt.date(2026, 3, 4), 123_400),
        ("en_GB", dt.date(2026, 4, 3), 123_400),
        ("sv_SE", None, 123),
    ],
)
def test_the_locale_decides(google: GoogleOffice, locale: str, day: dt.date | None, spent: int) -> None:
    spreadsheet = google.spreadsheet("book", {"Leads": LEADS, "Spend": SPEND}, locale)
    workbook = google.workbook(spreadsheet)
    norms = Config().to_norms(conventions=workbook.conventions())
    reading = pipeline.read(workbook, pipeline.Settings("en", norms, Period(), dt.date(2026, 11, 23)))
    created = [None if str(moment) == "NaT" else moment.date() for moment in reading.facts.leads["created"]]
    assert created == [day, dt.date(2026, 10, 5), dt.date(2026, 10, 6)]
    assert reading.facts.spend["spend"].tolist() == [spent]
    doubtful = [issue.kind for issue in reading.issues if issue.kind == "date_ambiguous"]
    assert bool(doubtful) == (day is None)


def test_a_setting_wins_over_the_locale(google: GoogleOffice) -> None:
    workbook = google.workbook(google.spreadsheet("book", {"Leads": LEADS}, "ru_RU"))
    config = Config.model_validate({"input": {"day_first": False}})
    norms = config.to_norms(conventions=workbook.conventions())
    assert norms.day_first is False
    assert norms.decimal_comma is True


def test_the_day_is_that_of_the_spreadsheet_s_people(google: GoogleOffice) -> None:
    workbook = google.workbook(google.spreadsheet("book", {"Leads": LEADS}))
    assert workbook.conventions().time_zone == "Europe/Moscow"
