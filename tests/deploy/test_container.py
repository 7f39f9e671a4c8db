"""The images and compose.yaml, as far as they can be checked without an engine."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from tests.deploy import plain_yaml
from tests.deploy.places import DEPLOY, ROOT, example, text_of, unknown_part

UID = "10001"
Instruction = tuple[str, str]


def instructions(name: str) -> Sequence[Instruction]:
    """A Dockerfile's instructions, continued lines joined."""
    lines = [line for line in text_of(name).splitlines() if not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in joined.splitlines() if line]


def last_stage(found: Sequence[Instruction]) -> Sequence[Instruction]:
    begin = max(place for place, (word, _) in enumerate(found) if word == "FROM")
    return found[begin:]


def compose() -> Any:
    return plain_yaml.read(text_of("compose.yaml"))


@pytest.mark.parametrize(("name", "context"), [("Dockerfile", ROOT), ("relay/Dockerfile", DEPLOY / "relay")])
def test_instructions_are_known_and_what_is_copied_exists(name: str, context: Path) -> None:
    known = {"ARG", "FROM", "WORKDIR", "COPY", "RUN", "LABEL", "ENV", "USER", "STOPSIGNAL", "HEALTHCHECK"}
    known |= {"ENTRYPOINT", "CMD"}
    for word, rest in instructions(name):
        assert word in known
        if word == "COPY" and not rest.startswith("--from="):
            *sources, _ = rest.split()
            assert [source for source in sources if not (context / source).exists()] == []


def test_nothing_reaches_the_builder_but_what_is_copied() -> None:
    first, *rest = [line for line in text_of("Dockerfile.dockerignore").splitlines() if not line.startswith("#")]
    assert first == "*"
    let_in = {line[1:] for line in rest if line.startswith("!")}
    copied = {
        source
        for word, words in instructions("Dockerfile")
        if word == "COPY" and not words.startswith("--from=")
        for source in words.split()[:-1]
    }
    assert let_in == copied
    assert not any(fnmatch(secret, entry) for secret in ("config.toml", "credentials.json", ".git") for entry in let_in)


def test_every_package_by_its_hash_and_none_compiled() -> None:
    script = text_of("install.sh")
    installed = [line for line in script.splitlines() if "pip install" in line or "pip wheel" in line]
    assert len(installed) == 4
    for line in installed:
        assert "--require-hashes --only-binary :all:" in line or "--no-index --no-deps" in line
    for pins in re.findall(r"requirements/(\w+)\.txt", script):
        text = (ROOT / "requirements" / f"{pins}.txt").read_text(encoding="utf-8")
        packages = re.findall(r"^[\w.\[\]-]+==", text, re.MULTILINE)
        assert len(packages) == len(re.findall(r"^[\w.\[\]-]+==.*\n(?: {4}# .*\n)*? {4}--hash=", text, re.MULTILINE))
        assert packages
    runs = " ".join(rest for word, rest in instructions("Dockerfile") if word == "RUN")
    assert "sh deploy/install.sh /opt/sheetsync" in runs
    assert "pip install" not in runs
    assert "apt-get" not in runs


def test_it_runs_as_nobody_special_and_without_tools() -> None:
    final = last_stage(instructions("Dockerfile"))
    words = dict(final)
    assert words["USER"] == f"{UID}:{UID}"
    assert [word for word, _ in final].index("USER") > [word for word, _ in final].index("RUN")
    assert f"--uid {UID}" in words["RUN"]
    assert f"install --directory --mode 0700 --owner {UID} --group {UID} {example().service.state}" in words["RUN"]
    assert "pip uninstall" in words["RUN"]
    assert "PYTHONDONTWRITEBYTECODE=1" in words["ENV"]  # the root is read-only
    assert words["STOPSIGNAL"] == "SIGTERM"
    assert words["WORKDIR"] == "/etc/sheetsync"
    assert all(f"org.opencontainers.image.{label}=" in words["LABEL"] for label in ("title", "description", "licenses"))


