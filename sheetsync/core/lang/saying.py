"""Looking a phrase up, and putting numbers, money and dates into the words of a language."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache

from sheetsync.core.lang.words import Lang, Words

AREAS = (
    "adopt",
    "agreement",
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
    """A phrase in a language with its places filled; KeyError if the phrase or a value is missing."""
    phrase = all_phrases()[key].in_(lang)
    return phrase.format(**values) if values else phrase
