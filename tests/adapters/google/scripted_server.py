"""A server on this computer that answers as a test wrote it down, and gives tokens as Google does."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import random
import ssl
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.auth import crypt, jwt
from google.oauth2 import credentials as user
from google.oauth2 import service_account

from sheetsync.adapters.google.access import SCOPE, Access
from sheetsync.adapters.google.transport import Timeouts, Transport

AUDIENCE = "https://oauth2.googleapis.com/token"
ACCOUNT = "robot@project-1.iam.gserviceaccount.com"
TOKEN = "ya29.canary-of-a-token"  # noqa: S105  # no token: what tests look for where it must not be
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PRIVATE_KEY = KEY.private_bytes(
    serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
).decode()
ROBOT = service_account.Credentials(crypt.RSASigner.from_string(PRIVATE_KEY), ACCOUNT, AUDIENCE, scopes=[SCOPE])
PUBLIC_KEY = KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


E = TypeVar("E", bound=Exception)


@dataclass(frozen=True)
class Answer:
    """What comes back, or what happens instead: `drop` hangs up without a word, `silent` says nothing until the server
    closes, `promised` is a Content-Length that isn't kept.
    """

    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)
    drop: bool = False
    silent: bool = False
    promised: int | None = None
    chunked: bool = False
    zipped: bool = False


@dataclass(frozen=True)
class Received:
    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


def error(status: int, message: str = "", name: str = "", **more: Any) -> Answer:
    """An error as Google words it."""
    content = {"error": {"code": status, "message": message, "status": name, **more}}
    return Answer(status, json.dumps(content).encode(), {"Content-Type": "application/json"})


class ScriptedServer:
    """Answers each API request with the next answer of the script; the last one stays."""

    def __init__(self, *answers: Answer, tls: ssl.SSLContext | None = None) -> None:
        self.script: list[Answer] = list(answers) or [Answer()]
        self.token_script: list[Answer] = []
        self.received: list[Received] = []
        self.grants: list[Mapping[str, Any]] = []
        self.closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def say(self, *answers: Answer) -> None:
        self.script = list(answers)

    def token(self, body: bytes) -> Answer:
        """A token for an assertion that was signed with the key, or what the script says instead."""
        if self.token_script:
            return self.token_script.pop(0)
        form = parse_qs(body.decode())
        if form["grant_type"] != ["refresh_token"]:
            (assertion,) = form["assertion"]
            self.grants.append(jwt.decode(assertion, PUBLIC_KEY, audience=AUDIENCE))
        content = {"access_token": TOKEN, "expires_in": 3599, "token_type": "Bearer"}
        return Answer(body=json.dumps(content).encode())

    def answer(self, received: Received) -> Answer:
        if received.path == "/token":
            return self.token(received.body)
        self.received.append(received)
        return self.script.pop(0) if len(self.script) > 1 else self.script[0]


def _handler(server: ScriptedServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # an answer in one piece; unbuffered, each waits 40 ms for an acknowledgement
        disable_nagle_algorithm = True

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except ConnectionError:  # the client hung up, as it should on a silent peer
                self.close_connection = True

        def _respond(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = server.answer(Received(self.command, parts.path, dict(parse_qsl(parts.query)), headers, body))
            if answer.silent:
                server.closing.wait()
            if answer.silent or answer.drop:
                self.close_connection = True
            else:
                self._send(answer)

        def _send(self, answer: Answer) -> None:
            body = gzip.compress(answer.body) if answer.zipped else answer.body
            self.send_response_only(answer.status)
            stated = {
                "Date": format_datetime(dt.datetime.now(dt.UTC), usegmt=True),
                **({"Content-Encoding": "gzip"} if answer.zipped else {}),
                **answer.headers,
            }
            if answer.chunked:
                stated["Transfer-Encoding"] = "chunked"
                body = b"%x\r\n%s\r\n" % (len(body), body) + (b"" if answer.promised else b"0\r\n\r\n")
            else:
                stated["Content-Length"] = str(answer.promised or len(body))
            for name, value in stated.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            self.wfile.flush()
            self.close_connection = self.close_connection or bool(answer.promised)

        do_GET = do_POST = do_PUT = _respond  # noqa: N815  # the names that http.server looks for

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


SOURCE = "credentials.json (workbook.credentials)"
SECONDS = Timeouts(connect=5, read=5, write=5)


@dataclass(frozen=True)
class Talk:
    server: ScriptedServer
    transport: Transport
    time: Time

    @property
    def sent(self) -> tuple[int, int, int]:
        """Reads, writes, and how many of both were retries."""
        counted = self.transport.requests
        return counted["read"], counted["write"], counted["retry"]


@contextmanager
def talking(*answers: Answer, person: bool = False, **settings: Any) -> Iterator[Talk]:
    """A transport whose every request goes to a server that answers with these, and whose waiting takes no time; by
    default for a service account.
    """
    with ScriptedServer(*answers) as server:
        access = login(server) if person else Access(ROBOT.with_token_uri(f"{server.url}/token"), ACCOUNT, SOURCE)
        time = Time()
        given = {"endpoint": server.url, "timeouts": SECONDS, "random": random.Random(7), **settings}  # noqa: S311
        transport = Transport(access, clock=time.clock, sleep=time.sleep, **given)
        try:
            yield Talk(server, transport, time)
        finally:
            transport.close()


def login(server: ScriptedServer) -> Access:
    """A person's login, whose account nobody knows."""
    made = user.Credentials(None, "refresh", token_uri=f"{server.url}/token", client_id="id", client_secret=TOKEN)
    return Access(made, "", "application-default credentials")


def failure(call: Callable[[], object], kind: type[E], *secrets: str) -> E:
    """What a call raises: exactly of this kind, and neither it nor its traceback holds a secret."""
    with pytest.raises(kind) as caught:
        call()
    assert type(caught.value) is kind
    told = "".join(traceback.format_exception(caught.value))
    for secret in (TOKEN, PRIVATE_KEY.splitlines()[3], *secrets):
        assert secret not in told
    return caught.value
