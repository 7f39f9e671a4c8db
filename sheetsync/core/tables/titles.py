"""Which tab of the workbook is which entry tab."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.norms import Norms

NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})


def bind(titles: Sequence[str], norms: Norms, known: Mapping[str, str] = NOTHING_KNOWN) -> dict[str, str]:
    """The tab's title by role: configured ones as they are, the others by their declared name in either language.

    `known` are the titles by now of tabs that were bound before: such a tab stays what it was, whatever it is called,
    unless the configuration names another one that is there. Titles are compared without case, spaces, punctuation and
    emoji; an exact match wins. A configured title that isn't there stays unbound.
    """
    found: dict[str, str] = {}
    for tab in ENTRY_TABS:
        if tab.role in known and norms.titles.get(tab.role) not in titles:
            found[tab.role] = known[tab.role]
            continue
        wanted = [norms.titles[tab.role]] if tab.role in norms.titles else [tab.title.en, tab.title.ru]
        exact = [title for title in titles if title in wanted]
        folded = {fold(name) for name in wanted}
        matches = exact or [title for title in titles if fold(title) in folded]
        if matches:
            found[tab.role] = matches[0]
    return found


def missing(titles: Sequence[str], norms: Norms, known: Mapping[str, str] = NOTHING_KNOWN) -> Mapping[str, str]:
    """Configured titles that no tab has, by role."""
    bound = bind(titles, norms, known)
    return {role: title for role, title in norms.titles.items() if role not in bound}


def fold(title: str) -> str:
    """A title's letters and digits, without case and ё."""
    plain = unicodedata.normalize("NFKC", title).casefold().replace("ё", "е")
    return re.sub(r"[\W_]+", "", plain)
