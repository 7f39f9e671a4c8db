"""Days and months as people write them: recovered exactly, or refused."""

from __future__ import annotations

import datetime as dt

import pytest

from sheetsync.core.grid import Cell
from sheetsync.core.norms import Norms
from sheetsync.core.parse.dates import read_date, read_date_or_month, read_month
from sheetsync.core.parse.faults import Oddity
from sheetsync.core.parse.typed import type_dates

NORMS = Norms()
MARCH_5 = dt.datetime(2026, 3, 5)


@pytest.mark.parametrize(
    "cell",
    [
        dt.date(2026, 3, 5),
        dt.datetime(2026, 3, 5),
        46086,
        46086.0,
        "46086",
        "46086.0",
        20260305,
        "20260305",
        "05.03.2026",
        "5.3.26",
        " 05 . 03 . 2026 ",
        "05.03.2026 г.",
        "05-03-2026",
        "05–03–2026",
        "2026-03-05",
        "2026/03/05",
        "2026.03.05",
        "5 марта 2026",
        "5 Марта 2026 года",
        "5 мар. 2026 г.",
        "чт, 5 марта 2026",
        "5\N{NO-BREAK SPACE}марта 2026",
        "March 5, 2026",
        "5 March 2026",
        "5th March 2026",
        "Mar 5 2026",
        "Thursday, March 5, 2026",
        "05-Mar-26",
        "'46086",
        "46086,0",
        "'05.03.2026",
        '"05.03.2026"',
        "«05.03.2026»",
        "(05.03.2026)",
        "05.03.2026.",
        "05.03.2026,",
        "05.03.2026;",
        "05.03.2026г",
        "05.03.2026 года",
        "05.03.2026 (чт)",
        "05.03.2026, четверг",
        "05.03.2026 чт.",
        "чт 05.03.2026",
        "\N{ZERO WIDTH SPACE}05.03.2026\N{NO-BREAK SPACE}",
        "05.03\N{SOFT HYPHEN}.2026",
        "０５.０３.２０２６",
        "05\N{ONE DOT LEADER}03\N{ONE DOT LEADER}2026",
        "05,03,2026",
        "05.03,2026",
        "05..03.2026",
        "05 03 2026",
        "2026 03 05",
        "2026/3/5",
        "2026-3-5",
        "05.мар.2026",
        "05.III.2026",
        "5-го марта 2026",
        "5-е марта 2026 г.",
        "5мар2026",
        "05MAR2026",
        "05/Mar/2026",
        "Март 5, 2026",
        "марта 5 2026",
        "the 5th of March, 2026",
        "5 of March 2026",
        "Thu Mar 05 2026",
        "дата: 05.03.2026",
        "от 05.03.2026",
        "05.03.2026 0:00",
        "2026-03-05T00:00:00.000+0000",
    ],
)
def test_one_day_in_many_clothes(cell: Cell) -> None:
    assert read_date(cell, NORMS).value == MARCH_5


