"""A demo company that is made once, and copies of it to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.functional.commands import sheetsync


@pytest.fixture(scope="session")
def demo_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("company") / "demo"
    outcome = sheetsync("demo", folder, "--leads", "600")
    assert outcome.code == 0, outcome.err
    return folder


@pytest.fixture
def demo(demo_once: Path, tmp_path: Path) -> Path:
    """The demo's folder, to change at will."""
    return Path(shutil.copytree(demo_once, tmp_path / "demo"))


@pytest.fixture
def config(demo: Path) -> tuple[str, Path]:
    return ("--config", demo / "config.toml")
