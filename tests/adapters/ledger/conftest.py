"""A state folder, and ledgers in it that are closed at the end."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetsync.adapters.ledger import SqliteLedger
from tests.adapters.ledger.memos import NOW, Open, memo


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def opened(folder: Path) -> Iterator[Open]:
    """Opens ledgers, and closes them at the end."""
    made: list[SqliteLedger] = []

    def open_one(where: Path = folder, now: dt.datetime = NOW, *, alone: bool = True) -> SqliteLedger:
        made.append(SqliteLedger(where, now, alone=alone, wait_seconds=0))
        return made[-1]

    yield open_one
    for ledger in made:
        ledger.close()


@pytest.fixture
def killed(opened: Open, folder: Path, tmp_path: Path) -> Path:
    """The folder of a service that was killed in the midst of a memo: its log is there."""
    opened().freeze(memo(), NOW)
    return Path(shutil.copytree(folder, tmp_path / "killed"))
