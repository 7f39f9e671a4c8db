"""The small company in its spreadsheet, synced once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.google.company import TABS, Company
from tests.adapters.google.office import GoogleOffice
from tests.sheets_emulator import Emulator
from tests.sheets_emulator.book import Spreadsheet


@pytest.fixture(scope="session")
def synced(emulator: Emulator, key_file: Path) -> Spreadsheet:
    """The spreadsheet after its first sync, made once."""
    office = GoogleOffice(emulator, key_file)
    company = Company(office, office.spreadsheet("Funnel", TABS))
    company.sync()
    office.close()
    return emulator.store.known(company.spreadsheet).copy()


@pytest.fixture
def company(google: GoogleOffice, synced: Spreadsheet) -> Iterator[Company]:
    google.emulator.store.books[synced.id] = synced.copy()
    google.emulator.log.clear()
    yield Company(google, synced.id)
    google.emulator.store.books.pop(synced.id)
