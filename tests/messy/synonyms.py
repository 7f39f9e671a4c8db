"""Confirming in the Synonyms tab what the words mean, and looking whether it is taken up."""

from __future__ import annotations

from collections.abc import Iterator

from tests.messy.cells import Cell, Page
from tests.messy.fault import Group
from tests.messy.grading import Miss, exported_value, same
from tests.messy.layout import Laid
from tests.messy.reading import Answer
from tests.messy.workbook import Messy, Written

KINDS = {
    "channel": ("канал", "channel"),
    "campaign": ("кампания", "campaign"),
    "segment": ("сегмент", "segment"),
    "manager": ("менеджер", "manager"),
    "status": ("статус", "status"),
    "loss_reason": ("причина", "loss_reason"),
}


def confirm(made: Messy) -> None:
    """Add a synonym for every spelling that means one word only."""
    page, laid = _synonyms(made)
    row = max(laid.lines) + 1
    for (column, written), means in _meanings(made).items():
        if len(means) == 1:
            cells = (KINDS[column][0 if made.lang == "ru" else 1], written, *means)
            for name, cell in zip(("kind", "written", "means"), cells, strict=True):
                page.cells[row, laid.columns[name]] = cell
            row += 1


def unresolved(made: Messy, read: Answer) -> Iterator[Miss]:
    """Confirmed spellings that still aren't the word they mean."""
    if read.refused:
        yield Miss("refused", "synonyms", "workbook", "", "it is read", read.refused)
        return
    meanings = _meanings(made)
    for one in _mappings(made):
        row = read.rows[one.tab.role].get(one.row)
        if row is None or len(meanings[one.column, str(one.written)]) > 1:
            continue
        if not same(one.column, one.clean, exported_value(row, one.column)):
            where = f"{one.tab.title!r}!{one.cell} {one.tab.role}.{one.column}"
            got = exported_value(row, one.column)
            yield Miss("synonym without effect", one.fault.name, where, repr(one.written), str(one.clean), repr(got))


def _mappings(made: Messy) -> Iterator[Written]:
    return (one for one in made.faults() if one.fault.group is Group.MAPPING)


def _meanings(made: Messy) -> dict[tuple[str, str], list[Cell]]:
    """By column and spelling, the words that it is written for."""
    found: dict[tuple[str, str], list[Cell]] = {}
    for one in _mappings(made):
        means = found.setdefault((one.column, str(one.written)), [])
        if one.clean not in means:
            means.append(one.clean)
    return found


def _synonyms(made: Messy) -> tuple[Page, Laid]:
    laid = made.book.tabs["synonyms"]
    return next(page for page in made.book.pages if page.title == laid.title), laid
