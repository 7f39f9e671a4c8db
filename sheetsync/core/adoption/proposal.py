"""All that is proposed for a workbook, and what of it config.toml has to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sheetsync.core.adoption.choosing import choose, tells_outcome
from sheetsync.core.adoption.content import Content
from sheetsync.core.adoption.matching import LIKELY, Match, TabMatch
from sheetsync.core.adoption.naming import Names
from sheetsync.core.adoption.seen import SeenColumn, SeenTab, Unseen, see
from sheetsync.core.adoption.spellings import Spelling, spellings
from sheetsync.core.adoption.stages import Funnel, funnel_of
from sheetsync.core.entry_tabs import ENTRY_TABS, Deals
from sheetsync.core.norms import Norms, Stage
from sheetsync.core.tables import titles
from sheetsync.core.tables.binding import bind
from sheetsync.core.tables.stage_columns import stage_column

_GUESSED = frozenset({"header_near", "header_guessed"})
"""What intake says of a column that it found without being sure of the header."""


@dataclass(frozen=True, eq=False)
class Proposal:
    """What each tab and each column of a workbook is taken for. `found` by role; `rivals`: other tabs that could have
    the role; `unread`: tabs that have none; `blank`: tabs in which nothing looks like a table.
    """

    found: Mapping[str, TabMatch]
    rivals: Mapping[str, Sequence[TabMatch]] = field(default_factory=dict)
    funnel: Funnel = field(default_factory=Funnel)
    seen: Sequence[SeenTab] = ()
    blank: Sequence[str] = ()
    norms: Norms = field(default_factory=Norms)
    may_change_stages: bool = True

    @property
    def unread(self) -> list[str]:
        """Titles of the tabs that are nothing to us."""
        taken = {match.seen.title for match in self.found.values()}
        return [one.title for one in self.seen if one.title not in taken] + list(self.blank)

    def spellings(self) -> Sequence[Spelling]:
        """Lines for the Synonyms tab."""
        return spellings(self.found, self.funnel)

    def lead_status(self) -> SeenColumn | None:
        """The column of the tab of leads that says how they stand, though deals have a tab of their own."""
        column = Content(self.found["leads"].seen).status if "leads" in self.found else None
        is_named = column is not None and Names(self.norms).worth("deals", "status", column.header) >= LIKELY
        return column if is_named else None

    def usable(self) -> Mapping[str, TabMatch]:
        """The tabs that are sure, with their sure columns, and lack nothing that they must have."""
        return {role: match for role, match in self.found.items() if match.is_sure and not lacks(match)}

    def left(self) -> list[TabMatch]:
        """The tabs that are not taken, and why lies in them: unsure themselves, or without a column they need."""
        usable = self.usable()
        return [match for role, match in self.found.items() if role not in usable]

    def with_tab(self, role: str, match: TabMatch | None) -> Proposal:
        """The same with another answer for one role; None: the workbook hasn't got it."""
        found = {key: one for key, one in self.found.items() if key != role}
        if match is not None:
            found[role] = match
        if self.is_wide(found):
            key = replace(found["leads"].columns["lead_id"], field=Deals.lead_id, others=())
            found["deals"] = found["deals"].with_column(key)
        changed = replace(self, found={tab.role: found[tab.role] for tab in ENTRY_TABS if tab.role in found})
        return replace(changed, funnel=changed.funnel_now()) if role == Deals.role else changed

    def is_wide(self, found: Mapping[str, TabMatch] | None = None) -> bool:
        """Whether each row of one tab is a lead and its deal."""
        tabs = self.found if found is None else found
        return "leads" in tabs and "deals" in tabs and tabs["leads"].seen is tabs["deals"].seen

    def funnel_now(self) -> Funnel:
        """The funnel that the tab of deals tells."""
        deals = self.found.get(Deals.role)
        return funnel_of(deals, self.norms, may_change=self.may_change_stages) if deals else Funnel()


