"""What a phrase is: the same words in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Lang: TypeAlias = Literal["en", "ru"]
LANGS: tuple[Lang, ...] = ("en", "ru")


@dataclass(frozen=True, slots=True)
class Words:
    """A phrase in English and Russian, with `{named}` places for values."""

    en: str
    ru: str

    def in_(self, lang: Lang) -> str:
        """The phrase in one language."""
        return self.en if lang == "en" else self.ru