@pytest.mark.parametrize(
    "cell",
    [
        "05.03.2026 14:30",
        "05.03.2026, 14:30:00",
        "2026-03-05T14:30:00Z",
        "2026-03-05 14:30:00.000+03:00",
        "2026-03-05 2:30 PM",
        dt.datetime(2026, 3, 5, 14, 30, tzinfo=dt.timezone(dt.timedelta(hours=3))),
        46086 + (14 * 60 + 30) / 1440,
        "46086.604166666664",
        "46086,6041667",
        "2026-03-05T14:30",
        "2026-03-05T14:30:00.123456+03:00",
        "2026-03-05T14:30:00+0300",
        "2026-03-05 14:30:00+03",
        "2026-03-05 14:30:00 MSK",
        "2026-03-05 14:30:00 GMT+3",
        "2026-03-05T14:30:00+03:00[Europe/Moscow]",
        "2026-03-05_14:30",
        "Thu Mar 05 2026 14:30:00 GMT+0300 (Moscow Standard Time)",
        "Thu, 05 Mar 2026 14:30:00 +0300",
        "05 мар 2026 г., 14:30",
        "5 марта 2026 г. в 14:30",
        "05.03.2026 в 14.30",
        "05.03.2026 2:30 p.m.",
        "14:30 05.03.2026",
        "14:30, 05.03.2026",
        "05.03.2026\n14:30",
        "Mar 5, 2026, 2:30\N{NARROW NO-BREAK SPACE}PM",
        "5 Mar 2026 14:30",
    ],
)
def test_the_time_stays_as_the_clock_on_the_wall_showed_it(cell: Cell) -> None:
    assert read_date(cell, NORMS).value == dt.datetime(2026, 3, 5, 14, 30)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("03/04/2026", "date_ambiguous"),
        ("3/4/26", "date_ambiguous"),
        ("32.13.2026", "date_unreadable"),
        ("31.02.2026", "date_unreadable"),
        ("13/13/2026", "date_unreadable"),
        ("завтра", "date_unreadable"),
        ("5 марта", "date_unreadable"),
        ("5 мартобря 2026", "date_unreadable"),
        ("март 2026", "date_unreadable"),  # a day is asked for
        ("05.03.2026 25:00", "date_unreadable"),
        ("05.03.2026, 06.03.2026", "date_unreadable"),
        (True, "date_unreadable"),
        (1.5e9, "date_unreadable"),
        (-5, "date_unreadable"),
        (0.5, "date_implausible"),
        (dt.date(2206, 3, 5), "date_implausible"),
        ("05.03.0206", "date_implausible"),
        (dt.datetime(1899, 12, 30), "date_implausible"),
        ("#REF!", "cell_error"),
        ("#Н/Д", "cell_error"),
        ("30.02.2026", "date_unreadable"),
        ("2026-02-30", "date_unreadable"),
        ("2026-13-05", "date_unreadable"),
        ("00.00.0000", "date_unreadable"),
        ("уточнить", "date_unreadable"),
        ("??", "date_unreadable"),
        ("########", "cell_error"),
        ("сегодня", "date_unreadable"),
        ("05.03.2026 - 10.03.2026", "date_unreadable"),
        ("05-10.03.2026", "date_unreadable"),
        ("5-10 марта 2026", "date_unreadable"),
        ("5 и 6 марта 2026", "date_unreadable"),
        ("05.03.2026 06.03.2026", "date_unreadable"),
        ("05.03.2026/10.03.2026", "date_unreadable"),
        ("05.03.2026 или 06.03.2026", "date_unreadable"),
        ("I кв. 2026", "date_unreadable"),
        ("1 квартал 2026", "date_unreadable"),
        ("Q1 2026", "date_unreadable"),
        ("03.2026", "date_unreadable"),
        ("2026-03", "date_unreadable"),
        ("2026", "date_unreadable"),
        ("05.03", "date_unreadable"),
        ("05.03.20262", "date_unreadable"),
        ("05.03.202", "date_unreadable"),
        ("12:30", "date_unreadable"),
        ("1,5", "date_unreadable"),
        ("100 000", "date_unreadable"),
        ("+7 916 123-45-67", "date_unreadable"),
        ("1772668800", "date_unreadable"),
        ("5\\3\\2026", "date_ambiguous"),
        ("3/4/2026 2:30 PM", "date_ambiguous"),
        ("05.03.2026?", "date_doubtful"),
        ("05.03.2026 (?)", "date_doubtful"),
        ("~05.03.2026", "date_doubtful"),
        ("около 05.03.2026", "date_doubtful"),
        ("до 05.03.2026", "date_doubtful"),
        ("после 5 марта 2026", "date_doubtful"),
        ("05.03.2026 (перенос)", "date_doubtful"),
        ("05.03.2026 отменена", "date_doubtful"),
        ("О5.03.2026", "date_doubtful"),
        ("O5.O3.2O26", "date_doubtful"),
        ("05.03.1985", "date_implausible"),
        ("01.01.1900", "date_implausible"),
        ("05.03.2126", "date_implausible"),
        ("01.01.70", "date_implausible"),
        ("05.03.99", "date_implausible"),
        (1, "date_implausible"),
        (2026, "date_implausible"),
    ],
)
def test_refused_not_guessed(cell: Cell, kind: str) -> None:
    result = read_date(cell, NORMS)
    assert result.value is None
    assert result.oddity is not None
    assert result.oddity.kind == kind


