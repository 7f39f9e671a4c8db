"""Every cell that something is wrong with, one row each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from sheetsync.core.grid import letters
from sheetsync.core.issues import Issue
from sheetsync.core.lang import Lang, say
from sheetsync.core.summary.issues import in_order, sentences


def issue_cells(issues: Sequence[Issue], titles: Mapping[str, str], lang: Lang) -> pa.Table:
    """Every cell of every issue; `cell` is its address, a row's number, a column's letters or null for a tab."""
    told = [_told(issue, lang) for issue in in_order(issues)]
    counts = [len(one.rows) for one in told]
    rows = np.concatenate([one.rows for one in told] or [np.zeros(0, dtype=np.int32)])
    which = pa.array(np.repeat(np.arange(len(told)), counts))
    starts = np.cumsum([0, *(len(one.written) for one in told)])[:-1]
    value = pa.array(np.concatenate([one.codes + start for one, start in zip(told, starts, strict=True)] or [rows]))

    def of_issue(values: list[str]) -> pa.StringArray:
        return pa.array(values, pa.string()).take(which)

    def of_value(values: list[str]) -> pa.StringArray:
        return pa.array(values, pa.string()).take(value)

    return pa.table(
        {
            "tab": of_issue([titles.get(one.issue.tab, one.issue.tab) for one in told]),
            "cell": _addresses(of_issue([one.letters for one in told]), rows),
            "severity": of_issue([one.issue.severity.value for one in told]),
            "kind": of_issue([one.issue.kind for one in told]),
            "written": _filled(of_value([text for one in told for text in one.written])),
            "done": of_value([text for one in told for text in one.done]),
            "owner": of_issue([one.issue.owner.value for one in told]),
        }
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """An issue in words: each different value that it is about, and per cell its row and which value stands there.

    `rows`: -1 for a whole column or tab.
    """

    issue: Issue
    rows: npt.NDArray[np.int32]
    codes: npt.NDArray[np.intp]
    written: list[str]
    done: list[str]

    @property
    def letters(self) -> str:
        """The name of its column, "" where it is about rows or the tab."""
        return "" if self.issue.column is None else letters(self.issue.column)


def _told(issue: Issue, lang: Lang) -> _Told:
    rows = np.array(issue.rows if len(issue.rows) else [-1], dtype=np.int32)
    if issue.held is None or not len(issue.rows):
        codes = np.zeros(len(rows), dtype=np.intp)
        return _Told(issue, rows, codes, [issue.written], [sentences(issue, lang)[1]])
    held = issue.held
    values, codes = np.unique(held.codes, return_inverse=True)
    written = [held.written[value] for value in values.tolist()]
    if "{" not in say(lang, f"issue.{issue.kind}.done"):
        return _Told(issue, rows, codes, written, [say(lang, f"issue.{issue.kind}.done")] * len(written))
    details = [held.details.get(value, issue.detail) for value in values.tolist()]
    each = (replace(issue, written=text, detail=some) for text, some in zip(written, details, strict=True))
    return _Told(issue, rows, codes, written, [sentences(one, lang)[1] for one in each])


def _addresses(names: pa.StringArray, rows: npt.NDArray[np.int32]) -> pa.StringArray:
    numbers = pa.array(rows.astype(np.int64) + 1, mask=rows < 0).cast(pa.string())
    return _filled(pc.binary_join_element_wise(names, pc.fill_null(numbers, ""), ""))


def _filled(texts: pa.StringArray) -> pa.StringArray:
    """Empty text as null."""
    return pc.if_else(pc.equal(texts, ""), None, texts)
