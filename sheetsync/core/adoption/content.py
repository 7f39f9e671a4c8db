"""How much a column's content speaks for a declared column, whatever its header says.

`fit` asks whether the values can be this column's; `telling` whether they could hardly be another one's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sheetsync.core.adoption.profile import Profile
from sheetsync.core.adoption.seen import SeenColumn, SeenTab
from sheetsync.core.entry_tabs import Spend
from sheetsync.core.schema import Field, Kind

_SERIALS = 0.7
"""Numbers that could be days: Google keeps days so, and a count may look the same."""
_NUMBERED = 0.7
"""Numbers where words are usual: the names of campaigns, say."""
_OTHER_WORDS = 0.3
_TOLD = 0.5
"""So many cells of a kind make a column of that kind."""


def fit(field: Field, profile: Profile) -> float:
    """Whether the values can be read as the field's kind: the part of the filled cells that can."""
    if not profile.size:
        return _TOLD
    fits = _months if field is Spend.date else _FITS[field.kind]  # a month stands for its first day there
    return min(1.0, fits(profile))


def _days(profile: Profile) -> float:
    return profile.share("date") + _SERIALS * profile.share("serial")


def _months(profile: Profile) -> float:
    return max(profile.share("month"), _days(profile))


def _ids(profile: Profile) -> float:
    typed = profile.share("date") + profile.share("phone") + profile.share("email")
    return max(0.0, min(1.0, 0.2 + 0.8 * profile.uniqueness) - typed)


def _words(profile: Profile) -> float:
    """Names of things; a column in which each text is another one is none of a few words."""
    texts = max(profile.share("word") - profile.share("long"), _NUMBERED * profile.share("number"))
    return texts if profile.is_list or profile.uniqueness < 0.9 else texts * 0.7


_FITS: Mapping[Kind, Callable[[Profile], float]] = {
    Kind.ID: _ids,
    Kind.TEXT: lambda profile: 0.5 + 0.5 * profile.share("word"),
    Kind.WORD: _words,
    Kind.DATE: _days,
    Kind.TIME: lambda _: _TOLD,
    Kind.MONTH: _months,
    Kind.MONEY: lambda profile: profile.share("number"),
    Kind.COUNT: lambda profile: profile.share("whole"),
    Kind.NUMBER: lambda profile: profile.share("number"),
    Kind.SHARE: lambda profile: profile.share("number"),
    Kind.YES_NO: lambda profile: profile.share("yes_no"),
    Kind.PHONE: lambda profile: profile.share("phone"),
    Kind.EMAIL: lambda profile: profile.share("email"),
    Kind.EMAILS: lambda profile: profile.share("email"),
}


