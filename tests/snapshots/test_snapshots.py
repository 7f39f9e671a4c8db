"""What people see, kept: every summary tab, the memo, every --help. `pytest --snapshot-update` accepts a change."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from sheetsync.cli import VERBS
from sheetsync.core.layout import Sheet
from sheetsync.core.summary import SUMMARY_ROLES
from sheetsync.pipeline import Run
from tests.functional.commands import sheetsync
from tests.snapshots.demo_run import demo_run


@cache
def run(lang: str) -> Run:
    return demo_run(lang, leads=300)


def as_text(sheet: Sheet) -> str:
    """One line a row, blanks left out, links and merged cells named."""
    lines = []
    for row in sheet.rows:
        cells = [cell for cell in row if cell is not None and cell.value not in (None, "")]
        lines.append(
            " | ".join(f"{cell.value:.6g}" if isinstance(cell.value, float) else str(cell.value) for cell in cells)
        )
    return "\n".join(lines)


@pytest.mark.parametrize("role", [role for role in SUMMARY_ROLES if role != "history"])
def test_tabs(role: str, snapshot: SnapshotAssertion) -> None:
    sheet = next(sheet for sheet in run("en").plan.sheets if sheet.role == role)
    assert as_text(sheet) == snapshot


def test_ceo_tab_in_russian(snapshot: SnapshotAssertion) -> None:
    assert as_text(run("ru").plan.sheets[0]) == snapshot


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_memo_text(lang: str, snapshot: SnapshotAssertion) -> None:
    assert f"{run(lang).plan.memo.subject}\n\n{run(lang).plan.memo.text}" == snapshot


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help(verb: str, snapshot: SnapshotAssertion, tmp_path: Path) -> None:
    words = [verb, "--help"] if verb else ["--help"]
    assert sheetsync(*words).out == snapshot
