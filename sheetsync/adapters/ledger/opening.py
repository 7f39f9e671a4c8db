"""Finding the ledger in its folder: sound, from its backup, or begun anew; what is unsound is kept aside."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import stat
from contextlib import closing
from itertools import count
from pathlib import Path

from sheetsync.adapters.ledger.faults import Damaged
from sheetsync.adapters.ledger.schema import connect, examine, harden, transaction, upgrade
from sheetsync.errors import BadConfig

FILE = "ledger.sqlite3"
BACKUP = "ledger.backup.sqlite3"
_SCRATCH = "ledger.part.sqlite3"


def own(folder: Path) -> None:
    """The folder is there and is its owner's alone. BadConfig if it is somebody else's too."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "posix":
        return
    found = folder.stat()
    if found.st_uid != os.geteuid() or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise BadConfig(
            f"{folder}: others may write there, and so could make a memo go out twice; give the service a folder of "
            f"its own: chown it to the service's user, chmod 700 {folder}"
        )
    if found.st_mode & 0o077:
        folder.chmod(0o700)


def find(folder: Path, now: dt.datetime, wait_seconds: float) -> tuple[sqlite3.Connection, list[str]]:
    """The ledger, and what a person should know about how it was found."""
    ledger, backup, notices = folder / FILE, folder / BACKUP, list[str]()
    for path in (ledger, backup):
        _clear_remains(path, now, notices)
    if ledger.exists():
        try:
            return look(ledger, wait_seconds), notices
        except Damaged as fault:
            _move_aside(ledger, now, f"the ledger {ledger} was no use: {fault}", notices)
    if backup.exists():
        try:
            _restore(folder, now, wait_seconds)
            notices.append(f"the ledger was taken from its backup {backup}; what may have been mailed since is held")
            return look(ledger, wait_seconds), notices
        except Damaged as fault:
            _move_aside(backup, now, f"the ledger's backup {backup} was no use: {fault}", notices)
    _begin(folder, now)
    return look(ledger, wait_seconds), notices


def look(path: Path, wait_seconds: float) -> sqlite3.Connection:
    """The ledger as it stands, brought to this version. Damaged if it isn't sound, and then it wasn't touched."""
    connection = _examined(path, wait_seconds)
    try:
        harden(connection, path)
        upgrade(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def back_up(connection: sqlite3.Connection, folder: Path) -> None:
    """A consistent copy beside the ledger; the old copy stands until the new one is whole and on the disk."""
    try:
        with closing(_scratch(folder)) as copy:
            _copy(connection, copy)
        _put(folder, BACKUP)
    finally:
        (folder / _SCRATCH).unlink(missing_ok=True)


def _begin(folder: Path, now: dt.datetime) -> None:
    is_first = not any(folder.glob("*.aside*"))
    with closing(_scratch(folder)) as new:
        upgrade(new)
        _forget(new, now, is_first=is_first)
    _put(folder, FILE)


def _restore(folder: Path, now: dt.datetime, wait_seconds: float) -> None:
    """Make the backup the ledger: one that knows that it doesn't know what came after it."""
    with closing(_examined(folder / BACKUP, wait_seconds)) as backup, closing(_scratch(folder)) as copy:
        _copy(backup, copy)
        _forget(copy, now, is_first=False)
    _put(folder, FILE)


def _examined(path: Path, wait_seconds: float) -> sqlite3.Connection:
    connection = connect(path, wait_seconds)
    try:
        examine(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _forget(connection: sqlite3.Connection, now: dt.datetime, *, is_first: bool) -> None:
    """Its memory begins now; `is_first`: nothing in the folder tells of a ledger before it."""
    first_start = now.astimezone(dt.UTC).isoformat()
    facts = [("first_start", first_start), ("memory", "no"), ("is_first", "yes" if is_first else "no")]
    with transaction(connection):
        connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", facts)


def _scratch(folder: Path) -> sqlite3.Connection:
    path = folder / _SCRATCH
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    return sqlite3.connect(path, isolation_level=None)


def _copy(source: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    source.backup(copy)
    copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it


def _put(folder: Path, name: str) -> None:
    """Give the scratch file its name when it is on the disk: nobody ever sees half of it."""
    scratch = folder / _SCRATCH
    with scratch.open("rb") as file:
        os.fsync(file.fileno())
    scratch.replace(folder / name)
    _sync(folder)


def _sync(folder: Path) -> None:
    """A file's name is on the disk only when its folder is."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _clear_remains(path: Path, now: dt.datetime, notices: list[str]) -> None:
    """A log whose file is gone would be taken for the next file's; ours are never empty."""
    remains = [part for part in _parts(path) if part.exists()]
    if remains and (not path.exists() or path.stat().st_size == 0):
        _move_aside(path, now, f"{path} was gone or empty", notices)


def _move_aside(path: Path, now: dt.datetime, why: str, notices: list[str]) -> None:
    """Keep the file and its log under another name. The file goes first: a crash after that leaves a log without a
    file, which is known for what it is; a file without its log would pass for a sound ledger that forgot.
    """
    stamp = f"{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    names = (path.with_name(f"{path.stem}.{stamp}-{number}.aside") for number in count(1))
    aside = next(name for name in names if not any(part.exists() for part in _parts(name)))
    for part, kept in zip(_parts(path), _parts(aside), strict=True):
        if part.exists():
            part.rename(kept)
    _sync(path.parent)
    notices.append(f"{why}; kept as {aside}")


def _parts(path: Path) -> list[Path]:
    """The file, its log, the log's index."""
    return [path.with_name(path.name + suffix) for suffix in ("", "-wal", "-shm")]
