"""One tick's work: sync if it is due, mail what is due, say how things are."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from sheetsync.adapters.logs import Log
from sheetsync.core.agenda import Decision, Due, decide, standing_starts
from sheetsync.ports import Delivery, State
from sheetsync.service.company import Company
from sheetsync.service.dispatch import dispatch
from sheetsync.service.faults import Faults
from sheetsync.service.health import Health
from sheetsync.service.memory import KeptLedger, LastGood
from sheetsync.service.outcomes import Report, mask
from sheetsync.service.own_state import TOLD, WRONG
from sheetsync.service.posting import frozen, invited, late, stale
from sheetsync.service.recovery import freeze_when_due, starts, withdraw
from sheetsync.service.upkeep import OF_READING, Upkeep

FRESH = dt.timedelta(minutes=10)
"""A memo is made from numbers that aren't older, if they can be had."""
BACKUP_AGAIN = dt.timedelta(minutes=10)
"""After a copy of the ledger that could not be made."""


class Service:
    """The service between two ticks. `publish` makes its health known; `stop` says that nothing new may be begun."""

    def __init__(
        self,
        company: Company,
        ledger: KeptLedger,
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
        self.faults = Faults(lambda: self.company.alerts, clock, log)
        self._clock = clock
        self._log = log
        self._publish = publish
        self._stop = stop
        self._upkeep = Upkeep(lambda: self.company, ledger, self.faults, clock, log)
        self._mail_is_back = False
        self._last_backup: dt.datetime | None = None

    def tick(self) -> None:
        """Everything that is due. Raises nothing: what goes wrong becomes a fault of the health, and an alert."""
        for what, step in (
            ("sync", self._upkeep.sync_if_due),
            ("mail", self._mail),
            ("backup", self._mind_backup),
            ("alerts", self._deliver_alerts),
            ("faults", self._note_faults),
        ):
            self.faults.guarded(what, step)
        self.faults.guarded("health", self._tell_health)

    def adopt(self, company: Company) -> None:
        """Another configuration from the next tick on, which syncs."""
        self.company = company
        self._upkeep.begin_anew()

    def _tell_health(self) -> None:
        faults = dict(self.faults.now)
        self.health = replace(
            self.health,
            last_cycle=self._clock(),
            last_sync=self._upkeep.last_sync,
            last_write=self._upkeep.last_write,
            cycles=self.health.cycles + 1,
            failed_cycles=self.health.failed_cycles + bool(faults),
            failed_backups=self.ledger.failed_backups,
            requests=dict(self.company.workbook.requests()),
            faults=faults,
        )
        states = Counter(delivery.state.value for delivery in self.ledger.deliveries())
        self.health = replace(self.health, memos=dict(states))
        self._publish(self.health)

    def _note_faults(self) -> None:
        """For the CEO tab, at the next sync, and in the next process."""
        wrong = " ".join(cause for cause in TOLD if cause in self.faults.now)
        if wrong != self.ledger.noted(WRONG):
            self.ledger.note(WRONG, wrong)

    def _mind_backup(self) -> None:
        """The ledger's copy, if it could not be made: it is tried again, and told until there is one."""
        now, tried = self._clock(), self._last_backup
        if self.ledger.backup_fault and (tried is None or not dt.timedelta(0) <= now - tried < BACKUP_AGAIN):
            self._last_backup = now
            self.ledger.back_up()
        if self.ledger.backup_fault:
            self.faults.wrong("backup", self.ledger.backup_fault)
        else:
            self.faults.right("backup")

    def _deliver_alerts(self) -> None:
        if not self._stop():
            self.company.alerts.deliver(self._clock(), at_once=self._mail_is_back)

    def _mail(self) -> None:
        """Decide by the meetings that are known, freeze what is due, send what is open."""
        decision = self._decide()
        if decision.send is not None:
            synced = self._good.synced
            if synced is None or not dt.timedelta(0) <= self._clock() - synced <= FRESH:
                self.faults.guarded("sync", lambda: self._upkeep.sync(self._clock()))
                decision = self._decide()
            if (due := decision.send) is not None:
                self.faults.guarded("memo", lambda: self._freeze(due))
        now = self._clock()
        withdraw(self.ledger, decision.expire, State.EXPIRED, now)
        withdraw(self.ledger, decision.cancel, State.CANCELLED, now)
        for review in decision.missed:
            self._missed(review, now)
        company = self.company
        report = dispatch(
            self.ledger,
            company.courier,
            company.witness,
            self._clock,
            company.terms,
            moved=self._moved(),
            stop=self._stop,
        )
        self._tell(report)
        self.health = replace(self.health, next_memo=decision.wake)

    @property
    def _good(self) -> LastGood:
        return self._upkeep.good

    def _decide(self) -> Decision:
        if self._good.synced is None:
            return Decision()  # a tab that was never read isn't an empty one: nothing is cancelled for it
        return decide(
            self._good.meetings, self.ledger.known(), self._clock(), self.company.rules, self.ledger.first_start()
        )

    def _moved(self) -> Mapping[str, dt.datetime]:
        """When the meetings of the memos begin, as far as the Reviews tab is known."""
        return standing_starts(self._good.meetings, self.ledger.known(), self._clock(), self.company.rules)

    def _freeze(self, due: Due) -> None:
        """Render the memo of a meeting, once and for all. Nothing is asked of the workbook: it may not answer."""
        company, good, now = self.company, self._good, self._clock()
        recipients = invited(company.recipients, good.meetings, due)
        if good.memo is None or not recipients:
            return
        zone, lang = company.rules.zone, company.alerts.lang
        notices = [late(due, zone, lang)] if due.late else []
        unusable = not {"data", "access"}.isdisjoint(self.faults.now)
        if good.synced is not None and (unusable or now - good.synced > FRESH):
            why = "; ".join(text for cause, text in self.faults.now.items() if cause in OF_READING)
            notices.append(stale(good.synced, why, zone, lang))
        memo = frozen(due, good.memo, company.terms.sender, recipients, notices)
        if freeze_when_due(self.ledger, memo, due.due_at, now):
            self._log("memo.frozen", review=due.review, revision=due.revision, recipients=len(memo.messages))

    def _missed(self, review: str, now: dt.datetime) -> None:
        if not self.ledger.noted(f"missed/{review}"):
            self.ledger.note(f"missed/{review}", now.isoformat())
            self._log("memo.missed", review=review)
            self.faults.tell("missed", review, about=review)

    def _tell(self, report: Report) -> None:
        """What became of everybody, to the log and to the operator."""
        self._mail_is_back = report.count(State.ACCEPTED) > 0
        for outcome in report.outcomes:
            if outcome.is_news:
                self._log(
                    "memo", key=outcome.key[:12], to=outcome.recipient, state=outcome.state.value, code=outcome.code
                )
        held = [o for o in report.outcomes if o.state is State.HELD]
        for cause, text in (
            ("mail", report.lane),
            ("unknown", ", ".join(o.recipient for o in held)),
            ("refused", ", ".join(f"{mask(o.recipient)}: {o.code} {mask(o.text)}" for o in self._refused())),
            ("memory", report.witness if report.waits else ""),
        ):
            if text:
                self.faults.wrong(cause, text)
            else:
                self.faults.right(cause)

    def _refused(self) -> list[Delivery]:
        """Those whom a server refused, until their meeting begins."""
        now = self._clock()
        to_come = {key for key, begins in starts(self.ledger, self._moved()).items() if begins > now}
        return [one for one in self.ledger.deliveries() if one.state is State.REFUSED and one.key in to_come]
