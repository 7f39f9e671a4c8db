"""A message and its two addresses, looked through before a server hears of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

LINE_LIMIT = 998
_LOCAL_LIMIT, _ADDRESS_LIMIT = 64, 254
_LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*")
_DOMAIN = re.compile(r"\[[0-9A-Fa-f.:IPv]+\]|[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_AMBIGUOUS = re.compile("[ßς\u200c\u200d]")
"""Letters that two versions of IDNA turn into different domains."""
_BARE = re.compile(rb"\r(?!\n)|(?<!\r)\n")
_HEADER = re.compile(rb"([!-9;-~]+)[ \t]*:")
_ONCE = {
    *(b"from", b"sender", b"reply-to", b"to", b"cc", b"bcc", b"subject", b"date", b"message-id"),
    *(b"mime-version", b"content-type", b"content-transfer-encoding"),
}


class Unfit(Exception):
    """Something that no server must be asked to send, in words; `whose` fault it is."""

    def __init__(self, whose: Literal["sender", "recipient", "message"], why: str) -> None:
        super().__init__(f"the {whose} {why}")
        self.whose = whose


@dataclass(frozen=True, slots=True)
class Envelope:
    """What goes to the server; domains are in ASCII. `eight_bit`, `utf8`: what the server must be able to take."""

    sender: str
    recipient: str
    message: bytes
    eight_bit: bool
    utf8: bool

    def body(self) -> bytes:
        """The message as it is told after DATA, all but the final dot: dots doubled, the last line ended."""
        end = b"" if not self.message or self.message.endswith(b"\r\n") else b"\r\n"
        return re.sub(rb"(?m)^\.", b"..", self.message) + end


def sealed(sender: str, recipient: str, message: bytes) -> Envelope:
    """The envelope; Unfit if an address or the message could be taken for anything but what it is."""
    sender, recipient = _address("sender", sender), _address("recipient", recipient)
    if _BARE.search(message):
        raise Unfit("message", "has a line break that isn't CRLF")
    lines = message.split(b"\r\n")
    if (longest := max(map(len, lines))) > LINE_LIMIT:
        raise Unfit("message", f"has a line of {longest} bytes; {LINE_LIMIT} are allowed")
    head = list(_head(lines))
    _look_through(head)
    return Envelope(
        sender,
        recipient,
        message,
        eight_bit=not message.isascii(),
        utf8=not (sender.isascii() and recipient.isascii() and all(line.isascii() for line in head)),
    )


def _address(whose: Literal["sender", "recipient"], address: str) -> str:
    """An address with its domain in ASCII. Quoted local parts are refused: nobody's are, and they hide things."""
    local, at, domain = address.rpartition("@")
    shown = repr(address[:60])
    if not at or not _LOCAL.fullmatch(local):
        raise Unfit(whose, f"{shown} is no e-mail address")
    if _AMBIGUOUS.search(domain):
        raise Unfit(whose, f"{shown} has a domain that can be read in two ways; write it as xn--…")
    try:
        domain = domain.encode("idna").decode("ascii") if not domain.isascii() else domain
    except UnicodeError:
        raise Unfit(whose, f"{shown} has no domain that could exist") from None
    if not all(_DOMAIN.fullmatch(label) for label in ([domain] if domain[:1] == "[" else domain.split("."))):
        raise Unfit(whose, f"{shown} has no domain that could exist")
    if len(local.encode()) > _LOCAL_LIMIT or len(f"{local}@{domain}".encode()) > _ADDRESS_LIMIT:
        raise Unfit(whose, f"{shown} is too long")
    return f"{local}@{domain}"


def _head(lines: list[bytes]) -> Iterator[bytes]:
    """The lines before the first empty one."""
    for line in lines:
        if not line:
            return
        yield line


def _look_through(head: list[bytes]) -> None:
    """Every line of the head is a header or goes on with one, and what may stand there once does so once."""
    seen: set[bytes] = set()
    for number, line in enumerate(head, start=1):
        if b"\0" in line:
            raise Unfit("message", f"has a NUL in line {number} of its head")
        if line[:1] in (b" ", b"\t") and number > 1:
            continue
        match = _HEADER.match(line)
        if not match:
            raise Unfit("message", f"has no header in line {number} of its head")
        name = match[1].lower()
        if name in seen & _ONCE:
            raise Unfit("message", f"has two headers {name.decode()}")
        seen.add(name)
