"""A workbook file replaced as a whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sheetsync.adapters.xlsx.archive import Stamp
from sheetsync.core.lang.telling import error_of
from sheetsync.errors import BadSheetData, Busy, DiskFault, NotPermitted


def refuse_open(path: Path) -> None:
    """Raises Busy if Excel's or LibreOffice's lock file stands beside the workbook."""
    for lock, program in ((f"~${path.name}", "Excel"), (f".~lock.{path.name}#", "LibreOffice")):
        if path.with_name(lock).exists():
            raise error_of(Busy, "refused.open", path=path, program=program, lock=lock)


def refuse_changed(path: Path, known: Stamp | None) -> None:
    """Raises Busy if the file is not in the state it was read in; None: it wasn't there."""
    now = Stamp.of(path.stat()) if path.exists() else None
    if now != known:
        raise error_of(Busy, "refused.changed", path=path)


@contextmanager
def replacing(path: Path, known: Stamp | None) -> Iterator[BinaryIO]:
    """A new file that takes the workbook's place when the block ends well; else the workbook stays as it was.

    `known` is the state that the new content stands on; None makes a new workbook. Raises Busy, NotPermitted or
    DiskFault.
    """
    target = path.resolve()
    with _write_faults_named(path):
        refuse_changed(path, known)
        if known:
            # A file that may not be written must not be replaced either, and Windows tells here who holds it.
            target.open("r+b").close()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-", suffix=".part")
        scratch = Path(name)
        try:
            with os.fdopen(handle, "w+b") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            scratch.chmod(stat.S_IMODE(target.stat().st_mode) if known else _usual_mode())
            refuse_changed(path, known)
            scratch.replace(target)
            _sync_folder(target.parent)
        finally:
            scratch.unlink(missing_ok=True)


def _usual_mode() -> int:
    """What the user's mask gives to a new file."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name outlast a power cut, where folders can be opened for that."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _write_faults_named(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise BadSheetData(f"{path}: the folder isn't there; make it, then try again") from error
    except PermissionError as error:
        raise error_of(NotPermitted, "refused.file", path=path) from error
    except OSError as error:
        raise DiskFault(f"{path}: writing failed ({error.strerror or error}); nothing was changed") from error
