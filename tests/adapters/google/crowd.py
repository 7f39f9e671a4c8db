"""People at work in a spreadsheet, and a record of what they left there: nobody else may change that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sheetsync.adapters.google.rules import OURS, formula
from tests.adapters.google.office import ROBOT, GoogleOffice
from tests.fakes import Rows
from tests.sheets_emulator.book import Spreadsheet, Tab
from tests.sheets_emulator.cells import Cell, Formula
from tests.sheets_emulator.person import Person
from tests.sheets_emulator.wire import Json

ENTRY: Mapping[str, Rows] = {
    "Leads": [["Lead ID", "Created", "Amount"], ["L-1", 46300, 1200.5], ["L-2", 46301, "=C2*2"]],
    "Plan": [["Month", "Leads"], [46296, 40]],
}
FIRST_NUMBER = 5_000_000
"""What people type is told from all numbers of ours by its size."""
HIDDEN = ("before", "staging")


@dataclass
class Crowd:
    """A spreadsheet, its people, and what of theirs stood in it after their last action."""

    office: GoogleOffice
    spreadsheet: str = ""
    theirs: set[int] = field(default_factory=set)
    words: dict[str, str] = field(default_factory=dict)
    """What they typed and nobody of them removed: each thing that may tell of it, by its own name."""
    typed: int = 0
    unframed: bool = False
    """Whether they carried cells of ours away from our table, or took away what tells how far it went."""
    left: Json = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.spreadsheet = self.office.spreadsheet("Funnel", ENTRY)
        self.theirs = {tab.sheet_id for tab in self.book.tabs}
        self.left = self.seen()

    @property
    def book(self) -> Spreadsheet:
        return self.office.emulator.store.known(self.spreadsheet)

    @property
    def person(self) -> Person:
        return self.office.emulator.person(self.spreadsheet)

    @property
    def ours(self) -> list[Tab]:
        """The tabs that nobody of the people made."""
        return [tab for tab in self.book.tabs if tab.sheet_id not in self.theirs]

    def role(self, tab: Tab) -> str:
        """What the adapter says that a tab of its own is."""
        return next(
            (
                str(label["metadataValue"]).split('"role":"')[-1].split('"')[0]
                for label in self.book.metadata
                if label["metadataKey"] == "sheetsync.tab" and label["location"].get("sheetId") == tab.sheet_id
            ),
            "",
        )

    def new_word(self, kind: int) -> str | int:
        """Something to type that nobody has typed yet."""
        self.typed += 1
        number = FIRST_NUMBER + self.typed
        word: str | int = (f"word {self.typed}", number, f"=0+{number}")[kind % 3]
        self.words[f"{word}"] = str(number)
        return word

    def seen(self) -> Json:
        """All of theirs as it stands now: their tabs whole; on ours their notes, rules, charts and filters."""
        state = self.office.emulator.state(self.spreadsheet)["sheets"]
        return {
            "tabs": [sheet for sheet in state if sheet["properties"]["sheetId"] in self.theirs],
            "beside": {tab.sheet_id: self._beside(tab) for tab in self.ours},
        }

    def _beside(self, tab: Tab) -> Json:
        notes = sorted(str(cell.extras["note"]) for cell in tab.cells.values() if cell.extras and "note" in cell.extras)
        rules = [rule for rule in tab.objects["conditionalFormats"] if OURS not in formula(rule)]
        charts = [chart for chart in tab.objects["charts"] if chart["spec"].get("title") == "people's"]
        walls = [wall for wall in tab.objects["protectedRanges"] if wall.get("description") != "sheetsync"]
        fonts = Counter(
            str(cell.looks["textFormat"]["fontFamily"])
            for cell in tab.cells.values()
            if cell.looks and "fontFamily" in cell.looks.get("textFormat", {})
        )
        look = {key: tab.properties.get(key, False) for key in ("title", "hidden")}
        return {
            "notes": notes,
            "rules": rules,
            "charts": charts,
            "walls": walls,
            "fonts": fonts,
            "filtered": "basicFilter" in tab.objects,
            **look,
        }

    def remember(self) -> None:
        """People changed something: what they left is what stands from now on, what they removed need not."""
        there = self.told()
        self.words = {word: number for word, number in self.words.items() if stands(word, number, there)}
        self.left = self.seen()

    def check(self, when: str) -> None:
        """Note whatever of theirs isn't as they left it."""
        now, there = self.seen(), self.told()
        self.faults += [
            f"{when}: lost {word}" for word, number in self.words.items() if not stands(word, number, there)
        ]
        if now["tabs"] != self.left["tabs"]:
            self.faults.append(f"{when}: a tab of theirs was changed")
        for sheet_id, beside in self.left["beside"].items():
            if (found := now["beside"].get(sheet_id)) != beside:
                self.faults.append(f"{when}: on tab {sheet_id} {beside} became {found}")

    def told(self, *, hidden: bool = True) -> set[str]:
        """All values and formulas of the spreadsheet; without those of tabs that nobody looks at unless `hidden`."""
        return {
            text
            for tab in self.book.tabs
            if hidden or tab.sheet_id in self.theirs or self.role(tab) not in HIDDEN
            for cell in tab.cells.values()
            for text in texts(cell)
        }

    def unseen(self) -> list[str]:
        """The words that stand nowhere but in a hidden tab of ours."""
        there = self.told(hidden=False)
        return [word for word, number in self.words.items() if not stands(word, number, there)]

    def foreign_requests(self) -> list[Any]:
        """What was sent that names a tab of theirs, or a range without saying of which tab."""
        return [
            request
            for exchange in self.office.emulator.log
            if exchange.path.endswith(":batchUpdate") and exchange.account == ROBOT
            for request in (exchange.body or {}).get("requests", ())
            if any(named is None or named in self.theirs for named in tabs_named(request))
        ]


def texts(cell: Cell) -> Iterator[str]:
    if isinstance(cell.entered, Formula):
        yield cell.entered.text
        if cell.entered.given is not None:
            yield str(cell.entered.given)
    elif isinstance(cell.entered, float) and cell.entered.is_integer():
        yield str(int(cell.entered))
    elif cell.entered is not None:
        yield str(cell.entered)


def stands(word: str, number: str, there: set[str]) -> bool:
    """Whether a word stands there; of a formula its result is enough."""
    return word in there or (word.startswith("=") and number in there)


def tabs_named(told: Any) -> Iterator[int | None]:
    if isinstance(told, dict):
        if "sheetId" in told or told.keys() & {"startRowIndex", "startColumnIndex", "rowIndex", "dimension"}:
            yield told.get("sheetId")
        for inner in told.values():
            yield from tabs_named(inner)
    elif isinstance(told, list):
        for inner in told:
            yield from tabs_named(inner)