@pytest.mark.parametrize("cell", [None, "", " ", "-", "—", "нет данных", "n/a"])
def test_nothing(cell: Cell) -> None:
    assert read_date(cell, NORMS).value is None
    assert read_date(cell, NORMS).oddity is None


def test_the_norms_decide_what_is_ambiguous() -> None:
    assert read_date("03/04/2026", Norms(day_first=True)).value == dt.datetime(2026, 4, 3)
    assert read_date("03/04/2026", Norms(day_first=False)).value == dt.datetime(2026, 3, 4)
    assert read_date("03-04-2026", Norms(day_first=False)).value == dt.datetime(2026, 3, 4)
    assert read_date("03.04.2026", Norms(day_first=False)).value == dt.datetime(2026, 4, 3)


@pytest.mark.parametrize("day_first", [None, True, False])
def test_what_can_be_only_one_day_needs_no_norm(day_first: bool | None) -> None:
    norms = Norms(day_first=day_first)
    assert read_date("25/03/2026", norms).value == dt.datetime(2026, 3, 25)
    assert read_date("03/25/2026", norms).value == dt.datetime(2026, 3, 25)
    assert read_date("05/05/2026", norms).value == dt.datetime(2026, 5, 5)


def test_a_date_cell_says_nothing_a_text_does() -> None:
    assert read_date(dt.date(2026, 3, 5), NORMS).oddity is None
    assert read_date(46086, NORMS).oddity is None
    oddity = read_date("05.03.2026", NORMS).oddity
    assert oddity is not None
    assert oddity.kind == "date_as_text"


@pytest.mark.parametrize(
    "cell",
    [
        "март 2026",
        "Март, 2026 г.",
        "2026-03",
        "03.2026",
        "3/2026",
        "March 2026",
        "Mar-26",
        "мар.26",
        dt.date(2026, 3, 17),
        46086,
        "17.03.2026",
        "2026/03",
        "2026 март",
        "2026, март",
        "за март 2026",
        "МАРТ 2026 ГОДА",
        "март\N{NO-BREAK SPACE}2026",
        "март'26",
        "202603",
        "мар 26",
        "2026-03-01T00:00:00Z",
    ],
)
def test_months(cell: Cell) -> None:
    assert read_month(cell, NORMS).value == dt.datetime(2026, 3, 1)


def test_no_months() -> None:
    for cell in (
        "13.2026",
        "мартобрь 2026",
        "03/04/2026",
        "март",
        "I кв. 2026",
        "III 2026",
        "март - май 2026",
        "202613",
    ):
        assert read_month(cell, NORMS).value is None
        assert read_month(cell, NORMS).oddity is not None


def test_spend_may_name_the_month() -> None:
    assert read_date_or_month("март 2026", NORMS).value == dt.datetime(2026, 3, 1)
    assert read_date_or_month("05.03.2026", NORMS).value == MARCH_5


def test_words_after_a_date_are_told_and_those_that_doubt_it_leave_it_blank() -> None:
    read = read_date("05.03.2026 звонил сам", NORMS)
    assert read.value == MARCH_5
    assert read.oddity == Oddity("date_worded", {"read": "2026-03-05"})
    assert read_date("05.03.2026 не звонил", NORMS).oddity == Oddity("date_doubtful", {"read": "2026-03-05"})


def test_an_exports_days_are_read_as_single_ones_are() -> None:
    texts = ["05.03.2026", "05.03.2026 14:30", "2026-03-05T14:30:15", "30.02.2026", "2026-02-30", "05.03.2026 24:00"]
    typed = type_dates(texts, NORMS)
    assert [None if blank else value for value, blank in zip(typed.values.tolist(), typed.blank, strict=True)] == [
        read_date(text, NORMS).value for text in texts
    ]
    assert {place: oddity.kind for place, oddity in typed.odd.items()} == {
        0: "date_as_text",
        1: "date_as_text",
        2: "date_as_text",
        3: "date_unreadable",
        4: "date_unreadable",
        5: "date_unreadable",
    }
