"""`make audit`: what it says when something is known, when nothing is, and when nobody could be asked."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.deploy.places import ROOT


@pytest.mark.parametrize(
    ("said", "code", "ends_with", "told"),
    [
        ("No known vulnerabilities found", 0, 0, "nothing is known against these packages"),
        ("Found 1 known vulnerability in 1 package\nlxml 1.0 CVE-2026-1", 1, 1, "CVE-2026-1"),
        ("ERROR: Dependency not found on PyPI and could not be audited: lxml", 1, 2, "NOT AUDITED"),
        ("requests.exceptions.ConnectionError: HTTPSConnectionPool", 1, 2, "NOT AUDITED"),
    ],
)
def test_what_it_ends_with(tmp_path: Path, said: str, code: int, ends_with: int, told: str) -> None:
    stand_in = tmp_path / "pip-audit"
    stand_in.write_text(f'#!/bin/sh\necho "$*" >> {tmp_path}/asked\ncat <<"END"\n{said}\nEND\nexit {code}\n')
    stand_in.chmod(0o700)
    done = subprocess.run(
        ["sh", "requirements/audit.sh", str(stand_in)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == ends_with
    assert told in done.stdout + done.stderr
    asked = (tmp_path / "asked").read_text().splitlines()
    assert all("--strict" in line and "--require-hashes" in line for line in asked)
    assert len(asked) == (2 if ends_with == 0 else 1)


def test_it_can_be_called_by_make() -> None:
    rules = (ROOT / "Makefile").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^audit: \$\(VENV\)/\.audit ## \w.+\n((?:\t.+\n)+)", rules, re.MULTILINE)
    assert "bandit --quiet --recursive sheetsync" in recipe
    assert "sh requirements/audit.sh $(BIN)/pip-audit" in recipe
    assert re.search(r"^\.PHONY:.* audit\b", rules, re.MULTILINE)


def test_every_exception_for_bandit_has_its_number_and_its_reason() -> None:
    lines = [
        line
        for file in (ROOT / "sheetsync").rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if "nosec" in line
    ]
    assert lines
    assert [line for line in lines if not re.search(r"# nosec B\d{3} # \w.+", line)] == []
