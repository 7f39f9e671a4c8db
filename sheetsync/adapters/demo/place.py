"""Where the demo is laid: its workbook, never over somebody else's, and the configuration beside it."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import zipfile
from pathlib import Path

from sheetsync.adapters.demo.workbook import MARK, workbook
from sheetsync.core.lang.words import Lang
from sheetsync.errors import DiskFault, NotPermitted

SEED = 7


def write_demo(path: Path, lang: Lang, leads: int, as_of: dt.date, seed: int = SEED) -> None:
    """Write the workbook of a demo company with so many leads, its folder too; an earlier demo there is replaced.

    Six whole months and the days of the running one up to `as_of`; the same bytes for the same arguments. NotPermitted
    if something else stands there or the folder can't be written, DiskFault if writing fails; then nothing was changed.
    """
    if path.exists() and not is_demo(path):
        raise NotPermitted(f"{path}: something else stands there and is left alone; name another folder for the demo")
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(workbook(lang, leads, as_of, seed))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except PermissionError as error:
        raise NotPermitted(f"{path}: can't be written; close it if it is open, or name another folder") from error
    except OSError as error:
        raise DiskFault(f"{path}: can't be written ({error.strerror}); name another folder for the demo") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def is_demo(path: Path) -> bool:
    """Whether a file is an earlier demo, synced or not."""
    try:
        with zipfile.ZipFile(path) as parts:
            return MARK.encode() in parts.read("docProps/core.xml")[:10_000]
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def demo_config(lang: Lang) -> str:
    """The text of a config.toml that stands beside the demo's workbook."""
    return f"""\
# The demo as you can run it yourself:  sheetsync check --config config.toml
language = "{lang}"
currency = "RUB"
period = "last_6_months"  # also: all, this_month, last_month, 2026-10, 2026-05..2026-10

[workbook]
path = "funnel.xlsx"

[memo]
recipients = ["ceo@example.com", "marketing@example.com", "sales@example.com"]
sender = "sheetsync@example.com"
"""