def test_it_calls_commands_that_exist() -> None:
    words = dict(last_stage(instructions("Dockerfile")))
    (entry,) = _array(words["ENTRYPOINT"])
    health = _array(words["HEALTHCHECK"].partition(" CMD ")[2])
    assert entry == health[0] == "sheetsync"
    assert unknown_part(health[1:]) == ""
    assert unknown_part(_array(words["CMD"])) == ""
    service = compose()["services"]["sheetsync"]
    assert service["command"] == _array(words["CMD"])
    assert service["healthcheck"]["test"] == ["CMD", *health]


def test_both_images_come_from_the_same_base() -> None:
    found = instructions("Dockerfile")
    assert {rest.split()[0] for word, rest in found if word == "FROM"} == {"${BASE}"}
    assert re.fullmatch(r"BASE=python:3\.\d+-slim-\w+", next(rest for word, rest in found if word == "ARG"))


@pytest.mark.parametrize("name", ["sheetsync", "relay"])
def test_services_have_no_more_rights_than_they_need(name: str) -> None:
    service = compose()["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "ports" not in service
    assert "privileged" not in service
    assert _seconds(service["stop_grace_period"]) > 20
    assert all("noexec" in mount for mount in service["tmpfs"])
    assert service["mem_limit"]
    assert service["pids_limit"]


def test_the_service_itself_has_none() -> None:
    service = compose()["services"]["sheetsync"]
    assert service["user"] == f"{UID}:{UID}"
    assert "cap_add" not in service
    written = [mount for mount in service["volumes"] if not mount.endswith(":ro")]
    assert written == [f"state:{example().service.state}"]


def test_what_is_mounted_is_what_the_configuration_names() -> None:
    told = compose()
    service, config = told["services"]["sheetsync"], example()
    mounted = {secret["target"] for secret in service["secrets"]}
    assert mounted == {str(config.workbook.credentials), str(config.smtp.password_file)}
    assert "./config:/etc/sheetsync:ro" in service["volumes"]
    text = text_of("config.example.toml")
    (authority,) = re.findall(r'^# ca_file = "(.*)"', text, re.MULTILINE)
    assert f"relay-cert:{Path(authority).parent}:ro" in service["volumes"]
    assert f"/run/relay/{Path(authority).name}" in text_of("relay/start.sh")
    (host,) = re.findall(r'^# host = "(.*)"', text, re.MULTILINE)
    assert host in told["services"]
    assert f"DNS:{host}" in text_of("relay/start.sh")


def test_every_volume_secret_and_network_is_declared() -> None:
    told = compose()
    for service in told["services"].values():
        volumes = {mount.partition(":")[0] for mount in service["volumes"]}
        assert {volume for volume in volumes if not volume.startswith("./")} <= told["volumes"].keys()
        assert {secret["source"] for secret in service["secrets"]} <= told["secrets"].keys()
        assert set(service["networks"]) <= told["networks"].keys()
    assert told["networks"]["mail"] == {"internal": True}
    assert all(secret["file"].startswith("./secrets/") for secret in told["secrets"].values())
    ignored = text_of(".gitignore").splitlines()
    assert "/secrets/" in ignored
    assert "/config/" in ignored


def test_the_relay_is_open_to_nobody_and_trusts_nobody() -> None:
    text = text_of("relay/main.cf")
    said = dict(re.findall(r"^(\w+) *= *(.*)$", text, re.MULTILINE))
    assert len(said) == len(re.findall(r"^\w+ *=", text, re.MULTILINE))
    assert said["smtpd_relay_restrictions"] == "permit_mynetworks, reject"
    assert said["mynetworks_style"] == "subnet"
    assert said["smtpd_tls_security_level"] == "encrypt"
    assert said["smtp_tls_security_level"] == "secure"
    assert said["smtp_tls_secure_cert_match"] == "nexthop"
    (login,) = compose()["services"]["relay"]["secrets"]
    assert said["smtp_sasl_password_maps"] == f"texthash:{login['target']}"
    assert "init" not in compose()["services"]["relay"]  # Postfix ends its parts only as process 1


def _array(text: str) -> list[str]:
    """A JSON array of words."""
    return shlex.split(text.strip("[]").replace(",", " "))


def _seconds(text: str) -> int:
    return int(text.removesuffix("s"))
