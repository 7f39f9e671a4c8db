"""A short soak: three days with the night in which the clock is put forward. `make soak` is the long one."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from tests.soak.__main__ import faults, lines
from tests.soak.month import live

THURSDAY = dt.datetime(2026, 3, 26, 7, tzinfo=dt.UTC)
ROOT = Path(__file__).parents[2]


def test_three_days_hold(tmp_path: Path) -> None:
    figures = live(tmp_path, days=3, seed=3, leads=40, begin=THURSDAY)
    table = "\n".join(lines(figures))
    assert faults(figures) == [], table
    assert figures.verdict.due > 0, table
    assert figures.events["crashes"] > 0, table
    assert figures.tabs_looked_at > 20, table
    assert figures.events["state folder lost"] == 1
    assert all(f in table for f in ("duplicates", "lost", "simulated days a second"))


def test_it_can_be_called_by_make() -> None:
    rules = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^soak: \$\(VENV\)/\.dev ## \w.+\n\t\$\(BIN\)/python -m tests\.soak", rules, re.M)
