"""The folder in which the service remembers: its own, nobody else's, used by one process at a time."""

from __future__ import annotations

import fcntl
import json
import os
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from sheetsync.errors import BadConfig, Busy, DiskFault, NotPermitted

OWN = 0o700


class StateFolder:
    """A folder with mode 0700, made if it isn't there. BadConfig if others may write to it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.mkdir(mode=OWN, parents=True, exist_ok=True)
            mode = path.stat().st_mode
        except PermissionError as error:
            raise NotPermitted(f"{path}: can't be made or entered; give the service a folder of its own") from error
        except OSError as error:
            raise DiskFault(f"{path}: can't be used ({error.strerror}); check service.state and the disk") from error
        if mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise BadConfig(f"{path}: others may write there, and so could make memos go out twice; chmod 700 {path}")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The folder for this process alone. Busy if another one has it, with its number."""
        with self._lock_file() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                file.seek(0)
                holder = _holder(file.read())
                raise Busy(f"{self.path}: {holder}; stop it first, or give this one a folder of its own") from error
            file.truncate(0)
            file.write(json.dumps({"pid": os.getpid(), "host": socket.gethostname()}))
            file.flush()
            yield

    def _lock_file(self) -> TextIO:
        path = self.path / "lock"
        try:
            return path.open("a+", encoding="utf-8")
        except PermissionError as error:
            raise NotPermitted(f"{path}: can't be opened; it belongs to another user than this service's") from error
        except OSError as error:
            raise DiskFault(f"{path}: can't be opened ({error.strerror}); check the disk") from error

    def write(self, name: str, text: str) -> None:
        """A small file, replaced as a whole. DiskFault if the disk doesn't take it; then the old one stands."""
        target, scratch = self.path / name, self.path / f".{name}.part"
        try:
            with scratch.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            scratch.replace(target)
        except OSError as error:
            raise DiskFault(f"{target}: can't be written ({error.strerror})") from error

    def read(self, name: str) -> str:
        """A small file's text, "" if it isn't there."""
        try:
            return (self.path / name).read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise DiskFault(f"{self.path / name}: can't be read ({error.strerror})") from error


def _holder(told: str) -> str:
    try:
        holder = json.loads(told)
        return f"sheetsync runs there already (process {holder['pid']} on {holder['host']})"
    except (ValueError, KeyError, TypeError):
        return "another process uses it"
