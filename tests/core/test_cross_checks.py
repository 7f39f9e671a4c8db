"""What doesn't fit together across cells, columns and tabs: told at its cell, the value kept."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from sheetsync.core.grid import Cell
from sheetsync.core.issues import Issue, Severity
from sheetsync.core.judging.calendar import first_day, swapped
from sheetsync.core.judging.outliers import far_off
from tests.core.sheets import Rows, day, judged, kinds, of_kind

START = dt.date(2026, 1, 12)
MANY = [[f"M-{n}", START + dt.timedelta(days=3 * n)] for n in range(100)]
NO_SLICES = np.full(200, -1, dtype=np.int64)


def created(*cells: Cell) -> list[Issue]:
    """The issues of leads created on these days, after a hundred sound ones in rows 2 to 101."""
    return judged(leads=[["Lead ID", "Created"], *MANY, *[[f"L-{n}", cell] for n, cell in enumerate(cells)]])[1]


@pytest.mark.parametrize(
    ("written", "kind", "detail"),
    [
        (dt.date(2026, 12, 5), "date_swapped", {"swapped": "2026-05-12"}),
        ("05.12.2026", "date_swapped", {"swapped": "2026-05-12"}),
        (dt.date(2027, 3, 2), "date_in_future", {}),  # 3 February 2027 is no better
        (dt.date(2026, 12, 24), "date_in_future", {}),
        (dt.date(2026, 12, 12), "date_in_future", {}),
        (dt.date(2019, 5, 20), "date_before_start", {"start": "2026-01-12"}),
        (dt.date(2016, 5, 6), "date_before_start", {"start": "2026-01-12"}),
    ],
)
def test_a_day_that_cannot_be(written: Cell, kind: str, detail: dict[str, str]) -> None:
    (issue,) = [one for one in created(written) if one.severity is not Severity.NOTE]
    assert (issue.kind, issue.rows, issue.column, dict(issue.detail)) == (kind, (101,), 1, detail)
    assert issue.severity is Severity.WARNING


@pytest.mark.parametrize("written", [START, dt.date(2026, 11, 20), dt.date(2026, 1, 1), dt.date(2025, 12, 20)])
def test_a_day_that_can_be(written: Cell) -> None:
    assert created(written) == []


def test_days_before_the_lead_that_fit_the_other_way_round() -> None:
    deals = [["Lead ID", "Status", "Closed", "Contacted", "Amount"], ["L-1", "won", day(7, 1), day(1, 9), 5]]
    _, issues = judged(leads=[["Lead ID", "Created"], ["L-1", dt.date(2026, 6, 25)]], deals=deals)
    (turned,) = of_kind(issues, "date_swapped")
    assert (turned.column, turned.detail["swapped"]) == (2, "2026-07-01")


def test_a_few_days_have_no_beginning() -> None:
    assert np.isnat(first_day(np.array(["2019-01-01", "2026-01-01"], dtype="datetime64[D]")))


def test_the_beginning_is_that_of_the_bulk() -> None:
    bulk = np.arange("2026-01-01", "2026-04-11", dtype="datetime64[D]")
    days = np.array(["2016-01-01", "2019-01-01", "2036-01-01", "2046-01-01", *bulk])
    assert first_day(days.astype("datetime64[D]")) == np.datetime64("2026-01-01")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026-12-05", "2026-05-12"),
        ("2026-01-12", "2026-12-01"),
        ("2026-05-13", "NaT"),
        ("2026-05-05", "NaT"),
        ("NaT", "NaT"),
    ],
)
def test_day_and_month_the_other_way_round(one: str, other: str) -> None:
    (found,) = swapped(np.array([one], dtype="datetime64[D]"))
    assert str(found) == other


@pytest.mark.parametrize(
    ("factor", "is_far"), [(1000, True), (0.001, True), (100, True), (0.01, True), (5, False), (0.2, False)]
)
def test_numbers_far_from_the_others(factor: float, is_far: bool) -> None:
    values = 50_000 * 2.0 ** np.random.default_rng(7).normal(0, 1, 200)
    values[17] = 50_000 * factor
    powers, usual = far_off(values, NO_SLICES)
    assert np.flatnonzero(powers).tolist() == [17] * is_far
    assert usual[17] == pytest.approx(np.median(values), rel=1e-3)


def test_a_slice_has_its_own_usual() -> None:
    values = np.array([100.0 + n for n in range(100)] + [100_000.0 + n for n in range(100)])
    slices = np.repeat([0, 1], 100)
    values[3] = 90_000
    assert np.flatnonzero(far_off(values, slices)[0]).tolist() == [3]
    assert not far_off(values, NO_SLICES)[0].any()


@pytest.mark.parametrize("values", [[], [5.0], [1.0] * 18 + [1e9], [np.nan] * 50, [0.0] * 50, [-5.0] * 50])
def test_too_few_numbers_have_no_usual(values: list[float]) -> None:
    assert not far_off(np.array(values), np.full(len(values), -1))[0].any()


def test_an_amount_a_thousand_times_too_big_is_left_out_of_the_sum_and_told() -> None:
    deals: Rows = [["Lead ID", "Status", "Closed", "Amount"], *[[row[0], "won", day(9, 11), 50_000] for row in MANY]]
    deals[8][3] = "50 000 000"
    facts, issues = judged(leads=[["Lead ID", "Created"], *MANY], deals=deals)
    (far,) = of_kind(issues, "number_huge")
    assert (far.rows, far.column, far.written) == ((8,), 3, "50 000 000")
    assert dict(far.detail) == {"usual": "5e+04", "times": "1 000"}
    assert facts.leads["amount"].sum() == 99 * 5_000_000
    assert "won_without_amount" not in kinds(issues)


def test_one_fifty_times_too_big_or_a_thousand_times_too_small_counts() -> None:
    deals: Rows = [["Lead ID", "Status", "Closed", "Amount"], *[[row[0], "won", day(9, 11), 50_000] for row in MANY]]
    deals[8][3], deals[9][3] = 2_500_000, 50
    facts, issues = judged(leads=[["Lead ID", "Created"], *MANY], deals=deals)
    assert [far.rows for far in of_kind(issues, "number_outlier")] == [(8,), (9,)]
    assert facts.leads["amount"].sum() == 98 * 5_000_000 + 250_000_000 + 5_000


def test_few_clicks_are_no_slip() -> None:
    spend: Rows = [["Date", "Channel", "Spend", "Clicks"], *[[row[1], "Search", 5000, 3000] for row in MANY]]
    spend[8][3], spend[9][3] = 20, 200_000
    _, issues = judged(leads=[["Lead ID", "Created"], *MANY], spend=spend)
    assert [far.rows for far in of_kind(issues, "number_outlier")] == [(9,)]


@pytest.mark.parametrize(
    ("amount", "kind"), [(0, "amount_zero"), (-500, "amount_negative"), (None, "won_without_amount")]
)
def test_odd_amounts_of_won_deals(amount: Cell, kind: str) -> None:
    deals = [["Lead ID", "Status", "Closed", "Amount"], ["L-1", "won", day(5), amount]]
    facts, issues = judged(leads=[["Lead ID", "Created"], ["L-1", day(1)]], deals=deals)
    assert [(one.kind, one.rows, one.column) for one in issues if one.severity is not Severity.NOTE] == [
        (kind, (1,), 3)
    ]
    assert facts.leads["amount"].fillna(7).tolist() == [7 if amount is None else amount * 100]  # type: ignore[operator]


def disagreeing(header: str, in_leads: Cell, in_deals: Cell, times: int = 3) -> list[Issue]:
    """A column that Leads declares and Deals has too: equal in a few leads, and then not."""
    rows = [[f"L-{n}", day(1), in_leads] for n in range(times)]
    same = [[f"L-{n}", "open", in_leads if n else in_deals] for n in range(times)]
    return of_kind(
        judged(leads=[["Lead ID", "Created", header], *rows], deals=[["Lead ID", "Status", header], *same])[1],
        "tabs_disagree",
    )


@pytest.mark.parametrize(
    ("header", "in_leads", "in_deals"),
    [
        ("Segment", "Small", "Large"),
        ("Channel", "Search", "Mail"),
        ("Phone", "8 916 123-45-67", "+7 916 123-45-60"),
        ("E-mail", "a@example.com", "b@example.com"),
    ],
)
def test_two_tabs_that_contradict_each_other(header: str, in_leads: str, in_deals: str) -> None:
    (issue,) = disagreeing(header, in_leads, in_deals)
    assert (issue.tab, issue.column, issue.rows, issue.written) == ("Deals", 2, (1,), in_deals)
    assert dict(issue.detail) == {"other": in_leads, "tab": "Leads", "cell": "C2"}


@pytest.mark.parametrize(
    ("header", "in_leads", "in_deals"),
    [
        ("Segment", "Small", " small "),
        ("Segment", "Small", None),
        ("Phone", "8 916 123-45-67", "+79161234567"),
        ("E-mail", "A@example.com", "a@example.com"),
    ],
)
def test_two_tabs_that_say_the_same(header: str, in_leads: str, in_deals: Cell) -> None:
    assert disagreeing(header, in_leads, in_deals) == []


def test_a_header_that_means_two_things_is_no_contradiction() -> None:
    """Most leads differ: the date of a deal isn't that of the lead."""
    leads = [["Lead ID", "Дата"], *[[f"L-{n}", day(1)] for n in range(9)]]
    deals = [["Lead ID", "Статус", "Дата"], *[[f"L-{n}", "open", day(2 + n)] for n in range(9)]]
    assert "tabs_disagree" not in kinds(judged(leads=leads, deals=deals)[1])


