"""Whether everything that a run needs is there: what `sheetsync doctor` tells besides the workbook's own checkup."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from sheetsync import pipeline
from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.tables import titles
from sheetsync.errors import SheetsyncError
from sheetsync.pipeline import Settings
from sheetsync.ports import Finding, Workbook


def configuration(file: Path | None) -> Finding:
    """Which file tells the settings."""
    return Finding("ok", "config", {"where": file}) if file else Finding("hint", "config_none")


def entry_tabs(workbook: Workbook, settings: Settings) -> Iterator[Finding]:
    """Which tab is which entry tab and which columns were found there, or why nothing can be read."""
    try:
        reading = pipeline.read(workbook, settings)
    except SheetsyncError as error:
        yield Finding("fault", "no_entry_tabs" if _is_fresh(workbook, settings) else "error", error=error)
        return
    roles = {tab.role: tab.title.in_(settings.lang) for tab in ENTRY_TABS}
    for role in (role for role in roles if role in reading.titles):
        headers = ", ".join(binding.header for binding in reading.columns.get(role, {}).values())
        yield Finding("ok", "entry_tab", {"tab": reading.titles[role], "role": roles[role], "columns": headers or "–"})
    if missing := [roles[role] for role in roles if role not in reading.titles]:
        yield Finding("hint", "entry_tabs_missing", {"roles": ", ".join(missing)})


def _is_fresh(workbook: Workbook, settings: Settings) -> bool:
    """Whether nobody ever laid out a tab to fill."""
    names = [tab.title for tab in workbook.tabs() if not tab.role]
    return not (titles.bind(names, settings.norms) or settings.norms.titles or workbook.lost_tabs())


def mail(recipients: Sequence[str], outbox: Path) -> Iterator[Finding]:
    """Who gets the memo, and whether messages can be laid down."""
    if recipients:
        yield Finding("ok", "recipients", {"recipients": ", ".join(recipients)})
    else:
        yield Finding("warning", "recipients_none")
    there = next(folder for folder in (outbox, *outbox.resolve().parents) if folder.exists())
    fine = there.is_dir() and os.access(there, os.W_OK)
    yield Finding("ok" if fine else "fault", "outbox" if fine else "outbox_kept", {"where": outbox})
