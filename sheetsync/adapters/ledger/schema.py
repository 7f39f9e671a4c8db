"""The ledger's tables, and a connection to them that is safe for mail: what it has committed is on the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from sheetsync.adapters.ledger.faults import Damaged, is_damage
from sheetsync.errors import DiskFault
from sheetsync.ports import State

APPLICATION = 0x5353_4C47
"""Tells a ledger of ours from any other SQLite file."""

_STATES = ", ".join(f"'{state}'" for state in State)

VERSIONS: Sequence[Sequence[str]] = (
    (
        "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
        """CREATE TABLE memos (
            number INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            review TEXT NOT NULL,
            starts TEXT NOT NULL,
            revision INTEGER NOT NULL,
            frozen TEXT NOT NULL
        ) STRICT""",
        f"""CREATE TABLE deliveries (
            memo INTEGER NOT NULL REFERENCES memos (number),
            place INTEGER NOT NULL,
            recipient TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ({_STATES})),
            attempts INTEGER NOT NULL DEFAULT 0,
            changed TEXT NOT NULL,
            next_try TEXT,
            code INTEGER NOT NULL DEFAULT 0,
            text TEXT NOT NULL DEFAULT '',
            queue_id TEXT NOT NULL DEFAULT '',
            sha256 TEXT NOT NULL,
            message BLOB NOT NULL,
            PRIMARY KEY (memo, place),
            UNIQUE (memo, recipient)
        ) STRICT""",
    ),
)
"""What makes each version of the tables from the one before."""


def connect(path: Path, wait_seconds: float) -> sqlite3.Connection:
    """A file that is there, for its owner alone. `wait_seconds` for whoever else is writing."""
    path.chmod(0o600)
    return sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, isolation_level=None, timeout=wait_seconds)


def harden(connection: sqlite3.Connection, path: Path) -> None:
    """From here on a commit returns when it is on the disk."""
    (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
    if mode != "wal":
        raise DiskFault(f"{path}: its file system can't keep SQLite's log; put the state folder on a local disk")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def examine(connection: sqlite3.Connection) -> None:
    """Damaged if the file isn't a ledger, is a newer version's, or isn't sound from its first to its last page."""
    try:
        if _pragma(connection, "application_id") != APPLICATION:
            raise Damaged("it isn't a ledger of sheetsync")
        if (version := _pragma(connection, "user_version")) > len(VERSIONS):
            raise Damaged(f"a newer sheetsync wrote it (version {version}; this one reads {len(VERSIONS)})")
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise Damaged(str(found))
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise Damaged("deliveries without their memo")
    except sqlite3.Error as error:
        if is_damage(error):
            raise Damaged(str(error)) from error
        raise


def upgrade(connection: sqlite3.Connection) -> None:
    """Bring older tables, or none, to this version, each version whole or not at all."""
    for version in range(_pragma(connection, "user_version"), len(VERSIONS)):
        with transaction(connection) as run:
            for statement in VERSIONS[version]:
                run(statement)
            run(f"PRAGMA application_id = {APPLICATION}")
            run(f"PRAGMA user_version = {version + 1}")


class Run(Protocol):
    """Executes a statement within a transaction."""

    def __call__(self, statement: str, values: Sequence[object] = ..., /) -> sqlite3.Cursor:
        """As sqlite3's `execute`."""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[Run]:
    """All or nothing, and nobody else writes meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection.execute
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)
