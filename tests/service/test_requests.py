"""What a cycle of the service costs at Google: two reads when nothing changed, and no write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import pytest

from sheetsync.core.grid import Cell
from tests.adapters.google.office import GoogleOffice
from tests.core.sheets import DEALS, LEADS
from tests.service.desk import BOSS, MEETING, REVIEWS, Desk, Spreadsheet
from tests.sheets_emulator import Emulator

READS, WRITE = ["", "values:batchGetByDataFilter"], ":batchUpdate"


@dataclass
class Watched:
    """A service with an emulated spreadsheet."""

    desk: Desk
    emulator: Emulator
    spreadsheet: str

    def tick(self, **after: float) -> list[str]:
        """What was asked of the spreadsheet: the ends of the paths."""
        self.emulator.log.clear()
        self.desk.tick(**after)
        paths = [exchange.path.partition(self.spreadsheet) for exchange in self.emulator.log]
        return [end.lstrip("/") for _, found, end in paths if found]

    def shown(self, beginning: str) -> list[str]:
        cells = map(str, self.emulator.cells(self.spreadsheet, "CEO").values())
        return [cell for cell in cells if cell.startswith(beginning)]


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    with Emulator() as emulator:
        office = GoogleOffice(emulator, emulator.key_file(tmp_path / "key.json"))
        row: list[Cell] = [MEETING.date(), f"{MEETING:%H:%M}", None]
        spreadsheet = office.spreadsheet("Funnel", {"Leads": LEADS, "Deals": DEALS, "Reviews": [[*REVIEWS], row]})
        desk = Desk(tmp_path / "state", cast("Spreadsheet", office.workbook(spreadsheet)))
        yield Watched(desk, emulator, spreadsheet)
        desk.close()
        office.close()


def test_an_unchanged_cycle_is_two_reads_before_and_after_a_memo(watched: Watched) -> None:
    assert WRITE in watched.tick()
    for _ in range(3):
        assert watched.tick(minutes=15) == READS
    assert watched.shown("Last memo") == ["Last memo: none yet"]
    watched.tick(hours=1, minutes=15)
    assert watched.desk.memos() == [BOSS]
    assert WRITE in watched.tick(minutes=15)
    (told,) = watched.shown("Last memo")
    assert told.endswith("accepted 1")
    for _ in range(3):
        assert watched.tick(minutes=15) == READS
