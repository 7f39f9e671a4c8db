"""Mail to the operator when something is wrong: one per cause per four hours, and none with anybody's data in it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Protocol

from sheetsync.core.lang import Lang, say
from sheetsync.ports import Courier

QUIET = dt.timedelta(hours=4)
AGAIN = dt.timedelta(minutes=5)
"""Until what the mail server didn't take is tried again."""
TOO_OLD = dt.timedelta(days=1)
"""An alert that couldn't be handed over for so long is of no use any more."""
_WAITING = "alerts that wait"


class Notes(Protocol):
    """Where small facts are remembered, such as a ledger; on the disk when a method returns."""

    def note(self, name: str, value: str) -> None:
        """Remember one."""

    def noted(self, name: str) -> str:
        """One, "" if there is none."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An alert to one operator; moments as ISO texts, `tried` is "" before the first attempt."""

    cause: str
    text: str
    to: str
    at: str
    tried: str = ""

    def is_due(self, now: dt.datetime) -> bool:
        since = now - dt.datetime.fromisoformat(self.tried) if self.tried else AGAIN
        return since >= AGAIN or since < dt.timedelta()

    def is_too_old(self, now: dt.datetime) -> bool:
        return now - dt.datetime.fromisoformat(self.at) > TOO_OLD


@dataclass(frozen=True, slots=True)
class Alerts:
    """Tells operators. What was told when is noted (in the ledger), so that a restart doesn't tell it again; what the
    mail server didn't take, too, so that the news of its being down arrive when it is back.
    """

    notes: Notes
    courier: Courier
    sender: str
    operators: Sequence[str]
    lang: Lang

    def tell(self, cause: str, text: str, now: dt.datetime, *, about: str = "") -> bool:
        """Whether it is to be told: not if this cause was within four hours. `about` tells apart what isn't one state
        but happens to one thing or another.
        """
        name = f"alert/{cause}/{about}" if about else f"alert/{cause}"
        if not self.operators or not _is_due(self.notes.noted(name), now):
            return False
        waiting = [_Waiting(cause, text, operator, now.isoformat()) for operator in self.operators]
        self._keep([*self._waiting(), *waiting])
        self.notes.note(name, now.isoformat())
        return True

    def deliver(self, now: dt.datetime, *, at_once: bool = False) -> None:
        """Hand over what waits; `at_once`: the mail server is known to be back. That it is tried is noted before: a
        disk that is full by now makes no storm, and a crash repeats one after five minutes, with the same Message-ID.
        """
        waiting = [alert for alert in self._waiting() if not alert.is_too_old(now)]
        for alert in [alert for alert in waiting if at_once or alert.is_due(now)]:
            place = waiting.index(alert)
            waiting[place] = replace(alert, tried=now.isoformat())
            self._keep(waiting)
            receipt = self.courier.hand_over(self.sender, alert.to, self._message(alert), lambda: None)
            if receipt.outcome not in ("untouched", "deferred"):
                del waiting[place]
                self._keep(waiting)
            if receipt.lane_stops:
                return

    def are_waiting(self) -> bool:
        """Whether the mail server didn't take something yet."""
        return bool(self._waiting())

    def _waiting(self) -> list[_Waiting]:
        return [_Waiting(**told) for told in json.loads(self.notes.noted(_WAITING) or "[]")]

    def _keep(self, waiting: Sequence[_Waiting]) -> None:
        self.notes.note(_WAITING, json.dumps([asdict(alert) for alert in waiting]))

    def _message(self, alert: _Waiting) -> bytes:
        mail = EmailMessage()
        mail["From"], mail["To"] = self.sender, alert.to
        mail["Subject"] = say(self.lang, "alert.subject", cause=say(self.lang, f"alert.{alert.cause}"))
        mail["Date"] = format_datetime(dt.datetime.fromisoformat(alert.at))
        digest = hashlib.sha256(f"{alert.cause}|{alert.to}|{alert.at}|{alert.text}".encode()).hexdigest()[:32]
        mail["Message-ID"] = f"<{digest}@{self.sender.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"
        what = say(self.lang, f"alert.{alert.cause}.do")
        mail.set_content(say(self.lang, "alert.text", text=alert.text, what=what))
        return mail.as_bytes(policy=SMTP)


def _is_due(told: str, now: dt.datetime) -> bool:
    if not told:
        return True
    since = now - dt.datetime.fromisoformat(told)
    # A clock that stepped back must not silence a cause for as long as it stepped.
    return since >= QUIET or since < dt.timedelta(0)
