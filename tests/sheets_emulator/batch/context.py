"""One batchUpdate at work: the copy it changes, who asks, what protections forbid."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.sheets_emulator.areas import Area, is_grid_range
from tests.sheets_emulator.book import Spreadsheet, Tab
from tests.sheets_emulator.masks import Mask, parsed
from tests.sheets_emulator.wire import Json, invalid

PROTECTED = (
    "You are trying to edit a protected cell or object. "
    "Please contact the spreadsheet owner to remove protection if you need to edit."
)


@dataclass
class Batch:
    """The copy that a batch changes, and the account that asks."""

    book: Spreadsheet
    account: str

    def tab(self, grid: Json) -> Tab:
        """The tab of anything that names its sheetId; no sheetId is sheet 0."""
        return self.book.tab(grid.get("sheetId", 0))

    def place(self, grid_range: Json, *, write: bool = True) -> tuple[Tab, Area]:
        """The tab and the area of a range, which must exist; to write there nothing may protect it."""
        tab = self.tab(grid_range)
        area = tab.existing(grid_range)
        if write:
            self.guard(tab, area)
        return tab, area

    def full(self, grid_range: Json) -> Json:
        """A range as it is kept: with its sheetId."""
        kept = {"sheetId": self.tab(grid_range).sheet_id, **grid_range}
        self.book.tab(kept["sheetId"]).existing(kept)
        return kept

    def guard(self, tab: Tab, area: Area) -> None:
        """Refuse when a protected range of others meets the area."""
        for protection in tab.objects["protectedRanges"]:
            if may_edit(self.book, protection, self.account):
                continue
            if not tab.area(protected_range(self.book, protection)).meets(area):
                continue
            if any(tab.area(free).holds(area) for free in protection.get("unprotectedRanges", ())):
                continue
            raise invalid(PROTECTED)

    def guard_tab(self, tab: Tab) -> None:
        """Refuse changes to the tab itself when it is protected as a whole."""
        for protection in tab.objects["protectedRanges"]:
            grid_range = protected_range(self.book, protection)
            whole = is_grid_range(grid_range) and grid_range.keys() == {"sheetId"}
            if whole and not may_edit(self.book, protection, self.account):
                raise invalid(PROTECTED)


def protected_range(book: Spreadsheet, protection: Json) -> Json:
    named = protection.get("namedRangeId")
    found = next((n for n in book.named_ranges if n["namedRangeId"] == named), None) if named else None
    return dict((found or protection).get("range", {}))


def may_edit(book: Spreadsheet, protection: Json, account: str) -> bool:
    if protection.get("warningOnly") or book.shares.get(account) == "owner":
        return True
    return account in protection.get("editors", {}).get("users", ())


def mask_of(request: Json, root: str = "fields") -> Mask:
    """The mask of an update, which must name something."""
    if not request.get(root):
        raise invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    return parsed(request[root])


def position_in(listed: Iterable[Json], key: str, wanted: object) -> int | None:
    return next((i for i, item in enumerate(listed) if item[key] == wanted), None)


Handler = Callable[[Batch, Json], Json | None]
