"""Whether everything that a run needs is there: what `sheetsync doctor` tells besides the workbook's own checkup."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from sheetsync import pipeline
from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.errors import SheetsyncError
from sheetsync.pipeline import Settings
from sheetsync.ports import Finding, Workbook


def entry_tabs(workbook: Workbook, settings: Settings) -> Iterator[Finding]:
    """Which tab is which entry tab and which columns were found there, or why nothing can be read."""
    try:
        reading = pipeline.read(workbook, settings)
    except SheetsyncError as error:
        yield Finding("fault", "error", error=error)
        return
    for tab in ENTRY_TABS:
        role = tab.title.in_(settings.lang)
        if tab.role not in reading.titles:
            yield Finding("hint", "entry_tab_missing", {"role": role})
            continue
        headers = ", ".join(binding.header for binding in reading.columns.get(tab.role, {}).values())
        yield Finding("ok", "entry_tab", {"tab": reading.titles[tab.role], "role": role, "columns": headers or "–"})


def mail(recipients: Sequence[str], outbox: Path) -> Iterator[Finding]:
    """Who gets the memo, and whether messages can be laid down."""
    if recipients:
        yield Finding("ok", "recipients", {"recipients": ", ".join(recipients)})
    else:
        yield Finding("warning", "recipients_none")
    there = next(folder for folder in (outbox, *outbox.resolve().parents) if folder.exists())
    fine = there.is_dir() and os.access(there, os.W_OK)
    yield Finding("ok" if fine else "fault", "outbox" if fine else "outbox_kept", {"where": outbox})
