"""A small company whose spreadsheet was synced once, and how it is synced again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from sheetsync import pipeline
from sheetsync.adapters.google import GoogleWorkbook
from sheetsync.adapters.templates import JinjaMemo
from sheetsync.core.norms import Norms
from sheetsync.core.period import Period
from tests.adapters.google.office import GoogleOffice
from tests.core.sheets import DEALS, LEADS, Rows
from tests.sheets_emulator.person import Person
from tests.sheets_emulator.wire import Json

AS_OF = dt.date(2026, 11, 20)
SETTINGS = pipeline.Settings("en", Norms(), Period(), AS_OF)
TABS: Mapping[str, Rows] = {
    "Leads": LEADS,
    "Deals": DEALS,
    "Spend": [["Date", "Channel", "Spend"], [dt.date(2026, 10, 1), "Search", 300]],
    "Reviews": [["Date"], [AS_OF]],
    "Notes": [["mine"]],
}
NEW_LEAD = ("L-4", 46298, "Search", "Small", None, 500)
READ, WRITE = "values:batchGetByDataFilter", ":batchUpdate"


@dataclass
class Company:
    """The spreadsheet, and what tests look at in it."""

    office: GoogleOffice
    spreadsheet: str
    as_of: dt.date = AS_OF
    opened: dict[str, GoogleWorkbook] = field(default_factory=dict)

    @property
    def person(self) -> Person:
        return self.office.emulator.person(self.spreadsheet)

    def workbook(self, who: str = "") -> GoogleWorkbook:
        """The service's own, or that of another instance of it."""
        if who not in self.opened:
            self.opened[who] = self.office.workbook(self.spreadsheet, company="Example Ltd")
        return self.opened[who]

    def plan(self, who: str = "") -> pipeline.Run:
        return pipeline.plan_run(
            self.workbook(who), JinjaMemo(Path("no templates of its own")), replace(SETTINGS, as_of=self.as_of)
        )

    def sync(self, who: str = "") -> pipeline.Run:
        run = self.plan(who)
        pipeline.apply_plan(self.workbook(who), run.plan)
        return run

    def add_lead(self, row: int = 4, lead: str = "L-4", title: str = "Leads") -> None:
        """A person adds one: then every summary tab has something new to say."""
        for column, cell in enumerate((lead, *NEW_LEAD[1:])):
            self.person.type_in(title, row, column, cell)

    def cells(self, title: str) -> dict[tuple[int, int], object]:
        return dict(self.office.emulator.cells(self.spreadsheet, title))

    def kept(self) -> list[tuple[object, ...]]:
        """Tab, cell and text of each line of the Status tab."""
        cells = self.cells("Status")
        rows = sorted({row for row, _ in cells if row > 3})
        return [tuple(cells.get((row, column)) for column in (1, 2, 3)) for row in rows]

    def titles(self) -> list[str]:
        return [tab.title for tab in self.office.emulator.store.known(self.spreadsheet).tabs]

    def state(self) -> Json:
        return self.office.emulator.state(self.spreadsheet)

    def tab(self, title: str) -> Json:
        (found,) = [tab for tab in self.state()["sheets"] if tab["properties"]["title"] == title]
        return dict(found)

    def leads_told(self) -> object:
        """How many leads the summary counts."""
        return self.plan().report.numbers.get("funnel.leads").value

    def between(self, happens: Callable[[], object], path: str) -> None:
        self.office.emulator.between(happens, path)

    def writes(self) -> int:
        """How many batches were sent since the log was cleared."""
        return sum(exchange.path.endswith(WRITE) for exchange in self.office.emulator.log)
