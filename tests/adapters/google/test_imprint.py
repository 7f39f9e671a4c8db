"""Telling what a person typed on a table of ours from what we wrote there."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sheetsync.adapters.google.imprint import MOST_MARKS, Imprint, Places, typed
from sheetsync.core.grid import Cell

HEIGHT, WIDTH = 5, 4
CELLS = st.one_of(st.text("abcж =", min_size=1, max_size=4), st.integers(-9, 9), st.floats(0, 1), st.booleans())
PLACE = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1))
TABLES = st.dictionaries(PLACE, CELLS, max_size=HEIGHT * WIDTH)


def imprint(table: Places) -> Imprint:
    return Imprint.of(table, HEIGHT, WIDTH)


@given(TABLES, TABLES)
def test_what_we_wrote_is_not_typed(table: Places, wanted: Places) -> None:
    assert typed(table, imprint(table), wanted) == {}


@given(TABLES, PLACE, CELLS)
def test_a_typed_cell_is_found_and_nothing_else(table: Places, place: tuple[int, int], cell: Cell) -> None:
    assume((type(table.get(place)), table.get(place)) != (type(cell), cell) and table.get(place) != cell)
    assert typed({**table, place: cell}, imprint(table), table) == {place: cell}


@given(TABLES, PLACE)
def test_an_emptied_cell_holds_nothing_to_keep(table: Places, place: tuple[int, int]) -> None:
    assert typed({at: cell for at, cell in table.items() if at != place}, imprint(table), table) == {}


def test_what_we_would_write_now_needs_no_keeping() -> None:
    assert typed({(0, 0): "new"}, imprint({(0, 0): "old"}), {(0, 0): "new"}) == {}


def test_a_sorted_table_is_still_ours_and_the_word_in_it_is_not() -> None:
    table: dict[tuple[int, int], Cell] = {(row, 0): f"lead {row}" for row in range(HEIGHT)}
    table |= {(row, 1): row * 10 for row in range(HEIGHT)}
    sorted_: dict[tuple[int, int], Cell] = {(HEIGHT - 1 - row, column): cell for (row, column), cell in table.items()}
    assert typed(sorted_, imprint(table), {}) == {}
    assert typed({**sorted_, (0, 2): "call Anna"}, imprint(table), {}) == {(0, 2): "call Anna"}


def test_a_date_is_what_google_tells_of_it() -> None:
    written: Places = {(0, 0): dt.date(2026, 10, 1), (0, 1): 0.1 + 0.2}
    assert typed({(0, 0): 46296, (0, 1): 0.3}, imprint(written), {}) == {}


@given(TABLES)
def test_it_survives_as_text(table: Places) -> None:
    assert Imprint.parse(imprint(table).text()) == imprint(table)


@pytest.mark.parametrize("text", ["", "nonsense", "1 2 3", "a b c d"])
def test_a_damaged_one_is_none(text: str) -> None:
    assert Imprint.parse(text) is None


def test_a_big_table_is_told_within_what_metadata_holds() -> None:
    table: dict[tuple[int, int], Cell] = {
        (row, column): f"{row}/{column}" for row in range(5000) for column in range(8)
    }
    known = Imprint.of(table, 5000, 8)
    assert len(known.marks) <= MOST_MARKS
    assert len(known.text()) < 30_000
    assert typed({**table, (4000, 3): "mine"}, known, table) == {(4000, 3): "mine"}
    assert typed(table, known, {}) == {}
