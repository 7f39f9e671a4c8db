"""The company's spreadsheet is made and synced once; every test gets a Google of its own with a copy of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.functional.google.office import NEW_LEAD, TABS, Office
from tests.sheets_emulator import ROBOT, Emulator
from tests.sheets_emulator.book import Spreadsheet


@dataclass(frozen=True)
class Company:
    """A spreadsheet before and after its first sync; after it one more lead was typed."""

    spreadsheet: str
    new: Mapping[str, Spreadsheet]
    synced: Mapping[str, Spreadsheet]


@pytest.fixture(scope="session")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    with Emulator() as google:
        spreadsheet = google.add_spreadsheet("Funnel", "en_GB", "Europe/Moscow", TABS, {ROBOT: "writer"})
        office = Office(google, tmp_path_factory.mktemp("office"), spreadsheet)
        office.furnish()
        new = google.snapshot()
        outcome = office.sheetsync("sync")
        assert outcome.code == 0, outcome.err
        for column, cell in enumerate(NEW_LEAD):
            office.person.type_in("Leads", len(TABS["Leads"]), column, cell)
        return Company(spreadsheet, new, google.snapshot())


Opening = Callable[..., Office]


@pytest.fixture
def opening(company: Company, tmp_path: Path) -> Iterator[Opening]:
    """Opens an office with a Google whose settings a test may choose."""
    opened: list[Office] = []

    def opened_office(**settings: object) -> Office:
        google = Emulator(**settings)  # type: ignore[arg-type]
        google.__enter__()
        office = Office(google, tmp_path, company.spreadsheet)
        opened.append(office)
        google.restore(company.synced)
        google.store.made = len(company.synced)  # ids that are taken
        office.furnish()
        return office

    yield opened_office
    for office in opened:
        office.stack.close()
        office.google.__exit__(None, None, None)
        assert office.google.faults_of_its_own == []


@pytest.fixture
def office(opening: Opening) -> Office:
    """With the usual Google."""
    return opening()
