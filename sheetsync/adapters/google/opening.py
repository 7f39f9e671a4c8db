"""From a spreadsheet's id and the environment to the spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from sheetsync.adapters import clock
from sheetsync.adapters.google.access import access
from sheetsync.adapters.google.endpoints import SHEETS, trusted
from sheetsync.adapters.google.transport import Transport
from sheetsync.adapters.google.workbook import GoogleWorkbook
from sheetsync.core.lang import Lang

ENDPOINT = "SHEETSYNC_API_ENDPOINT"
"""The environment variable that names another address of the Sheets API than Google's."""


def open_spreadsheet(
    spreadsheet_id: str,
    *,
    key_file: Path | None,
    company: str,
    lang: Lang,
    environ: Mapping[str, str],
    connect: Callable[..., Transport] = Transport,
) -> GoogleWorkbook:
    """The spreadsheet; nothing is asked of Google yet. Raises BadConfig if there are no usable credentials."""
    endpoint = trusted(environ.get(ENDPOINT) or SHEETS, ENDPOINT)
    transport = connect(access(key_file, environ), endpoint=endpoint)
    return GoogleWorkbook(transport, spreadsheet_id, company=company, lang=lang, now=clock.now)
