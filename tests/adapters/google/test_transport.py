"""The way to Google over real HTTP: what is sent, where to, and what is counted."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import gspread
import orjson
import pytest

from sheetsync import __version__
from sheetsync.adapters.google.access import SCOPE
from sheetsync.adapters.google.answers import NotFound
from sheetsync.adapters.google.endpoints import SHEETS, addressed, trusted
from sheetsync.adapters.google.transport import Unsettled
from sheetsync.errors import BadConfig, SheetsyncError
from tests.adapters.google.requests_made import BATCH, BODY, CANARY, FILTERS, GOOD, PATH, read
from tests.adapters.google.scripted_server import ACCOUNT, SOURCE, TOKEN, Answer, error, failure, talking

PASSWORD = "hunter2"  # noqa: S105  # what must not be told


def test_what_is_sent() -> None:
    with talking(Answer(body=b'{"valueRanges":[]}', zipped=True)) as talk:
        body = talk.transport.read("POST", FILTERS, params={"fields": "valueRanges"}, body={"dataFilters": []})
        assert body == b'{"valueRanges":[]}'
        assert talk.sent == (1, 0, 0)
        (sent,), (grant,) = talk.server.received, talk.server.grants
    assert (sent.method, sent.path, sent.body) == ("POST", FILTERS, b'{"dataFilters":[]}')
    assert sent.query == {"alt": "json", "prettyPrint": "false", "fields": "valueRanges"}
    assert sent.headers["authorization"] == f"Bearer {TOKEN}"
    assert sent.headers["user-agent"] == f"sheetsync/{__version__} (gzip)"
    assert sent.headers["accept-encoding"] == "gzip"
    assert sent.headers["content-type"] == "application/json"
    assert (grant["iss"], grant["scope"]) == (ACCOUNT, SCOPE)


def test_a_write_and_a_read_share_a_connection_and_a_token() -> None:
    with talking(GOOD) as talk:
        assert talk.transport.read("get", PATH) == talk.transport.write(BATCH, BODY) == GOOD.body
        assert talk.sent == (1, 1, 0)
        assert [sent.body for sent in talk.server.received] == [b"", BODY]
        assert len(talk.server.grants) == 1
        assert (talk.transport.account, talk.transport.source) == (ACCOUNT, SOURCE)
        assert TOKEN not in repr(vars(talk.transport))


def test_gspread_goes_the_same_way() -> None:
    sheet = {"properties": {"sheetId": 7, "title": "Leads", "index": 0, "gridProperties": {}}}
    whole = {"spreadsheetId": "sheet-1", "properties": {"title": "Funnel"}, "sheets": [sheet]}
    with talking(Answer(body=orjson.dumps(whole))) as talk:
        client = gspread.Client(talk.transport.auth)
        client.http_client = talk.transport
        tab = client.open_by_key("sheet-1").worksheet("Leads")
        talk.server.say(Answer(body=b'{"values":[["a","b"]]}'))
        assert tab.get_all_values() == [["a", "b"]]
        talk.server.say(error(503), GOOD)
        failure(lambda: tab.update([[CANARY]], "A1"), Unsettled, CANARY)
        talk.server.say(Answer(502, b"<html>"), GOOD)
        tab.spreadsheet.fetch_sheet_metadata()
        talk.server.say(error(404, "Requested entity was not found.", "NOT_FOUND"))
        failure(lambda: client.open_by_key("sheet-1"), NotFound)
        talk.server.say(Answer(body=b'{"files":[]}'))
        assert client.list_spreadsheet_files() == []
        sent = {(request.method, request.path) for request in talk.server.received}
    assert {("GET", PATH), ("GET", "/drive/v3/files"), ("PUT", f"{PATH}/values/%27Leads%27%21A1")} <= sent


def test_googles_own_urls_stay_where_nothing_else_is_asked_for() -> None:
    assert addressed(f"{SHEETS}/v4/x", SHEETS) == f"{SHEETS}/v4/x"
    assert addressed("https://www.googleapis.com/drive/v3/files", SHEETS).startswith("https://www.googleapis.com/")
    assert addressed("https://www.googleapis.com/drive/v3/files", "http://[::1]:1") == "http://[::1]:1/drive/v3/files"


@pytest.mark.parametrize(
    "url", ["https://example.com/x", "https://sheets.googleapis.com.example.com/x", "http://sheets.googleapis.com/x"]
)
def test_a_token_goes_nowhere_else(url: str) -> None:
    with talking() as talk:
        failure(lambda: talk.transport.request("get", url), SheetsyncError)
        assert talk.server.grants == []


@pytest.mark.parametrize(
    "url",
    ["http://example.com", "ftp://localhost", "localhost", "", "https://", f"https://me:{PASSWORD}@example.com",
     "https://example.com:port", "http://[::1", "http://localhost.example.com", "https://example.com?key=1"],
)  # fmt: skip
def test_an_address_that_is_not_trusted(url: str) -> None:
    message = str(failure(lambda: trusted(url, "SHEETSYNC_API_ENDPOINT"), BadConfig, PASSWORD))
    assert message.startswith("SHEETSYNC_API_ENDPOINT: ")


def test_addresses_that_are() -> None:
    assert trusted(" http://localhost:8080/ ", "") == "http://localhost:8080"
    assert trusted("https://sheets.example.com/api", "") == "https://sheets.example.com/api"


def test_our_clock_against_googles() -> None:
    moment = dt.datetime(2026, 11, 26, 10, tzinfo=dt.UTC)
    with talking(Answer(headers={"Date": "Thu, 26 Nov 2026 09:59:00 GMT"}), now=lambda: moment) as talk:
        assert talk.transport.clock_offset() is None
        read(talk)()
        assert talk.transport.clock_offset() == dt.timedelta(minutes=1)
        talk.server.say(Answer(headers={"Date": "yesterday"}))
        read(talk)()
        assert talk.transport.clock_offset() == dt.timedelta(minutes=1)


def alone(code: str, **environ: str) -> str:
    """What a few lines print in a process of their own, in another environment and without a warning."""
    outcome = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        check=True,
        timeout=60,
    )
    assert outcome.stderr == ""
    return outcome.stdout


def test_the_look_up_of_regions_does_no_harm() -> None:
    """Switched on, google-auth asks another host for it in a thread; where there is no network, that must not show."""
    code = (
        "from tests.adapters.google.scripted_server import talking\n"
        "import threading\n"
        "with talking() as talk:\n"
        "    talk.transport.read('GET', '/v4/spreadsheets/x')\n"
        "    [thread.join(5) for thread in threading.enumerate() if 'Regional' in type(thread).__name__]\n"
        "    print(talk.transport.requests)\n"
    )
    switched = alone(code, GOOGLE_SDK_EXPERIMENTAL_PYTHON_REGIONAL_ACCESS_BOUNDARY_LOOKUP_ENABLED="true")
    assert switched == "Counter({'read': 1})\n"


def test_passwords_for_other_programs_never_take_the_tokens_place(tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"default login me password {PASSWORD}\n", encoding="utf-8")
    netrc.chmod(0o600)
    code = (
        "from requests import Request\n"
        "from tests.adapters.google.scripted_server import talking\n"
        f"with talking(endpoint={SHEETS!r}) as talk:\n"
        f"    request = Request('GET', {SHEETS!r}, headers={{'Authorization': 'Bearer x'}})\n"
        "    print(talk.transport.session.prepare_request(request).headers['Authorization'])\n"
    )
    assert alone(code, NETRC=str(netrc)) == "Bearer x\n"
