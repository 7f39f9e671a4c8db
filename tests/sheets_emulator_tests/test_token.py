"""Keys, tokens, scopes."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import google.auth.exceptions
import pytest
import requests
from google.auth import jwt
from google.auth.crypt import RSASigner

from tests.sheets_emulator import ROBOT, Emulator

from .clients import DRIVE, SHEETS, Api, credentials

READ_ONLY = "https://www.googleapis.com/auth/spreadsheets.readonly"


def test_key_file_is_private_and_names_the_emulator(google: Emulator, key: Path) -> None:
    assert key.stat().st_mode & 0o777 == 0o600
    assert credentials(key)._token_uri == google.base + "/token"


def test_token_needs_a_key_of_this_emulator(google: Emulator, key: Path) -> None:
    with Emulator() as other:
        strange = other.key_file(key.with_name("other.json"), "stranger@sheetsync-demo.iam.gserviceaccount.com")
        strange.write_text(strange.read_text().replace(other.base, google.base))
    with pytest.raises(google_error(), match="account not found"):
        Api(google.base).login(strange)


def test_forged_signature_is_refused(google: Emulator, key: Path, tmp_path: Path) -> None:
    foreign = google.key_file(tmp_path / "second.json", "second@sheetsync-demo.iam.gserviceaccount.com")
    mixed = key.read_text().replace(
        key.read_text().split('"private_key_id": "')[1][:40], foreign.read_text().split('"private_key_id": "')[1][:40]
    )
    key.write_text(mixed)
    with pytest.raises(google_error(), match="Invalid JWT Signature"):
        Api(google.base).login(key)


def test_revoked_key(google: Emulator, key: Path, api: Api, book: str) -> None:
    api.login(key)
    google.revoke()
    assert api.get(f"/v4/spreadsheets/{book}")["spreadsheetId"] == book, "tokens live on"
    with pytest.raises(google_error(), match="account not found"):
        Api(google.base).login(key)
    google.revoke(tokens=True)
    assert api.ask("GET", f"/v4/spreadsheets/{book}")[0] == 401


@pytest.mark.parametrize("minutes", [-20, 20])
def test_clock_skew(tmp_path: Path, minutes: int) -> None:
    with Emulator(now=lambda: time.time() + minutes * 60) as google:
        key = google.key_file(tmp_path / "key.json")
        with pytest.raises(google_error(), match="reasonable timeframe"):
            Api(google.base).login(key)


def test_token_expires(tmp_path: Path) -> None:
    moments = [dt.datetime.now(dt.UTC)]
    with Emulator(now=lambda: moments[-1]) as google:
        book = google.add_spreadsheet("Funnel", share={"robot@sheetsync-demo.iam.gserviceaccount.com": "reader"})
        api = Api(google.base).login(google.key_file(tmp_path / "key.json"))
        assert api.ask("GET", f"/v4/spreadsheets/{book}")[0] == 200
        moments.append(moments[0] + dt.timedelta(hours=1, seconds=1))
        status, answer = api.ask("GET", f"/v4/spreadsheets/{book}")
        api.close()
    assert (status, answer["error"]["status"]) == (401, "UNAUTHENTICATED")
    assert answer["error"]["details"][0]["reason"] == "ACCESS_TOKEN_EXPIRED"


def test_no_token(api: Api, book: str) -> None:
    del api.session.headers["Authorization"]
    status, answer = api.ask("GET", f"/v4/spreadsheets/{book}")
    assert (status, answer["error"]["details"][0]["reason"]) == (401, "CREDENTIALS_MISSING")


def test_scopes(google: Emulator, key: Path, book: str) -> None:
    reading, nothing = Api(google.base).login(key, READ_ONLY), Api(google.base).login(key, SHEETS)
    body = {"requests": [{"updateSpreadsheetProperties": {"properties": {"title": "x"}, "fields": "title"}}]}
    assert reading.ask("GET", f"/v4/spreadsheets/{book}")[0] == 200
    assert reading.ask("POST", f"/v4/spreadsheets/{book}/values:batchGetByDataFilter", {"dataFilters": [{}]})[0] == 400
    status, answer = reading.ask("POST", f"/v4/spreadsheets/{book}:batchUpdate", body)
    assert (status, answer["error"]["details"][0]["reason"]) == (403, "ACCESS_TOKEN_SCOPE_INSUFFICIENT")
    assert nothing.ask("GET", "/drive/v3/files")[0] == 403
    drive = Api(google.base).login(key, DRIVE)
    assert drive.ask("GET", "/drive/v3/files")[0] == 200
    for client in (reading, nothing, drive):
        client.close()


def test_what_google_auth_also_asks_for_is_404(api: Api) -> None:
    path = "/v1/projects/-/serviceAccounts/robot@sheetsync-demo.iam.gserviceaccount.com/allowedLocations"
    assert api.ask("GET", path)[0] == 404


def google_error() -> type[Exception]:
    return google.auth.exceptions.RefreshError


GOOD: dict[str, object] = {"iss": ROBOT, "aud": "https://oauth2.googleapis.com/token", "scope": SHEETS}


@pytest.mark.parametrize(
    ("claims", "error"),
    [
        ({"aud": "https://example.org"}, "Invalid JWT: Failed audience check."),
        ({"scope": ""}, "Invalid OAuth scope or ID token audience provided."),
        ({"exp": 7200}, "Invalid JWT: Token must be a short-lived token (60 minutes)"),
        ({"exp": -100}, "Invalid JWT: Token must be a short-lived token (60 minutes)"),
        ({"alg": "none"}, "Invalid JWT: unsupported algorithm."),
        ({"kid": "unknown"}, "Invalid JWT Signature."),
        ({"assertion": "a.b"}, "Invalid JWT: Failed to parse."),
        ({"grant_type": "password"}, "Invalid grant_type: password"),
    ],
)
def test_assertions_that_are_turned_down(google: Emulator, key: Path, claims: dict[str, object], error: str) -> None:
    signer = RSASigner.from_service_account_file(str(key))
    now = int(time.time())
    times = {"iat": now, "exp": now + int(str(claims.get("exp", 3600)))}
    header = {"alg": claims.get("alg", "RS256")}
    assertion = jwt.encode(signer, {**GOOD, **claims, **times}, header, str(claims.get("kid", signer.key_id)))
    body = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": assertion.decode(), **claims}
    reply = requests.post(google.base + "/token", data=body, timeout=10)
    assert reply.status_code == 400
    assert reply.json()["error_description"].startswith(error)
