"""Which cell of the summary tabs a number of the memo stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isclose

from sheetsync.core.grid import Cell, a1
from sheetsync.core.layout import Sheet, Spot
from sheetsync.core.memo.parts import NOWHERE, Block, Figure, Line, Memo, Place, Table
from sheetsync.core.metrics.base import Number, native
from sheetsync.core.summary import Report

OVERVIEW = "ceo"
"""The tab that shows numbers which stand elsewhere in detail: it is the second choice."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A cell that shows a key."""

    sheet: Sheet
    row: int
    column: int
    value: Cell


class Places:
    """The cells of the summary tabs; `titles` and `urls` are those of all tabs that are there already, by role."""

    def __init__(
        self, sheets: Sequence[Sheet], titles: Mapping[str, str] | None = None, urls: Mapping[str, str] | None = None
    ) -> None:
        tables = [sheet for sheet in sheets if sheet.appended_from is None]
        self._sheets = {sheet.role: sheet for sheet in tables}
        self._titles, self._urls = titles or {}, urls or {}
        self._found: dict[str, list[_Found]] = {}
        for sheet in sorted(tables, key=lambda sheet: sheet.role == OVERVIEW):
            for row, column, spot in _spots(sheet):
                if spot.key:
                    self._found.setdefault(spot.key, []).append(_Found(sheet, row, column, spot.value))

    def of(self, report: Report, number: Number) -> Place:
        """The cell with the number's key and value, in a row that names its slice."""
        told = [one for one in self._found.get(number.key, ()) if _shows(one.value, number, few=report.is_few(number))]
        names = [report.stage(value) if name == "stage" else report.label(value) for name, value in number.slice]
        named = [one for one in told if _names(one.sheet, one.row).issuperset(names)]
        if not named and len(told) > 1:
            return NOWHERE  # the slices stand in the columns' headers: which of them it is can't be told
        return next((self._place(one.sheet, one.row, one.column) for one in named or told), NOWHERE)

    def row(self, role: str, *words: str) -> Place:
        """The first row of a tab that holds these words, by the cell of the first one; of an entry tab, a cell."""
        sheet = self._sheets.get(role)
        if sheet is None:
            return self._cell(role, self._titles.get(role, ""), words[0])
        for row, spots in enumerate(sheet.rows):
            if _names(sheet, row).issuperset(words):
                column = next(at for at, spot in enumerate(spots) if spot is not None and spot.value == words[0])
                return self._place(sheet, row, column)
        return NOWHERE

    def _place(self, sheet: Sheet, row: int, column: int) -> Place:
        return self._cell(sheet.role, sheet.title, a1(row, column))

    def _cell(self, role: str, title: str, cell: str) -> Place:
        url = self._urls.get(role, "")
        return Place(self._titles.get(role, title), cell, f"{url}&range={cell}" if url and cell else "")


def placed(memo: Memo, report: Report, places: Places) -> Memo:
    """The same memo, every number of it with its cell."""

    def number(key: str, where: tuple[tuple[str, str], ...]) -> Place:
        found = report.numbers.by_key.get(key, {}).get(where)
        return places.of(report, found) if found is not None else NOWHERE

    def line(one: Line) -> Line:
        return replace(one, place=places.row(*one.row) if one.row else number(one.key, one.where))

    def block(one: Block) -> Block:
        return replace(one, lines=tuple(map(line, one.lines)))

    def figure(one: Figure) -> Figure:
        return replace(one, place=number(one.key, one.where))

    def table(one: Table) -> Table:
        return replace(one, rows=tuple(tuple(map(figure, row)) for row in one.rows))

    return replace(
        memo,
        cards=tuple(map(line, memo.cards)),
        questions=tuple(map(block, memo.questions)),
        segments=table(memo.segments),
        gap=block(memo.gap),
        funnel=block(memo.funnel),
        non_target=block(memo.non_target),
        losses=block(memo.losses),
        changes=block(memo.changes),
        hypotheses=block(memo.hypotheses),
        relation=block(memo.relation),
        data=block(memo.data),
    )


def _shows(cell: Cell, number: Number, *, few: bool) -> bool:
    """Whether a cell with the number's key shows its value, or in words why not."""
    value = native(number)
    if value is None or few:
        return isinstance(cell, str)
    return isinstance(cell, int | float) and isclose(cell, value, rel_tol=1e-9, abs_tol=1e-9)


def _spots(sheet: Sheet) -> Iterator[tuple[int, int, Spot]]:
    for row, spots in enumerate(sheet.rows):
        for column, spot in enumerate(spots):
            if spot is not None:
                yield row, column, spot


def _names(sheet: Sheet, row: int) -> set[str]:
    """The texts of a row."""
    return {spot.value for spot in sheet.rows[row] if spot is not None and isinstance(spot.value, str)}
