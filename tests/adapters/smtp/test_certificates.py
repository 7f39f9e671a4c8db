"""Whom the courier trusts."""

from __future__ import annotations

import datetime as dt
import ssl
from collections.abc import Callable
from pathlib import Path

import pytest

from sheetsync.adapters.smtp import SmtpCourier, Step
from sheetsync.ports import Receipt
from tests.adapters.smtp import authority as authorities
from tests.adapters.smtp.authority import DAY, Authority
from tests.adapters.smtp.mailbox import PASSWORD, USERNAME, Mailbox
from tests.adapters.smtp.messages import MEMO, RECIPIENT, SENDER, never
from tests.adapters.smtp.script import ScriptedServer, Way, dropping, keeping_silent, saying

NOT_TRUSTED = "TLS: the certificate isn't localhost's or isn't trusted"
CERTIFICATES = {
    "another name": ({"names": ["mail.example.com"]}, "Hostname mismatch, certificate is not valid for 'localhost'."),
    "an address alone": ({"names": ["127.0.0.1"]}, "Hostname mismatch, certificate is not valid for 'localhost'."),
    "expired": ({"names": ["localhost"], "since": -2 * DAY, "until": -DAY}, "certificate has expired"),
    "not yet": ({"names": ["localhost"], "since": dt.timedelta(hours=1)}, "certificate is not yet valid"),
    "its own": ({"names": ["localhost"], "own": True}, "self-signed certificate"),
}


@pytest.mark.parametrize("implicit", [False, True])
@pytest.mark.parametrize("certificate", CERTIFICATES)
def test_not_trusted(
    certificate: str, implicit: bool, authority: Authority, courier_to: Callable[..., SmtpCourier]
) -> None:
    options, why = CERTIFICATES[certificate]
    context = authority.server(certificate, **options)  # type: ignore[arg-type]
    with ScriptedServer(context, implicit=implicit) as server:
        courier = courier_to(server.port, "tls" if implicit else "starttls", username=USERNAME, password=PASSWORD)
        receipt = courier.hand_over(SENDER, RECIPIENT, MEMO, never)
    assert receipt == Receipt("untouched", 0, f"{NOT_TRUSTED} ({why})", lane_stops=True)
    assert b"AUTH" not in server.heard + server.heard_in_plain_text


def test_a_stranger_s_authority(
    localhost: ssl.SSLContext, tmp_path: Path, authority: Authority, courier_to: Callable[..., SmtpCourier]
) -> None:
    stranger = authorities.found(tmp_path).server("localhost", ["localhost"])
    with ScriptedServer(stranger) as server:
        receipt = courier_to(server.port).hand_over(SENDER, RECIPIENT, MEMO, never)
    assert receipt.text.startswith(NOT_TRUSTED)
    with ScriptedServer(localhost) as server:  # without a file, the system's authorities are asked
        receipt = SmtpCourier("localhost", server.port).hand_over(SENDER, RECIPIENT, MEMO, never)
    assert (receipt.outcome, receipt.lane_stops) == ("untouched", True)
    assert receipt.text.startswith(NOT_TRUSTED)


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated")
def test_an_old_tls(authority: Authority, courier_to: Callable[..., SmtpCourier]) -> None:
    context = authority.server("old", ["localhost"])
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    with ScriptedServer(context) as server:
        receipt = courier_to(server.port).hand_over(SENDER, RECIPIENT, MEMO, never)
    assert (receipt.outcome, receipt.lane_stops) == ("untouched", True)
    assert "version" in receipt.text


@pytest.mark.parametrize("plain", [b"250 mail.example.com\r\n", b"250-mail.example.com\r\n250 AUTH PLAIN\r\n"])
def test_starttls_stripped(plain: bytes, localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]) -> None:
    with ScriptedServer(localhost, answers={"plain": plain}) as server:
        courier = courier_to(server.port, username=USERNAME, password=PASSWORD)
        receipt = courier.hand_over(SENDER, RECIPIENT, MEMO, never)
    words = "TLS: the server offers no STARTTLS, and nothing is sent in plain text"
    assert receipt == Receipt("untouched", 0, words, lane_stops=True)
    assert server.heard_in_plain_text == b"ehlo localhost\r\n"


def test_a_server_without_tls(courier_to: Callable[..., SmtpCourier]) -> None:
    with Mailbox(None) as mailbox:
        assert courier_to(mailbox.port).hand_over(SENDER, RECIPIENT, MEMO, never).lane_stops
        receipt = courier_to(mailbox.port, "tls").hand_over(SENDER, RECIPIENT, MEMO, never)
    assert receipt == Receipt("untouched", 0, "TLS: no secure connection (wrong version number)", lane_stops=True)
    assert mailbox.messages == []


def test_words_slipped_in_before_tls(localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]) -> None:
    """What stands behind the 220 came in plain text, from anybody; it must not count as said under TLS."""
    injected = b"220 2.0.0 Ready\r\n250-AUTH PLAIN\r\n250 injected\r\n"
    with ScriptedServer(localhost, answers={"tls": injected}) as server:
        receipt = courier_to(server.port).hand_over(SENDER, RECIPIENT, MEMO, never)
    assert receipt == Receipt("untouched", 0, "TLS: the server spoke out of turn", lane_stops=True)


@pytest.mark.parametrize(
    ("way", "words"),
    [
        (saying(b"this is no handshake" * 10), "wrong version number"),
        (dropping, "the server closed the connection"),
        (keeping_silent, "no answer in time"),
    ],
)
def test_a_handshake_that_fails(
    way: Way, words: str, localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]
) -> None:
    with ScriptedServer(localhost, ways={"connect": way}) as server:
        courier = courier_to(server.port, "tls", patience={Step.TLS: 0.2} if way is keeping_silent else {})
        receipt = courier.hand_over(SENDER, RECIPIENT, MEMO, never)
    assert receipt == Receipt("untouched", 0, f"TLS: no secure connection ({words})", lane_stops=True)
