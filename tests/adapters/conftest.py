"""The emulated Google, one for a whole run of the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.google.office import ROBOT, GoogleOffice
from tests.sheets_emulator import Emulator


@pytest.fixture(scope="session")
def emulator() -> Iterator[Emulator]:
    with Emulator() as google:
        yield google


@pytest.fixture(scope="session")
def key_file(emulator: Emulator, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return emulator.key_file(tmp_path_factory.mktemp("key") / "key.json", ROBOT)


@pytest.fixture
def google(emulator: Emulator, key_file: Path) -> Iterator[GoogleOffice]:
    office = GoogleOffice(emulator, key_file)
    yield office
    office.close()
    emulator.faults.clear()
    assert emulator.faults_of_its_own == []
