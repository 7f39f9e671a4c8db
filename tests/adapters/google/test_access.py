"""Which credentials are taken, and what is said of those that can't be: the mistake, the place, the next step."""

from __future__ import annotations

import json
import os
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from google.auth.credentials import Credentials
from google.auth.exceptions import DefaultCredentialsError

from sheetsync.adapters.google.access import SCOPE, access
from sheetsync.errors import BadConfig, NotPermitted, SheetsyncError
from tests.adapters.google.scripted_server import ACCOUNT, PRIVATE_KEY

CANARY = "canary-in-a-secret"
OAUTH = {"client_id": "id", "client_secret": CANARY}
PERSON = {"type": "authorized_user", "client_id": "id", "client_secret": CANARY, "refresh_token": CANARY}
WORKLOAD = {
    "type": "external_account",
    "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q",
    "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
    "token_url": "https://sts.googleapis.com/v1/token",
    "credential_source": {"file": "/nowhere"},
}
AWS = {
    **WORKLOAD,
    "subject_token_type": "urn:ietf:params:aws:token-type:aws4_request",
    "credential_source": {
        "environment_id": "aws1",
        "regional_cred_verification_url": "https://sts.{region}.amazonaws.com",
    },
}
COMMAND = {**WORKLOAD, "credential_source": {"executable": {"command": "true"}}}
IMPERSONATED = {
    "type": "impersonated_service_account",
    "service_account_impersonation_url": f"https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/{ACCOUNT}"
    ":generateAccessToken",
    "source_credentials": PERSON,
}
WORKFORCE = {
    "type": "external_account_authorized_user",
    "audience": "//iam.googleapis.com/locations/global/workforcePools/p/providers/q",
    "refresh_token": CANARY,
    "token_url": "https://sts.googleapis.com/v1/oauthtoken",
    "token_info_url": "https://sts.googleapis.com/v1/introspect",
    "client_id": "id",
    "client_secret": CANARY,
}
EC_KEY = (
    ec.generate_private_key(ec.SECP256R1())
    .private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    .decode()
)
MIDDLE = PRIVATE_KEY.splitlines()[3]


def key(**changes: Any) -> dict[str, Any]:
    plain = {
        "type": "service_account",
        "project_id": "project-1",
        "private_key": PRIVATE_KEY,
        "client_email": ACCOUNT,
        "token_uri": "https://oauth2.googleapis.com/token",
    }
    return {name: value for name, value in {**plain, **changes}.items() if value is not None}


def written(folder: Path, content: object, name: str = "key.json", mode: int = 0o600) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    path.chmod(mode)
    return path


def nothing(**kwargs: object) -> tuple[Credentials, str | None]:
    raise DefaultCredentialsError("nothing")


def refused(path: Path | None, environ: Mapping[str, str], kind: type[SheetsyncError] = BadConfig) -> str:
    """The message of the refusal, which holds no secret, in its whole traceback neither."""
    with pytest.raises(kind) as caught:
        access(path, environ, default=nothing)
    assert type(caught.value) is kind
    told = "".join(traceback.format_exception(caught.value))
    assert CANARY not in told
    assert MIDDLE not in told
    return str(caught.value)


def test_the_configured_key_comes_first(tmp_path: Path) -> None:
    path = written(tmp_path, key())
    other = written(tmp_path, key(client_email="other@example.com"), "other.json")
    found = access(path, {"SHEETSYNC_CREDENTIALS": str(other)}, default=nothing)
    assert (found.account, found.source) == (ACCOUNT, f"{path} (workbook.credentials)")
    assert found.credentials.scopes == [SCOPE]  # type: ignore[attr-defined]
    assert "credentials=" not in repr(found)


def test_the_order_of_the_variables(tmp_path: Path) -> None:
    ours, googles = written(tmp_path, key(client_email="a@b.c")), written(tmp_path, key(), "googles.json")
    both = {"SHEETSYNC_CREDENTIALS": str(ours), "GOOGLE_APPLICATION_CREDENTIALS": str(googles)}
    first = access(None, both, default=nothing)
    assert (first.account, "the file named by SHEETSYNC_CREDENTIALS" in first.source) == ("a@b.c", True)
    second = access(None, {**both, "SHEETSYNC_CREDENTIALS": " "}, default=nothing)
    assert (second.account, "the file named by GOOGLE_APPLICATION" in second.source) == (ACCOUNT, True)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbf" + json.dumps(key()).encode())
    assert access(path, {}, default=nothing).account == ACCOUNT


