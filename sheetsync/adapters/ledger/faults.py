"""SQLite's errors in our words: what is wrong, where, what next."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sheetsync.errors import Busy, DiskFault


class Damaged(Exception):
    """The file isn't a sound ledger; the text says why."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Busy or DiskFault instead of what SQLite raises."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # a closed ledger is used: a fault of ours
    except sqlite3.Error as error:
        name = _name(error)
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise Busy(f"{path}: another program holds the ledger; nothing was changed, try again") from error
        raise DiskFault(f"{path}: {_why(name, error)}") from error
    except OSError as error:
        raise DiskFault(f"{path}: {error.strerror}; nothing was changed; check the disk and the folder") from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error speaks of the file's content, not of the disk under it or of somebody at it."""
    return _name(error).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def _name(error: sqlite3.Error) -> str:
    return str(getattr(error, "sqlite_errorname", ""))


def _why(name: str, error: sqlite3.Error) -> str:
    if name.startswith("SQLITE_FULL"):
        return "no room on the disk; nothing was written and nothing is mailed; free some space"
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN")):
        return "can't be written; nothing is mailed; check the permissions of the folder and the disk's mount"
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return "is damaged; nothing is mailed; the next start moves it aside and takes the backup"
    return f"the disk failed ({error}); nothing was written and nothing is mailed; check the disk"
