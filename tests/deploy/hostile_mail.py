"""A mail server that repeats, in its answers, everything it shouldn't: what a careless or a malicious one might."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session


class HostileMail:
    """On a free port of 127.0.0.1; everybody may sign in. It refuses the recipients in `unknown` when they are named,
    those in `unwanted` after their message; `secrets` and what the message says are in its words as soon as it was
    told them.
    """

    def __init__(self, context: ssl.SSLContext, secrets: Sequence[str], message: Sequence[str]) -> None:
        self.unknown: set[str] = set()
        self.unwanted: set[str] = set()
        self.messages: list[tuple[str, bytes]] = []
        self._secrets = " ".join(secrets)
        self._words = f"{self._secrets} {' '.join(message)}"
        self._context = context
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self.port = 0

    async def handle_RCPT(  # noqa: N802 - its name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.unknown:
            return f"550 5.1.1 <{address}> isn't known to {self._secrets}"
        envelope.rcpt_tos.append(address)
        return f"250 <{address}> {self._secrets}"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        assert isinstance(envelope.content, bytes)
        if envelope.rcpt_tos[0] in self.unwanted:
            return f"554 5.7.1 this looks like spam: {self._words}"
        self.messages.append((envelope.rcpt_tos[0], envelope.content))
        return f"250 Ok {self._words}: queued as 4F2D3A1B"

    def __enter__(self) -> HostileMail:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(self._serve(), self._loop).result()
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def _serve(self) -> asyncio.Server:
        return await self._loop.create_server(
            lambda: SMTP(
                self,
                loop=self._loop,
                tls_context=self._context,
                authenticator=_welcome,
                hostname="localhost",
                enable_SMTPUTF8=True,
            ),
            "127.0.0.1",
            0,
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


def _welcome(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=True, handled=False)
