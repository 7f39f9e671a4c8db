"""Which tab of a workbook is which entry tab.

A role's confidence in a tab is the evidence of its columns, helped by its title. Leads and deals are chosen together,
for a deal is known by the ids of the leads; one wide tab may hold both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from sheetsync.core.adoption.foreign_words import STALE, TITLES
from sheetsync.core.adoption.matching import LIKELY, Overlap, TabMatch, match_tab
from sheetsync.core.adoption.naming import Names
from sheetsync.core.adoption.seen import SeenColumn, SeenTab
from sheetsync.core.entry_tabs import ENTRY_TABS, Deals, Leads, Plan, StageLog
from sheetsync.core.norms import Norms
from sheetsync.core.parse.text import fold_case
from sheetsync.core.schema import EntryTab
from sheetsync.core.tables import titles
from sheetsync.core.tables.keys import type_ids

_TITLE_SHARE = 0.35
"""The part of a tab's confidence that its title can give, if it is one of ours; the columns give the rest."""
_BY_COLUMNS_ALONE = 0.92
"""What the columns alone are worth where the title says nothing."""
_STALE, _HIDDEN, _LACKING = 0.5, 0.7, 0.8
"""What is left of the confidence in a copy, in a hidden tab, in one that lacks a required column."""
_WEIGHTS: Mapping[str, float] = {
    "leads.lead_id": 1.0, "leads.created": 1.5, "leads.channel": 1.5, "leads.phone": 1.0, "leads.email": 1.0,
    "deals.status": 2.0, "deals.manager": 1.0, "deals.closed": 1.0, "deals.amount": 1.2, "deals.loss_reason": 1.0,
    "deals.lead_id": 0.8, "deals.cost": 0.6, "deals.sales_label": 0.6,
    "spend.spend": 2.0, "spend.impressions": 1.0, "spend.clicks": 1.0, "spend.campaign": 0.6,
    "plan.month": 1.2, "stage_log.stage": 1.2,
}  # fmt: skip
_OTHER = 0.5
"""How much a column says of its tab: what others have too says less."""
_ENOUGH: Mapping[str, float] = {"leads": 3.4, "deals": 4.0, "spend": 4.0, "plan": 2.2, "stage_log": 2.4}
_USUALLY_ENOUGH = 1.3
"""So much evidence is as good as all of it."""
_FOREIGN_TITLE = 0.8
_DEALS_APART = 1.2
"""A tab of deals beside the leads is taken when it says so much more of deals than the leads' own tab."""


@dataclass(frozen=True, eq=False)
class Choice:
    """The tabs proposed, by role; `rivals`: by role, other tabs that could be it."""

    found: Mapping[str, TabMatch]
    rivals: Mapping[str, Sequence[TabMatch]] = field(default_factory=dict)


def choose(seen: Sequence[SeenTab], names: Names, norms: Norms) -> Choice:
    """A tab for each role that one speaks for."""
    chooser = _Chooser(seen, names, norms)
    found: dict[str, TabMatch] = {}
    leads = chooser.leads
    overlap = _overlap(leads)
    if leads:
        found["leads"] = leads
        if deals := chooser.deals_of(leads, overlap):
            found["deals"] = deals
    taken = {match.seen.title for match in found.values()}
    others = [tab for tab in ENTRY_TABS if tab not in {Leads, Deals}]
    rivals: dict[str, list[TabMatch]] = {tab.role: chooser.candidates(tab, overlap) for tab in others}
    pairs = [(match.confidence, tab.role, match) for tab in others for match in rivals[tab.role]]
    for confidence, role, match in sorted(pairs, key=lambda pair: -pair[0]):
        if role not in found and match.seen.title not in taken and confidence >= LIKELY:
            found[role] = match
            taken.add(match.seen.title)
    rivals |= {"leads": chooser.candidates(Leads, None), "deals": chooser.candidates(Deals, overlap)}
    return Choice(found, rivals)


class _Chooser:
    """All tabs tried in all roles."""

    def __init__(self, seen: Sequence[SeenTab], names: Names, norms: Norms) -> None:
        self.seen = seen
        self.names = names
        self.norms = norms
        self.settled = _settled(seen, norms)

    def candidates(self, tab: type[EntryTab], overlap: Overlap | None) -> list[TabMatch]:
        """The tabs that could have a role, the surest first; where the role is settled, the one that has it."""
        settled = self.settled.get(tab.role)
        tried = [one for one in self.seen if settled in {None, one.title}]
        configured = self.norms.headers.get(tab.role, {})
        overlap = overlap if tab in {Deals, StageLog} else None
        matches = [match_tab(tab, one, self.names, configured, overlap) for one in tried]
        rated = [replace(match, confidence=1.0 if settled else _rate(match)) for match in matches]
        return sorted((one for one in rated if one.confidence > 0), key=lambda one: -one.confidence)

    @cached_property
    def leads(self) -> TabMatch | None:
        """The tab of leads: of several as sure as each other, the one with more rows."""
        found = [one for one in self.candidates(Leads, None) if one.confidence >= LIKELY]
        best = max((one.confidence for one in found), default=0.0)
        return max(
            (one for one in found if one.confidence > best - 0.05), key=lambda one: one.seen.height, default=None
        )

    def deals_of(self, leads: TabMatch, overlap: Overlap | None) -> TabMatch | None:
        """The tab that says how these leads ended: theirs, or one apart that says more of it."""
        own = self._wide(leads)
        found = [one for one in self.candidates(Deals, overlap) if one.seen is not leads.seen]
        apart = next((one for one in found if one.columns["lead_id"].column), None)
        if "deals" in self.settled:
            return own if self.settled["deals"] == leads.seen.title else (found[0] if found else None)
        if apart and apart.confidence >= LIKELY and (not own or _evidence(apart) > _DEALS_APART * _evidence(own)):
            return apart
        return own

    def _wide(self, leads: TabMatch) -> TabMatch | None:
        """The deals that stand in the rows of their leads, if anything there says how they ended."""
        key = leads.columns["lead_id"]
        shared = {"lead_id": key.column.header} if key.column else {}
        match = match_tab(Deals, leads.seen, self.names, {**self.norms.headers.get("deals", {}), **shared})
        match = match.with_column(replace(key, field=Deals.lead_id, others=()))
        rating = _rate(match)
        return replace(match, confidence=max(rating, leads.confidence)) if tells_outcome(match) else None


