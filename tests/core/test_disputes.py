"""The Disputes tab: what it lists, what it remembers, and when it changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from sheetsync.core.facts import Evidence, Facts
from sheetsync.core.grid import Cell, Grid
from sheetsync.core.lang import Lang
from sheetsync.core.layout import Sheet
from sheetsync.core.metrics import docket
from sheetsync.core.metrics.catalogue import compute
from sheetsync.core.metrics.docket import AGREED, GONE, UNJUDGED, WITHDRAWN, Entry, carried, read
from sheetsync.core.plan import differences
from sheetsync.core.summary import Report
from tests.core.reports import cells, grid_of, report, tab
from tests.spec.company import company

FIRST, SECOND = dt.date(2026, 6, 1), dt.date(2026, 6, 9)
HEADERS: list[Cell] = ["Lead ID", "First listed", "Ended on", "How it ended"]
LEADS = """
    lead | created | channel | manager | state | failed | unknown | sales_label | marketing_label | amount
    A    | 04.05   | ads     | Anna    | won   |        |         | yes         | yes             | 1000
    B    | 05.05   | ads     | Anna    | lost  |        |         | no          | yes             |
    C    | 06.05   | fair    | Boris   | open  | phone  |         | no          | yes             |
    D    | 07.05   | fair    | Boris   | won   | phone  |         | yes         | yes             | 300
    E    | 08.05   | fair    | Boris   | open  |        |         | yes         |                 |
