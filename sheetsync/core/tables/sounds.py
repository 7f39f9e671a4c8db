"""How a word sounds in both alphabets: a transliteration and its original have one sound, whatever the scheme."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sheetsync.core.parse.text import fold

_LATIN = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziiklmnoprstufhie", strict=True)),
        "ж": "zh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "sh",
        "ю": "iu",
        "я": "ia",
        "ь": "",
        "ъ": "",
        "ё": "e",
    }
)
_TO_LATIN = str.maketrans("авекмнорстухі", "abekmhopctyxi")
_TO_CYRILLIC = str.maketrans("abekmhopctyx", "авекмнорстух")
_ONLY_CYRILLIC = re.compile("[бгджзийлпфцчшщъыьэюя]")
_BOTH = re.compile(r"(?=.*[a-z])(?=.*[а-я])")
_LAYOUT = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.", "йцукенгшщзхъфывапролджэячсмитьбю")
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"^[\W_]*\d{1,2}(?!\d)[\W_]+(?=[^\W\d_])")
"""A number set before a word: "3. ", "3) ", "[3] "."""
_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("sch|shch", "sh"),
        ("tch", "ch"),
        ("kh", "h"),
        ("ph", "f"),
        ("th", "t"),
        ("ck", "k"),
        ("x", "ks"),
        ("qu", "kv"),
        ("[tc]z|ts|c(?=[eiy])", "s"),
        ("c(?!h)|q", "k"),
        ("w", "v"),
        ("oo|ou", "u"),
        ("gle$", "gl"),
        ("[yj]", "i"),
        ("io|ie", "e"),
        (r"([a-z])\1+", r"\1"),
    )
)
"""From the way a scheme or a language spells a sound to one letter for it; the order matters."""


@lru_cache(50_000)
def parts(written: str) -> tuple[str, ...]:
    """The folded words in a text: no signs, no emoji, no number before it ("3. КП")."""
    return tuple(_WORD.findall(_NUMBER.sub("", fold(written))))


@lru_cache(50_000)
def sound(part: str) -> str:
    """The sound of one folded word, in Latin letters; letters of the other alphabet that look alike are put right."""
    if not part.isascii():
        part = "".join(sign for sign in unicodedata.normalize("NFKD", part) if not unicodedata.combining(sign))
        if _BOTH.match(part):
            part = part.translate(_TO_CYRILLIC if _ONLY_CYRILLIC.search(part) else _TO_LATIN)
        part = part.translate(_LATIN)
    for pattern, letters in _RULES:
        part = pattern.sub(letters, part)
    return part


def sounds(written: str) -> tuple[str, ...]:
    """The sounds of a text's words."""
    return tuple(sound(part) for part in parts(written))


def other_layout(written: str) -> str:
    """What was meant by a text typed with the keyboard set to Latin: "lheujt" is "другое"."""
    return fold(written).translate(_LAYOUT)
