"""What a criterion says of each lead: met, failed or unknown. An empty cell is unknown, never a failure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow.compute as pc

from sheetsync.core.criteria.operators import Operator
from sheetsync.core.criteria.rules import Criterion, bounds
from sheetsync.core.grid import Cell
from sheetsync.core.norms import Norms
from sheetsync.core.parse.amounts import read_number
from sheetsync.core.parse.emails import read_emails
from sheetsync.core.parse.faults import Oddity
from sheetsync.core.parse.phones import read_phones
from sheetsync.core.parse.strings import Strings, read_strings
from sheetsync.core.parse.text import fold
from sheetsync.core.parse.typed import Typed, type_dates, type_numbers, type_shares, type_yes_no
from sheetsync.core.schema import Kind

UNKNOWN, MET, FAILED = 0, 1, 2
Codes = npt.NDArray[np.int8]
Days = npt.NDArray[np.datetime64]
Meaning = Callable[[str], str]
"""What a written word means by the agreed synonyms."""


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """UNKNOWN, MET or FAILED per distinct value, and what is odd about the values that could not be compared."""

    codes: Codes
    odd: Mapping[int, Oddity] = field(default_factory=dict)


def answer(
    criterion: Criterion, distinct: Sequence[Cell], norms: Norms, meaning: Meaning, strings: Strings | None = None
) -> Answers:
    """What the criterion says of each distinct value of its column; not for WITHIN_DAYS, which needs two columns.

    `strings`: the same values read as text, where that has been done already.
    """
    operator = criterion.operator
    if operator in {Operator.AT_LEAST, Operator.AT_MOST, Operator.BETWEEN}:
        return _compared(criterion, distinct, norms)
    if operator in {Operator.YES, Operator.NO}:
        typed = type_yes_no([_meant(cell, meaning) for cell in distinct])
        wanted = operator is Operator.YES
        return Answers(_three(typed.values == wanted, typed.blank), typed.odd)
    strings = strings or read_strings(distinct)
    if operator in {Operator.FILLED, Operator.NOT_FILLED}:
        codes = _three(strings.blank == (operator is Operator.NOT_FILLED), np.zeros(len(strings.blank), dtype=np.bool_))
        codes[list(strings.odd)] = UNKNOWN
        return Answers(codes)
    return Answers(_three(_holds(criterion, distinct, strings, norms, meaning), strings.blank))


def _meant(cell: Cell, meaning: Meaning) -> Cell:
    return meaning(cell) if isinstance(cell, str) else cell


def _holds(
    criterion: Criterion, distinct: Sequence[Cell], strings: Strings, norms: Norms, meaning: Meaning
) -> npt.NDArray[np.bool_]:
    """Whether what the operator asks is so, blanks aside."""
    operator, texts = criterion.operator, strings.texts
    if operator is Operator.PHONE:
        return (strings.phones or read_phones(texts, norms.phone_region)).usable()
    if operator is Operator.EMAIL:
        return (strings.emails or read_emails(texts)).usable()
    if operator is Operator.MATCHES:
        found = pc.match_substring_regex(texts, criterion.values[0], ignore_case=True)
        return np.array(pc.fill_null(found, fill_value=False), dtype=np.bool_)
    words = [fold(meaning(text)) if text else "" for text in texts.to_pylist()]
    if operator is Operator.CONTAINS:
        parts = [fold(value) for value in criterion.values]
        return np.array([any(part in word for part in parts) for word in words], dtype=np.bool_)
    wanted = {fold(meaning(value)) for value in criterion.values}
    same = np.array([word in wanted for word in words], dtype=np.bool_) | _same_number(criterion, distinct, norms)
    return ~same if operator is Operator.NONE_OF else same


def _same_number(criterion: Criterion, distinct: Sequence[Cell], norms: Norms) -> npt.NDArray[np.bool_]:
    """Number cells that equal one of the values: 1000 is "1 000"."""
    wanted = {read_number(value, norms).value for value in criterion.values} - {None}
    return np.array(
        [
            bool(wanted) and isinstance(cell, int | float) and not isinstance(cell, bool) and cell in wanted
            for cell in distinct
        ],
        dtype=np.bool_,
    )


def _compared(criterion: Criterion, distinct: Sequence[Cell], norms: Norms) -> Answers:
    limits = bounds(criterion.values, criterion.subject, norms)
    typed = _typed_as(limits, criterion.subject.kind, distinct, norms)
    return Answers(compare(criterion.operator, typed.values, typed.blank, limits), typed.odd)


def _typed_as(limits: npt.NDArray[Any], kind: Kind | None, distinct: Sequence[Cell], norms: Norms) -> Typed:
    if limits.dtype.kind == "M":
        typed = type_dates(distinct, norms)
        return Typed(typed.values.astype("datetime64[D]"), typed.blank, typed.odd)
    return type_shares(distinct, norms) if kind is Kind.SHARE else type_numbers(distinct, norms)


def compare(
    operator: Operator, values: npt.NDArray[Any], blank: npt.NDArray[np.bool_], limits: npt.NDArray[Any]
) -> Codes:
    """At least, at most and between, ends included."""
    above = values >= limits[0]
    below = values <= limits[-1]
    return _three({Operator.AT_LEAST: above, Operator.AT_MOST: below}.get(operator, above & below), blank)


def within_days(days: Days, created: Days, limit: int, as_of: np.datetime64) -> Codes:
    """Whether a day came at most so many days after the lead's creation.

    Without a day it is unknown until the time is over, then failed; without a creation date it is unknown.
    """
    allowed = np.timedelta64(limit, "D")
    missing = np.isnat(days)
    late = np.where(missing, created + allowed < as_of, days > created + allowed)
    return _three(~late, np.isnat(created) | (missing & ~late))


def _three(met: npt.NDArray[np.bool_], unknown: npt.NDArray[np.bool_]) -> Codes:
    return np.where(unknown, UNKNOWN, np.where(met, MET, FAILED)).astype(np.int8)
