"""What the operator is mailed of a service that can't start, or that ends by an error.

Whoever starts it again starts it every few seconds: what was told when is on the disk, and where nothing can be
remembered nothing is mailed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sheetsync import bootstrap
from sheetsync.adapters import clock
from sheetsync.adapters.logs import log
from sheetsync.config.mail_part import mail_part
from sheetsync.errors import Busy, SheetsyncError
from sheetsync.service.alerts import Alerts

FILE = "starts.json"
_RUNTIME_FOLDERS = ("RUNTIME_DIRECTORY", "XDG_RUNTIME_DIR")
"""Folders of the service's own that outlive a process: systemd's for the service, that of the user's session."""


@contextmanager
def last_word(
    config_file: Path | None,
    environ: Mapping[str, str],
    *,
    once: bool = False,
    now: Callable[[], dt.datetime] = clock.utc,
) -> Iterator[None]:
    """Tells the operators why the block was ended by an error, once per kind of error in four hours.

    `once`: it is one cycle of many; that it finds another one at work is nothing to tell.
    """
    try:
        yield
    except SheetsyncError as error:
        if not (once and isinstance(error, Busy)):
            _tell(config_file, environ, str(error), type(error).__name__, now())
        raise
    except Exception as error:
        # Whatever ends the service, its operators must hear of it; then it goes on up. Its message could hold what
        # stands in a cell, so they hear its kind alone.
        kind = type(error).__name__
        _tell(config_file, environ, f"a fault of sheetsync itself ({kind})", kind, now())
        raise


def _tell(config_file: Path | None, environ: Mapping[str, str], text: str, kind: str, now: dt.datetime) -> None:
    config = mail_part(config_file) if config_file else None
    if config is None or not config.service.operators:
        return
    try:
        folders = [environ[name].partition(":")[0] for name in _RUNTIME_FOLDERS if environ.get(name)]
        notes = bootstrap.notes(config, FILE, folders)
        courier = bootstrap.courier(config)
        alerts = Alerts(notes, courier, config.memo.sender, config.service.operators, config.language)
        alerts.tell("start", text, now, about=kind)
        alerts.deliver(now)
        why = "the mail server doesn't take it" if alerts.are_waiting() else ""
    except SheetsyncError as error:
        why = error.message
    if why:
        log("lines")("alert.unsent", why=why)
