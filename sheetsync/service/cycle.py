"""One tick's work: sync if it is due, mail what is due, say how things are."""

from __future__ import annotations

import datetime as dt
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import PurePath

from sheetsync import pipeline
from sheetsync.adapters.logs import Log
from sheetsync.core.agenda import Decision, Due, Meeting, decide
from sheetsync.core.lang import figures, say
from sheetsync.errors import BadSheetData, Busy, DiskFault, SheetsyncError, Unavailable
from sheetsync.pipeline import Run
from sheetsync.ports import State
from sheetsync.service.company import Company
from sheetsync.service.dispatch import dispatch
from sheetsync.service.health import Health
from sheetsync.service.memory import LastGood
from sheetsync.service.outcomes import Report
from sheetsync.service.posting import frozen
from sheetsync.service.recovery import freeze_when_due, withdraw
from sheetsync.service.testimony import RememberingLedger

FRESH = dt.timedelta(minutes=10)
"""A memo is made from numbers that aren't older, if they can be had."""
RETRY = dt.timedelta(minutes=2)
"""After a sync that failed."""
LASTING = dt.timedelta(minutes=30)
"""A workbook that can't be reached is told to the operator when it has lasted so long."""


class Service:
    """The service between two ticks. `publish` makes its health known; `stop` says that nothing new may be begun."""

    def __init__(
        self,
        company: Company,
        ledger: RememberingLedger,
        *,
        clock: Callable[[], dt.datetime],
        log: Log,
        health: Health,
        publish: Callable[[Health], None],
        stop: Callable[[], bool] = lambda: False,
    ) -> None:
        self.company = company
        self.health = health
        self.ledger = ledger
        self._clock = clock
        self._log = log
        self._publish = publish
        self._stop = stop
        self._last_try: dt.datetime | None = None
        self._failing_since: dt.datetime | None = None
        self._run: Run | None = None
        self._good = LastGood.of(ledger)
        self._button_is_ready = False

    def tick(self) -> None:
        """Everything that is due. Raises nothing: what goes wrong becomes a fault of the health, and an alert."""
        before = self.health.failed_cycles
        self.guarded("sync", self._sync_if_due)
        self.guarded("mail", self._mail)
        now = self._clock()
        states = Counter(delivery.state.value for delivery in self.ledger.deliveries())
        self.health = replace(
            self.health,
            last_cycle=now,
            cycles=self.health.cycles + 1,
            failed_cycles=before + bool(self.health.faults),
            requests=dict(self.company.workbook.requests()),
            memos=dict(states),
        )
        self._publish(self.health)

    def guarded(self, what: str, step: Callable[[], None]) -> None:
        """A step whose faults end it alone, and become a fault of the health."""
        try:
            step()
            self._right("disk")
            self._right("bug")
        except DiskFault as error:
            self._wrong("disk", str(error))
        except SheetsyncError as error:
            self._wrong("access" if what == "sync" else "mail", str(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, the next tick comes
            # Its message could hold what stands in a cell: the log gets the kind and the lines of code.
            frames = traceback.extract_tb(error.__traceback__)
            lines = [f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in frames[-6:]]
            self._log("bug", step=what, kind=type(error).__name__, lines=lines)
            self._wrong("bug", f"{type(error).__name__} in {lines[-1] if lines else what}")

    def _sync_if_due(self) -> None:
        now = self._clock()
        last = self._last_try
        if self._failing_since is not None and last is not None and dt.timedelta(0) <= now - last < RETRY:
            return
        failing = self._failing_since is not None
        if failing or self.company.timetable.is_sync_due(last, now) or self._is_asked():
            self._sync(now)

    def _is_asked(self) -> bool:
        """Whether somebody pressed the button; what can't be asked isn't."""
        button = self.company.button
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
        if self.company.button is not None and not self._button_is_ready:
            self.company.button.release()
            self._button_is_ready = True

    def _sync(self, now: dt.datetime) -> None:
        """Read, compute, write; keep what a memo needs."""
        self._last_try = now
        company = self.company
        settings = company.settings(now)
        try:
            run = pipeline.plan_run(company.workbook, company.renderer, settings)
            pipeline.apply_plan(company.workbook, run.plan)
        except BadSheetData as error:
            pipeline.mark_stale(company.workbook, settings, error)
            self._wrong("data", str(error))
            return
        except (Busy, Unavailable) as error:
            self._failing_since = self._failing_since or now
            self._log("sync.later", cause=type(error).__name__)
            self.health = self.health.with_fault("google", error.message)
            if now - self._failing_since >= LASTING:
                self._wrong("google", error.message)
            return
        except SheetsyncError:
            self._failing_since = self._failing_since or now
            raise
        self._failing_since = None
        if company.renderer.fault:
            self._wrong("template", company.renderer.fault)
        else:
            self._right("template")
        for cause in ("data", "google", "access"):
            self._right(cause)
        self._run, self._good = run, LastGood(run.plan.memo, run.meetings, now)
        self._good.keep(self.ledger)
        changed = not run.plan.is_empty
        self._log("sync", changed=changed, cells=len(run.plan.changes), requests=dict(company.workbook.requests()))
        self.health = replace(self.health, last_sync=now, last_write=now if changed else self.health.last_write)
        self._ready_button()

    def _mail(self) -> None:
        """Decide by the meetings that are known, freeze what is due, send what is open."""
        decision = self._decide(self._good.meetings)
        if decision.send is not None:
            if self._good.synced is None or not dt.timedelta(0) <= self._clock() - self._good.synced <= FRESH:
                self.guarded("sync", lambda: self._sync(self._clock()))
                decision = self._decide(self._good.meetings)
            if decision.send is not None:
                self._freeze(decision.send)
        now = self._clock()
        withdraw(self.ledger, decision.expire, State.EXPIRED, now)
        withdraw(self.ledger, decision.cancel, State.CANCELLED, now)
        for review in decision.missed:
            self._missed(review, now)
        company = self.company
        report = dispatch(self.ledger, company.courier, company.witness, self._clock, company.terms, stop=self._stop)
        self._tell(report)
        self.health = replace(self.health, next_memo=decision.wake)

    def _decide(self, meetings: Sequence[Meeting]) -> Decision:
        return decide(meetings, self.ledger.known(), self._clock(), self.company.rules, self.ledger.first_start())

    def _freeze(self, due: Due) -> None:
        """Render the memo of a meeting, once and for all."""
        company, good = self.company, self._good
        if good.memo is None:
            return
        settings = company.settings(self._clock())
        notices = []
        if due.late:
            local = due.due_at.astimezone(company.rules.zone)
            shown = f"{figures.day(local.date(), settings.lang)} {local:%H:%M}"
            notices.append(say(settings.lang, "memo.late", due=shown))
        if good.synced is None or self._clock() - good.synced > FRESH:
            as_of = figures.day((good.synced or self._clock()).astimezone(company.rules.zone).date(), settings.lang)
            why = "; ".join(self.health.faults.values())
            notices.append(say(settings.lang, "memo.stale", date=as_of, why=why))
        meeting = next((one for one in good.meetings if one.starts == due.starts), None)
        memo = frozen(due, good.memo, company.terms.sender, self._recipients(meeting), notices)
        if freeze_when_due(self.ledger, memo, due.due_at, self._clock()):
            self._log("memo.frozen", review=due.review, revision=due.revision, recipients=len(memo.messages))

    def _recipients(self, meeting: Meeting | None) -> Sequence[str]:
        """Those who are configured; if the meeting names some of them, only these."""
        named = {address.casefold() for address in meeting.participants} if meeting else set()
        narrowed = [address for address in self.company.recipients if address.casefold() in named]
        return narrowed or self.company.recipients

    def _missed(self, review: str, now: dt.datetime) -> None:
        if not self.ledger.noted(f"missed/{review}"):
            self.ledger.note(f"missed/{review}", now.isoformat())
            self._log("memo.missed", review=review)
            self.company.alerts.tell("missed", review, now)

    def _tell(self, report: Report) -> None:
        """What became of everybody, to the log and to the operator."""
        for outcome in report.outcomes:
            if outcome.is_news:
                self._log(
                    "memo", key=outcome.key[:12], to=outcome.recipient, state=outcome.state.value, code=outcome.code
                )
        held = [o for o in report.outcomes if o.state is State.HELD]
        refused = [o for o in report.outcomes if o.state is State.REFUSED and o.is_news]
        for cause, text in (
            ("mail", report.lane),
            ("unknown", ", ".join(o.recipient for o in held)),
            ("refused", ", ".join(f"{o.recipient}: {o.code} {o.text}" for o in refused)),
            ("memory", report.witness if report.waits else ""),
        ):
            if text:
                self._wrong(cause, text)
            elif cause != "refused":
                self._right(cause)

    def _wrong(self, cause: str, text: str) -> None:
        now = self._clock()
        if self.health.faults.get(cause) != text:
            self._log("fault", cause=cause)
        self.health = self.health.with_fault(cause, text)
        try:
            self.company.alerts.tell(cause, text, now)
        except SheetsyncError as error:
            self._log("alert.failed", cause=cause, kind=type(error).__name__)

    def _right(self, cause: str) -> None:
        if cause in self.health.faults:
            self.health = self.health.without_fault(cause)
            self.company.alerts.forget(cause)
            self._log("mended", cause=cause)
