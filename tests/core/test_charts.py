"""What the charts of the summary tabs show, where they stand, and when there is none."""

from __future__ import annotations

import datetime as dt

import pytest

from sheetsync.core.issues import Issue, Owner, Severity
from sheetsync.core.lang import LANGS, Lang
from sheetsync.core.layout import Chart, Highlight, Sheet, Style
from sheetsync.core.summary import SUMMARY_ROLES, sheets
from sheetsync.core.summary.page import CHART_ROWS
from tests.core.reports import LEADS, PLAN, charts, many_leads, report, small_company, tab

HEAD = LEADS.strip().splitlines()[0]
Shown = dict[object, list[object]]


def value(sheet: Sheet, row: int, column: int) -> object:
    cells = sheet.rows[row]
    cell = cells[column] if column < len(cells) else None
    return None if cell is None else cell.value


def drawn(sheet: Sheet, name: str) -> Shown:
    """What a chart reads: its labels with the value of each series."""
    chart = charts(sheet)[name]
    rows = range(chart.first, chart.last + 1)
    return {value(sheet, row, chart.labels): [value(sheet, row, at) for at in chart.series] for row in rows}


def headers(sheet: Sheet, chart: Chart) -> list[object]:
    return [value(sheet, chart.first - 1, at) for at in chart.series]


def test_the_funnel_begins_with_the_leads() -> None:
    told = report()
    expected = {"Lead": [5], "Target lead": [3], "Contacted": [3], "Meeting": [2], "Proposal": [2], "Won": [2]}
    assert drawn(tab(told, "funnel"), "funnel") == expected
    assert drawn(tab(told, "ceo"), "funnel") == expected


def test_the_gap_goes_from_plan_to_fact() -> None:
    told = report()
    for role in ("plan_fact", "ceo"):
        sheet = tab(told, role)
        labels = list(drawn(sheet, "gap"))
        assert (labels[0], labels[-1]) == ("Revenue, plan", "Revenue")
        plan, *parts, fact = [float(str(amount)) for (amount,) in drawn(sheet, "gap").values()]
        assert plan == 4 * 0.5 * 0.5 * 2000 + 4 * 0.5 * 0.25 * 4000
        assert fact == 1200 + 800
        assert round(plan + sum(parts), 2) == fact
        assert charts(sheet)["gap"].totals == (0, len(parts) + 1)


def test_losses_as_columns_and_their_cumulative_share_as_a_line() -> None:
    sheet = tab(report(small_company(many_leads(4))), "losses")
    assert headers(sheet, charts(sheet)["losses"]) == ["Lost", "Cumulative"]
    price, silence = drawn(sheet, "losses").items()
    assert price == ("price", [4 * 2, pytest.approx(8 / 12)])
    assert silence == ("no answer", [4, 1])


def test_no_chart_where_there_is_nothing_to_show() -> None:
    empty = report(small_company(leads=HEAD, spend="", plan=""))
    assert [sheet.role for sheet in sheets(empty) if sheet.charts] == []
    no_plan = report(small_company(plan=""))
    assert "gap" not in charts(tab(no_plan, "plan_fact")) | charts(tab(no_plan, "ceo"))
    # A plan of revenue alone has no parts.
    no_parts = report(small_company(plan="month | revenue\n05.2026 | 5 000"))
    assert "gap" not in charts(tab(no_parts, "plan_fact")) | charts(tab(no_parts, "ceo"))
    # Three losses are too few for a share of them.
    assert "losses" not in charts(tab(report(), "losses"))


def filled(sheet: Sheet) -> set[tuple[int, int]]:
    return {
        (row, at + step)
        for row, cells in enumerate(sheet.rows)
        for at, cell in enumerate(cells)
        if cell is not None
        for step in range(cell.span)
    }


@pytest.mark.parametrize("lang", LANGS)
def test_charts_cover_no_cell_and_have_their_own_names(lang: Lang) -> None:
    reviews = [dt.date(2026, 5, 28)]
    told = report(small_company(many_leads(4)), lang=lang, reviews=reviews)
    for sheet in sheets(told):
        below = max(row for row, _ in filled(sheet))
        assert len(charts(sheet)) == len(sheet.charts)
        assert len({chart.anchor for chart in sheet.charts}) == len(sheet.charts)
        for chart in sheet.charts:
            row, column = chart.anchor
            covered = [at for at in filled(sheet) if row <= at[0] < row + CHART_ROWS]
            assert row > below if sheet.role == "ceo" else column > max(right for _, right in covered)
            assert row in range(chart.first - 1, chart.last + 1) or sheet.role == "ceo"
            assert chart.title.strip()
    assert [sheet.role for sheet in sheets(told)] == list(SUMMARY_ROLES)


def test_non_target_verdicts_and_errors_are_marked_for_good() -> None:
    error = Issue("date_unreadable", Severity.ERROR, "leads", Owner.MARKETING, 1, (6,), "soon")
    told = report(issues=[error])
    verdicts = tab(told, "verdicts")
    assert verdicts.highlights == (Highlight(4, 8, 5, "non-target", Style.WARNING),)
    assert [value(verdicts, row, 5) for row in range(4, 9)].count("non-target") == 2
    issues = tab(told, "data_issues")
    (rule,) = issues.highlights
    assert (rule.column, rule.text, rule.first, rule.last) == (0, "error", len(issues.rows) - 1, len(issues.rows) - 1)
    assert value(issues, rule.first, rule.column) == "error"
    assert tab(report(), "data_issues").highlights == ()
    assert tab(report(small_company(leads=HEAD, plan=PLAN)), "verdicts").highlights == ()
