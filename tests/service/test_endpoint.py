"""/healthz and /metrics over HTTP, and the sign of life that is sent."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import requests

from sheetsync.errors import Busy
from sheetsync.service.endpoint import Endpoint
from sheetsync.service.health import Health
from sheetsync.service.ping import ping
from tests.service.world import START, Clock

SAFETY = 30


class Watched:
    """A service's health and clock, and where it is asked."""

    def __init__(self) -> None:
        self.health, self.clock = Health("0", 1, START, 20, last_cycle=START), Clock()

    @contextmanager
    def open(self) -> Iterator[str]:
        with Endpoint(0, lambda: self.health, self.clock) as endpoint:
            yield f"http://127.0.0.1:{endpoint.port}"


def test_healthz_is_200_while_cycles_end_and_503_when_they_dont() -> None:
    watched = Watched()
    with watched.open() as address:
        assert get(f"{address}/healthz") == (200, "ok\n")
        watched.clock.move(minutes=10)
        assert get(f"{address}/healthz") == (503, "stuck since 2026-03-02 08:00:00Z\n")
        watched.health = replace(watched.health, last_cycle=watched.clock())
        assert get(f"{address}/healthz")[0] == 200


def test_faults_alone_dont_make_it_sick_as_a_restart_wouldnt_mend_them() -> None:
    watched = Watched()
    watched.health = replace(watched.health, faults={"mail": "down"})
    with watched.open() as address:
        assert get(f"{address}/healthz")[0] == 200
        assert "sheetsync_faults 1\n" in get(f"{address}/metrics")[1]


def test_other_paths_say_what_there_is() -> None:
    with Watched().open() as address:
        assert get(f"{address}/") == (404, "there are /healthz and /metrics\n")


def test_a_port_that_is_taken_is_named() -> None:
    with Watched().open() as address:
        port = int(address.rpartition(":")[2])
        with pytest.raises(Busy, match=f"port {port} is taken"):
            Endpoint(port, lambda: Watched().health, Clock())


@pytest.mark.parametrize(
    ("status", "heard"), [(200, ""), (204, ""), (404, "HTTP 404"), (500, "HTTP 500"), (302, "")], ids=str
)
def test_a_sign_of_life_tells_whether_it_was_heard(status: int, heard: str) -> None:
    with _listener(status) as (address, asked):
        assert ping(f"{address}/secret-of-this-check") == heard
    assert asked == ["/secret-of-this-check"]


def test_nobody_there_to_hear_it_is_no_error() -> None:
    with _listener(200) as (address, _):
        pass
    assert ping(address) == "ConnectionError"


def get(address: str) -> tuple[int, str]:
    answer = requests.get(address, timeout=SAFETY)
    return answer.status_code, answer.text


@contextmanager
def _listener(status: int) -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", asked
        finally:
            server.shutdown()
            thread.join()


def test_moments_are_told_in_utc() -> None:
    watched = Watched()
    watched.health = replace(watched.health, last_cycle=START - dt.timedelta(days=1))
    with watched.open() as address:
        assert get(f"{address}/healthz")[1] == "stuck since 2026-03-01 08:00:00Z\n"
