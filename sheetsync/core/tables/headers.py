"""Headers as words: how two of them are compared, and which one is like another."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from rapidfuzz import fuzz, process

from sheetsync.core.parse.text import fold

_GOOD_GUESS = 70
_OUTER = re.compile(r"^\W+|\W+$")


def normal(header: str) -> str:
    """What two spellings of one header share: as a folded word, underscores as spaces, no outer signs."""
    folded = " ".join(fold(header.replace("_", " ")).split())
    return _OUTER.sub("", folded) or folded


def nearest(wanted: Iterable[str], found: Collection[str]) -> str:
    """The found header most like any of the wanted ones, "" if none is like them."""
    by_normal = {normal(header): header for header in found if header}
    guesses = [
        match
        for header in wanted
        if (match := process.extractOne(normal(header), list(by_normal), scorer=fuzz.ratio, score_cutoff=_GOOD_GUESS))
    ]
    return by_normal[max(guesses, key=lambda guess: guess[1])[0]] if guesses else ""
