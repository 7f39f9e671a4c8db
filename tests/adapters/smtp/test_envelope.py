"""What is refused before any server hears of it."""

from __future__ import annotations

import pytest

from sheetsync.adapters.smtp import SmtpCourier
from sheetsync.adapters.smtp.envelope import sealed
from sheetsync.ports import Receipt
from tests.adapters.smtp.messages import MEMO, RECIPIENT, SENDER, never

NOBODY = SmtpCourier("mail.invalid", 25)

BAD_ADDRESSES = [
    "",
    "ceo",
    "@example.com",
    "ceo@",
    "ceo@example.com\r\nRCPT TO:<eve@example.com>",
    "ceo@example.com\n",
    "ceo\r@example.com",
    "ceo\0@example.com",
    "ceo@exam\0ple.com",
    "ceo@example.com>",
    "<ceo@example.com>",
    "ceo@example.com> SIZE=1",
    "ceo @example.com",
    '"c e o"@example.com',
    "ceo,cfo@example.com",
    "ceo@cfo@example.com",
    ".ceo@example.com",
    "ceo..x@example.com",
    "ceo@example..com",
    "ceo@.example.com",
    "ceo@-example.com",
    "ceo@exa mple.com",
    "ceo@[127.0.0.1",
    "ceo@straße.example",
    "ceo@\u200dexample.com",
    "ceo@exa\u2028mple.com",
    "ceo\u202e@example.com",
    "\ud800@example.com",
    "ceo@\ud800.com",
    "ceo@" + "ж" * 70 + ".com",
    "x" * 65 + "@example.com",
    "ceo@" + "example." * 40 + "com",
]
GOOD_ADDRESSES = {
    "ceo@example.com": "ceo@example.com",
    "c.e.o+memo@sub.example.com": "c.e.o+memo@sub.example.com",
    "o'neill@example.com": "o'neill@example.com",
    "ceo@localhost": "ceo@localhost",
    "ceo@[127.0.0.1]": "ceo@[127.0.0.1]",
    "ceo@[IPv6:::1]": "ceo@[IPv6:::1]",
    "ceo@my_host.example.com": "ceo@my_host.example.com",
    "Ceo@Example.com": "Ceo@Example.com",
    "ceo@почта.рф": "ceo@xn--80a1acny.xn--p1ai",
    "шеф@почта.рф": "шеф@xn--80a1acny.xn--p1ai",
}


@pytest.mark.parametrize("address", BAD_ADDRESSES)
def test_an_address_that_is_none(address: str) -> None:
    of_recipient = NOBODY.hand_over(SENDER, address, MEMO, never)
    of_sender = NOBODY.hand_over(address, RECIPIENT, MEMO, never)
    assert (of_recipient.outcome, of_recipient.lane_stops) == ("refused", False)
    assert (of_sender.outcome, of_sender.lane_stops) == ("refused", True)
    assert of_recipient.text.startswith("the recipient ")
    assert of_sender.text.startswith("the sender ")
    assert of_sender.text.isprintable()
    assert any(words in of_sender.text for words in ("no e-mail address", "no domain", "two ways", "too long"))


@pytest.mark.parametrize("address", GOOD_ADDRESSES)
def test_an_address(address: str) -> None:
    envelope = sealed(address, address, MEMO)
    assert envelope.sender == envelope.recipient == GOOD_ADDRESSES[address]
    assert envelope.utf8 == (not envelope.sender.isascii())


@pytest.mark.parametrize(
    ("message", "why"),
    [
        (MEMO + b"bare\nline\r\n", "has a line break that isn't CRLF"),
        (MEMO + b"bare\rline\r\n", "has a line break that isn't CRLF"),
        (MEMO + b"\n.\n", "has a line break that isn't CRLF"),
        (MEMO + b"\r", "has a line break that isn't CRLF"),
        (b"Subject: x\nBcc: eve@example.com\r\n\r\n", "has a line break that isn't CRLF"),
        (MEMO + b"x" * 999, "has a line of 999 bytes; 998 are allowed"),
        (b"Subject: x\r\nno header\r\n\r\n", "has no header in line 2 of its head"),
        (b" begins like the rest of a header\r\n\r\n", "has no header in line 1 of its head"),
        (b": x\r\n\r\n", "has no header in line 1 of its head"),
        (b"Two words: x\r\n\r\n", "has no header in line 1 of its head"),
        (b"Subject: x\0\r\n\r\n", "has a NUL in line 1 of its head"),
        (b"Subject: x\r\nTo: a@b\r\nsubject: y\r\n\r\n", "has two headers subject"),
        (b"Bcc: a@b\r\nBcc: c@d\r\n\r\n", "has two headers bcc"),
    ],
)
def test_a_message_that_isn_t_one(message: bytes, why: str) -> None:
    assert NOBODY.hand_over(SENDER, RECIPIENT, message, never) == Receipt("refused", 0, f"the message {why}")


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\r\n",
        b"\r\nno header at all\r\n",
        b"Subject: folded\r\n over\r\n\tlines\r\nReceived: one\r\nReceived: two\r\n\r\nSubject: in the body\r\n",
        b"Subject: without a body\r\n",
        MEMO + b"x" * 998,
        MEMO + b"\0\x01\x7f\r\n",
    ],
)
def test_a_message(message: bytes) -> None:
    assert not sealed(SENDER, RECIPIENT, message).eight_bit


@pytest.mark.parametrize(
    ("message", "body"),
    [
        (b"", b""),
        (b"x", b"x\r\n"),
        (b"x\r\n", b"x\r\n"),
        (b".", b"..\r\n"),
        (b".\r\n.\r\n", b"..\r\n..\r\n"),
        (b"..x\r\n x.\r\n", b"...x\r\n x.\r\n"),
        (b"\r\n.\r\n\r\n", b"\r\n..\r\n\r\n"),
    ],
)
def test_dots_and_the_last_line(message: bytes, body: bytes) -> None:
    assert sealed(SENDER, RECIPIENT, b"\r\n" + message).body() == b"\r\n" + body
