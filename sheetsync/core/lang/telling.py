"""Errors in the reader's language."""

from __future__ import annotations

from typing import TypeVar

from sheetsync.core.lang.saying import say
from sheetsync.core.lang.words import Lang
from sheetsync.errors import SheetsyncError

E = TypeVar("E", bound=SheetsyncError)


def error_of(kind: type[E], key: str, /, **values: object) -> E:
    """An error whose message is a phrase: English itself, and told in other languages by `in_words`."""
    error = kind(say("en", key, **values))
    error.told = key, values
    return error


def message_in(error: SheetsyncError, lang: Lang) -> str:
    """What is wrong, in a language if it can be told in it."""
    if error.told is None:
        return error.message
    key, values = error.told
    return say(lang, key, **values)


def in_words(error: SheetsyncError, lang: Lang) -> str:
    """The whole error with its faults, one a line."""
    return "\n".join([message_in(error, lang), *(f"  - {fault}" for fault in error.faults)])
