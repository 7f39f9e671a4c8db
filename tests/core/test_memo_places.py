"""Each number of the memo names the cell that shows it, and links to it where there is an address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sheetsync.core.grid import a1
from sheetsync.core.layout import Sheet, Spot
from sheetsync.core.memo import Figure, Line, Memo, Place, Places, compose
from sheetsync.core.summary import Report, sheets
from tests.core.reports import grid_of, many_leads, report, small_company, tab

MAY, JUNE = dt.date(2026, 5, 28), dt.date(2026, 6, 25)
URL = "https://docs.google.com/spreadsheets/d/4711/edit#gid="


def told() -> Report:
    return report(small_company(many_leads(20)))


def memo(of: Report, urls: dict[str, str] | None = None, titles: dict[str, str] | None = None) -> Memo:
    return compose(of, "funnel.xlsx", Places(sheets(of), titles or {}, urls or {}))


def numbers(made: Memo) -> list[Line | Figure]:
    return [*lines(made), *figures(made)]


def lines(made: Memo) -> Iterator[Line]:
    yield from made.cards
    for block in (made.gap, made.funnel, made.non_target, made.losses, made.relation):
        yield from block.lines


def figures(made: Memo) -> Iterator[Figure]:
    return (figure for row in made.segments.rows for figure in row[1:])


def shown(of: Report, place: Place) -> tuple[Sheet, Spot, list[object]]:
    """What stands in a place, and all of its row."""
    for sheet in sheets(of):
        for row, spots in enumerate(sheet.rows):
            for column, spot in enumerate(spots):
                if spot is not None and (sheet.title, a1(row, column)) == (place.tab, place.cell):
                    return sheet, spot, [one.value for one in spots if one is not None]
    raise AssertionError(place)


def test_the_cell_shows_the_number_in_a_row_of_its_slice() -> None:
    of = told()
    made = memo(of)
    looked_at = 0
    for one in numbers(made):
        number = of.numbers.by_key[one.key][one.where]
        _, spot, row = shown(of, one.place)
        assert spot.key == one.key
        for name, value in one.where:
            assert (of.stage(value) if name == "stage" else of.label(value)) in row
        if number.value is None:
            assert isinstance(spot.value, str)
        looked_at += 1
    assert looked_at > 30


def test_two_segments_with_the_same_number_link_to_their_own_rows() -> None:
    of = report(small_company(many_leads(2).replace("|big ", "|also")))
    rows = {row[0].text: row[1] for row in memo(of).segments.rows}
    for name, figure in rows.items():
        if name != "Total":
            assert name in shown(of, figure.place)[2]


def test_without_an_address_there_is_no_link() -> None:
    made = memo(told())
    assert all(one.place.cell and not one.place.link for one in numbers(made))


def test_the_address_of_the_cell_and_the_title_that_the_tab_has_by_now() -> None:
    made = memo(told(), {"funnel": f"{URL}8"}, {"funnel": "Our funnel"})
    place = next(line.place for line in made.funnel.lines)
    assert place.tab == "Our funnel"
    assert place.link == f"{URL}8&range={place.cell}"
    assert all(line.place.link == "" for line in made.losses.lines), "that tab has no address yet"


def test_the_trend_is_of_reviews_with_enough_cases() -> None:
    may = report(small_company(many_leads(4)), reviews=[MAY])
    assert memo(may).trend is not None, "May is recorded with this very run, and there is now"
    history = grid_of(tab(may, "history"))
    june = report(small_company(many_leads(5), as_of="26.06.2026"), reviews=[MAY, JUNE], history=history)
    trend = memo(june).trend
    assert trend is not None
    assert trend.days == ("28 May", "25 Jun", "now")
    assert [(course.label, course.shares) for course in trend.courses][:2] == [
        ("Target share", (0.6, 0.6, 0.6)),
        ("Close rate", (0.4, 0.4, 0.4)),
    ]
    assert "Target share: 60% → 60% → 60%" in trend.alt
    few = report(small_company(), reviews=[MAY])
    assert memo(few).trend is None
    assert memo(report()).trend is None


def test_the_waterfall_goes_from_plan_to_fact() -> None:
    waterfall = memo(told()).waterfall
    assert waterfall is not None
    plan, *parts, fact = waterfall.steps
    assert plan.total
    assert fact.total
    assert not any(step.total for step in parts)
    assert abs(plan.value + sum(step.value for step in parts) - fact.value) < 0.1
    assert memo(report(small_company(plan=""))).waterfall is None
