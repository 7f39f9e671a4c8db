"""Which tab of the workbook is which entry tab."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from sheetsync.core.entry_tabs import ENTRY_TABS
from sheetsync.core.norms import Norms


def bind(titles: Sequence[str], norms: Norms) -> dict[str, str]:
    """The tab's title by role: configured ones as they are, the others by their declared name in either language.

    Titles are compared without case, spaces, punctuation and emoji; an exact match wins. A configured title that
    isn't there stays unbound.
    """
    found: dict[str, str] = {}
    for tab in ENTRY_TABS:
        wanted = [norms.titles[tab.role]] if tab.role in norms.titles else [tab.title.en, tab.title.ru]
        exact = [title for title in titles if title in wanted]
        folded = {fold(name) for name in wanted}
        matches = exact or [title for title in titles if fold(title) in folded]
        if matches:
            found[tab.role] = matches[0]
    return found


def missing(titles: Sequence[str], norms: Norms) -> Mapping[str, str]:
    """Configured titles that no tab has, by role."""
    bound = bind(titles, norms)
    return {role: title for role, title in norms.titles.items() if role not in bound}


def fold(title: str) -> str:
    """A title's letters and digits, without case and ё."""
    plain = unicodedata.normalize("NFKC", title).casefold().replace("ё", "е")
    return re.sub(r"[\W_]+", "", plain)
