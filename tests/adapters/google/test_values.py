"""Columns as Google sends them become the same cells, each distinct value once."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sheetsync.adapters.google.values import digest, grid
from sheetsync.core.grid import Cell, Column, Grid

WIRE = st.one_of(
    st.just(""),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    st.sampled_from(["won", "lost", "#N/A", "=1+1", "1"]),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
)


def cells_of(tab: Grid) -> list[list[Cell]]:
    return [[column[row] for row in range(tab.height)] for column in tab.columns]


def as_cell(value: Any) -> Cell:
    if value == "":
        return None
    whole = isinstance(value, float) and value.is_integer() and abs(value) < 2**53
    cell: Cell = int(value) if whole else value
    return cell


@given(st.lists(st.lists(WIRE, max_size=8), max_size=5))
def test_every_cell_stands_where_google_told(columns: list[list[Any]]) -> None:
    tab = grid(columns)
    height = max(map(len, columns), default=0)
    wanted = [[as_cell(value) for value in column] + [None] * (height - len(column)) for column in columns]
    found = cells_of(tab)
    assert found == wanted
    assert [[type(cell) for cell in column] for column in found] == [[type(cell) for cell in col] for col in wanted]


@given(st.lists(WIRE, min_size=1, max_size=30))
def test_equal_cells_are_held_once(column: list[Any]) -> None:
    distinct = grid([column]).columns[0].distinct
    told = [(type(cell), cell) for cell in distinct if not isinstance(cell, bool)]
    assert len(told) == len(set(told))
    assert distinct[0] is None


def test_an_empty_tab_is_empty() -> None:
    assert grid([]).height == 0
    assert grid([[], []]).height == 0


def test_a_digest_tells_kinds_and_places_apart() -> None:
    told: list[list[list[Any]]] = [[["1"]], [[1]], [[True]], [["", "1"]], [["1"], ["1"]], [["1", "1"]]]
    assert len({digest(grid(columns)) for columns in told}) == len(told)
    assert digest(grid([["a", "b"]])) == digest(Grid((Column.of(["a", "b"]),), 2))


def test_a_column_of_ids_is_taken_as_it_is() -> None:
    ids: list[Any] = ["Lead ID", *(f"L-{number}" for number in range(3000))]
    assert cells_of(grid([ids])) == [ids]
    spoiled = [*ids[:2000], "", "L-1", *ids[2000:]]
    assert cells_of(grid([spoiled])) == [[as_cell(cell) for cell in spoiled]]
