"""Messages that arrive, at a real mail server."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from contextlib import closing

import pytest

from sheetsync.adapters.smtp import PATIENCE, SmtpCourier
from sheetsync.adapters.smtp.dialogue import Dialogue, Server
from sheetsync.adapters.smtp.line import Broken, Line
from tests.adapters.smtp.mailbox import PASSWORD, USERNAME, Delivered, Mailbox
from tests.adapters.smtp.messages import MEMO, RECIPIENT, SENDER, WRONG_PASSWORD, Calls, nothing


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_over_tls(security: str, host: str, localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]) -> None:
    before_dot = Calls()
    with Mailbox(localhost, implicit=security == "tls", require_starttls=security == "starttls") as mailbox:
        courier = courier_to(mailbox.port, security, host, helo="example.com")
        receipt = courier.hand_over(SENDER, RECIPIENT, MEMO, before_dot)
    assert (receipt.outcome, receipt.code, receipt.queue_id) == ("accepted", 250, "00000001")
    assert mailbox.messages == [
        Delivered(SENDER, (RECIPIENT,), MEMO, (f"SIZE={len(MEMO)}",), True, "example.com", False)
    ]
    assert before_dot.count == 1


@pytest.mark.parametrize("other", ["LOGIN", "PLAIN"])
def test_signed_in(other: str, localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]) -> None:
    with Mailbox(localhost, auth_required=True, auth_exclude_mechanism=[other]) as mailbox:
        courier = courier_to(mailbox.port, username=USERNAME, password=PASSWORD)
        assert courier.hand_over(SENDER, RECIPIENT, MEMO, nothing).outcome == "accepted"
    assert [message.signed_in for message in mailbox.messages] == [True]


@pytest.mark.parametrize("other", ["LOGIN", "PLAIN"])
def test_a_wrong_password(other: str, localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]) -> None:
    before_dot = Calls()
    with Mailbox(localhost, auth_exclude_mechanism=[other]) as mailbox:
        courier = courier_to(mailbox.port, username=USERNAME, password=WRONG_PASSWORD)
        receipt = courier.hand_over(SENDER, RECIPIENT, MEMO, before_dot)
    assert (receipt.outcome, receipt.code, receipt.lane_stops) == ("untouched", 535, True)
    assert receipt.text == "AUTH: 5.7.8 Authentication credentials invalid"
    assert mailbox.messages == []
    assert before_dot.count == 0


def test_plain_text_on_this_computer(courier_to: Callable[..., SmtpCourier]) -> None:
    with Mailbox(None) as mailbox:
        courier = SmtpCourier("127.0.0.1", mailbox.port, "none")
        assert courier.hand_over(SENDER, RECIPIENT, MEMO, nothing).outcome == "accepted"
    assert [message.encrypted for message in mailbox.messages] == [False]


@pytest.mark.parametrize("host", ["mail.example.com", "10.0.0.1", "localhost.example.com", "::ffff:10.0.0.1", ""])
def test_plain_text_to_another_computer(host: str) -> None:
    with pytest.raises(ValueError, match="plain text"):
        SmtpCourier(host, 25, "none")


def test_a_password_in_plain_text() -> None:
    with pytest.raises(ValueError, match="password"):
        SmtpCourier("localhost", 25, "none", username=USERNAME, password=PASSWORD)


def test_what_the_message_needs_is_told(localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]) -> None:
    eight_bit = MEMO + "План не выполнен.\r\n".encode()
    unicode = "Subject: Перед планёркой\r\n\r\n".encode()
    with Mailbox(localhost) as mailbox:
        courier = courier_to(mailbox.port)
        assert courier.hand_over(SENDER, RECIPIENT, eight_bit, nothing).outcome == "accepted"
        assert courier.hand_over(SENDER, RECIPIENT, unicode, nothing).outcome == "accepted"
        assert courier.hand_over(SENDER, "шеф@почта.рф", MEMO, nothing).outcome == "accepted"
        assert courier.hand_over(SENDER, "chef@почта.рф", MEMO, nothing).outcome == "accepted"
    assert [message.options[1:] for message in mailbox.messages] == [
        ("BODY=8BITMIME",),
        ("BODY=8BITMIME", "SMTPUTF8"),
        ("SMTPUTF8",),
        (),
    ]
    assert [message.recipients for message in mailbox.messages[2:]] == [
        ("шеф@xn--80a1acny.xn--p1ai",),
        ("chef@xn--80a1acny.xn--p1ai",),
    ]
    assert [message.content for message in mailbox.messages[:2]] == [eight_bit, unicode]


def test_a_server_without_smtputf8(localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]) -> None:
    before_dot = Calls()
    with Mailbox(localhost, enable_SMTPUTF8=False) as mailbox:
        courier = courier_to(mailbox.port)
        of_recipient = courier.hand_over(SENDER, "шеф@example.com", MEMO, before_dot)
        of_sender = courier.hand_over("отчёт@example.com", RECIPIENT, MEMO, before_dot)
    assert (of_recipient.outcome, of_recipient.text) == (
        "refused",
        "the server takes no addresses or headers beyond ASCII",
    )
    assert (of_recipient.lane_stops, of_sender.outcome, of_sender.lane_stops) == (False, "refused", True)
    assert mailbox.messages == []
    assert before_dot.count == 0


def test_a_password_is_for_tls_whoever_asks_for_it() -> None:
    """Even if a courier could be made that would sign in in plain text."""
    with Mailbox(None, auth_require_tls=False) as mailbox, closing(Line("localhost")) as line:
        server = Server("localhost", mailbox.port, "none", None, "localhost", USERNAME, PASSWORD)
        with pytest.raises(Broken, match="a password is never sent in plain text"):
            Dialogue(line, server, PATIENCE).sign_in()
