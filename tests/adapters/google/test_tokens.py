"""Getting a token: a key that is refused, a clock that is wrong, an unsafe connection."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
from pathlib import Path

import orjson
import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from google.auth.exceptions import RefreshError, TransportError

from sheetsync.adapters.google.answers import Passing
from sheetsync.adapters.google.judging import Judge, is_unopened
from sheetsync.adapters.google.outlines import outline
from sheetsync.adapters.google.patience import TRIES
from sheetsync.adapters.google.token_exchange import TokenExchange
from sheetsync.adapters.google.watch import Watch
from sheetsync.errors import BadConfig, Unavailable
from tests.adapters.google.requests_made import CANARY, GOOD, Call, read, write
from tests.adapters.google.scripted_server import (
    ACCOUNT,
    KEY,
    PRIVATE_KEY,
    SOURCE,
    Answer,
    ScriptedServer,
    failure,
    talking,
)

NOON = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)
STALE = "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable time."
AWAY = {
    "503": Answer(503, b""),
    "429": Answer(429, b"{}"),
    "408": Answer(408, b"{}"),
    "a hang-up": Answer(drop=True),
    "a page": Answer(200, b"<html>Sign in to the hotel's network"),
    "a page that refuses": Answer(407, b"<html>Proxy authentication required"),
    "a redirect": Answer(302, b"", {"Location": "https://example.com/"}),
    "half of it": Answer(200, b'{"access_token":'),
}
CALLS = pytest.mark.parametrize("call", [read, write])


def refused(code: object, description: str = "", **headers: str) -> Answer:
    return Answer(400, orjson.dumps({"error": code, "error_description": description}), headers)


@CALLS
@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (refused("invalid_grant", "Invalid JWT Signature."), "(invalid_grant)"),
        (refused("invalid_grant", "Invalid grant: account not found"), "(invalid_grant)"),
        (refused("disabled_client", "The OAuth client was disabled."), "(disabled_client)"),
        (refused({"code": 400, "message": PRIVATE_KEY}), "refuses this key"),
        (refused(f"invalid {PRIVATE_KEY}"), "refuses this key"),
        (Answer(401, b'{"unexpected":[]}'), "refuses this key"),
        (Answer(200, b'{"id_token":"x"}'), "refuses this key"),
    ],
    ids=lambda value: value if isinstance(value, str) else "answer",  # keys are new in each process
)
def test_a_refused_key_is_told_at_once(answer: Answer, code: str, call: Call) -> None:
    with talking() as talk:
        talk.server.token_script = [answer]
        message = str(failure(call(talk), BadConfig, CANARY))
        assert (talk.sent, talk.time.slept) == ((0, 0, 0), [])
    assert message.startswith(f"{SOURCE}: ")
    assert ACCOUNT in message
    assert code in message
    assert "make a new key (docs/setup-google.md)" in message


@pytest.mark.parametrize(
    ("date", "description", "said"),
    [
        ("Thu, 26 Nov 2026 09:00:00 GMT", "Invalid JWT Signature.", "clock is 3 hours fast"),
        ("Thu, 26 Nov 2026 12:40:00 GMT", "", "clock is 40 minutes slow"),
        ("Thu, 26 Nov 2026 12:04:00 GMT", STALE, "clock is wrong (against Google's it is off by -240 s)"),
        ("", STALE, "clock is wrong (against Google's it is off by an unknown time)"),
    ],
)
def test_a_wrong_clock_is_told_by_how_much(date: str, description: str, said: str) -> None:
    with talking(now=lambda: NOON) as talk:
        talk.server.token_script = [refused("invalid_grant", description, Date=date)]
        assert said in str(failure(read(talk), BadConfig))


def test_a_small_difference_is_not_the_clock() -> None:
    with talking(now=lambda: NOON) as talk:
        talk.server.token_script = [refused("invalid_grant", "", Date="Thu, 26 Nov 2026 12:04:59 GMT")]
        assert "clock" not in str(failure(read(talk), BadConfig))


def test_a_wrong_clock_explains_a_refused_token() -> None:
    with talking(Answer(401, b"", {"Date": "Sun, 29 Nov 2026 12:00:00 GMT"}), now=lambda: NOON) as talk:
        assert "clock is 72 hours slow" in str(failure(write(talk), BadConfig))


@CALLS
@pytest.mark.parametrize("name", AWAY)
def test_a_token_server_that_is_away_comes_back(name: str, call: Call) -> None:
    with talking(GOOD) as talk:
        talk.server.token_script = [AWAY[name]]
        assert call(talk)() == GOOD.body
        assert talk.transport.requests["retry"] == 1


@CALLS
@pytest.mark.parametrize("name", AWAY)
def test_a_token_server_that_stays_away(name: str, call: Call) -> None:
    with talking(GOOD) as talk:
        talk.server.token_script = [AWAY[name]] * TRIES
        assert "no token could be fetched" in str(failure(call(talk), Unavailable, CANARY))
        assert not talk.server.token_script
        assert not talk.server.received


def test_a_token_is_not_waited_for_as_long_as_a_batch() -> None:
    with ScriptedServer() as server, requests.Session() as session:
        server.token_script = [Answer(silent=True)]
        exchange = TokenExchange(session, Watch(), (5, 0.05))
        with pytest.raises(TransportError):
            exchange(f"{server.url}/token", "POST", b"", timeout=(5, 190))


def test_regions_are_not_asked_for() -> None:
    exchange = TokenExchange(requests.Session(), Watch(), (5, 5))
    with pytest.raises(TransportError, match="no regions"):
        exchange(f"https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/{ACCOUNT}/allowedLocations")


def self_signed(folder: Path) -> ssl.SSLContext:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "nobody")])
    certificate = (
        x509.CertificateBuilder(name, name, KEY.public_key(), 1, NOON, NOON + dt.timedelta(days=3650))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(KEY, hashes.SHA256())
    )
    both = folder / "server.pem"
    both.write_bytes(PRIVATE_KEY.encode() + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    return context


def test_a_certificate_that_cannot_be_verified(tmp_path: Path) -> None:
    judge = Judge("127.0.0.1", SOURCE, lambda: ACCOUNT, Watch())
    with ScriptedServer(tls=self_signed(tmp_path)) as server, requests.Session() as session:
        session.trust_env = False
        told = "certificate can't be verified; check this computer's clock"
        with pytest.raises(Unavailable, match=told), judge.faults(outline("GET", "/v4/x", None)):
            session.get(server.url, timeout=5)


def test_certificates_that_are_not_there() -> None:
    judge = Judge("127.0.0.1", SOURCE, lambda: ACCOUNT, Watch())
    with requests.Session() as session:
        session.trust_env = False
        with pytest.raises(BadConfig, match="REQUESTS_CA_BUNDLE"), judge.faults(outline("GET", "/v4/x", None)):
            session.get("https://127.0.0.1:9", verify="nowhere.pem", timeout=5)


def test_a_login_that_cannot_be_renewed_just_now() -> None:
    judge = Judge("metadata", SOURCE, lambda: ACCOUNT, Watch())
    caused = RefreshError("no metadata server")
    caused.__cause__ = TransportError("timed out")
    for fault in (RefreshError("internal_failure", retryable=True), caused):
        with pytest.raises(Passing) as caught, judge.faults(outline("GET", "/v4/x", None)):
            raise fault
        assert isinstance(caught.value.error, Unavailable)
        assert not caught.value.applied


def test_a_secure_connection_that_breaks_may_have_carried_the_request() -> None:
    judge = Judge("127.0.0.1", SOURCE, lambda: ACCOUNT, Watch())
    told = "the secure connection broke"
    with pytest.raises(Passing, match=told) as caught, judge.faults(outline("GET", "/v4/x", None)):
        raise requests.exceptions.SSLError("EOF occurred in violation of protocol")
    assert caught.value.applied


def test_what_surely_never_left() -> None:
    assert is_unopened(requests.exceptions.ConnectTimeout())
    assert is_unopened(requests.exceptions.ProxyError())
    assert not is_unopened(requests.exceptions.ReadTimeout())
    assert not is_unopened(requests.exceptions.ConnectionError("reset"))
    assert not is_unopened(requests.exceptions.ChunkedEncodingError())
