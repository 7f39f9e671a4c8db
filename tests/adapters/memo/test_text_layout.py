"""The memo's text part: narrow enough, aligned, and whole."""

from __future__ import annotations

import pytest

from sheetsync.adapters.templates import JinjaMemo
from sheetsync.adapters.text_layout import WIDTH, aligned, paragraph, turned
from sheetsync.core.memo import Figure, Line, Table
from tests.adapters.memo.letters import HOSTILE, hostile, untrusted, usual


def test_values_end_and_notes_begin_together() -> None:
    told = aligned([Line("Lead", "560"), Line("Target lead", "168", "30% (168 of 560)")])
    assert told.splitlines() == [
        "  Lead         560",
        "  Target lead  168  30% (168 of 560)",
    ]


def test_a_long_note_stays_in_its_column() -> None:
    told = aligned([Line("Lead", "560", "word " * 30)]).splitlines()
    assert len(told) > 2
    assert all(row.startswith(" " * 13 + "word") for row in told[1:])


def test_a_paragraph() -> None:
    assert paragraph("a " * 60, 2, "- ").splitlines()[1].startswith("    a")


def test_a_table_is_turned_if_it_fits_else_listed() -> None:
    names = ("Segment", "Leads", "Won")
    narrow = Table("x", names, tuple(tuple(map(Figure, row)) for row in (("Big", "12", "1"), ("All", "20", "3"))))
    assert turned(narrow).splitlines() == ["           Big  All", "  Leads     12   20", "  Won        1    3"]
    wide = Table("x", names, ((Figure("B" * 70), Figure("12"), Figure("1")),))
    assert turned(wide).splitlines()[1:] == ["  Leads  12", "  Won     1"]


@pytest.mark.parametrize("text", [text for text in HOSTILE if "W" not in text], ids=lambda text: ascii(text[:12]))
def test_never_wider_than_a_letter(text: str) -> None:
    told = JinjaMemo().render(hostile(text)).text
    assert max(map(len, told.splitlines())) <= WIDTH
    assert not set(told) & set("\u202e\u2066\x00\x07\r")
    told.encode()


def test_it_stands_on_its_own() -> None:
    memo = usual()
    told = " ".join(JinjaMemo().render(memo).text.split())
    for words in (memo.answer, memo.forecast, memo.footer, memo.data.text, memo.segments.text, memo.gap.lines[1].value):
        assert words in told
    for block in (memo.gap, *memo.questions, memo.funnel, memo.non_target, memo.losses, memo.relation):
        assert block.heading.upper() in told
        assert all(line.label in told and line.value in told for line in block.lines)
    assert "docs.google.com" not in told


def test_the_data_come_first_if_they_cannot_be_trusted() -> None:
    for memo, is_first in ((usual(), False), (untrusted(), True)):
        rendered = JinjaMemo().render(memo)
        assert (rendered.text.index("HOW FAR TO TRUST") < rendered.text.index("PLAN →")) is is_first
        assert (rendered.html.index("How far to trust<") < rendered.html.index("Plan →")) is is_first
