"""A mail server that goes wrong at one step, in one way; on bare sockets, so that it can be as wrong as it likes."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType

SAFETY = 30.0
"""Seconds after which a test that hangs fails instead."""
PIECE = 1000
"""Bytes of the body that are heard before something goes wrong in it."""

ANSWERS: Mapping[str, bytes] = {
    "connect": b"220 mail.example.com ESMTP\r\n",
    "plain": b"250-mail.example.com\r\n250 STARTTLS\r\n",
    "tls": b"220 2.0.0 Ready to start TLS\r\n",
    "ehlo": b"250-mail.example.com\r\n250-SIZE 99999999\r\n250-AUTH PLAIN LOGIN\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
    "auth": b"235 2.7.0 Authentication successful\r\n",
    "mail": b"250 2.1.0 Ok\r\n",
    "rcpt": b"250 2.1.5 Ok\r\n",
    "data": b"354 End data with <CR><LF>.<CR><LF>\r\n",
    "body": b"",
    "dot": b"250 2.0.0 Ok: queued as 4F2D3A1B\r\n",
}


@dataclass(slots=True)
class Talk:
    """The server's side of one connection, and all that it heard."""

    wire: socket.socket
    over: threading.Event
    unread: bytearray = field(default_factory=bytearray)
    in_plain_text: bytearray = field(default_factory=bytearray)
    in_secret: bytearray = field(default_factory=bytearray)

    def say(self, words: bytes) -> None:
        with suppress(OSError):
            self.wire.sendall(words)

    def hear(self, end: bytes) -> None:
        """Everything up to and with `end`, or to where the client hangs up."""
        while end not in self.unread:
            if not self._take():
                return
        self._heard(self.unread.index(end) + len(end))

    def hears_first(self, start: bytes) -> bool:
        """Whether the next words are these."""
        while len(self.unread) < len(start) and self._take():
            pass
        return self.unread.startswith(start)

    def hear_a_piece(self) -> None:
        while len(self.unread) < PIECE and self._take():
            pass
        self._heard(len(self.unread))

    def hear_out(self) -> None:
        """Everything until the client hangs up."""
        while self._take():
            pass
        self._heard(len(self.unread))

    def encrypt(self, context: ssl.SSLContext) -> bool:
        """Whether it came to TLS."""
        try:
            self.wire = context.wrap_socket(self.wire, server_side=True)
        except OSError:
            return False
        return True

    def hang_up(self) -> None:
        self.wire.close()

    def _take(self) -> bool:
        try:
            came = self.wire.recv(1 << 16)
        except OSError:
            return False
        self.unread += came
        return bool(came)

    def _heard(self, length: int) -> None:
        heard = self.in_secret if isinstance(self.wire, ssl.SSLSocket) else self.in_plain_text
        heard += self.unread[:length]
        del self.unread[:length]


Way = Callable[[Talk], None]
"""How a step goes instead; the connection ends with it."""


def saying(words: bytes) -> Way:
    """Say something and hear the client out."""

    def say(talk: Talk) -> None:
        talk.say(words)
        talk.hear_out()

    return say


def saying_and_closing(words: bytes) -> Way:
    """Say something and close, but so that the words arrive."""

    def say(talk: Talk) -> None:
        talk.say(words)
        with suppress(OSError):
            talk.wire.shutdown(socket.SHUT_WR)
        while talk._take():
            pass

    return say


def dropping(talk: Talk) -> None:
    """Hang up without a word."""
    talk.hang_up()


def keeping_silent(talk: Talk) -> None:
    """Neither say nor hear anything until the test is over."""
    talk.over.wait(SAFETY)


class ScriptedServer:
    """Takes one connection and answers as ANSWERS say; other `answers` and `ways`, by step. AUTH may be left out."""

    def __init__(
        self,
        context: ssl.SSLContext,
        *,
        answers: Mapping[str, bytes] | None = None,
        ways: Mapping[str, Way] | None = None,
        implicit: bool = False,
    ) -> None:
        self._context = context
        self._answers = {**ANSWERS, **(answers or {})}
        self._ways = ways or {}
        self._implicit = implicit
        self._over = threading.Event()
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 14)
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen(1)
        self._listener.settimeout(SAFETY)
        self._thread = threading.Thread(target=self._serve)
        self.port: int = self._listener.getsockname()[1]
        self.talk: Talk | None = None
        self.spoke = {step: threading.Event() for step in ANSWERS}
        """Set when the answer of a step is on its way."""

    @property
    def heard(self) -> bytes:
        """Everything that came under TLS; to be looked at when the server is closed."""
        return bytes(self.talk.in_secret) if self.talk else b""

    @property
    def heard_in_plain_text(self) -> bytes:
        return bytes(self.talk.in_plain_text) if self.talk else b""

    @property
    def heard_the_dot(self) -> bool:
        return b"\r\n.\r\n" in self.heard.partition(b"DATA\r\n")[2]

    def __enter__(self) -> ScriptedServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join(SAFETY)
        self._listener.close()
        assert not self._thread.is_alive()

    def _serve(self) -> None:
        try:
            wire, _ = self._listener.accept()
        except OSError:
            return
        wire.settimeout(SAFETY)
        self.talk = talk = Talk(wire, self._over)
        try:
            self._follow(talk)
        finally:
            talk.hang_up()

    def _follow(self, talk: Talk) -> None:
        if self._implicit and not talk.encrypt(self._context):
            return
        for step in self._steps():
            if step == "auth" and not talk.hears_first(b"AUTH"):
                continue
            self._hear(talk, step)
            if step in self._ways:
                self._ways[step](talk)
                return
            talk.say(self._answers[step])
            self.spoke[step].set()
            if step == "tls" and not talk.encrypt(self._context):
                return
        talk.hear_out()

    def _steps(self) -> list[str]:
        return [step for step in ANSWERS if not (self._implicit and step in ("plain", "tls"))]

    def _hear(self, talk: Talk, step: str) -> None:
        if step == "dot":
            talk.hear(b".\r\n" if talk.unread.startswith(b".\r\n") else b"\r\n.\r\n")
        elif step == "body":
            if step in self._ways:
                talk.hear_a_piece()
        elif step != "connect":
            talk.hear(b"\r\n")
