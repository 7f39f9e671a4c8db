"""A review is recorded, then somebody rewrites the past: the next sync names the numbers and the leads."""

from __future__ import annotations

import stat
from pathlib import Path

import openpyxl

from tests.functional.commands import sheetsync

REVIEW, LATER = "2026-11-25", "2026-11-27"


def workbook(path: Path) -> None:
    book = openpyxl.Workbook()
    leads = book.active
    assert leads is not None
    leads.title = "Leads"
    rows: list[list[str]] = [
        ["Lead ID", "Created", "Channel"],
        *[[f"L-{number}", f"2026-11-{number % 20 + 1:02}", "Search"] for number in range(1, 13)],
    ]
    for row in rows:
        leads.append(row)
    deals = book.create_sheet("Deals")
    deals.append(["Lead ID", "Status", "Closed", "Amount"])
    deals.append(["L-1", "won", "2026-11-20", 1000])
    deals.append(["L-2", "won", "2026-11-21", 500])
    reviews = book.create_sheet("Reviews")
    reviews.append(["Date", "Decisions"])
    reviews.append([REVIEW, None])
    book.save(path)


def texts(path: Path, tab: str) -> str:
    sheet = openpyxl.load_workbook(path)[tab]
    return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)


def test_what_was_rewritten_after_a_review_is_named(tmp_path: Path) -> None:
    path, config = tmp_path / "book.xlsx", tmp_path / "config.toml"
    workbook(path)
    config.write_text('period = "2026-11"\n[workbook]\npath = "book.xlsx"\n')
    assert sheetsync("sync", "--config", config, as_of=REVIEW).code == 0
    (kept,) = (tmp_path / "state").rglob(f"{REVIEW}.parquet")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert sheetsync("sync", "--config", config, as_of=LATER).code == 0
    assert "rewritten" not in texts(path, "Changes")

    book = openpyxl.load_workbook(path)
    book["Deals"]["D2"] = 9000
    book["Leads"].append(["L-99", "2026-11-03", "Search"])
    book.save(path)
    assert sheetsync("sync", "--config", config, as_of=LATER).code == 0
    changes, questions = texts(path, "Changes"), texts(path, "Questions")
    assert "The past was rewritten since the review as of 25 Nov 2026" in changes
    assert {"added for days before", "another amount", "L-99", "L-1"} <= set(changes.split("\n"))
    assert "as of 25 Nov 2026" in questions
    assert "L-99" in questions

    kept.unlink()
    assert sheetsync("sync", "--config", config, as_of=LATER).code == 0
    assert "which leads were changed can't be told" in texts(path, "Changes")


def test_a_question_is_answered_by_a_decision_that_names_it(tmp_path: Path) -> None:
    path, config = tmp_path / "book.xlsx", tmp_path / "config.toml"
    workbook(path)
    config.write_text('period = "2026-11"\n[workbook]\npath = "book.xlsx"\n')
    sheetsync("sync", "--config", config, as_of=REVIEW)
    book = openpyxl.load_workbook(path)
    book["Leads"].append(["L-99", "2026-11-03", "Search"])
    book.save(path)
    sheetsync("sync", "--config", config, as_of=LATER)
    asked = texts(path, "Questions")
    code = next(word for word in asked.split() if word.startswith("Q-"))
    book = openpyxl.load_workbook(path)
    book["Reviews"].append([LATER, f"{code.replace('Q-', '№ ')}: moved from the other list"])
    book.save(path)
    sheetsync("sync", "--config", config, as_of=LATER)
    assert "Answered" in texts(path, "Questions")
    assert asked.count(code) == texts(path, "Questions").count(code)