"""


def facts(leads: str = LEADS, day: dt.date = FIRST) -> Facts:
    return company(leads, as_of=f"{day:%d.%m.%Y}")


def without(*changes: tuple[str, str]) -> str:
    """The leads after somebody typed something."""
    text = LEADS
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def told(known: Facts, standing: Grid | None = None, lang: Lang = "en") -> Report:
    listed = carried(read(standing) if standing else (), known)
    return replace(report(known), lang=lang, docket=listed, numbers=compute(known, docket=listed))


def sheet(known: Facts, standing: Grid | None = None, lang: Lang = "en") -> Sheet:
    return tab(told(known, standing, lang), "disputes")


def listed(shown: Sheet) -> list[list[Cell]]:
    """The rows of the list."""
    rows = cells(shown)
    top = next(place for place, row in enumerate(rows) if row and row[0] in {"Lead ID", "ID лида"})
    return rows[top + 1 :]


def test_what_is_listed() -> None:
    known = replace(
        facts(), evidence=Evidence(np.array([1, 2, 3]), {"phone": np.array(["", "+7 9", ""], dtype=object)})
    )
    worth = 333.33
    assert listed(sheet(known)) == [
        ["B", "ads", "Anna", "target", "", "target", "non-target", worth, "sales", FIRST, None, None],
        [
            "C",
            "fair",
            "Boris",
            "non-target",
            "phone: “+7 9”",
            "target",
            "non-target",
            worth,
            "marketing",
            FIRST,
            None,
            None,
        ],
        ["D", "fair", "Boris", "non-target", "phone: blank", "target", "target", 300, "both", FIRST, None, None],
    ]


def test_the_lead_is_a_link_to_its_row() -> None:
    known = replace(told(facts()), titles={"leads": "My leads"})
    links = {cell.value: cell.link for row in tab(known, "disputes").rows for cell in row if cell and cell.link}
    assert links == {"B": "'My leads'!A3", "C": "'My leads'!A4", "D": "'My leads'!A5"}


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_an_unchanged_cycle_changes_nothing_whatever_the_day(lang: Lang) -> None:
    first = sheet(facts(), lang=lang)
    again = sheet(facts(day=SECOND), grid_of(first), lang)
    assert differences(again, grid_of(first), "Disputes") == []
    ended = without(("| no          | yes             |", "| yes         | yes             |"))
    third = sheet(facts(ended, SECOND), grid_of(again), lang)
    fourth = sheet(facts(ended, dt.date(2026, 6, 20)), grid_of(third), lang)
    assert differences(fourth, grid_of(third), "Disputes") == []


def test_the_language_may_change_and_nothing_is_forgotten() -> None:
    ended = without(
        (
            "B    | 05.05   | ads     | Anna    | lost  |        |         | no ",
            "B    | 05.05   | ads     | Anna    | lost  |        |         | yes",
        )
    )
    russian = sheet(facts(ended, SECOND), grid_of(sheet(facts())), "ru")
    english = read(grid_of(sheet(facts(ended, dt.date(2026, 6, 20)), grid_of(russian))))
    assert Entry("B", FIRST, SECOND, AGREED) in english
    assert {entry.lead for entry in english} == {"B", "C", "D"}


@pytest.mark.parametrize(
    ("old", "new", "how"),
    [
        ("| no          | yes             |\n    C", "| yes         | yes             |\n    C", AGREED),
        ("| no          | yes             |\n    C", "|             |                 |\n    C", WITHDRAWN),
        (
            "|        |         | no          | yes             |\n    C",
            "|        | phone   | no          | yes             |\n    C",
            UNJUDGED,
        ),
        ("B    |", "X    |", GONE),
    ],
)
def test_how_a_dispute_ends(old: str, new: str, how: str) -> None:
    after = carried(carried((), facts()), facts(without((old, new)), SECOND))
    assert next(entry for entry in after if entry.lead == "B") == Entry("B", FIRST, SECOND, how)
    assert [entry.lead for entry in after if entry.ended is None] == (["D", "C", "X"] if how == GONE else ["D", "C"])


def test_a_dispute_that_comes_back_is_a_new_one() -> None:
    past = [Entry("B", dt.date(2026, 5, 1), dt.date(2026, 5, 9), AGREED)]
    after = carried(past, facts())
    assert past[0] in after
    assert Entry("B", FIRST) in after
    assert carried(after, facts(day=SECOND)) == after
    shown = listed(sheet(facts(), Grid.of_rows([HEADERS, ["B", dt.date(2026, 5, 1), dt.date(2026, 5, 9)]])))
    assert [(row[0], row[8], row[10]) for row in shown if row[0] == "B"] == [
        ("B", "sales", None),
        ("B", None, dt.date(2026, 5, 9)),
    ]


def test_labels_or_criteria_that_are_missing_resolve_nothing() -> None:
    standing = carried((), facts())
    unlabelled = "\n".join(line.rsplit("|", 3)[0] for line in LEADS.strip().splitlines())
    assert carried(standing, facts(unlabelled, SECOND)) == standing
    no_criteria = replace(facts(day=SECOND), off={"criteria": "no_tab"})
    assert carried(standing, no_criteria) == standing


def test_looking_back_from_an_earlier_day_ends_nothing_before_it_began() -> None:
    after = carried([Entry("A", SECOND)], facts(day=FIRST))
    assert after[0] == Entry("A", SECOND, SECOND, AGREED)


def test_more_disputes_than_the_list_holds() -> None:
    head, *rows = LEADS.strip().splitlines()
    many = "\n".join(
        [
            head,
            *(
                rows[1].replace("B ", f"B{number} ", 1).replace("05.05", "06.05" if number >= 5 else "05.05")
                for number in range(docket.MOST_OPEN + 5)
            ),
        ]
    )
    shown = sheet(facts(many))
    assert len(listed(shown)) == docket.MOST_OPEN
    warned = [row[0] for row in cells(shown) if row and isinstance(row[0], str) and "1,005" in row[0]]
    assert warned == ["1,005 leads are disputed, 1,000 of them are listed; the others come as these are resolved."]
    assert "B1004" in {row[0] for row in listed(shown)}
    assert "B0" not in {row[0] for row in listed(shown)}
    standing = read(grid_of(shown))
    assert carried(standing, facts(many, SECOND)) == tuple(standing)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], ()),
        ([["B", FIRST]], (Entry("B", FIRST),)),
        ([["B", "01.06.2026", 46182, "label and criteria agree"]], (Entry("B", FIRST, SECOND, AGREED),)),
        ([["B", FIRST, SECOND, "Метка и критерии совпали "]], (Entry("B", FIRST, SECOND, AGREED),)),
        ([["B", "some day", None, None]], (Entry("B", None),)),
        ([["B", FIRST, SECOND, "whatever"]], (Entry("B", FIRST, SECOND, ""),)),
        ([[17, FIRST, None, "label and criteria agree"]], (Entry("17", FIRST),)),
        ([[None, FIRST, SECOND, "label and criteria agree"], []], ()),
    ],
)
def test_reading_what_stands(rows: Sequence[list[Cell]], expected: Sequence[Entry]) -> None:
    assert read(Grid.of_rows([["Disputes"], [], HEADERS, *rows])) == expected
    turned = [list(reversed([*row, *[None] * (4 - len(row))])) for row in (HEADERS, *rows)]
    assert read(Grid.of_rows([["Disputes"], *turned])) == expected


def test_a_tab_without_its_headers_is_begun_anew() -> None:
    assert read(Grid.of_rows([["B", FIRST]])) == ()
    assert read(Grid((), 0)) == ()


def test_without_labels_it_is_said_who_can_fill_them() -> None:
    shown = cells(sheet(company("lead | created | state | failed\n1 | 04.05 | open | ")))
    said = " ".join(str(row[0]) for row in shown if row and row[0])
    assert "sales can fill it" in said
    assert "marketing can fill it" in said
    assert "No lead is disputed" not in said
