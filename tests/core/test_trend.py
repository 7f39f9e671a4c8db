"""The CEO tab's lines over the reviews, and the chart of the shares."""

from __future__ import annotations

import datetime as dt

from sheetsync.core.grid import Cell, Grid
from sheetsync.core.summary import Report
from tests.core.reports import cells, charts, grid_of, many_leads, report, small_company, tab

MAY, JUNE = dt.date(2026, 5, 28), dt.date(2026, 6, 25)
Rows = list[list[Cell]]


def over_the_reviews(told: Report) -> Rows:
    rows: Rows = [[cell for cell in row if cell is not None] for row in cells(tab(told, "ceo"))]
    start = next((at for at, row in enumerate(rows) if row == ["Over the reviews"]), len(rows))
    return rows[start + 1 :]


def test_the_headline_numbers_over_the_reviews() -> None:
    assert over_the_reviews(report(reviews=[JUNE])) == []
    may = report(small_company(many_leads(4)), reviews=[MAY])
    then = [8000, 20, 0.6, "12 of 20", 0.4, "8 of 20", 58.33, 87.5, round((8000 - 1200 - 700) / 700, 11)]
    headers, *told = over_the_reviews(may)
    assert headers[:5] == ["Review", "Revenue", "Leads", "Target share", "k of n"]
    assert told == [[MAY, *then], ["now", *then]]
    assert "trend" not in charts(tab(may, "ceo"))
    june = report(
        small_company(many_leads(5), as_of="26.06.2026"), reviews=[MAY, JUNE], history=grid_of(tab(may, "history"))
    )
    now = [10000, 25, 0.6, "15 of 25", 0.4, "10 of 25", 46.67, 70, round((10000 - 1500 - 700) / 700, 10)]
    assert over_the_reviews(june)[1:] == [[MAY, *then], [JUNE, *now], ["now", *now]]
    sheet = tab(june, "ceo")
    chart = charts(sheet)["trend"]
    read_by_it = [
        [cells(sheet)[row][at] for at in (chart.labels, *chart.series)] for row in range(chart.first, chart.last + 1)
    ]
    assert read_by_it == [[MAY, 0.6, 0.4], [JUNE, 0.6, 0.4]]
    assert [cells(sheet)[chart.first - 1][at] for at in chart.series] == ["Target share", "Close rate"]


def test_eight_reviews_at_most_and_shares_of_few_cases_are_none() -> None:
    days = [dt.date(2026, month, 5) for month in range(1, 11)]
    rows: Rows = [[review, review, "qualification.target_share", "", 0.5, 2, 4] for review in days]
    told = report(
        history=Grid.of_rows([["Review", "As of", "Key", "Number", "Value", "k", "n"], *rows, ["what", "ever"]])
    )
    _, *reviews, now, note = over_the_reviews(told)
    assert [row[0] for row in reviews] == days[2:]
    assert reviews[0][1:5] == ["–", "–", "few data", "2 of 4"]
    assert now[0] == "now"
    assert note == ["Rows of the History tab that can't be read: 1."]
    assert "trend" not in charts(tab(told, "ceo"))
