"""What people do to the spreadsheet: tabs and headers gone, titles taken, ranges protected, changes meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.functional.google.faults.row import Row, row
from tests.functional.google.office import NEW_LEAD, Office
from tests.sheets_emulator import ROBOT

READ, WRITE = "values:batchGetByDataFilter", ":batchUpdate"
AGAIN = "run the same command again"


def done(change: Callable[[Any], Any]) -> Any:
    """The owner does this before the command."""
    return lambda office: change(office.person)


def emptied(person: Any) -> None:
    person.delete_rows("Leads", 1, 50)
    for column in range(len(NEW_LEAD)):
        person.type_in("Leads", 0, column, None)


def title_taken(person: Any) -> None:
    person.delete("CEO")
    person.add_tab("ceo", [["my notes"]])


def with_room_for(cells: int) -> Any:
    """A summary tab is gone, and people's empty rows leave no more room than this."""

    def spoil(office: Office) -> None:
        office.person.delete("Losses")
        room = 10_000_000 - office.google.snapshot()[office.spreadsheet].size
        size = {"rowCount": room - cells, "columnCount": 1}
        office.person.ask("addSheet", {"properties": {"title": "Empty rows", "gridProperties": size}})

    return spoil


def meanwhile(path: str, change: Callable[[Office], Any]) -> Any:
    """This happens just before Google carries out the request to that path."""

    def happens(office: Office) -> None:
        change(office)
        office.remember()

    return lambda office: office.google.between(lambda: happens(office), path=path)


def taken_late(office: Office) -> None:
    office.person.delete("CEO")
    meanwhile(WRITE, lambda o: o.person.add_tab("CEO"))(office)


def another_writer(office: Office) -> None:
    assert office.sheetsync("sync").code == 0


ROWS: tuple[Row, ...] = (
    row("no tab of leads", done(lambda p: p.delete("Leads")), "plan", 65, "Funnel: ", "Leads", "`sheetsync init`"),
    row(
        "no tab of leads any more: the last good summary stays and says so",
        done(lambda p: p.delete("Leads")),
        "sync",
        65,
        "tabs that were there before are gone",
        "File > Version history",
        "- Leads",
        writes=1,
    ),
    row(
        "an empty tab of leads",
        done(emptied),
        "plan",
        65,
        "mend them",
        "Leads: The tab holds no leads",
        "Enter the leads",
    ),
    row(
        "a required header was renamed",
        done(lambda p: p.type_in("Leads", 0, 0, "Lead IDx9")),
        "plan",
        65,
        "Funnel: ",
        "Leads: ",
        "“Lead ID”",
        "Lead IDx9",
        "nothing was written",
    ),
    row(
        "two columns have one header: the first counts, and it is said",
        done(lambda p: p.type_in("Leads", 0, 2, "Created")),
        "check --all",
        0,
        "Leads!",
        "“Created”",
        "B, C",
    ),
    row(
        "a person's tab has the title of a summary tab",
        done(title_taken),
        "sync",
        65,
        "Funnel: these titles are needed for summary tabs",
        "rename those tabs",
        "- CEO",
    ),
    row(
        "a summary tab is protected",
        done(lambda p: p.protect("CEO")),
        "sync",
        77,
        "Funnel: ranges that sheetsync writes are protected",
        ROBOT,
        "Data > Protect sheets and ranges",
        "- CEO!A1:",
    ),
    row(
        "a part of a summary tab is protected",
        done(lambda p: p.protect("Funnel", (), 2, 0, 8, 3)),
        "sync",
        77,
        "are protected",
        "Data > Protect sheets and ranges",
        "- Funnel!A3:D9",
    ),
    row(
        "a summary tab is protected just before it is written",
        meanwhile(WRITE, lambda o: o.person.protect("CEO")),
        "sync",
        77,
        "a cell that sheetsync writes to is protected",
        ROBOT,
        "Data > Protect sheets and ranges",
    ),
    row(
        "ten million cells",
        with_room_for(5),
        "sync",
        65,
        "no room",
        "ten million cells",
        "delete rows",
        "- CEO",
        writes=1,
    ),
    row("room for some tabs only", with_room_for(500), "sync", 65, "no room", "delete rows", "- Losses", writes=1),
    row(
        "an entry tab is deleted while it is read",
        meanwhile(READ, lambda o: o.person.delete("Leads")),
        "plan",
        75,
        "a tab was deleted while sheetsync read it",
        AGAIN,
    ),
    row(
        "a summary tab is deleted before it is written",
        meanwhile(WRITE, lambda o: o.person.delete("CEO")),
        "sync",
        75,
        "changed while sheetsync worked",
        "nothing was written",
        AGAIN,
    ),
    row("a title is taken just before", taken_late, "sync", 75, "changed while sheetsync worked", AGAIN),
    row(
        "an entry tab is deleted before the summary is written",
        meanwhile(WRITE, lambda o: o.person.delete("Spend")),
        "sync",
        0,
        "summary tabs are up to date",
        writes=1,
    ),
    row(
        "another sheetsync writes first",
        meanwhile(WRITE, another_writer),
        "sync",
        75,
        "changed while sheetsync worked",
        "nothing was written",
        AGAIN,
    ),
    row(
        "another plan than the one that was shown",
        lambda o: None,
        "sync --checksum 0000000000000000",
        75,
        "the plan is no longer 0000000000000000",
        "look at `sheetsync plan` again",
    ),
)
