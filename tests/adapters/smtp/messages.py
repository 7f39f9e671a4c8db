"""A memo as it goes out, and who sends it to whom."""

from __future__ import annotations

SENDER, RECIPIENT = "sheetsync@example.com", "ceo@example.com"
USERNAME, PASSWORD, WRONG_PASSWORD = "memo", "hunter2 and more", "hunter3"
MEMO = (
    b"From: sheetsync@example.com\r\n"
    b"To: ceo@example.com\r\n"
    b"Subject: Before the review\r\n"
    b"Message-ID: <4711@example.com>\r\n"
    b"Auto-Submitted: auto-generated\r\n"
    b"\r\n"
    b"Canary-4711: the plan is missed.\r\n"
    b".\r\n"
    b"..and a line with dots\r\n"
)
LONG_MEMO = MEMO + b"A line that fills what lies between two sockets.\r\n" * 200_000
"""More than the sockets' buffers hold: it can't be told to a server that doesn't listen."""


def never() -> None:
    """A before_dot that must not be called."""
    raise AssertionError("the final dot must not come near")


def nothing() -> None:
    """A before_dot that lets it happen."""


class Calls:
    """A before_dot that counts."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> None:
        self.count += 1
