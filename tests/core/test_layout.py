"""Tabs as people lay them out: what stands around a table, joined and hidden cells, which tab is which."""

from __future__ import annotations

import pytest

from sheetsync.core.grid import Cell
from sheetsync.core.issues import Issue, Severity, Tally
from sheetsync.core.norms import Norms
from sheetsync.core.tables import Tables, titles
from tests.core.layouts import elected, read_marked
from tests.core.sheets import LEADS, Rows, day, of_kind, read

HEADER: list[Cell] = ["Lead ID", "Created", "Channel", "Phone"]
RECORDS: list[list[Cell]] = [[f"L-{n}", day(n), "Search", "+7 916 123-45-67"] for n in (1, 2, 3)]


def ids(tables: Tables) -> list[str]:
    assert not tables.faults, tables.faults
    found: list[str] = tables.frames["leads"]["lead_id"].tolist()
    return found


def cells(issues: list[Issue]) -> list[str]:
    return [cell for issue in issues for cell in issue.cells()]


def test_a_little_table_beside_is_not_read_and_told() -> None:
    beside: list[list[Cell]] = [
        ["Канал", "Лидов"],
        ["Search", 2],
        ["E-mail", 1],
        ["Итого", 3],
        [None, None],
        ["see", None],
    ]
    main: list[list[Cell]] = [HEADER, *RECORDS, [None] * 4, [None] * 4]
    tables = read(leads=[[*row, None, *side] for row, side in zip(main, beside, strict=True)])
    assert ids(tables) == ["L-1", "L-2", "L-3"]
    assert tables.tallies == (Tally("Leads", rows=5, used=3, left_out=0, blank=2),)
    assert cells(of_kind(tables.issues, "beside_table")) == ["F2", "F3", "F4", "F6", "G2", "G3", "G4"]
    assert not of_kind(tables.issues, "columns_differ")


def test_a_block_behind_a_spacer_belongs_to_the_table_if_it_brings_what_it_lacks() -> None:
    rows = [["Lead ID", "Created", None, "Channel", "Phone"], *[[*row[:2], None, *row[2:]] for row in RECORDS]]
    assert set(read(leads=rows).bindings["leads"]) == {"lead_id", "created", "channel", "phone"}


@pytest.mark.parametrize(
    "below",
    [
        [[], ["Канал", "Лидов", "Расход"], ["Search", 2, 300], ["E-mail", 1, 100]],
        [[], ["Сводка по каналам"], ["Канал", "Лидов"], ["Search", 2], ["E-mail", 1]],
        [[], [], [None, "Менеджер", "Сделок"], [None, "Анна", 5], [], [None, "Иван", 7]],
    ],
)
def test_another_table_below_is_left_out_and_told(below: list[list[Cell]]) -> None:
    tables = read(leads=[HEADER, *RECORDS, *below])
    assert ids(tables) == ["L-1", "L-2", "L-3"]
    (told,) = of_kind(tables.issues, "row_other_table")
    first = next(n for n, row in enumerate(below) if len(row) > 1)
    assert told.rows == tuple(4 + n for n, row in enumerate(below) if row and n >= first)
    (tally,) = tables.tallies
    assert tally.rows == tally.used + tally.left_out + tally.blank == 3 + len(below)


def test_records_below_another_table_are_read_again() -> None:
    between: Rows = [[], ["Канал", "Лидов"], ["Search", 2], []]
    assert ids(read(leads=[HEADER, *RECORDS[:2], *between, *RECORDS[2:]])) == ["L-1", "L-2", "L-3"]


def test_a_gap_alone_ends_nothing() -> None:
    assert ids(read(leads=[HEADER, RECORDS[0], [], RECORDS[1], [], [], RECORDS[2]])) == ["L-1", "L-2", "L-3"]


@pytest.mark.parametrize("by", [1, 2])
def test_a_row_shifted_to_the_right_is_told_as_a_whole(by: int) -> None:
    tables = read(leads=[HEADER, *RECORDS, [*[None] * by, "L-4", day(4), "Search", "+7 916 123-45-67"]])
    assert ids(tables) == ["L-1", "L-2", "L-3"]
    (told,) = of_kind(tables.issues, "row_shifted")
    assert (told.severity, told.rows, told.detail["columns"]) == (Severity.ERROR, (4,), f"+{by}")
    assert not of_kind(tables.issues, "date_unreadable")
    assert tables.tallies[0] == Tally("Leads", rows=4, used=3, left_out=1, blank=0)


def test_a_wrong_date_alone_is_no_shifted_row() -> None:
    tables = read(leads=[HEADER, *RECORDS, ["L-4", "tomorrow", "Search", "+7 916 123-45-67"]])
    assert len(ids(tables)) == 4
    assert not of_kind(tables.issues, "row_shifted")


def test_numbers_written_ahead_are_no_leads() -> None:
    ahead = [[n, None, None, False] for n in range(4, 9)]
    tables = read(leads=[[*HEADER[:3], "Done"], *[[n, day(n), "Search", True] for n in (1, 2, 3)], *ahead])
    assert ids(tables) == ["1", "2", "3"]
    assert [issue.rows for issue in of_kind(tables.issues, "row_numbered")] == [(4, 5, 6, 7, 8)]


def test_a_column_of_row_numbers_makes_no_rows() -> None:
    rows = [["№", *HEADER], *[[n, *row] for n, row in enumerate(RECORDS, 1)], *[[n] for n in range(4, 1000)]]
    tables = read(leads=rows)
    assert tables.tallies == (Tally("Leads", rows=999, used=3, left_out=0, blank=996),)


