"""Which header of a tab is which declared column of a role.

Every pair of a declared column and a header gets a confidence in [0, 1]; the surest pair is taken first, then the next
of what is left. Equal pairs go by the order of the declarations, then from left to right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sheetsync.core.adoption.content import Content, fit
from sheetsync.core.adoption.naming import Names, is_avoided, is_meaningless
from sheetsync.core.adoption.seen import SeenColumn, SeenTab
from sheetsync.core.entry_tabs import Deals, Leads, StageLog
from sheetsync.core.schema import EntryTab, Field
from sheetsync.core.tables.header_names import key_of

SURE, LIKELY = 0.7, 0.4
"""From the first on, a proposal is taken without asking; below the second none is made."""
_NAMED = 0.5
"""A header that says as much as this is judged by its name; below, the content is."""
_NAME_ALONE, _EMPTY = 0.5, 0.9
"""What a name is worth over content that contradicts it, and over no content."""
_MISNAMED = 0.62
"""What telling content is worth under a header that speaks of something else."""
_KEYS = frozenset({Leads.lead_id, Deals.lead_id, StageLog.lead_id})
_RIVALS = 3

Overlap = Callable[[SeenColumn], float]
"""The part of a column's values that are ids of leads."""


@dataclass(frozen=True, eq=False)
class Match:
    """A declared column and the header proposed for it, None if there is none. `by`: name, content, both, config or
    you; `others`: the next best headers with their confidences.
    """

    name: str
    field: Field
    column: SeenColumn | None
    confidence: float = 0.0
    by: str = ""
    others: tuple[tuple[SeenColumn, float], ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether nobody has to be asked."""
        return self.column is not None and self.confidence >= SURE


@dataclass(frozen=True, eq=False)
class TabMatch:
    """A tab proposed for a role, with its columns by declared name."""

    tab: type[EntryTab]
    seen: SeenTab
    columns: Mapping[str, Match]
    confidence: float = 0.0

    @property
    def is_sure(self) -> bool:
        """Whether nobody has to be asked about the tab itself."""
        return self.confidence >= SURE

    def missing(self) -> list[Match]:
        """The required columns for which nothing sure enough was found."""
        return [match for match in self.columns.values() if match.field.required and not match.is_sure]

    def with_column(self, match: Match) -> TabMatch:
        """The same with another answer for one column; who had that header before, has none now."""
        place = match.column.place if match.column else None
        rest = {
            name: one if one.column is None or one.column.place != place else replace(one, column=None, confidence=0.0)
            for name, one in self.columns.items()
        }
        return replace(self, columns={**rest, match.name: match})


def match_tab(
    tab: type[EntryTab],
    seen: SeenTab,
    names: Names,
    configured: Mapping[str, str] | None = None,
    overlap: Overlap | None = None,
) -> TabMatch:
    """The best columns of a tab for a role. `configured`: headers by declared name that are settled already."""
    fields = names.fields(tab)
    settled = {
        name: seen.by_key[key_of(header)]
        for name, header in (configured or {}).items()
        if name in fields and key_of(header) in seen.by_key
    }
    pairs = _pairs(tab, seen, names, overlap)
    found = {name: Match(name, fields[name], column, 1.0, "config") for name, column in settled.items()}
    taken = {column.place for column in settled.values()}
    for confidence, _, name, column in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[3].place)):
        if name not in found and column.place not in taken and confidence >= LIKELY:
            by = _reason(names, tab, name, column)
            found[name] = Match(name, fields[name], column, confidence, by)
            taken.add(column.place)
    columns = {name: found.get(name) or Match(name, field, None) for name, field in fields.items()}
    return TabMatch(tab, seen, {name: _with_others(match, pairs) for name, match in columns.items()})


def _pairs(
    tab: type[EntryTab], seen: SeenTab, names: Names, overlap: Overlap | None
) -> list[tuple[float, int, str, SeenColumn]]:
    content = Content(seen)
    return [
        (round(confidence, 3), order, name, column)
        for order, (name, field) in enumerate(names.fields(tab).items())
        for column in seen.by_key.values()
        if (confidence := _confidence(field, column, names, content, overlap)) > 0
    ]


def _confidence(field: Field, column: SeenColumn, names: Names, content: Content, overlap: Overlap | None) -> float:
    """Name and content weighed together."""
    role, profile = field.tab.role, column.profile
    worth, fits = names.worth(role, field.name, column.header), fit(field, profile)
    if overlap is not None and field in _KEYS and field is not Leads.lead_id:
        return _of_links(worth, overlap(column))
    if worth >= _NAMED:
        if not profile.size:
            return worth * _EMPTY
        told = max(fits, content.telling(field, column))
        led = field is Deals.manager and content.is_led(column)
        return worth * (_NAME_ALONE + (1 - _NAME_ALONE) * told) * (0.9 if led else 1.0)
    if is_avoided(field.name, column.header):
        return 0.0
    telling = content.telling(field, column) if fits >= LIKELY or field in _KEYS else 0.0
    return max(telling * (1.0 if is_meaningless(column.header) else _MISNAMED), worth * fits)


def _of_links(worth: float, overlap: float) -> float:
    """A column that points to leads: its values must be theirs, whatever it is called."""
    return overlap * (0.8 + 0.2 * worth) if overlap >= 0.3 else worth * overlap


def _reason(names: Names, tab: type[EntryTab], name: str, column: SeenColumn) -> str:
    worth = names.worth(tab.role, name, column.header)
    return "content" if worth < _NAMED else "both" if column.profile.size else "name"


def _with_others(match: Match, pairs: Sequence[tuple[float, int, str, SeenColumn]]) -> Match:
    others = [(column, worth) for worth, _, name, column in pairs if name == match.name and column is not match.column]
    return replace(match, others=tuple(sorted(others, key=lambda one: -one[1])[:_RIVALS]))
