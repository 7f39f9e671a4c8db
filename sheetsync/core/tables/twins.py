"""Columns that stand twice under one header: the first counts, and every row in which they differ is told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from sheetsync.core.grid import Cell, Column, letters
from sheetsync.core.issues import Issue
from sheetsync.core.norms import Norms
from sheetsync.core.parse.text import fold, is_placeholder, show, spell
from sheetsync.core.parse.typed import Typed
from sheetsync.core.tables.codes import codes_at
from sheetsync.core.tables.columns import Understood, understand
from sheetsync.core.tables.complaints import Place, value_issues
from sheetsync.core.tables.read_tab import ReadTab
from sheetsync.core.tables.synonyms import Synonyms

_MULTIPLE = re.compile(r"тыс|млн|млрд|thous|mln|mio|\d\s*(?:т|к|k|m|м)\b", re.IGNORECASE)


def rescaled(understood: Understood, cells: Sequence[Cell], scale: int) -> Understood:
    """A column whose header gives a bigger unit: bare numbers are multiplied, those that bring their own are not."""
    if scale == 1 or not isinstance(understood, Typed):
        return understood
    bare = [not isinstance(cell, str) or _MULTIPLE.search(cell) is None for cell in cells]
    return replace(understood, values=np.where(bare, understood.values * scale, understood.values))


def twin_issues(tab: ReadTab, name: str, norms: Norms) -> list[Issue]:
    """What the further columns of a declared one say that it doesn't."""
    binding, field = tab.bound.columns[name], tab.bound.fields[name]
    issues: list[Issue] = []
    for twin in binding.twins:
        other = tab.bound.grid.columns[twin]
        own, theirs = codes_at(tab.column(name), tab.rows), codes_at(other, tab.rows)
        pairs, places = np.unique(np.stack([own, theirs]), axis=1, return_inverse=True)
        said = _said(tab.column(name), tab.understood[name])
        said_there = _said(other, understand(field, other, norms, Synonyms()))
        differ = np.array([bool(said_there[b]) and said_there[b] != said[a] for a, b in pairs.T.tolist()], np.bool_)
        by_written: dict[str, list[int]] = {}
        details: dict[str, Mapping[str, str]] = {}
        for index in np.flatnonzero(differ[places.ravel()]).tolist():
            written, kept = show(other.distinct[theirs[index]]), show(tab.column(name).distinct[own[index]])
            by_written.setdefault(written, []).append(int(tab.rows[index]))
            details.setdefault(written, {"used": letters(binding.column), "kept": kept or "–"})
        issues += value_issues(Place(tab.bound.title, field.owner, twin), "columns_differ", by_written, details)
    return issues


def _said(column: Column, understood: Understood) -> list[str]:
    """What each distinct value says, for comparing: its meaning where it has one, else its folded text."""
    if isinstance(understood, Typed):
        return [
            _plain(cell) if blank else str(value)
            for cell, value, blank in zip(
                column.distinct, understood.values.tolist(), understood.blank.tolist(), strict=True
            )
        ]
    return [_plain(cell) for cell in column.distinct]


def _plain(cell: Cell) -> str:
    folded = fold(spell(cell))
    return "" if is_placeholder(folded) else folded
