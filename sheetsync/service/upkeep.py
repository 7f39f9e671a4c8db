"""The summary tabs kept as they should be: when to sync, what a sync leaves behind, and since when none went well."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from sheetsync import pipeline
from sheetsync.adapters.logs import Log
from sheetsync.errors import BadSheetData, Busy, SheetsyncError, Unavailable
from sheetsync.pipeline import Run, Settings
from sheetsync.service.company import Company
from sheetsync.service.faults import Faults
from sheetsync.service.memory import LastGood
from sheetsync.service.own_state import own_state
from sheetsync.service.testimony import RememberingLedger

RETRY = dt.timedelta(minutes=2)
"""After a sync that failed."""
LASTING = dt.timedelta(minutes=30)
"""A workbook that can't be reached is told to the operator when it has lasted so long."""
OF_READING = ("data", "google", "access")
"""The faults that a sync ends, and that make numbers old."""
_FAILING = "failing since"


class Upkeep:
    """`good` is the last good state of the numbers; `last_sync` and `last_write` are since the start."""

    def __init__(
        self,
        company: Callable[[], Company],
        ledger: RememberingLedger,
        faults: Faults,
        clock: Callable[[], dt.datetime],
        log: Log,
    ) -> None:
        self.good = LastGood.of(ledger)
        self.last_sync: dt.datetime | None = None
        self.last_write: dt.datetime | None = None
        self._company, self._ledger, self._faults, self._clock, self._log = company, ledger, faults, clock, log
        self._last_try: dt.datetime | None = None
        self._button_is_ready = False

    def begin_anew(self) -> None:
        """The configuration is another one: the next tick syncs."""
        self._last_try = None
        self._button_is_ready = False

    def sync_if_due(self) -> bool:
        """False if there was nothing to do."""
        now = self._clock()
        last = self._last_try
        failing = bool(self._ledger.noted(_FAILING))
        if failing and last is not None and dt.timedelta(0) <= now - last < RETRY:
            return False
        if not (failing or self._company().timetable.is_sync_due(last, now) or self._is_asked()):
            return False
        self.sync(now)
        return True

    def _is_asked(self) -> bool:
        """Whether somebody pressed the button; what can't be asked isn't."""
        button = self._company().button
        if button is None or not self._button_is_ready:
            return False
        try:
            pressed = button.is_pressed()
        except (Busy, Unavailable):
            return False
        if pressed is not False:
            self._button_is_ready = False  # it is released, or made anew, after the next sync
        return bool(pressed)

    def _ready_button(self) -> None:
        button = self._company().button
        if button is not None and not self._button_is_ready:
            with suppress(Busy, Unavailable):  # after the next sync, then
                if button.is_pressed() is not False:
                    button.release()
                self._button_is_ready = True

    def sync(self, now: dt.datetime) -> None:
        """Read, compute, write; keep what a memo needs."""
        self._last_try = now
        company = self._company()
        try:
            settings = replace(company.settings(now), service=partial(own_state, self._ledger, company, now))
            run = self._synced(settings)
        except BadSheetData as error:
            # A fault quotes what stands in a cell; whoever may see that reads it in the spreadsheet or by `check`.
            tabs = dict.fromkeys(fault.partition(":")[0] for fault in error.faults)
            self._faults.wrong("data", f"{error.message}: {', '.join(tabs)}" if tabs else error.message)
            return
        except (Busy, Unavailable) as error:
            self._log("sync.later", cause=type(error).__name__)
            self._faults.note("google", error.message)
            if now - self._failing_since(now) >= LASTING:
                self._faults.tell("google", error.message)
            return
        except SheetsyncError:
            self._failing_since(now)
            raise
        if self._ledger.noted(_FAILING):
            self._ledger.note(_FAILING, "")
        if company.renderer.fault:
            self._faults.wrong("template", company.renderer.fault)
        else:
            self._faults.right("template")
        for cause in OF_READING:
            self._faults.right(cause)
        self.good = LastGood(run.plan.memo, run.meetings, now)
        self.good.keep(self._ledger)
        changed = not run.plan.is_empty
        self._log("sync", changed=changed, cells=len(run.plan.changes), requests=dict(company.workbook.requests()))
        self.last_sync = now
        if changed:
            self.last_write = now
        self._ready_button()

    def _synced(self, settings: Settings) -> Run:
        book = self._company().workbook
        try:
            run = pipeline.plan_run(book, self._company().renderer, settings)
            pipeline.apply_plan(book, run.plan)
            pipeline.keep_leads(run, settings)
        except BadSheetData as error:
            pipeline.mark_stale(book, settings, error)
            raise
        return run

    def _failing_since(self, now: dt.datetime) -> dt.datetime:
        """Since when the workbook can't be reached, also over restarts: for cron, every cycle is one."""
        noted = self._ledger.noted(_FAILING)
        since = dt.datetime.fromisoformat(noted) if noted else now
        if not noted or since > now:
            since = now
            self._ledger.note(_FAILING, since.isoformat())
        return since
