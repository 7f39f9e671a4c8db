"""`make demo-google` with a small company: what it prints is what the architecture promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sheetsync.core.lang import LANGS, Lang
from tests.google_demo import main

FIRST = re.compile(r"first sync: (\d+) cells, requests (.+)")
MOVED = re.compile(r"a renamed tab and a moved column: (\d+) cells, requests (.+)")
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", LANGS)
def test_three_requests_and_two_when_nothing_changed(
    tmp_path: Path, lang: Lang, capsys: pytest.CaptureFixture[str]
) -> None:
    main(tmp_path / "demo-google", lang, 300)
    told = capsys.readouterr().out
    first, moved = FIRST.search(told), MOVED.search(told)
    assert first
    assert moved
    assert int(first[1]) > 1000
    assert first[2] == moved[2] == "{'read': 2, 'write': 1, 'retry': 0}"
    assert 0 < int(moved[1]) < 100
    assert "second sync: nothing written, requests {'read': 2, 'write': 0, 'retry': 0}" in told
    memo = (tmp_path / "demo-google" / "memo.html").read_text(encoding="utf-8")
    assert f'lang="{lang}"' in memo
    assert told.splitlines()[-1] == f"look at {tmp_path / 'demo-google' / 'memo.html'}"


def test_it_can_be_called_by_make() -> None:
    rules = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^demo-google: \$\(VENV\)/\.dev ## \w.+\n\t\$\(BIN\)/python -m tests\.google_demo", rules, re.M)
    assert "/demo-google/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
