"""What people may do to a spreadsheet at any moment: each action is a name and numbers that choose where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from tests.adapters.google.crowd import HIDDEN, Crowd
from tests.sheets_emulator.book import Tab
from tests.sheets_emulator.wire import Refusal

Act = Callable[[Crowd, Tab, int, int, int], object]


def type_word(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.person.type_in(tab.title, row, column, crowd.new_word(kind))


def empty_cell(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.person.type_in(tab.title, row, column, None)


def write_note(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.person.note(tab.title, min(row, tab.rows - 1), min(column, tab.columns - 1), f"note {row} {column}")


def choose_font(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    cell = {"userEnteredFormat": {"textFormat": {"fontFamily": "Lobster"}}}
    box = crowd.person.cells(tab.title, min(row, tab.rows - 1), 0, min(row, tab.rows - 1), 0)
    crowd.person.ask("repeatCell", {"range": box, "cell": cell, "fields": "userEnteredFormat.textFormat.fontFamily"})


def rename(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.person.rename(tab.title, f"{tab.title[:40]} {row}")


def take_title(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    """A tab of theirs under a title that one of ours has, or had."""
    crowd.theirs.add(crowd.person.add_tab(("CEO", "Funnel", "Status", "History")[kind % 4], [["mine"]]))


def move(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.person.move(tab.title, row % len(crowd.book.tabs))


def hide(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.person.hide(tab.title)


def show(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.person.show(tab.title)


def delete_tab(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.person.delete(tab.title)


def recreate_tab(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.person.delete(tab.title)
    crowd.theirs.add(crowd.person.add_tab(tab.title, [["anew"]]))


def copy_tab(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    copy = crowd.person.copy_tab(tab.title, f"Copy {len(crowd.book.tabs)} {row}")
    crowd.theirs.add(copy)
    if kind % 2:
        crowd.person.move(crowd.book.tab(copy).title, 0)


def insert_rows(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.person.insert_rows(tab.title, min(row, tab.rows - 1), 1 + kind)


def insert_columns(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.person.insert_columns(tab.title, min(column, tab.columns - 1), 1 + kind)


def delete_rows(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    start = min(row, tab.rows - 1)
    crowd.person.delete_rows(tab.title, start, (1, 2, tab.rows - start)[kind])


def delete_columns(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    start = min(column, tab.columns - 1)
    crowd.person.delete_columns(tab.title, start, (1, 2, tab.columns - start)[kind])


def move_column(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.unframed = True
    crowd.person.move_column(tab.title, min(column, tab.columns - 1), min(row, tab.columns - 1))


def sort(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.unframed = True
    crowd.person.sort(tab.title, min(column, tab.columns - 1), min(row, tab.rows - 1), descending=bool(kind % 2))


def filter_tab(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.person.filter(tab.title)


def merge(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    crowd.person.merge(tab.title, row, column, row + kind, column + 1)


def protect(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    box = (row, column, row + 2, column + 1) if kind else (None, None, None, None)
    crowd.person.protect(tab.title, (), *box, warning_only=kind == 1)


def unprotect(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    for wall in list(tab.objects["protectedRanges"]):
        crowd.person.unprotect(wall["protectedRangeId"])


def add_rule(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": f"{row}"}]}
    rule = {"booleanRule": {"condition": condition, "format": {"textFormat": {"bold": True}}}}
    crowd.person.add_conditional_format(tab.title, rule)


def add_chart(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    source = {"sourceRange": {"sources": [crowd.person.cells(tab.title, 0, 0, 0, 0)]}}
    spec = {"title": "people's", "basicChart": {"chartType": "LINE", "series": [{"series": source}]}}
    crowd.person.add_chart(tab.title, spec, (min(row, tab.rows - 1), min(column, tab.columns - 1)))


def delete_objects(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    """Charts and rules, ours too."""
    for chart in list(tab.objects["charts"]):
        crowd.person.ask("deleteEmbeddedObject", {"objectId": chart["chartId"]})
    for _ in tab.objects["conditionalFormats"]:
        crowd.person.ask("deleteConditionalFormatRule", {"sheetId": tab.sheet_id, "index": 0})


def delete_names(crowd: Crowd, tab: Tab, row: int, column: int, kind: int) -> None:
    """Named ranges, all of which are ours: how far a table of ours went when rows are inserted nobody can say then."""
    crowd.unframed = True
    for named in list(crowd.book.named_ranges):
        crowd.person.ask("deleteNamedRange", {"namedRangeId": named["namedRangeId"]})


ACTS: Sequence[Act] = (
    type_word,
    type_word,
    type_word,
    type_word,
    empty_cell,
    write_note,
    choose_font,
    rename,
    take_title,
    move,
    hide,
    show,
    delete_tab,
    recreate_tab,
    copy_tab,
    insert_rows,
    insert_rows,
    insert_columns,
    delete_rows,
    delete_columns,
    move_column,
    sort,
    filter_tab,
    merge,
    protect,
    unprotect,
    add_rule,
    add_chart,
    delete_objects,
    delete_names,
)
WHOLE = (rename, move, hide, show, delete_tab, take_title, delete_names, protect, unprotect)
"""What people do to a hidden tab of ours: they take it or leave it, they don't type in it."""


@dataclass(frozen=True)
class Action:
    """One thing that somebody does, on which tab, where."""

    act: Act
    tab: int
    row: int
    column: int
    kind: int

    def __repr__(self) -> str:
        return f"{self.act.__name__}({self.tab}, {self.row}, {self.column}, {self.kind})"

    def on(self, crowd: Crowd) -> None:
        """Do it, if Google lets people do it; what they left before must stand until then."""
        crowd.check(f"before {self}")
        # Tabs of ours are chosen as often as theirs, whatever number there is of each.
        pool = crowd.ours if self.tab % 3 and crowd.ours else [t for t in crowd.book.tabs if t.sheet_id in crowd.theirs]
        pool = pool or crowd.book.tabs
        tab = pool[self.tab // 3 % len(pool)]
        if crowd.role(tab) not in HIDDEN or tab.sheet_id in crowd.theirs or self.act in WHOLE:
            with suppress(Refusal):
                self.act(crowd, tab, self.row, self.column, self.kind)
        crowd.remember()
