"""Which words of a column look like one word written twice. They are proposed, never merged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from sheetsync.core.parse.text import fold

MOST_SPELLINGS = 20_000
"""A column with more different words is no list of words, and gets no proposals."""
MOST_WORDS = 1_500
"""So many words are compared pair by pair, the most frequent ones; the others only by what is left of them without
spaces and signs."""
_LOOKALIKES = str.maketrans("авеёкмнорстух", "abeekmhopctyx")
_SIGNS = re.compile(r"(?:[^\w+#%]|_)+")
"""What may be left out of a word; A and A+, C and C# are two."""


def proposals(counts: Mapping[str, int]) -> dict[str, str]:
    """Per rare spelling, the more frequent word that it may stand for; `counts` has one entry per word as shown."""
    if len(counts) > MOST_SPELLINGS:
        return {}
    words = sorted(counts, key=lambda word: (-counts[word], word))
    found: dict[str, str] = {}
    by_skeleton: dict[str, str] = {}
    for word in words:
        skeleton = _skeleton(word)
        if skeleton and by_skeleton.setdefault(skeleton, word) != word:
            found[word] = by_skeleton[skeleton]
    heads = [(skeleton, word) for skeleton, word in by_skeleton.items() if len(skeleton) >= 6][:MOST_WORDS]
    for rare, frequent in _near_pairs([skeleton for skeleton, _ in heads]):
        if heads[rare][1] not in found and _differ_in_letters(heads[rare][1], heads[frequent][1]):
            found[heads[rare][1]] = heads[frequent][1]
    return found


def nearest_word(word: str, known: Sequence[str]) -> str:
    """The known word that a written one may stand for, "" if none is like it."""
    skeleton = _skeleton(word)
    for one in known:
        if skeleton and _skeleton(one) == skeleton:
            return one
    near = process.extractOne(
        skeleton, [_skeleton(one) for one in known], scorer=OSA.distance, score_cutoff=_allowed(skeleton)
    )
    return known[near[2]] if near and near[1] and _differ_in_letters(word, known[near[2]]) else ""


def _skeleton(word: str) -> str:
    """What is left of a word without spaces and signs, letters that look alike in both alphabets as one."""
    return _SIGNS.sub("", fold(word)).translate(_LOOKALIKES)


def _allowed(skeleton: str) -> int:
    """How many letters a typo may change: none in short words."""
    return 0 if len(skeleton) < 6 else 1 if len(skeleton) < 12 else 2


def _near_pairs(skeletons: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs (rare, frequent) of places that differ by a typo; the list goes from frequent to rare."""
    if len(skeletons) < 2:
        return
    distances = process.cdist(skeletons, skeletons, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
    for rare, frequent in np.argwhere(np.tril(distances <= 2, -1)).tolist():
        one, other = skeletons[rare], skeletons[frequent]
        if one[0] == other[0] and distances[rare, frequent] <= min(_allowed(one), _allowed(other)):
            yield rare, frequent


def _differ_in_letters(one: str, other: str) -> bool:
    """No proposal for words that differ in a number (Segment 1, Segment 2) or in a short part (Plan A, Plan B)."""
    parts = [_SIGNS.split(fold(word)) for word in (one, other)]
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    if len(parts[0]) != len(parts[1]):
        return True
    changed = [pair for pair in zip(*parts, strict=True) if pair[0] != pair[1]]
    return all(min(map(len, pair)) >= 4 for pair in changed)
