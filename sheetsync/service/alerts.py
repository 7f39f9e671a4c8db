"""Mail to the operator when something is wrong: one per cause per four hours, and none with anybody's data in it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from sheetsync.core.lang import Lang, say
from sheetsync.ports import Courier, Ledger

QUIET = dt.timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Alerts:
    """Tells operators; what was told when stands in the ledger, so that a restart doesn't tell it again."""

    ledger: Ledger
    courier: Courier
    sender: str
    operators: Sequence[str]
    lang: Lang

    def tell(self, cause: str, text: str, now: dt.datetime) -> bool:
        """Mail it, unless this cause was told within four hours; whether it went out to anybody."""
        if not self.operators or not self._is_due(cause, now):
            return False
        self.ledger.note(_name(cause), now.isoformat())
        went = [self._mail(operator, cause, text, now) for operator in self.operators]
        return any(went)

    def forget(self, cause: str) -> None:
        """It is right again: the next time is told at once."""
        if self.ledger.noted(_name(cause)):
            self.ledger.note(_name(cause), "")

    def _is_due(self, cause: str, now: dt.datetime) -> bool:
        told = self.ledger.noted(_name(cause))
        if not told:
            return True
        since = now - dt.datetime.fromisoformat(told)
        # A clock that stepped back must not silence a cause for as long as it stepped.
        return since >= QUIET or since < dt.timedelta(0)

    def _mail(self, operator: str, cause: str, text: str, now: dt.datetime) -> bool:
        mail = EmailMessage()
        mail["From"], mail["To"] = self.sender, operator
        mail["Subject"] = say(self.lang, "alert.subject", cause=say(self.lang, f"alert.{cause}"))
        mail["Date"] = format_datetime(now)
        digest = hashlib.sha256(f"{cause}|{operator}|{now.isoformat()}".encode()).hexdigest()[:32]
        mail["Message-ID"] = f"<{digest}@{self.sender.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(say(self.lang, "alert.text", text=text, what=say(self.lang, f"alert.{cause}.do")))
        message = mail.as_bytes(policy=SMTP)
        return self.courier.hand_over(self.sender, operator, message, lambda: None).outcome == "accepted"


def _name(cause: str) -> str:
    return f"alert/{cause}"
