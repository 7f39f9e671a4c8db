"""The composition root: configuration in, adapters out. The only module that names concrete classes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

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


def parts(config: Config, as_of: dt.date) -> Parts:
    """The adapters that a configuration asks for, and what to compute with on a day."""
    free = holidays(config.input.holidays, range(as_of.year - YEARS_BACK, as_of.year + YEARS_AHEAD))
    settings = Settings(
        lang=config.language,
        norms=config.to_norms(free),
        period=config.to_period(as_of),
        as_of=as_of,
        verdict_rows=config.limits.verdict_rows,
        issue_rows=config.limits.issue_rows,
    )
    return Parts(
        XlsxWorkbook(config.folder / config.workbook.path),
        JinjaMemo(config.folder / config.memo.templates),
        Outbox(config.folder / config.memo.outbox),
        settings,
    )
