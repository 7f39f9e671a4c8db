"""Laws of what is told: nothing depends on the order of rows, nothing is lost in lists, reading twice says the same."""

from __future__ import annotations

import datetime as dt
from typing import TypeAlias

import numpy as np
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from sheetsync.core.grid import Cell, Grid
from sheetsync.core.issues import Held, Owner
from sheetsync.core.judging import judge
from sheetsync.core.judging.calendar import swapped
from sheetsync.core.judging.outliers import far_off
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period
from sheetsync.core.summary.proposals import proposals
from sheetsync.core.tables import read_tables
from sheetsync.core.tables.complaints import Place, coded_issues
from sheetsync.core.tables.likeness import nearest_word
from sheetsync.core.tables.likeness import proposals as near_words

AS_OF = dt.date(2026, 11, 20)
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Whole workbooks shrink too slowly to be waited for."""
Told: TypeAlias = tuple[str, str, str, str, str]
HERE = Place("leads", Owner.MARKETING, 1)
ids = st.sampled_from(["L-1", "l – 1", "L-2", "L-3", "L-4", "test", 17, "17", None])
days = st.one_of(st.none(), st.dates(dt.date(2026, 9, 1), dt.date(2026, 12, 31)), st.just("05.12.2026"))
words = st.sampled_from(["Яндекс Директ", "yandex direct", "ya_cpc", "E-mail", "emial", "🔥 E-mail", "—", None])
phones = st.sampled_from(["+7 916 123-45-67", "8 916 123 45 67", "+7 999 999-99-99", "123", None])
leads = st.tuples(ids, days, words, phones)
statuses = st.sampled_from(["won", "отказ", "3. КП", "[3] КП", "otkaz", "думает", None])
money = st.sampled_from([None, 0, -5, 1000, "12 тыс.", "дорого"])
deals = st.tuples(ids, statuses, days, money, words)
spend = st.tuples(days, words, money)
HEADERS: dict[str, list[Cell]] = {
    "leads": ["Lead ID", "Created", "Channel", "Phone"],
    "deals": ["Lead ID", "Status", "Closed", "Amount", "Channel"],
    "spend": ["Date", "Channel", "Spend"],
}
FIRST: list[Cell] = ["L-0", dt.date(2026, 10, 1), "E-mail", None]


def told(rows: dict[str, list[tuple[Cell, ...]]]) -> tuple[list[Told], dict[str, list[Cell]]]:
    """Every cell of every issue by kind, place, text and severity; and the totals."""
    grids = {
        role: (role, Grid.of_rows([HEADERS[role], *([FIRST] if role == "leads" else []), *map(list, some)]))
        for role, some in rows.items()
    }
    tables = read_tables(grids, Norms())
    assert not tables.faults
    facts, issues = judge(tables, Norms(), Period(), AS_OF)
    found = [
        (issue.kind, issue.tab, cell, written, issue.severity.value)
        for issue in (*tables.issues, *issues)
        for cell, written, _ in issue.values()
    ]
    for tally in tables.tallies:
        assert tally.rows == tally.used + tally.left_out + tally.blank
        assert tally.used == len(tables.frames[tally.tab])
    leads = facts.leads
    totals: dict[str, list[Cell]] = {
        "leads": [len(leads)],
        "state": sorted(leads["state"].tolist()),
        "amount": sorted(leads["amount"].dropna().tolist()),
        "spend": sorted(facts.spend["spend"].dropna().tolist()),
    }
    return found, totals


@settings(max_examples=60, deadline=None, phases=QUICK)
@given(st.lists(leads, max_size=8), st.lists(deals, max_size=8), st.lists(spend, max_size=6))
def test_reading_twice_says_the_same_and_every_row_has_its_fate(
    some: list[tuple[Cell, ...]], others: list[tuple[Cell, ...]], more: list[tuple[Cell, ...]]
) -> None:
    rows = {"leads": some, "deals": others, "spend": more}
    assert told(rows) == told(rows)


@settings(max_examples=50, deadline=None, phases=QUICK)
@given(
    st.lists(leads, max_size=8, unique_by=lambda row: str(row[0]).lower()), st.lists(spend, max_size=6), st.randoms()
)
def test_the_order_of_rows_changes_no_total_and_no_kind(
    some: list[tuple[Cell, ...]], more: list[tuple[Cell, ...]], random: object
) -> None:
    """Of what stands twice the first counts, so that leads of one id stay out of this, and so do notes on spellings."""
    some = [row for row in some if row[0] not in ("l – 1", "17")]
    mixed, again = list(some), list(more)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis types it as object
    random.shuffle(again)  # type: ignore[attr-defined]
    one, totals = told({"leads": some, "spend": more})
    other, same = told({"leads": mixed, "spend": again})
    assert totals == same

    def kinds(found: list[Told]) -> list[tuple[str, str]]:
        return sorted((kind, tab) for kind, tab, _, _, severity in found if severity != "note")

    assert kinds(one) == kinds(other)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from([f"v{n}" for n in range(160)])), unique_by=lambda one: one[0]
    )
)
def test_no_cell_is_lost_in_a_list(cells: list[tuple[int, str]]) -> None:
    cells.sort()
    known = sorted({value for _, value in cells})
    held = Held(known, np.array([known.index(value) for _, value in cells], dtype=np.int64))
    issues = coded_issues(HERE, "number_unreadable", np.array([row for row, _ in cells], dtype=np.int32), held)
    listed = sorted((cell, written) for issue in issues for cell, written, _ in issue.values())
    assert listed == sorted((f"B{row + 1}", value) for row, value in cells)
    assert all(list(issue.rows) == sorted(issue.rows) for issue in issues)


@given(
    st.dictionaries(st.text("абвabc .-_1", min_size=1, max_size=12), st.integers(1, 99), max_size=12),
    st.sampled_from(["", "manager", "channel"]),
)
def test_proposals_lead_to_a_word_that_is_there_and_stands_more_often(counts: dict[str, int], kind: str) -> None:
    found = near_words(counts, kind)
    for rare, meant in found.items():
        assert meant in counts
        assert meant not in found
        assert (-counts[meant], meant) < (-counts[rare], rare)


@given(st.text(max_size=20), st.lists(st.text(min_size=1, max_size=12), max_size=6))
def test_the_nearest_word_is_a_known_one(word: str, known: list[str]) -> None:
    assert nearest_word(word, known) in {"", *known}


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)))
def test_turning_a_day_twice_gives_it_back(day: dt.date) -> None:
    (once,) = swapped(np.array([day], dtype="datetime64[D]"))
    assert np.isnat(once) == (day.day > 12 or day.day == day.month)
    if not np.isnat(once):
        assert once == np.datetime64(day.replace(month=day.day, day=day.month))
        assert swapped(np.array([once]))[0] == np.datetime64(day)


@given(st.lists(st.floats(1, 1e6), min_size=20, max_size=60), st.floats(0.001, 1000))
def test_outliers_are_the_same_in_any_unit(values: list[float], unit: float) -> None:
    slices = np.full(len(values), -1)
    plain, _ = far_off(np.array(values), slices)
    scaled, _ = far_off(np.array(values) * unit, slices)
    close = np.isclose(np.abs(plain), 1.5, atol=1e-6) | np.isclose(np.abs(scaled), 1.5, atol=1e-6)
    assert ((plain != 0) == (scaled != 0))[~close].all()


def test_proposals_of_nothing() -> None:
    assert proposals((), "en") == []
