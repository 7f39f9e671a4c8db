"""HTTP/1.1 on loopback: kept-alive connections, one send an answer, gzip for who asks for it."""

from __future__ import annotations

import contextlib
import gzip
import socket
import socketserver
import threading
from collections.abc import Callable
from email.utils import formatdate
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from .exchange import Reply, Request
from .prepared import joined

SMALL = 300
LONGEST_HEAD = 65536


class Connection(socketserver.StreamRequestHandler):
    """One client's connection, request after request."""

    disable_nagle_algorithm = True  # with delayed acknowledgements Nagle's algorithm costs 40 ms an answer
    server: Server

    def handle(self) -> None:
        with self.server.lock:
            if self.server.closing:
                return
            self.server.connections.add(self.request)
        with contextlib.suppress(ConnectionError):
            while self.one():
                pass

    def finish(self) -> None:
        with self.server.lock:
            self.server.connections.discard(self.request)
        with contextlib.suppress(ConnectionError):
            super().finish()

    def one(self) -> bool:
        """Read a request and answer it; False when the connection is at its end."""
        request = self.read()
        if request is None:
            return False
        reply = self.server.answer(request)
        if reply is None:
            return False
        self.send(request, reply)
        return request.headers.get("connection", "").casefold() != "close"

    def read(self) -> Request | None:
        line = self.rfile.readline(LONGEST_HEAD).decode("latin-1")
        parts = line.split()
        if len(parts) != 3:
            return None
        headers: dict[str, str] = {}
        while (text := self.rfile.readline(LONGEST_HEAD).decode("latin-1").strip()) != "":
            name, _, value = text.partition(":")
            headers[name.strip().casefold()] = value.strip()
        if "chunked" in headers.get("transfer-encoding", ""):
            body = self.chunks()
        else:
            body = self.rfile.read(int(headers.get("content-length", "0")))
        target = urlsplit(parts[1])
        return Request(parts[0], target.path, target.query, headers, body)

    def chunks(self) -> bytes:
        body = b""
        while size := int(self.rfile.readline(LONGEST_HEAD).split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def send(self, request: Request, reply: Reply) -> None:
        packed = "gzip" in request.headers.get("accept-encoding", "")
        pieces, packed = body_of(reply, packed=packed)
        head = [
            f"HTTP/1.1 {reply.status} {HTTPStatus(reply.status).phrase}",
            f"Date: {formatdate(usegmt=True)}",
            "Server: ESF",
            "Vary: Origin, X-Origin, Referer",
            *(f"{name}: {value}" for name, value in reply.headers.items()),
        ]
        if reply.status != 204:
            head += [f"Content-Type: {reply.kind}", f"Content-Length: {sum(map(len, pieces))}"]
        if packed:
            head.append("Content-Encoding: gzip")
        start = ("\r\n".join(head) + "\r\n\r\n").encode("latin-1")
        if len(pieces) == 1:
            pieces = [start + pieces[0]]
        else:
            pieces.insert(0, start)
        for piece in pieces:
            self.request.sendall(piece)


def body_of(reply: Reply, *, packed: bool) -> tuple[list[bytes], bool]:
    """The body's pieces, and whether they are compressed."""
    if isinstance(reply.body, list):
        if not packed:
            return [chunk.plain for chunk in reply.body], False
        end, pieces = joined(reply.body)
        return [*pieces, end], True
    if packed and len(reply.body) > SMALL:
        return [gzip.compress(reply.body, 1, mtime=0)], True
    return [reply.body], False


class Server(socketserver.ThreadingTCPServer):
    """A thread for each connection; closing it closes them all."""

    allow_reuse_address = True
    daemon_threads = False
    request_queue_size = 128

    def __init__(self, port: int, answer: Callable[[Request], Reply | None]) -> None:
        self.answer = answer
        self.lock = threading.Lock()
        self.connections: set[Any] = set()
        super().__init__(("127.0.0.1", port), Connection)
        self.closing = False
        self.thread = threading.Thread(target=self.serve, name="sheets-emulator")
        self.thread.start()

    def serve(self) -> None:
        while not self.closing:
            self.handle_request()

    def close(self) -> None:
        self.closing = True
        socket.create_connection(("127.0.0.1", self.server_address[1])).close()  # wakes the thread that waits
        self.thread.join()
        with self.lock:
            for connection in self.connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self.server_close()
