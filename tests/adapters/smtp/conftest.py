"""An authority for a run of the tests, and servers' certificates."""

from __future__ import annotations

import ssl
from collections.abc import Callable

import pytest

from sheetsync.adapters.smtp import SmtpCourier
from sheetsync.ports import Receipt
from tests.adapters.smtp import authority as authorities
from tests.adapters.smtp.authority import Authority
from tests.adapters.smtp.messages import MEMO, PASSWORD, RECIPIENT, SENDER, USERNAME, nothing
from tests.adapters.smtp.script import ScriptedServer

Talking = Callable[..., Receipt]


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authorities.found(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def localhost(authority: Authority) -> ssl.SSLContext:
    return authority.server("localhost", ["localhost", "127.0.0.1"])


@pytest.fixture
def courier_to(authority: Authority) -> Callable[..., SmtpCourier]:
    """A courier to a port of this computer that trusts the authority."""

    def courier(port: int, security: str = "starttls", host: str = "localhost", **options: object) -> SmtpCourier:
        return SmtpCourier(host, port, security, ca_file=authority.file, **options)  # type: ignore[arg-type]

    return courier


@pytest.fixture
def talking(localhost: ssl.SSLContext, courier_to: Callable[..., SmtpCourier]) -> Talking:
    """The receipt of a memo from a server that gives some other answers than usual."""

    def receipt(
        message: bytes = MEMO, *, before_dot: Callable[[], None] = nothing, username: str = USERNAME, **answers: bytes
    ) -> Receipt:
        with ScriptedServer(localhost, answers=answers) as server:
            courier = courier_to(server.port, username=username, password=PASSWORD if username else "")
            return courier.hand_over(SENDER, RECIPIENT, message, before_dot)

    return receipt
