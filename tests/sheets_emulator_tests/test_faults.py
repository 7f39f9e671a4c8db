"""Faults on demand, from Python and over HTTP."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import requests
from google.auth.exceptions import TransportError
from google.auth.transport.requests import AuthorizedSession

from tests.sheets_emulator import ROBOT, Emulator
from tests.sheets_emulator.faults import KINDS

from .clients import Api, cells, credentials, row

WRITE = {"updateCells": {"range": cells(0, 9, 0, 10, 1), "rows": [row("x")], "fields": "userEnteredValue"}}
STATUSES = {"500": 500, "502": 502, "503": 503, "html": 502, "429": 429, "401": 401, "403": 403, "404": 404}


def ask(api: Api, book: str, timeout: float = 10) -> requests.Response:
    path = f"{api.base}/v4/spreadsheets/{book}:batchUpdate"
    return api.session.post(path, json={"requests": [WRITE]}, timeout=timeout)


def applied(google: Emulator, book: str) -> bool:
    return (9, 0) in google.cells(book, "Leads")


@pytest.mark.parametrize("kind", STATUSES)
def test_before_anything_is_done(google: Emulator, api: Api, book: str, kind: str) -> None:
    google.faults.add(kind)
    assert ask(api, book).status_code == STATUSES[kind]
    assert not applied(google, book)
    assert ask(api, book).status_code == 200, "once"


def test_after_everything_was_done(google: Emulator, api: Api, book: str) -> None:
    google.faults.add("503 after apply")
    assert ask(api, book).status_code == 503
    assert applied(google, book)
    assert (google.log[-1].status, google.log[-1].changed) == (503, True)


@pytest.mark.parametrize("kind", ["drop before apply", "drop after apply"])
def test_dropped_connection(google: Emulator, api: Api, book: str, kind: str) -> None:
    google.faults.add(kind)
    with pytest.raises(requests.ConnectionError):
        ask(api, book)
    assert applied(google, book) is (kind == "drop after apply")
    assert google.log[-1].status == 0


@pytest.mark.parametrize("kind", ["truncated", "garbage"])
def test_answers_that_are_no_json(google: Emulator, api: Api, book: str, kind: str) -> None:
    google.faults.add(kind)
    reply = ask(api, book)
    assert reply.status_code == 200
    with pytest.raises(requests.JSONDecodeError):
        reply.json()
    assert applied(google, book)


def test_html(google: Emulator, api: Api, book: str) -> None:
    google.faults.add("html")
    reply = ask(api, book)
    assert reply.headers["Content-Type"].startswith("text/html")
    assert "Error 502" in reply.text


@pytest.mark.parametrize(("kind", "done"), [("hang", False), ("hang after apply", True)])
def test_hanging_until_the_client_gives_up(google: Emulator, api: Api, book: str, kind: str, done: bool) -> None:
    google.faults.add(kind)
    with pytest.raises(requests.Timeout):
        ask(api, book, timeout=0.2)
    assert applied(google, book) is done
    google.faults.release()
    assert ask(api, book).status_code == 200


def test_retry_after(google: Emulator, api: Api, book: str) -> None:
    google.faults.add("429", retry_after=7)
    reply = ask(api, book)
    assert (reply.status_code, reply.headers["Retry-After"]) == (429, "7")
    assert reply.json()["error"]["details"][0]["metadata"]["quota_metric"] == "sheets.googleapis.com/write_requests"


def test_only_matching_requests(google: Emulator, api: Api, book: str, key: Path) -> None:
    google.faults.add("503", method="POST", path=":batchUpdate", times=2)
    assert api.ask("GET", f"/v4/spreadsheets/{book}")[0] == 200
    assert [ask(api, book).status_code for _ in range(3)] == [503, 503, 200]
    google.faults.add("500", times=99)
    api.login(key)
    google.faults.clear()
    assert ask(api, book).status_code == 200


def test_faults_of_the_token_exchange_must_be_named(google: Emulator, key: Path) -> None:
    google.faults.add("drop before apply", path="/token")
    with pytest.raises(TransportError):
        Api(google.base).login(key)
    assert [exchange.status for exchange in google.log if exchange.path == "/token"] == [0]


def test_lag_comes_on_top(google: Emulator, api: Api, book: str) -> None:
    google.faults.add("lag", seconds=0.01)
    google.faults.add("503")
    assert ask(api, book).status_code == 503


def test_over_http(google: Emulator, api: Api, book: str) -> None:
    assert api.ask("POST", "/_emulator/faults", {"kind": "503-after-apply", "times": 2})[0] == 200
    assert ask(api, book).status_code == 503
    assert api.ask("DELETE", "/_emulator/faults")[0] == 200
    assert ask(api, book).status_code == 200
    status, answer = api.ask("POST", "/_emulator/faults", {"kind": "nonsense"})
    assert status == 400
    assert all(kind in answer["error"]["message"] for kind in KINDS)
    assert api.ask("POST", "/_emulator/release", {})[0] == 200
    assert api.ask("GET", "/_emulator/nothing")[0] == 404


def test_between_two_requests(google: Emulator, api: Api, book: str) -> None:
    google.between(lambda: google.person(book).type_in("Leads", 9, 0, "theirs"), path=":batchUpdate")
    assert api.values(book, "Leads!A10") == []
    ask(api, book)
    assert google.cells(book, "Leads")[9, 0] == "x", "the person was first"
    assert [exchange.changed for exchange in google.log[-2:]] == [False, True]


def test_unauthorized_once_is_repeated_by_google_auth(google: Emulator, key: Path, book: str) -> None:
    session = AuthorizedSession(credentials(key))
    google.faults.add("401")
    assert session.get(f"{google.base}/v4/spreadsheets/{book}", timeout=10).status_code == 200
    session.close()


def test_closing_ends_what_hangs() -> None:
    ended: list[Exception] = []

    def wait() -> None:
        try:
            ask(api, book)
        except requests.ConnectionError as error:
            ended.append(error)

    with Emulator() as google:
        book = google.add_spreadsheet("Funnel", share={ROBOT: "writer"})
        api = Api(google.base, google.token())
        arrived = threading.Event()
        google.between(arrived.set, path=":batchUpdate")
        google.faults.add("hang")
        thread = threading.Thread(target=wait)
        thread.start()
        arrived.wait()
    thread.join()
    api.close()
    assert len(ended) == 1
