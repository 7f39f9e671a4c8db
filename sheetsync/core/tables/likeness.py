"""Which words look like one word written twice. They are proposed, never merged."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from sheetsync.core.parse.text import fold
from sheetsync.core.tables.channels import same_channel
from sheetsync.core.tables.people import same_person
from sheetsync.core.tables.sounds import other_layout, parts, sound, sounds

MOST_SPELLINGS = 20_000
"""A column with more different words is no list of words, and gets no proposals."""
MOST_WORDS = 1_500
"""So many words are compared letter by letter, the most frequent ones; the others only by how they sound."""
MOST_PAIRS = 200
"""So many words are compared by meaning: abbreviations, names of people and of channels."""
_LOOKALIKES = str.maketrans("авеёкмнорстух", "abeekmhopctyx")
_SIGNS = re.compile(r"(?:[^\w+#%]|_)+")
"""What may be left out of a word; A and A+, C and C# are two."""
_ROMAN = re.compile("[ivxlcх]+")
_FEWEST_LETTERS = 5
_STEM = 5
"""Letters by which inflected words are told to be one."""


def proposals(counts: Mapping[str, int], kind: str = "") -> dict[str, str]:
    """Per rare spelling, the more frequent word that it may stand for; `counts` has one entry per word as shown.

    `kind`: what the words name; managers are people, channels have usual names.
    """
    if len(counts) > MOST_SPELLINGS:
        return {}
    words = sorted(counts, key=lambda word: (-counts[word], word))
    found: dict[str, str] = {}
    for key in (_skeleton, _sound):
        by_key: dict[str, str] = {}
        for word in words:
            same = key(word)
            if len(same) > (key is _sound) * 2 and by_key.setdefault(same, word) != word:
                found.setdefault(word, by_key[same])
    found = {**_by_layout(words), **found}
    heads = [word for word in words if word not in found and len(_sound(word)) >= _FEWEST_LETTERS][:MOST_WORDS]
    fewest = _FEWEST_LETTERS + (kind == "manager")  # Мария and Марина are two
    for key in (_sound, _skeleton):
        for rare, frequent in _near_pairs([key(word) for word in heads], fewest):
            if heads[rare] not in found and _differ_in_letters(heads[rare], heads[frequent]):
                found[heads[rare]] = heads[frequent]
    if len(words) <= MOST_PAIRS:
        found |= dict(_alike(words, dict(found), _ALIKE.get(kind, _is_short_for)))
    return {word: _last(meant, found) for word, meant in found.items()}


def _by_layout(words: Sequence[str]) -> dict[str, str]:
    """Words typed with the wrong keyboard, and the more frequent ones that they are with the other."""
    rank = {fold(word): place for place, word in reversed(list(enumerate(words)))}
    meant = {word: rank.get(other_layout(word), place) for place, word in enumerate(words)}
    return {word: words[meant[word]] for place, word in enumerate(words) if meant[word] < place}


def _last(word: str, found: Mapping[str, str]) -> str:
    """Where a chain of proposals ends; each leads to a more frequent word."""
    while word in found:
        word = found[word]
    return word


def nearest_word(word: str, known: Sequence[str]) -> str:
    """The known word that a written one may stand for, "" if none is like it."""
    for key in (_skeleton, _sound, lambda text: _skeleton(" ".join(parts(text)))):
        same = key(word)
        for one in known:
            if same and key(one) == same:
                return one
    for key in (_sound, _skeleton):
        heard = key(word)
        most = 1 if len(heard) < 10 else 2
        near = process.extractOne(heard, [key(one) for one in known], scorer=OSA.distance, score_cutoff=most)
        if near and near[1] and len(heard) >= _FEWEST_LETTERS - 1 and _differ_in_letters(word, known[near[2]]):
            return known[near[2]]
    return next((one for one in known if _is_short_for(word, one) or fold(one) == other_layout(word)), "") or _within(
        word, known
    )


def _skeleton(word: str) -> str:
    """What is left of a word without spaces and signs, letters that look alike in both alphabets as one."""
    return _SIGNS.sub("", fold(word)).translate(_LOOKALIKES)


def _sound(word: str) -> str:
    """How it is spoken: one for a transliteration and its original. Signs that tell words apart stay."""
    return "".join(sounds(word)) + "".join(sign for sign in fold(word) if sign in "+#%")


