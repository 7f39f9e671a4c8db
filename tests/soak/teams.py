"""The company's people: what they type, and what they know of it."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from zoneinfo import ZoneInfo

from sheetsync.adapters.demo.company import found
from sheetsync.adapters.demo.entries import tables
from sheetsync.adapters.demo.table import DemoCell, Formula, Table
from sheetsync.core.grid import serial
from tests.sheets_emulator import Emulator
from tests.sheets_emulator.cells import Typed
from tests.sheets_emulator.person import Person

ROBOT = "robot@sheetsync-demo.iam.gserviceaccount.com"
RECIPIENTS = tuple(f"{who}@example.com" for who in ("ceo", "finance", "marketing", "owner", "sales"))
SEED = 7
HEADERS = ("Date", "Time", "Participants", "Agenda")


@dataclass
class Meeting:
    """A row of the Reviews tab. `starts` are all the instants it was ever to begin at, the last one counts; `told` is
    when the row last changed.
    """

    row: int
    starts: list[dt.datetime]
    told: dt.datetime
    participants: Sequence[str] = ()
    cancelled: bool = False

    @property
    def start(self) -> dt.datetime:
        return self.starts[-1]

    @property
    def recipients(self) -> Sequence[str]:
        return self.participants or RECIPIENTS


@dataclass
class Teams:
    """People at work in a spreadsheet of the demo company, with meetings of their own."""

    google: Emulator
    spreadsheet: str
    zone: ZoneInfo
    titles: dict[str, str]
    leads: list[tuple[dt.datetime, int]]
    """How many leads there are, since when."""
    last_row: int
    meetings: list[Meeting] = field(default_factory=list)
    broken_header: Typed = None
    scribbles: list[str] = field(default_factory=list)
    """What was typed over summary tabs."""
    names: count[int] = field(default_factory=lambda: count(1))

    @classmethod
    def found(cls, google: Emulator, zone: ZoneInfo, leads: int, now: dt.datetime) -> Teams:
        """A company with so many leads up to now, without a meeting yet."""
        company = tables(found(leads, now.astimezone(zone).date(), SEED), "en", SEED)
        tabs = {table.title: _rows(table) for table in company}
        tabs["Reviews"] = [list(HEADERS)]
        spreadsheet = google.add_spreadsheet(
            "Funnel", locale="en_GB", time_zone=zone.key, tabs=tabs, share={ROBOT: "writer"}
        )
        there = len({row[0] for row in tabs["Leads"][1:]} - {None})  # the demo's mess has one of them twice
        last_row = len(tabs["Leads"]) - 1
        return cls(google, spreadsheet, zone, {title: title for title in tabs}, [(now, there)], last_row)

    @property
    def person(self) -> Person:
        return self.google.person(self.spreadsheet)

    def meet(self, starts: dt.datetime, now: dt.datetime, participants: Sequence[str] = ()) -> Meeting:
        """A new meeting is written down."""
        meeting = Meeting(len(self.meetings) + 1, [starts], now, participants)
        self.meetings.append(meeting)
        self._write(meeting)
        return meeting

    def move(self, meeting: Meeting, starts: dt.datetime, now: dt.datetime) -> None:
        meeting.starts.append(starts)
        meeting.told = now
        self._write(meeting)

    def cancel(self, meeting: Meeting, now: dt.datetime) -> None:
        """Its cells are emptied; the row stays."""
        meeting.cancelled, meeting.told = True, now
        for column in range(len(HEADERS)):
            self.person.type_in(self.titles["Reviews"], meeting.row, column, None)

    def add_lead(self, now: dt.datetime) -> None:
        self.last_row += 1
        row: list[Typed] = [
            f"N-{next(self.names):05}",
            serial(now.astimezone(self.zone).date()),
            "Search ads",
            "Services",
        ]
        for column, cell in enumerate(row):
            self.person.type_in(self.titles["Leads"], self.last_row, column, cell)
        self.leads.append((now, self.leads[-1][1] + 1))

    def rename(self, tab: str, title: str) -> None:
        self.person.rename(self.titles[tab], title)
        self.titles[tab] = title

    def break_header(self) -> None:
        """The column that every lead needs loses its name."""
        self.broken_header = self.google.cells(self.spreadsheet, self.titles["Leads"])[0, 0]
        self.person.type_in(self.titles["Leads"], 0, 0, "???")

    def mend_header(self) -> None:
        self.person.type_in(self.titles["Leads"], 0, 0, self.broken_header)
        self.broken_header = None

    def scribble(self, chance: random.Random) -> None:
        """Somebody types over a number of the Funnel tab."""
        cells = self.google.cells(self.spreadsheet, "Funnel")
        if numbers := sorted(place for place, cell in cells.items() if isinstance(cell, (int, float)) and place[0] > 2):
            text = f"typed over {next(self.names)}"
            self.person.type_in("Funnel", *chance.choice(numbers), text)
            self.scribbles.append(text)

    def leads_shown(self) -> int | None:
        """How many leads the summary says there are; None if it doesn't say, or somebody typed over it."""
        if self.google.store.known(self.spreadsheet).titled("Funnel") is None:
            return None
        cells = self.google.cells(self.spreadsheet, "Funnel")
        row = next((row for (row, column), cell in cells.items() if column == 0 and cell == "Lead"), None)
        shown = None if row is None else cells.get((row, 2))
        return int(shown) if isinstance(shown, (int, float)) else None

    def leads_between(self, first: dt.datetime, last: dt.datetime) -> set[int]:
        """How many leads there were at any moment of a span."""
        before = [number for since, number in self.leads if since <= first]
        return {before[-1] if before else 0, *(number for since, number in self.leads if first < since <= last)}

    def press(self) -> bool:
        """Somebody ticks the box "Sync now", if it is there."""
        cells = self.google.cells(self.spreadsheet, "CEO")
        place = next((place for place, cell in cells.items() if cell is False), None)
        if place is not None:
            self.person.type_in("CEO", *place, True)
        return place is not None

    def kept(self) -> set[str]:
        """What the Status tab and everybody's cells still say of what was typed over summary tabs."""
        tabs = [tab.title for tab in self.google.store.known(self.spreadsheet).tabs if not tab.prepared]
        return {str(cell) for title in tabs for cell in self.google.cells(self.spreadsheet, title).values()}

    def _write(self, meeting: Meeting) -> None:
        local = meeting.start.astimezone(self.zone)
        row: list[Typed] = [serial(local.date()), f"{local:%H:%M}", ", ".join(meeting.participants) or None, None]
        for column, cell in enumerate(row):
            self.person.type_in(self.titles["Reviews"], meeting.row, column, cell)


def _rows(table: Table) -> list[list[Typed]]:
    return [*map(_row, table.above), _row(table.headers), *map(_row, table.rows)]


def _row(cells: Sequence[DemoCell]) -> list[Typed]:
    return [_wire(cell) for cell in cells]


def _wire(cell: DemoCell) -> Typed:
    if isinstance(cell, Formula):
        return cell.result
    return serial(cell) if isinstance(cell, dt.date) else cell
