"""A real mail server, aiosmtpd, that keeps what it is given."""

from __future__ import annotations

import asyncio
import ssl
import threading
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

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


@dataclass(slots=True)
class _Keeper:
    messages: list[Delivered] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        assert envelope.mail_from is not None
        assert isinstance(envelope.content, bytes)
        assert server.transport is not None
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
        return f"250 2.0.0 Ok: queued as {len(self.messages):08X}"


def _authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    known = isinstance(data, LoginPassword) and data == LoginPassword(USERNAME.encode(), PASSWORD.encode())
    return AuthResult(success=known, handled=False)


class Mailbox:
    """The server on a free port of 127.0.0.1; `implicit`: TLS from the first byte."""

    def __init__(self, context: ssl.SSLContext | None, *, implicit: bool = False, **options: Any) -> None:
        self._keeper = _Keeper()
        self._loop = asyncio.new_event_loop()
        self._context = context
        self._implicit = implicit
        self._options = {"enable_SMTPUTF8": True, "authenticator": _authenticate, "hostname": "localhost", **options}
        self._thread = threading.Thread(target=self._loop.run_forever)
        self.port = 0

    @property
    def messages(self) -> list[Delivered]:
        return self._keeper.messages

    def __enter__(self) -> Mailbox:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._serve(), self._loop).result()
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def _serve(self) -> asyncio.Server:
        starttls = None if self._implicit else self._context
        return await self._loop.create_server(
            lambda: SMTP(self._keeper, loop=self._loop, tls_context=starttls, **self._options),
            "127.0.0.1",
            0,
            ssl=self._context if self._implicit else None,
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _close(self) -> None:
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
