"""History: what is recorded at a review, when, and what is left as it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from sheetsync.core import history
from sheetsync.core.grid import Cell, Grid
from sheetsync.core.history import FIELDS, TRACKED, Entry, due, entries, read, recorded_as
from sheetsync.core.issues import Owner
from sheetsync.core.layout import Style
from sheetsync.core.metrics.catalogue import METRICS, compute
from sheetsync.core.plan import differences
from sheetsync.core.summary import Report
from tests.core.reports import cells, grid_of, report, roles, small_company, tab

MAY, JUNE = dt.date(2026, 5, 28), dt.date(2026, 6, 25)
Rows = list[list[Cell]]
ENGLISH: list[Cell] = ["Review", "As of", "Key", "Number", "Value", "k", "n", "95 % from", "95 % to"]
RUSSIAN: list[Cell] = ["Встреча", "На дату", "Ключ", "Показатель", "Значение", "k", "n", "95 % от", "95 % до"]


def day(number: int) -> dt.date:
    return dt.date(2026, 5, number)


@pytest.mark.parametrize(
    ("reviews", "recorded", "as_of", "expected"),
    [
        ([], [], day(10), None),
        ([day(10)], [], day(9), None),
        ([day(10)], [], day(10), day(10)),
        ([day(10)], [], day(16), day(10)),
        ([day(10)], [], day(17), None),
        ([day(10)], [day(10)], day(11), None),
        ([day(3), day(10)], [day(3)], day(11), day(10)),
        # Missed: the numbers of today are not those of the review before.
        ([day(8), day(10)], [day(10)], day(11), None),
        ([day(8), day(10)], [], day(11), day(10)),
        # A review that was struck from the list afterwards is over all the same.
        ([day(8)], [day(10)], day(11), None),
        # Looking back from an earlier day: what was recorded later says nothing of it.
        ([day(8), day(20)], [day(20)], day(9), day(8)),
    ],
)
def test_when_a_review_is_due(
    reviews: Sequence[dt.date], recorded: Sequence[dt.date], as_of: dt.date, expected: dt.date | None
) -> None:
    assert due(reviews, set(recorded), as_of) == expected
    assert due(list(reversed(reviews)), set(recorded), as_of) == expected


def test_only_numbers_that_exist_are_tracked() -> None:
    assert {metric.key for metric in METRICS} >= {recorded_as(name)[0] for name in TRACKED}
    assert len(set(TRACKED)) == len(TRACKED)


def test_what_is_recorded() -> None:
    told = {one.key: one for one in entries(compute(small_company()), MAY, day(31))}
    assert list(told) == list(TRACKED)
    assert {(one.review, one.recorded) for one in told.values()} == {(MAY, day(31))}
    assert told["economics.revenue"].value == 1200 + 800
    assert told["funnel.leads"].value == 5
    assert told["economics.cac"].value == (600 + 100) / 2
    assert told["economics.cpql"].value == 233.33  # 700 / 3
    assert told["economics.romi"].value == pytest.approx((2000 - 300 - 700) / 700)
    share = told["qualification.target_share"]
    assert (share.value, share.k, share.n) == (3 / 5, 3, 5)
    assert share.low is not None
    assert share.high is not None
    assert share.low < 3 / 5 < share.high
    assert told["plan.revenue"].value == 4000
    marketing, sales = told["gap.marketing"].value, told["gap.sales"].value
    assert marketing is not None
    assert sales is not None
    assert round(marketing + sales, 2) == 2000 - 4000


def test_what_cannot_be_told_or_is_withheld_stays_blank() -> None:
    told = {one.key: one for one in entries(compute(small_company(plan="")), MAY, MAY)}
    assert told["plan.revenue"] == Entry(MAY, MAY, "plan.revenue")
    assert told["funnel.leads"].value == 5
    kept = cells(tab(report(reviews=[MAY], untrusted=[Owner.SALES]), "history"))
    values = {row[2]: row[4] if len(row) > 4 else None for row in kept[3:]}
    assert values["gap.marketing"] is None
    assert values["gap.sales"] is None
    assert values["fact.revenue"] == 2000


STANDING: Rows = [
    ["History"],
    [],
    [*ENGLISH],
    [MAY, day(29), "funnel.leads", "Leads", 5],
    [MAY, day(29), "funnel.close_rate", "Close rate", 0.4, 2, 5, 0.1, 0.8],
    [MAY, day(29), "gap.sales", "Sales' part", None],
]
READ = [
    Entry(MAY, day(29), "funnel.leads", 5),
    Entry(MAY, day(29), "funnel.close_rate", 0.4, 2, 5, 0.1, 0.8),
    Entry(MAY, day(29), "gap.sales"),
]


def test_reading_back() -> None:
    assert read(Grid.of_rows(STANDING)) == (READ, 0)
    in_russian = [*STANDING[:2], list(RUSSIAN), *STANDING[3:]]
    assert read(Grid.of_rows(in_russian)) == (READ, 0)
    serials = [[46170, 46171.0, *row[2:]] for row in STANDING[3:]]
    assert dt.date(1899, 12, 30) + dt.timedelta(46170) == MAY
    assert read(Grid.of_rows([*STANDING[:3], *serials])) == (READ, 0)
    as_text = [["2026-05-28", "29.05.2026", *row[2:]] for row in STANDING[3:]]
    assert read(Grid.of_rows([*STANDING[:3], *as_text])) == (READ, 0)


def test_reading_what_people_made_of_it() -> None:
    turned: Rows = [list(reversed([*row, *[None] * (9 - len(row))])) for row in STANDING]
    assert read(Grid.of_rows(turned)) == (READ, 0)
    header_last = [*STANDING[3:], *STANDING[:3]]
    assert read(Grid.of_rows(header_last)) == (READ, 0)
    no_header = STANDING[3:]
    assert read(Grid.of_rows(no_header)) == (READ, 0)
    renamed = [["Meeting", *ENGLISH[1:]], *STANDING[3:]]
    assert read(Grid.of_rows(renamed)) == (READ, 0)
    spoiled: Rows = [
        *STANDING,
        [],
        ["soon", day(29), "funnel.leads", "", 5],
        [MAY, day(29), "", "", 5],
        [MAY, day(29), "funnel.leads", "", "many"],
        [None, None, None, None, None, None, None, None, None, "my note"],
    ]
    assert read(Grid.of_rows(spoiled)) == (READ, 4)
    assert read(Grid((), 0)) == ([], 0)


def test_a_review_counts_as_recorded_by_its_day_alone() -> None:
    spoiled: Rows = [*STANDING[:3], [MAY, None, "???"]]
    assert read(Grid.of_rows(spoiled)) == ([], 1)
    assert history.recorded(Grid.of_rows(spoiled)) == {MAY}
    sheet = tab(report(reviews=[MAY], history=Grid.of_rows(spoiled)), "history")
    assert sheet.appended_from == len(sheet.rows)


def test_the_tab_begins_with_the_first_review() -> None:
    assert "history" not in roles(report())
    assert "history" not in roles(report(reviews=[day(10)]))
    told = report(reviews=[MAY])
    assert roles(told)[-1] == "history"
    sheet = tab(told, "history")
    assert sheet.appended_from == 0
    assert cells(sheet)[2] == ENGLISH
    assert [row[:3] for row in cells(sheet)[3:]] == [[MAY, day(31), key] for key in TRACKED]
    assert [cell.style for cell in sheet.rows[3] if cell is not None][:5] == [
        Style.DATE,
        Style.DATE,
        Style.OF_N,
        Style.TEXT,
        Style.MONEY,
    ]
    assert "history" in roles(report(history=Grid((), 0)))


def later(told: Report, as_of: dt.date) -> Report:
    """The same report some time later."""
    return replace(told, facts=replace(told.facts, as_of=as_of))


def test_a_review_is_recorded_once() -> None:
    first = report(reviews=[MAY, JUNE])
    standing = grid_of(tab(first, "history"))
    again = report(reviews=[MAY, JUNE], history=standing)
    assert differences(tab(again, "history"), standing, "History") == []
    assert cells(tab(again, "ceo")) == cells(tab(first, "ceo"))
    next_one = later(again, JUNE)
    sheet = tab(next_one, "history")
    assert sheet.appended_from == standing.height
    assert cells(sheet)[: standing.height] == cells(tab(first, "history"))
    assert [row[:3] for row in cells(sheet)[standing.height :]] == [[JUNE, JUNE, key] for key in TRACKED]


def test_rows_stand_as_people_left_them() -> None:
    edited: Rows = [
        *STANDING[:3],
        ["sorted away", None, None, None, None, None, None, None, None, "note"],
        [],
        *STANDING[3:],
    ]
    grid = Grid.of_rows([*edited, [], []])
    sheet = tab(report(reviews=[MAY], history=grid), "history")
    assert sheet.appended_from == len(sheet.rows) == len(edited)
    assert grid_of(sheet).row(3) == grid.row(3)
    assert differences(sheet, grid, "History") == []
    other = Grid.of_rows([["changed meanwhile"], *edited[1:]])
    assert differences(sheet, other, "History") == []


def test_new_rows_stand_under_the_headers_that_are_there() -> None:
    turned: Rows = [
        ["mine", *reversed(ENGLISH)],
        *[["x", *reversed([*row, *[None] * (9 - len(row))])] for row in STANDING[3:]],
    ]
    told = later(report(reviews=[JUNE], history=Grid.of_rows(turned)), JUNE)
    added = cells(tab(told, "history"))[len(turned) :]
    assert [(row[9], row[7]) for row in added] == [(JUNE, key) for key in TRACKED]
    assert added[0][0] is None
    assert added[0][5] == 2000


def test_an_emptied_tab_begins_anew() -> None:
    assert cells(tab(report(history=Grid((), 0)), "history"))[2] == ENGLISH
    filled = tab(report(reviews=[MAY], history=Grid.of_rows([[None], []])), "history")
    assert filled.appended_from == 0
    assert len(filled.rows) == 3 + len(TRACKED)


def test_nothing_is_added_where_it_cannot_be_known_what_is_recorded() -> None:
    without_reviews: Rows = [row[1:] for row in STANDING[2:]]
    told = later(report(reviews=[JUNE], history=Grid.of_rows(without_reviews)), JUNE)
    sheet = tab(told, "history")
    assert sheet.appended_from == len(sheet.rows) == len(without_reviews)
    assert any("Nothing is added to the History tab" in str(row[0]) for row in cells(tab(told, "ceo")) if row)


def test_of_two_rows_that_say_the_same_thing_the_first_told_counts() -> None:
    twice = [Entry(MAY, day(30), "funnel.leads", 7), Entry(MAY, day(29), "funnel.leads", 5)]
    for order in (twice, twice[::-1]):
        assert history.by_review(order)[MAY]["funnel.leads"].value == 5


def test_the_columns_are_those_of_an_entry() -> None:
    assert set(FIELDS) - {"name"} == {*Entry.__slots__}