def test_sales_own_columns_in_leads() -> None:
    leads = [["Lead ID", "Created", "Менеджер"], *[[f"L-{n}", day(1), "Ivan" if n else "Anna"] for n in range(4)]]
    deals = [["Lead ID", "Status", "Manager"], *[[f"L-{n}", "open", "Ivan"] for n in range(4)]]
    facts, issues = judged(leads=leads, deals=deals)
    (issue,) = of_kind(issues, "tabs_disagree")
    assert (issue.tab, issue.rows, issue.detail["cell"]) == ("Leads", (1,), "C2")
    assert facts.leads["manager"].tolist() == ["Ivan"] * 4


def test_more_leads_than_clicks() -> None:
    leads = [
        ["Lead ID", "Created", "Channel"],
        *[[f"L-{n}", day(1 + n), "Search"] for n in range(6)],
        ["X", day(1), "Mail"],
    ]
    spend = [
        ["Date", "Channel", "Spend", "Clicks"],
        [day(1), "Search", 9, 2],
        [day(9), "Search", 8, 3],
        [day(1), "Mail", 7, 4],
    ]
    (issue,) = of_kind(judged(leads=leads, spend=spend)[1], "leads_above_clicks")
    assert (issue.rows, dict(issue.detail)) == (
        (1, 2),
        {"channel": "Search", "leads": "6", "clicks": "5", "month": "2026-10"},
    )


@pytest.mark.parametrize(
    ("written", "kind"), [("3. КП", "status_read"), ("3) КП", "status_read"), ("[3] КП", "status_unknown_near")]
)
def test_numbered_statuses_are_told_however_they_are_read(written: str, kind: str) -> None:
    deals = [["Lead ID", "Status"], ["L-1", written]]
    (issue,) = judged(leads=[["Lead ID", "Created"], ["L-1", day(1)]], deals=deals)[1]
    assert (issue.kind, issue.written, issue.rows, issue.column) == (kind, written, (1,), 1)
    assert issue.detail.get("means") or issue.detail["near"] == "КП"
