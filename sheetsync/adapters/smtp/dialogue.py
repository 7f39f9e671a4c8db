"""What is said to a mail server, step by step, up to the final dot and with it."""

from __future__ import annotations

import base64
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

from sheetsync.adapters.smtp.envelope import Envelope
from sheetsync.adapters.smtp.judging import Step, judged, judged_last
from sheetsync.adapters.smtp.line import Broken, Line
from sheetsync.adapters.smtp.reply import Reply, content_of, on_one_line, veiled
from sheetsync.ports import Receipt

Security = Literal["starttls", "tls", "none"]
_CLOSING, _FAREWELL = 421, 1.0


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server and how it is talked to. Without `context` there is no TLS, and it must be this computer."""

    host: str
    port: int
    security: Security
    context: ssl.SSLContext | None
    helo: str
    username: str
    password: str = field(repr=False)

    def secrets(self) -> tuple[str, ...]:
        """The password in every form in which it is sent."""
        if not self.password:
            return ()
        forms = (self.password, _base64(self.password), _base64(f"\0{self.username}\0{self.password}"))
        return (*forms, *(form.rstrip("=") for form in forms))


class Stopped(Exception):
    """The dialogue ends here, with a receipt; the server may still be told goodbye."""

    def __init__(self, receipt: Receipt) -> None:
        super().__init__(receipt.text)
        self.receipt = receipt


class Dialogue:
    """One message to one recipient over one line. Each step ends as it should, or raises Stopped or Broken."""

    def __init__(self, line: Line, server: Server, patience: Mapping[Step, float]) -> None:
        self._line = line
        self._server = server
        self._patience = patience
        self._content = ""
        self.step = Step.CONNECT

    def sign_in(self) -> None:
        """Connect, encrypt, greet, and sign in if there is somebody to sign in as."""
        self._begin(Step.CONNECT)
        self._line.open(self._server.host, self._server.port, at_home=self._server.security == "none")
        if self._server.security == "tls":
            self._encrypt()
        self._begin(Step.GREETING)
        self._hear()
        self._greet()
        if self._server.security == "starttls":
            if not self._line.has_extn("starttls"):
                self.step = Step.TLS
                raise Broken("the server offers no STARTTLS, and nothing is sent in plain text")
            self._ask(Step.TLS, "STARTTLS")
            self._listen()
            self._encrypt()
            self._greet()
        if self._server.username:
            self._authenticate()

    def tell(self, envelope: Envelope) -> None:
        """The sender, the recipient and the message, all but the final dot."""
        self._ask(Step.MAIL, self._mail_command(envelope))
        self._ask(Step.RCPT, f"RCPT TO:<{envelope.recipient}>")
        self._content = content_of(envelope.message)
        self._ask(Step.DATA, "DATA")
        self._begin(Step.BODY)
        try:
            self._line.send(envelope.body())
        except Broken:
            with suppress(Broken):  # it may have said why before it stopped listening
                self._listen()
            raise
        self._listen()

    def end(self) -> Receipt:
        """The final dot, and what comes of it; not if the server turned away meanwhile."""
        self._listen()
        self._begin(Step.DOT)
        self._line.send(b".\r\n")
        return judged_last(self._reply())

    def part(self) -> None:
        """Say goodbye where that is in order; nobody waits for the answer, as nothing depends on it."""
        if self.step not in (Step.CONNECT, Step.BODY):
            self._line.patience = _FAREWELL
            with suppress(Broken):
                self._line.putcmd("QUIT")

    def _encrypt(self) -> None:
        self._begin(Step.TLS)
        if self._server.context is None:
            raise Broken("there is nothing to check certificates with")
        self._line.encrypt(self._server.context, self._server.host)

    def _greet(self) -> None:
        self._begin(Step.EHLO)
        self._listen()
        code, words = self._line.ehlo()
        self._go_on(self._fit(code, words))

    def _authenticate(self) -> None:
        self.step = Step.AUTH
        if not self._line.encrypted:
            raise Broken("a password is never sent in plain text")
        offered = self._line.esmtp_features.get("auth", "").upper().split()
        name, password = self._server.username, self._server.password
        if "PLAIN" in offered:
            self._ask(Step.AUTH, f"AUTH PLAIN {_base64(f'{chr(0)}{name}{chr(0)}{password}')}")
        elif "LOGIN" in offered:
            for command in ("AUTH LOGIN", _base64(name)):
                self._ask(Step.AUTH, command, goes_on=334)
            self._ask(Step.AUTH, _base64(password))
        else:
            raise Broken(f"the server offers no sign-in by password (it offers {_list(offered)})")

    def _mail_command(self, envelope: Envelope) -> str:
        """MAIL with the parameters that the message needs; Stopped if the server can't take such a message."""
        self.step = Step.MAIL
        size, limit = len(envelope.message), self._line.esmtp_features.get("size", "")
        if limit.isdecimal() and 0 < int(limit) < size:
            raise Stopped(Receipt("refused", text=f"the message has {size} bytes, the server takes {int(limit)}"))
        options = [f"SIZE={size}"] if self._line.has_extn("size") else []
        for needed, name, option, what in (
            (envelope.eight_bit, "8bitmime", "BODY=8BITMIME", "text in 8 bits"),
            (envelope.utf8, "smtputf8", "SMTPUTF8", "addresses or headers beyond ASCII"),
        ):
            if needed and not self._line.has_extn(name):
                lane_stops = name == "smtputf8" and not envelope.sender.isascii()
                raise Stopped(Receipt("refused", text=f"the server takes no {what}", lane_stops=lane_stops))
            options += [option] if needed else []
        return " ".join([f"MAIL FROM:<{envelope.sender}>", *options])

    def _begin(self, step: Step) -> None:
        self.step = step
        self._line.patience = self._patience[step]

    def _ask(self, step: Step, command: str, *, goes_on: int = 0) -> None:
        """Say a command when the server has nothing more to say, and hear the answer."""
        self._begin(step)
        self._listen()
        self._line.putcmd(command)
        self._hear(goes_on=goes_on)

    def _hear(self, *, goes_on: int = 0) -> None:
        self._go_on(self._reply(), goes_on=goes_on)

    def _reply(self) -> Reply:
        return self._fit(*self._line.getreply())

    def _fit(self, code: int, words: bytes) -> Reply:
        return Reply(code, veiled(on_one_line(words), self._server.secrets(), self._content))

    def _go_on(self, reply: Reply, *, goes_on: int = 0) -> None:
        if goes_on:
            if reply.code == goes_on:
                return
            if reply.code < 400:
                raise Broken("an answer that doesn't belong here")
        if receipt := judged(self.step, reply):
            raise Stopped(receipt)

    def _listen(self) -> None:
        """Nothing must have been said unasked: an answer left over would be taken for that to the next question.

        What counts is that the server closes, or that it has had enough of the body.
        """
        if self._line.heard():
            reply = self._reply()
            if reply.code == _CLOSING or self.step is Step.BODY:
                self._go_on(reply)
            raise Broken("the server spoke out of turn")


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")


def _list(names: list[str]) -> str:
    return on_one_line(", ".join(names).encode()) or "nothing"
