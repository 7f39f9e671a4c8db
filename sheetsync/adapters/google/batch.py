"""Everything that one write asks of Google, as one all-or-nothing batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sheetsync.adapters.google import before, staging, status
from sheetsync.adapters.google.guard import Ours
from sheetsync.adapters.google.imprint import Imprint, Places, same, typed
from sheetsync.adapters.google.marks import Turn, frame, generation_ranges, mark_tab
from sheetsync.adapters.google.painting import extent, line_requests
from sheetsync.adapters.google.staging import Staged
from sheetsync.adapters.google.status import Kept
from sheetsync.adapters.google.structure import IMPRINT_KEY, Box, Json, Structure, Tab, frame_id
from sheetsync.adapters.google.tab_writing import TabWriting, new_id, tab_url, widened
from sheetsync.core.lang import Lang, say
from sheetsync.core.layout import Sheet, Spot, Style
from sheetsync.errors import BadSheetData

STALE_CELL = (1, 0)
"""The line under the title, which else says as of when the numbers are."""
MOST_CELLS = 10_000_000
"""Cells of a spreadsheet, empty ones included, that Google allows."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Requests in order, what of the spreadsheet they may name, and which sheets didn't fit into it."""

    requests: Sequence[Json]
    ours: Ours
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Writer:
    """What a write stands on: the spreadsheet as it was read, the cells of our tabs in it by id, and the hour."""

    spreadsheet: Structure
    standing: Mapping[int, Places]
    meanwhile: Sequence[Kept]
    lang: Lang
    now: dt.datetime

    def writings(self, sheets: Sequence[Sheet]) -> list[TabWriting]:
        """Those of the sheets that differ from what stands. Raises BadSheetData if somebody else's tab has a title
        that we need.
        """
        self._refuse_taken(sheets)
        taken = {tab.sheet_id for tab in self.spreadsheet.tabs}
        there = {chart for tab in self.spreadsheet.tabs for chart in tab.charts}
        found = []
        for sheet in sheets:
            tab = self.spreadsheet.owned.get(sheet.role)
            its_id = tab.sheet_id if tab else new_id(self.spreadsheet.spreadsheet_id, sheet.role, taken)
            taken.add(its_id)
            if tab is None or self._differs(sheet, tab):
                title = tab.title if tab else sheet.title
                found.append(TabWriting(sheet, its_id, title, tab, charts_there=there))
        return found

    def batch(
        self, writings: Sequence[TabWriting], kept: Sequence[Kept], turn: Turn, said: Json, staged: Sequence[Staged]
    ) -> Batch:
        """The whole batch. `kept` goes to the Status tab; `staged` brings the values of sheets that are written
        apart.
        """
        noted = self._noted([*self.meanwhile, *kept])
        fitting = self._fitting(writings, noted)
        hidden, copies = self._hidden_copies(self._blocks(fitting))
        link = self.link(fitting)
        requests = [*copies]
        for writing in [*fitting, noted]:
            requests += writing.requests(link)
        for one in fitting:
            if one.sheet.appended_from is None:
                requests += frame(self.spreadsheet, one.sheet_id, one.tab, extent(one.sheet))
        requests += [request for one in staged for request in one.moved()]
        requests += turn.requests(self.spreadsheet, noted.sheet_id, said)
        passing = {*(tab.sheet_id for tab in self._passing()), *(one.sheet_id for one in staged)}
        requests += [{"deleteSheet": {"sheetId": sheet_id}} for sheet_id in sorted(passing)]
        left_out = tuple(writing.title for writing in writings if writing not in fitting)
        return Batch(requests, self._ours([*fitting, noted], hidden, passing), left_out)

    def stale_batch(self, tab: Tab, banner: str, turn: Turn, said: Json) -> Batch | None:
        """What puts a banner into a table's second line; None if that line isn't as we wrote it."""
        row, column = STALE_CELL
        standing = self.standing[tab.sheet_id]
        known = Imprint.parse(tab.markers[IMPRINT_KEY].value) if IMPRINT_KEY in tab.markers else None
        anew = known.with_cell(row, column, banner) if known else None
        if known is None or anew is None or known.with_cell(row, column, standing.get(STALE_CELL)) != known:
            return None
        area = Box(0, 0, min(known.height, tab.rows), min(known.width, tab.columns))
        hidden, copies = self._hidden_copies([before.Block(tab.sheet_id, tab.title, area, standing)])
        noted = self._noted(self.meanwhile)
        line = Sheet(tab.role, tab.title, ((), (Spot(banner, Style.WARNING),)), lang=self.lang)
        requests = [
            *copies,
            *line_requests(line, tab.sheet_id, row),
            *mark_tab(tab.sheet_id, tab, {**tab.said, "stale": True}, anew.text()),
            *noted.requests(self.link([])),
            *turn.requests(self.spreadsheet, noted.sheet_id, said),
        ]
        return Batch(requests, self._ours([noted], hidden, ()))

    def link(self, writings: Sequence[TabWriting]) -> Callable[[str], str]:
        """From a place in the workbook to its address in the browser; a tab of ours goes by its declared title too."""
        ids = {tab.title: tab.sheet_id for tab in self.spreadsheet.tabs}
        ids |= {writing.sheet.title: writing.sheet_id for writing in writings}
        its_id = self.spreadsheet.spreadsheet_id

        def address(place: str) -> str:
            title, _, cell = place.rpartition("!")
            plain = title[1:-1].replace("''", "'") if title.startswith("'") else title
            return f"{tab_url(its_id, ids[plain])}&range={cell}" if plain in ids else ""

        return address

    def kept(self, writings: Sequence[TabWriting]) -> list[Kept]:
        """What people typed on our tables, and where these grow over what stands beside them."""
        return [one for writing in writings if writing.tab is not None for one in self._kept(writing, writing.tab)]

    def _kept(self, writing: TabWriting, tab: Tab) -> list[Kept]:
        if writing.sheet.appended_from is not None:
            return []
        standing, wanted = self.standing[tab.sheet_id], {(r, c): cell for r, c, cell in writing.sheet.cells()}
        old, new = writing.area, extent(writing.sheet)
        known = Imprint.parse(tab.markers[IMPRINT_KEY].value) if IMPRINT_KEY in tab.markers else None
        if known is None:
            known = Imprint.of({}, old.bottom, old.right)
        found = typed(standing, known, wanted, old)
        found |= {
            place: cell
            for place, cell in standing.items()
            if new.holds(*place) and not old.holds(*place) and not same(cell, wanted.get(place))
        }
        return [Kept(tab.title, row, column, cell) for (row, column), cell in sorted(found.items())]

    def _differs(self, sheet: Sheet, tab: Tab) -> bool:
        if sheet.appended_from is not None:
            return sheet.appended_from < len(sheet.rows)
        said, box = tab.said, extent(sheet)
        standing = {place: cell for place, cell in self.standing[tab.sheet_id].items() if box.holds(*place)}
        known = tab.markers[IMPRINT_KEY].value if IMPRINT_KEY in tab.markers else ""
        wanted = {(row, column): cell for row, column, cell in sheet.cells()}
        anew = Imprint.of(wanted, box.bottom, box.right)
        return (
            tab.area != box
            or (said.get("height"), said.get("width")) != (box.bottom, box.right)
            or anew.text() != known
            or anew != Imprint.of(standing, box.bottom, box.right)
        )

    def _refuse_taken(self, sheets: Sequence[Sheet]) -> None:
        owned = self.spreadsheet.owned
        others = {tab.title.casefold() for tab in self.spreadsheet.tabs if not tab.role}
        taken = [sheet.title for sheet in sheets if sheet.role not in owned and sheet.title.casefold() in others]
        if taken:
            raise BadSheetData(
                f"{self.spreadsheet.title}: these titles are needed for summary tabs, but other tabs have them; "
                "rename those tabs, then try again",
                *taken,
            )

    def _fitting(self, writings: Sequence[TabWriting], noted: TabWriting) -> list[TabWriting]:
        """The sheets that find room in the spreadsheet beside what is noted, the first ones first."""
        room = MOST_CELLS - self.spreadsheet.cells
        fitting: list[TabWriting] = []
        for writing in writings:
            if self._growth([*fitting, writing, noted]) <= room:
                fitting.append(writing)
        return fitting

    def _growth(self, writings: Sequence[TabWriting]) -> int:
        """How many cells the spreadsheet gets more, those of the hidden tab with them."""
        hidden = before.growth(self._blocks(writings), self.spreadsheet.owned.get(before.ROLE))
        return hidden + sum(max(0, writing.grows) for writing in writings)

    def _blocks(self, writings: Sequence[TabWriting]) -> list[before.Block]:
        """The tables that are going to be overwritten."""
        return [
            before.Block(tab.sheet_id, tab.title, area, self.standing[tab.sheet_id])
            for writing in writings
            if (tab := writing.tab) is not None and writing.sheet.appended_from is None
            if (area := _both(writing, tab)).bottom * area.right <= before.MOST_CELLS
        ]

    def _hidden_copies(self, blocks: Sequence[before.Block]) -> tuple[int, list[Json]]:
        """The hidden tab's id, and what copies to it whatever is going to be overwritten."""
        tab = self.spreadsheet.owned.get(before.ROLE)
        rows, columns = before.needed(blocks)
        if tab is not None:
            its_id, size = tab.sheet_id, (max(rows, tab.rows), max(columns, tab.columns))
            made = widened(tab, *size)
        else:
            its_id, size = self.new_id(before.ROLE), (max(rows, 1), columns)
            grid = {"rowCount": size[0], "columnCount": size[1]}
            new = {"sheetId": its_id, "title": self.free_title("status.before"), "hidden": True}
            made = [{"addSheet": {"properties": {**new, "gridProperties": grid}}}]
            made += mark_tab(its_id, None, {"role": before.ROLE})
        return its_id, [*made, *before.copies(blocks, its_id, *size)] if blocks or tab is None or self.meanwhile else []

    def _noted(self, kept: Sequence[Kept]) -> TabWriting:
        """The Status tab with what there is to keep."""
        tab = self.spreadsheet.owned.get(status.ROLE)
        sheet = status.status_tab(self.lang, kept, self.now)
        if tab is not None:
            return TabWriting(sheet, tab.sheet_id, tab.title, tab)
        return TabWriting(sheet, self.new_id(status.ROLE), self.free_title("tab.status"), None)

    def new_id(self, role: str) -> int:
        """The id of a new tab."""
        return new_id(self.spreadsheet.spreadsheet_id, role, {tab.sheet_id for tab in self.spreadsheet.tabs})

    def free_title(self, phrase: str) -> str:
        """A tab's title, another than those that are taken."""
        taken = {tab.title.casefold() for tab in self.spreadsheet.tabs}
        title = say(self.lang, phrase)
        number = 2
        free = title
        while free.casefold() in taken:
            free, number = f"{title} {number}", number + 1
        return free

    def _passing(self) -> list[Tab]:
        return [tab for tab in self.spreadsheet.tabs if tab.role == staging.ROLE]

    def _ours(self, writings: Sequence[TabWriting], hidden: int, passing: Collection[int]) -> Ours:
        owned = [tab for tab in self.spreadsheet.tabs if tab.role]
        markers = [marker for tab in owned for marker in tab.markers.values()]
        markers += self.spreadsheet.markers.values()
        return Ours(
            tabs={hidden, *passing, *(tab.sheet_id for tab in owned), *(writing.sheet_id for writing in writings)},
            passing=passing,
            charts={chart for writing in writings for chart in writing.own_charts()},
            metadata={marker.metadata_id for marker in markers},
            named=[*generation_ranges(self.spreadsheet), *(frame_id(writing.sheet_id) for writing in writings)],
        )


def _both(writing: TabWriting, tab: Tab) -> Box:
    """What the write may change of a tab that is there: our old cells and our new ones, as far as its grid goes."""
    old, new = writing.area, extent(writing.sheet)
    return Box(0, 0, min(max(old.bottom, new.bottom), tab.rows), min(max(old.right, new.right), tab.columns))