def test_a_missing_file(tmp_path: Path) -> None:
    message = refused(tmp_path / "none.json", {})
    assert "none.json (workbook.credentials): there is no such file" in message
    assert "docs/setup-google.md" in message
    for variable in ("SHEETSYNC_CREDENTIALS", "GOOGLE_APPLICATION_CREDENTIALS"):
        assert variable in refused(None, {variable: str(tmp_path / "none.json")})


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    assert "can't be read" in refused(tmp_path, {})
    assert "can't be read" in refused(Path("~nobody-of-this-name/key.json"), {})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no JSON"),
        (b"\x30\x82\x09\x51" + CANARY.encode(), "a .p12 key"),
        (PRIVATE_KEY.encode(), "a bare private key"),
        (json.dumps(key()).encode()[:-60], "is no JSON"),
        (b"[]", "no key"),
        ({"installed": OAUTH}, "an OAuth client"),
        ({"web": OAUTH}, "an OAuth client"),
        (PERSON, "a person's login"),
        (WORKLOAD, "a workload identity configuration"),
        (WORKFORCE, "a workforce login"),
        (IMPERSONATED, "an impersonation configuration"),
        ({"type": [CANARY]}, "its type isn't service_account"),
        ({}, "isn't a service account's key"),
        (key(client_email=None, token_uri=""), "without client_email, token_uri"),
        (key(private_key=None), "without private_key"),
        (key(private_key=7), "without private_key"),
        (key(private_key=PRIVATE_KEY[:-200]), "private_key is no key"),
        (key(private_key=PRIVATE_KEY.replace("\n", "\\n")), "private_key is no key"),
        (key(private_key=PRIVATE_KEY.replace(MIDDLE, MIDDLE[:-4])), "private_key is no key"),
        (key(private_key="replace me"), "private_key is no key"),
        (key(private_key=EC_KEY), "private_key is no key"),
        (key() | {"token_uri": "http://example.com/token"}, "token_uri: can't be trusted"),
        (key() | {"token_uri": f"https://me:{CANARY}@example.com"}, "token_uri: can't be trusted"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,  # keys are new in each process
)
def test_what_is_no_usable_key(tmp_path: Path, content: object, said: str) -> None:
    path = written(tmp_path, content)
    message = refused(path, {})
    assert message.startswith(f"{path} (workbook.credentials): ")
    assert said in message
    assert said in refused(None, {"SHEETSYNC_CREDENTIALS": str(path)})


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601, 0o777])
@pytest.mark.parametrize("content", [key(), PERSON, WORKFORCE, IMPERSONATED])
def test_a_key_that_others_can_read(tmp_path: Path, mode: int, content: object) -> None:
    path = written(tmp_path, content, mode=mode)
    assert f"run `chmod 600 {path}`" in refused(None, {"GOOGLE_APPLICATION_CREDENTIALS": str(path)})


class Locked(type(Path())):  # type: ignore[misc]  # Path itself can't be inherited before Python 3.12
    """A file of somebody else's; root, who may run the tests, would read a real one."""

    def open(self, *args: object, **kwargs: object) -> NoReturn:
        raise PermissionError


def test_a_key_that_we_cannot_read() -> None:
    assert "can't be read by this user" in refused(Locked("key.json"), {}, NotPermitted)


@pytest.mark.parametrize(
    ("content", "account"),
    [(PERSON, ""), (WORKLOAD, ""), (AWS, ""), (COMMAND, ""), (WORKFORCE, ""), (IMPERSONATED, ACCOUNT)],
)
def test_googles_variable_may_name_other_kinds(tmp_path: Path, content: dict[str, Any], account: str) -> None:
    path = written(tmp_path, content)
    found = access(None, {"GOOGLE_APPLICATION_CREDENTIALS": str(path)}, default=nothing)
    assert found.account == account
    assert CANARY not in repr(found)
    for part in ("_scopes", "_target_scopes"):
        assert getattr(found.credentials, part, None) in (None, [SCOPE])


def test_a_configuration_without_secrets_may_be_readable(tmp_path: Path) -> None:
    path = written(tmp_path, WORKLOAD, mode=0o644)
    access(None, {"GOOGLE_APPLICATION_CREDENTIALS": str(path)}, default=nothing)


@pytest.mark.parametrize(
    "content", [{**PERSON, "refresh_token": None}, {"type": "authorized_user"}, {"type": "external_account"},
                {"type": "impersonated_service_account"}, {"type": "external_account_authorized_user", "x": CANARY}]
)  # fmt: skip
def test_a_damaged_one_of_these(tmp_path: Path, content: dict[str, Any]) -> None:
    lacking = {name: value for name, value in content.items() if value is not None}
    path = written(tmp_path, lacking)
    assert "is damaged" in refused(None, {"GOOGLE_APPLICATION_CREDENTIALS": str(path)})
