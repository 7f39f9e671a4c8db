"""Finding the ledger: whose folder it is, and what becomes of a file that is no use."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sheetsync.adapters.ledger import opening
from sheetsync.adapters.ledger.steps import OPEN
from sheetsync.errors import BadConfig, DiskFault
from sheetsync.ports import State
from tests.adapters.ledger.damages import DAMAGES, cut, emptied, garbage, newer
from tests.adapters.ledger.memos import ANN, BOB, LATER, NOW, Open, memo, walk


def test_folder_and_file_are_their_owners_alone(opened: Open, folder: Path) -> None:
    opened().freeze(memo(), NOW)
    assert folder.stat().st_mode & 0o777 == 0o700
    names = ("ledger.sqlite3", "ledger.sqlite3-wal", "ledger.sqlite3-shm")
    assert {each.name: oct(each.stat().st_mode & 0o777) for each in folder.iterdir()} == dict.fromkeys(names, "0o600")


def test_a_folder_that_others_read_is_closed_to_them(opened: Open, folder: Path) -> None:
    folder.mkdir(mode=0o755)
    opened().close()
    (folder / "ledger.sqlite3").chmod(0o644)
    opened()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "ledger.sqlite3").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_a_folder_that_others_write_to_is_refused(opened: Open, folder: Path, mode: int) -> None:
    folder.mkdir()
    folder.chmod(mode)
    with pytest.raises(BadConfig, match="chmod 700"):
        opened()
    assert not list(folder.iterdir())


def test_a_folder_of_somebody_else_is_refused(opened: Open, folder: Path) -> None:
    theirs = folder if os.geteuid() == 0 else Path("/")
    if theirs is folder:  # only root can give a folder away
        folder.mkdir(mode=0o700)
        os.chown(folder, 1000, 1000)
    with pytest.raises(BadConfig, match="chown"):
        opened(theirs)


def test_a_file_in_the_folders_place(opened: Open, folder: Path) -> None:
    folder.write_text("no folder", encoding="utf-8")
    with pytest.raises(DiskFault, match="check the disk and the folder"):
        opened()


def test_a_folder_in_the_files_place(opened: Open, folder: Path) -> None:
    (folder / "ledger.sqlite3").mkdir(parents=True)
    folder.chmod(0o700)
    with pytest.raises(DiskFault, match="can't be written"):
        opened()


def test_a_new_ledger_has_no_memory_until_the_witness_was_heard(opened: Open) -> None:
    ledger = opened()
    assert not ledger.memory
    assert ledger.first_start() == NOW
    ledger.regain()
    ledger.close()
    again = opened(now=LATER)
    assert again.memory
    assert again.first_start() == NOW
    assert again.notices == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_ledger_that_is_no_use_is_kept_aside_and_a_new_one_begun(
    opened: Open, folder: Path, damage: Callable[[Path], None]
) -> None:
    ledger = opened()
    ledger.freeze(memo("k", *(f"{number}@example.com" for number in range(50)), size=5000), NOW)
    ledger.regain()
    ledger.close()
    damage(folder / "ledger.sqlite3")
    damaged = (folder / "ledger.sqlite3").read_bytes()
    ledger = opened(now=LATER)
    assert not ledger.memory
    assert ledger.first_start() == LATER
    assert ledger.deliveries() == []
    (aside,) = folder.glob("*.aside")
    assert aside.read_bytes() == damaged
    assert str(aside) in ledger.notices[0]
    ledger.close()
    assert opened(now=LATER).first_start() == LATER


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_backup_is_taken_and_knows_that_it_is_one(opened: Open, folder: Path, damage: Callable[[Path], None]) -> None:
    ledger = opened()
    ledger.regain()
    ledger.freeze(memo("done", ANN, size=5000), NOW)
    ledger.freeze(memo("open", BOB), NOW)
    walk(ledger, State.ACCEPTED, "done")
    ledger.note("after", "the backup")
    ledger.close()
    damage(folder / "ledger.sqlite3")
    ledger = opened(now=LATER)
    assert [(each.key, each.state) for each in ledger.deliveries()] == [
        ("done", State.ACCEPTED),
        ("open", State.PLANNED),
    ]
    assert ledger.noted("after") == ""
    assert not ledger.memory, "it doesn't know what came after it"
    assert ledger.first_start() == LATER
    assert "backup" in ledger.notices[-1]
    ledger.move("open", BOB, State.DIALOG, LATER)


@pytest.mark.parametrize("damage", [garbage, cut, newer, emptied])
def test_a_backup_that_is_no_use_is_kept_aside_too(opened: Open, folder: Path, damage: Callable[[Path], None]) -> None:
    ledger = opened()
    ledger.freeze(memo(), NOW)
    walk(ledger, State.ACCEPTED)
    ledger.close()
    damage(folder / "ledger.sqlite3")
    damage(folder / "ledger.backup.sqlite3")
    ledger = opened(now=LATER)
    assert ledger.deliveries() == []
    assert len(list(folder.glob("*.aside"))) == 2


@pytest.mark.parametrize("state", State)
def test_a_backup_is_made_when_a_memo_is_finished(opened: Open, folder: Path, state: State) -> None:
    ledger = opened()
    ledger.freeze(memo("k", ANN, BOB), NOW)
    walk(ledger, state)
    assert not (folder / "ledger.backup.sqlite3").exists(), "Bob isn't finished"
    walk(ledger, State.ACCEPTED, recipient=BOB)
    backup = folder / "ledger.backup.sqlite3"
    assert backup.exists() is (state not in OPEN)
    if backup.exists():
        assert backup.stat().st_mode & 0o777 == 0o600
        with closing(sqlite3.connect(backup)) as copy:
            assert copy.execute("SELECT count(*) FROM deliveries WHERE state = 'accepted'").fetchone()[0] >= 1
            assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_step_is_taken_though_no_backup_can_be_made(opened: Open, folder: Path) -> None:
    ledger = opened()
    ledger.freeze(memo(), NOW)
    (folder / "ledger.part.sqlite3").mkdir()
    assert walk(ledger, State.ACCEPTED).state is State.ACCEPTED
    ledger.back_up()
    assert (ledger.failed_backups, ledger.notices) == (2, [])
    ledger.close()
    ledger = opened()
    assert ledger.backup_fault.startswith("no backup")
    (folder / "ledger.part.sqlite3").rmdir()
    ledger.back_up()
    assert (ledger.failed_backups, ledger.backup_fault) == (0, "")
    ledger.close()
    assert opened().backup_fault == ""
    assert (folder / "ledger.backup.sqlite3").exists()


def test_a_log_without_its_file_is_never_taken_for_another_s(opened: Open, folder: Path, tmp_path: Path) -> None:
    """A crash in the midst of moving a ledger aside; or somebody deleted the file alone."""
    ledger = opened()
    ledger.freeze(memo(), NOW)
    shutil.copytree(folder, tmp_path / "killed")
    (tmp_path / "killed" / "ledger.sqlite3").unlink()
    ledger = opened(tmp_path / "killed", LATER)
    assert ledger.deliveries() == []
    assert not ledger.memory
    assert len(list((tmp_path / "killed").glob("*.aside-wal"))) == 1


def test_a_killed_process_leaves_a_ledger_that_opens(opened: Open, folder: Path, tmp_path: Path) -> None:
    ledger = opened()
    ledger.freeze(memo(), NOW)
    ledger.move("k", ANN, State.DIALOG, NOW)
    shutil.copytree(folder, tmp_path / "killed")
    found = opened(tmp_path / "killed")
    assert found.notices == []
    assert found.deliveries()[0].state is State.DIALOG


def test_a_crash_while_the_first_ledger_is_made_leaves_nothing(opened: Open, folder: Path) -> None:
    folder.mkdir(mode=0o700)
    with closing(opening._scratch(folder)) as half:
        half.execute("CREATE TABLE memos (half)")
    ledger = opened()
    assert ledger.notices == []
    assert not (folder / "ledger.part.sqlite3").exists()


def test_who_is_not_alone_changes_nothing(opened: Open, folder: Path) -> None:
    with pytest.raises(DiskFault, match="there is no ledger"):
        opened(alone=False)
    opened().close()
    garbage(folder / "ledger.sqlite3")
    with pytest.raises(DiskFault, match="start the service"):
        opened(alone=False)
    assert [path.name for path in folder.iterdir()] == ["ledger.sqlite3"]


def test_bytes_that_are_not_what_was_frozen_are_not_given_out(opened: Open, folder: Path) -> None:
    ledger = opened()
    ledger.freeze(memo("k", ANN, BOB), NOW)
    with closing(sqlite3.connect(folder / "ledger.sqlite3")) as file, file:
        file.execute("UPDATE deliveries SET message = CAST('x' AS BLOB) WHERE recipient = ?", (ANN,))
    with pytest.raises(DiskFault, match="isn't what was frozen") as told:
        ledger.message("k", ANN)
    assert ANN not in str(told.value)
    assert ledger.message("k", BOB)
