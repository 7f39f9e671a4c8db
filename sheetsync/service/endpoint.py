"""/healthz and /metrics on the loopback address, for whoever watches over the machine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from sheetsync.errors import Busy
from sheetsync.service.health import Health


class Endpoint:
    """Serves from `with` to its end; `health` is asked at each request."""

    def __init__(self, port: int, health: Callable[[], Health], now: Callable[[], dt.datetime]) -> None:
        class Handler(_Handler):
            told = staticmethod(lambda: (health(), now()))

        try:
            self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        except OSError as error:
            raise Busy(f"port {port} is taken; choose another service.health_port") from error
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, daemon=True, name="health")

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    def __enter__(self) -> Endpoint:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    told: Callable[[], tuple[Health, dt.datetime]]

    def do_GET(self) -> None:
        """Health as a word and a status, or as numbers."""
        health, now = self.told()
        if self.path == "/healthz":
            stuck = health.stuck_since(now)
            self._answer(503 if stuck else 200, f"stuck since {stuck:%Y-%m-%d %H:%M:%S}Z\n" if stuck else "ok\n")
        elif self.path == "/metrics":
            self._answer(200, "\n".join(health.metrics()) + "\n")
        else:
            self._answer(404, "there are /healthz and /metrics\n")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: whoever asks every few seconds would fill the log."""

    def _answer(self, status: int, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
