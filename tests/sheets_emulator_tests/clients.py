"""The clients that the tests use: unmodified google-auth, requests and gspread."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gspread
import requests
from google.auth.exceptions import GoogleAuthError
from google.auth.transport.requests import AuthorizedSession, Request
from google.oauth2 import service_account
from gspread.http_client import HTTPClient

SHEETS = "https://www.googleapis.com/auth/spreadsheets"
DRIVE = "https://www.googleapis.com/auth/drive"
Json = dict[str, Any]


def credentials(key: Path, scopes: Sequence[str] = (SHEETS,)) -> service_account.Credentials:
    made: service_account.Credentials = service_account.Credentials.from_service_account_file(
        str(key), scopes=list(scopes)
    )
    return made


class Api:
    """One account's requests, each answered as (status, body)."""

    def __init__(self, base: str, token: str = "") -> None:
        self.base = base
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.headers["Authorization"] = f"Bearer {token}"

    def login(self, key: Path, *scopes: str) -> Api:
        """Exchange the key for a token, as google-auth does."""
        made = credentials(key, scopes or (SHEETS,))
        try:
            made.refresh(Request(self.session))
        except GoogleAuthError:
            self.close()
            raise
        self.session.headers["Authorization"] = f"Bearer {made.token}"
        return self

    def ask(self, method: str, path: str, body: Any = None, **query: Any) -> tuple[int, Any]:
        reply = self.session.request(method, self.base + path, json=body, params=query, timeout=10)
        return reply.status_code, reply.json() if reply.content else None

    def get(self, path: str, **query: Any) -> Any:
        return self.good("GET", path, **query)

    def good(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        status, answer = self.ask(method, path, body, **query)
        assert status == 200, answer
        return answer

    def batch(self, book_id: str, *requests: Json) -> list[Json]:
        path = f"/v4/spreadsheets/{book_id}:batchUpdate"
        return list(self.good("POST", path, {"requests": list(requests)})["replies"])

    def refused(self, book_id: str, *requests: Json) -> str:
        """The message with which a batch is refused."""
        path = f"/v4/spreadsheets/{book_id}:batchUpdate"
        status, answer = self.ask("POST", path, {"requests": list(requests)})
        assert status == 400, answer
        return str(answer["error"]["message"])

    def values(self, book_id: str, text: str, **query: Any) -> list[list[Any]]:
        return list(self.get(f"/v4/spreadsheets/{book_id}/values/{text}", **query).get("values", []))

    def close(self) -> None:
        self.session.close()


class Endpoint(HTTPClient):
    """gspread's client with another host, as gspread means it to be subclassed."""

    base = ""

    def request(self, method: str, endpoint: str, *args: Any, **kwargs: Any) -> requests.Response:
        for host in ("https://sheets.googleapis.com", "https://www.googleapis.com"):
            endpoint = endpoint.replace(host, self.base)
        return super().request(method, endpoint, *args, **kwargs)


def gspread_client(base: str, key: Path) -> tuple[gspread.Client, AuthorizedSession]:
    """A gspread client and the session to close after it."""
    chosen = type("Here", (Endpoint,), {"base": base})
    session = AuthorizedSession(credentials(key, (SHEETS, DRIVE)))
    session.trust_env = False
    return gspread.Client(credentials(key), session=session, http_client=chosen), session


def row(*values: Any) -> Json:
    """RowData of plain values."""
    kinds: dict[type, str] = {str: "stringValue", int: "numberValue", float: "numberValue", bool: "boolValue"}
    return {"values": [{} if v is None else {"userEnteredValue": {kinds[type(v)]: v}} for v in values]}


def cells(sheet_id: int, top: int, left: int, bottom: int, right: int) -> Json:
    """A GridRange, half-open."""
    return {
        "sheetId": sheet_id,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }
