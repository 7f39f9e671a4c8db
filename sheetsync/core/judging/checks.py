"""What doesn't fit together across columns and tabs; one issue per kind, stage or word, with all its rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from sheetsync.core.facts import LOST, OPEN, WON
from sheetsync.core.issues import GridRows, Issue
from sheetsync.core.judging.calendar import Calendar, first_day
from sheetsync.core.judging.contradictions import contradictions
from sheetsync.core.judging.joining import Joined
from sheetsync.core.judging.telling import SourceRows, issue_at
from sheetsync.core.judging.traffic import traffic_issues
from sheetsync.core.judging.twins import twins
from sheetsync.core.norms import Norms
from sheetsync.core.parse.status import read_status, status_words
from sheetsync.core.parse.text import fold
from sheetsync.core.tables import BoundTab, Tables
from sheetsync.core.tables.complaints import in_both, value_issues
from sheetsync.core.tables.likeness import nearest_word
from sheetsync.core.tables.proposed import kind_detail, nearest_status
from sheetsync.core.tables.stage_columns import LOST as LOST_DATE
from sheetsync.core.tables.stage_columns import WON as WON_DATE
from sheetsync.core.tables.stage_columns import stage_column, stage_label

Flags = npt.NDArray[np.bool_]
_MOST_GUESSES = 2_000
"""Unknown words for which the nearest known one is looked for; a column with more of them holds sentences."""


class Checks:
    """The leads with their deals, looked at as a whole."""

    def __init__(self, tables: Tables, joined: Joined, norms: Norms, as_of: dt.date) -> None:
        self.tables = tables
        self.joined = joined
        self.norms = norms
        self.today = np.datetime64(as_of, "D")
        self.leads = tables.frames["leads"]
        self.deals = tables.frames["deals"]
        self.created = joined.days["created"]

    def issues(self) -> list[Issue]:
        """All of them, leads first."""
        calendar = Calendar(self.today, first_day(self.created))
        found = [*self._of_leads(calendar), *twins(self.tables)]
        if "deals" in self.tables.sources:
            deals = self.tables.sources["deals"]
            for some in (self._of_dates(deals, calendar), self._of_outcomes(deals), self._of_words()):
                found += some
        found += self._of_log(calendar)
        found += contradictions(self.tables, self.norms)
        return [*found, *traffic_issues(self.tables, self.today)]

    def _deal_rows(self, flags: Flags) -> SourceRows:
        """Grid rows of the deals of these leads."""
        places = self.joined.deal[flags]
        rows: SourceRows = np.sort(self.deals["source_row"].to_numpy()[places[places >= 0]])
        return rows

    def _of_leads(self, calendar: Calendar) -> Iterator[Issue]:
        leads, rows = self.tables.sources["leads"], self.leads["source_row"].to_numpy()
        yield from issue_at(leads, "created", "created_blank", rows[np.isnat(self.created)])
        yield from calendar.issues(leads, "created", self.created, rows)

    def _of_log(self, calendar: Calendar) -> Iterator[Issue]:
        """Dates of the stage log; those before the lead are told where the stage is."""
        log = self.tables.frames["stage_log"]
        if "stage_log" in self.tables.sources:
            days = log["date"].to_numpy().astype("datetime64[D]")
            source, rows = self.tables.sources["stage_log"], log["source_row"].to_numpy()
            since = self.created[log["lead"].to_numpy()]
            yield from calendar.issues(source, "date", days, rows, early="logged_before_created", since=since)
            yield from self._read_words(source, "stage", log)

    def _of_dates(self, deals: BoundTab, calendar: Calendar) -> Iterator[Issue]:
        """Stage and close dates against each other, the creation and today."""
        frame, lead = self.deals, self.deals["lead"].to_numpy()
        rows = frame["source_row"].to_numpy()
        for name in self.joined.days:
            if name == "created" or name not in deals.columns:
                continue
            days = frame[name].to_numpy().astype("datetime64[D]")
            kind = "closed_before_created" if name == "closed" else "stage_before_created"
            for issue in calendar.issues(deals, name, days, rows, early=kind, since=self.created[lead]):
                label = stage_label(self.norms, name.removeprefix("date_"))
                is_stage = issue.kind == "stage_before_created"
                yield replace(issue, detail=in_both("stage", label)) if is_stage else issue
        yield from self._skipped(deals)

    def _skipped(self, deals: BoundTab) -> Iterator[Issue]:
        """Leads that came further without a date of the stage before; they count in it all the same."""
        later = self.joined.state == WON
        for stage in reversed(self.norms.dated_stages):
            missing = np.isnat(self.joined.dates[stage.key])
            name = stage_column(stage.key)
            if name in deals.columns:
                rows = self._deal_rows(missing & later)
                yield from issue_at(deals, name, "stage_skipped", rows, in_both("stage", stage.label))
            later |= ~missing

    def _of_outcomes(self, deals: BoundTab) -> Iterator[Issue]:
        """The state against the columns that go with it."""
        joined, state = self.joined, self.joined.state
        reason = self._deal_filled("loss_reason")
        won_date, lost_date = (~np.isnat(joined.dates[key]) for key in (WON_DATE, LOST_DATE))
        closed = ~np.isnat(joined.days["closed"])
        against = (
            ((joined.said == LOST) & won_date)
            | ((joined.said == WON) & lost_date)
            | ((joined.said == OPEN) & (won_date | lost_date))
        )
        for kind, name, flags in (
            ("status_against_dates", "status", against),
            ("closed_on_open", "closed", (state == OPEN) & closed),
            ("closed_blank", "closed", (state != OPEN) & np.isnat(joined.closed)),
            ("reason_on_won", "loss_reason", (state == WON) & reason),
            ("lost_without_reason", "loss_reason", (state == LOST) & ~reason),
            ("won_without_amount", "amount", (state == WON) & ~self._deal_filled("amount")),
            ("amount_zero", "amount", (state == WON) & self._deal_amount(lambda amount: amount == 0)),
            ("amount_negative", "amount", self._deal_amount(lambda amount: amount < 0)),
        ):
            if name in deals.columns:
                yield from issue_at(deals, name, kind, self._deal_rows(flags))

    def _deal_filled(self, name: str) -> Flags:
        """Per lead, whether its deal says something in a column."""
        filled = np.append(self.deals[name].notna().to_numpy(), False)
        return np.asarray(filled[self.joined.deal], dtype=np.bool_)

    def _deal_amount(self, test: Callable[[pd.Series], pd.Series]) -> Flags:
        """Per lead, whether its deal has such an amount."""
        passed = test(self.deals["amount"]).fillna(False).to_numpy(dtype=np.bool_)
        return np.asarray(np.append(passed, False)[self.joined.deal], dtype=np.bool_)

    def _of_words(self) -> Iterator[Issue]:
        """Status words that nobody agreed on, and reasons that aren't in the directory."""
        yield from self._read_words(self.tables.sources["deals"], "status", self.deals)
        yield from self._unknown(
            "status",
            "status_unknown",
            lambda word: read_status(word, self.norms) is None,
            lambda word: nearest_status(word, self.norms),
        )
        reasons = self.tables.frames["loss_reasons"]["reason"].astype("str").tolist()
        agreed = {fold(reason) for reason in reasons}
        if agreed:
            yield from self._unknown(
                "loss_reason",
                "reason_unlisted",
                lambda word: fold(word) not in agreed,
                lambda word: nearest_word(word, reasons),
            )

    def _read_words(self, source: BoundTab, name: str, frame: pd.DataFrame) -> Iterator[Issue]:
        """Statuses that were understood in spite of what stands around them: "3. КП"."""
        known = status_words(self.norms)
        by_meaning = {status: word for word, status in [*known.items()][::-1]}
        by_written: dict[str, Sequence[int]] = {}
        details: dict[str, Mapping[str, str]] = {}
        for word, rows in _rows_by_word(frame, name):
            status = read_status(word, self.norms) if fold(word) not in known else None
            if status is not None:
                by_written[word] = rows
                details[word] = {"means": nearest_status(word, self.norms) or by_meaning.get(status, word)}
        yield from value_issues(source.place(name), "status_read", by_written, details)

    def _unknown(
        self, name: str, kind: str, is_unknown: Callable[[str], bool], nearest: Callable[[str], str]
    ) -> Iterator[Issue]:
        """Each unknown word of a column of deals, with the known one that it may stand for."""
        place = self.tables.sources["deals"].place(name)
        plain: dict[str, Sequence[int]] = {}
        near: dict[str, Sequence[int]] = {}
        details: dict[str, Mapping[str, str]] = {}
        for word, rows in _rows_by_word(self.deals, name):
            if is_unknown(word):
                guess = nearest(word) if len(details) < _MOST_GUESSES else ""
                (near if guess else plain)[word] = rows
                details[word] = {**kind_detail(name), **({"near": guess} if guess else {})}
        yield from value_issues(place, kind, plain, details)
        yield from value_issues(place, f"{kind}_near", near, details)


def _rows_by_word(frame: pd.DataFrame, name: str) -> Iterator[tuple[str, Sequence[int]]]:
    """Each word of a column, and the grid rows that have it."""
    words, rows = frame[name].cat, frame["source_row"].to_numpy()
    codes = words.codes.to_numpy()
    order = np.argsort(codes, kind="stable")
    starts = np.searchsorted(codes[order], np.arange(len(words.categories) + 1))
    for code, word in enumerate(words.categories):
        yield str(word), GridRows(rows[order[starts[code] : starts[code + 1]]])
