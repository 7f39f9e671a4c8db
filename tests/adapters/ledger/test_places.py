"""Where a ledger can be, on which server, and beside whom."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.ports import State
from tests.adapters.ledger.damages import garbage
from tests.adapters.ledger.memos import ANN, LATER, NOW, Open, memo


@pytest.fixture
def open_to_all() -> Iterator[None]:
    """A process that makes files which everybody may write to."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("server_in_tokyo")
def test_the_servers_own_clock_is_nowhere_in_the_ledger(opened: Open, folder: Path) -> None:
    ledger = opened()
    ledger.freeze(memo(), NOW)
    ledger.move("k", ANN, State.DIALOG, LATER)
    with closing(sqlite3.connect(folder / "ledger.sqlite3")) as file:
        texts = [
            *file.execute("SELECT value FROM facts WHERE name = 'first_start'").fetchone(),
            *file.execute("SELECT starts, frozen FROM memos").fetchone(),
            *file.execute("SELECT changed FROM deliveries").fetchone(),
        ]
    hours = ["2026-03-02T08", "2026-03-03T08", "2026-03-02T08", "2026-03-02T09"]
    assert texts == [f"{hour}:00:00+00:00" for hour in hours]
    ledger.close()
    garbage(folder / "ledger.sqlite3")
    opened(now=LATER)
    assert [path.name for path in folder.glob("*.aside")] == ["ledger.20260302T090000Z-1.aside"]


@pytest.mark.usefixtures("open_to_all")
def test_folder_and_files_are_closed_whatever_the_process_leaves_open(opened: Open, tmp_path: Path) -> None:
    folder = tmp_path / "var" / "lib" / "sheetsync"
    ledger = opened(folder)
    ledger.freeze(memo(), NOW)
    for state in (State.DIALOG, State.COMMITTING, State.ACCEPTED):
        ledger.move("k", ANN, state, NOW)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.name: oct(path.stat().st_mode & 0o777) for path in folder.iterdir()} == dict.fromkeys(
        ("ledger.sqlite3", "ledger.sqlite3-wal", "ledger.sqlite3-shm", "ledger.backup.sqlite3"), "0o600"
    )


def test_a_folder_with_signs_that_mean_something_in_addresses(opened: Open, tmp_path: Path) -> None:
    folder = tmp_path / "50%20 a?mode=memory#b"
    opened(folder).freeze(memo(), NOW)
    again = opened(folder, alone=False)
    assert [each.key for each in again.deliveries()] == ["k"]
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_how_long_it_waits_for_whoever_else_writes(folder: Path) -> None:
    """By itself five seconds: what `sheetsync memo` does beside the service takes much less."""
    for ledger, milliseconds in (
        (SqliteLedger(folder, NOW), 5000),
        (SqliteLedger(folder, NOW, alone=False, wait_seconds=0.25), 250),
    ):
        with closing(ledger):
            assert ledger._connection.execute("PRAGMA busy_timeout").fetchone() == (milliseconds,)


def test_by_itself_it_is_alone_and_makes_the_ledger(folder: Path) -> None:
    with closing(SqliteLedger(folder, NOW)) as ledger:
        assert ledger.notices == []
    with closing(SqliteLedger(folder, NOW, alone=False)) as ledger:
        assert ledger.notices == []


def test_a_backup_that_fails_where_nothing_can_be_noted_either(opened: Open, folder: Path) -> None:
    """A step that is taken stays taken: why there is no backup is known at least until the next start."""
    ledger = opened()
    (folder / "ledger.part.sqlite3").mkdir()
    with closing(sqlite3.connect(folder / "ledger.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ledger.back_up()
        assert (ledger.failed_backups, ledger.noted("no backup")) == (1, "")
        other.execute("ROLLBACK")
    (folder / "ledger.part.sqlite3").rmdir()
    ledger.back_up()
    assert (ledger.failed_backups, ledger.backup_fault) == (1, "")
    (folder / "ledger.part.sqlite3").mkdir()
    with closing(sqlite3.connect(folder / "ledger.sqlite3", isolation_level=None)) as other:
        other.execute("DROP TABLE notes")
    ledger.back_up()
    assert ledger.failed_backups == 2
    assert ledger.backup_fault.startswith(f"no backup of the ledger {folder / 'ledger.sqlite3'} could be made: ")


def test_the_first_ledger_of_a_folder_knows_that_it_is_the_first(opened: Open, folder: Path) -> None:
    """Only then is nothing sent that it doesn't know of: one before it, lost or restored, may have sent."""
    ledger = opened()
    assert ledger.is_first
    ledger.regain()
    ledger.freeze(memo(), NOW)
    for state in (State.DIALOG, State.COMMITTING, State.ACCEPTED):
        ledger.move("k", ANN, state, NOW)
    ledger.close()
    ledger = opened(now=LATER)
    assert ledger.is_first, "a restart changes nothing"
    ledger.close()
    garbage(folder / "ledger.sqlite3")
    ledger = opened(now=LATER)
    assert not ledger.is_first, "it is a backup"
    ledger.close()
    for name in ("ledger.sqlite3", "ledger.backup.sqlite3"):
        (folder / name).unlink()
    ledger = opened(now=LATER)
    assert not ledger.is_first, "something was put aside"
    ledger.close()
    for path in folder.iterdir():
        path.unlink()
    assert opened(now=LATER).is_first, "nobody can know better"
