"""Looking a phrase up, and putting numbers, money and dates into the words of a language."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache

from babel import Locale

from sheetsync.core.lang import figures
from sheetsync.core.lang.words import Lang, Words

FORMS: Mapping[Lang, tuple[str, ...]] = {"en": ("one", "other"), "ru": ("one", "few", "many")}
"""The plural forms of whole numbers, in the order in which phrases tell their words."""

AREAS = (
    "adopt",
    "agreement",
    "ceo",
    "changes",
    "cli",
    "disputes",
    "doctor",
    "economics",
    "entry_notes",
    "forecast",
    "funnel",
    "google",
    "guide",
    "history",
    "hypotheses",
    "issues",
    "losses",
    "maturity",
    "memo",
    "plan_fact",
    "qualification",
    "questions",
    "refusals",
    "relation",
    "service",
    "speed",
    "summary",
    "trust",
    "validity",
    "why",
)
"""The modules of `phrases`, each with a PHRASES of its own."""


@cache
def all_phrases() -> Mapping[str, Words]:
    """Every phrase by key; a key told in two areas is a fault of ours (ValueError)."""
    found: dict[str, Words] = {}
    for area in AREAS:
        told: Mapping[str, Words] = importlib.import_module(f"sheetsync.core.lang.phrases.{area}").PHRASES
        if twice := found.keys() & told.keys():
            raise ValueError(f"phrases told twice: {sorted(twice)}")
        found.update(told)
    return found


def say(lang: Lang, key: str, /, **values: object) -> str:
    """A phrase in a language with its places filled, by Words in the same language; KeyError if one is missing."""
    phrase = all_phrases()[key].in_(lang)
    return phrase.format(**{name: _placed(value, lang) for name, value in values.items()}) if values else phrase


def _placed(value: object, lang: Lang) -> object:
    if isinstance(value, Words):
        return value.in_(lang)
    if type(value) is not int:
        return value
    counted = Counted(value)
    counted.lang = lang
    return counted


class Counted(int):
    """A count in a phrase: `{n}` plain, `{n:n}` with grouped digits, `{n:row|rows}` the word that goes with it, in the
    order of the language's plural forms.
    """

    lang: Lang = "en"

    def __format__(self, form: str) -> str:
        if form == "n":
            return figures.number(int(self), self.lang)
        if "|" not in form:
            return format(int(self), form)
        words = dict(zip(FORMS[self.lang], form.split("|"), strict=True))
        return words[Locale(self.lang).plural_form(abs(self))]
