"""The line to a mail server: smtplib's, with answers bounded in length and time, and read only when they are due.

smtplib alone takes a line that is too long for a refusal (code 500), waits anew for every byte, and answers a question
with whatever was left over from the last one. After a final dot each of these would be a wrong belief about a message.
"""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_LINE_LIMIT, _LINES_LIMIT, _PIECE = 8192, 128, 1 << 16
_ANSWER = re.compile(rb"([2-5]\d\d)(?:([ -])(.*))?", re.DOTALL)


class Broken(smtplib.SMTPException):
    """The line is of no more use; why, in words."""


class Line(smtplib.SMTP):
    """An open line. `patience`: seconds that the next answer, or the next piece that is sent, may take."""

    def __init__(self, helo: str, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(local_hostname=helo)  # without a host: nothing is connected
        self.patience = 30.0
        self._clock = clock
        self._wire: socket.socket | None = None
        self._unread = bytearray()

    @property
    def encrypted(self) -> bool:
        """Whether TLS is up, and the server is who it should be."""
        return isinstance(self._wire, ssl.SSLSocket)

    def open(self, host: str, port: int, *, at_home: bool) -> None:
        """Connect; `at_home`: only if it is this computer that answers."""
        try:
            self._wire = socket.create_connection((host, port), self.patience)
            self._wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            peer = ip_address(self._wire.getpeername()[0])
        except (OSError, UnicodeError, ValueError, OverflowError) as error:
            raise Broken(f"{host}:{port} can't be reached ({_reason(error)})") from None
        if at_home and not peer.is_loopback:
            raise Broken(f"{host} isn't this computer, and nothing is sent in plain text")

    def encrypt(self, context: ssl.SSLContext, host: str) -> None:
        """Put TLS on the line. Nothing may be unread: it came in plain text, from anybody."""
        wire = self._connected()
        wire.settimeout(self.patience)
        try:
            self._wire = context.wrap_socket(wire, server_hostname=host)
        except ssl.SSLCertVerificationError as error:
            raise Broken(f"the certificate isn't {host}'s or isn't trusted ({error.verify_message})") from None
        except (OSError, ValueError) as error:
            raise Broken(f"no secure connection ({_reason(error)})") from None

    def heard(self) -> bool:
        """Whether the server has said something that wasn't read yet; Broken if it hung up."""
        if not self._unread:
            wire = self._connected()
            wire.settimeout(0)
            with suppress(BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                self._take(wire)
        return bool(self._unread)

    def send(self, s: ReadableBuffer | str) -> None:
        """Everything of it, or Broken; a long one may take longer, but not for ever."""
        wire = self._connected()
        rest = memoryview(s.encode() if isinstance(s, str) else s)
        deadline = self._clock() + self.patience * (1 + len(rest) // _PIECE)
        while rest:
            left = min(self.patience, deadline - self._clock())
            if left <= 0:
                raise Broken("the server takes too long to listen")
            try:
                wire.settimeout(left)
                rest = rest[wire.send(rest[:_PIECE]) :]
            except OSError as error:
                raise Broken(_reason(error)) from None

    def getreply(self) -> tuple[int, bytes]:
        """A whole answer: its code and its lines. Broken if it isn't one, has no end or doesn't come in time."""
        deadline = self._clock() + self.patience
        codes: set[int] = set()
        lines: list[bytes] = []
        while len(lines) < _LINES_LIMIT:
            match = _ANSWER.fullmatch(self._next_line(deadline))
            if not match:
                raise Broken("an answer that isn't SMTP")
            codes.add(int(match[1]))
            lines.append(match[3] or b"")
            if len(codes) > 1:
                raise Broken("an answer that contradicts itself")
            if match[2] != b"-":
                return codes.pop(), b"\n".join(lines)
        raise Broken("an answer without an end")

    def _next_line(self, deadline: float) -> bytes:
        while (end := self._unread.find(b"\n")) < 0:
            if len(self._unread) > _LINE_LIMIT:
                raise Broken("an answer without an end")
            wire = self._connected()
            left = deadline - self._clock()
            if left <= 0:
                raise Broken("no answer in time")
            wire.settimeout(left)
            self._take(wire)
        line = bytes(self._unread[:end])
        del self._unread[: end + 1]
        return line.removesuffix(b"\r")

    def _take(self, wire: socket.socket) -> None:
        """What has come, put with what is unread."""
        try:
            came = wire.recv(_LINE_LIMIT)
        except (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
            raise
        except OSError as error:
            raise Broken(_reason(error)) from None
        if not came:
            raise Broken("the server closed the connection")
        self._unread += came

    def _connected(self) -> socket.socket:
        if self._wire is None:
            raise Broken("there is no connection")
        return self._wire

    def close(self) -> None:
        """Hang up, without a word."""
        if self._wire is not None:
            with suppress(OSError):
                self._wire.close()
            self._wire = None


def _reason(error: Exception) -> str:
    """An operating system's or OpenSSL's reason, without its numbers and file names."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, (ssl.SSLEOFError, ConnectionResetError, BrokenPipeError)):
        return "the server closed the connection"
    if isinstance(error, ssl.SSLError):
        return (error.reason or "TLS failed").replace("_", " ").lower()
    return getattr(error, "strerror", None) or type(error).__name__
