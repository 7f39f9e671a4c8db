"""The entry tabs that a workbook lacks, and the page that says what they are for."""

from __future__ import annotations

from sheetsync.core.entry_tabs import ENTRY_TABS, Deals
from sheetsync.core.layout import Sheet
from sheetsync.core.plan import differences
from sheetsync.core.summary.guide import guide
from sheetsync.core.tables import titles
from sheetsync.core.tables.choices import choices
from sheetsync.pipeline.settings import Settings
from sheetsync.ports import NewEntryTab, Workbook


def add_missing_tabs(workbook: Workbook, settings: Settings) -> tuple[str, ...]:
    """Add the entry tabs that no tab of the workbook is; their titles."""
    tabs = [tab for tab in workbook.tabs() if not tab.role]
    known = {tab.known_as: tab.title for tab in tabs if tab.known_as}
    bound = titles.bind([tab.title for tab in tabs], settings.norms, known)
    lang, norms = settings.lang, settings.norms
    missing = {tab: norms.titles.get(tab.role, tab.title.in_(lang)) for tab in ENTRY_TABS if tab.role not in bound}
    together = {tab.role: title for tab, title in missing.items()}
    new = [
        NewEntryTab(tab, title, lang, norms.dated_stages if tab is Deals else (), choices(tab, norms, lang, together))
        for tab, title in missing.items()
    ]
    if new:
        workbook.add_entry_tabs(new)
    _write_if_new(workbook, guide(lang, norms, {**bound, **together}))
    return tuple(tab.title for tab in new)


def _write_if_new(workbook: Workbook, sheet: Sheet) -> None:
    """Write a summary tab unless it stands there already."""
    standing = next((tab.title for tab in workbook.tabs() if tab.role == sheet.role), None)
    cells = workbook.read([standing])[standing] if standing else None
    if cells is None or differences(sheet, cells, sheet.title):
        workbook.write([sheet])
