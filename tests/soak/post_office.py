"""A mail server over TLS with a password, that fails as it is told to and knows what it took."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from enum import StrEnum
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.adapters.smtp.listener import Listener

USERNAME, PASSWORD = "memo@example.com", "hunter2 and more"


class Answer(StrEnum):
    """What may become of one message."""

    ACCEPT = "accepted"
    HANG_UP_AT_GREETING = "hangs up at the greeting"
    REFUSE_LOGIN = "refuses the login"
    DEFER_RECIPIENT = "wants the recipient later"
    REFUSE_RECIPIENT = "refuses the recipient"
    HANG_UP_BEFORE_DOT = "hangs up before the dot"
    DEFER_MESSAGE = "wants the message later, after the dot"
    REFUSE_MESSAGE = "refuses the message, after the dot"
    HANG_UP_AT_DOT = "hangs up at the dot without taking it"
    ACCEPT_AND_HANG_UP = "takes it and hangs up before saying so"


TAKEN = (Answer.ACCEPT, Answer.ACCEPT_AND_HANG_UP)
IN_DOUBT = (Answer.HANG_UP_AT_DOT, Answer.ACCEPT_AND_HANG_UP)
_WORDS = {
    Answer.DEFER_RECIPIENT: "450 4.2.0 Greylisted",
    Answer.REFUSE_RECIPIENT: "550 5.1.1 No such user",
    Answer.DEFER_MESSAGE: "451 4.3.0 Try later",
    Answer.REFUSE_MESSAGE: "554 5.7.1 Policy",
}


@dataclass
class Books:
    """What came in. `copies` counts what was taken by Message-ID; `letters` are kept only where that is asked for."""

    copies: Counter[str] = field(default_factory=Counter)
    digests: dict[str, set[int]] = field(default_factory=dict)
    alerts: set[tuple[str, str, str, str]] = field(default_factory=set)
    """Subject, date, recipient and Message-ID of what went to operators."""
    in_doubt: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    letters: list[EmailMessage] = field(default_factory=list)
    answers: Counter[Answer] = field(default_factory=Counter)
    last: str = ""
    """The Message-ID of the last message whose dot came."""

    def enter(self, content: bytes, recipient: str, answer: Answer, *, keep: bool) -> None:
        letter = message_from_bytes(content, policy=default)
        assert letter["To"] == recipient
        name = self.last = str(letter["Message-ID"])
        self.digests.setdefault(name, set()).add(hash(content))
        if answer in TAKEN:
            self.copies[name] += 1
            if str(letter["Subject"]).startswith("sheetsync:"):
                self.alerts.add((str(letter["Subject"]), str(letter["Date"]), recipient, name))
            if keep:
                assert isinstance(letter, EmailMessage)
                self.letters.append(letter)
        if answer in IN_DOUBT:
            self.in_doubt.add(name)
        if answer is Answer.REFUSE_MESSAGE:
            self.refused.add(name)


class PostOffice(Listener):
    """The server. `answer` is asked once a connection; `taken` is called, in the server's thread, when a message was
    taken.
    """

    def __init__(self, context: ssl.SSLContext, *, keep: bool = False) -> None:
        super().__init__()
        self.books = Books()
        self.answer: Callable[[], Answer] = lambda: Answer.ACCEPT
        self.taken: Callable[[], None] = lambda: None
        self.came = threading.Event()
        """Set whenever a message was taken."""
        self._context, self._keep = context, keep

    def conversation(self) -> SMTP:
        return _Counter(self, self._context)

    def enter(self, content: bytes, recipient: str, answer: Answer) -> None:
        self.books.enter(content, recipient, answer, keep=self._keep)
        if answer in TAKEN:
            self.taken()
            self.came.set()


class _Counter(SMTP):
    """One connection."""

    def __init__(self, office: PostOffice, context: ssl.SSLContext) -> None:
        self._office = office
        self._planned: Answer | None = None
        super().__init__(
            self,
            loop=office.loop,
            tls_context=context,
            authenticator=_authenticate,
            require_starttls=True,
            hostname="mx",
        )

    @property
    def planned(self) -> Answer:
        if self._planned is None:
            self._planned = self._office.answer()
            self._office.books.answers[self._planned] += 1
        return self._planned

    def connection_made(self, transport: Any) -> None:
        if self.planned is Answer.HANG_UP_AT_GREETING:
            transport.abort()
            return
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        if self.planned is not Answer.HANG_UP_AT_GREETING:
            super().connection_lost(error)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802  # its name
        if self.planned is Answer.HANG_UP_BEFORE_DOT:
            await self.push("354 End data with <CR><LF>.<CR><LF>")
            self._hang_up()
            return
        await super().smtp_DATA(arg)

    async def handle_RCPT(  # noqa: N802  # its name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        assert session.authenticated, "nobody may send without the password"
        assert not envelope.rcpt_tos, "one recipient a transaction"
        if self.planned in (Answer.DEFER_RECIPIENT, Answer.REFUSE_RECIPIENT):
            if self.planned is Answer.REFUSE_RECIPIENT:
                self._office.books.refused.add(address)
            return _WORDS[self.planned]
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # its name
        assert isinstance(envelope.content, bytes)
        self._office.enter(envelope.content, envelope.rcpt_tos[0], self.planned)
        if self.planned in IN_DOUBT:
            self._hang_up()
        return _WORDS.get(self.planned, f"250 2.0.0 Ok: queued as {sum(self._office.books.copies.values()):08X}")

    def _hang_up(self) -> None:
        assert isinstance(self.transport, asyncio.WriteTransport)
        self.transport.abort()


def _authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    assert isinstance(server, _Counter)
    known = isinstance(data, LoginPassword) and data == LoginPassword(USERNAME.encode(), PASSWORD.encode())
    return AuthResult(success=known and server.planned is not Answer.REFUSE_LOGIN, handled=False)
