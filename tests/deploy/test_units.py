"""The units for systemd. (`systemd-analyze verify` and `security` say the same, where there is a systemd.)"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import pytest

from tests.deploy.places import example, text_of, unknown_part

SERVICES = ("sheetsync.service", "sheetsync-run.service")
Unit = Mapping[str, Mapping[str, Sequence[str]]]
HARDENED = {
    "User": "sheetsync",
    "UMask": "0077",
    "StateDirectoryMode": "0700",
    "RuntimeDirectoryMode": "0700",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "ProtectClock": "yes",
    "ProtectControlGroups": "yes",
    "ProtectHostname": "yes",
    "ProtectKernelLogs": "yes",
    "ProtectKernelModules": "yes",
    "ProtectKernelTunables": "yes",
    "ProtectProc": "invisible",
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "AmbientCapabilities": "",
    "LockPersonality": "yes",
    "MemoryDenyWriteExecute": "yes",
    "RestrictAddressFamilies": "AF_INET AF_INET6 AF_UNIX",
    "RestrictNamespaces": "yes",
    "RestrictRealtime": "yes",
    "RestrictSUIDSGID": "yes",
    "SystemCallArchitectures": "native",
    "MemoryMax": "1G",
}


def unit(name: str) -> Unit:
    """A unit's settings by section; a setting may stand there more than once."""
    found: dict[str, dict[str, list[str]]] = {}
    section: dict[str, list[str]] = {}
    for line in text_of(name).splitlines():
        if line.startswith("["):
            section = found[line.strip("[]")] = defaultdict(list)
        elif line and not line.startswith("#"):
            key, equals, value = line.partition("=")
            assert equals, line
            assert re.fullmatch(r"[A-Z]\w+", key), line
            section[key].append(value)
    return found


@pytest.mark.parametrize("name", SERVICES)
def test_services_are_hardened(name: str) -> None:
    service = unit(name)["Service"]
    assert {key: value for key, value in HARDENED.items() if service.get(key) != [value]} == {}
    assert service["SystemCallFilter"] == ["@system-service", "~@privileged"]
    assert int(service["TimeoutStopSec"][0]) > 20


@pytest.mark.parametrize("name", SERVICES)
def test_what_they_lay_down_is_what_the_configuration_names(name: str) -> None:
    service, config = unit(name)["Service"], example()
    assert [f"/var/lib/{folder}" for folder in service["StateDirectory"]] == [str(config.service.state)]
    credentials = {line.partition(":")[0] for line in service["LoadCredential"]}
    named = {config.workbook.credentials, config.smtp.password_file}
    assert {f"/run/{service['RuntimeDirectory'][0]}/{credential}" for credential in credentials} == set(map(str, named))
    (copied,) = service["ExecStartPre"]
    assert (
        copied == f"/usr/bin/install --mode=0400 {' '.join(f'%d/{each}' for each in sorted(credentials))} %t/sheetsync/"
    )
    assert service["WorkingDirectory"] == ["/etc/sheetsync"]


@pytest.mark.parametrize(("name", "verb"), [(SERVICES[0], "serve"), (SERVICES[1], "run")])
def test_they_call_commands_that_exist(name: str, verb: str) -> None:
    service = unit(name)["Service"]
    program, *words = service["ExecStart"][0].split()
    assert program == "/opt/sheetsync/bin/sheetsync"
    assert words == [verb]
    assert unknown_part(words) == ""


def test_serve_is_begun_again_and_reloaded() -> None:
    service = unit("sheetsync.service")["Service"]
    assert service["Type"] == ["exec"]
    assert service["Restart"] == ["on-failure"]
    assert service["RestartSec"] == ["30"]
    assert service["RestartPreventExitStatus"] == ["2 78"]
    assert service["ExecReload"] == ["/bin/kill -HUP $MAINPID"]
    assert unit("sheetsync.service")["Unit"]["StartLimitIntervalSec"] == ["0"]


def test_the_timer_and_the_service_exclude_each_other() -> None:
    assert unit("sheetsync-run.service")["Service"]["Type"] == ["oneshot"]
    assert "TimeoutStartSec" in unit("sheetsync-run.service")["Service"]  # systemd waits for a oneshot for ever
    timer = unit("sheetsync-run.timer")
    assert timer["Unit"]["Conflicts"] == ["sheetsync.service"]
    assert timer["Timer"]["OnCalendar"] == ["*:0/15"]
    assert "Install" not in unit("sheetsync-run.service")


def test_they_differ_in_nothing_else() -> None:
    serve, run = (unit(name)["Service"] for name in SERVICES)
    only = {key for key in serve.keys() | run.keys() if serve.get(key) != run.get(key)}
    assert only == {
        *("Type", "ExecStart", "ExecReload", "Restart", "RestartSec", "RestartPreventExitStatus"),
        *("RuntimeDirectoryPreserve", "TimeoutStartSec"),
    }