def tells_outcome(match: TabMatch) -> bool:
    """Whether a tab of deals says how each ended."""
    has = {name for name, one in match.columns.items() if one.column is not None and one.confidence >= LIKELY}
    return "status" in has or "date_won" in has or {"closed", "loss_reason"} <= has


def _settled(seen: Sequence[SeenTab], norms: Norms) -> dict[str, str]:
    """Titles by role that need no proposal: config.toml names them, or sheetsync knew the tab before."""
    there = {one.title for one in seen}
    known = {one.tab.known_as: one.title for one in seen if one.tab.known_as}
    return known | {role: title for role, title in norms.titles.items() if title in there}


def _evidence(match: TabMatch) -> float:
    """What the columns say, each by its weight."""
    role = match.tab.role
    return sum(
        one.confidence * _WEIGHTS.get(f"{role}.{name}", _OTHER)
        for name, one in match.columns.items()
        if one.column is not None
    )


def _rate(match: TabMatch) -> float:
    role, seen = match.tab.role, match.seen
    evidence = min(1.0, _evidence(match) / _ENOUGH.get(role, _USUALLY_ENOUGH))
    title = title_worth(match.tab, seen.title)
    rating = max(_TITLE_SHARE * title + (1 - _TITLE_SHARE) * evidence, _BY_COLUMNS_ALONE * evidence)
    if role not in _ENOUGH and not title:
        rating *= 0.6  # the small lists have headers such as Name and Value, which many a tab has
    if role in _MARKED and not _MARKED[role](match):
        rating = 0.0
    if any(one.field.required and one.column is None for one in match.columns.values()):
        rating *= _LACKING
    if match.tab is Deals and not tells_outcome(match):
        rating *= _LACKING
    rating *= _HIDDEN if seen.tab.hidden else 1.0
    rating *= _STALE if STALE.search(fold_case(seen.title)) else 1.0
    return round(rating, 3) if seen.height else 0.0


def _is_log(match: TabMatch) -> bool:
    """A log names a lead once for each stage."""
    key = match.columns["lead_id"].column
    return key is not None and (key.profile.uniqueness < 0.9 or title_worth(StageLog, match.seen.title) == 1.0)


def _is_plan(match: TabMatch) -> bool:
    """A plan has a number that only plans have, or says so; months and money alone are as good as any spend."""
    own = ("leads", "target_share", "win_rate", "average_check", "revenue")
    return any(match.columns[name].column for name in own) or title_worth(Plan, match.seen.title) > 0


def _names_each_once(match: TabMatch) -> bool:
    """A tab that names a lead again and again lists something else: stages, calls, payments."""
    key = match.columns["lead_id"].column
    return key is None or key.profile.uniqueness >= 0.8


_MARKED: Mapping[str, Callable[[TabMatch], bool]] = {
    "stage_log": _is_log,
    "plan": _is_plan,
    "leads": _names_each_once,
    "deals": _names_each_once,
}
"""Roles whose columns other tabs have too, and what makes a tab theirs."""


def title_worth(tab: type[EntryTab], title: str) -> float:
    """How much a title speaks for a role: 1 is the declared one."""
    if titles.fold(title) in {titles.fold(tab.title.en), titles.fold(tab.title.ru)}:
        return 1.0
    return _FOREIGN_TITLE if re.search(TITLES[tab.role], fold_case(title)) else 0.0


def _overlap(leads: TabMatch | None) -> Overlap | None:
    """How many of a column's sampled values are ids of leads."""
    key = leads.columns["lead_id"].column if leads else None
    if leads is None or key is None:
        return None
    known = frozenset(type_ids(leads.seen.tab.grid.columns[key.place].distinct).keys.to_pylist()) - {None}

    def share(column: SeenColumn) -> float:
        if not column.profile.size:
            return 0.0
        counts = column.profile.counts
        keys = type_ids(list(counts)).keys.to_pylist()
        return sum(count for key, count in zip(keys, counts.values(), strict=True) if key in known) / sum(
            counts.values()
        )

    return share
