"""HTTP: connections that are kept, compression, chunked bodies, the command line."""

from __future__ import annotations

import gzip
import http.client
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from tests.sheets_emulator import Emulator

from .clients import Api


def test_one_connection_for_many_requests(google: Emulator, book: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", google.port, timeout=10)
    headers = {"Authorization": f"Bearer {google.token()}"}
    sockets = set()
    for _ in range(3):
        connection.request("GET", f"/v4/spreadsheets/{book}", headers=headers)
        reply = connection.getresponse()
        assert len(reply.read()) == int(reply.headers["Content-Length"])
        sockets.add(connection.sock)
    connection.close()
    assert len(sockets) == 1


def test_compressed_for_who_asks(google: Emulator, book: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", google.port, timeout=10)
    headers = {"Authorization": f"Bearer {google.token()}", "Accept-Encoding": "gzip", "Connection": "close"}
    connection.request("GET", f"/v4/spreadsheets/{book}", headers=headers)
    reply = connection.getresponse()
    assert orjson.loads(gzip.decompress(reply.read()))["spreadsheetId"] == book
    connection.close()


def chunks() -> Iterator[bytes]:
    yield b'{"values": '
    yield b'[["x"]]}'


@pytest.mark.parametrize("packed", [True, False])
def test_bodies_in_chunks_and_compressed(google: Emulator, api: Api, book: str, packed: bool) -> None:
    path = f"{api.base}/v4/spreadsheets/{book}/values/Leads!A9?valueInputOption=RAW"
    data = gzip.compress(b"".join(chunks())) if packed else chunks()
    headers = {"Content-Encoding": "gzip"} if packed else {}
    assert api.session.put(path, data=data, headers=headers, timeout=10).status_code == 200
    assert google.cells(book, "Leads")[8, 0] == "x"


def test_nonsense_ends_the_connection(google: Emulator) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", google.port, timeout=10)
    connection.connect()
    connection.sock.sendall(b"nonsense\r\n\r\n")
    assert connection.sock.recv(10) == b""
    connection.close()


def test_closing_with_connections_open() -> None:
    google = Emulator()
    with google:
        connection = http.client.HTTPConnection("127.0.0.1", google.port, timeout=10)
        connection.connect()
    connection.close()
    with google as again:
        assert again.base == google.base, "it may be opened anew, on the same port"


def test_command_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.sheets_emulator", "--port", "0", "--key", str(tmp_path / "key.json")]
    with subprocess.Popen([*command, "--title", "Воронка"], stdout=subprocess.PIPE, text=True, encoding="utf-8") as run:
        assert run.stdout is not None
        lines = [run.stdout.readline().split() for _ in range(4)]
        base = lines[3][0].removeprefix("SHEETSYNC_API_ENDPOINT=")
        api = Api(base).login(tmp_path / "key.json")
        assert api.get(f"/v4/spreadsheets/{lines[1][1]}")["properties"]["title"] == "Воронка"
        api.close()
        run.terminate()
