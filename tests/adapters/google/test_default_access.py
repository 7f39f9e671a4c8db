"""Application-default credentials: found where Google's tools put them, and never waited for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from google.auth.credentials import AnonymousCredentials, Credentials

from sheetsync.adapters.google.access import SCOPE, access
from sheetsync.errors import BadConfig
from tests.adapters.google.scripted_server import Answer, ScriptedServer
from tests.adapters.google.test_access import PERSON, nothing


def test_nothing_at_all_names_the_three_ways() -> None:
    with pytest.raises(BadConfig) as caught:
        access(None, {}, default=nothing)
    message = str(caught.value)
    for way in ("workbook.credentials", "SHEETSYNC_CREDENTIALS", "GOOGLE_APPLICATION_CREDENTIALS", "gcloud auth"):
        assert way in message
    assert "docs/setup-google.md" in message


def test_application_default_credentials_get_one_scope() -> None:
    asked: dict[str, object] = {}

    def default(**kwargs: object) -> tuple[Credentials, str | None]:
        asked.update(kwargs)
        return AnonymousCredentials(), None

    found = access(None, {}, default=default)
    assert asked["scopes"] == [SCOPE]
    assert (found.account, found.source) == ("", "application-default credentials")


def alone(environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """`access` in a process of its own: google-auth reads the environment by itself."""
    code = (
        "import os, pathlib\n"
        "from sheetsync.adapters.google.access import access\n"
        "try: print(access(None, os.environ))\n"
        "except Exception as error: print(type(error).__name__, error)\n"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GOOGLE", "GCE", "CLOUDSDK"))}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**kept, **environ},
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        check=True,
        timeout=60,
    )


def test_a_metadata_server_is_asked_once_and_not_for_long(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.say(Answer(drop=True))
        place = server.url.removeprefix("http://")
        home = {"HOME": str(tmp_path), "GCE_METADATA_IP": place, "GCE_METADATA_HOST": place}
        outcome = alone(home)
        assert outcome.stdout.startswith("BadConfig no Google credentials were found"), outcome
        assert len(server.received) == 1
        assert alone({**home, "NO_GCE_CHECK": "true"}).stdout.startswith("BadConfig no Google credentials")
        assert len(server.received) == 1


def test_a_cloud_machine_has_an_account(tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.say(Answer(headers={"Metadata-Flavor": "Google", "Content-Type": "text/plain"}, body=b"project-1"))
        place = server.url.removeprefix("http://")
        outcome = alone({"HOME": str(tmp_path), "GCE_METADATA_IP": place, "GCE_METADATA_HOST": place})
        assert outcome.stdout == "Access(account='', source='application-default credentials')\n", outcome


def test_a_login_with_gcloud_is_found(tmp_path: Path) -> None:
    login = tmp_path / "application_default_credentials.json"
    login.write_text(json.dumps(PERSON), encoding="utf-8")
    outcome = alone({"CLOUDSDK_CONFIG": str(tmp_path), "NO_GCE_CHECK": "true", "PATH": str(tmp_path)})
    assert outcome.stdout == "Access(account='', source='application-default credentials')\n", outcome
