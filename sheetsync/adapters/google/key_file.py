"""A credentials file: read once, with every usual mistake told by its name and never by its contents."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from google.oauth2.service_account import Credentials

from sheetsync.adapters.google.endpoints import trusted
from sheetsync.errors import BadConfig, NotPermitted

SIZE_LIMIT = 1 << 20
NEXT = "make a service account's JSON key as docs/setup-google.md says"
_REQUIRED = ("client_email", "private_key", "token_uri")
_WITHOUT_SECRETS = {"external_account"}
_OTHERS = {
    "authorized_user": "a person's login (authorized_user)",
    "external_account": "a workload identity configuration (external_account)",
    "external_account_authorized_user": "a workforce login (external_account_authorized_user)",
    "impersonated_service_account": "an impersonation configuration (impersonated_service_account)",
}


def content_of(path: Path, where: str) -> dict[str, Any]:
    """The JSON object in a credentials file that nobody else can read; `where` is what messages call the file.

    Raises BadConfig if the file is missing, readable by others or no JSON object; NotPermitted if we can't read it.
    """
    try:
        with path.expanduser().open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            data = file.read(SIZE_LIMIT)
    except FileNotFoundError:
        raise BadConfig(f"{where}: there is no such file; correct the path, or {NEXT}") from None
    except PermissionError:
        raise NotPermitted(
            f"{where}: can't be read by this user; give the file to the user that runs sheetsync"
        ) from None
    except (OSError, RuntimeError) as error:  # a folder; ~ of somebody who isn't there
        raise BadConfig(f"{where}: can't be read ({error}); correct the path, or {NEXT}") from None
    content = _parsed(data, where)
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077 and content.get("type") not in _WITHOUT_SECRETS:
        raise BadConfig(f"{where}: other users of this computer can read the key; run `chmod 600 {path}` and try again")
    return content


def _parsed(data: bytes, where: str) -> dict[str, Any]:
    try:
        content = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except ValueError:  # its message would quote the file
        kind = (
            "a .p12 key" if data[:1] == b"\x30" else "a bare private key" if data[:10] == b"-----BEGIN" else "no JSON"
        )
        raise BadConfig(f"{where}: is {kind}; {NEXT}") from None
    if not isinstance(content, dict):
        raise BadConfig(f"{where}: is JSON, but no key; {NEXT}")
    return content


def service_account(content: dict[str, Any], scope: str, where: str) -> Credentials:
    """The credentials in a service account's key; BadConfig says what else it is, or what is damaged."""
    if mistake := _mistake(content):
        raise BadConfig(f"{where}: {mistake}; {NEXT}")
    trusted(content["token_uri"], f"{where}: token_uri")
    try:
        credentials: Credentials = Credentials.from_service_account_info(content, scopes=[scope])
        credentials.sign_bytes(b"")  # a key of another kind is only found out by signing
    except (ValueError, TypeError, AttributeError, UnsupportedAlgorithm):
        raise BadConfig(
            f"{where}: its private_key is no key (the example's, cut off, or changed in copying); {NEXT}"
        ) from None
    return credentials


def _mistake(content: dict[str, Any]) -> str:
    """What a file is or lacks, if it isn't a service account's key; "" if it looks like one."""
    kind = content.get("type")
    if "installed" in content or "web" in content:
        return "is an OAuth client (what an app uses to ask people to log in), not a service account's key"
    if isinstance(kind, str) and kind in _OTHERS:
        return f"is {_OTHERS[kind]}, not a service account's key; GOOGLE_APPLICATION_CREDENTIALS may name such a file"
    if kind != "service_account":
        return "isn't a service account's key (its type isn't service_account)"
    lacking = [key for key in _REQUIRED if not (isinstance(content.get(key), str) and content[key].strip())]
    return f"is a service account's key without {', '.join(lacking)}" if lacking else ""