def propose(tabs: Sequence[Unseen], norms: Norms, *, may_change_stages: bool = True) -> Proposal:
    """Look at all tabs of a workbook that aren't sheetsync's own."""
    names = Names(norms)
    looked = {tab.title: see(tab, names.is_known, norms) for tab in tabs}
    seen = [one for one in looked.values() if one is not None]
    choice = choose(seen, names, norms)
    ordered = {tab.role: choice.found[tab.role] for tab in ENTRY_TABS if tab.role in choice.found}
    blank = [title for title, one in looked.items() if one is None]
    proposal = Proposal(ordered, choice.rivals, Funnel(), seen, blank, norms, may_change_stages)
    return replace(proposal, funnel=proposal.funnel_now())


def lacks(match: TabMatch) -> list[str]:
    """Declared names of what a tab must have and hasn't, surely enough."""
    missing = [one.name for one in match.missing()]
    if match.tab is Deals and not tells_outcome(sure_only(match)):
        missing.append("status")
    return missing


def sure_only(match: TabMatch) -> TabMatch:
    """The same without the columns that nobody is sure of."""
    columns = {name: one if one.is_sure else Match(name, one.field, None) for name, one in match.columns.items()}
    return replace(match, columns=columns)


def settings(proposal: Proposal, names: Sequence[str]) -> dict[str, Any]:
    """What config.toml has to say beyond what it says and what is found without it, as plain tables.

    `names`: the titles of all tabs in the order in which they are looked for.
    """
    tabs, norms = proposal.usable(), proposal.norms
    funnel = proposal.funnel if "deals" in tabs else Funnel()
    then = replace(norms, stages=tuple(funnel.stages) or norms.stages)
    plain = titles.bind(names, replace(norms, titles={}))
    said: dict[str, Any] = {}
    for role, match in tabs.items():
        is_found = plain.get(role) == match.seen.title and role not in norms.titles
        title = {} if is_found else {"title": match.seen.title}
        columns = _columns(sure_only(match), funnel, then)
        if title or columns:
            said.setdefault("tabs", {})[role] = {**title, **({"columns": columns} if columns else {})}
    if funnel.stages:
        said["stages"] = [_stage(stage) for stage in funnel.stages]
    if synonyms := funnel.synonyms(sure=True):
        said["synonyms"] = {"status": dict(synonyms)}
    return said


def _columns(match: TabMatch, funnel: Funnel, norms: Norms) -> dict[str, str]:
    """The headers that have to be told: none that intake finds by itself, unless leaving it out changes another."""
    dates = funnel.dates if match.tab is Deals else {}
    wanted = {name: one.column for name, one in {**match.columns, **dates}.items() if one.column is not None}
    keys = {name: name.removeprefix(stage_column("")) for name in wanted}
    told = {keys[name]: column.header for name, column in wanted.items()}
    alone, before = _bound(match, {}, norms), norms.headers.get(match.tab.role, {})
    few = {
        keys[name]: column.header
        for name, column in wanted.items()
        if alone.get(name) != column.place or keys[name] in before
    }
    places = {name: column.place for name, column in wanted.items()}
    found = _bound(match, few, norms)
    return few if {name: found.get(name) for name in places} == places else told


def _bound(match: TabMatch, configured: Mapping[str, str], norms: Norms) -> dict[str, int]:
    """Where intake finds the columns of a tab, without those that it has to guess."""
    bound, told = bind(match.tab, match.seen.title, match.seen.tab.grid, norms, configured)
    guessed = {issue.column for issue in told if issue.kind in _GUESSED}
    return {name: one.column for name, one in bound.columns.items() if one.column not in guessed} if bound else {}


def _stage(stage: Stage) -> dict[str, Any]:
    told: dict[str, Any] = {
        "key": stage.key,
        "en": stage.label.en,
        "ru": stage.label.ru,
        "owner": stage.owner.value,
        "source": stage.source.value,
    }
    return told | ({"norm_days": stage.norm_days} if stage.norm_days else {})
