"""How issues are made: one per fault and distinct written value, with all its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from sheetsync.core.grid import Column
from sheetsync.core.issues import Issue, Owner
from sheetsync.core.lang.words import Words
from sheetsync.core.parse.faults import SEVERITIES, Oddity
from sheetsync.core.parse.text import show
from sheetsync.core.tables.codes import Rows, codes_at

MOST = 100
"""Distinct values of one fault in one column that are listed one by one; the rest stand together as "…"."""
REST = "…"
_PER_COLUMN = frozenset({"date_as_text", "number_as_text"})
"""Kinds that are about how a whole column is typed: one issue for it, with one example."""
_MOST_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Place:
    """The tab, and perhaps the column, that issues are about."""

    tab: str
    owner: Owner
    column: int | None = None

    def issue(
        self, kind: str, rows: Iterable[int] = (), written: str = "", detail: Mapping[str, str] = MappingProxyType({})
    ) -> Issue:
        """One issue here; its severity is that of its kind."""
        whole = tuple(rows.tolist() if isinstance(rows, np.ndarray) else rows)
        return Issue(kind, SEVERITIES[kind], self.tab, self.owner, self.column, whole, written, dict(detail))


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
        if kind in _PER_COLUMN:
            issues.append(_column_issue(place, kind, rows[found], show(column.distinct[int(codes[found[0]])])))
            continue
        by_written: dict[str, list[int]] = {}
        details: dict[str, Mapping[str, str]] = {}
        for row, code in zip(rows[found].tolist(), codes[found].tolist(), strict=True):
            written = show(column.distinct[code])
            by_written.setdefault(written, []).append(row)
            details[written] = odd[code].detail
        issues += value_issues(place, kind, by_written, details)
    return issues


def _column_issue(place: Place, kind: str, rows: Rows, example: str) -> Issue:
    listed = rows if len(rows) <= _MOST_ROWS else ()
    return place.issue(kind, listed, example, {"cells": str(len(rows))})


def value_issues(
    place: Place,
    kind: str,
    by_written: Mapping[str, Sequence[int]],
    details: Mapping[str, Mapping[str, str]] | None = None,
) -> list[Issue]:
    """One issue per written value; after MOST values one for all the rest, its details as REST."""
    details = details or {}
    values = list(by_written)
    issues = [place.issue(kind, by_written[value], value, details.get(value, {})) for value in values[:MOST]]
    if len(values) > MOST:
        rest = sorted(row for value in values[MOST:] for row in by_written[value])
        names = details.get(values[MOST], {})
        issues.append(place.issue(kind, rest, REST, dict.fromkeys(names, REST)))
    return issues
