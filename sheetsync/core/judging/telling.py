"""Issues about cells of a typed frame: where they stand, and what is written in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from sheetsync.core.issues import Held, Issue
from sheetsync.core.tables import BoundTab
from sheetsync.core.tables.complaints import coded_issues

Flags = npt.NDArray[np.bool_]
SourceRows = npt.NDArray[np.int32]
NO_DETAIL: Mapping[str, str] = MappingProxyType({})


def issue_at(
    source: BoundTab, name: str, kind: str, rows: SourceRows, detail: Mapping[str, str] = NO_DETAIL
) -> list[Issue]:
    """One issue for all these grid rows of a declared column; none if there are no rows."""
    if not len(rows):
        return []
    binding = source.columns.get(name)
    if binding is None:
        return [source.place(name).issue(kind, rows, detail=detail)]
    column = source.grid.columns[binding.column]
    held = Held(source.place(name).quoted(column.distinct), column.codes[rows])
    return [source.place(name).issue(kind, rows, "", detail, held)]


def issues_each(
    source: BoundTab, name: str, kind: str, rows: SourceRows, details: Sequence[Mapping[str, str]]
) -> list[Issue]:
    """Issues of grid rows of which each has its own detail; equal ones stand together."""
    column = source.grid.columns[source.columns[name].column]
    shown = source.place(name).quoted(column.distinct)
    written = [shown[code] for code in column.codes[rows].tolist()]
    held = Held(written, np.arange(len(written)), dict(enumerate(details)))
    return coded_issues(source.place(name), kind, rows, held) if len(rows) else []
