"""The composition root: configuration in, adapters out. The only module that names concrete classes."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass

from sheetsync.adapters import clock
from sheetsync.adapters.calendar import holidays
from sheetsync.adapters.outbox import Outbox
from sheetsync.adapters.templates import JinjaMemo
from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.config import Config
from sheetsync.pipeline import Settings
from sheetsync.ports import Mailer, MemoRenderer, Workbook

YEARS_BACK, YEARS_AHEAD = 10, 2


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything a command needs."""

    workbook: Workbook
    renderer: MemoRenderer
    mailer: Mailer
    settings: Settings


def workbook(config: Config) -> Workbook:
    """The workbook that a configuration names; nothing of it is read yet."""
    section = config.workbook
    if not section.spreadsheet:
        return XlsxWorkbook(config.folder / section.path)
    from sheetsync.adapters.google import open_spreadsheet  # noqa: PLC0415 - a file needs none of it

    return open_spreadsheet(
        section.spreadsheet,
        key_file=config.folder / section.credentials if section.credentials else None,
        company=section.company,
        lang=config.language,
        environ=os.environ,
    )


def parts(config: Config, book: Workbook, as_of: dt.date | None = None) -> Parts:
    """The adapters that a configuration asks for, and what to compute with on a day: by default on today's, by the
    clock of the workbook's people.
    """
    conventions = book.conventions()
    as_of = as_of or clock.today(conventions.time_zone)
    free = holidays(config.input.holidays, range(as_of.year - YEARS_BACK, as_of.year + YEARS_AHEAD))
    settings = Settings(
        lang=config.language,
        norms=config.to_norms(free, conventions),
        period=config.to_period(as_of),
        as_of=as_of,
        verdict_rows=config.limits.verdict_rows,
        issue_rows=config.limits.issue_rows,
    )
    return Parts(
        book,
        JinjaMemo(config.folder / config.memo.templates),
        Outbox(config.folder / config.memo.outbox),
        settings,
    )
