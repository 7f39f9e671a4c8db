"""What people do to a spreadsheet in the browser: one action a method, at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .areas import Area
from .batch import applied
from .batch.context import Batch
from .book import Spreadsheet, Tab
from .cells import Typed, retyped, typed
from .store import Store
from .wire import Json, missing

OWNER = "owner@sheetsync-demo.example"


def fill(tab: Tab, rows: Sequence[Sequence[Typed]]) -> None:
    """Lay typed rows into a tab from A1 on; the grid grows where it must."""
    tab.resize(max(tab.rows, len(rows)), max([tab.columns, *map(len, rows)]))
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            cell = typed(value)
            if not cell.nothing:
                tab.put((r, c), cell)


class Person:
    """The owner of a spreadsheet, or whoever `email` is, at work in it."""

    def __init__(self, store: Store, book_id: str, email: str = OWNER) -> None:
        self.store, self.book_id, self.email = store, book_id, email

    def tab(self, title: str, book: Spreadsheet | None = None) -> Tab:
        found = (book or self.store.known(self.book_id)).titled(title)
        if found is None:
            raise missing()
        return found

    def ask(self, kind: str, request: Json) -> Json:
        """Do what a request of batchUpdate does, as this person."""
        with self.store.changing(self.book_id) as book:
            return applied(book, [{kind: request}], self.email)[0].get(kind, {})  # type: ignore[no-any-return]

    def home(self, title: str) -> Json:
        return {"sheetId": self.tab(title).sheet_id}

    def lines(self, title: str, dimension: str, at: int, count: int) -> Json:
        return {**self.home(title), "dimension": dimension, "startIndex": at, "endIndex": at + count}

    def cells(self, title: str, top: int | None, left: int | None, bottom: int | None, right: int | None) -> Json:
        """A GridRange of inclusive edges; those that are None are left open."""
        edges = {
            "startRowIndex": top,
            "endRowIndex": None if bottom is None else bottom + 1,
            "startColumnIndex": left,
            "endColumnIndex": None if right is None else right + 1,
        }
        return {**self.home(title), **{name: edge for name, edge in edges.items() if edge is not None}}

    def type_in(self, title: str, row: int, column: int, cell: Typed, *, value: Typed = None) -> None:
        """Type into a cell; `value` is what a formula gives, where the emulator needn't work it out."""
        with self.store.changing(self.book_id) as book:
            tab = self.tab(title, book)
            tab.resize(max(tab.rows, row + 1), max(tab.columns, column + 1))
            Batch(book, self.email).guard(tab, Area(row, column, row + 1, column + 1))
            tab.put((row, column), retyped(tab.cell((row, column)), typed(cell, value)))

    def note(self, title: str, row: int, column: int, text: str) -> None:
        self.ask(
            "updateCells",
            {
                "range": self.cells(title, row, column, row, column),
                "rows": [{"values": [{"note": text}]}],
                "fields": "note",
            },
        )

    def add_tab(self, title: str, rows: Sequence[Sequence[Typed]] = ()) -> int:
        """A new tab at the end; its sheetId."""
        with self.store.changing(self.book_id) as book:
            ((_, reply),) = applied(book, [{"addSheet": {"properties": {"title": title}}}], self.email)[0].items()
            fill(self.tab(title, book), rows)
            return int(reply["properties"]["sheetId"])

    def copy_tab(self, title: str, new: str) -> int:
        """Duplicate a tab, developer metadata and all; the copy's sheetId."""
        request = {"sourceSheetId": self.tab(title).sheet_id, "newSheetName": new, "insertSheetIndex": self.count()}
        return int(self.ask("duplicateSheet", request)["properties"]["sheetId"])

    def count(self) -> int:
        return len(self.store.known(self.book_id).tabs)

    def change_tab(self, tab: str, **properties: Any) -> None:
        wanted = {**self.home(tab), **properties}
        self.ask("updateSheetProperties", {"properties": wanted, "fields": ",".join(properties)})

    def rename(self, title: str, new: str) -> None:
        self.change_tab(title, title=new)

    def move(self, title: str, index: int) -> None:
        """Afterwards the tab stands at that index."""
        with self.store.changing(self.book_id) as book:
            tab = self.tab(title, book)
            book.tabs.remove(tab)
            book.tabs.insert(index, tab)

    def hide(self, title: str) -> None:
        self.change_tab(title, hidden=True)

    def show(self, title: str) -> None:
        self.change_tab(title, hidden=False)

    def delete(self, title: str) -> None:
        self.ask("deleteSheet", self.home(title))

    def insert_rows(self, title: str, at: int, count: int = 1) -> None:
        self.ask("insertDimension", {"range": self.lines(title, "ROWS", at, count)})

    def insert_columns(self, title: str, at: int, count: int = 1) -> None:
        self.ask("insertDimension", {"range": self.lines(title, "COLUMNS", at, count)})

    def delete_rows(self, title: str, at: int, count: int = 1) -> None:
        self.ask("deleteDimension", {"range": self.lines(title, "ROWS", at, count)})

    def delete_columns(self, title: str, at: int, count: int = 1) -> None:
        self.ask("deleteDimension", {"range": self.lines(title, "COLUMNS", at, count)})

    def move_column(self, title: str, source: int, target: int) -> None:
        """Afterwards the column stands at `target`."""
        index = target + 1 if target > source else target
        self.ask("moveDimension", {"source": self.lines(title, "COLUMNS", source, 1), "destinationIndex": index})

    def sort(self, title: str, column: int, first_row: int = 1, *, descending: bool = False) -> None:
        order = {"dimensionIndex": column, "sortOrder": "DESCENDING" if descending else "ASCENDING"}
        self.ask("sortRange", {"range": {**self.home(title), "startRowIndex": first_row}, "sortSpecs": [order]})

    def filter(self, title: str) -> None:
        self.ask("setBasicFilter", {"filter": {"range": self.home(title)}})

    def merge(self, title: str, top: int, left: int, bottom: int, right: int) -> None:
        """Merge a rectangle; the edges belong to it."""
        self.ask("mergeCells", {"range": self.cells(title, top, left, bottom, right), "mergeType": "MERGE_ALL"})

    def protect(  # noqa: PLR0917  a rectangle has four edges
        self,
        title: str,
        editors: Sequence[str] = (),
        top: int | None = None,
        left: int | None = None,
        bottom: int | None = None,
        right: int | None = None,
        *,
        warning_only: bool = False,
    ) -> int:
        """Protect a tab, or a rectangle with the edges belonging to it; the protection's id."""
        protection: Json = {"range": self.cells(title, top, left, bottom, right), "editors": {"users": list(editors)}}
        if warning_only:
            protection["warningOnly"] = True
        reply = self.ask("addProtectedRange", {"protectedRange": protection})
        return int(reply["protectedRange"]["protectedRangeId"])

    def unprotect(self, protected_id: int) -> None:
        self.ask("deleteProtectedRange", {"protectedRangeId": protected_id})

    def add_conditional_format(self, title: str, rule: Json) -> None:
        """A rule; without ranges it is for the whole tab."""
        self.ask("addConditionalFormatRule", {"rule": {"ranges": [self.home(title)], **rule}, "index": 0})

    def add_chart(self, title: str, spec: Json, anchor: tuple[int, int]) -> int:
        """A chart whose corner is at (row, column) of the tab; its id."""
        cell = {**self.home(title), "rowIndex": anchor[0], "columnIndex": anchor[1]}
        chart = {"spec": spec, "position": {"overlayPosition": {"anchorCell": cell}}}
        return int(self.ask("addChart", {"chart": chart})["chart"]["chartId"])
