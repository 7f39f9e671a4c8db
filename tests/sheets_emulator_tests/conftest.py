"""A fresh emulator for each test, which must not have broken Google's schema itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sheets_emulator import ROBOT, Emulator
from tests.sheets_emulator.cells import Typed

from .clients import Api


@pytest.fixture
def google() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator
    assert emulator.faults_of_its_own == []


@pytest.fixture
def key(google: Emulator, tmp_path: Path) -> Path:
    return google.key_file(tmp_path / "key.json")


@pytest.fixture
def api(google: Emulator) -> Iterator[Api]:
    client = Api(google.base, google.token())
    yield client
    client.close()


@pytest.fixture
def book(google: Emulator) -> str:
    """A shared Russian workbook: Leads has sheetId 0."""
    leads: list[list[Typed]] = [
        ["Lead ID", "Date", "Budget", "Target"],
        ["L1", dt.date(2026, 3, 1), 1234.5, True],
        ["L2", dt.datetime(2026, 3, 2, 12), None, False],
        ["L3", None, 10],
    ]
    tabs: dict[str, list[list[Typed]]] = {"Leads": leads, "Deals": [["Deal ID"], ["D1"]]}
    return google.add_spreadsheet("Funnel", "ru_RU", "Europe/Moscow", tabs, share={ROBOT: "writer"})
