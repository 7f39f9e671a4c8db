"""The memo keeps to the rules of HTML mail; and the rules notice what they are there for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from sheetsync.adapters.templates import JinjaMemo
from sheetsync.core.memo import Memo
from tests.adapters.memo.letters import HOSTILE, bare, hostile, untrusted, usual
from tests.adapters.memo.rules import faults


@cache
def page() -> str:
    return JinjaMemo().render(usual()).html


@pytest.mark.parametrize("memo", [usual, bare, untrusted, lambda: usual("ru")])
def test_kept_to(memo: Callable[[], Memo]) -> None:
    assert faults(JinjaMemo().render(memo()).html) == []


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_kept_to_whatever_people_type(text: str) -> None:
    assert faults(JinjaMemo().render(hostile(text)).html) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("</h1>", "</h1><script>1</script>", "<script>"),
        ("</h1>", "</h1><svg></svg>", "<svg>"),
        ("</h1>", '</h1><img src="https://example.com/x.png" alt="x" width="1">', "loaded from elsewhere"),
        ("</h1>", '</h1><p style="display:flex">x</p>', "'flex'"),
        ("</h1>", "</h1><style>p{color:red}</style>", "aren't inlined"),
        ("</h1>", '</h1><a href="http://example.com/">x</a>', "href="),
        ("</h1>", "</h1><table><tr><td></td></tr></table>", "role=presentation"),
        ("</h1>", "</h1><h4>deep</h4>", "headings"),
        ("</h1>", "</h1>" + "x" * 90_000, "Gmail"),
        (' scope="col"', "", "scope"),
        (' alt="From', ' alt="" x="From', "without alt"),
        (' lang="en"', "", "lang"),
        ("prefers-color-scheme", "print", "prefers-color-scheme"),
        (' bgcolor="#0f5c6e"', "", "bgcolor"),
        ('class="preheader" style="display:none', 'class="preheader" style="display:block', "preheader"),
    ],
)
def test_noticed(old: str, new: str, fault: str) -> None:
    assert old in page()
    assert any(fault in found for found in faults(page().replace(old, new)))
