"""Every lead judged by the criteria that were in force when it was created."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sheetsync.core.criteria import (
    FAILED,
    MET,
    UNKNOWN,
    Criterion,
    Operator,
    Subject,
    answer,
    bounds,
    compare,
    within_days,
)
from sheetsync.core.entry_tabs import Deals, Leads
from sheetsync.core.facts import NON_TARGET, TARGET, Entered
from sheetsync.core.facts import UNKNOWN as UNJUDGED
from sheetsync.core.grid import Column
from sheetsync.core.issues import Issue, Severity
from sheetsync.core.norms import Norms
from sheetsync.core.parse.faults import SEVERITIES, Oddity
from sheetsync.core.parse.text import fold, line, spell
from sheetsync.core.parse.typed import type_dates
from sheetsync.core.schema import Kind
from sheetsync.core.tables import Tables
from sheetsync.core.tables.codes import Rows, codes_at
from sheetsync.core.tables.complaints import Place, cell_issues
from sheetsync.core.tables.headers import normal
from sheetsync.core.tables.synonyms import kind_of

MOST_CRITERIA = 62
"""One bit each in a signed 64-bit number."""

_OF_DAYS = frozenset(
    {Operator.WITHIN_DAYS, Operator.FILLED, Operator.NOT_FILLED, Operator.AT_LEAST, Operator.AT_MOST, Operator.BETWEEN}
)
_TELL_NOTHING = frozenset({Operator.NOT_FILLED, Operator.WITHIN_DAYS})
"""Operators whose answer doesn't tell whether the column should have been filled by now."""
_DECISIVE = frozenset(
    field.name
    for field in (
        *(Leads.created, Leads.channel, Leads.segment, Leads.phone, Leads.email),
        *(Deals.manager, Deals.closed, Deals.loss_reason, Deals.amount),
    )
)
Flags = npt.NDArray[np.bool_]
Bits = npt.NDArray[np.int64]
Days = npt.NDArray[np.datetime64]


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """Per lead: which required criteria failed, which are unknown, which were in force; and the verdict."""

    names: tuple[str, ...]
    failed: Bits
    unmet: Bits
    judged: Bits
    verdict: npt.NDArray[np.int8]
    issues: tuple[Issue, ...]
    entered: tuple[Entered, ...]


