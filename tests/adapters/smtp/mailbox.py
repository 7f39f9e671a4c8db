"""A real mail server, aiosmtpd, that keeps what it is given."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.adapters.smtp.listener import Listener

USERNAME, PASSWORD = "memo@example.com", "пароль hunter2"


@dataclass(frozen=True, slots=True)
class Delivered:
    """What came in one transaction, and how."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes
    options: tuple[str, ...]
    encrypted: bool
    host_name: str
    signed_in: bool


class Manners:
    """What a mail server says; a word that begins with 2 takes what it is about."""

    def on_recipient(self, recipient: str) -> str:
        return "250 2.1.5 Ok"

    def on_message(self, recipients: Sequence[str], number: int) -> str:
        """`number` counts the messages that were taken, this one included."""
        return f"250 2.0.0 Ok: queued as {number:08X}"

    def lets_in(self, data: Any) -> bool:
        return isinstance(data, LoginPassword) and data == LoginPassword(USERNAME.encode(), PASSWORD.encode())


class Mailbox(Listener):
    """The server, open from the beginning; `implicit`: TLS from the first byte."""

    def __init__(
        self,
        context: ssl.SSLContext | None,
        manners: Manners | None = None,
        *,
        implicit: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(context if implicit else None)
        self.messages: list[Delivered] = []
        self._manners = manners or Manners()
        self._starttls = None if implicit else context
        self._options = {"enable_SMTPUTF8": True, "hostname": "localhost", **options}

    def __enter__(self) -> Self:
        return super().__enter__().open()

    def conversation(self) -> SMTP:
        return SMTP(self, loop=self.loop, tls_context=self._starttls, authenticator=self._authenticate, **self._options)

    async def handle_RCPT(  # noqa: N802 - its name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        word = self._manners.on_recipient(address)
        if word.startswith("2"):
            envelope.rcpt_tos.append(address)
        return word

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        assert envelope.mail_from is not None
        assert isinstance(envelope.content, bytes)
        assert server.transport is not None
        word = self._manners.on_message(envelope.rcpt_tos, len(self.messages) + 1)
        if word.startswith("2"):
            delivered = Delivered(
                envelope.mail_from,
                tuple(envelope.rcpt_tos),
                envelope.content,
                tuple(envelope.mail_options),
                server.transport.get_extra_info("sslcontext") is not None,
                session.host_name or "",
                bool(session.authenticated),
            )
            self.messages.append(delivered)
        return word

    def _authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        return AuthResult(success=self._manners.lets_in(data), handled=False)
