"""From the configuration to a service that can tick."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace

from sheetsync import __version__, bootstrap
from sheetsync.adapters import clock
from sheetsync.adapters.state_folder import StateFolder
from sheetsync.adapters.templates import Forgiving, JinjaMemo
from sheetsync.config import Config
from sheetsync.config.running import hours
from sheetsync.core.agenda import Rules
from sheetsync.core.norms import Conventions
from sheetsync.errors import Busy, DiskFault, NotPermitted, SheetsyncError, Unavailable
from sheetsync.pipeline import Settings
from sheetsync.ports import Workbook
from sheetsync.service.alerts import Alerts
from sheetsync.service.company import Company
from sheetsync.service.cycle import Service
from sheetsync.service.dispatch import Terms
from sheetsync.service.health import Health
from sheetsync.service.outside import HEALTH, Outside
from sheetsync.service.testimony import RememberingLedger
from sheetsync.service.timetable import Timetable

_ZONE = "time zone"


def company(config: Config, book: Workbook, ledger: RememberingLedger) -> Company:
    """The configuration's parts; the workbook is asked which time zone its people live in."""
    zone = bootstrap.time_zone(config, _conventions(book, ledger)) or bootstrap.UTC
    memo, service = config.memo, config.service
    courier = bootstrap.courier(config)
    section = config.workbook
    client = section.spreadsheet or section.company or section.path.name

    def settings(now: dt.datetime) -> Settings:
        return replace(bootstrap.settings(config, book.conventions(), now.astimezone(zone).date()), now=now)

    return Company(
        workbook=book,
        renderer=Forgiving(JinjaMemo(config.folder / memo.templates), JinjaMemo()),
        courier=courier,
        witness=bootstrap.witness(config, book),
        settings=settings,
        rules=Rules(dt.timedelta(hours=memo.lead_hours), hours(memo.night), zone, client),
        timetable=Timetable(
            dt.timedelta(minutes=service.sync_minutes), hours(service.working_hours), set(service.working_days), zone
        ),
        terms=Terms(memo.sender, memo.unknown),
        recipients=memo.recipients,
        button=bootstrap.button(config, book),
        alerts=Alerts(ledger, courier, memo.sender, service.operators, config.language),
    )


def _conventions(book: Workbook, ledger: RememberingLedger) -> Conventions:
    """Those of the workbook, which may not answer just now; then its time zone is what it was."""
    try:
        found = book.conventions()
    except (Busy, Unavailable, NotPermitted):
        if not (noted := ledger.noted(_ZONE)):
            raise
        return Conventions(time_zone=noted)
    if found.time_zone != ledger.noted(_ZONE):
        ledger.note(_ZONE, found.time_zone)
    return found


@dataclass(frozen=True, slots=True)
class Running:
    """The service, and what is seen of it."""

    service: Service
    outside: Outside
    open_workbook: Callable[[Config], Workbook]

    def reload(self, config: Config) -> None:
        """Another configuration from the next tick on, all of it but the state folder; if it is wrong, the old one
        stays.
        """
        service = self.service
        with self.outside.changing(config):
            anew = _company_or_close(config, self.open_workbook(config), service.ledger)
        _close_workbook(service)
        service.adopt(anew)
        service.health = replace(service.health, tick_seconds=config.service.tick_seconds)
        if why := self.outside.restart:
            self.outside.log("restart.needed", why=why)
            service.faults.wrong("restart", why)
        else:
            service.faults.right("restart")


@contextmanager
def running(
    config: Config,
    stop: Callable[[], bool],
    *,
    once: bool = False,
    now: Callable[[], dt.datetime] = clock.utc,
    workbook: Callable[[Config], Workbook] = bootstrap.workbook,
) -> Iterator[Running]:
    """The service, alone in its state folder: Busy if another process is there. `once`: there is one cycle only."""
    with ExitStack() as held:
        folder = bootstrap.folder(config)
        held.enter_context(folder.locked())
        health = Health(__version__, os.getpid(), now(), 0 if once else config.service.tick_seconds)
        held.enter_context(_told_if_it_fails(folder, health))
        outside = held.enter_context(Outside(config, folder, lambda: service.health, now))
        ledger = bootstrap.ledger(config, now())
        held.callback(ledger.close)
        for notice in ledger.notices:
            outside.log("ledger", notice=notice)
        service = Service(
            _company_or_close(config, workbook(config), ledger),
            ledger,
            clock=now,
            log=outside.log,
            health=health,
            publish=outside.publish,
            stop=stop,
        )
        held.callback(_close_workbook, service)
        outside.listen()
        yield Running(service, outside, workbook)


@contextmanager
def opened(
    config: Config,
    stop: Callable[[], bool],
    *,
    once: bool = False,
    now: Callable[[], dt.datetime] = clock.utc,
    workbook: Callable[[Config], Workbook] = bootstrap.workbook,
) -> Iterator[Service]:
    """The service alone, for whom no reload comes."""
    with running(config, stop, once=once, now=now, workbook=workbook) as all_of_it:
        yield all_of_it.service


@contextmanager
def _told_if_it_fails(folder: StateFolder, health: Health) -> Iterator[None]:
    """A service that can't start says so in its health, or `status` would go on telling of the last one that could."""
    try:
        yield
    except SheetsyncError as error:
        with suppress(SheetsyncError):
            cause = "disk" if isinstance(error, DiskFault) else "access"
            folder.write(HEALTH, replace(health, faults={cause: error.message}).to_json())
        raise


def _close_workbook(service: Service) -> None:
    """That of now, which a reload may have changed."""
    service.company.workbook.close()


def _company_or_close(config: Config, book: Workbook, ledger: RememberingLedger) -> Company:
    with ExitStack() as unfinished:
        unfinished.callback(book.close)
        opened = company(config, book, ledger)
        unfinished.pop_all()
    return opened