class Judge:
    """Applies criteria to leads. `rows`: per role, the grid row of each lead, -1 where it has none; `days`: as in
    Joined.
    """

    def __init__(
        self,
        tables: Tables,
        norms: Norms,
        as_of: dt.date,
        rows: Mapping[str, npt.NDArray[np.int32]],
        days: Mapping[str, Days],
    ) -> None:
        self.tables = tables
        self.norms = norms
        self.as_of = np.datetime64(as_of, "D")
        self.rows = rows
        self.days = days
        self.issues: list[Issue] = []
        self.entered: dict[tuple[str, int], Entered] = {}

    def judge(self, criteria: Sequence[Criterion]) -> Verdicts:
        """Each lead by the version of each rule that was in force on the day it was created."""
        versions = self.versions = self._versions(criteria)
        size = len(self.rows["leads"])
        failed, unmet, judged = (np.zeros(size, dtype=np.int64) for _ in range(3))
        for bit, name in enumerate(versions):
            in_force = self._in_force(versions[name])
            for place, criterion in enumerate(versions[name]):
                chosen = in_force == place
                if not criterion.required or not chosen.any():
                    continue
                codes = self._answers(criterion)
                self._count_filled(criterion, chosen, codes)
                failed |= (chosen & (codes == FAILED)).astype(np.int64) << bit
                unmet |= (chosen & (codes == UNKNOWN)).astype(np.int64) << bit
                judged |= chosen.astype(np.int64) << bit
        target = np.where((judged != 0) & (unmet == 0), TARGET, UNJUDGED)
        verdict = np.where(failed != 0, NON_TARGET, target).astype(np.int8)
        names = tuple(version[0].name for version in versions.values())
        return Verdicts(names, failed, unmet, judged, verdict, tuple(self.issues), tuple(self.entered.values()))

    def written(self, leads: npt.NDArray[np.intp]) -> dict[str, npt.NDArray[np.object_]]:
        """By criterion, what stands in the cell that it looked at for each of these leads; once they are judged."""
        found = {}
        for versions in self.versions.values():
            in_force = self._in_force(versions)[leads]
            texts = np.full(len(leads), "", dtype=object)
            for place, criterion in enumerate(versions):
                chosen = np.flatnonzero(in_force == place)
                texts[chosen] = self._texts(criterion.subject, leads[chosen])
            found[versions[0].name] = texts
        return found

    def _texts(self, subject: Subject, leads: npt.NDArray[np.intp]) -> npt.NDArray[np.object_]:
        """The cells of a column as text; of a stage that only the log dates, its days."""
        if subject.column < 0:
            days = np.datetime_as_string(self.days[subject.name][leads])
            return np.where(days == "NaT", "", days).astype(object)
        column = self.tables.sources[subject.role].grid.columns[subject.column]
        rows = self.rows[subject.role][leads]
        codes, places = np.unique(np.where(rows >= 0, column.codes[rows], 0), return_inverse=True)
        texts: npt.NDArray[np.object_] = np.array([line(spell(column.distinct[code])) for code in codes], dtype=object)
        return texts[places]

    def _versions(self, criteria: Sequence[Criterion]) -> dict[str, list[Criterion]]:
        """The versions of each rule that was ever required, the oldest first."""
        by_name: dict[str, list[Criterion]] = {}
        for criterion in criteria:
            by_name.setdefault(fold(criterion.name), []).append(criterion)
        required = {name: some for name, some in by_name.items() if any(one.required for one in some)}
        for name in list(required)[MOST_CRITERIA:]:
            place = self.tables.sources["criteria"].place("name")
            self.issues.append(
                place.issue(
                    "criteria_too_many",
                    [one.row for one in required[name]],
                    required[name][0].name,
                    {"most": str(MOST_CRITERIA)},
                )
            )
        return {
            name: sorted(required[name], key=lambda one: (one.valid_from is not None, one.valid_from))
            for name in list(required)[:MOST_CRITERIA]
        }

    def _count_filled(self, criterion: Criterion, chosen: Flags, codes: npt.NDArray[np.int8]) -> None:
        """Note in which leads the criterion's column is filled; columns that are decisive anyway aside."""
        subject = criterion.subject
        if subject.name in _DECISIVE or subject.column < 0 or criterion.operator in _TELL_NOTHING:
            return
        source = self.tables.sources[subject.role]
        owner = source.fields[subject.name].owner if subject.name in source.fields else source.tab.owner
        asked = chosen & (self.rows[subject.role] >= 0)
        filled = asked & (codes == MET if criterion.operator is Operator.FILLED else codes != UNKNOWN)
        known = self.entered.get((subject.role, subject.column))
        if known is not None:
            asked, filled = asked | known.asked, filled | known.filled
        self.entered[subject.role, subject.column] = Entered(owner, asked, filled)

    def _in_force(self, versions: Sequence[Criterion]) -> npt.NDArray[np.int16]:
        """Per lead the place of its version, -1 before the first; without a creation date, the one of today."""
        created = self.days["created"]
        created = np.where(np.isnat(created), self.as_of, created)
        places = np.full(len(created), -1, dtype=np.int16)
        for place, criterion in enumerate(versions):
            since = criterion.valid_from
            places[created >= since if since is not None else slice(None)] = place
        return places

    def _answers(self, criterion: Criterion) -> npt.NDArray[np.int8]:
        """MET, FAILED or UNKNOWN per lead."""
        subject = criterion.subject
        if subject.kind is Kind.DATE and subject.name in self.days and criterion.operator in _OF_DAYS:
            return self._of_days(criterion, self.days[subject.name])
        column = self.tables.sources[subject.role].grid.columns[subject.column]
        rows = self.rows[subject.role]
        codes = codes_at(column, rows) if rows.min(initial=0) >= 0 else np.where(rows >= 0, column.codes[rows], 0)
        if criterion.operator is Operator.WITHIN_DAYS:
            typed = type_dates(column.distinct, self.norms)
            self._tell(subject, column, rows, typed.odd)
            return self._of_days(criterion, typed.values.astype("datetime64[D]")[codes])
        strings = self.tables.strings.get((subject.role, subject.name))
        answers = answer(criterion, column.distinct, self.norms, self._meaning(subject), strings)
        self._tell(subject, column, rows, answers.odd)
        self._tell_unseen(criterion, answers.codes[codes])
        return answers.codes[codes]

    def _of_days(self, criterion: Criterion, days: Days) -> npt.NDArray[np.int8]:
        """What a criterion says of a date, which may come from the stage log as well as from a column."""
        if criterion.operator is Operator.WITHIN_DAYS:
            return within_days(days, self.days["created"], int(criterion.values[0]), self.as_of)
        missing = np.isnat(days)
        if criterion.operator in {Operator.FILLED, Operator.NOT_FILLED}:
            return np.where(missing == (criterion.operator is Operator.NOT_FILLED), MET, FAILED).astype(np.int8)
        limits = bounds(criterion.values, criterion.subject, self.norms)
        return compare(criterion.operator, days, missing, limits)

    def _meaning(self, subject: Subject) -> Callable[[str], str]:
        field = self.tables.sources[subject.role].fields.get(subject.name)
        kind = kind_of(field) if field else normal(subject.header)
        return lambda written: self.tables.synonyms.meaning(kind, written)

    def _tell(self, subject: Subject, column: Column, rows: Rows, odd: Mapping[int, Oddity]) -> None:
        """Values that the criterion needs and can't read; those of typed columns have been told already."""
        if subject.kind in {None, Kind.TEXT, Kind.WORD}:
            errors = {place: one for place, one in odd.items() if SEVERITIES[one.kind] is Severity.ERROR}
            source = self.tables.sources[subject.role]
            place = Place(source.title, source.tab.owner, subject.column)
            self.issues += [
                one for one in cell_issues(place, column, rows[rows >= 0], errors) if one not in self.issues
            ]

    def _tell_unseen(self, criterion: Criterion, codes: npt.NDArray[np.int8]) -> None:
        """A rule that no lead meets since its words stand nowhere: most likely they are spelled differently."""
        by_words = criterion.operator in {Operator.EQUALS, Operator.ONE_OF}
        if by_words and not (codes == MET).any() and (codes == FAILED).any():
            place = self.tables.sources["criteria"].place("value")
            detail = {"name": criterion.name, "field": criterion.subject.header}
            written = "; ".join(criterion.values)
            self.issues.append(place.issue("criterion_value_unseen", (criterion.row,), written, detail))
