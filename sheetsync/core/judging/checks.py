"""What doesn't fit together across columns and tabs; one issue per kind, stage or word, with all its rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from sheetsync.core.facts import LOST, OPEN, WON
from sheetsync.core.issues import Issue
from sheetsync.core.judging.joining import Joined
from sheetsync.core.norms import Norms
from sheetsync.core.parse.status import read_status, status_words
from sheetsync.core.parse.text import fold
from sheetsync.core.tables import BoundTab, Tables
from sheetsync.core.tables.complaints import in_both, value_issues
from sheetsync.core.tables.likeness import nearest_word
from sheetsync.core.tables.stage_columns import LOST as LOST_DATE
from sheetsync.core.tables.stage_columns import WON as WON_DATE
from sheetsync.core.tables.stage_columns import stage_column, stage_label

Flags = npt.NDArray[np.bool_]


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
        found = list(self._of_leads())
        if "deals" in self.tables.sources:
            deals = self.tables.sources["deals"]
            for some in (self._of_dates(deals), self._of_outcomes(deals), self._of_words()):
                found += some
        return found + list(self._of_spend())

    def _deal_rows(self, flags: Flags) -> list[int]:
        """Grid rows of the deals of these leads."""
        places = self.joined.deal[flags]
        rows: list[int] = self.deals["source_row"].to_numpy()[places[places >= 0]].tolist()
        return rows

    def _of_leads(self) -> Iterator[Issue]:
        leads = self.tables.sources["leads"]
        for kind, flags in (
            ("created_blank", np.isnat(self.created)),
            ("date_in_future", self.created > self.today),
        ):
            if flags.any():
                yield leads.place("created").issue(kind, self.leads["source_row"].to_numpy()[flags])

    def _of_dates(self, deals: BoundTab) -> Iterator[Issue]:
        """Stage and close dates against each other, the creation and today."""
        for name, days in self.joined.days.items():
            if name == "created" or name not in deals.columns:
                continue
            place = deals.place(name)
            if rows := self._deal_rows(days > self.today):
                yield place.issue("date_in_future", rows)
            if (rows := self._deal_rows(days < self.created)) and name == "closed":
                yield place.issue("closed_before_created", rows)
            elif rows:
                label = stage_label(self.norms, name.removeprefix("date_"))
                yield place.issue("stage_before_created", rows, detail=in_both("stage", label))
        yield from self._skipped(deals)

    def _skipped(self, deals: BoundTab) -> Iterator[Issue]:
        """Leads that came further without a date of the stage before; they count in it all the same."""
        later = self.joined.state == WON
        for stage in reversed(self.norms.dated_stages):
            missing = np.isnat(self.joined.dates[stage.key])
            name = stage_column(stage.key)
            if name in deals.columns and (rows := self._deal_rows(missing & later)):
                yield deals.place(name).issue("stage_skipped", rows, detail=in_both("stage", stage.label))
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
        ):
            if name in deals.columns and (rows := self._deal_rows(flags)):
                yield deals.place(name).issue(kind, rows)

    def _deal_filled(self, name: str) -> Flags:
        """Per lead, whether its deal says something in a column."""
        filled = np.append(self.deals[name].notna().to_numpy(), False)
        return np.asarray(filled[self.joined.deal], dtype=np.bool_)

    def _of_words(self) -> Iterator[Issue]:
        """Status words that nobody agreed on, and reasons that aren't in the directory."""
        statuses = list(status_words(self.norms))
        yield from self._unknown(
            "status", "status_unknown", statuses, lambda word: read_status(word, self.norms) is None
        )
        reasons = self.tables.frames["loss_reasons"]["reason"].astype("str").tolist()
        agreed = {fold(reason) for reason in reasons}
        if agreed:
            yield from self._unknown("loss_reason", "reason_unlisted", reasons, lambda word: fold(word) not in agreed)

    def _unknown(
        self, name: str, kind: str, known: Sequence[str], is_unknown: Callable[[str], bool]
    ) -> Iterator[Issue]:
        """Each unknown word of a column of deals, with the known one that it may stand for."""
        place = self.tables.sources["deals"].place(name)
        words, rows = self.deals[name].cat, self.deals["source_row"].to_numpy()
        unknown = [(code, str(word)) for code, word in enumerate(words.categories) if is_unknown(str(word))]
        codes = words.codes.to_numpy()
        plain: dict[str, list[int]] = {}
        near: dict[str, list[int]] = {}
        details: dict[str, Mapping[str, str]] = {}
        for code, word in unknown:
            guess = nearest_word(word, known)
            (near if guess else plain)[word] = rows[codes == code].tolist()
            details[word] = {"near": guess} if guess else {}
        yield from value_issues(place, kind, plain, details)
        yield from value_issues(place, f"{kind}_near", near, details)

    def _of_spend(self) -> Iterator[Issue]:
        if "spend" not in self.tables.sources:
            return
        spend, source = self.tables.frames["spend"], self.tables.sources["spend"]
        rows = spend["source_row"].to_numpy()
        more_clicks = (spend["clicks"] > spend["impressions"]).fillna(False).to_numpy(dtype=np.bool_)
        for kind, name, flags in (
            ("spend_without_channel", "channel", spend["channel"].isna().to_numpy()),
            ("spend_twice", "spend", spend.drop(columns="source_row").duplicated().to_numpy()),
            ("clicks_above_impressions", "clicks", more_clicks),
        ):
            if flags.any():
                yield source.place(name).issue(kind, rows[flags])
