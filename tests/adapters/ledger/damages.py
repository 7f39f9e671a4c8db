"""What can happen to a file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def garbage(path: Path) -> None:
    path.write_bytes(b"no database at all" * 1000)


def flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(4096 * 2, len(content)):
        content[at] ^= 0xFF
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def torn(path: Path) -> None:
    """A page of a message has lost its next one: nothing notices that but a look at every page."""
    pages = [path.read_bytes()[at : at + 4096] for at in range(0, path.stat().st_size, 4096)]
    torn = next(at for at, page in enumerate(pages) if page.count(b"\0\r\n") > 1000 and page[:4] != bytes(4))
    pages[torn] = bytes(4) + pages[torn][4:]
    path.write_bytes(b"".join(pages))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 99")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE theirs (a)")


def orphaned(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA foreign_keys = OFF")
        file.execute("DELETE FROM memos")
        file.commit()


DAMAGES = [garbage, flipped, torn, cut, emptied, newer, foreign, orphaned]
