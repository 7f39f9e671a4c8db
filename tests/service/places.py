"""Where simulations keep their ledgers, a disk that is soon full, a port that is free."""

from __future__ import annotations

import os
import resource
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sheetsync.errors import DiskFault
from sheetsync.ports import Ledger


def quick_folder() -> str | None:
    """A file system in memory, if there is one: the ledger's code is the same, SQLite's fsync costs nothing there."""
    memory = Path("/dev/shm")  # noqa: S108  # not a name that anybody could take: a folder is made in it
    return str(memory) if memory.is_dir() and os.access(memory, os.W_OK) else None


@contextmanager
def small_disk(place: Path) -> Iterator[Callable[[], None]]:
    """A disk of 1 MB, and what makes room on it; where none can be mounted, files that can't grow beyond that."""
    place.mkdir()
    mounted = _runs("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", str(place))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    if not mounted:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, limits[1]))

    def grow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert not mounted or _runs("mount", "-o", "remount,size=8m", str(place))

    try:
        yield grow
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert not mounted or _runs("umount", "-l", str(place))


def fill(ledger: Ledger) -> None:
    """Note things until not even the smallest fits on the disk."""
    for size, names in ((100_000, 1_000), (500, 10_000), (1, 1)):
        try:
            for number in range(10_000):
                ledger.note(f"{size} {number % names}", f"{number:{size}}")
        except DiskFault:
            pass
        else:
            raise AssertionError("the disk is never full")


def free_port() -> int:
    """A port of 127.0.0.1 at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _runs(*command: str) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False