def _allowed(heard: str, fewest: int) -> int:
    """How many letters a typo may change: none in short words."""
    return 0 if len(heard) < fewest else 1 if len(heard) < 12 else 2


def _near_pairs(heard: Sequence[str], fewest: int) -> Iterator[tuple[int, int]]:
    """Pairs (rare, frequent) of places that differ by a typo; the list goes from frequent to rare."""
    if len(heard) < 2:
        return
    distances = process.cdist(heard, heard, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
    for rare, frequent in np.argwhere(np.tril(distances <= 2, -1)).tolist():
        one, other = heard[rare], heard[frequent]
        may_start_anew = min(len(one), len(other)) >= 8
        if (one[0] == other[0] or may_start_anew) and distances[rare, frequent] <= min(
            _allowed(one, fewest), _allowed(other, fewest)
        ):
            yield rare, frequent


def _differ_in_letters(one: str, other: str) -> bool:
    """No proposal for words that differ in a number (Segment 1, Segment 2) or in a short part (Plan A, Plan B)."""
    some, others = parts(one), parts(other)
    if re.findall(r"\d+", " ".join(some)) != re.findall(r"\d+", " ".join(others)):
        return False
    if len(some) != len(others):
        return True
    changed = [pair for pair in zip(some, others, strict=True) if pair[0] != pair[1]]
    return all(min(map(len, pair)) >= 4 or _is_slip(*pair) for pair in changed)


def _is_slip(one: str, other: str) -> bool:
    """Whether short parts differ by a letter that is missing or has moved: Mid and Md, but II and III are two."""
    is_moved = len(one) > 2 and one != other and sorted(one) == sorted(other)
    is_missing = min(len(one), len(other)) > 1 and len(one) != len(other)
    return (is_moved or is_missing) and not _ROMAN.fullmatch(one + other)


def _alike(
    words: Sequence[str], found: Mapping[str, str], test: Callable[[str, str], bool]
) -> Iterator[tuple[str, str]]:
    """Words that may stand for exactly one of the more frequent ones."""
    heads: list[str] = []
    for word in words:
        if word in found:
            continue
        meant = [head for head in heads if test(word, head)]
        if len(meant) == 1:
            yield word, meant[0]
        else:
            heads.append(word)


def _is_short_for(word: str, known: str) -> bool:
    """Whether one abbreviates the other: by initials (МБ, Малый бизнес), word by word (Мал. бизнес), by its start."""
    some, others = parts(word), parts(known)
    if len(some) == len(others):
        pairs = [sorted(pair, key=len) for pair in zip(some, others, strict=True)]
        is_cut = any(len(short) < len(long) for short, long in pairs)
        return is_cut and all(_is_cut(sound(short), sound(long), len(long) - len(short)) for short, long in pairs)
    if some and some == others[: len(some)]:
        return len("".join(some)) > 3  # Search is short for Search ads
    short, many = (some, others) if len(some) == 1 else (others, some)
    return len(short) == 1 < len(many) and sound(short[0]) == sound("".join(part[0] for part in many))


def _is_cut(short: str, long: str, missing: int) -> bool:
    return short == long or (missing > 0 and len(short) > 1 and long.startswith(short))


_ALIKE: Mapping[str, Callable[[str, str], bool]] = {
    "manager": same_person,
    "channel": lambda word, head: same_channel(word, head) or _is_short_for(word, head),
    "campaign": same_channel,
}


def _within(word: str, known: Sequence[str]) -> str:
    """The known word of which most is said in a longer text, in any form of its words: "клиенту дорого" is "Дорого"."""
    whole = set(sounds(word))
    said = {part[:_STEM] for part in whole}
    shares: dict[tuple[float, int, int], list[str]] = {}
    for one in known:
        heard = {part for part in sounds(one) if len(part) > 3}
        stems = {part[:_STEM] for part in heard}
        if stems and len(stems & said) * 2 >= len(stems):
            share = len(stems & said) / len(stems), len(stems), len(heard & whole)
            shares.setdefault(share, []).append(one)
    best = shares[max(shares)] if shares else []
    return best[0] if len(best) == 1 else ""
