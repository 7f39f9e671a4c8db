"""How issues are made: one per fault and distinct written value, with all its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import overload

import numpy as np

from sheetsync.core.grid import Cell, Column
from sheetsync.core.issues import GridRows, Held, Issue, Owner
from sheetsync.core.lang.words import Words
from sheetsync.core.parse.faults import SEVERITIES, Oddity
from sheetsync.core.parse.text import dated, show
from sheetsync.core.tables.codes import Rows, codes_at

MOST = 100
"""Distinct values of one fault in one column that are listed one by one; the rest stand together as "…"."""
REST = "…"
_PER_COLUMN = frozenset({"id_signed", "date_as_text", "number_as_text"})
"""Kinds that are about how a whole column is typed: one issue for it, with one example."""


@dataclass(frozen=True, slots=True)
class Place:
    """The tab, and perhaps the column, that issues are about."""

    tab: str
    owner: Owner
    column: int | None = None
    is_dated: bool = False
    """A bare number in the column is a day's serial number, and is quoted as that day."""

    def quoted(self, cells: Sequence[Cell]) -> Shown:
        """The column's cells as issues quote them."""
        return Shown(cells, is_dated=self.is_dated)

    def issue(
        self,
        kind: str,
        rows: Iterable[int] = (),
        written: str = "",
        detail: Mapping[str, str] = MappingProxyType({}),
        held: Held | None = None,
    ) -> Issue:
        """One issue here; its severity is that of its kind."""
        where = (self.tab, self.owner, self.column, GridRows(rows))
        return Issue(kind, SEVERITIES[kind], *where, written, dict(detail), held)


def in_both(name: str, words: Words) -> dict[str, str]:
    """A detail that is told in two languages: phrases have {name_en} in English and {name_ru} in Russian."""
    return {f"{name}_en": words.en, f"{name}_ru": words.ru}


def cell_issues(place: Place, column: Column, rows: Rows, odd: Mapping[int, Oddity]) -> list[Issue]:
    """The issues of a column's odd values, in those of the given rows that hold them."""
    by_kind: dict[str, list[int]] = {}
    for code, oddity in odd.items():
        by_kind.setdefault(oddity.kind, []).append(code)
    issues = []
    for kind, odd_codes in by_kind.items():
        chosen = np.zeros(len(column.distinct), dtype=np.bool_)
        chosen[odd_codes] = True
        codes = codes_at(column, rows)
        found = np.flatnonzero(chosen[codes])
        if not len(found):
            continue
        texts = place.quoted(column.distinct)
        if kind in _PER_COLUMN:
            example, detail = texts[int(codes[found[0]])], {"cells": str(len(found))}
            issues.append(place.issue(kind, rows[found], example, detail, Held(texts, codes[found])))
        else:
            details = {code: odd[code].detail for code in odd_codes}
            issues += coded_issues(place, kind, rows[found], Held(texts, codes[found], details))
    return issues


def value_issues(
    place: Place,
    kind: str,
    by_written: Mapping[str, Sequence[int]],
    details: Mapping[str, Mapping[str, str]] | None = None,
) -> list[Issue]:
    """One issue per written value with its rows, as `coded_issues` has them."""
    values = list(by_written)
    codes = np.repeat(np.arange(len(values)), [len(by_written[value]) for value in values])
    rows = np.array([row for value in values for row in by_written[value]], dtype=np.int32)
    order = np.argsort(rows, kind="stable")
    coded = {code: details[value] for code, value in enumerate(values) if details and value in details}
    return coded_issues(place, kind, rows[order], Held(values, codes[order], coded))


def coded_issues(place: Place, kind: str, rows: Rows, held: Held) -> list[Issue]:
    """One issue per written value, in the order of their first rows; after MOST values one for all the rest."""
    by_code = np.argsort(held.codes, kind="stable")
    codes, starts = np.unique(held.codes[by_code], return_index=True)
    ends = np.append(starts[1:], len(rows))
    firsts = np.argsort(by_code[starts], kind="stable").tolist()
    by_value: dict[tuple[str, frozenset[tuple[str, str]]], list[int]] = {}
    rest = np.zeros(len(rows), dtype=np.bool_)
    for slot in firsts:
        if len(by_value) < MOST or len(firsts) <= MOST:
            code = int(codes[slot])
            detail = frozenset(held.details.get(code, {}).items())
            by_value.setdefault((held.written[code], detail), []).append(slot)
        else:
            rest[by_code[starts[slot] : ends[slot]]] = True
    issues = []
    for (written, detail), slots in by_value.items():
        places = np.sort(np.concatenate([by_code[starts[slot] : ends[slot]] for slot in slots]))
        issues.append(place.issue(kind, rows[places], written, dict(detail)))
    if rest.any():
        left = Held(held.written, held.codes[rest], held.details)
        names = held.details.get(int(left.codes[0]), {})
        issues.append(place.issue(kind, rows[rest], REST, dict.fromkeys(names, REST), left))
    return issues


class Shown(Sequence[str]):
    """Cells as issues quote them, each put into words only when it is asked for."""

    __slots__ = ("cells", "is_dated")

    def __init__(self, cells: Sequence[Cell], *, is_dated: bool = False) -> None:
        self.cells = cells
        self.is_dated = is_dated

    def __len__(self) -> int:
        return len(self.cells)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        if isinstance(place, slice):
            return Shown(self.cells[place], is_dated=self.is_dated)
        cell = self.cells[place]
        return show(dated(cell) if self.is_dated else cell)