@pytest.mark.parametrize("nothing", [False, 0, "", " ", "-"])
def test_a_phantom_range_is_blank(nothing: Cell) -> None:
    tables = read(leads=[[*HEADER, "Done"], *[[*row, True] for row in RECORDS], *[[None] * 4 + [nothing]] * 900])
    assert tables.tallies == (Tally("Leads", rows=903, used=3, left_out=0, blank=900),)


@pytest.mark.parametrize(
    "row",
    [
        ["Общий итог", None, 5],
        ["Среднее", None, 5],
        [None, None, "Итого по каналам"],
        ["Март итого", None, 5],
        ["Итого:", 200, None],
    ],
)
def test_totals_in_any_words(row: list[Cell]) -> None:
    tables = read(leads=[HEADER, *RECORDS, row])
    assert ids(tables) == ["L-1", "L-2", "L-3"]
    assert [issue.rows for issue in of_kind(tables.issues, "row_total")] == [(4,)]


@pytest.mark.parametrize("first", ["Total brand", "Средний бизнес", "Сумма и точка", "Итоги года"])
def test_a_record_that_begins_with_such_a_word_is_a_record(first: str) -> None:
    tables = read(leads=[["Campaign", "Lead ID", "Created"], [first, "L-1", day(1)]])
    assert ids(tables) == ["L-1"]


def test_a_record_above_the_header_is_an_error() -> None:
    tables = read(leads=[["Our leads"], RECORDS[0], HEADER, *RECORDS[1:]])
    assert ids(tables) == ["L-2", "L-3"]
    (told,) = of_kind(tables.issues, "row_above_header")
    assert (told.severity, told.rows) == (Severity.ERROR, (1,))


def test_joined_cells_count_for_their_first_row() -> None:
    rows: Rows = [HEADER, RECORDS[0], ["L-2", day(2), None, None], ["L-3", day(3), None, None], ["L-4", day(4), "x"]]
    tables = read_marked(rows, merges=[(1, 2, 3, 2), (0, 0, 0, 1)])
    assert tables.frames["leads"]["channel"].isna().tolist() == [False, True, True, False]
    (told,) = of_kind(tables.issues, "cells_merged")
    assert (told.severity, told.column, told.rows, told.written) == (Severity.WARNING, 2, (1, 2, 3), "Search")
    assert told.detail["range"] == "C2:C4"


def test_joined_cells_of_rows_left_out_are_nobodys_business() -> None:
    tables = read_marked([HEADER, ["--- March ---", None, None, None], *RECORDS], merges=[(1, 0, 1, 3)])
    assert not of_kind(tables.issues, "cells_merged")


def test_hidden_rows_and_columns_are_read_and_counted() -> None:
    tables = read_marked([HEADER, *RECORDS], hidden_rows=[0, 2, 3, 50], columns="BH")
    assert ids(tables) == ["L-1", "L-2", "L-3"]
    (rows,) = of_kind(tables.issues, "rows_hidden")
    assert (rows.severity, rows.rows, rows.detail["rows"]) == (Severity.NOTE, (2, 3), "2")
    assert [issue.detail["columns"] for issue in of_kind(tables.issues, "columns_hidden")] == ["B"]


@pytest.mark.parametrize(
    "title",
    [
        "Лиды ",
        "💰Лиды",
        "лиды 2026",
        "ЛИДЫ (новые)",
        "Лиды_2026",
        "Копия листа Лиды",
        "Copy of Leads",
        "Leаds",
        "Leads Q4",
    ],
)
def test_a_dirty_title_is_known(title: str) -> None:
    assert titles.bind(["Notes", title], Norms()) == {"leads": title}


@pytest.mark.parametrize(
    "title", ["Сводная по лидам", "Лиды сводная", "Pivot Leads", "Отчёт Лиды", "Лиды и сделки", "Лидеры"]
)
def test_another_tab_is_none(title: str) -> None:
    assert titles.bind([title], Norms()) == {}


@pytest.mark.parametrize(
    ("tabs", "hidden", "wins", "kind"),
    [
        (["Leads", "Leads (copy)"], ["Leads (copy)"], "Leads", "tab_copy"),
        (["Копия листа Лиды", "Лиды"], [], "Лиды", "tab_copy"),
        (["Лиды 2026", "Лиды"], ["Лиды"], "Лиды 2026", "tab_copy"),
        (["Leads (2)", "Leads 03.2026"], [], "Leads 03.2026", "tab_copy"),
        (["Leads (2)", "Leads"], ["Leads"], "Leads (2)", "tab_copy"),
        (["Leads 2025", "Leads"], [], "Leads", "tab_rival"),
        (["Leads", "Лиды"], [], "Leads", "tabs_compete"),
        (["Лиды 2025", "Лиды 2026"], [], "Лиды 2025", "tabs_compete"),
    ],
)
def test_of_two_tabs_one_is_read_and_the_other_told(tabs: list[str], hidden: list[str], wins: str, kind: str) -> None:
    bound, issues = elected(dict.fromkeys(tabs, LEADS), hidden)
    assert bound == {"leads": wins}
    other = next(title for title in tabs if title != wins)
    assert [(issue.kind, issue.tab, issue.written) for issue in issues] == [(kind, wins, other)]


def test_of_two_equal_titles_the_tab_with_the_columns_wins() -> None:
    pivot: Rows = [["Названия строк", "Количество по полю ID"], ["Search", 2], ["Общий итог", 2]]
    bound, issues = elected({"Leads": pivot, "Лиды": LEADS})
    assert bound == {"leads": "Лиды"}
    assert [(issue.kind, issue.written) for issue in issues] == [("tab_rival", "Leads")]
