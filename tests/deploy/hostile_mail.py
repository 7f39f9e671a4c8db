"""A mail server that repeats, in its answers, everything it shouldn't: what a careless or a malicious one might."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.adapters.smtp.mailbox import Manners


class Hostile(Manners):
    """Everybody may sign in. Refused are the recipients in `unknown` when they are named, those in `unwanted` after
    their message; `secrets` and what the message says are in its words as soon as it was told them.
    """

    def __init__(self, secrets: Sequence[str], message: Sequence[str]) -> None:
        self.unknown: set[str] = set()
        self.unwanted: set[str] = set()
        self._secrets = " ".join(secrets)
        self._words = f"{self._secrets} {' '.join(message)}"

    def on_recipient(self, recipient: str) -> str:
        if recipient in self.unknown:
            return f"550 5.1.1 <{recipient}> isn't known to {self._secrets}"
        return f"250 <{recipient}> {self._secrets}"

    def on_message(self, recipients: Sequence[str], number: int) -> str:
        if not self.unwanted.isdisjoint(recipients):
            return f"554 5.7.1 this looks like spam: {self._words}"
        return f"250 Ok {self._words}: queued as {number:08X}"

    def lets_in(self, data: Any) -> bool:
        return True
