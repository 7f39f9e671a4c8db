"""The config.toml that a team starts with, and putting one on the disk."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from sheetsync.core.lang.words import Lang
from sheetsync.errors import Busy, DiskFault, NotPermitted

_TEXT = """\
# sheetsync's configuration. Every key, with its default: docs/configuration.md. Paths are relative to this file.

language = "{lang}"        # en | ru: tabs, memo and messages; entry tabs are read in both at once
currency = "{currency}"       # the one reporting currency
period = "all"         # all | this_month | last_month | last_6_months | 2026-10 | 2026-05..2026-10

[workbook]
{workbook}
"""


def starting_text(lang: Lang, currency: str, workbook: str) -> str:
    """A new configuration; `workbook` is the line or lines that name it."""
    return _TEXT.format(lang=lang, currency=currency, workbook=workbook)


def replace_text(path: Path, old: str | None, new: str) -> None:
    """The file with a new text, as a whole or not at all; None: it isn't there yet.

    Busy if somebody changed it meanwhile; NotPermitted or DiskFault if it can't be written.
    """
    target = path.resolve()
    try:
        if text_of(target) != old:
            raise Busy(f"{path}: was changed while it was worked on; run the same command again")
        target.parent.mkdir(parents=True, exist_ok=True)
        if old is not None:
            target.open("r+b").close()  # a file that may not be written must not be replaced either
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.stem}-", suffix=".part")
        scratch = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(new.encode())
                out.flush()
                os.fsync(out.fileno())
            scratch.chmod(target.stat().st_mode & 0o7777 if old is not None else 0o644)
            scratch.replace(target)
        finally:
            scratch.unlink(missing_ok=True)
    except PermissionError as error:
        raise NotPermitted(f"{path}: can't be written; check its permissions and its folder's") from error
    except OSError as error:
        raise DiskFault(f"{path}: can't be written ({error.strerror}); check the disk") from error


def text_of(path: Path) -> str | None:
    """The file's text, line endings as they are; None if there is no such file."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
