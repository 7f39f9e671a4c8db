"""From config.toml to a courier: every fault at once, and never a secret."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sheetsync.adapters.outbox import Outbox
from sheetsync.adapters.smtp import SmtpCourier, courier
from sheetsync.config import parse
from sheetsync.errors import BadConfig
from tests.adapters.smtp.authority import Authority
from tests.adapters.smtp.mailbox import PASSWORD, USERNAME, Mailbox
from tests.adapters.smtp.messages import MEMO, RECIPIENT, SENDER, nothing

CANARY = "cañary-4711"
SMTP: Mapping[str, Any] = {"host": "mail.example.com", "username": "memo"}


def told(folder: Path, smtp: Mapping[str, Any] | None = None, **memo: Any) -> str:
    """Everything that a wrong configuration is told."""
    with pytest.raises(BadConfig) as raised:
        opened(folder, smtp, **memo)
    assert CANARY not in repr(raised.value) + str(raised.value)
    return str(raised.value)


def opened(
    folder: Path, smtp: Mapping[str, Any] | None = None, environ: Mapping[str, str] | None = None, **memo: Any
) -> object:
    raw = {"memo": {"via": "smtp", "sender": SENDER, **memo}, "smtp": smtp or {}}
    return courier(parse(raw, folder / "config.toml"), environ or {})


def secret_file(folder: Path, content: bytes, mode: int = 0o600) -> str:
    path = folder / "password"
    path.write_bytes(content)
    path.chmod(mode)
    return path.name


def test_the_outbox_by_default(tmp_path: Path) -> None:
    outbox = courier(parse({}, tmp_path / "config.toml"), {})
    assert isinstance(outbox, Outbox)
    assert outbox.folder == tmp_path.resolve() / "outbox"


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
@pytest.mark.parametrize("way", ["file", "environment"])
def test_mailed_as_configured(
    way: str, end: bytes, tmp_path: Path, authority: Authority, localhost: ssl.SSLContext
) -> None:
    secret = {"password_file": secret_file(tmp_path, PASSWORD.encode() + end)} if way == "file" else {}
    environ = {"SHEETSYNC_SMTP_PASSWORD": PASSWORD if way == "environment" else "of something else"}
    with Mailbox(localhost, auth_required=True) as mailbox:
        smtp = {"host": "localhost", "port": mailbox.port, "username": USERNAME, "ca_file": str(authority.file)}
        mailer = opened(tmp_path, {**smtp, **secret}, environ)
        assert isinstance(mailer, SmtpCourier)
        assert mailer.hand_over(SENDER, RECIPIENT, MEMO, nothing).outcome == "accepted"
    assert [(message.signed_in, message.host_name) for message in mailbox.messages] == [(True, "example.com")]
    assert PASSWORD not in repr(mailer) + repr(vars(mailer))


@pytest.mark.parametrize(
    ("helo", "sender", "greeting"),
    [
        ("memo.example.com", SENDER, "memo.example.com"),
        ("", "memo@почта.рф", "xn--80a1acny.xn--p1ai"),
        ("", "memo@<odd>", "localhost"),
        ("", "memo@a..b", "localhost"),
    ],
)
def test_the_greeting(helo: str, sender: str, greeting: str, tmp_path: Path) -> None:
    with Mailbox(None) as mailbox:
        smtp = {"host": "localhost", "port": mailbox.port, "security": "none", "helo": helo}
        mailer = opened(tmp_path, smtp, sender=sender)
        assert isinstance(mailer, SmtpCourier)
        mailer.hand_over(SENDER, RECIPIENT, MEMO, nothing)
    assert [message.host_name for message in mailbox.messages] == [greeting]


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_the_usual_port(security: str, port: int, tmp_path: Path) -> None:
    mailer = opened(tmp_path, {"host": "localhost", "security": security})
    assert f"port={port}," in repr(vars(mailer))


@pytest.mark.parametrize(
    ("content", "mode", "why"),
    [
        (CANARY.encode(), 0o640, "can be read by other users of this computer; run `chmod 600 "),
        (CANARY.encode(), 0o604, "can be read by other users of this computer; run `chmod 600 "),
        (b"", 0o600, "is empty"),
        (b"\n", 0o600, "is empty"),
        (CANARY.encode() + b"\n\n", 0o600, "isn't one line with a password"),
        (CANARY.encode() + b"\nmore", 0o600, "isn't one line with a password"),
        (CANARY.encode() + b"\0", 0o600, "isn't one line with a password"),
        (CANARY.encode() * 1000, 0o600, "isn't one line with a password"),
        (CANARY.encode("latin-1"), 0o600, "is no text in UTF-8"),
    ],
)
def test_a_password_file(content: bytes, mode: int, why: str, tmp_path: Path) -> None:
    name = secret_file(tmp_path, content, mode)
    message = told(tmp_path, {**SMTP, "password_file": name})
    assert f"smtp.password_file: {tmp_path.resolve() / name} {why}" in message


def test_everything_that_only_the_world_can_tell(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("no certificate", encoding="utf-8")
    message = told(tmp_path, {**SMTP, "password_file": "nowhere", "ca_file": "ca.pem"})
    where = tmp_path.resolve()
    assert f"smtp.password_file: {where / 'nowhere'} can't be read (No such file or directory)" in message
    assert f"smtp.ca_file: {where / 'ca.pem'} can't be used (no certificates in PEM there)" in message
    message = told(tmp_path, {**SMTP, "ca_file": "nowhere"})
    assert "smtp.username: there is no password for it; name smtp.password_file or set SHEETSYNC_SMTP_PASS" in message
    assert f"smtp.ca_file: {where / 'nowhere'} can't be used (No such file or directory)" in message


def test_a_wrong_password_in_the_environment(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="SHEETSYNC_SMTP_PASSWORD isn't one line") as raised:
        opened(tmp_path, SMTP, {"SHEETSYNC_SMTP_PASSWORD": f"{CANARY}\n"})
    assert CANARY not in str(raised.value)


def test_everything_that_the_file_can_tell(tmp_path: Path) -> None:
    smtp = {
        "host": "mail.example.com",
        "port": 0,
        "security": "none",
        "username": "a\nb",
        "helo": "a b",
        "password": CANARY,
        "passwd": CANARY,
    }
    recipients = ["ceo@example.com", "eve@example.net", "nobody", "ceo@sub.example.com", "ceo@EXAMPLE.com"]
    message = told(tmp_path, smtp, recipients=recipients, allowed_domains=["Example.com"])
    assert [line.strip().partition(":")[0] for line in message.splitlines()[1:]] == [
        "- memo.recipients.1",
        "- memo.recipients.2",
        "- memo.recipients.3",
        "- smtp.port",
        "- smtp.security",
        "- smtp.username",
        "- smtp.helo",
        "- smtp.password",
        "- smtp.passwd",
    ]
    assert "eve@example.net is outside memo.allowed_domains (Example.com)" in message
    assert "smtp.password: doesn't belong into this file" in message


@pytest.mark.parametrize(
    ("smtp", "fault"),
    [
        ({}, 'smtp: memo.via = "smtp" needs smtp.host'),
        ({"host": "a b"}, "smtp.host: "),
        ({"host": "localhost", "security": "none", "username": "memo"}, "smtp.username: a password is never sent in"),
        ({"host": "10.0.0.1", "security": "none"}, 'smtp.security: "none" is for a server on this computer only'),
        ({"host": "localhost", "password_file": "x"}, "smtp.password_file: there is no smtp.username"),
        ({"host": "localhost", "security": "ssl"}, "smtp.security: "),
    ],
)
def test_one_fault(smtp: Mapping[str, Any], fault: str, tmp_path: Path) -> None:
    message = told(tmp_path, smtp)
    assert fault in message
    assert len(message.splitlines()) == 2


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "::1"])
def test_plain_text_at_home(host: str, tmp_path: Path) -> None:
    assert isinstance(opened(tmp_path, {"host": host, "security": "none"}), SmtpCourier)


def test_domains_in_both_spellings(tmp_path: Path) -> None:
    domains = ["почта.рф", "xn--e1afmkfd.xn--p1ai"]
    recipients = ["a@xn--80a1acny.xn--p1ai", "b@пример.рф"]
    smtp = {"host": "localhost"}
    assert isinstance(opened(tmp_path, smtp, recipients=recipients, allowed_domains=domains), SmtpCourier)
