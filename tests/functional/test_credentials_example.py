"""The example of a key: the shape that Google gives a real one, and nothing that opens anything."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from sheetsync.adapters.google.access import access
from sheetsync.errors import BadConfig

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "credentials.example.json"
FIELDS = [
    "type",
    "project_id",
    "private_key_id",
    "private_key",
    "client_email",
    "client_id",
    "auth_uri",
    "token_uri",
    "auth_provider_x509_cert_url",
    "client_x509_cert_url",
    "universe_domain",
]


def example() -> dict[str, str]:
    content: dict[str, str] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    return content


def copied(folder: Path, **changes: str) -> Path:
    path = folder / "credentials.json"
    path.write_text(json.dumps(example() | changes), encoding="utf-8")
    path.chmod(0o600)
    return path


def test_it_has_the_fields_of_a_key_in_their_order() -> None:
    assert list(example()) == FIELDS
    assert all(isinstance(value, str) for value in example().values())


def test_it_holds_no_secret() -> None:
    content = example()
    assert set(content["private_key_id"] + content["client_id"]) == {"0"}
    _, between, _ = content["private_key"].strip().splitlines()
    assert between.startswith("NOT A KEY")
    assert not re.search(r"[A-Za-z0-9+/]{41,}", EXAMPLE.read_text(encoding="utf-8"))


def test_a_copy_left_as_it_is_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="private_key is no key \\(the example's") as caught:
        access(copied(tmp_path), {})
    assert "docs/setup-google.md" in str(caught.value)


def test_with_a_real_key_in_it_it_is_taken(tmp_path: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    found = access(copied(tmp_path, private_key=key.decode()), {})
    assert found.account == example()["client_email"]


def test_a_real_one_is_never_committed() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "credentials.json" in ignored
    assert EXAMPLE.name not in ignored
