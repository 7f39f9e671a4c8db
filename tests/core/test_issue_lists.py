"""Issues keep every cell and what stands in it, however many there are; only what is displayed is capped."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sheetsync.core.grid import Cell, Column
from sheetsync.core.issues import GridRows, Held, Issue, Owner, Severity
from sheetsync.core.lang.words import LANGS
from sheetsync.core.layout import Style
from sheetsync.core.parse.faults import Oddity
from sheetsync.core.summary.issues import MOST_PROPOSALS, first_of_each, in_order, lines, sheet
from sheetsync.core.summary.proposals import Proposal, proposals
from sheetsync.core.tables.complaints import MOST, REST, Place, cell_issues, coded_issues, value_issues
from tests.core.reports import report
from tests.core.sheets import LEADS, Rows, judged, of_kind, read

HERE = Place("leads", Owner.MARKETING, 1)


def cells(issues: list[Issue]) -> list[tuple[str, str]]:
    return sorted((cell, written) for issue in issues for cell, written, _ in issue.values())


def test_rows_are_like_a_tuple() -> None:
    rows = GridRows(np.array([3, 5, 9], dtype=np.int64))
    assert rows == (3, 5, 9) == tuple(rows)
    assert (rows[1], rows[:2], len(rows)) == (5, (3, 5), 3)
    assert hash(rows) == hash((3, 5, 9))
    assert GridRows(rows).numbers is rows.numbers
    assert rows != (3, 5)


def test_a_fault_of_many_values_lists_them_all() -> None:
    written = {f"value {n}": [n, n + 1000] for n in range(MOST + 50)}
    issues = value_issues(HERE, "number_unreadable", written)
    assert len(issues) == MOST + 1
    assert issues[-1].written == REST
    assert issues[-1].count == 100
    assert cells(issues) == sorted((f"B{row + 1}", value) for value, rows in written.items() for row in rows)


def test_their_lines_say_of_each_what_it_is() -> None:
    values: list[Cell] = [None, *(f"{n} тыс." for n in range(MOST + 20))]
    odd = {code: Oddity("number_repaired", {"read": str((code - 1) * 1000)}) for code in range(1, len(values))}
    column = Column(values, np.arange(len(values), dtype=np.int32))
    issues = cell_issues(HERE, column, np.arange(1, len(values), dtype=np.int32), odd)
    said = [line for issue in issues for line in lines(issue, {}, "en")]
    assert [(line.written, line.done) for line in said] == [
        (f"{n} тыс.", f"Read as {n * 1000}.") for n in range(MOST + 20)
    ]


def test_a_note_on_a_whole_column_has_every_cell() -> None:
    rows: Rows = [["Lead ID", "Created"], *[[f"L-{n}", f"{n % 27 + 1:02d}.10.2026"] for n in range(5000)]]
    (note,) = of_kind(read(leads=rows).issues, "date_as_text")
    assert note.count == 5000
    assert cells([note])[:2] == [("B10", "09.10.2026"), ("B100", "18.10.2026")]


def test_the_same_value_with_two_details_is_two_issues() -> None:
    held = Held(["x", "x"], np.array([0, 1]), {0: {"other": "a"}, 1: {"other": "b"}})
    issues = coded_issues(HERE, "cell_conflict", np.array([4, 7], dtype=np.int32), held)
    assert [(issue.rows, issue.detail["other"]) for issue in issues] == [((4,), "a"), ((7,), "b")]


def test_the_order_of_rows_is_kept() -> None:
    issues = value_issues(HERE, "number_unreadable", {"b": [9, 2], "a": [5]})
    assert [(issue.written, tuple(issue.rows)) for issue in issues] == [("b", (2, 9)), ("a", (5,))]


def words_to_agree_on() -> list[Issue]:
    deals = [["Lead ID", "Status", "SQL"], ["L-1", "[3] КП", "yess"], ["L-2", "[3] КП", None], ["L-3", "думает", None]]
    return judged(leads=LEADS, deals=deals)[1]


def test_proposals_are_rows_of_synonyms() -> None:
    assert proposals(words_to_agree_on(), "en") == [
        Proposal("status", "[3] КП", "КП", 2),
        Proposal("SQL", "yess", "yes", 1),
        Proposal("status", "думает", "", 1),
    ]
    assert [(one.kind, one.means) for one in proposals(words_to_agree_on(), "ru")][:2] == [
        ("статус", "КП"),
        ("SQL", "да"),
    ]


def test_copied_into_synonyms_they_settle_the_matter() -> None:
    deals: Rows = [["Lead ID", "Status", "SQL"], ["L-1", "[3] КП", "yess"], ["L-2", "vstrecha", None]]
    for lang in LANGS:
        found = proposals(judged(leads=LEADS, deals=deals)[1], lang)
        synonyms = [["Kind", "Written", "Means"], *[[one.kind, one.written, one.means] for one in found]]
        facts, issues = judged(leads=LEADS, deals=deals, synonyms=synonyms)
        assert proposals(issues, lang) == []
        assert [facts.norms.lead_stages[place].key for place in facts.leads["furthest"]][:2] == ["proposal", "meeting"]


def test_a_status_that_nobody_knows_counts_as_nothing() -> None:
    facts, issues = judged(leads=LEADS, deals=[["Lead ID", "Status", "Amount"], ["L-1", "uspeshno zavershili", 100]])
    assert facts.leads["state"].tolist() == [0, 0, 0]
    assert facts.leads["furthest"].tolist() == [0, 0, 0]
    assert {issue.severity for issue in issues if issue.kind.startswith("status_unknown")} == {Severity.ERROR}


def test_the_tab_has_them_as_three_cells_beside_each_other() -> None:
    for lang, headers in (("en", ["Kind", "Written", "Means"]), ("ru", ["Вид", "Написано", "Значит"])):
        told = report(issues=words_to_agree_on(), lang=lang)  # type: ignore[arg-type]
        tab = sheet(told)
        rows = [[spot and spot.value for spot in row] for row in tab.rows]
        top = next(place for place, row in enumerate(rows) if row[:3] == headers)
        assert [row[1:4] for row in rows[top + 1 : top + 4]] == [
            ["[3] КП", "КП", 2],
            ["yess", "yes" if lang == "en" else "да", 1],
            ["думает", "", 1],
        ]


def test_too_many_are_capped_and_counted() -> None:
    detail = {"word_kind_en": "channel", "near": "Search", "count": "1", "near_count": "9", "word_kind_ru": "канал"}
    many = [
        Issue("word_near", Severity.NOTE, "leads", Owner.MARKETING, 2, (n,), f"word {n}", detail)
        for n in range(MOST_PROPOSALS + 9)
    ]
    tab = sheet(report(issues=many))
    texts = [str(spot.value) for row in tab.rows for spot in row if spot]
    assert f"The first {MOST_PROPOSALS} of {MOST_PROPOSALS + 9} are shown; `sheetsync check --json` gives all." in texts


def test_heads_find_theirs_together_errors_first() -> None:
    owners = [Owner.SALES, Owner.MARKETING]
    some = [
        Issue("cell_error", severity, tab, owner, 0, (row,), "#REF!")
        for row in (7, 3)
        for severity in (Severity.NOTE, Severity.ERROR)
        for owner, tab in zip(owners, ("deals", "leads"), strict=True)
    ]
    told = [(one.severity.value, one.owner.value, tuple(one.rows)) for one in in_order(some)]
    assert told == sorted(told, key=lambda one: (["error", "note"].index(one[0]), *one[1:]))
    assert in_order([replace(one) for one in reversed(some)]) == in_order(some)


def test_many_of_one_sort_do_not_hide_the_rest() -> None:
    many = [Issue("date_unreadable", Severity.ERROR, "leads", Owner.MARKETING, 1, (n,), f"{n}?") for n in range(9)]
    other = Issue("date_unreadable", Severity.ERROR, "leads", Owner.MARKETING, 2, (5,), "x")
    assert first_of_each([*many, other]) == [*many[:3], other]


def test_each_line_links_to_its_first_cell() -> None:
    some = [
        Issue("cell_error", Severity.ERROR, "o'Leads", Owner.MARKETING, 27, (6, 8), "#REF!"),
        Issue("row_total", Severity.NOTE, "o'Leads", Owner.MARKETING, None, (4,)),
        Issue("tab_unused", Severity.NOTE, "o'Leads", Owner.MARKETING),
    ]
    tab = sheet(report(issues=some))
    listed = [(row[2].value, row[2].link) for row in tab.rows[-3:] if row[2]]
    assert listed == [("AB7", "'o''Leads'!AB7"), ("", ""), ("5", "'o''Leads'!A5")]
    assert {row[2].style for row in tab.rows[-3:] if row[2] and row[2].value} == {Style.LINK}