@dataclass(frozen=True, eq=False)
class Content:
    """The columns of a tab seen beside each other: which date comes first, who works for whom, what is won."""

    seen: SeenTab

    def telling(self, field: Field, column: SeenColumn) -> float:
        """How surely the values alone say that it is the field, 0 for one that can't be told by them."""
        profile = column.profile
        if not profile.size:
            return 0.0
        special = _TELLING.get(f"{field.tab.role}.{field.name}") or _TELLING.get(field.name)
        return special(self, column) if special else 0.0

    @cached_property
    def dates(self) -> list[SeenColumn]:
        """The columns of days, earliest first; of equals the fuller one."""
        found = [one for one in self.seen.columns if _days(one.profile) > _TOLD and one.profile.size > 1]
        return sorted(found, key=lambda one: (float(np.nanmean(_serials(one))), -one.profile.fill))

    @cached_property
    def ids(self) -> list[SeenColumn]:
        """The columns in which every row has a value of its own, left to right."""
        return [
            one
            for one in self.seen.columns
            if one.profile.fill > 0.95
            and one.profile.uniqueness > 0.97
            and one.profile.share("code") > 0.9
            and one.profile.share("phone") + one.profile.share("email") + one.profile.share("date") < 0.5
        ]

    @cached_property
    def status(self) -> SeenColumn | None:
        """The column that most looks like one of statuses."""
        found = [one for one in self.seen.columns if one.profile.share("status") > _TOLD and one.profile.is_list]
        return max(found, key=lambda one: (one.profile.share("status"), len(one.profile.counts)), default=None)

    def is_led(self, column: SeenColumn) -> bool:
        """Whether the people of a finer column each belong to one of this one's: here are the bosses."""
        people = [one for one in self.seen.columns if one is not column and one.profile.share("person") > 0.8]
        return any(
            len(one.profile.counts) > len(column.profile.counts) > 1
            and one.profile.is_list
            and _determines(one, column)
            for one in people
        )

    def _lead_id(self, column: SeenColumn) -> float:
        return 0.78 if self.ids and self.ids[0] is column else 0.3 if column in self.ids else 0.0

    def _created(self, column: SeenColumn) -> float:
        return 0.76 * column.profile.fill if self.dates and self.dates[0] is column else 0.0

    def _closed(self, column: SeenColumn) -> float:
        """A later day that some rows lack; nothing else tells a close from any other step."""
        if len(self.dates) < 2 or self.dates[-1] is not column or column.profile.fill > 0.95:
            return 0.0
        both = ~np.isnan(_serials(column)) & ~np.isnan(_serials(self.dates[0]))
        after = (_serials(column) >= _serials(self.dates[0]))[both]
        return 0.72 if len(self.dates) == 2 and after.size and after.mean() > 0.95 else 0.4

    def _status(self, column: SeenColumn) -> float:
        return 0.6 + 0.28 * column.profile.share("status") if self.status is column else 0.0

    def _amount(self, column: SeenColumn) -> float:
        """The only column of money; counts and shares are none."""
        found = [
            one
            for one in self.seen.columns
            if one.profile.share("number") > 0.9
            and one.profile.share("share") < _TOLD
            and one.profile.share("phone") < _TOLD
            and one not in self.ids[:1]
            and one.profile.size > 1
            and float(np.nanmedian(one.profile.numbers)) >= 100
        ]
        return 0.72 if found == [column] else 0.4 if column in found else 0.0

    def _manager(self, column: SeenColumn) -> float:
        profile = column.profile
        people = profile.share("person") if profile.is_list and len(profile.counts) > 1 else 0.0
        taken = profile.share("channel") + profile.share("reason") + profile.share("segment") + profile.share("status")
        return 0.0 if taken > _OTHER_WORDS or self.is_led(column) else 0.72 * people * profile.fill

    def _by_words(self, trait: str, column: SeenColumn) -> float:
        profile = column.profile
        if not profile.is_list or column is self.status or len(profile.counts) < 2:
            return 0.0
        return 0.8 * profile.share(trait)


def _trait(trait: str) -> Callable[[Content, SeenColumn], float]:
    return lambda content, column: content._by_words(trait, column)


_TELLING: Mapping[str, Callable[[Content, SeenColumn], float]] = {
    "leads.lead_id": Content._lead_id,
    "created": Content._created,
    "closed": Content._closed,
    "deals.status": Content._status,
    "amount": Content._amount,
    "manager": Content._manager,
    "phone": lambda _, column: 0.88 * column.profile.share("phone"),
    "email": lambda _, column: 0.92 * column.profile.share("email"),
    "channel": _trait("channel"),
    "segment": _trait("segment"),
    "loss_reason": _trait("reason"),
}
"""How a column is told by its values alone, by declared name."""


def _serials(column: SeenColumn) -> npt.NDArray[np.float64]:
    days = column.profile.days
    return np.where(np.isnat(days), np.nan, days.astype("datetime64[D]").astype(np.float64))


def _determines(finer: SeenColumn, coarser: SeenColumn) -> bool:
    """Whether each value of one column goes with a single one of another."""
    both = finer.profile.filled & coarser.profile.filled
    pairs = np.unique(np.stack([finer.profile.places[both], coarser.profile.places[both]]), axis=1)
    return bool(both.any()) and pairs.shape[1] == len(np.unique(pairs[0]))
