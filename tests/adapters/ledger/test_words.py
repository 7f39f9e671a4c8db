"""What a person is told of a ledger that can't be used: the file, what is wrong with it, what to do."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.adapters.ledger.faults import is_damage, told
from sheetsync.adapters.ledger.schema import harden
from sheetsync.errors import Busy, DiskFault
from sheetsync.ports import Frozen, State
from tests.adapters.ledger.damages import cut, emptied, flipped, foreign, garbage, newer, orphaned, torn
from tests.adapters.ledger.memos import ANN, BOB, LATER, NOW, Open, memo

PLACE = Path("state/ledger.sqlite3")
NO_ROOM = "no room on the disk; nothing was written and nothing is mailed; free some space"
NOT_WRITABLE = "can't be written; nothing is mailed; check the permissions of the folder and the disk's mount"
DAMAGED = "is damaged; nothing is mailed; the next start moves it aside and takes the backup"
FAILED = "the disk failed (its words); nothing was written and nothing is mailed; check the disk"
HELD = "another program holds the ledger; nothing was changed, try again"


def raised(name: str) -> sqlite3.Error:
    """An error as SQLite raises it; with "" for a name: as Python's own module does."""
    error = sqlite3.OperationalError("its words")
    if name:
        error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", NO_ROOM),
        ("SQLITE_READONLY", NOT_WRITABLE),
        ("SQLITE_READONLY_DIRECTORY", NOT_WRITABLE),
        ("SQLITE_PERM", NOT_WRITABLE),
        ("SQLITE_CANTOPEN", NOT_WRITABLE),
        ("SQLITE_CORRUPT", DAMAGED),
        ("SQLITE_CORRUPT_INDEX", DAMAGED),
        ("SQLITE_NOTADB", DAMAGED),
        ("SQLITE_IOERR_FSYNC", FAILED),
        ("", FAILED),
    ],
)
def test_every_error_of_sqlite_has_its_words(name: str, words: str) -> None:
    with pytest.raises(DiskFault) as fault, told(PLACE):
        raise raised(name)
    assert str(fault.value) == f"{PLACE}: {words}"
    assert is_damage(raised(name)) is (words == DAMAGED)


@pytest.mark.parametrize("name", ["SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_LOCKED", "SQLITE_LOCKED_SHAREDCACHE"])
def test_somebody_at_the_ledger_is_no_fault_of_the_disk(name: str) -> None:
    with pytest.raises(Busy) as fault, told(PLACE):
        raise raised(name)
    assert str(fault.value) == f"{PLACE}: {HELD}"
    assert not is_damage(raised(name))


def test_the_systems_own_errors_and_ours() -> None:
    with pytest.raises(DiskFault) as fault, told(PLACE):
        raise OSError(5, "Input/output error")
    assert str(fault.value) == (f"{PLACE}: Input/output error; nothing was changed; check the disk and the folder")
    with pytest.raises(sqlite3.ProgrammingError), told(PLACE):
        raise sqlite3.ProgrammingError("Cannot operate on a closed database.")


@pytest.mark.parametrize(
    "use",
    [
        lambda ledger: ledger.memory,
        SqliteLedger.regain,
        SqliteLedger.first_start,
        SqliteLedger.known,
        SqliteLedger.deliveries,
        lambda ledger: ledger.freeze(memo(), NOW),
        lambda ledger: ledger.message("k", ANN),
        lambda ledger: ledger.move("k", ANN, State.DIALOG, NOW),
        lambda ledger: ledger.note("x", "1"),
        lambda ledger: ledger.noted("x"),
    ],
)
def test_whatever_fails_the_file_is_named(opened: Open, folder: Path, use: Callable[[SqliteLedger], object]) -> None:
    ledger = opened()
    with closing(sqlite3.connect(folder / "ledger.sqlite3", isolation_level=None)) as other:
        for table in ("deliveries", "memos", "facts", "notes"):
            other.execute(f"DROP TABLE {table}")
    with pytest.raises(DiskFault, match=rf"^{re.escape(str(folder / 'ledger.sqlite3'))}: the disk failed \(no such"):
        use(ledger)


def test_a_ledger_that_cannot_be_opened_is_named(opened: Open, folder: Path) -> None:
    (folder / "ledger.sqlite3").mkdir(parents=True)
    folder.chmod(0o700)
    with pytest.raises(DiskFault) as fault:
        opened()
    assert str(fault.value) == f"{folder / 'ledger.sqlite3'}: {NOT_WRITABLE}"


