"""Which tab of the workbook is which entry tab."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.issues import Issue
from sheetsync.core.norms import Norms
from sheetsync.core.schema import EntryTab
from sheetsync.core.tables.complaints import Place, in_both
from sheetsync.core.tables.header_names import key_of

NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})

_KNOWN, _EXACT, _FOLDED, _DRESSED, _COPY = range(5)
"""How like an entry tab's title a tab's title is, the best likeness first."""
_NUMBERED = re.compile(r"\D*(?:\s\d{1,2}|\(\d{1,2}\))\s*")
_QUARTER = re.compile(r"\bq[1-4]\b|\b[1-4]\s*кв\w*")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_DRESS_WORDS = (
    "новый новые новая new актуальный актуальные актуальная current все all общий общая общие таблица table лист листа "
    "sheet tab вкладка вкладки список list база base реестр учет данные data ввод entry основной основная основные "
    "main рабочий рабочая crm срм год года г year кв квартал the of январь февраль март апрель май июнь июль август "
    "сентябрь октябрь ноябрь декабрь january february march april may june july august september october november "
    "december"
)
_DRESS = frozenset(_DRESS_WORDS.split())
"""Words beside a title that don't change what the tab is."""
_OLD_WORDS = (
    "копия copy дубль дубликат duplicate старый старые старая old архив archive backup бэкап бекап резерв резервная "
    "черновик draft тест test удалить delete"
)
_OLD = frozenset(_OLD_WORDS.split())
"""Words that make a copy of it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tab that may be an entry tab, and how like its title is; a hidden one comes after all that are shown."""

    title: str
    likeness: int
    hidden: bool = False

    @property
    def rank(self) -> tuple[bool, int]:
        """Candidates of lower rank go first."""
        return self.hidden, self.likeness


def bind(
    titles: Sequence[str],
    norms: Norms,
    known: Mapping[str, str] = NOTHING_KNOWN,
    hidden: Collection[str] = (),
) -> dict[str, str]:
    """The tab's title by role: configured ones as they are, the others by their declared name in either language.

    `known` are the titles by now of tabs that were bound before: such a tab stays what it was, whatever it is called,
    unless the configuration names another one that is there. Titles are compared without case, spaces, punctuation,
    emoji, years and words like "new" or "copy of"; the plainest one wins, one that is shown before a hidden one. A
    configured title that isn't there stays unbound.
    """
    return {role: found[0].title for role, found in candidates(titles, norms, known, hidden).items()}


def candidates(
    titles: Sequence[str],
    norms: Norms,
    known: Mapping[str, str] = NOTHING_KNOWN,
    hidden: Collection[str] = (),
) -> dict[str, list[Candidate]]:
    """By role all tabs that may be it, the best first; roles that no tab may be are absent."""
    found: dict[str, list[Candidate]] = {}
    for tab in ENTRY_TABS:
        configured = norms.titles.get(tab.role)
        wanted = [configured] if configured is not None else [tab.title.en, tab.title.ru]
        ranked = sorted(_candidates(titles, wanted, hidden), key=lambda one: one.rank)
        if configured is not None:
            ranked = [one for one in ranked if one.likeness <= _FOLDED][:1]
        if tab.role in known and configured not in titles:
            title = known[tab.role]
            ranked = [Candidate(title, _KNOWN), *(one for one in ranked if one.title != title)]
        if ranked:
            found[tab.role] = ranked
    return found


def _candidates(titles: Sequence[str], wanted: Sequence[str], hidden: Collection[str]) -> Iterator[Candidate]:
    for title in titles:
        likeness = _likeness(title, wanted)
        if likeness is not None:
            yield Candidate(title, likeness, title in hidden)


def _likeness(title: str, wanted: Sequence[str]) -> int | None:
    if title in wanted:
        return _EXACT
    if key_of(title) in map(key_of, wanted):
        return _FOLDED
    words = _WORD.findall(_QUARTER.sub(" ", _plain(title)))
    rest = [word for word in words if word not in _DRESS and word not in _OLD and not word.isdecimal()]
    if "".join(map(key_of, rest)) not in map(key_of, wanted):
        return None
    is_copy = bool(_OLD & set(words)) or _NUMBERED.fullmatch(title) is not None
    return _COPY if is_copy else _DRESSED


def rivals(found: Sequence[Candidate]) -> list[str]:
    """The tabs whose titles are as good as the best one's: their content tells which it is."""
    best = found[0]
    return [one.title for one in found if one.likeness == best.likeness and one.hidden == best.hidden]


def rival_issues(
    bound: Mapping[str, str], found: Mapping[str, Sequence[Candidate]], usable: Collection[tuple[str, str]]
) -> list[Issue]:
    """What is said of tabs that may be an entry tab and aren't read.

    `usable`: role and title of those that have all columns that the entry tab needs.
    """
    taken = set(bound.values())
    issues = []
    for tab in ENTRY_TABS:
        for one in found.get(tab.role, ()):
            if one.title not in taken:
                kind = _kind(one, (tab.role, one.title) in usable)
                issues.append(_issue(tab, bound[tab.role], kind, one.title))
    return issues


def _kind(one: Candidate, usable: bool) -> str:
    if one.hidden or one.likeness == _COPY:
        return "tab_copy"
    return "tabs_compete" if usable else "tab_rival"


def _issue(tab: type[EntryTab], title: str, kind: str, other: str) -> Issue:
    detail = {} if kind == "tab_copy" else in_both("title", tab.title)
    return Place(title, tab.owner).issue(kind, written=other, detail=detail)


def missing(titles: Sequence[str], norms: Norms, known: Mapping[str, str] = NOTHING_KNOWN) -> Mapping[str, str]:
    """Configured titles that no tab has, by role."""
    bound = bind(titles, norms, known)
    return {role: title for role, title in norms.titles.items() if role not in bound}


def fold(title: str) -> str:
    """A title's letters and digits, without case and ё."""
    return re.sub(r"[\W_]+", "", _plain(title))


def _plain(title: str) -> str:
    return unicodedata.normalize("NFKC", title).casefold().replace("ё", "е")
