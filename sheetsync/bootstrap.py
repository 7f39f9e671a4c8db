"""The composition root: configuration in, adapters out. The only module that names concrete classes."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sheetsync.adapters import clock
from sheetsync.adapters.calendar import holidays
from sheetsync.adapters.ledger import SqliteLedger
from sheetsync.adapters.notes_file import NotesFile
from sheetsync.adapters.outbox import Outbox
from sheetsync.adapters.review_archive import ReviewArchive
from sheetsync.adapters.smtp import courier as smtp_courier
from sheetsync.adapters.state_folder import StateFolder
from sheetsync.adapters.templates import Forgiving, JinjaMemo
from sheetsync.adapters.witness_file import WitnessFile
from sheetsync.adapters.xlsx import XlsxWorkbook
from sheetsync.config import Config
from sheetsync.core.norms import Conventions
from sheetsync.errors import DiskFault, SheetsyncError
from sheetsync.pipeline import Settings
from sheetsync.ports import Button, Courier, Mailer, Witness, Workbook

if TYPE_CHECKING:
    from sheetsync.adapters.google import GoogleWorkbook

YEARS_BACK, YEARS_AHEAD = 10, 2
UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything a command needs."""

    workbook: Workbook
    renderer: Forgiving
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
    return Parts(
        book,
        Forgiving(JinjaMemo(config.folder / config.memo.templates), JinjaMemo()),
        Outbox(config.folder / config.memo.outbox),
        settings(config, book.conventions(), as_of),
    )


def settings(config: Config, conventions: Conventions, as_of: dt.date | None = None) -> Settings:
    """What to compute with on a day, by default on today's by the clock of the workbook's people."""
    zone = time_zone(config, conventions)
    as_of = as_of or clock.now(zone.key if zone else "").date()
    free = holidays(config.input.holidays, range(as_of.year - YEARS_BACK, as_of.year + YEARS_AHEAD))
    return Settings(
        lang=config.language,
        norms=config.to_norms(free, conventions),
        period=config.to_period(as_of),
        as_of=as_of,
        verdict_rows=config.limits.verdict_rows,
        issue_rows=config.limits.issue_rows,
        zone=zone or UTC,
        usual_start=dt.time.fromisoformat(config.memo.usual_start),
        archive=ReviewArchive(config.folder / config.service.state / "reviews"),
        period_on=config.to_period,
    )


def time_zone(config: Config, conventions: Conventions) -> ZoneInfo | None:
    """The configured zone, else the workbook's, else the machine's; None if none of them has a name."""
    return clock.zone(config.service.time_zone) or clock.zone(conventions.time_zone) or clock.zone(clock.local_name())


def ledger(config: Config, now: dt.datetime, *, alone: bool = True) -> SqliteLedger:
    """The send ledger in the state folder; `alone`: nobody else uses it now."""
    return SqliteLedger(config.folder / config.service.state, now, alone=alone)


def courier(config: Config) -> Courier:
    """What hands messages over."""
    if config.memo.via == "smtp":
        return smtp_courier(config, os.environ)
    return Outbox(config.folder / config.memo.outbox)


def witness(config: Config, book: Workbook) -> Witness:
    """What remembers beside the workbook, or in it, which memos went out."""
    if not config.workbook.spreadsheet:
        return WitnessFile(config.folder / config.workbook.path)
    from sheetsync.adapters.google.witness import GoogleWitness  # noqa: PLC0415 - a file needs none of it

    return GoogleWitness(_google(book).transport, config.workbook.spreadsheet)


def _google(book: Workbook) -> GoogleWorkbook:
    from sheetsync.adapters.google import GoogleWorkbook  # noqa: PLC0415 - a file needs none of it

    if not isinstance(book, GoogleWorkbook):
        raise TypeError(f"{type(book).__name__} is no Google spreadsheet")
    return book


def button(config: Config, book: Workbook) -> Button | None:
    """What people press to have a sync at once; a file has no such thing."""
    if not config.workbook.spreadsheet:
        return None
    from sheetsync.adapters.google.sync_box import SyncBox  # noqa: PLC0415 - a file needs none of it

    return SyncBox(_google(book).transport, config.workbook.spreadsheet, config.language)


def folder(config: Config) -> StateFolder:
    """Where the service remembers."""
    return StateFolder(config.folder / config.service.state)


def notes(config: Config, name: str, others: Sequence[str]) -> NotesFile:
    """Notes in the state folder; in one of the other folders, if nothing can be written there."""
    for path in (config.folder / config.service.state, *map(Path, others)):
        with suppress(SheetsyncError):
            return NotesFile(StateFolder(path), name)
    raise DiskFault(
        f"{config.folder / config.service.state}: can't be written, and nothing else is there to remember in"
    )
