"""The shared spreadsheet in Google Sheets, as a Workbook."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sheetsync.adapters.google import before, staging, status
from sheetsync.adapters.google.answers import RefusedByGoogle
from sheetsync.adapters.google.batch import Writer
from sheetsync.adapters.google.checkup import examine
from sheetsync.adapters.google.composing import Composer
from sheetsync.adapters.google.conventions import conventions
from sheetsync.adapters.google.entry_painting import paint_entry_tabs
from sheetsync.adapters.google.guard import Ours
from sheetsync.adapters.google.imprint import cropped, places
from sheetsync.adapters.google.marks import Turn, generation_ranges, refuse_another
from sheetsync.adapters.google.protections import refuse_protected
from sheetsync.adapters.google.reading import read_grids, read_structure, with_merges
from sheetsync.adapters.google.sending import Sender, changed
from sheetsync.adapters.google.structure import Json, Structure, Tab
from sheetsync.adapters.google.tab_writing import tab_url
from sheetsync.adapters.google.transport import Transport, Unsettled
from sheetsync.adapters.google.values import digest
from sheetsync.core.grid import Grid
from sheetsync.core.lang import Lang
from sheetsync.core.layout import Sheet
from sheetsync.core.norms import Conventions
from sheetsync.errors import BadSheetData, Busy, Unavailable
from sheetsync.ports import Finding, NewEntryTab, TabInfo

STALE_ROLE = "ceo"
"""The tab that says when the numbers are old."""
INNER_ROLES = (status.ROLE, before.ROLE, staging.ROLE)
"""Tabs of ours that the adapter keeps for itself."""


class GoogleWorkbook:
    """A Google spreadsheet by its id. What is read stands until the next `tabs()` or write.

    All methods raise NotPermitted if it isn't shared with the account, BadConfig if it is another company's or a copy,
    Unavailable or Busy if Google doesn't answer.
    """

    def __init__(
        self,
        transport: Transport,
        spreadsheet_id: str,
        *,
        company: str,
        lang: Lang,
        now: Callable[[], dt.datetime],
        token: Callable[[], str] = lambda: uuid.uuid4().hex,
    ) -> None:
        self.transport = transport
        self._id = spreadsheet_id
        self._company = company
        self._lang: Lang = lang
        self._now = now
        self._token = token
        self._seen: Structure | None = None
        self._untold = False
        self._standing: dict[int, Grid] = {}
        self._digests: dict[str, str] = {}

    def name(self) -> str:
        """The spreadsheet's title."""
        return self._structure().title

    def conventions(self) -> Conventions:
        """What its locale and its time zone say; the next `tabs()` tells of the same look."""
        seen = self._look()
        self._untold = True
        return conventions(seen.locale, seen.time_zone)

    def tabs(self) -> Sequence[TabInfo]:
        """All tabs in order, without those that are kept for sheetsync itself."""
        seen = self._structure() if self._untold else self._look()
        self._untold = False
        entries = {sheet_id: role for role, sheet_id in seen.said.get("entry_tabs", {}).items()}
        return [
            TabInfo(tab.title, tab.role, tab.hidden, entries.get(tab.sheet_id, ""), tab_url(self._id, tab.sheet_id))
            for tab in seen.tabs
            if tab.role not in INNER_ROLES
        ]

    def read(self, titles: Sequence[str]) -> Mapping[str, Grid]:
        """The cells of tabs by title in one request; of a tab of ours only what we own."""
        seen = self._structure()
        by_title = {tab.title: tab for tab in seen.tabs}
        if missing := [title for title in titles if title not in by_title]:
            raise BadSheetData(
                f"{seen.title}: there is no tab {', '.join(map(repr, missing))}; there are {', '.join(by_title)}"
            )
        tabs = [by_title[title] for title in titles]
        inner = [tab for tab in (seen.owned.get(before.ROLE),) if tab and any(tab.role for tab in tabs)]
        grids = self._grids(seen, [*tabs, *inner])
        self._standing = {tab.sheet_id: grids[tab.sheet_id] for tab in [*tabs, *inner] if tab.role}
        self._digests = {tab.title: digest(grids[tab.sheet_id]) for tab in tabs if not tab.role}
        return {tab.title: with_merges(cropped(grids[tab.sheet_id], tab), tab) for tab in tabs}

    def fingerprint(self, titles: Sequence[str]) -> str:
        """A digest of the cells of these tabs as last read."""
        if unread := [title for title in titles if title not in self._digests]:
            self.read(list(dict.fromkeys([*self._digests, *unread])))
        return hashlib.sha256("".join(self._digests[title] for title in titles).encode()).hexdigest()

    def write(self, sheets: Sequence[Sheet], entry_tabs: Mapping[str, str] | None = None) -> None:
        """Make the owned tabs look like this in one atomic batch, and remember which tab is which entry tab.

        Raises BadSheetData if somebody else's tab has a title that we need, or if not everything fits into the ten
        million cells that a spreadsheet may have: then the first tabs are written.
        """
        seen = self._structure()
        writer = self._writer(seen, [sheet.role for sheet in sheets])
        writings = writer.writings(sheets)
        if not writings and not writer.meanwhile:
            return
        refuse_protected(seen.title, self.transport.account, writings)
        turn = Turn.after(seen, self._token())
        sender = self._sender()
        with self._busy_if_changed(seen):
            batch = Composer(self.transport, sender, writer).compose(writings, turn, self._said(seen, entry_tabs))
        sender.send_in_turn(batch.requests, batch.ours, turn, seen)
        self._forget()
        if batch.left_out:
            raise BadSheetData(
                f"{seen.title}: it has no room for some summary tabs (ten million cells at most, empty ones counted); "
                "delete rows and columns that nobody needs, or lower limits.verdict_rows",
                *batch.left_out,
            )

    def add_entry_tabs(self, tabs: Sequence[NewEntryTab]) -> None:
        """Add those of the tabs whose title no tab has."""
        seen = self._look()
        there = {tab.title.casefold() for tab in seen.tabs}
        new = [tab for tab in tabs if tab.title.casefold() not in there]
        if not new:
            return
        requests, ids = paint_entry_tabs(new, self._id, {tab.sheet_id for tab in seen.tabs})
        try:
            with self._busy_if_changed(seen):
                self._sender().send(requests, Ours(tabs=ids))
        except Unsettled as unsettled:
            if not ids <= {tab.sheet_id for tab in self._look().tabs}:
                raise Unavailable("Google doesn't confirm the new tabs; run the same command again") from unsettled
        self._forget()

    def lost_tabs(self) -> Sequence[str]:
        """The roles of entry tabs that we knew by their ids and that are gone."""
        seen = self._structure()
        there = {tab.sheet_id for tab in seen.tabs}
        return [role for role, sheet_id in seen.said.get("entry_tabs", {}).items() if sheet_id not in there]

    def mark_stale(self, banner: str) -> None:
        """Put a banner in place of the CEO tab's second line, if that is as we wrote it."""
        seen = self._structure()
        tab = seen.owned.get(STALE_ROLE)
        if tab is None or tab.said.get("stale"):
            return
        writer = self._writer(seen, [STALE_ROLE])
        turn = Turn.after(seen, self._token())
        if batch := writer.stale_batch(tab, banner, turn, self._said(seen, None)):
            self._sender().send_in_turn(batch.requests, batch.ours, turn, seen)
        self._forget()

    def take_over(self) -> None:
        """From now on it is kept for itself, whatever its marks say: a copy of another one, or another company's."""
        seen = self._look(checked=False)
        owned = [tab for tab in seen.owned.values() if tab.role == status.ROLE] or list(seen.owned.values())
        if owned or seen.said:
            turn = Turn.after(seen, self._token())
            requests = turn.requests(seen, owned[0].sheet_id if owned else None, self._said(seen, None))
            ours = Ours(
                tabs={tab.sheet_id for tab in owned},
                metadata={marker.metadata_id for marker in seen.markers.values()},
                named=generation_ranges(seen),
            )
            self._sender().send_in_turn(requests, ours, turn, seen)
        self._forget()

    def checkup(self) -> Sequence[Finding]:
        """Whether it can be reached, read and written, and what stands in the way."""
        return list(examine(self.transport, self._sender(), self._look))

    def close(self) -> None:
        """Close its connections."""
        self.transport.close()

    def requests(self) -> Mapping[str, int]:
        """How many were sent so far."""
        counted = self.transport.requests
        return {kind: counted[kind] for kind in ("read", "write", "retry")}

    def _look(self, *, checked: bool = True) -> Structure:
        self._forget()
        self._seen = read_structure(self.transport, self._id)
        if checked:
            refuse_another(self._seen, self._company)
        return self._seen

    def _structure(self) -> Structure:
        return self._seen or self._look()

    def _forget(self) -> None:
        self._seen, self._untold, self._standing = None, False, {}

    def _grids(self, seen: Structure, tabs: Sequence[Tab]) -> Mapping[int, Grid]:
        with self._busy_if_changed(seen):
            return read_grids(self.transport, self._id, [tab.sheet_id for tab in tabs])

    @contextmanager
    def _busy_if_changed(self, seen: Structure) -> Iterator[None]:
        """What is asked of tabs that people deleted meanwhile isn't a fault of ours."""
        try:
            yield
        except RefusedByGoogle as refused:
            if changed(seen, self._look()):
                raise Busy("a tab was deleted while sheetsync read it; run the same command again") from refused
            raise

    def _writer(self, seen: Structure, roles: Sequence[str]) -> Writer:
        """With the cells of our tabs that stand, read now if nobody read them yet."""
        tabs = [tab for role, tab in seen.owned.items() if role in (before.ROLE, *roles)]
        if missing := [tab for tab in tabs if tab.sheet_id not in self._standing]:
            self._standing |= self._grids(seen, missing)
        standing = {sheet_id: places(grid) for sheet_id, grid in self._standing.items()}
        hidden = seen.owned.get(before.ROLE)
        meanwhile = before.typed_meanwhile(self._standing[hidden.sheet_id]) if hidden else []
        return Writer(seen, standing, meanwhile, self._lang, self._now())

    def _said(self, seen: Structure, entry_tabs: Mapping[str, str] | None) -> Json:
        ids = {tab.title: tab.sheet_id for tab in seen.tabs}
        bound = (
            seen.said.get("entry_tabs", {})
            if entry_tabs is None
            else {role: ids[title] for role, title in entry_tabs.items() if title in ids}
        )
        return {"company": self._company or seen.said.get("company", ""), "entry_tabs": bound}

    def _sender(self) -> Sender:
        return Sender(self.transport, self._id, lambda: read_structure(self.transport, self._id))
