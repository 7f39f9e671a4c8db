"""The Criteria tab, read: what each rule asks of which column, and from which day on."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from sheetsync.core.criteria.operators import VALUELESS, Operator, read_operator
from sheetsync.core.criteria.subjects import Subject, known_subjects
from sheetsync.core.issues import Issue
from sheetsync.core.lang.phrases.issues import NEAREST
from sheetsync.core.lang.words import Words
from sheetsync.core.norms import Norms
from sheetsync.core.parse.amounts import read_number, read_share
from sheetsync.core.parse.dates import read_date
from sheetsync.core.parse.text import fold
from sheetsync.core.schema import Kind
from sheetsync.core.tables import BoundTab, Tables
from sheetsync.core.tables.complaints import in_both
from sheetsync.core.tables.headers import nearest, normal

LONGEST_PATTERN = 500
_COMPARING = frozenset({Operator.AT_LEAST, Operator.AT_MOST, Operator.BETWEEN})
_HOW_MANY = {
    Operator.EQUALS: {1},
    Operator.AT_LEAST: {1},
    Operator.AT_MOST: {1},
    Operator.WITHIN_DAYS: {1},
    Operator.BETWEEN: {2},
}
_RANGE = re.compile(r"\s*(?:;|…|\.\.|\s(?:and|и|to|до|-|–|—)\s|(?<=\d)[-–](?=\d))\s*")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One version of one rule. `values` are what to compare with, as text; `row` is its grid row in the Criteria tab.

    An optional one (`required` False) has a weight and decides nothing.
    """

    name: str
    subject: Subject
    operator: Operator
    values: tuple[str, ...]
    required: bool
    weight: float
    responsible: str
    valid_from: np.datetime64 | None
    row: int


def read_criteria(tables: Tables, norms: Norms) -> tuple[tuple[Criterion, ...], tuple[Issue, ...]]:
    """The rules that can be applied, in the tab's order, and an issue for each that can't."""
    if "criteria" not in tables.sources:
        return (), ()
    reader = _Reader(tables, norms)
    criteria = tuple(reader.read())
    return criteria, tuple(reader.issues)


class _Broken(Exception):
    """Raised where a rule can't be applied: the kind of issue, and the column that it is about."""

    def __init__(self, kind: str, column: str, **detail: str) -> None:
        super().__init__(kind)
        self.kind, self.column, self.detail = kind, column, detail


class _Reader:
    """One pass over the tab."""

    def __init__(self, tables: Tables, norms: Norms) -> None:
        self.rows = tables.frames["criteria"].to_dict("records")
        self.bound: BoundTab = tables.sources["criteria"]
        self.norms = norms
        self.subjects = known_subjects(tables, norms)
        self.issues: list[Issue] = []

    def read(self) -> Iterator[Criterion]:
        """Each rule, unless it is broken or stands there twice."""
        seen: set[tuple[str, np.datetime64 | None]] = set()
        for row in self.rows:
            try:
                criterion = self._criterion(row)
                if (fold(criterion.name), criterion.valid_from) in seen:
                    raise _Broken("criterion_twice", "name")
            except _Broken as broken:
                place = self.bound.place(broken.column if broken.column in self.bound.columns else "name")
                written = row[broken.column] if isinstance(row[broken.column], str) else ""
                detail = {"name": row["name"], **broken.detail}
                self.issues.append(place.issue(broken.kind, (row["source_row"],), written, detail))
                continue
            seen.add((fold(criterion.name), criterion.valid_from))
            yield criterion

    def _criterion(self, row: Mapping[Hashable, Any]) -> Criterion:
        subject = self._subject(row["subject"])
        operator, days = read_operator(row["operator"])
        if operator is None:
            raise _Broken("criterion_operator_unknown", "operator")
        if not _fits(operator, subject):
            raise _Broken("criterion_field_unfit", "subject")
        written = row["value"] if isinstance(row["value"], str) else ""
        weight = None if pd.isna(row["weight"]) else float(row["weight"])
        return Criterion(
            name=row["name"],
            subject=subject,
            operator=operator,
            values=self._values(operator, days or written, subject),
            required=weight is None if pd.isna(row["mandatory"]) else bool(row["mandatory"]),
            weight=1.0 if weight is None else weight,
            responsible=row["responsible"] if isinstance(row["responsible"], str) else "",
            valid_from=None if pd.isna(row["valid_from"]) else np.datetime64(row["valid_from"], "D"),
            row=int(row["source_row"]),
        )

    def _subject(self, header: str) -> Subject:
        if normal(header) in self.subjects:
            return self.subjects[normal(header)]
        guess = nearest([header], [subject.header for subject in self.subjects.values()])
        told = Words(NEAREST.en.format(guess=guess), NEAREST.ru.format(guess=guess)) if guess else Words("", "")
        raise _Broken("criterion_field_unknown", "subject", **in_both("guess", told))

    def _values(self, operator: Operator, written: str, subject: Subject) -> tuple[str, ...]:
        """What to compare with. Raises _Broken if it is missing or no number, day or pattern."""
        if operator in VALUELESS:
            return ()
        if operator is Operator.MATCHES:
            return (_pattern(written),)
        values = _split(operator, written)
        if not values or not all(values) or len(values) not in _HOW_MANY.get(operator, range(1, 1000)):
            raise _Broken("criterion_value_bad", "value")
        if operator in _COMPARING:
            try:
                bounds(values, subject, self.norms)
            except ValueError:
                raise _Broken("criterion_value_bad", "value") from None
        if operator is Operator.WITHIN_DAYS and not values[0].isdecimal():
            raise _Broken("criterion_value_bad", "value")
        return values


def _split(operator: Operator, written: str) -> tuple[str, ...]:
    if operator is Operator.EQUALS:
        return (written.strip(),)
    if operator is Operator.BETWEEN:
        return tuple(_RANGE.split(written.strip(), maxsplit=1))
    return tuple(part.strip() for part in re.split(r"[;\n]", written) if part.strip())


def _fits(operator: Operator, subject: Subject) -> bool:
    """Whether the condition can be asked of the column: a logged stage, for one, has nothing but dates."""
    if operator is Operator.WITHIN_DAYS:
        return subject.kind in {None, Kind.DATE}
    return subject.column >= 0 or operator in _COMPARING | {Operator.FILLED, Operator.NOT_FILLED}


def bounds(values: Sequence[str], subject: Subject, norms: Norms) -> npt.NDArray[Any]:
    """The numbers (or days, for a date column) that the values are; ValueError if they are none.

    For a column that nobody declared, values that are no numbers may be days.
    """
    if subject.kind is not Kind.DATE:
        read = read_share if subject.kind is Kind.SHARE else read_number
        numbers = [read(value, norms).value for value in values]
        if None not in numbers:
            return np.array(numbers, dtype=np.float64)
    days = [read_date(value, norms).value for value in values] if subject.kind in {None, Kind.DATE} else [None]
    if None in days:
        raise ValueError(values)
    return np.array(days, dtype="datetime64[D]")


def _pattern(written: str) -> str:
    """A pattern that RE2 accepts: it runs in linear time whatever it is given."""
    pattern = written.strip()
    if not pattern or len(pattern) > LONGEST_PATTERN:
        raise _Broken("criterion_pattern_bad", "value")
    try:
        pc.match_substring_regex(pa.array([""]), pattern, ignore_case=True)
    except pa.ArrowInvalid:
        raise _Broken("criterion_pattern_bad", "value") from None
    return pattern
