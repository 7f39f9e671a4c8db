"""The key: missing, open to others, something else, damaged, revoked; the clock it is signed by; the environment."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from tests.functional.google.faults.row import Row, row
from tests.functional.google.office import Office
from tests.sheets_emulator import ROBOT

EXAMPLE = Path(__file__).parents[4] / "credentials.example.json"
KEY = "credentials.json (workbook.credentials): "
NEXT = "make a service account's JSON key as docs/setup-google.md says"
OAUTH_CLIENT = '{"installed": {"client_id": "1.apps.googleusercontent.com", "client_secret": "canary"}}'
LOGIN = '{"type": "authorized_user", "client_id": "1", "client_secret": "canary", "refresh_token": "canary"}'


def written(text: str | bytes) -> Any:
    """In the key's place a file with other contents."""
    return lambda office: office.key.write_bytes(text if isinstance(text, bytes) else text.encode())


def changed(**fields: Any) -> Any:
    """The key with some fields of another value."""
    return lambda office: office.rewrite_key(lambda key: key.update(fields))


def cut(office: Office) -> None:
    office.rewrite_key(lambda key: key.update(private_key=key["private_key"][:400]))


def a_folder(office: Office) -> None:
    office.key.unlink()
    office.key.mkdir()


def by_environment(name: str, file: str) -> Any:
    """No key in the configuration; an environment variable names a file in the folder."""

    def spoil(office: Office) -> None:
        unset(office)
        office.environ[name] = str(office.folder / file)

    return spoil


def unset(office: Office) -> None:
    text = office.config.read_text(encoding="utf-8")
    office.config.write_text(text.replace('credentials = "credentials.json"', ""), encoding="utf-8")
    office.environ |= {"NO_GCE_CHECK": "true", "CLOUDSDK_CONFIG": str(office.folder), "PATH": str(office.folder)}


def the_example(office: Office) -> None:
    shutil.copyfile(EXAMPLE, office.key)


ROWS: tuple[Row, ...] = (
    row("no key", lambda o: o.key.unlink(), "sync", 78, KEY, "there is no such file", NEXT),
    row("a folder in its place", a_folder, "sync", 78, KEY, "can't be read", NEXT),
    row("others may read it", lambda o: o.key.chmod(0o644), "sync", 78, KEY, "other users", "chmod 600"),
    row("its group may read it", lambda o: o.key.chmod(0o640), "plan", 78, KEY, "other users", "chmod 600"),
    row("not JSON", written("my key"), "sync", 78, KEY, "is no JSON", NEXT),
    row("empty", written(""), "sync", 78, KEY, "is no JSON", NEXT),
    row("JSON, but no object", written("[1]"), "sync", 78, KEY, "no key", NEXT),
    row("a .p12 key", written(b"\x30\x82\x09\x71"), "sync", 78, KEY, "is a .p12 key", NEXT),
    row("the private key alone", written("-----BEGIN X"), "sync", 78, KEY, "is a bare private key", NEXT),
    row("an OAuth client", written(OAUTH_CLIENT), "sync", 78, KEY, "is an OAuth client", NEXT),
    row("a person's login", written(LOGIN), "sync", 78, KEY, "is a person's login", NEXT),
    row("another type", changed(type="robot"), "sync", 78, KEY, "isn't a service account's key", NEXT),
    row("a field is missing", changed(client_email=""), "sync", 78, KEY, "without client_email", NEXT),
    row("the private key is cut off", cut, "sync", 78, KEY, "its private_key is no key", NEXT),
    row("the example, left as it is", the_example, "sync", 78, KEY, "is no key (the example's", NEXT),
    row(
        "it sends tokens elsewhere",
        changed(token_uri="http://tokens.example.com"),  # noqa: S106  # an address
        "sync",
        78,
        KEY,
        "token_uri",
        "can't be trusted",
        "give an https:// address",
    ),
    row(
        "a revoked key",
        lambda o: o.google.revoke(),
        "sync",
        78,
        KEY,
        f"refuses this key of {ROBOT}",
        "invalid_grant",
        "make a new key",
    ),
    row(
        "SHEETSYNC_CREDENTIALS names no file",
        by_environment("SHEETSYNC_CREDENTIALS", "no.json"),
        "sync",
        78,
        "no.json, the file named by SHEETSYNC_CREDENTIALS: there is no such file",
        NEXT,
    ),
    row(
        "GOOGLE_APPLICATION_CREDENTIALS names no file",
        by_environment("GOOGLE_APPLICATION_CREDENTIALS", "no.json"),
        "sync",
        78,
        "no.json, the file named by GOOGLE_APPLICATION_CREDENTIALS: there is no such file",
        NEXT,
    ),
    row(
        "no credentials anywhere",
        unset,
        "sync",
        78,
        "no Google credentials were found",
        "workbook.credentials",
        "SHEETSYNC_CREDENTIALS",
        "gcloud auth application-default login",
    ),
    row(
        "the key by the environment, and all is well",
        by_environment("SHEETSYNC_CREDENTIALS", "credentials.json"),
        "sync",
        0,
        "summary tabs are up to date",
        writes=1,
    ),
)