def test_a_file_system_that_keeps_no_log_is_refused() -> None:
    with closing(sqlite3.connect(":memory:")) as nowhere, pytest.raises(DiskFault) as fault:
        harden(nowhere, PLACE)
    assert str(fault.value) == (
        f"{PLACE}: its file system can't keep SQLite's log; put the state folder on a local disk"
    )


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (garbage, "was no use: file is not a database"),
        (flipped, r"was no use: .*(malformed|in database|database disk image|page)"),
        (torn, r"was no use: .*(in database|page)"),
        (cut, r"was no use: .*(malformed|page|in database)"),
        (newer, r"was no use: a newer sheetsync wrote it \(version 99; this one reads 1\)"),
        (foreign, "was no use: it isn't a ledger of sheetsync"),
        (orphaned, "was no use: deliveries without their memo"),
    ],
)
def test_why_a_file_was_no_use_and_where_it_is_now(
    opened: Open, folder: Path, damage: Callable[[Path], None], why: str
) -> None:
    ledger = opened()
    ledger.freeze(memo("k", ANN, size=10_000), NOW)
    for state in (State.DIALOG, State.COMMITTING, State.ACCEPTED):
        ledger.move("k", ANN, state, NOW)
    ledger.close()
    path, backup = folder / "ledger.sqlite3", folder / "ledger.backup.sqlite3"
    damage(path)
    damage(backup)
    first, second = opened(now=LATER).notices
    stamp = "20260302T090000Z"
    assert re.fullmatch(rf"the ledger {path} {why}.*; kept as {folder}/ledger\.{stamp}-1\.aside", first, re.DOTALL)
    assert re.fullmatch(
        rf"the ledger's backup {backup} {why}.*; kept as {folder}/ledger\.backup\.{stamp}-1\.aside", second, re.DOTALL
    )
    path.unlink()
    garbage(path)
    assert opened(now=LATER).notices[-1].endswith(f"kept as {folder / f'ledger.{stamp}-2.aside'}"), "nothing is lost"


def test_a_log_of_a_ledger_that_was_emptied_is_kept_with_it(opened: Open, folder: Path, killed: Path) -> None:
    emptied(killed / "ledger.sqlite3")
    ledger = opened(killed, LATER)
    assert ledger.notices == [
        f"{killed / 'ledger.sqlite3'} was gone or empty; kept as {killed / 'ledger.20260302T090000Z-1.aside'}"
    ]
    assert ledger.deliveries() == []
    kept = "ledger.20260302T090000Z-1.aside"
    assert {path.name for path in killed.glob("*.aside*")} == {kept, f"{kept}-wal", f"{kept}-shm"}


def test_what_is_asked_wrongly_is_said(opened: Open) -> None:
    ledger = opened()
    key = "0123456789abcdef" * 4
    ledger.freeze(memo(key), NOW)
    with pytest.raises(ValueError, match=r"^a memo for nobody$"):
        ledger.freeze(Frozen("l", "r", NOW, 1, {}), NOW)
    with pytest.raises(ValueError, match=r"^a moment without a time zone$"):
        ledger.freeze(memo("l"), dt.datetime(2026, 3, 2))
    with pytest.raises(ValueError, match=r"^memo 0123456789ab: no delivery goes from planned to accepted$"):
        ledger.move(key, ANN, State.ACCEPTED, NOW)
    for ask in (lambda: ledger.message(key, BOB), lambda: ledger.move(key, BOB, State.DIALOG, NOW)):
        with pytest.raises(KeyError) as missing:
            ask()
        assert missing.value.args == (key,)


def test_bytes_that_changed_are_told_by_the_beginning_of_their_key(opened: Open, folder: Path) -> None:
    ledger = opened()
    key = "0123456789abcdef" * 4
    ledger.freeze(memo(key), NOW)
    with closing(sqlite3.connect(folder / "ledger.sqlite3")) as file, file:
        file.execute("UPDATE deliveries SET message = CAST('x' AS BLOB)")
    with pytest.raises(DiskFault) as fault:
        ledger.message(key, ANN)
    assert str(fault.value) == (
        f"{folder / 'ledger.sqlite3'}: a message of memo 0123456789ab isn't what was frozen; it isn't mailed"
    )
