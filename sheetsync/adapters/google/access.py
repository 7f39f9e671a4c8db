"""Who sheetsync is to Google, and where that stands."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import google.auth
import requests
from google.auth import (
    aws,
    external_account_authorized_user,
    identity_pool,
    impersonated_credentials,
    pluggable,
)
from google.auth.credentials import Credentials
from google.auth.exceptions import DefaultCredentialsError, GoogleAuthError
from google.auth.transport import Request, Response
from google.auth.transport.requests import Request as SessionRequest
from google.oauth2 import credentials as person

from sheetsync.adapters.google.key_file import content_of, service_account
from sheetsync.errors import BadConfig

SCOPE = "https://www.googleapis.com/auth/spreadsheets"
METADATA_SECONDS = 3.0
_AWS = "urn:ietf:params:aws:token-type:aws4_request"

Default = Callable[..., tuple[Credentials, str | None]]


@dataclass(frozen=True)
class Access:
    """Credentials, the address a person must share the spreadsheet with ("" if unknown), and where they came from."""

    credentials: Credentials = field(repr=False)
    account: str
    source: str


def access(
    configured: Path | None,
    environ: Mapping[str, str],
    *,
    default: Default = google.auth.default,
) -> Access:
    """The first that is set of: the configured key file, SHEETSYNC_CREDENTIALS, GOOGLE_APPLICATION_CREDENTIALS,
    application-default credentials. Nothing but a cloud's own metadata server is asked.

    Raises BadConfig (NotPermitted for a file that this user can't read) with what is wrong with it.
    """
    if configured is not None:
        return _by_key(configured, f"{configured} (workbook.credentials)")
    if named := environ.get("SHEETSYNC_CREDENTIALS", "").strip():
        return _by_key(Path(named), f"{named}, the file named by SHEETSYNC_CREDENTIALS")
    if named := environ.get("GOOGLE_APPLICATION_CREDENTIALS", "").strip():
        return _by_file(Path(named), f"{named}, the file named by GOOGLE_APPLICATION_CREDENTIALS")
    return _by_default(environ, default)


def account_of(credentials: Credentials) -> str:
    """The address of the account; "" while nobody knows it."""
    account = getattr(credentials, "service_account_email", None)
    return account if isinstance(account, str) and "@" in account else ""


def _by_key(path: Path, where: str) -> Access:
    return _by_content(content_of(path, where), where)


def _by_content(content: dict[str, Any], where: str) -> Access:
    credentials = service_account(content, SCOPE, where)
    return Access(credentials, account_of(credentials), where)


def _by_file(path: Path, where: str) -> Access:
    content = content_of(path, where)
    load = _loader(content)
    if load is None:
        return _by_content(content, where)
    try:
        credentials = load(content, scopes=[SCOPE])
    except (GoogleAuthError, ValueError, TypeError, AttributeError, KeyError):
        raise BadConfig(f"{where}: is damaged; make it again with the tool that made it, and try again") from None
    return Access(credentials, account_of(credentials), where)


def _loader(content: Mapping[str, Any]) -> Callable[..., Credentials] | None:
    """What google-auth reads such a file with; None for a service account's key, and for what is no credentials."""
    source = content.get("credential_source")
    external: Callable[..., Credentials] = identity_pool.Credentials.from_info
    if content.get("subject_token_type") == _AWS:
        external = aws.Credentials.from_info
    elif isinstance(source, dict) and "executable" in source:
        external = pluggable.Credentials.from_info
    loaders: dict[str, Callable[..., Credentials]] = {
        "authorized_user": person.Credentials.from_authorized_user_info,
        "external_account": external,
        "external_account_authorized_user": _workforce,
        "impersonated_service_account": impersonated_credentials.Credentials.from_impersonated_service_account_info,
    }
    return loaders.get(str(content.get("type")))


def _workforce(content: Mapping[str, Any], scopes: list[str]) -> Credentials:
    credentials: Credentials = external_account_authorized_user.Credentials.from_info({**content, "scopes": scopes})
    return credentials


def _by_default(environ: Mapping[str, str], default: Default) -> Access:
    try:
        with requests.Session() as session, warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # google-auth's advice on quota projects is for other APIs
            credentials, _ = default(scopes=[SCOPE], request=OneGlance(session, environ))
    except GoogleAuthError:
        raise BadConfig(
            "no Google credentials were found; give them in one of three ways (docs/setup-google.md says how)",
            'workbook.credentials = "credentials.json" in config.toml: a service account\'s key',
            "SHEETSYNC_CREDENTIALS or GOOGLE_APPLICATION_CREDENTIALS in the environment: the path of a key",
            "application-default credentials: `gcloud auth application-default login`, or an account of the cloud "
            "machine that sheetsync runs on",
        ) from None
    return Access(credentials, account_of(credentials), "application-default credentials")


class OneGlance(Request):
    """Asks a cloud's metadata server whether it is there, once and shortly: google-auth would try for ten seconds."""

    def __init__(self, session: requests.Session, environ: Mapping[str, str]) -> None:
        session.trust_env = False  # a metadata server is never behind a proxy
        self._ask = SessionRequest(session)
        self._absent = environ.get("NO_GCE_CHECK") == "true"

    def __call__(self, url: str, method: str = "GET", **kwargs: Any) -> Response:  # type: ignore[override]
        """The answer; DefaultCredentialsError, which ends google-auth's search, if there is none."""
        kwargs["timeout"] = METADATA_SECONDS
        try:
            if not self._absent:
                answer: Response = self._ask(url, method, **kwargs)
                return answer
        except GoogleAuthError:
            self._absent = True
        raise DefaultCredentialsError("no metadata server")
