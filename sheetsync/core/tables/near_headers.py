"""Headers with a typo: which declared column was surely meant, and which one a header is merely like."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from sheetsync.core.tables.header_names import key_of, words_of
from sheetsync.core.tables.headers import normal
from sheetsync.core.tables.wanted import WantedColumns

_LIKE = 75
_OTHER_THINGS = frozenset(
    key_of(word)
    for word in (
        *("план", "плановая", "плановый", "прогноз", "ожидаемая", "ожидаемый", "факт", "старый", "старая", "старое"),
        *("прошлый", "прошлая", "копия", "не", "plan", "planned", "forecast", "expected", "old", "previous", "not"),
    )
)
"""Words in brackets that make another column of it."""
_REAL_WORDS = frozenset(
    key_of(word) for word in ("компания", "компании", "контракт", "контракта", "заказ", "заказа", "этаж", "договор")
)
"""Words a letter or two away from our headers that are no typos."""


def surely_meant(text: str, wanted: WantedColumns, free: Collection[str]) -> str:
    """The declared name of the free column whose header was meant: a letter or two off, or with a remark in brackets;
    "" if none, or if it could be another one as well.
    """
    header = wanted.taken_apart(text)
    if _OTHER_THINGS & set(words_of(header.aside)) or _REAL_WORDS & set(words_of(text)):
        return ""
    best: dict[str, int] = {}
    for alias, name in wanted.by_key.items():
        distance = _edits(header.bare, alias, short=wanted.fields[name].required)
        if distance is not None and _same_words(text, header.aside, wanted, name, alias):
            best[name] = min(distance, best.get(name, distance))
    nearest = [name for name, distance in best.items() if distance == min(best.values())]
    return nearest[0] if len(nearest) == 1 and nearest[0] in free else ""


def merely_like(text: str, wanted: WantedColumns, free: Collection[str]) -> str:
    """The declared name of the free column whose headers a text is most like, "" if none."""
    own = normal(text)
    ratios = {
        name: max(fuzz.ratio(own, normal(header)) for header in wanted.headers(wanted.fields[name])) for name in free
    }
    best = max(ratios, key=lambda name: ratios[name], default="")
    return best if best and ratios[best] >= _LIKE else ""


def _edits(key: str, alias: str, *, short: bool) -> int | None:
    """How many typos lie between two keys, None if more than a hasty hand makes."""
    if not key or key[0] != alias[0] or _digits(key) != _digits(alias):
        return None
    length = min(len(key), len(alias))
    most = 2 if length >= 8 else 1 if length >= 5 or (short and length == 4) else 0
    distance = OSA.distance(key, alias, score_cutoff=most)
    return distance if distance <= most else None


def _digits(key: str) -> str:
    return "".join(filter(str.isdigit, key))


def _same_words(text: str, aside: str, wanted: WantedColumns, name: str, alias: str) -> bool:
    """Whether no word has become another one: each begins alike, short ones have one typo at most."""
    header = next(one for one in wanted.headers(wanted.fields[name]) if key_of(one) == alias)
    ours, theirs = list(words_of(header)), list(words_of(text))
    if len(theirs) > len(ours):
        theirs = theirs[: len(ours)] if aside or wanted.taken_apart(text).bare != key_of(text) else theirs
    if len(ours) != len(theirs):
        return OSA.distance("".join(ours), "".join(theirs)) <= 1
    return all(
        one[0] == other[0] and OSA.distance(one, other) <= (0 if len(one) < 4 else 1 if len(one) < 7 else 2)
        for one, other in zip(ours, theirs, strict=True)
    )
