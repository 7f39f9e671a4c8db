"""An authority for a run of the tests, and servers' certificates."""

from __future__ import annotations

import ssl
from collections.abc import Callable

import pytest

from sheetsync.adapters.smtp import SmtpCourier
from tests.adapters.smtp import authority as authorities
from tests.adapters.smtp.authority import Authority


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
