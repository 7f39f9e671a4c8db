"""`sheetsync memo` on whole workbooks: its files, its languages, and whatever stands in the cells."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from sheetsync.core.lang import Lang
from tests.adapters.memo.letters import HOSTILE
from tests.adapters.memo.rules import faults
from tests.functional.commands import sheetsync
from tests.messy.reading import configure
from tests.messy.workbook import SMALL, messy
from tests.messy.writing import write_xlsx

Config = tuple[str, Path]
_PICTURE = re.compile(r"data:image/png;base64,[^\"]*")


def page_of(path: Path) -> str:
    """The page as it is mailed: its pictures by their Content-ID."""
    return _PICTURE.sub("cid:picture", path.read_text(encoding="utf-8"))


def test_the_demo_keeps_to_the_rules_in_both_languages(demo: Path, config: Config) -> None:
    for lang, words in (("en", "For the head of marketing"), ("ru", "Руководителю маркетинга")):
        outcome = sheetsync("memo", *config, "--preview", demo / f"{lang}.html", "--lang", lang)
        assert outcome.code == 0, outcome.err
        assert words in (demo / f"{lang}.html").read_text(encoding="utf-8")
        assert words.upper() in (demo / f"{lang}.txt").read_text(encoding="utf-8")
        assert faults(page_of(demo / f"{lang}.html")) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_a_workbook_full_of_errors_keeps_to_the_rules(tmp_path: Path, seed: int) -> None:
    lang: Lang = "en" if seed % 2 else "ru"
    write_xlsx(messy(seed, lang, SMALL).book.pages, tmp_path / "messy.xlsx")
    config = configure(tmp_path, lang, settled=False)
    outcome = sheetsync("memo", "--config", config, "--preview", tmp_path / "m.html")
    if outcome.code == 65:
        pytest.skip("refused as a whole")
    assert outcome.code == 0, outcome.err
    assert faults(page_of(tmp_path / "m.html")) == []


def hostile_workbook(path: Path, text: str) -> None:
    """Every name that people choose is the same hostile text, shortened to what a cell holds."""
    book = openpyxl.Workbook()
    text = "".join(letter for letter in text if letter.isprintable() or letter == "\n")
    day = dt.date(2026, 10, 5)

    def tab(title: str, *rows: Sequence[object]) -> None:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append([None] * len(row))
            for at, value in enumerate(row):
                cell = sheet.cell(sheet.max_row, at + 1, value)
                if isinstance(value, str):
                    cell.data_type = "s"

    book.remove(book.worksheets[0])
    leads = [[f"L-{n}", day, text, text, "no" if n % 3 else "yes"] for n in range(60)]
    tab("Leads", ["Lead ID", "Created", "Channel", "Segment", "Phone"], *leads)
    deals = [[f"L-{n}", text, "lost" if n % 2 else "won", text, 100 if not n % 2 else None, day] for n in range(60)]
    tab("Deals", ["Lead ID", "Manager", "Status", "Loss reason", "Amount", "Closed"], *deals)
    tab("Spend", ["Date", "Channel", "Spend"], [day, text, 500])
    tab(
        "Plan",
        ["Month", "Segment", "Leads", "Target share", "Win rate", "Average check"],
        [day, text, 50, 0.4, 0.3, 90],
    )
    tab("Criteria", ["Criterion", "Field", "Condition", "Value"], [text, "Phone", "equals", "yes"])
    tab("Loss reasons", ["Reason"], [text])
    hypothesis = [text, "sales", text, "funnel.close_rate", day]
    tab("Hypotheses", ["ID", "Owner", "Hypothesis", "Metric", "Start"], hypothesis)
    book.save(path)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_hostile_names_in_every_cell(tmp_path: Path, text: str) -> None:
    hostile_workbook(tmp_path / "funnel.xlsx", text)
    words = ("--workbook", tmp_path / "funnel.xlsx", "--preview", tmp_path / "m.html")
    outcome = sheetsync("memo", *words, as_of="2026-11-20")
    assert outcome.code == 0, outcome.err
    assert faults(page_of(tmp_path / "m.html")) == []
    told = (tmp_path / "m.txt").read_text(encoding="utf-8")
    assert max(map(len, told.splitlines())) <= 76
    word = max(re.findall(r"\w+", text), key=len)[:20]
    assert told.count(word) >= 3, "the names are shown"


def test_it_opens_the_file(demo: Path, config: Config) -> None:
    told = demo / "opened"
    browser = demo / "browser.sh"
    browser.write_text(f'#!/bin/sh\necho "$1" > {told}\n', encoding="utf-8")
    browser.chmod(0o755)
    words = [*map(str, config), "--preview", str(demo / "m.html"), "--open"]
    subprocess.run(
        [sys.executable, "-m", "sheetsync", "memo", *words],
        check=True,
        capture_output=True,
        env={**os.environ, "BROWSER": f"{browser} %s"},
        timeout=120,
    )
    assert told.read_text(encoding="utf-8").strip() == (demo / "m.html").resolve().as_uri()


def test_nothing_to_open_without_a_file(config: Config) -> None:
    outcome = sheetsync("memo", *config, "--open")
    assert outcome.code == 2
    assert "--preview" in outcome.err


def test_a_broken_template_gives_way_and_ends_with_a_code(demo: Path, config: Config) -> None:
    (demo / "templates").mkdir()
    (demo / "templates" / "memo.html.j2").write_text("{{ memo.nothing_such }}", encoding="utf-8")
    outcome = sheetsync("memo", *config, "--preview", demo / "m.html")
    assert outcome.code == 78
    assert "memo.html.j2" in outcome.err
    page = (demo / "m.html").read_text(encoding="utf-8")
    assert "built-in form: memo.html.j2" in page
    assert sheetsync("sync", *config).code == 0, "the numbers don't wait for a template"
    planned = sheetsync("plan", *config, "--memo-out", demo / "p.html")
    assert planned.code == 0
    assert "memo.html.j2" in planned.err
