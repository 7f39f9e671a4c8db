"""A port of this machine at which mail is taken."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
from abc import ABC, abstractmethod
from types import TracebackType
from typing import Self

from aiosmtpd.smtp import SMTP


class Listener(ABC):
    """A port of 127.0.0.1, known at once; connections are refused until `open`. `implicit`: TLS from the first byte."""

    def __init__(self, implicit: ssl.SSLContext | None = None) -> None:
        self._implicit = implicit
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", 0))  # bound and not listening
        self.port: int = self._socket.getsockname()[1]
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, name=type(self).__name__)
        self._server: asyncio.Server | None = None

    @abstractmethod
    def conversation(self) -> SMTP:
        """What speaks to the next one who connects."""

    def open(self) -> Self:
        self._server = asyncio.run_coroutine_threadsafe(self._serve(), self.loop).result()
        return self

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self.loop).result()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()
        self._socket.close()

    async def _serve(self) -> asyncio.Server:
        return await self.loop.create_server(self.conversation, sock=self._socket, ssl=self._implicit)

    async def _close(self) -> None:
        if self._server is not None:
            self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
