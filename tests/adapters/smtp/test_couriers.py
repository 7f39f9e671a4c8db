"""What every courier promises, whether it mails or lays files down."""

from __future__ import annotations

import ssl
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sheetsync.adapters.outbox import Outbox
from sheetsync.adapters.smtp import SmtpCourier
from sheetsync.ports import Courier
from tests.adapters.smtp.mailbox import Mailbox
from tests.adapters.smtp.messages import MEMO, RECIPIENT, SENDER, Calls, nothing


class Delivered(ABC):
    """A courier, and what came of what was handed to it."""

    courier: Courier

    @abstractmethod
    def messages(self) -> list[bytes]:
        """What has arrived."""


class Mailed(Delivered):
    def __init__(self, mailbox: Mailbox, courier: Courier) -> None:
        self.mailbox = mailbox
        self.courier = courier

    def messages(self) -> list[bytes]:
        return [message.content for message in self.mailbox.messages]


class LaidDown(Delivered):
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.courier = Outbox(folder)

    def messages(self) -> list[bytes]:
        return [path.read_bytes() for path in self.folder.glob("*.eml")]


@pytest.fixture(params=["smtp", "outbox"])
def delivered(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    localhost: ssl.SSLContext,
    courier_to: Callable[..., SmtpCourier],
) -> Iterator[Delivered]:
    if request.param == "outbox":
        yield LaidDown(tmp_path / "outbox")
        return
    with Mailbox(localhost) as mailbox:
        yield Mailed(mailbox, courier_to(mailbox.port))


def test_the_very_bytes(delivered: Delivered) -> None:
    before_dot = Calls()
    receipt = delivered.courier.hand_over(SENDER, RECIPIENT, MEMO, before_dot)
    assert (receipt.outcome, receipt.lane_stops) == ("accepted", False)
    assert receipt.queue_id
    assert before_dot.count == 1
    assert delivered.messages() == [MEMO]


def test_nothing_is_there_before_the_dot(delivered: Delivered) -> None:
    there: list[list[bytes]] = []
    delivered.courier.hand_over(SENDER, RECIPIENT, MEMO, lambda: there.append(delivered.messages()))
    assert there == [[]]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError("x")])
def test_before_dot_raises(delivered: Delivered, error: BaseException) -> None:
    def refuse() -> None:
        raise error

    with pytest.raises(type(error)) as raised:
        delivered.courier.hand_over(SENDER, RECIPIENT, MEMO, refuse)
    assert raised.value is error
    assert delivered.messages() == []
    assert delivered.courier.hand_over(SENDER, RECIPIENT, MEMO, nothing).outcome == "accepted"
    assert delivered.messages() == [MEMO]


def test_one_after_the_other(delivered: Delivered) -> None:
    for recipient in ("a@example.com", "b@example.com", "c@example.com"):
        assert delivered.courier.hand_over(SENDER, recipient, MEMO, nothing).outcome == "accepted"
    assert delivered.messages() == [MEMO] * 3
