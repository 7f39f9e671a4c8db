"""The laws of a plan: what it changes makes the tab what it should be, and nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sheetsync.core.grid import Cell, Grid, same_cell
from sheetsync.core.layout import Sheet, Spot
from sheetsync.core.memo import RenderedMemo
from sheetsync.core.plan import Plan, differences, plan

cells: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.text("ab=+ё", min_size=1, max_size=3),
    st.integers(-5, 5),
    st.booleans(),
    st.floats(-2, 2, allow_nan=False),
    st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 3)),
)
tables = st.lists(st.lists(cells, max_size=4), max_size=5)


def sheet_of(rows: list[list[Cell]], role: str = "ceo") -> Sheet:
    return Sheet(role, role.upper(), tuple(tuple(Spot(cell) for cell in row) for row in rows))


def filled(rows: list[list[Cell]]) -> dict[tuple[int, int], Cell]:
    return {(r, c): cell for r, row in enumerate(rows) for c, cell in enumerate(row) if cell is not None}


def applied(rows: list[list[Cell]], sheet: Sheet) -> dict[tuple[int, int], Cell]:
    standing = filled(rows)
    for change in differences(sheet, Grid.of_rows(rows), sheet.title):
        assert same_cell(standing.get((change.row, change.column)), change.old)
        standing.pop((change.row, change.column), None)
        if change.new is not None:
            standing[change.row, change.column] = change.new
    return standing


@given(old=tables, new=tables)
def test_applying_the_difference_gives_what_was_wanted(old: list[list[Cell]], new: list[list[Cell]]) -> None:
    wanted = filled(new)
    result = applied(old, sheet_of(new))
    assert result.keys() == wanted.keys()
    assert all(same_cell(result[place], wanted[place]) for place in wanted)


@given(rows=tables)
def test_no_difference_from_itself(rows: list[list[Cell]]) -> None:
    assert differences(sheet_of(rows), Grid.of_rows(rows), "CEO") == []


@given(old=tables, new=tables, first=st.integers(0, 6))
def test_a_log_only_grows(old: list[list[Cell]], new: list[list[Cell]], first: int) -> None:
    log = replace(sheet_of(new), appended_from=first)
    changes = differences(log, Grid.of_rows(old), "LOG")
    assert changes == [
        change
        for change in differences(sheet_of(new), Grid.of_rows(old), "LOG")
        if change.row >= first and change.new is not None
    ]
    added = {place: cell for place, cell in filled(new).items() if place[0] >= first}
    result = filled(old) | {(change.row, change.column): change.new for change in changes}
    assert all(same_cell(result[place], cell) for place, cell in added.items())
    assert all(same_cell(result[place], cell) for place, cell in filled(old).items() if place not in added)


@given(old=tables, new=tables)
def test_a_plan_names_owned_tabs_only_and_its_checksum_follows_its_changes(
    old: list[list[Cell]], new: list[list[Cell]]
) -> None:
    def planned(rows: list[list[Cell]], source: str = "s") -> Plan:
        existing = {"ceo": Grid.of_rows(old)}
        return plan(
            [sheet_of(rows)],
            existing,
            {"ceo": "Boss"},
            as_of=dt.date(2026, 1, 1),
            source_fingerprint=source,
            memo=RenderedMemo("", "", ""),
        )

    made = planned(new)
    assert {change.tab for change in made.changes} <= {"Boss"}
    assert made.checksum == planned(new).checksum
    assert made.checksum != planned(new, "other data").checksum
    assert planned(old).is_empty


def test_a_new_tab_makes_a_plan_even_without_cells() -> None:
    made = plan([sheet_of([])], {}, {}, as_of=dt.date(2026, 1, 1), source_fingerprint="", memo=RenderedMemo("", "", ""))
    assert made.new_tabs == ("CEO",)
    assert not made.is_empty


def test_kinds_differ() -> None:
    assert not same_cell(1, True)
    assert same_cell(1, 1.0)
    assert not same_cell("1", 1)
    assert same_cell(dt.date(2026, 1, 1), dt.datetime(2026, 1, 1))
