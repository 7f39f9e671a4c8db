"""People do anything to the spreadsheet between any two of our requests: theirs stays, and ours comes right again.

`SHEETSYNC_FUZZ=N` plays N games instead of the few that are always the same.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from sheetsync.adapters.google.rules import OURS, formula
from sheetsync.core.layout import Sheet
from sheetsync.errors import BadSheetData, Busy, NotPermitted, Unavailable
from tests.adapters.google.actions import (
    ACTS,
    Action,
    add_rule,
    delete_objects,
    insert_columns,
    insert_rows,
    unprotect,
)
from tests.adapters.google.crowd import Crowd
from tests.adapters.google.office import GoogleOffice
from tests.adapters.google.our_tables import TITLES, Wanted, is_ours, log, shown
from tests.sheets_emulator.book import Tab

GAMES = int(os.environ.get("SHEETSYNC_FUZZ", "0"))
ALLOWED = (Busy, NotPermitted, BadSheetData, Unavailable)
MOMENTS = (("GET", "/v4/spreadsheets/"), ("POST", "values:batchGetByDataFilter"), ("POST", ":batchUpdate"))
FAULTS = ("503 after apply", "drop before apply", "drop after apply", "429", "503")

some_action = st.builds(
    Action, st.sampled_from(ACTS), st.integers(0, 11), st.integers(0, 9), st.integers(0, 6), st.integers(0, 2)
)
some_tables = st.lists(
    st.builds(
        Wanted,
        st.sampled_from(list(TITLES)),
        st.integers(1, 7),
        st.integers(1, 5),
        st.integers(1, 3),
        st.booleans(),
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda wanted: wanted.role,
)
# Google knows rules by their place in a list alone: the second in which one of ours goes isn't safe for theirs.
some_meanwhile = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.booleans(),
        some_action.filter(lambda action: action.act not in (add_rule, delete_objects)),
    ),
    max_size=3,
)


class Game(RuleBasedStateMachine):
    """One spreadsheet from its first sync on."""

    office: GoogleOffice

    def __init__(self) -> None:
        super().__init__()
        self.crowd = Crowd(self.office)
        self.workbook = self.office.workbook(self.crowd.spreadsheet)
        self.office.emulator.log.clear()
        self.tables: Sequence[Wanted] = ()
        self.entries: list[str] = []

    @initialize(tables=some_tables)
    def begin(self, tables: Sequence[Wanted]) -> None:
        self.sync(tables, (), None)

    @rule(actions=st.lists(some_action, min_size=1, max_size=3))
    def people_work(self, actions: Sequence[Action]) -> None:
        for action in actions:
            action.on(self.crowd)

    @rule(
        tables=some_tables,
        meanwhile=some_meanwhile,
        fault=st.one_of(st.none(), st.sampled_from(FAULTS)),
        recorded=st.booleans(),
    )
    def sync(
        self,
        tables: Sequence[Wanted],
        meanwhile: Sequence[tuple[int, bool, Action]],
        fault: str | None,
        recorded: bool = True,
    ) -> None:
        """A run, with people at work between its requests and perhaps a fault of the network."""
        emulator = self.office.emulator
        self.tables = tables
        if recorded:
            self.entries.append(f"entry {len(self.entries)}")
        for moment, later, action in meanwhile:
            self._at(moment, later, action)
        if fault:
            emulator.faults.add(fault, path=":batchUpdate")
        try:
            self._run()
        except ALLOWED as error:
            self.said = error
        emulator.faults.clear()
        self._judge("after a sync")

    @rule()
    def all_is_quiet(self) -> None:
        """Nobody does anything for two runs."""
        self._give_way()
        for _ in range(2):
            self._run()
            self._judge("after a quiet sync")
        assert self.crowd.unseen() == []
        for wanted in self.tables:
            self._is_shown(wanted.sheet())
        entries = Counter(self._column_of_the_log())
        assert {entry: entries[entry] for entry in self.entries} == dict.fromkeys(self.entries, 1)

    def teardown(self) -> None:
        try:
            self.all_is_quiet()
            assert self.office.emulator.faults_of_its_own == []
        finally:
            self.office.close()
            del self.office.emulator.store.books[self.crowd.spreadsheet]

    def _at(self, moment: int, later: bool, action: Action) -> None:
        """The action comes before a request: the first of its kind, or the first one after a batch was sent."""
        method, path = MOMENTS[moment]
        if action.act in (insert_rows, insert_columns) and (later or moment):
            # The frame is laid anew from what was read: what was pushed out of it since then is anybody's.
            self.crowd.unframed = True
        if later:
            self.office.emulator.between(
                lambda: self.office.emulator.between(lambda: action.on(self.crowd), path, method), ":batchUpdate"
            )
        else:
            self.office.emulator.between(lambda: action.on(self.crowd), path, method)

    def _run(self) -> None:
        tabs = self.workbook.tabs()
        owned = {tab.role: tab.title for tab in tabs if tab.role}
        grids = self.workbook.read([*(tab.title for tab in tabs if not tab.role), *owned.values()])
        recorded = log(grids[owned["history"]] if "history" in owned else None, self.entries)
        bound = {tab.known_as or tab.title.casefold(): tab.title for tab in tabs if not tab.role}
        self.workbook.write([*(wanted.sheet() for wanted in self.tables), recorded], bound)

    def _give_way(self) -> None:
        """People take away what keeps us out on purpose: protections, and their tabs under titles of ours."""
        self.crowd.check("before people give way")
        for tab in self.crowd.book.tabs:
            unprotect(self.crowd, tab, 0, 0, 0)
            if tab.sheet_id in self.crowd.theirs and tab.title in {*TITLES.values(), "History", "Status"}:
                self.crowd.person.rename(tab.title, f"Theirs {len(self.crowd.theirs)} {tab.sheet_id}")
        self.crowd.remember()

    def _judge(self, when: str) -> None:
        self.crowd.check(when)
        assert self.crowd.faults == []
        assert self.crowd.foreign_requests() == []
        self.office.emulator.log.clear()
        self._nothing_piles_up()

    def _nothing_piles_up(self) -> None:
        book = self.crowd.book
        assert len(book.named_ranges) <= 1 + len(self.crowd.ours)
        for tab in self.crowd.ours:
            rules = [rule for rule in tab.objects["conditionalFormats"] if OURS in formula(rule)]
            charts = [chart for chart in tab.objects["charts"] if chart["spec"].get("title") != "people's"]
            labels = [label for label in book.metadata if label["location"].get("sheetId") == tab.sheet_id]
            assert len(rules) <= 2
            assert len(charts) <= 1
            assert len(labels) <= 2
        assert len([label for label in book.metadata if label["location"].get("spreadsheet")]) <= 1

    def _is_shown(self, sheet: Sheet) -> None:
        """The tab says what it should, and nothing of an earlier day beside it."""
        tab = self._tab(sheet.role)
        cells = self.office.emulator.cells(self.crowd.spreadsheet, tab.title)
        height, width = len(sheet.rows), max(len(row) for row in sheet.rows)
        inside = {at: cell for at, cell in cells.items() if at[0] < height and at[1] < width}
        assert inside == shown(sheet)
        left_over = [(at, cell) for at, cell in cells.items() if at not in inside and is_ours(cell)]
        assert self.crowd.unframed or left_over == []

    def _column_of_the_log(self) -> list[object]:
        return list(self.office.emulator.cells(self.crowd.spreadsheet, self._tab("history").title).values())

    def _tab(self, role: str) -> Tab:
        (tab,) = [tab for tab in self.crowd.ours if self.crowd.role(tab) == role]
        return tab


def test_people_do_anything_between_any_two_requests(google: GoogleOffice) -> None:
    class Here(Game):
        office = google

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=GAMES or 30,
            stateful_step_count=8,
            derandomize=not GAMES,
            database=None,
            deadline=None,
            print_blob=True,
            phases=[Phase.generate],  # shrinking takes minutes, and a game is short
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
