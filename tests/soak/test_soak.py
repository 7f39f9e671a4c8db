"""A short soak: three days with the night in which the clock is put forward. `make soak` is the long one."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from tests.soak.__main__ import faults, lines
from tests.soak.archive import Archive
from tests.soak.month import ZONE, live
from tests.soak.office import LEAD, office
from tests.soak.teams import RECIPIENTS
from tests.soak.verdict import History, judge

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


def test_the_judge_reads_the_ledger_of_a_service_that_is_off_and_misses_one_that_it_didnt_read(tmp_path: Path) -> None:
    archive, begins = Archive(), THURSDAY + LEAD
    with office(tmp_path, THURSDAY, ZONE, 40) as made:
        made.teams.meet(begins, THURSDAY)
        service = made.start()
        assert service is not None
        service.tick()
        made.crash()
        blind = judge(made, archive, History(), begins)
        archive.file(made)
        seeing = judge(made, archive, History(), begins)
    assert seeing.ends == {"accepted once": len(RECIPIENTS)}
    assert seeing.faults == []
    assert blind.lost == len(RECIPIENTS)
    assert sum("no ledger knows it" in fault for fault in blind.faults) == len(RECIPIENTS)


def test_it_can_be_called_by_make() -> None:
    rules = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^soak: \$\(VENV\)/\.dev ## \w.+\n\t\$\(BIN\)/python -m tests\.soak", rules, re.M)
